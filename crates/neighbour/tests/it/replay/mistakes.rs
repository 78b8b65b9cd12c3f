//! What is wrong is told, and where.

use neighbour::replay::{Plan, replay, single};

use super::{UNTIL, plan_text, somebody, world};
use crate::{compiled, small};

/// The Danish plan with one text in place of another, and what is said of it when it is used.
fn told(old: &str, new: &str) -> String {
    let text = plan_text("dk");
    assert!(text.contains(old), "{old:?} stands nowhere");
    let world = world();
    let plan = match Plan::read(&text.replacen(old, new, 1)) {
        Ok(plan) => plan,
        Err(error) => return error.to_string(),
    };
    let files = [somebody(&[], &[])];
    let replayed = replay(&world.belgium, &world.denmark, &plan, ("made up", &files), UNTIL, "en");
    replayed.unwrap_err().to_string()
}

fn line(old: &str) -> usize {
    let text = plan_text("dk");
    text[..text.find(old).unwrap()].matches('\n').count() + 1
}

#[test]
fn a_plan_that_is_wrong_says_where() {
    for (old, new, said) in [
        ("step restitution-opened", "step restitution-openned", "`restitution-openned` is no event of `dk`"),
        ("on departure-deadline-requested", "on departure", "`departure` is no event of `dk`"),
        ("on-lapse departure-deadline", "on-lapse deadline", "`deadline` is no stage of `dk`"),
        ("as=presence-required", "as=presence", "`presence` is no event of `dk`"),
        (
            "supply lawful-stay of=detected",
            "supply lawful of=detected",
            "`detected` asks for no fact `lawful`",
        ),
        (
            "when offence=trafficking is=possible",
            "when offence=usury is=possible",
            "`usury` is no offence of `dk`",
        ),
        (
            "is=possible uncertain=elements",
            "is=likely uncertain=elements",
            "`is=met` or `is=possible`, not `likely`",
        ),
        (
            "uncertain=presence side=all",
            "uncertain=presence side=some",
            "no `uncertain presence` with a `side some`",
        ),
        (
            "answer closing-reason protection-over",
            "answer reason over",
            "`dossier-closed` asks for no fact `reason`",
        ),
        (
            "answer closing-reason protection-over",
            "answer closing-reason over",
            "can never be recorded like this",
        ),
        ("cites answer-2008 at=", "cites answer-2009 at=", "`answer-2009` is no source of `dk`"),
        (
            "step judgment-became-final by=prosecution",
            "step judgment-became-final by=king",
            "`king` is no role of `dk`",
        ),
        ("chosen asks", "chosen maybe", "one of them is chosen"),
        ("after 3 working-days", "after three days", "a length is a number and"),
        ("leave dossier-closed", "forget dossier-closed", "`forget` is no line of a plan"),
        ("languages en da", "languages", "in which languages it is written"),
        ("    title en=", "    title fr=", "`title` is missing in `en`"),
    ] {
        let error = told(old, new);
        assert!(error.contains(said), "{new}: {error}");
        if !said.contains("languages") {
            assert!(error.contains("line "), "{new}: {error}");
        }
    }
    let old = "on departure-deadline-requested";
    assert!(told(old, "on departure").contains(&format!("line {}:", line(old))));
}

#[test]
fn a_plan_that_cannot_be_read_never_panics() {
    for text in [
        "",
        "replay",
        "replay dk",
        "replay dk {",
        "replay dk {}",
        "restage dk {}",
        "replay dk { step }",
        "\u{0}",
    ] {
        assert!(Plan::read(text).is_err(), "{text:?}");
    }
    let text = plan_text("dk");
    for end in (0..text.len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
        let _ = Plan::read(&text[..end]);
    }
}

#[test]
fn what_cannot_be_replayed_says_what_is_missing() {
    let world = world();
    let files = [somebody(&[], &[])];
    let under = |target: &circular::Rulebook, plan: &Plan, language: &str| {
        replay(&world.belgium, target, plan, ("made up", &files), UNTIL, language).unwrap_err().to_string()
    };
    assert_eq!(under(&world.denmark, &Plan::nothing("fi", []), "en"), "this plan is for `fi`, not for `dk`");
    assert!(under(&world.denmark, &world.plan, "nl").contains("do not stand in `nl`"));
    let danish = Plan::nothing("dk", ["da".to_owned()]);
    assert!(under(&world.denmark, &danish, "en").contains("is not written in `en`; it has: da"));
    // A circular without core meanings cannot be aligned.
    let mut bare = small("north").circular().clone();
    bare.events.iter_mut().for_each(|event| event.counts_as.clear());
    let name = bare.name.clone().unwrap().text;
    let bare = compiled(bare);
    assert!(
        under(&bare, &Plan::nothing(&name, ["en".to_owned()]), "en")
            .contains("none of its events bears a word")
    );
    // A caseload that is nobody's.
    let nobody = replay(&world.belgium, &world.denmark, &world.plan, ("empty", &[Vec::new()]), UNTIL, "en");
    assert!(nobody.unwrap_err().to_string().contains("none of the 1 files is a person's"));
    let gone = single(&world.belgium, &world.denmark, &world.plan, &files, 2, UNTIL, "en");
    assert_eq!(gone.unwrap_err().to_string(), "there is no dossier 2; the caseload has 1, counted from 1");
}
