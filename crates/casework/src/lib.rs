//! Events, the fold, and what follows from it: standing, worklists, what-if, import.
//!
//! Everything here is pure: no clock, no disk, no network. A fold returns a standing, never an error.

mod answered;
pub mod centre_year;
mod changes;
pub mod event;
pub mod fold;
mod holds;
pub mod hotline;
pub mod import;
mod inspections;
pub mod journal;
mod next;
pub mod outreach;
mod path;
pub mod places;
mod qualify;
mod render;
pub mod scenarios;
pub mod screening;
pub mod standing;
mod summary;
mod targets;
mod training;
pub mod typed;
pub mod wages;
mod what_if;

pub use centre_year::CentreYear;
pub use changes::{Change, changes};
pub use event::{ANNULLED, Answer, Event, Unanswered};
pub use fold::{fold, fold_without_next, region_of, validate_facts};
pub use holds::{accepted, holds};
pub use hotline::{Contact, SafeHours, contact, duty_done_by, duty_opened_by};
pub use inspections::{Course, Courses};
pub use journal::{JournalMistake, read_journal};
pub use outreach::{FoldersIn, Followed, JointAction, OutreachFigures, joint_action};
pub use path::{PathStep, Place, TrackPath, path};
pub use qualify::{ElementMet, Met, Qualification, qualify};
pub use scenarios::{ScenarioFailure, ScenarioOutcome, run_scenarios};
pub use screening::{Answers, Asked, Screened, ScreeningRules, screen};
pub use standing::*;
pub use summary::{FileSummary, Owner, per, region_of_office};
pub use targets::{Counted, MonthPace, Months, Pace, YearOf, counted, due_by, months, year_of};
pub use training::{LeaderTraining, Training, leader, same_name, training};
pub use wages::{Pay, PayUnit, Payment, PeriodOwed, WagesMistake, WagesOwed, wages_owed};
pub use what_if::{WhatIf, admit, what_if};
