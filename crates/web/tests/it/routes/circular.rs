use crate::common::House;

async fn get(house: &House, address: &str) -> crate::common::Answer {
    house.stranger().get(address).await
}

#[tokio::test]
async fn the_contents_lead_to_every_stage_role_and_source() {
    let app = House::new();
    let contents = get(&app, "/circular/be?lang=en").await;
    contents
        .has_status(200)
        .says("Belgian circular on victims of trafficking")
        .says("Stages")
        .says("Reflection period");
    let mut seen = 0;
    for link in contents.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        if link.starts_with("/circular/") {
            get(&app, &format!("{link}?lang=fr")).await.has_status(200);
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} links");
}

#[tokio::test]
async fn a_rule_says_its_ground_and_how_sure_it_is() {
    let app = House::new();
    get(&app, "/circular/be/stage/reflection?lang=en")
        .await
        .has_status(200)
        .says("Reflection period")
        .says("Rests on")
        .says("art. 61/2")
        .says("Opens with");
}

#[tokio::test]
async fn a_reading_shows_both_sides_and_which_is_chosen() {
    let app = House::new();
    get(&app, "/circular/be/readings?lang=en")
        .await
        .has_status(200)
        .says("Side A")
        .says("chosen here")
        .says("Why:");
    get(&app, "/circular/be/readings?lang=da").await.says("valgt her");
}

#[tokio::test]
async fn a_day_in_three_boxes_is_kept_in_the_links() {
    let app = House::new();
    let page = get(&app, "/circular/be?day=1&month=3&year=2015&lang=en").await;
    page.has_status(200).says("The circular as in force on Sunday 1 March 2015.");
    assert!(page.body.contains("?on=2015-03-01"));
}

#[tokio::test]
async fn a_day_that_does_not_exist_is_said_and_kept() {
    let app = House::new();
    let page = get(&app, "/circular/be?day=31&month=4&year=2026&lang=en").await;
    page.has_status(200).says("This day does not exist. Use day, month, year, for example 30 04 2026.");
    assert!(
        page.body.contains(r#"name="day" inputmode="numeric" maxlength="2" autocomplete="off" value="31""#)
    );
}

#[tokio::test]
async fn what_the_circular_does_not_hold_is_not_found() {
    let app = House::new();
    for address in
        ["/circular/dk", "/circular/be/stage/none", "/circular/be/rule/none", "/circular/be/all/scenario"]
    {
        get(&app, &format!("{address}?lang=en"))
            .await
            .has_status(404)
            .says("Nothing here for you. Check the reference, or search.");
    }
}
