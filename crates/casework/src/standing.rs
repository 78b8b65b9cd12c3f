//! Where a file stands: stages, clocks, rights, duties, what may come next, and why.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The answer of a fold. Its JSON form is a contract (`nabotjek fold --format json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The day looked at; every event of that day has been applied, no lapse at its end has.
    pub as_of: Date,
    /// Only what had been recorded by the end of this day was used; `None`: everything.
    pub known_on: Option<Date>,
    /// Every stage that has been open by then, in order of opening; `closed: null` while it is open.
    pub stages: Vec<StageLine>,
    /// Rights held on that day.
    pub rights: Vec<RightLine>,
    /// Every duty that has opened by then, in order of opening.
    pub duties: Vec<DutyLine>,
    /// Events that may be recorded now, and by whom.
    pub next: Vec<NextLine>,
    /// Events that the rules do not allow: kept, without effect.
    pub refused: Vec<RefusedLine>,
    /// What happened, step by step, each line with its ground.
    pub trail: Vec<TrailLine>,
    /// The office that has the file in its care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care: Option<Care>,
    /// The file's region, by the last region recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// Who has the file in care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    /// The role.
    pub role: String,
    /// The office.
    pub office: String,
    /// Since when.
    pub since: Date,
}

/// The rule behind a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The rule's name in the circular.
    pub rule: String,
    /// Its citations, "source, pinpoint (certainty)", joined by "; ".
    pub citation: Arc<str>,
    /// The index in the journal of the event on which the statement rests, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<u32>,
}

/// A stage that is or was open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageLine {
    pub stage: String,
    /// First day on which it stood.
    pub opened: Date,
    /// Its last day, included; `None`: no clock.
    pub due: Option<Date>,
    /// First day on which it no longer stood; `None`: still open.
    pub closed: Option<Date>,
    pub why: Why,
}

/// A right held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RightLine {
    pub right: String,
    /// Since when without a break.
    pub from: Date,
    /// First day on which it is no longer held if nothing happens (excluded); `None`: no end in sight.
    pub until: Option<Date>,
    /// The form it takes, for example the name of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    pub why: Why,
}

/// A duty that is or was open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DutyLine {
    pub duty: String,
    /// Who owes it.
    pub role: String,
    /// The office, where the rules name one (the recorder's, the caring office).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    pub opened: Date,
    /// Last day, included; `None`: none is stated.
    pub due: Option<Date>,
    /// The day it was done.
    pub done: Option<Date>,
    /// The day from which it was no longer needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceased: Option<Date>,
    pub why: Why,
}

impl DutyLine {
    /// Neither done nor ceased.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.ceased.is_none()
    }

    /// Open after its last day.
    pub fn is_overdue(&self, as_of: Date) -> bool {
        self.is_open() && self.due.is_some_and(|last_day| last_day < as_of)
    }
}

/// An event that may be recorded now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NextLine {
    pub event: String,
    /// Roles that may record it.
    pub by: Vec<String>,
    pub why: Why,
}

/// An event that the rules do not allow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RefusedLine {
    /// Its index in the journal.
    pub index: u32,
    pub event: String,
    pub reason: Refusal,
}

/// Why an event is refused: a code, the rule that says so, a sentence in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub code: RefusalCode,
    /// The rule (event, condition, stage, fact) that says so.
    pub rule: String,
    /// One sentence in English; pages make their own from `code` and `rule`.
    pub text: String,
}

/// The kinds of refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalCode {
    /// The circular knows no such event (`rule`: the name written).
    UnknownEvent,
    /// Not in force on its day.
    NotInForce,
    /// The recorder's role may not record it.
    Role,
    /// A required fact is missing (`rule`: the fact).
    FactMissing,
    /// The event knows no such fact (`rule`: the fact).
    FactUnknown,
    /// A fact has the wrong type or an impossible value (`rule`: the fact).
    FactValue,
    /// It cannot be a file's first event.
    NotOpening,
    /// It happens at most once and has happened.
    Once,
    /// None of the stages during which it is possible is open (`rule`: the first of them).
    Stage,
    /// A condition does not hold (`rule`: the condition).
    Condition,
    /// It corrects an event that is not there, or of another kind.
    Correction,
    /// Its date is out of the range of years that can be counted.
    Date,
    /// The recorder's office has no unit of this code (`rule`: the code). A fold of one file never answers this.
    PlaceUnknown,
    /// The unit is for other households (`rule`: the unit). A fold of one file never answers this.
    PlaceForOthers,
    /// Others have the unit, or too much of it (`rule`: the unit). A fold of one file never answers this.
    PlaceTaken,
    /// It rests on something that whoever is told may not see (`rule`: the event). A fold never answers this.
    Withheld,
}

/// One step of the trail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrailLine {
    /// The day it took effect.
    pub on: Date,
    /// What happened.
    pub step: Step,
    /// The stage, right, duty or event concerned.
    pub subject: String,
    pub why: Why,
}

/// What a trail line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    EventAccepted,
    EventRefused,
    EventCorrected,
    EventAnnulled,
    StageOpened,
    StageRenewed,
    StageClosed,
    StageLapsed,
    StageCarriedOver,
    DutyOpened,
    DutyDone,
    DutyCeased,
    CareTaken,
    CareEnded,
}
