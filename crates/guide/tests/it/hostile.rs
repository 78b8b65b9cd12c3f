//! Whatever is given as a guide is read or told, never the end of the program.

use guide::Guide;
use proptest::prelude::*;

use crate::small::{ON, document, english, rules};

const RULES: &str = r#"circular xx { title en="X"; languages en; time-zone "Europe/Brussels"
    counting { first-day excluded; last-day included; months clamp; working-week monday } }"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_without_an_end(frame in "\\PC{0,200}", language in "\\PC{0,200}") {
        let (guide, _) = Guide::read(&document("guide.kdl", frame), &[("en".into(), document("en.kdl", language))]);
        let rulebook = rules(RULES);
        let _ = guide.check(&rulebook, ON);
        prop_assert!(guide.spoken("en", &rulebook, ON).is_none());
    }

    #[test]
    fn any_text_in_any_place_of_a_language_leaves_a_page_or_a_mistake(text in "[{}a-z0-9 .؟।!\\u{200f}]{0,40}") {
        let own = english().replace("Text of lead.", &text.replace(['\\', '"'], ""));
        let frame = "guide xx {\n leave \"https://x\"\n calls role=x calling-code=\"1\"\n list-speaks en\n}\nlanguage en lang=en name=E";
        let (guide, mistakes) = Guide::read(&document("guide.kdl", frame), &[("en".into(), document("en.kdl", own))]);
        let spoken = guide.spoken("en", &rules(RULES), ON);
        prop_assert!(spoken.is_some() || !mistakes.is_empty());
        if let Some(spoken) = spoken {
            prop_assert_eq!(spoken.text("lead"), text);
        }
    }
}
