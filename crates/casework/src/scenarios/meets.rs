//! Whether a standing is as expected, and if not, what stands instead.

use circular::{
    Rulebook,
    model::{Expectation, Name},
};

use crate::{DutyLine, StageLine, Standing};

/// Whether an expectation is met.
///
/// # Errors
/// What stands instead, in one line.
pub(super) fn meets(rulebook: &Rulebook, expected: &Expectation, standing: &Standing) -> Result<(), String> {
    let (met, actual) = match expected {
        Expectation::Stage { stage, opened, due } => {
            let met = open(standing).any(|line| {
                line.stage == stage.text
                    && opened.is_none_or(|day| line.opened == day)
                    && due.is_none_or(|day| line.due == Some(day))
            });
            (met, stages(standing))
        }
        Expectation::NoStage { stage } => {
            (!open(standing).any(|line| line.stage == stage.text), stages(standing))
        }
        Expectation::Right { right } => (holds(standing, right), rights(standing)),
        Expectation::NoRight { right } => (!holds(standing, right), rights(standing)),
        Expectation::Duty { duty, role, due, mark } => {
            let met = standing.duties.iter().any(|line| {
                line.duty == duty.text
                    && role.as_ref().is_none_or(|role| line.role == role.text)
                    && due.is_none_or(|day| line.due == Some(day))
                    && mark.as_ref().is_none_or(|mark| marked(line, &mark.text, standing))
            });
            (met, duties(standing, duty))
        }
        Expectation::NoDuty { duty } => {
            let met = !standing.duties.iter().any(|line| line.duty == duty.text && line.is_open());
            (met, duties(standing, duty))
        }
        Expectation::Next { event, by } => {
            let met = standing.next.iter().any(|line| {
                line.event == event.text
                    && by
                        .as_ref()
                        .is_none_or(|by| line.by.iter().any(|role| rulebook.acts_as(&by.text, role)))
            });
            (met, next(standing, event))
        }
        Expectation::NotNext { event } => {
            (!standing.next.iter().any(|line| line.event == event.text), next(standing, event))
        }
        Expectation::Refused { event, because } => {
            let met = standing.refused.iter().any(|line| {
                line.event == event.text && because.as_ref().is_none_or(|rule| line.reason.rule == rule.text)
            });
            (met, refused(standing))
        }
        Expectation::NothingRefused => (standing.refused.is_empty(), refused(standing)),
    };
    if met { Ok(()) } else { Err(actual) }
}

fn open(standing: &Standing) -> impl Iterator<Item = &StageLine> {
    standing.stages.iter().filter(|line| line.closed.is_none())
}

fn holds(standing: &Standing, right: &Name) -> bool {
    standing.rights.iter().any(|line| line.right == right.text)
}

fn marked(line: &DutyLine, mark: &str, standing: &Standing) -> bool {
    match mark {
        "open" => line.is_open(),
        "done" => line.done.is_some(),
        "overdue" => line.is_overdue(standing.as_of),
        "no-longer-needed" => line.ceased.is_some(),
        _ => false,
    }
}

fn listed(items: Vec<String>, nothing: &str) -> String {
    if items.is_empty() { nothing.to_owned() } else { items.join("; ") }
}

fn stages(standing: &Standing) -> String {
    let lines = open(standing).map(|line| {
        let due = line.due.map_or_else(String::new, |due| format!(", due {due}"));
        format!("{} opened {}{due}", line.stage, line.opened)
    });
    let mut text = listed(lines.collect(), "no stage is open");
    if !standing.refused.is_empty() {
        text = format!("{text}; refused: {}", refused(standing));
    }
    text
}

fn rights(standing: &Standing) -> String {
    listed(standing.rights.iter().map(|line| line.right.clone()).collect(), "no right is held")
}

fn duties(standing: &Standing, duty: &Name) -> String {
    let lines = standing.duties.iter().filter(|line| line.duty == duty.text).map(|line| {
        let due = line.due.map_or_else(String::new, |due| format!(", due {due}"));
        let state = match (line.done, line.ceased) {
            (Some(day), _) => format!("done {day}"),
            (None, Some(day)) => format!("no longer needed from {day}"),
            (None, None) if line.is_overdue(standing.as_of) => "overdue".to_owned(),
            (None, None) => "open".to_owned(),
        };
        format!("{} of {} opened {}{due}, {state}", line.duty, line.role, line.opened)
    });
    listed(lines.collect(), &format!("`{duty}` has not opened"))
}

fn next(standing: &Standing, event: &Name) -> String {
    match standing.next.iter().find(|line| line.event == event.text) {
        Some(line) => format!("`{event}` may be recorded by {}", line.by.join(", ")),
        None => {
            let names = standing.next.iter().map(|line| line.event.clone());
            format!("`{event}` may not be recorded; possible: {}", listed(names.collect(), "nothing"))
        }
    }
}

fn refused(standing: &Standing) -> String {
    let lines = standing.refused.iter().map(|line| {
        format!(
            "{} (line {}) because of {}: {}",
            line.event,
            line.index + 1,
            line.reason.rule,
            line.reason.text
        )
    });
    listed(lines.collect(), "nothing is refused")
}
