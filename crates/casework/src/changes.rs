//! What differs between two standings of one file: what a page promises before something is recorded, and what it tells
//! about a later day.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::{Care, DutyLine, RightLine, StageLine, Standing};

/// One difference. The lines are those of the later standing, or of the earlier one where the later has none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// A stage opens (and, where `closed` is set, has closed again by the day looked at).
    StageOpens { line: StageLine },
    /// A stage that stood no longer stands.
    StageCloses { line: StageLine },
    /// Another last day; `before` is the earlier one.
    StageMoves { line: StageLine, before: Option<Date> },
    /// A stage that had been open is not in the file's life any more.
    StageVanishes { line: StageLine },
    /// A right is held that was not.
    RightGained { line: RightLine },
    /// A right is no longer held.
    RightLost { line: RightLine },
    /// A right is held until another day; `before` is the first day without it as things stood.
    RightMoves { line: RightLine, before: Option<Date> },
    /// A duty opens.
    DutyOpens { line: DutyLine },
    /// An open duty is done.
    DutyDone { line: DutyLine },
    /// An open duty is no longer needed.
    DutyCeases { line: DutyLine },
    /// An open duty has another last day.
    DutyMoves { line: DutyLine, before: Option<Date> },
    /// A duty that had opened is not in the file's life any more.
    DutyVanishes { line: DutyLine },
    /// An office takes the file into its care.
    CareTaken { care: Care },
    /// The file is in nobody's care, or no longer in this office's.
    CareEnds { care: Care },
    /// Another region.
    RegionMoves { region: Option<String> },
    /// An event that had been accepted is refused by the rules.
    EventRefused { index: u32, event: String, rule: String },
    /// An event that had been refused is accepted.
    EventAccepted { index: u32, event: String },
}

/// Every difference between two standings of one file, in the order stages, rights, duties, care, region, events.
///
/// Both must be folds of journals that share their beginning; the days looked at may differ.
pub fn changes(before: &Standing, after: &Standing) -> Vec<Change> {
    let mut all = Vec::new();
    stages(before, after, &mut all);
    rights(before, after, &mut all);
    duties(before, after, &mut all);
    if before.care != after.care {
        all.extend(before.care.clone().map(|care| Change::CareEnds { care }));
        all.extend(after.care.clone().map(|care| Change::CareTaken { care }));
    }
    if before.region != after.region {
        all.push(Change::RegionMoves { region: after.region.clone() });
    }
    events(before, after, &mut all);
    all
}

/// Pairs lines of two lists by key, each line once, and tells pairs, those only after, those only before.
fn pair<'a, T, K: PartialEq>(
    before: &'a [T],
    after: &'a [T],
    key: impl Fn(&T) -> K,
) -> (Vec<(&'a T, &'a T)>, Vec<&'a T>, Vec<&'a T>) {
    let mut taken = BTreeSet::new();
    let (mut pairs, mut new) = (Vec::new(), Vec::new());
    for line in after {
        let found =
            before.iter().enumerate().find(|(at, earlier)| !taken.contains(at) && key(earlier) == key(line));
        match found {
            Some((at, earlier)) => {
                taken.insert(at);
                pairs.push((earlier, line));
            }
            None => new.push(line),
        }
    }
    let gone = before.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, line)| line);
    (pairs, new, gone.collect())
}

fn stages(before: &Standing, after: &Standing, all: &mut Vec<Change>) {
    let (pairs, new, gone) = pair(&before.stages, &after.stages, |line| (line.stage.clone(), line.opened));
    for (earlier, line) in pairs {
        let line = line.clone();
        if earlier.closed != line.closed && line.closed.is_some() {
            all.push(Change::StageCloses { line });
        } else if earlier.closed.is_some() && line.closed.is_none() {
            all.push(Change::StageOpens { line });
        } else if earlier.due != line.due && line.closed.is_none() {
            all.push(Change::StageMoves { line, before: earlier.due });
        }
    }
    all.extend(gone.into_iter().cloned().map(|line| Change::StageVanishes { line }));
    all.extend(new.into_iter().cloned().map(|line| Change::StageOpens { line }));
}

fn rights(before: &Standing, after: &Standing, all: &mut Vec<Change>) {
    let (pairs, new, gone) =
        pair(&before.rights, &after.rights, |line| (line.right.clone(), line.form.clone()));
    all.extend(new.into_iter().cloned().map(|line| Change::RightGained { line }));
    all.extend(gone.into_iter().cloned().map(|line| Change::RightLost { line }));
    let moved = pairs.into_iter().filter(|(earlier, line)| earlier.until != line.until);
    all.extend(moved.map(|(earlier, line)| Change::RightMoves { line: line.clone(), before: earlier.until }));
}

