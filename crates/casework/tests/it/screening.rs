//! Signs, dimensions, the rule of decision and the offences beside them, on the circulars as they are.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use casework::{
    Answer, Asked, Event, Met, Screened, ScreeningRules, Unanswered, screen,
    screening::{Answers, ElementPointed, answers},
};
use circular::{
    Choices, Rulebook,
    model::{Fact, FactKind},
    vocabulary::FileOf,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::json;

const TODAY: Date = date(2026, 11, 25);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rulebook(country: &str, sides: &[(&str, &str)]) -> Rulebook {
    let (circular, _) = circular::read(&root().join("circulars").join(country)).unwrap();
    let mut choices = Choices::default();
    for (reading, side) in sides {
        choices.sides.insert((*reading).to_owned(), (*side).to_owned());
    }
    circular::compile(Arc::new(circular), &choices).unwrap()
}

static HELD: LazyLock<Vec<Rulebook>> =
    LazyLock::new(|| ["be", "dk", "fi", "nl", "uk"].map(|country| rulebook(country, &[])).into());

fn rules_of(own: &Rulebook, sees: &dyn Fn(&str) -> bool) -> ScreeningRules {
    let offences: Vec<(&str, &Rulebook)> = HELD.iter().map(|held| (held.circular().called(), held)).collect();
    let file = own.circular().file_of(FileOf::Interview).unwrap().name.text.clone();
    ScreeningRules::of(own, &file, TODAY, sees, &offences).unwrap()
}

fn rules() -> &'static ScreeningRules {
    static RULES: LazyLock<ScreeningRules> = LazyLock::new(|| rules_of(&HELD[0], &|_| true));
    &RULES
}

/// `"papers-asked papers-held-by=employer"`; several values of a list with commas; `?` says that it was declined.
fn said(all: &[&str]) -> Answers {
    let mut answers = Answers::new();
    for one in all {
        let (event, rest) = one.split_once(' ').unwrap();
        let (fact, value) = rest.split_once('=').unwrap();
        let nodes = &HELD[0].circular().events;
        let node = nodes.iter().find(|node| node.name.text == event).expect(event);
        let known = node.facts.iter().find(|known| known.name.text == fact).expect(fact);
        let answer = match value {
            "?" => Answer::None { unanswered: Unanswered::Declined },
            value => Answer::typed(known, &value.replace(',', " ")),
        };
        answers.insert(Asked { event: event.to_owned(), fact: fact.to_owned() }, answer);
    }
    answers
}

fn screened(all: &[&str]) -> Screened {
    screen(rules(), &said(all))
}

fn dimension(result: &Screened, name: &str) -> Met {
    result.dimensions.iter().find(|it| it.name == name).unwrap().met
}

fn offence(result: &Screened, country: &str, name: &str) -> Met {
    result.offences.iter().find(|it| it.country == country && it.name == name).unwrap().met
}

fn element<'r>(result: &'r Screened, country: &str, name: &str, element: &str) -> &'r ElementPointed {
    let offence = result.offences.iter().find(|it| it.country == country && it.name == name).unwrap();
    let mut all = offence.acts.iter().chain(&offence.purposes).chain(&offence.means);
    all.find(|it| it.name == element).unwrap()
}

const NO_HOURS: &str = "hours-asked rest-days=every-week";
/// Everything that the dimension of exploitation asks, answered without a sign.
const DECENT_WORK: [&str; 11] = [
    "hours-asked hours-a-week=38",
    NO_HOURS,
    "hours-asked at-work=none",
    "housing-asked sleeps-at-work=no",
    "housing-asked rooms=none",
    "pay-asked pay-level=minimum-or-more",
    "pay-asked deductions=none",
    "contract-asked contract=understood",
    "contract-asked declared=yes",
    "contract-asked law-kept=yes",
    "pay-asked held-back=no",
];

#[test]
fn the_whole_set_is_there_and_every_question_that_counts_exists() {
    let strong = rules().signs.iter().filter(|sign| sign.strength == "strong").count();
    assert_eq!((rules().signs.len(), strong, rules().dimensions.len()), (67, 7, 6));
    // One sign no question asks for; it is never more than not known.
    let unasked: Vec<&str> =
        rules().signs.iter().filter(|sign| sign.when.is_empty()).map(|sign| sign.name.as_str()).collect();
    assert_eq!(unasked, ["ex-09"]);
}

