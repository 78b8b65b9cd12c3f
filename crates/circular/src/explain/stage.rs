//! A stage: when it opens, how long it lasts, what it gives, how it ends.

use super::speaker::{Speaker, requires, together};
use crate::{check::Kind, model::Stage};

pub(super) fn sentences(speaker: &Speaker<'_>, stage: &Stage) -> Vec<String> {
    let mut said = Vec::new();
    opens(speaker, stage, &mut said);
    for line in &stage.lasts {
        let pairs = [
            ("length", speaker.length(line.length)),
            ("counting", speaker.counting(line.length)),
            ("valid", speaker.valid(&line.validity)),
        ];
        said.push(speaker.say("stage-lasts", pairs));
    }
    renews(speaker, stage, &mut said);
    gives(speaker, stage, &mut said);
    ends(speaker, stage, &mut said);
    said
}

fn opens(speaker: &Speaker<'_>, stage: &Stage, said: &mut Vec<String>) {
    for line in &stage.opens {
        let (event, valid) = (speaker.quoted(Kind::Event, &line.on), speaker.valid(&line.validity));
        said.push(match &line.from {
            Some(from) => {
                let from = speaker.quoted(Kind::Stage, from);
                speaker.say("stage-opens-from", [("event", event), ("stage", from), ("valid", valid)])
            }
            None => speaker.say("stage-opens", [("event", event), ("valid", valid)]),
        });
    }
    for other in speaker.circular.stages.iter().filter(|other| other.name.text != stage.name.text) {
        let from = || speaker.quoted(Kind::Stage, &other.name);
        for line in other
            .closes
            .iter()
            .filter(|line| line.into.as_ref().is_some_and(|into| into.text == stage.name.text))
        {
            let (event, valid) = (speaker.quoted(Kind::Event, &line.on), speaker.valid(&line.validity));
            said.push(speaker.say("stage-follows", [("stage", from()), ("event", event), ("valid", valid)]));
        }
        for line in other
            .lapses
            .iter()
            .filter(|line| line.into.as_ref().is_some_and(|into| into.text == stage.name.text))
        {
            let valid = speaker.valid(&line.validity);
            said.push(speaker.say("stage-follows-lapse", [("stage", from()), ("valid", valid)]));
        }
    }
    requires(speaker, &stage.requires, said);
}

fn renews(speaker: &Speaker<'_>, stage: &Stage, said: &mut Vec<String>) {
    for line in &stage.renews {
        let times = line
            .at_most
            .map(|times| speaker.count("at-most", [("times", i64::from(times))]))
            .unwrap_or_default();
        let condition = line.requires.as_ref().map(|condition| {
            speaker.say("renews-if", [("condition", speaker.quoted(Kind::Condition, condition))])
        });
        let pairs = [
            ("length", speaker.length(line.length)),
            ("event", speaker.quoted(Kind::Event, &line.on)),
            ("times", times),
            ("condition", condition.unwrap_or_default()),
            ("valid", speaker.valid(&line.validity)),
        ];
        said.push(speaker.say("stage-renews", pairs));
    }
}

/// Rights given on the same terms go into one sentence.
fn gives(speaker: &Speaker<'_>, stage: &Stage, said: &mut Vec<String>) {
    let lines = stage.gives.iter().map(|line| {
        let title = speaker.quoted(Kind::Right, &line.right);
        let right = match &line.form {
            Some(form) => speaker.say("right-form", [("right", title), ("form", speaker.quote(form))]),
            None => title,
        };
        (speaker.valid(&line.validity), right)
    });
    for (valid, rights) in together(lines) {
        said.push(speaker.say("stage-gives", [("rights", speaker.all_of(&rights)), ("valid", valid)]));
    }
}

/// Events that lead to the same stage go into one sentence.
fn ends(speaker: &Speaker<'_>, stage: &Stage, said: &mut Vec<String>) {
    let lines = stage.closes.iter().map(|line| {
        let into = line.into.as_ref().map(|into| speaker.quoted(Kind::Stage, into));
        ((into, speaker.valid(&line.validity)), speaker.quoted(Kind::Event, &line.on))
    });
    for ((into, valid), events) in together(lines) {
        let event = speaker.one_of(&events);
        said.push(match into {
            Some(stage) => {
                speaker.say("stage-closes-into", [("event", event), ("stage", stage), ("valid", valid)])
            }
            None => speaker.say("stage-closes", [("event", event), ("valid", valid)]),
        });
    }
    for line in &stage.lapses {
        let valid = speaker.valid(&line.validity);
        said.push(match &line.into {
            Some(into) => {
                let into = speaker.quoted(Kind::Stage, into);
                speaker.say("stage-lapses-into", [("stage", into), ("valid", valid)])
            }
            None => speaker.say("stage-lapses", [("valid", valid)]),
        });
    }
}
