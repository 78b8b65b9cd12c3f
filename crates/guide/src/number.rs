//! Numbers that texts name by a word in braces and the circular fills in.

use circular::{
    Rulebook,
    model::{Bound, Predicate, Unit},
    nodes::Node,
};
use jiff::civil::Date;

use crate::{ground::Ground, lines::Reader};

/// A number that texts may name: `{reflection-days}`.
#[derive(Clone, Debug)]
pub struct Number {
    /// The word in braces.
    pub name: String,
    /// Whether it is a telephone number, to be called by a touch.
    pub is_telephone: bool,
    /// What a number that is not the circular's rests on.
    pub grounds: Vec<Ground>,
    pub(crate) line: usize,
    from: From,
}

#[derive(Clone, Debug)]
enum From {
    /// How long a stage lasts. The unit is that of the word beside the number in the texts.
    Stage { stage: String, unit: Unit },
    /// The age under which a condition holds.
    Condition(String),
    /// No rule of the circular says it.
    Stated(u32),
}

impl Number {
    pub(crate) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        reader.only(node, &["stage", "unit", "condition", "is"]);
        let name = reader.argument(node, "a name")?;
        let from = match (node.property("stage"), node.property("condition"), node.property("is")) {
            (Some(stage), None, None) => {
                let unit = reader.property(node, "unit")?;
                let Some(unit) = Unit::named(&unit) else {
                    reader.at(node, format!("`{unit}` is no unit; there are days, weeks, months, years"));
                    return None;
                };
                From::Stage { stage: stage.to_owned(), unit }
            }
            (None, Some(condition), None) => From::Condition(condition.to_owned()),
            (None, None, Some(number)) => match number.parse() {
                Ok(number) => From::Stated(number),
                Err(_) => {
                    reader.at(node, format!("`{number}` is no whole number"));
                    return None;
                }
            },
            _ => {
                reader.at(node, "a number is that of a `stage=`, of a `condition=`, or what it `is=`");
                return None;
            }
        };
        let grounds = node.lines.iter().filter_map(|line| Ground::read(reader, line)).collect::<Vec<_>>();
        if matches!(from, From::Stated(_)) && grounds.is_empty() {
            reader.at(node, "a number that is not the circular's needs its source: `cites`");
        }
        let is_telephone = node.argument(1) == Some("telephone");
        Some(Self { name, is_telephone, grounds, line: reader.line(node), from })
    }

    /// The number on a day.
    ///
    /// # Errors
    /// When the circular has no such number on that day, in words.
    pub fn on(&self, rulebook: &Rulebook, on: Date) -> Result<u32, String> {
        match &self.from {
            From::Stated(number) => Ok(*number),
            From::Stage { stage, unit } => {
                let node = rulebook.stage_on(stage, on).ok_or_else(|| gone("stage", stage))?;
                let lasts = node.lasts.iter().find(|line| rulebook.in_force(&line.validity, on));
                let length =
                    lasts.ok_or_else(|| format!("the stage `{stage}` says no length any more"))?.length;
                match length.unit == *unit {
                    true => Ok(length.number),
                    false => Err(format!(
                        "the stage `{stage}` no longer lasts so many {}: every text that says `{{{}}}` must be written anew",
                        word(*unit),
                        self.name
                    )),
                }
            }
            From::Condition(condition) => {
                let all = rulebook.circular().conditions.iter();
                let mut all = all.filter(|node| node.name.as_str() == condition);
                let node = all.find(|node| rulebook.in_force(&node.validity, on));
                let mut ages = Vec::new();
                under(&node.ok_or_else(|| gone("condition", condition))?.lines, &mut ages);
                match ages.as_slice() {
                    [first, others @ ..] if others.iter().all(|age| age == first) => Ok(*first),
                    _ => Err(format!("the condition `{condition}` no longer asks for one age")),
                }
            }
        }
    }
}

/// That a rule is not there.
pub(crate) fn gone(kind: &str, name: &str) -> String {
    format!("the circular has no {kind} `{name}` on this day")
}

fn word(unit: Unit) -> &'static str {
    match unit {
        Unit::Days => "days",
        Unit::WorkingDays => "working-days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Years => "years",
    }
}

/// Every age under which one of the lines holds.
fn under(lines: &[Predicate], ages: &mut Vec<u32>) {
    for line in lines {
        match line {
            Predicate::Age { bound: Bound::Under, years, .. } => ages.push(*years),
            Predicate::All(lines) | Predicate::Any(lines) | Predicate::Not(lines) => under(lines, ages),
            _ => {}
        }
    }
}