#[test]
fn one_strong_sign_alone_or_two_medium_alone_show_nothing() {
    let one = screened(&["papers-asked papers-held-by=employer"]);
    assert_eq!(dimension(&one, "coercion-at-work"), Met::NotKnown);
    let two = screened(&["threats-asked threats=violence,authorities"]);
    assert_eq!(dimension(&two, "coercion-at-work"), Met::NotKnown);
    assert!(!one.refers && !two.refers);
}

#[test]
fn two_strong_or_a_strong_and_a_lesser_or_three_medium_or_two_medium_and_a_weak_show_a_dimension() {
    for case in [
        &["papers-asked papers-held-by=employer", "debts-asked works-off-debt=yes"][..],
        &["papers-asked papers-held-by=employer", "threats-asked threats=telling-family"],
        &["threats-asked threats=violence,authorities,worse-conditions"],
        &["threats-asked threats=violence,authorities,telling-family"],
    ] {
        assert_eq!(dimension(&screened(case), "coercion-at-work"), Met::Met, "{case:?}");
    }
    // A dimension without strong signs is shown only by the last two.
    let weak = screened(&["movement-asked hard-to-leave=past-hardship,own-situation"]);
    assert_eq!(dimension(&weak, "vulnerability-at-work"), Met::NotKnown);
}

#[test]
fn each_sign_counts_once_however_many_answers_show_it() {
    let result =
        screened(&["movement-asked watched=guarded,cameras-in-rooms", "movement-asked may-leave=not-at-all"]);
    let coercion = result.dimensions.iter().find(|it| it.name == "coercion-at-work").unwrap();
    assert_eq!((coercion.strong, coercion.met), (1, Met::NotKnown));
}

#[test]
fn what_was_not_answered_is_never_taken_for_a_no() {
    let silent: Vec<&str> = vec![
        "hours-asked hours-a-week=?",
        "pay-asked pay-level=?",
        "papers-asked papers-held-by=?",
        "threats-asked threats=?",
    ];
    let (answered, nothing) = (screened(&silent), screened(&[]));
    assert_eq!(answered.signs, nothing.signs);
    assert!(nothing.signs.iter().all(|sign| sign.met == Met::NotKnown));
    assert!(nothing.dimensions.iter().all(|it| it.met == Met::NotKnown));
    assert!(nothing.offences.iter().all(|it| it.met == Met::NotKnown));
    assert_eq!((nothing.class.as_deref(), nothing.refers), (Some("nothing-shown"), false));
    assert!(nothing.could_become.iter().any(|class| class == "trafficking-for-forced-labour"));
}

#[test]
fn a_dimension_is_not_shown_only_when_no_open_question_could_show_it() {
    // Only the sign that nobody asks for stays open: a weak one, which cannot turn it.
    let result = screened(&DECENT_WORK);
    assert_eq!(dimension(&result, "exploitation"), Met::NotMet);
    assert!(!result.could_become.iter().any(|class| class == "exploitation-alone"));
    let without: Vec<&str> = DECENT_WORK.into_iter().filter(|one| *one != NO_HOURS).collect();
    assert_eq!(dimension(&screened(&without), "exploitation"), Met::NotKnown);
}

const HARD_WORK: [&str; 3] =
    ["hours-asked hours-a-week=78", "pay-asked pay-level=nothing", "housing-asked housed-by=employer"];
const NO_MEANS: [&str; 10] = [
    "recruitment-asked otherwise-than-promised=none",
    "recruitment-asked made-to-come=none",
    "recruitment-asked made-use-of=none",
    "residence-asked residence=own-permit",
    "movement-asked may-leave=freely",
    "movement-asked hard-to-leave=none",
    "movement-asked watched=none",
    "movement-asked knows-place=yes",
    "threats-asked threats=none",
    "threats-asked made-to=none",
];
const NO_COERCION: [&str; 10] = [
    "papers-asked papers-held-by=the-person",
    "papers-asked papers-at-once=yes",
    "debts-asked works-off-debt=no",
    "housing-asked rooms=crowded",
    "threats-asked violence=no",
    "threats-asked family-harmed=no",
    "pay-asked held-back=no",
    "wellbeing-asked answers=freely",
    "worker-met minor=no",
    "movement-asked relies-on-employer-for=housing",
];

