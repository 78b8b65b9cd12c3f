//! A circular against a floor.

use std::collections::BTreeMap;

use neighbour::floor::{self, Binding, EUROPE, Floor, FloorRow, Measured, Reach};

use crate::{ON, changed, national_folder, read, small, small_folder};

/// A floor for the invented countries: one instrument binds the north, the other does not.
const INVENTED: &str = r#"
floor moon {
    title en="Moon & floor" da="Månens minimum"
    languages en da
}
instrument pact source=act {
    title en="Pact" da="Pagt"
    binds north at="party" certainty=recalled
    binds-not south at="left" certainty=found
}
instrument charter source=charter {
    title en="Charter" da="Charter"
    binds-not north at="never joined" certainty=recalled
}
provision reflection {
    title en="Forty days <or> more" da="Fyrre dage"
    of pact "16(2)" certainty=recalled
    lasts 40 days by=reflection.length
}
provision work {
    title en="Work with the permit" da="Arbejde"
    of charter "1" certainty=recalled
    gives work by=rights.stay
}
provision watch {
    title en="A rapporteur" da="Rapportør"
    of pact "99" certainty=recalled
    of charter "2" certainty=recalled
    in-part
    says no by=testimony.defence
}
provision told {
    title en="The person is told" da="Personen informeres"
    of pact "20" certainty=recalled
}
provision kept {
    title en="Support goes on" da="Støtte fortsætter"
    of pact "98" certainty=recalled
    keeps shelter by=cooperation.remains
}
provision moon-right {
    title en="A place on the moon" da="En plads på månen"
    of charter "3" certainty=recalled
    gives moon
}
"#;

fn measured(floor: &str, rulebook: &circular::Rulebook) -> Measured {
    floor::measure(&Floor::read(floor).unwrap(), rulebook, ON, "en").unwrap()
}

fn reaches(measured: &Measured) -> BTreeMap<&str, (Binding, Reach)> {
    measured.rows.iter().map(|row| (row.name.as_str(), (row.binding, row.reach))).collect()
}

fn row<'m>(measured: &'m Measured, name: &str) -> &'m FloorRow {
    measured.rows.iter().find(|row| row.name == name).unwrap()
}

#[test]
fn each_provision_says_how_far_the_circular_reaches_and_whether_it_is_bound() {
    let north = measured(INVENTED, &small("north"));
    assert_eq!(
        reaches(&north),
        BTreeMap::from([
            ("reflection", (Binding::Bound, Reach::Reached)),
            ("work", (Binding::Mirror, Reach::Reached)),
            // Only a part of it is measured.
            ("watch", (Binding::Bound, Reach::Ruled)),
            // Nothing is measured, but a rule cites it.
            ("told", (Binding::Bound, Reach::Ruled)),
            ("kept", (Binding::Bound, Reach::Below)),
            ("moon-right", (Binding::Mirror, Reach::Silent)),
        ])
    );
    let south = measured(INVENTED, &small("south"));
    assert_eq!(
        reaches(&south),
        BTreeMap::from([
            ("reflection", (Binding::Mirror, Reach::Below)),
            ("work", (Binding::NotSaid, Reach::Unknown)),
            ("watch", (Binding::NotSaid, Reach::Below)),
            ("told", (Binding::Mirror, Reach::Ruled)),
            ("kept", (Binding::Mirror, Reach::Reached)),
            ("moon-right", (Binding::NotSaid, Reach::Silent)),
        ])
    );
    assert_eq!(south.counts[&Binding::Mirror][&Reach::Below], 1);
    assert_eq!(south.counts[&Binding::Bound].values().sum::<usize>(), 0);
}

#[test]
fn rules_that_cite_a_provision_are_named() {
    let north = measured(INVENTED, &small("north"));
    let told = row(&north, "told");
    let named: Vec<_> = told.cited_by.iter().map(|says| (says.kind, says.rule.as_str())).collect();
    assert_eq!(named, [("condition", "told")]);
    assert!(row(&north, "moon-right").cited_by.is_empty());
}

#[test]
fn the_european_floor_has_its_forty_nine_rows_in_every_language() {
    let floor = Floor::read(EUROPE).unwrap();
    let belgium = read(&national_folder("be"));
    let rulebook = changed(&belgium, &[]);
    for language in ["en", "da", "fr", "nl"] {
        let measured = floor::measure(&floor, &rulebook, ON, language).unwrap();
        let names: Vec<String> = (1..=49).map(|number| format!("h-{number:02}")).collect();
        assert_eq!(measured.rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>(), names);
        assert!(measured.rows.iter().all(|row| !row.title.is_empty() && !row.provisions.is_empty()));
    }
    let measured = floor::measure(&floor, &rulebook, ON, "en").unwrap();
    // Every instrument binds it, so nothing is a mirror.
    assert!(measured.rows.iter().all(|row| row.binding == Binding::Bound));
    assert_eq!(row(&measured, "h-19").reach, Reach::Reached);
    assert_eq!(row(&measured, "h-43").reach, Reach::Silent);
}

