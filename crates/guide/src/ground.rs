//! What a passage rests on: a rule of the circular, one line of it, or a source that the circular knows.

use circular::{
    Rulebook,
    model::{Certainty, Name, Owed, Stage, Validity},
    nodes::Node,
};
use jiff::civil::Date;

use crate::{lines::Reader, number::gone};

/// Kinds of rule, and which lines of theirs may be named.
const KINDS: [(&str, &[&str]); 10] = [
    ("stage", &["gives", "gives-no", "requires", "renews-on", "closes-on", "into", "lapses-into"]),
    ("event", &["by"]),
    ("duty", &["owed-by"]),
    ("reading", &["side"]),
    ("offence", &["consent"]),
    ("condition", &[]),
    ("right", &[]),
    ("role", &[]),
    ("indicator", &[]),
    ("target", &[]),
];

/// What a passage rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A rule of the circular: `rests-on stage=reflection gives=shelter`.
    Rule {
        /// The rule's own word.
        kind: &'static str,
        /// Its name.
        name: String,
        /// Lines that it must have, each with what it says.
        lines: Vec<(String, String)>,
    },
    /// A source: `cites note at="p. 8" certainty=seed`.
    Source {
        /// The source's name in the circular.
        source: String,
        /// The pinpoint within it.
        at: String,
        /// How sure it is.
        certainty: Certainty,
    },
}

impl Ground {
    pub(crate) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        match node.name.as_str() {
            "rests-on" => Self::rule(reader, node),
            "cites" => {
                reader.only(node, &["at", "certainty"]);
                let source = reader.argument(node, "the name of a source")?;
                let (at, word) = (reader.property(node, "at")?, reader.property(node, "certainty")?);
                let Some(certainty) = Certainty::named(&word) else {
                    reader.at(node, format!("`{word}` is no certainty"));
                    return None;
                };
                Some(Self::Source { source, at, certainty })
            }
            other => {
                reader.at(
                    node,
                    format!("`{other}` stands here for nothing; a ground is `rests-on` or `cites`"),
                );
                None
            }
        }
    }

    fn rule(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        let known =
            KINDS.iter().find_map(|(kind, lines)| Some((*kind, node.property(kind)?.to_owned(), *lines)));
        let Some((kind, name, known)) = known else {
            let kinds: Vec<String> = KINDS.iter().map(|(kind, _)| format!("`{kind}=`")).collect();
            reader.at(node, format!("`rests-on` names a rule: {}", kinds.join(", ")));
            return None;
        };
        let mut expected = vec![kind];
        expected.extend(known);
        reader.only(node, &expected);
        let lines = node.properties.iter().filter(|property| property.name.as_str() != kind);
        let lines = lines.map(|property| (property.name.text.clone(), property.value.text.clone())).collect();
        Some(Self::Rule { kind, name, lines })
    }

    /// Whether the circular says so on a day.
    ///
    /// # Errors
    /// What it no longer says.
    pub fn stands(&self, rulebook: &Rulebook, on: Date) -> Result<(), String> {
        let circular = rulebook.circular();
        let (kind, name, lines) = match self {
            Self::Source { source, .. } => {
                let is_known = circular.sources.iter().any(|node| node.name.text == *source);
                return if is_known { Ok(()) } else { Err(gone("source", source)) };
            }
            Self::Rule { kind, name, lines } => (*kind, name.as_str(), lines),
        };
        let says = |line: &str| lines.iter().find(|(key, _)| key == line).map(|(_, value)| value.as_str());
        let stands =
            |named: &Name, validity: &Validity| named.text == name && rulebook.in_force(validity, on);
        let is_there = match kind {
            "stage" => {
                let stage = rulebook.stage_on(name, on).ok_or_else(|| gone(kind, name))?;
                return stage_says(rulebook, on, stage, lines);
            }
            "event" => {
                let event = rulebook.event_on(name, on).ok_or_else(|| gone(kind, name))?;
                match says("by") {
                    Some(role) if !rulebook.may_record(role, name, on) => {
                        return Err(format!("`{role}` no longer records `{}`", event.name));
                    }
                    _ => true,
                }
            }
            "duty" => {
                let duty = rulebook.duty_on(name, on).ok_or_else(|| gone(kind, name))?;
                match (says("owed-by"), &duty.owed_by) {
                    (None, _) => true,
                    (Some(role), Some(Owed::Role(owed))) if owed.text == role => true,
                    (Some(role), _) => return Err(format!("`{role}` no longer owes the duty `{name}`")),
                }
            }
            "reading" => match (rulebook.side(name), says("side")) {
                (Some(chosen), Some(side)) if chosen != side => {
                    return Err(format!("of the reading `{name}` the side `{chosen}` is chosen now"));
                }
                (chosen, _) => chosen.is_some(),
            },
            "offence" => {
                let mut all = circular.offences.iter();
                let offence = all.find(|node| stands(&node.name, &node.validity));
                let consent = offence.ok_or_else(|| gone(kind, name))?.consent.as_ref();
                let is_irrelevant = consent.is_some_and(|consent| consent.irrelevant);
                match says("consent") {
                    None => true,
                    Some("irrelevant") if is_irrelevant => true,
                    Some(_) => return Err(format!("consent has another part in the offence `{name}` now")),
                }
            }
            "condition" => circular.conditions.iter().any(|node| stands(&node.name, &node.validity)),
            "right" => circular.rights.iter().any(|node| stands(&node.name, &node.validity)),
            "role" => circular.roles.iter().any(|node| stands(&node.name, &node.validity)),
            "indicator" => circular.indicators.iter().any(|node| stands(&node.name, &node.validity)),
            _ => circular.targets.iter().any(|node| stands(&node.name, &node.validity)),
        };
        if is_there { Ok(()) } else { Err(gone(kind, name)) }
    }
}

fn stage_says(
    rulebook: &Rulebook,
    on: Date,
    stage: &Stage,
    lines: &[(String, String)],
) -> Result<(), String> {
    let holds = |validity: &Validity| rulebook.in_force(validity, on);
    let is = |name: &Option<Name>, wanted: &str| name.as_ref().is_some_and(|name| name.text == wanted);
    let gives =
        |right: &str| stage.gives.iter().any(|line| line.right.text == right && holds(&line.validity));
    let into = lines.iter().find(|(key, _)| key == "into").map(|(_, stage)| stage.as_str());
    for (key, value) in lines {
        let is_so = match key.as_str() {
            "gives" => gives(value),
            "gives-no" => !gives(value),
            "requires" => {
                let mut lines = stage.requires.iter();
                lines.any(|line| line.condition.text == *value && holds(&line.validity))
            }
            "renews-on" => stage.renews.iter().any(|line| line.on.text == *value && holds(&line.validity)),
            "lapses-into" => stage.lapses.iter().any(|line| is(&line.into, value) && holds(&line.validity)),
            "closes-on" => stage.closes.iter().any(|line| {
                line.on.text == *value
                    && holds(&line.validity)
                    && into.is_none_or(|into| is(&line.into, into))
            }),
            // Said with `closes-on`.
            _ => true,
        };
        if !is_so {
            let into = into.filter(|_| key == "closes-on").map(|into| format!(" into={into}"));
            let into = into.unwrap_or_default();
            return Err(format!("the stage `{}` no longer says `{key}={value}{into}`", stage.name));
        }
    }
    Ok(())
}