#[test]
fn exploitation_alone_is_enough_where_no_means_is_needed_and_nowhere_else() {
    let all = [&HARD_WORK[..], &NO_MEANS[..], &NO_COERCION[..]].concat();
    let result = screened(&all);
    assert_eq!(result.class.as_deref(), Some("exploitation-alone"));
    assert!(result.refers);
    assert_eq!(offence(&result, "be", "trafficking"), Met::Met);
    assert_eq!(element(&result, "be", "trafficking", "labour").rests_on, ["exploitation"]);
    assert_eq!(element(&result, "dk", "trafficking", "labour").met, Met::NotMet);
    assert_ne!(offence(&result, "dk", "trafficking"), Met::Met);
    assert_ne!(offence(&result, "nl", "trafficking"), Met::Met);
    assert_ne!(offence(&result, "fi", "trafficking"), Met::Met);
}

#[test]
fn coercion_at_work_beside_exploitation_is_forced_labour_and_more_countries_follow() {
    let coerced = ["papers-asked papers-held-by=employer", "threats-asked threats=violence"];
    let result = screened(&[&HARD_WORK[..], &coerced[..]].concat());
    assert_eq!(result.class.as_deref(), Some("forced-labour"));
    assert_eq!(offence(&result, "dk", "trafficking"), Met::Met);
    assert_eq!(offence(&result, "nl", "trafficking"), Met::Met);
    let deceived = ["recruitment-asked otherwise-than-promised=work,pay"];
    let result = screened(&[&HARD_WORK[..], &coerced[..], &deceived[..]].concat());
    assert_eq!(result.class.as_deref(), Some("trafficking-for-forced-labour"));
}

#[test]
fn what_would_settle_an_open_element_are_the_questions_that_were_not_answered() {
    let result = screened(&["papers-asked papers-held-by=the-person"]);
    let house = element(&result, "be", "trafficking", "house");
    let asked = Asked { event: "housing-asked".into(), fact: "housed-by".into() };
    assert_eq!((house.met, &house.settled_by[..]), (Met::NotKnown, &[asked][..]));
    let answered = screened(&["housing-asked housed-by=the-person"]);
    assert_eq!(element(&answered, "be", "trafficking", "house").met, Met::NotMet);
    // No question speaks of organs: nothing here would settle it.
    let organs = element(&result, "be", "trafficking", "organs");
    assert!(!organs.asked && organs.settled_by.is_empty() && organs.met == Met::NotKnown);
}

#[test]
fn the_set_for_adults_is_not_run_on_a_child_nor_in_doubt() {
    for minor in ["worker-met minor=yes", "worker-met minor=in-doubt"] {
        let result = screened(&[&HARD_WORK[..], &[minor]].concat());
        assert!(!result.applies && result.signs.is_empty() && result.class.is_none(), "{minor}");
    }
    let child = screened(&["worker-met minor=yes"]);
    assert_eq!(element(&child, "nl", "trafficking", "minority").met, Met::Met);
    assert!(screened(&["worker-met minor=?"]).applies);
}

#[test]
fn answers_that_cannot_stand_together_are_named() {
    let result =
        screened(&["movement-asked may-leave=freely", "housing-asked rooms=locked-from-outside,none"]);
    assert_eq!(result.contradictions, ["free-and-confined"]);
    assert_eq!(result.not_alone, [Asked { event: "housing-asked".into(), fact: "rooms".into() }]);
}

#[test]
fn another_reading_of_the_combination_gives_another_class_of_the_same_signs() {
    let vulnerable = [
        "recruitment-asked made-use-of=poverty,no-information,difficult-family",
        "movement-asked hard-to-leave=money-needed,family",
        "movement-asked knows-place=no",
    ];
    let all = said(&[&HARD_WORK[..], &vulnerable[..]].concat());
    let class = |side: &str| {
        let own = rulebook("be", &[("combination-of-dimensions", side)]);
        screen(&rules_of(&own, &|_| true), &all).class
    };
    assert_eq!(class("form-a").as_deref(), Some("exploitation-alone"));
    assert_eq!(class("form-b").as_deref(), Some("means-and-exploitation"));
    assert_eq!(class("form-c").as_deref(), Some("exploitation-alone"));
}

#[test]
fn who_may_not_see_a_compartment_gets_nothing_that_rests_on_it() {
    let own = &HARD_WORK[..];
    let threatened = [own, &["threats-asked threats=violence,authorities,worse-conditions"][..]].concat();
    let rules = rules_of(&HELD[0], &|compartment| compartment != "risk");
    assert!(rules.signs.iter().all(|sign| sign.when.iter().all(|test| test.fact != "threats")));
    assert!(!rules.dimensions.contains(&"coercion-at-work".to_owned()));
    assert!(rules.dimensions.contains(&"exploitation".to_owned()));
    assert!(rules.classes.is_empty() && rules.offences.is_empty());
    assert_eq!(screen(&rules, &said(own)), screen(&rules, &said(&threatened)));
}

