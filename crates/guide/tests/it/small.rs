//! A guide of a few lines, laid beside rules of a few lines.

use std::sync::Arc;

use circular::{Choices, Rulebook};
use guide::{Document, Guide, Mistake, Piece, WORDS};
use jiff::civil::{Date, date};

pub const ON: Date = date(2026, 11, 25);

const RULES: &str = r#"
circular xx { title en="X"; languages en; time-zone "Europe/Brussels"
    counting { first-day excluded; last-day included; months clamp; working-week monday tuesday wednesday thursday friday } }
source law kind=statute { title en="Law" }
region north { title en="North" }
file dossier { title en="Dossier" }
track stay file=dossier { title en="Stay" }
role centre kind=centre per=region { title en="Centre" }
office first role=centre region=north { title en="First"; phone "02 511 64 64" }
right shelter { title en="Shelter" }
right work { title en="Work" }
event asked file=dossier { title en="Asked"; by centre; opens-file }
stage reflection file=dossier track=stay {
    title en="Reflection"
    opens on=asked
    lasts 45 days
    gives shelter
    gives work from="2027-01-01"
    lapses into=gone
}
stage gone file=dossier track=stay { title en="Gone" }
target many { title en="Many"; at-least 1 }
"#;

const FRAME: &str = r#"guide xx {
    leave "https://example.org/"
    calls role=centre calling-code="32" trunk="0"
    regions north
    list-speaks en
    rests-on target=many
}
language en lang=en name="English"
number days stage=reflection unit=days
section call symbol=phone {
    title call-title
    calls
    item bed { rests-on stage=reflection gives=shelter }
    item no-work { rests-on stage=reflection gives-no=work }
    text long { says days; rests-on stage=reflection lapses-into=gone }
    text tip { advice }
}
"#;

/// A language in which every text of the frame above stands.
pub fn english() -> String {
    let words = WORDS.iter().map(|word| match *word {
        "exit" => "exit \"Leave\"\n".to_owned(),
        "exit-help" => "exit-help \"Leave opens a page.\"\n".to_owned(),
        "status-drafted" => "status-drafted \"Draft of {date}.\"\n".to_owned(),
        "status-checked" => "status-checked \"Checked by {by}, {date}.\"\n".to_owned(),
        word => format!("{word} \"Text of {word}.\"\n"),
    });
    let own = "region-north \"North\"\ncall-title \"Call\"\nbed \"You get a bed.\"\nno-work \"You may not work.\"\n\
               long \"It lasts {days} days.\"\ntip \"Write it down.\"\n";
    format!("status drafted on=\"2026-11-01\"\n{}{own}", words.collect::<String>())
}

pub fn document(name: &str, text: impl Into<String>) -> Document {
    Document { name: name.to_owned(), text: text.into() }
}

