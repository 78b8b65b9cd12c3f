use crate::common::House;

#[tokio::test]
async fn what_was_published_stands_beside_what_was_counted() {
    let house = House::new();
    let mut rapporteur = house.browser("rapporteur");
    rapporteur.get("/figures").await.leads_to("/figures/2024");
    rapporteur
        .get("/figures/2022?lang=en")
        .await
        .has_status(200)
        .says("Figures for 2022")
        .says("1,409")
        .says("not equal")
        .says("Counted from the journals of 0 files.");
    rapporteur.get("/figures/2022?lang=da").await.says("1.409").says("ikke ens");
}

#[tokio::test]
async fn a_year_that_is_none_is_not_found() {
    let house = House::new();
    let mut rapporteur = house.browser("rapporteur");
    for year in ["1066", "soon", "99999"] {
        rapporteur.get(&format!("/figures/{year}")).await.has_status(404).says("Nothing here for you.");
    }
    rapporteur.get("/figures/1990?lang=en").await.has_status(200).says("The circular names no figure");
}

#[tokio::test]
async fn offices_that_keep_files_find_no_figures() {
    let house = House::new();
    for role in ["police", "administrator", "social-worker"] {
        house.browser(role).get("/figures/2022").await.has_status(404);
    }
}