fn duties(before: &Standing, after: &Standing, all: &mut Vec<Change>) {
    let key = |line: &DutyLine| (line.duty.clone(), line.role.clone(), line.office.clone(), line.opened);
    let (pairs, new, gone) = pair(&before.duties, &after.duties, key);
    for (earlier, line) in pairs {
        let line = line.clone();
        if earlier.done.is_none() && line.done.is_some() {
            all.push(Change::DutyDone { line });
        } else if earlier.ceased.is_none() && line.ceased.is_some() {
            all.push(Change::DutyCeases { line });
        } else if !earlier.is_open() && line.is_open() {
            all.push(Change::DutyOpens { line });
        } else if earlier.due != line.due && line.is_open() {
            all.push(Change::DutyMoves { line, before: earlier.due });
        }
    }
    all.extend(gone.into_iter().cloned().map(|line| Change::DutyVanishes { line }));
    // What opened and was settled in one go asks nothing of anybody.
    let open = new.into_iter().filter(|line| line.is_open()).cloned();
    all.extend(open.map(|line| Change::DutyOpens { line }));
}

fn events(before: &Standing, after: &Standing, all: &mut Vec<Change>) {
    let refused =
        |standing: &Standing| -> BTreeSet<u32> { standing.refused.iter().map(|line| line.index).collect() };
    let (earlier, later) = (refused(before), refused(after));
    for line in after.refused.iter().filter(|line| !earlier.contains(&line.index)) {
        let (event, rule) = (line.event.clone(), line.reason.rule.clone());
        all.push(Change::EventRefused { index: line.index, event, rule });
    }
    for line in before.refused.iter().filter(|line| !later.contains(&line.index)) {
        all.push(Change::EventAccepted { index: line.index, event: line.event.clone() });
    }
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::Arc};

    use circular::{Choices, Rulebook};
    use jiff::civil::date;

    use super::*;
    use crate::{Event, fold, read_journal, what_if};

    fn belgium() -> Rulebook {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be"));
        let (circular, _) = circular::read(folder).unwrap();
        circular::compile(Arc::new(circular), &Choices::default()).unwrap()
    }

    const IN_ORIENTATION: &str = r#"[
        {"event":"detected","on":"2026-11-01","by":"social-inspector","office":"ecosoc-brussels",
         "facts":{"region":"brussels","setting":"workplace-inspection","minor":"no","safe-way":"through-the-service"}},
        {"event":"contact-broken","on":"2026-11-02","by":"social-inspector","office":"ecosoc-brussels"},
        {"event":"intake","on":"2026-11-04","by":"specialised-centre","office":"pag-asa",
         "facts":{"form-of-care":"residential"}}]"#;

    fn journal() -> Vec<Event> {
        read_journal(IN_ORIENTATION).unwrap()
    }

    fn event(name: &str) -> Event {
        let text = format!(
            r#"[{{"event":"{name}","on":"2026-11-23","by":"specialised-centre","office":"pag-asa"}}]"#
        );
        read_journal(&text).unwrap().remove(0)
    }

    #[test]
    fn an_event_that_changes_nothing_makes_no_change() {
        let rulebook = belgium();
        let standing = fold(&rulebook, &journal(), date(2026, 11, 23), None);
        assert_eq!(changes(&standing, &standing), []);
    }

    #[test]
    fn asking_for_reflection_opens_forty_five_days_and_closes_orientation() {
        let rulebook = belgium();
        let before = fold(&rulebook, &journal(), date(2026, 11, 23), None);
        assert_eq!(before.refused, []);
        let asked = what_if(&rulebook, &journal(), Some(&event("reflection-requested")), date(2026, 11, 23));
        assert_eq!(asked.refusal, None);
        let all = changes(&asked.before, &asked.after);
        let opens = all.iter().find_map(|change| match change {
            Change::StageOpens { line } if line.stage == "reflection" => line.due,
            _ => None,
        });
        assert_eq!(opens, Some(date(2027, 1, 7)), "{all:#?}");
        let closes =
            |change: &Change| matches!(change, Change::StageCloses { line } if line.stage == "orientation");
        assert!(all.iter().any(closes), "{all:#?}");
        let gains =
            |change: &Change| matches!(change, Change::RightGained { line } if line.right == "shelter");
        assert!(all.iter().any(gains), "{all:#?}");
        // Seen the other way round, what was gained is lost.
        let back = changes(&asked.after, &asked.before);
        assert!(
            back.iter()
                .any(|change| matches!(change, Change::StageVanishes { line } if line.stage == "reflection"))
        );
        assert!(
            back.iter().any(|change| matches!(change, Change::RightLost { line } if line.right == "shelter"))
        );
    }

    #[test]
    fn a_path_names_the_past_the_present_and_what_can_follow() {
        use crate::path::{Place, path};
        let rulebook = belgium();
        let mut journal = journal();
        journal.push(event("reflection-requested"));
        let standing = fold(&rulebook, &journal, date(2026, 11, 24), None);
        let drawn = path(&rulebook, "dossier", &standing);
        let stay = drawn.iter().find(|path| path.track == "stay").unwrap();
        let places: Vec<(&str, Place)> =
            stay.steps.iter().map(|step| (step.stage.as_str(), step.place)).collect();
        assert_eq!(&places[..2], [("orientation", Place::Past), ("reflection", Place::Now)]);
        assert_eq!(places[2], ("immatriculation", Place::Possible));
        assert!(places.contains(&("ordered-to-leave", Place::Possible)), "{places:?}");
        assert_eq!(stay.steps[1].due, Some(date(2027, 1, 7)));
    }
}
