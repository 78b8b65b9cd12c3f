use crate::common::House;

async fn get(house: &House, address: &str) -> crate::common::Answer {
    house.stranger().get(address).await
}

#[tokio::test]
async fn statements_stand_in_every_language() {
    let app = House::new();
    get(&app, "/help?lang=da").await.has_status(200).says("Hvem du kan ringe til").says("02 511 64 64");
    get(&app, "/accessibility?lang=fr").await.has_status(200).says("WCAG 2.2");
    get(&app, "/privacy?lang=nl").await.has_status(200).says("Wie mag wat zien");
}

#[tokio::test]
async fn a_chosen_language_stays() {
    let app = House::new();
    let page = get(&app, "/help?lang=da").await;
    assert_eq!(page.header("set-cookie"), "lang=da; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    assert!(page.body.starts_with("<!DOCTYPE html>\n<html lang=\"da\">"), "{}", &page.body[..100]);
}