#[test]
fn the_last_word_on_a_question_counts_and_what_was_said_before_is_named() {
    let event = |name: &str, facts: &[(&str, Answer)]| Event {
        event: name.to_owned(),
        on: TODAY,
        recorded: None,
        by: "social-inspector".to_owned(),
        office: "ecosoc-brussels".to_owned(),
        facts: facts.iter().map(|(name, answer)| ((*name).to_owned(), answer.clone())).collect(),
        corrects: None,
    };
    let declined = Answer::None { unanswered: Unanswered::Declined };
    let first = event("debts-asked", &[("works-off-debt", Answer::YesNo(true))]);
    let blank = event("debts-asked", &[("debt", Answer::Text("to-others".into()))]);
    let last = event("debts-asked", &[("works-off-debt", declined.clone())]);
    let asked = Asked { event: "debts-asked".into(), fact: "works-off-debt".into() };
    // A question left blank later takes nothing back.
    let (given, before) = answers(&[&first, &blank]);
    assert_eq!((given.get(&asked), before.len()), (Some(&Answer::YesNo(true)), 0));
    let (given, before) = answers(&[&first, &blank, &last]);
    assert_eq!(given.get(&asked), Some(&declined));
    assert_eq!(before.get(&asked), Some(&Answer::YesNo(true)));
}

/// The five whose strength two texts tell differently, one step down each: which of some screenings change.
#[test]
fn a_strength_that_sources_differ_on_changes_only_screenings_that_rest_on_it() {
    let poverty = said(&["recruitment-asked made-use-of=poverty,no-information,difficult-family"]);
    let family = said(&["recruitment-asked made-use-of=attachment,no-information,difficult-family"]);
    for name in ["vr-06", "vr-13", "vr-14", "cd-10"] {
        let mut moved = rules().clone();
        let sign = moved.signs.iter_mut().find(|sign| sign.name == name).unwrap();
        assert_eq!(sign.strength, "medium", "{name}");
        sign.strength = "weak";
        assert_eq!(screen(&moved, &family), screen(rules(), &family), "{name}");
        // Two medium and a weak are enough as three medium are; with one medium less they are not.
        let shown = |rules| dimension(&screen(rules, &poverty), "vulnerability-at-recruitment");
        assert_eq!(shown(&moved), Met::Met, "{name}");
    }
    let mut moved = rules().clone();
    moved.signs.iter_mut().find(|sign| sign.name == "vr-06").unwrap().strength = "weak";
    let two = said(&["recruitment-asked made-use-of=poverty,no-information,belief"]);
    assert_eq!(dimension(&screen(rules(), &two), "vulnerability-at-recruitment"), Met::Met);
    assert_eq!(dimension(&screen(&moved, &two), "vulnerability-at-recruitment"), Met::NotKnown);
}

/// Draws without a crate of its own: the same numbers on every machine, so that what the device is held to can be kept.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn answer(&mut self, fact: &Fact) -> Option<Answer> {
        match self.below(20) {
            0..=5 => None,
            6..=8 if fact.need_not_answer => {
                Some(Answer::None { unanswered: Unanswered::ALL[self.below(3) as usize] })
            }
            _ => match fact.kind {
                FactKind::YesNo => Some(Answer::YesNo(self.below(2) == 0)),
                FactKind::Number => Some(Answer::Number(self.below(100) as i64)),
                FactKind::Choice if fact.many => {
                    let bound = 1 + self.below(4);
                    let all = fact.choices.iter().filter(|_| self.below(bound + 1) == 0);
                    let all: Vec<String> = all.map(|choice| choice.name.text.clone()).collect();
                    (!all.is_empty()).then_some(Answer::Many(all))
                }
                FactKind::Choice => {
                    let at = self.below(fact.choices.len() as u64) as usize;
                    Some(Answer::Text(fact.choices[at].name.text.clone()))
                }
                _ => None,
            },
        }
    }

    fn answers(&mut self) -> Answers {
        let circular = HELD[0].circular();
        let mut answers = Answers::new();
        for node in circular.events.iter().filter(|node| node.file.text == "interview") {
            for fact in &node.facts {
                // A child is drawn seldom: for one nothing of the set is counted.
                let is_rare = fact.name.text == "minor" && self.below(8) != 0;
                if let Some(answer) = self.answer(fact).filter(|_| !is_rare) {
                    let asked = Asked { event: node.name.text.clone(), fact: fact.name.text.clone() };
                    answers.insert(asked, answer);
                }
            }
        }
        answers
    }
}