pub fn rules(text: &str) -> Rulebook {
    let (circular, mistakes) = circular::read_documents(vec![circular::source::Document {
        path: "rules.kdl".into(),
        text: text.into(),
    }]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    circular::compile(Arc::new(circular), &Choices::default()).unwrap()
}

fn read(frame: &str, english: &str) -> (Guide, Vec<Mistake>) {
    Guide::read(&document("guide.kdl", frame), &[("en".to_owned(), document("en.kdl", english))])
}

fn told(frame: &str, english: &str, rulebook: &Rulebook, on: Date) -> Vec<String> {
    let (guide, mut mistakes) = read(frame, english);
    mistakes.extend(guide.check(rulebook, on));
    mistakes.iter().map(ToString::to_string).collect()
}

#[test]
fn a_guide_that_fits_its_rules_has_nothing_to_tell() {
    assert_eq!(told(FRAME, &english(), &rules(RULES), ON), Vec::<String>::new());
}

#[test]
fn a_missing_text_is_told_with_its_place_and_the_language_is_not_shown() {
    let text = english().replace("no-work \"You may not work.\"\n", "");
    let (guide, mistakes) = read(FRAME, &text);
    let [mistake] = mistakes.as_slice() else { panic!("{mistakes:?}") };
    assert_eq!((mistake.document.as_str(), mistake.line), ("en.kdl", 24));
    assert_eq!(mistake.what, "`no-work` is missing; it stands after `bed`");
    assert!(guide.spoken("en", &rules(RULES), ON).is_none());
}

#[test]
fn everything_wrong_with_a_language_is_told_at_once() {
    for (good, bad, what) in [
        ("bed \"You get", "bde \"You get", "the guide has no text `bde`; is `bed` meant?"),
        ("bed \"You get a bed.\"", "bed \"\"", "`bed` is empty"),
        ("tip \"Write", "tip \"Twice.\"\ntip \"Write", "`tip` stands already on line 27"),
        ("{days} days", "45 days", "`long` must say {days}"),
        ("{days} days", "45 days", "`long`: `4` is typed; numbers come from the circular"),
        ("Write it down.", "Write {days} down.", "`tip` must not say {days}"),
        ("Write it down.", "Write it {down.", "`tip`: a brace has no partner"),
        (
            "a bed.",
            "a bed that stands in a house that nobody else may ever know of.",
            "a sentence has 16 words",
        ),
        ("Leave opens", "Exit opens", "`exit-help` must name the button by its words, as in `exit`"),
        ("status drafted on=\"2026-11-01\"", "status drafted", "`status` needs `on=`"),
        ("status drafted on=\"2026-11-01\"", "status checked on=\"2026-11-01\"", "`status` needs `by=`"),
        (
            "status drafted on=\"2026-11-01\"",
            "status good on=\"2026-11-01\"",
            "a text is `drafted` or `checked`",
        ),
        ("status drafted on=\"2026-11-01\"", "status drafted on=\"2027-01-01\"", "speaks of a day to come"),
        ("tip \"Write", "tip \"One.\" \"Write", "`tip` needs one text in quotes"),
        ("tip \"Write it down.\"", "tip \"Write it down.", "this cannot be read"),
    ] {
        let text = english().replacen(good, bad, 1);
        assert_ne!(text, english(), "{good}");
        let told = told(FRAME, &text, &rules(RULES), ON);
        assert!(told.iter().any(|line| line.contains(what)), "{bad}: {told:#?}");
    }
}

#[test]
fn a_rule_that_has_changed_away_is_told_and_its_passage_falls_silent() {
    let rulebook = rules(RULES);
    // From January on the stage gives work: the passage that says otherwise is no longer true.
    let january = date(2027, 1, 1);
    let told = told(FRAME, &english(), &rulebook, january);
    assert_eq!(
        told,
        [
            "guide.kdl:14: `no-work`: the stage `reflection` no longer says `gives-no=work`; it is not shown until its texts fit again"
        ]
    );
    let (guide, _) = read(FRAME, &english());
    let shown = |on| {
        let spoken = guide.spoken("en", &rulebook, on).unwrap();
        guide
            .passages()
            .filter(|passage| spoken.says(passage))
            .map(|passage| passage.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(ON), ["call-title", "bed", "no-work", "long", "tip"]);
    assert_eq!(shown(january), ["call-title", "bed", "long", "tip"]);
}

#[test]
fn a_number_follows_the_circular_and_one_in_another_unit_is_told() {
    let (guide, _) = read(FRAME, &english());
    let shorter = rules(&RULES.replace("lasts 45 days", "lasts 30 days"));
    let spoken = guide.spoken("en", &shorter, ON).unwrap();
    assert_eq!(spoken.text("long"), "It lasts 30 days.");
    assert_eq!(spoken.pieces("long")[1], Piece::Number("30".to_owned()));
    let weeks = rules(&RULES.replace("lasts 45 days", "lasts 6 weeks"));
    let told = told(FRAME, &english(), &weeks, ON);
    assert_eq!(
        told,
        [
            "guide.kdl:9: {days}: the stage `reflection` no longer lasts so many days: every text that says `{days}` must be written anew"
        ]
    );
    let spoken = guide.spoken("en", &weeks, ON).unwrap();
    assert!(guide.passages().any(|passage| passage.name == "long" && !spoken.says(passage)));
}

#[test]
fn what_is_wrong_with_the_frame_is_told() {
    for (good, bad, what) in [
        ("gives=shelter", "gives=food", "the stage `reflection` no longer says `gives=food`"),
        ("lapses-into=gone", "lapses-into=home", "no longer says `lapses-into=home`"),
        (
            "stage=reflection gives=shelter",
            "stage=reflexion gives=shelter",
            "the circular has no stage `reflexion`",
        ),
        ("rests-on stage=reflection gives=shelter", "rests-on flag=x", "`rests-on` names a rule: `stage=`"),
        ("gives=shelter", "takes=shelter", "`rests-on` has no `takes=`"),
        ("{ rests-on stage=reflection gives=shelter }", "", "`bed` rests on nothing"),
        ("says days", "says weeks", "there is no number `weeks`"),
        ("advice", "cites law at=\"art. 1\" certainty=sure", "`sure` is no certainty"),
        ("advice", "cites book at=\"art. 1\" certainty=found", "the circular has no source `book`"),
        ("text tip", "text bed", "there is another text `bed`"),
        ("text tip", "verse tip", "`verse`: a section has"),
        ("text tip", "text tip for=robots", "`for=robots`"),
        ("    calls\n", "", "the first section holds `calls`"),
        ("    regions north\n", "", "`regions` lacks `north`, where a centre is"),
        ("calls role=centre", "calls role=police", "no office of the role `police` has a telephone number"),
        ("https://example.org/", "http://example.org/", "the address begins with `https://`"),
        ("list-speaks en", "list-speaks da", "`list-speaks` names `da`, which is no language of the list"),
        ("guide xx", "guide yy", "this is the guide of `yy`, the circular is that of `xx`"),
        (
            "language en",
            "language da lang=da name=\"Dansk\"\nlanguage en",
            "the language `da` has no document `da.kdl`",
        ),
        ("language en lang=en", "language da lang=da", "the language `en` is not in the list of guide.kdl"),
        ("name=\"English\"", "name=\"English\" direction=up", "`up` is no direction"),
        ("target=many", "target=more", "the circular has no target `more`"),
        ("number days stage=reflection unit=days", "number days is=45", "needs its source"),
        ("unit=days", "unit=moons", "`moons` is no unit"),
        ("section call", "part call", "`part`: a guide has"),
    ] {
        let frame = FRAME.replacen(good, bad, 1);
        assert_ne!(frame, FRAME, "{good}");
        let told = told(&frame, &english(), &rules(RULES), ON);
        assert!(told.iter().any(|line| line.contains(what)), "{bad}: {told:#?}");
    }
    let few = rules(&RULES.replace("at-least 1", "at-least 28"));
    assert_eq!(
        told(FRAME, &english(), &few, ON),
        ["guide.kdl:1: the list has 1 languages, `many` asks for 28"]
    );
}

#[test]
fn numbers_to_call_are_the_circulars_and_can_be_dialled_from_abroad() {
    let (guide, _) = read(FRAME, &english());
    let calls = |phone: &str| guide.calls(&rules(&RULES.replace("02 511 64 64", phone)));
    let [call] = &calls("02 511 64 64")[..] else { panic!() };
    assert_eq!((call.shown.as_str(), call.dialled.as_str()), ("02 511 64 64", "+3225116464"));
    assert_eq!((call.office.as_str(), call.region.as_deref()), ("First", Some("north")));
    assert_eq!(calls("+45 33 70 01 01")[0].dialled, "+4533700101");
}

#[test]
fn a_language_that_was_checked_says_by_whom() {
    let text = english()
        .replace("drafted on=\"2026-11-01\"", "checked on=\"2026-11-03\" by=\"the office (invented)\"");
    let (guide, mistakes) = read(FRAME, &text);
    assert_eq!(mistakes, []);
    let status = guide.spoken("en", &rules(RULES), ON).unwrap().status();
    let expected = ["Checked by ", "the office (invented)", ", "].map(|text| Piece::Words(text.to_owned()));
    assert_eq!(status[..3], expected);
    assert_eq!(status[3], Piece::Number("03.11.2026".to_owned()));
}
