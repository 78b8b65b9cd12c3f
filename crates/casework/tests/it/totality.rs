//! A fold returns a standing, never an error, for any journal whatever.

use std::collections::BTreeMap;

use casework::{Answer, Event, admit, changes, fold, path, read_journal, what_if};
use jiff::{Timestamp, civil::Date};
use proptest::{prelude::*, sample::select};

use crate::walks::belgium;

fn names(own: &[String]) -> impl Strategy<Value = String> + use<> {
    let own = own.to_vec();
    prop_oneof![12 => select(own), 1 => Just("annulled".to_owned()), 1 => any::<String>()]
}

fn date() -> impl Strategy<Value = Date> {
    let ordinary =
        (2015i16..2030, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day));
    let any = (-9999i16..=9999, 1i8..=12, 1i8..=31)
        .prop_filter_map("a day of the calendar", |(year, month, day)| Date::new(year, month, day).ok());
    prop_oneof![6 => ordinary, 2 => any, 1 => select(vec![Date::MIN, Date::MAX, Date::ZERO])]
}

fn instant() -> impl Strategy<Value = Timestamp> {
    let any = Timestamp::MIN.as_microsecond()..=Timestamp::MAX.as_microsecond();
    let ordinary = 1_400_000_000_000_000i64..1_900_000_000_000_000;
    let moment =
        prop_oneof![3 => ordinary, 1 => any].prop_map(|moment| Timestamp::from_microsecond(moment).unwrap());
    prop_oneof![8 => moment, 1 => select(vec![Timestamp::MIN, Timestamp::MAX])]
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        any::<bool>().prop_map(Answer::YesNo),
        any::<i64>().prop_map(Answer::Number),
        select(vec!["brussels", "yes", "no", "2008-02-29", "-009999-01-01", "pag-asa", "residential"])
            .prop_map(|text| Answer::Text(text.to_owned())),
        any::<String>().prop_map(Answer::Text),
        prop::collection::vec(any::<String>(), 0..3).prop_map(Answer::Many),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let circular = belgium().circular();
    let facts: Vec<String> =
        circular.events.iter().flat_map(|event| &event.facts).map(|fact| fact.name.text.clone()).collect();
    (
        names(&belgium().names().events),
        date(),
        prop::option::of(instant()),
        names(&belgium().names().roles),
        prop_oneof![Just("pag-asa".to_owned()), any::<String>()],
        prop::collection::btree_map(names(&facts), answer(), 0..3),
        prop_oneof![6 => Just(None), 2 => (0u32..30).prop_map(Some), 1 => any::<u32>().prop_map(Some)],
    )
        .prop_map(|(event, on, recorded, by, office, facts, corrects)| Event {
            event,
            on,
            recorded,
            by,
            office,
            facts,
            corrects,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_journal_whatever_has_a_standing(
        mut events in prop::collection::vec(event(), 0..40),
        opened in any::<bool>(),
        as_of in date(),
        known_on in prop::option::of(date()),
        new in event(),
    ) {
        let rulebook = belgium();
        if opened {
            events.insert(0, detected());
        }
        let standing = fold(rulebook, &events, as_of, known_on);
        prop_assert!(standing.stages.iter().all(|line| line.closed.is_none_or(|closed| closed >= line.opened)));
        prop_assert!(standing.rights.iter().all(|line| line.until.is_none_or(|until| until >= line.from)));
        let asked = what_if(rulebook, &events, Some(&new), as_of);
        changes(&asked.before, &asked.after);
        path(rulebook, "dossier", &standing);
        prop_assert_eq!(asked.refusal.is_some(), admit(rulebook, &events, &new).is_err());
        let text = serde_json::to_string(&standing).unwrap();
        prop_assert_eq!(serde_json::from_str::<casework::Standing>(&text).unwrap(), standing);
    }

    #[test]
    fn any_text_is_a_journal_or_has_mistakes_in_it(text in any::<String>(), json in json_like()) {
        for text in [text, json] {
            match read_journal(&text) {
                Ok(events) => {
                    fold(belgium(), &events, Date::constant(2026, 11, 25), None);
                }
                Err(mistakes) => prop_assert!(!mistakes.is_empty()),
            }
        }
    }
}

fn detected() -> Event {
    let facts = [("region", "brussels"), ("setting", "hospital"), ("minor", "no"), ("safe-way", "in-person")];
    Event {
        event: "detected".to_owned(),
        on: Date::constant(2020, 1, 31),
        recorded: None,
        by: "police".to_owned(),
        office: String::new(),
        facts: BTreeMap::from(facts.map(|(name, text)| (name.to_owned(), Answer::Text(text.to_owned())))),
        corrects: None,
    }
}

/// Texts that look like a journal, with fields of every type.
fn json_like() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        Just("null".to_owned()),
        Just("\"detected\"".to_owned()),
        Just("\"2026-02-30\"".to_owned()),
        Just("\"2026-02-28\"".to_owned()),
        Just("\"2026-03-02T10:15:00+01:00\"".to_owned()),
        Just("\"police\"".to_owned()),
        Just("{\"region\":\"brussels\",\"minor\":[1]}".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| number.to_string()),
        any::<String>().prop_map(|text| format!("{text:?}")),
    ];
    let field = select(vec!["event", "on", "recorded", "by", "office", "facts", "corrects", "other"]);
    let event = prop::collection::vec((field, value), 0..8).prop_map(|fields| {
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", fields.join(","))
    });
    (prop::collection::vec(event, 0..5), any::<bool>())
        .prop_map(|(events, array)| if array { format!("[{}]", events.join(",")) } else { events.join("\n") })
}