/// Everything that a screening says, in one line: what the device's count is held to.
fn digest(result: &Screened) -> String {
    let letter = |met: Met| match met {
        Met::Met => 'M',
        Met::NotMet => 'N',
        Met::NotKnown => '?',
    };
    let key = |asked: &Asked| format!("{} {}", asked.event, asked.fact);
    let elements = |all: &[ElementPointed]| -> String {
        let mut said = String::new();
        for it in all {
            let settled: Vec<String> = it.settled_by.iter().map(key).collect();
            let length: usize = settled.iter().map(String::len).sum();
            let _ = write!(said, "{}{}.{length}", letter(it.met), it.rests_on.join("+"));
        }
        said
    };
    let signs: String = result.signs.iter().map(|sign| letter(sign.met)).collect();
    let rests: usize = result
        .signs
        .iter()
        .flat_map(|sign| sign.rests_on.iter().chain(&sign.open))
        .map(|it| key(it).len())
        .sum();
    let dimensions: Vec<String> = result
        .dimensions
        .iter()
        .map(|it| format!("{}{}{}{}", letter(it.met), it.strong, it.medium, it.weak))
        .collect();
    let offences: Vec<String> = result
        .offences
        .iter()
        .map(|it| {
            let (acts, purposes, means) = (elements(&it.acts), elements(&it.purposes), elements(&it.means));
            format!("{}:{acts}/{purposes}/{means}", letter(it.met))
        })
        .collect();
    [
        u8::from(result.applies).to_string(),
        signs,
        rests.to_string(),
        dimensions.join(","),
        result.class.clone().unwrap_or_default(),
        u8::from(result.refers).to_string(),
        result.could_become.join(","),
        offences.join(" "),
        result.contradictions.join(","),
        result.not_alone.iter().map(key).collect::<Vec<_>>().join(","),
    ]
    .join("|")
}

/// The script on the page counts as this crate does: it is run on these in `e2e/tests/screening.test.mjs`.
///
/// Set `UPDATE_VECTORS` to write them anew after a change of the rules.
#[test]
fn what_the_device_is_held_to_is_what_is_counted_here() {
    let path = root().join("e2e/vectors/screening.json");
    let mut draw = Draw(20_261_125);
    let vectors: Vec<_> = (0..150)
        .map(|_| {
            let answers = draw.answers();
            let said: BTreeMap<String, &Answer> = answers
                .iter()
                .map(|(asked, answer)| (format!("{} {}", asked.event, asked.fact), answer))
                .collect();
            json!({ "answers": said, "digest": digest(&screen(rules(), &answers)) })
        })
        .collect();
    let partial = rules_of(&HELD[0], &|compartment| compartment != "risk");
    let made = json!({ "rules": rules(), "partial": partial, "vectors": vectors });
    let text = serde_json::to_string(&made).unwrap() + "\n";
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "the rules have changed: run this test once with UPDATE_VECTORS=1");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// A further answer can show a sign or rule one out; it never takes back what another answer shows, and an answer that is
    /// none changes nothing.
    #[test]
    fn more_is_known_with_every_answer(seed in any::<u64>()) {
        let all = Draw(seed).answers();
        let whole = screen(rules(), &all);
        prop_assume!(whole.applies);
        let mut some = Answers::new();
        let mut before = screen(rules(), &some);
        for (asked, answer) in all {
            some.insert(asked, answer.clone());
            let after = screen(rules(), &some);
            if matches!(answer, Answer::None { .. }) {
                prop_assert_eq!(&after.signs, &before.signs);
            }
            for (was, is) in before.signs.iter().zip(&after.signs) {
                prop_assert!(was.met != Met::Met || is.met == Met::Met, "{}", was.name);
            }
            for (was, is) in before.dimensions.iter().zip(&after.dimensions) {
                // What is settled stays settled: only open questions were answered.
                prop_assert!(was.met == Met::NotKnown || was.met == is.met, "{}", was.name);
            }
            before = after;
        }
        prop_assert_eq!(before, whole);
    }
}