#[test]
fn directives_are_a_mirror_for_a_country_that_they_do_not_bind() {
    // The same rules under the name of a country that only the Convention binds.
    let renamed = changed(&read(&national_folder("be")), &[("circular be {", "circular dk {")]);
    let measured = measured(EUROPE, &renamed);
    for row in &measured.rows {
        let by_convention = row.provisions.iter().any(|line| line.instrument == "coe");
        let wanted = if by_convention { Binding::Bound } else { Binding::Mirror };
        assert_eq!(row.binding, wanted, "{}", row.name);
    }
    // Rows of both are measured against the one that binds, and say so.
    let consent = row(&measured, "h-02");
    let bindings: Vec<_> =
        consent.provisions.iter().map(|line| (line.instrument.as_str(), line.binding)).collect();
    assert_eq!(bindings, [("coe", Binding::Bound), ("thb", Binding::Mirror)]);
}

#[test]
fn a_period_below_the_floor_is_below_and_nothing_else_changes() {
    let belgium = read(&national_folder("be"));
    let before = measured(EUROPE, &changed(&belgium, &[]));
    let after = measured(EUROPE, &changed(&belgium, &[("lasts 45 days", "lasts 29 days")]));
    let unlike: Vec<_> = reaches(&before)
        .into_iter()
        .zip(reaches(&after))
        .filter(|(one, two)| one != two)
        .map(|(_, (name, (_, reach)))| (name, reach))
        .collect();
    // Of its two measures one is below and the other reached: below is what counts.
    assert_eq!(unlike, [("h-19", Reach::Below)]);
    let enough = measured(EUROPE, &changed(&belgium, &[("lasts 45 days", "lasts 30 days")]));
    assert_eq!(row(&enough, "h-19").reach, Reach::Reached);
}

#[test]
fn a_floor_that_is_wrong_is_told_with_its_line() {
    let told = |old: &str, new: &str| {
        assert!(INVENTED.contains(old), "{old}");
        Floor::read(&INVENTED.replacen(old, new, 1)).unwrap_err().to_string()
    };
    assert_eq!(
        told("lasts 40 days", "lasts forty days"),
        "line 18: a length is a number and days, weeks, months or years: `lasts 30 days by=…`"
    );
    assert_eq!(
        told("by=reflection.length", "by=reflection.colour"),
        "line 18: there is no question `reflection.colour`"
    );
    assert_eq!(
        told("by=reflection.length", "by=offence.purpose"),
        "line 18: `offence.purpose` makes several rows and cannot be measured as one"
    );
    assert_eq!(
        told("of pact \"16(2)\" certainty=recalled", ""),
        "line 15: a provision says of which instrument it is: `of INSTRUMENT \"ARTICLE\" certainty=…`"
    );
    assert_eq!(
        told("of pact \"16(2)\"", "of peace \"16(2)\""),
        "line 17: no instrument above is called `peace`"
    );
    assert_eq!(
        told("of pact \"16(2)\" certainty=recalled", "of pact \"16(2)\" certainty=sure"),
        "line 17: `sure` is no certainty"
    );
    assert_eq!(told(" da=\"Fyrre dage\"", ""), "line 15: the title is missing in `da`");
    assert_eq!(
        told("provision work", "provision reflection"),
        "line 20: there are two provisions `reflection`"
    );
    assert_eq!(
        told("gives moon\n", "grants moon\n"),
        "line 44: `grants` is no line of a provision; there are title, of, in-part, shows, says, lasts, keeps, gives"
    );
    assert_eq!(
        Floor::read("").unwrap_err().to_string(),
        "line 1: a floor says `floor NAME { title …; languages … }`, and has provisions"
    );
    assert!(Floor::read("floor x {").unwrap_err().to_string().starts_with("line 1: "));
}

#[test]
fn the_language_must_be_the_floors_and_the_circulars() {
    let floor = Floor::read(EUROPE).unwrap();
    let told = floor::measure(&floor, &small("north"), ON, "fr").unwrap_err().to_string();
    assert_eq!(told, "the texts of `north` do not stand in `fr`; both sides have: en, da");
}

#[test]
fn text_and_page_are_as_a_person_reads_them() {
    let north = measured(INVENTED, &small("north"));
    insta::assert_snapshot!(floor::table(&north, 100));
    for width in [60, 90] {
        assert!(floor::table(&north, width).lines().all(|line| line.chars().count() <= width));
    }
    let page = floor::html(&north).unwrap();
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    assert!(page.contains("Moon &#38; floor") && page.contains("Forty days &#60;or&#62; more"), "{page}");
    for outside in ["<script", "<img", "<link", "url(", "src="] {
        assert!(!page.contains(outside), "{outside}");
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(row(&north, "told")).unwrap());
}

/// Folders of the small circulars are read as they stand.
#[test]
fn the_small_circulars_are_sound() {
    for name in ["north", "south"] {
        let circular = read(&small_folder(name));
        let errors = circular::check(&circular);
        let errors: Vec<_> = errors
            .iter()
            .filter(|mistake| mistake.severity == circular::mistake::Severity::Error)
            .map(|mistake| mistake.case)
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}
