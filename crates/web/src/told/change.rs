//! A difference between two standings as a sentence.

use casework::Change;

use super::Told;

impl Told<'_> {
    /// What a change says.
    pub fn change(&self, change: &Change) -> String {
        let words = self.words;
        match change {
            Change::StageOpens { line } => match (line.closed, line.due) {
                (Some(closed), _) => words.say_all(
                    "told-stage-was",
                    [
                        ("stage", self.stage(&line.stage).into()),
                        ("from", self.day(line.opened).into()),
                        ("until", self.day(closed).into()),
                    ],
                ),
                (None, Some(due)) => words.say2(
                    "told-stage-opens-until",
                    "stage",
                    self.stage(&line.stage),
                    "due",
                    self.deadline(due),
                ),
                (None, None) => words.say1("told-stage-opens", "stage", self.stage(&line.stage)),
            },
            Change::StageCloses { line } => words.say1("told-stage-closes", "stage", self.stage(&line.stage)),
            Change::StageMoves { line, .. } => {
                let due = line.due.map(|due| self.deadline(due)).unwrap_or_default();
                words.say2("told-stage-moves", "stage", self.stage(&line.stage), "due", due)
            }
            Change::StageVanishes { line } => {
                words.say1("told-stage-vanishes", "stage", self.stage(&line.stage))
            }
            Change::RightGained { line } => {
                words.say1("told-right-gained", "right", self.right(&line.right, line.form.as_deref()))
            }
            Change::RightLost { line } => {
                words.say1("told-right-lost", "right", self.right(&line.right, line.form.as_deref()))
            }
            Change::RightMoves { line, .. } => {
                let right = self.right(&line.right, line.form.as_deref());
                match line.until.and_then(|until| until.yesterday().ok()) {
                    Some(last) => words.say2("told-right-moves", "right", right, "last", self.day(last)),
                    None => words.say1("told-right-moves-open", "right", right),
                }
            }
            Change::DutyOpens { line } => match line.due {
                Some(due) => words.say_all(
                    "told-duty-opens-until",
                    [
                        ("duty", self.duty(&line.duty).into()),
                        ("owner", self.owner(line).into()),
                        ("due", self.deadline(due).into()),
                    ],
                ),
                None => {
                    words.say2("told-duty-opens", "duty", self.duty(&line.duty), "owner", self.owner(line))
                }
            },
            Change::DutyDone { line } => words.say1("told-duty-done", "duty", self.duty(&line.duty)),
            Change::DutyCeases { line } | Change::DutyVanishes { line } => {
                words.say1("told-duty-ceases", "duty", self.duty(&line.duty))
            }
            Change::DutyMoves { line, .. } => {
                let due = line.due.map(|due| self.deadline(due)).unwrap_or_default();
                words.say2("told-duty-moves", "duty", self.duty(&line.duty), "due", due)
            }
            Change::CareTaken { care } => {
                words.say1("told-care-taken", "office", self.recorder(&care.role, &care.office))
            }
            Change::CareEnds { care } => {
                words.say1("told-care-ends", "office", self.recorder(&care.role, &care.office))
            }
            Change::RegionMoves { region } => {
                let region = region.as_deref().map(|region| self.region(region)).unwrap_or_default();
                words.say1("told-region", "region", region)
            }
            Change::EventRefused { event, .. } => {
                words.say1("told-event-refused", "event", self.event(event))
            }
            Change::EventAccepted { event, .. } => {
                words.say1("told-event-accepted", "event", self.event(event))
            }
        }
    }
}
