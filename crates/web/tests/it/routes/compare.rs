use std::{path::Path, sync::Arc};

use circular::{Choices, Rulebook};
use web::Settings;

use crate::common::House;

fn denmark() -> Arc<Rulebook> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/dk"));
    let (circular, _) = circular::read(folder).unwrap();
    Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
}

fn house() -> House {
    House::with(Settings { neighbours: vec![denmark()], ..Settings::default() })
}

#[tokio::test]
async fn a_neighbour_stands_beside_the_installations_own_circular_a_topic_at_a_time() {
    let house = house();
    let mut reader = house.stranger();
    let contents = reader.get("/circular/be?lang=en").await;
    assert!(contents.says("Danish circular").body.contains("href=\"/compare/dk\""));
    let reflection = reader.get("/compare/dk?topic=reflection&lang=en").await;
    reflection.has_status(200).says("45 days").says("30 days").says("stricter").says("s. 33(14)");
    assert!(!reflection.words().contains("Prostitution"), "one topic at a time");
    reader.get("/compare/dk?topic=all&lang=en").await.says("Prostitution").says("45 days");
    // Texts that only one of the two has in French stand in English, and say so.
    let french = reader.get("/compare/dk?topic=reflection&lang=fr").await;
    assert!(french.has_status(200).body.contains("<h2 id=\"reflection\" lang=\"en\">"));
    reader.get("/compare/dk?topic=reflection&lang=da").await.says("30 dage").says("strengere");
}

#[tokio::test]
async fn a_comparison_that_cannot_be_made_says_why() {
    let house = house();
    let mut reader = house.stranger();
    reader.get("/compare/dk?on=2051-01-01&lang=en").await.has_status(200).says("holidays are known until");
    reader.get("/compare/fi").await.has_status(404);
    reader.get("/compare/dk?topic=nothing").await.has_status(404);
    House::new().stranger().get("/compare/dk").await.has_status(404);
}
