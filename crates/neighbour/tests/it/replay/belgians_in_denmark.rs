//! Single files whose days can be counted by hand: from the Belgian rules to the Danish.

use casework::Answer;
use jiff::civil::date;
use neighbour::replay::Whence;

use super::{UNTIL, event, figure, many, somebody, text, world};

#[test]
fn thirty_days_from_the_referral_and_nothing_after() {
    let world = world();
    let replay = world.replay(&world.plan, &[somebody(&["deceit"], &["precarious-stay"])]);
    assert_eq!(figure(&replay, "offence-met"), (1, 1));
    assert_eq!(figure(&replay, "identified"), (0, 1));
    assert_eq!(figure(&replay, "reflection"), (1, 1));
    // Belgium: no removal from the first day to the end of day 45 after 6 March, had the person not cooperated on the 20th.
    // Denmark: told, assessed and asked for on 4 March; thirty days later is 3 April, that day included.
    assert_eq!(figure(&replay, "days-protection").1, 31);
    assert_eq!(figure(&replay, "days-support").1, 31);
    assert_eq!(figure(&replay, "days-work").1, 0);
    let single = world.single(&world.plan, &somebody(&["deceit"], &["precarious-stay"]));
    let deadline = single.now.bars.iter().find(|bar| bar.stage == "departure-deadline").unwrap();
    assert_eq!((deadline.opened, deadline.closed), (date(2024, 3, 4), Some(date(2024, 4, 4))));
    let carer = single.now.bars.iter().find(|bar| bar.stage == "supported").unwrap();
    // Three working days after a Monday.
    assert_eq!(carer.opened, date(2024, 3, 7));
}

#[test]
fn who_is_lawfully_here_is_assessed_by_the_centre_and_restores_instead_of_leaving() {
    let world = world();
    let mut romanian = somebody(&["deceit"], &["fear"]);
    romanian.insert(
        1,
        event("identity-recorded", date(2024, 3, 1), "social-inspector", &[("citizenship", many(&["RO"]))]),
    );
    let single = world.single(&world.plan, &romanian);
    let stages: Vec<&str> = single.now.bars.iter().map(|bar| bar.stage.as_str()).collect();
    assert!(stages.contains(&"restitution-period") && !stages.contains(&"departure-deadline"), "{stages:?}");
}

#[test]
fn an_element_that_nobody_asked_about_leaves_the_offence_open_and_the_plan_decides() {
    let world = world();
    let unknown = [somebody(&[], &["precarious-stay"])];
    let wide = world.replay(&world.plan, &unknown);
    assert_eq!((figure(&wide, "offence-met").1, figure(&wide, "offence-possible").1), (0, 1));
    assert_eq!(figure(&wide, "identified").1, 1);
    let strict = world.replay(&world.taking("elements", "strict"), &unknown);
    assert_eq!(figure(&strict, "identified").1, 0);
    // Whichever is chosen, the range holds both.
    for replay in [&wide, &strict] {
        let identified = replay.figures.iter().find(|figure| figure.name == "identified").unwrap();
        assert_eq!((identified.now.low, identified.now.high), (0, 1));
    }
}

#[test]
fn an_answer_that_names_another_means_rules_the_offence_out() {
    let world = world();
    // Human exploitation is an offence since 1 June 2022; an abused vulnerability is its means and none of section 262 a.
    let replay = world.replay(&world.plan, &[somebody(&["abuse-of-vulnerability"], &["precarious-stay"])]);
    let row =
        |offence: &str| replay.offences.iter().find(|row| row.country == "dk" && row.offence == offence);
    assert_eq!(row("trafficking").unwrap().not_met, 1);
    assert_eq!(row("human-exploitation").unwrap().met, 1);
    assert_eq!(figure(&replay, "identified").1, 0);
    // The reading that counts it as an improper procedure, and the one that gives such a person the deadline, both move it.
    let readings: Vec<&str> =
        replay.varied.iter().filter(|one| one.of == "dk").map(|one| one.name.as_str()).collect();
    assert!(readings.contains(&"improper-procedure"), "{readings:?}");
    assert!(readings.contains(&"only-human-exploitation"), "{readings:?}");
}

#[test]
fn a_permit_is_lost_by_the_rule_that_asks_for_presence_and_comes_back_with_it() {
    let world = world();
    let mut dossier = somebody(&["threat"], &["precarious-stay"]);
    for (name, day, by) in [
        ("immatriculation-issued", 21, "immigration-office"),
        ("investigation-opened", 22, "reference-magistrate"),
        ("permit-requested", 25, "legal-adviser"),
        ("identity-proven", 25, "legal-adviser"),
        ("opinion-given", 26, "reference-magistrate"),
        ("permit-issued", 28, "immigration-office"),
    ] {
        let facts: &[(&str, Answer)] = match name {
            "identity-proven" => &[("proof", text("passport"))],
            "opinion-given" => &[
                ("investigation-continues", Answer::YesNo(true)),
                ("considered-victim", text("yes")),
                ("person-cooperates", Answer::YesNo(true)),
                ("ties-severed", Answer::YesNo(true)),
                ("public-danger", Answer::YesNo(false)),
            ],
            _ => &[],
        };
        dossier.push(event(name, date(2024, 3, day), by, facts));
    }
    let without = world.replay(&world.plan, std::slice::from_ref(&dossier));
    assert_eq!(figure(&without, "stay"), (1, 0));
    let [lost] = without.losses.as_slice() else { panic!("{:#?}", without.losses) };
    assert_eq!((lost.word, lost.rule.as_deref(), lost.count), ("stay-granted", Some("presence-required"), 1));
    assert!(lost.citation.contains("s. 9 c(5)"), "{}", lost.citation);
    let with = world.replay(&world.taking("presence", "all"), &[dossier]);
    assert_eq!(figure(&with, "stay"), (1, 1));
    // From 4 March 2024 to the last day looked at, without a break: nobody has said that the person is no longer needed.
    let all = (UNTIL - date(2024, 3, 4)).get_days() as i64 + 1;
    assert_eq!(figure(&with, "days-protection").1, all);
}

#[test]
fn what_happened_keeps_its_day_and_what_is_decided_says_so() {
    let world = world();
    let single = world.single(&world.plan, &somebody(&["deceit"], &["precarious-stay"]));
    let told: Vec<(&str, Whence)> =
        single.now.events.iter().map(|event| (event.title.as_str(), event.whence)).collect();
    assert_eq!(told[0], ("Signs of trafficking noticed", Whence::Supplied));
    assert!(told.contains(&("Departure deadline set on request", Whence::Proposed)), "{told:?}");
    assert!(told.contains(&("Contact with the exploiter broken", Whence::Carried)), "{told:?}");
    // The region of Brussels is none of Denmark's, and the reflection document is decided again.
    let missing = single.missing.join("\n");
    assert!(missing.contains("In which region"), "{missing}");
    assert!(missing.contains("decided again"), "{missing}");
}

#[test]
fn a_finding_that_somebody_is_no_victim_is_not_turned_round() {
    let world = world();
    let mut dossier = somebody(&["threat"], &["precarious-stay"]);
    dossier.truncate(6);
    dossier.push(event("assessed-not-victim", date(2024, 3, 8), "specialised-centre", &[]));
    let plan = world.taking("beyond", "all");
    assert_eq!(figure(&world.replay(&plan, std::slice::from_ref(&dossier)), "identified").1, 0);
    dossier.pop();
    assert_eq!(figure(&world.replay(&plan, &[dossier]), "identified").1, 1);
}
