//! Readings, transitions, links.

use super::speaker::Speaker;
use crate::{
    check::Kind,
    model::{Link, Reading, Transition},
};

pub(super) fn sentences(speaker: &Speaker<'_>, reading: &Reading) -> Vec<String> {
    let mut said = Vec::new();
    for side in &reading.sides {
        let chosen = reading.chosen.as_ref().is_some_and(|chosen| chosen.text == side.name.text);
        let id = if chosen { "reading-side-chosen" } else { "reading-side" };
        let grounds: Vec<String> = side.cites.iter().map(|cite| speaker.cited(cite).short()).collect();
        let pairs = [
            ("name", side.name.text.clone()),
            ("text", speaker.quote_text(&side.text, &side.name)),
            (
                "grounds",
                if grounds.is_empty() { String::new() } else { format!(" ({})", grounds.join("; ")) },
            ),
        ];
        said.push(speaker.say(id, pairs));
    }
    let because = speaker.text(&reading.because);
    if !because.is_empty() {
        said.push(speaker.say("reading-because", [("text", because.to_owned())]));
    }
    said
}

pub(super) fn transition(speaker: &Speaker<'_>, transition: &Transition) -> Vec<String> {
    let pairs = [
        ("date", speaker.date(transition.on.value)),
        ("stage", speaker.quoted(Kind::Stage, &transition.stage)),
    ];
    vec![speaker.say("transition", pairs)]
}

pub(super) fn link(speaker: &Speaker<'_>, link: &Link) -> Vec<String> {
    let pairs = [
        ("event", speaker.quoted(Kind::Event, &link.on)),
        ("file", speaker.quoted(Kind::File, &link.in_file)),
        ("told", speaker.quoted(Kind::Event, &link.as_event)),
        ("other", speaker.quoted(Kind::File, &link.tells)),
    ];
    vec![speaker.say("link", pairs)]
}
