//! The comparison as people and programs get it.

use crate::{compared, small};

#[test]
fn the_table_is_as_a_person_reads_it() {
    let comparison =
        neighbour::compare(&small("north"), &small("south"), crate::ON, Some("reflection"), "en").unwrap();
    insta::assert_snapshot!(neighbour::table(&comparison, 100));
    let danish =
        neighbour::compare(&small("north"), &small("south"), crate::ON, Some("testimony"), "da").unwrap();
    insta::assert_snapshot!(neighbour::table(&danish, 100));
}

#[test]
fn no_line_of_the_table_is_wider_than_asked() {
    let comparison = compared(&small("north"), &small("south"));
    for width in [60, 80, 133] {
        let table = neighbour::table(&comparison, width);
        let longest = table.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest <= width, "{longest} of {width}");
    }
    // Narrower than a table can be is the narrowest.
    assert_eq!(neighbour::table(&comparison, 0), neighbour::table(&comparison, 60));
}

#[test]
fn the_page_stands_alone_and_escapes_what_circulars_say() {
    let page = neighbour::html(&compared(&small("north"), &small("south"))).unwrap();
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"), "{}", &page[..80]);
    assert!(page.contains("Labour &#60;b&#62;under&#60;/b&#62; bad conditions"), "{page}");
    assert!(!page.contains("<b>under"));
    assert!(page.contains("href=\"https://example.org/north?a=1&#38;b=2\""), "{page}");
    for outside in ["<script", "<img", "<link", "url(", "@import", "src="] {
        assert!(!page.contains(outside), "{outside}");
    }
    for part in ["<th scope=\"col\"", "<th scope=\"row\"", "<caption>", "@media print", "<main>"] {
        assert!(page.contains(part), "{part}");
    }
    // Every row has its question as a head and three cells.
    let comparison = compared(&small("north"), &small("south"));
    for topic in &comparison.topics {
        for row in &topic.rows {
            assert!(page.contains(&format!("<tr id=\"{}\">", row.key)), "{}", row.key);
        }
    }
}

#[test]
fn json_has_the_documented_shape() {
    let comparison =
        neighbour::compare(&small("north"), &small("south"), crate::ON, Some("rights"), "en").unwrap();
    let topic = &serde_json::to_value(&comparison).unwrap()["topics"][0];
    let rows = topic["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["key"] == "rights.reflection.work").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(row).unwrap());
    let mut whole = serde_json::to_value(&comparison).unwrap();
    whole["topics"] = serde_json::json!([]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&whole).unwrap());
}
