//! What the verdicts say about two small invented circulars whose differences are known.

use neighbour::compare::{Standing, Verdict};

use crate::{belgium, changed, compared, differences, read, rows, small, small_folder, verdict};

#[test]
fn a_circular_beside_itself_is_the_same_in_every_row() {
    for rulebook in [small("north"), small("south"), belgium()] {
        let comparison = compared(&rulebook, &rulebook);
        assert_eq!(differences(&comparison), []);
        assert!(rows(&comparison).count() > 20);
        assert_eq!(comparison.counts[&Verdict::Same], rows(&comparison).count());
    }
}

#[test]
fn verdicts_are_the_presumed_victims_point_of_view() {
    let comparison = compared(&small("north"), &small("south"));
    let stricter = [
        "offence.purpose.labour",
        "offence.means-needed",
        "consent.exceptions",
        "reflection.length",
        "reflection.conditions",
        "stay.longest",
        "testimony.readers",
        "testimony.defence",
        "who.identified-by",
    ];
    let looser = [
        "who.detects",
        "reflection.longest",
        "rights.presumed.shelter",
        "cooperation.remains",
        "stay.length",
        "targets.target.visits",
    ];
    for key in stricter {
        assert_eq!(verdict(&comparison, key), Verdict::Stricter, "{key}");
    }
    for key in looser {
        assert_eq!(verdict(&comparison, key), Verdict::Looser, "{key}");
    }
    for key in ["forums.meets", "forums.secretariat"] {
        assert_eq!(verdict(&comparison, key), Verdict::Differs, "{key}");
    }
    for key in ["rapporteur.rapporteur", "rapporteur.reads", "offence.means-aggravating"] {
        assert_eq!(verdict(&comparison, key), Verdict::Absent, "{key}");
    }
    for key in ["rights.stay.work", "rights.identified.work"] {
        assert_eq!(verdict(&comparison, key), Verdict::Unknown, "{key}");
    }
    // Nothing else differs.
    assert_eq!(differences(&comparison).len(), stricter.len() + looser.len() + 2 + 3 + 2);
}

#[test]
fn changing_places_mirrors_every_verdict() {
    let countries = [small("north"), small("south"), belgium()];
    for one in &countries {
        for two in &countries {
            let there = compared(one, two);
            let back = compared(two, one);
            assert_eq!(rows(&there).count(), rows(&back).count());
            for row in rows(&there) {
                assert_eq!(verdict(&back, &row.key), row.verdict.mirrored(), "{}", row.key);
            }
            for verdict in Verdict::ALL {
                assert_eq!(there.counts[&verdict], back.counts[&verdict.mirrored()]);
            }
        }
    }
}

#[test]
fn a_right_given_by_a_stage_that_stands_beside_is_held() {
    let comparison = compared(&small("north"), &small("south"));
    let row = rows(&comparison).find(|row| row.key == "rights.reflection.shelter").unwrap();
    assert_eq!(row.verdict, Verdict::Same);
    assert_eq!(row.left.says[0].text, "Yes, in “Reflection”");
    assert_eq!(row.right.says[0].text, "Yes, in “In care”, which stands beside");
    assert_eq!(row.right.says[0].rule, "in-care");
}

#[test]
fn every_statement_names_its_rule_and_its_ground() {
    for comparison in [compared(&small("north"), &small("south")), compared(&belgium(), &small("south"))] {
        for row in rows(&comparison) {
            for cell in [&row.left, &row.right] {
                assert_eq!(cell.says.is_empty(), cell.standing == Standing::Silent, "{}", row.key);
                for says in &cell.says {
                    assert!(!says.rule.is_empty() && !says.text.is_empty(), "{}", row.key);
                    assert!(!says.cites.is_empty(), "{}: {says:?}", row.key);
                    assert!(says.cites.iter().all(|cite| !cite.certainty.is_empty()), "{}", row.key);
                }
            }
        }
    }
}

#[test]
fn a_line_with_a_ground_of_its_own_is_cited_by_that() {
    let comparison = compared(&small("north"), &small("south"));
    let row = rows(&comparison).find(|row| row.key == "reflection.length").unwrap();
    let cites: Vec<String> = row.left.says[0].cites.iter().map(|cite| cite.short()).collect();
    assert_eq!(cites, ["Northern Act, s. 16(2); verified"]);
}

#[test]
fn a_reading_that_would_change_a_row_is_told_with_the_verdict_it_would_give() {
    let comparison = compared(&small("north"), &small("south"));
    let row = rows(&comparison).find(|row| row.key == "rights.reflection.work").unwrap();
    assert_eq!(row.verdict, Verdict::Same);
    let told: Vec<_> = row
        .readings
        .iter()
        .map(|reading| (reading.circular.as_str(), reading.chosen.as_str(), reading.otherwise[0].verdict))
        .collect();
    assert_eq!(told, [("north", "Later", Verdict::Stricter), ("south", "Later", Verdict::Looser)]);
    // A row on which it has no bearing does not name it.
    let row = rows(&comparison).find(|row| row.key == "reflection.length").unwrap();
    assert!(row.readings.is_empty());
}

#[test]
fn a_way_without_cooperation_is_named() {
    let comparison = compared(&belgium(), &belgium());
    let row = rows(&comparison).find(|row| row.key == "cooperation.stay-without").unwrap();
    let said: Vec<&str> = row.left.says.iter().map(|says| says.text.as_str()).collect();
    assert_eq!(
        said,
        [
            "“Six-month residence permit (card A)”: only by way of cooperation",
            "“Stay after two years' wait”: only by way of cooperation",
            "“Humanitarian stay”: also without cooperation, by way of First reception and orientation",
        ]
    );
}

#[test]
fn what_rests_only_on_grounds_that_nobody_knows_is_unknown() {
    let north = read(&small_folder("north"));
    let unknown =
        changed(&north, &[("at=\"s. 26\" certainty=house", "at=\"which number?\" certainty=unknown")]);
    let comparison = compared(&small("north"), &unknown);
    assert_eq!(differences(&comparison), [("targets.target.visits", Verdict::Unknown)]);
    // One sure ground is enough.
    let sure = changed(
        &north,
        &[(
            "cites act at=\"s. 26\" certainty=house",
            "cites act at=\"s. 26\" certainty=house; cites act at=\"?\" certainty=unknown",
        )],
    );
    assert_eq!(differences(&compared(&small("north"), &sure)), []);
}

#[test]
fn a_right_that_a_circular_does_not_know_is_absent_and_one_that_it_does_not_give_is_refused() {
    let north = read(&small_folder("north"));
    let given = "    gives support\n";
    let declared =
        "right support { title en=\"Support\" da=\"Støtte\"; cites act at=\"s. 9\" certainty=house }\n";
    let differs = |changes: &[(&str, &str)]| {
        let comparison = compared(&small("north"), &changed(&north, changes));
        let found: Vec<_> =
            differences(&comparison).into_iter().map(|(key, verdict)| (key.to_owned(), verdict)).collect();
        found
    };
    let row = |verdict| {
        vec![
            ("rights.presumed.support".to_owned(), verdict),
            ("cooperation.remains".to_owned(), Verdict::Stricter),
        ]
    };
    assert_eq!(differs(&[(given, "")]), row(Verdict::Stricter));
    assert_eq!(differs(&[(given, ""), (declared, "")]), row(Verdict::Absent));
}
