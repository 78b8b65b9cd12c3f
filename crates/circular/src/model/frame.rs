//! The frame of a circular: who, where, in which order of time; and the list of all its rules.

use jiff::civil::{Date, Weekday};

use super::{
    Cite, Condition, Duty, Event, Forum, Indicator, Name, Offence, Published, Scenario, Screening, Sees,
    Spanned, Stage, Statistic, Target, Texts, Validity,
};
use crate::{
    source::{Document, Span},
    vocabulary::FileOf,
};

/// A whole circular: one country's rules.
#[derive(Clone, Debug, Default)]
pub struct Circular {
    /// The country's name in addresses and on the command line, for example `be`.
    pub name: Option<Name>,
    /// What people call it.
    pub title: Texts,
    /// Languages in which every text must stand.
    pub languages: Vec<Name>,
    /// IANA time zone in which days are counted, for example `Europe/Brussels`.
    pub time_zone: Option<Spanned<String>>,
    /// Grounds of the circular as a whole.
    pub cites: Vec<Cite>,
    /// How time is counted.
    pub counting: Option<Counting>,
    /// Holidays, each a rule.
    pub holidays: Vec<Holiday>,
    /// The first day for which nobody has said whether it is a holiday.
    pub holidays_known_until: Option<Spanned<Date>>,
    /// Names of rules that could not be read; checks take them for known, so that one mistake is told once.
    pub unread: Vec<Name>,
    /// The documents as read, for messages.
    pub documents: Vec<Document>,
    pub sources: Vec<Source>,
    pub regions: Vec<Region>,
    pub roles: Vec<Role>,
    pub offices: Vec<Office>,
    pub compartments: Vec<Compartment>,
    pub rights: Vec<Right>,
    pub tracks: Vec<Track>,
    pub files: Vec<FileKind>,
    pub conditions: Vec<Condition>,
    pub events: Vec<Event>,
    pub stages: Vec<Stage>,
    pub duties: Vec<Duty>,
    pub sees: Vec<Sees>,
    pub readings: Vec<Reading>,
    pub transitions: Vec<Transition>,
    pub links: Vec<Link>,
    pub offences: Vec<Offence>,
    pub indicators: Vec<Indicator>,
    pub screenings: Vec<Screening>,
    pub statistics: Vec<Statistic>,
    pub published: Vec<Published>,
    pub targets: Vec<Target>,
    pub forums: Vec<Forum>,
    pub scenarios: Vec<Scenario>,
}

impl Circular {
    /// What it is called: the country's code. Empty for one that says no name, which `check` reports.
    pub fn called(&self) -> &str {
        self.name.as_ref().map_or("", |name| name.as_str())
    }

    /// The kind of file that is this one in the core vocabulary; the first, where several are.
    pub fn file_of(&self, kind: FileOf) -> Option<&FileKind> {
        self.files.iter().find(|file| file.kind.as_ref().is_some_and(|own| own.value == kind))
    }

    /// What a kind of file is in the core vocabulary.
    pub fn file_kind(&self, name: &str) -> Option<FileOf> {
        let file = self.files.iter().find(|file| file.name.text == name)?;
        file.kind.as_ref().map(|kind| kind.value)
    }

    /// The events of a kind of file that count as a word of the core vocabulary.
    pub fn events_of<'a>(&'a self, kind: FileOf, word: &'a str) -> impl Iterator<Item = &'a Event> {
        self.events
            .iter()
            .filter(move |event| event.is(word) && self.file_kind(&event.file.text) == Some(kind))
    }

    /// The core kind of a role: its own, or that of the role that it is part of.
    pub fn role_kind(&self, role: &str) -> Option<RoleKind> {
        let mut name = role;
        // A circle of parts is a mistake that `check` finds; here it only must not go on for ever.
        for _ in 0..=self.roles.len() {
            let node = self.roles.iter().find(|node| node.name.text == name)?;
            if let Some(kind) = &node.kind {
                return Some(kind.value);
            }
            name = node.part_of.as_ref()?.as_str();
        }
        None
    }

    /// The first office of a role, or of the role that it is part of.
    pub fn office_of(&self, role: &str) -> Option<&Office> {
        let mut name = role;
        for _ in 0..=self.roles.len() {
            if let Some(office) = self.offices.iter().find(|office| office.role.text == name) {
                return Some(office);
            }
            name = self.roles.iter().find(|node| node.name.text == name)?.part_of.as_ref()?.as_str();
        }
        None
    }
}

/// How time is counted, stated once a circular.
#[derive(Clone, Debug)]
pub struct Counting {
    /// Grounds.
    pub cites: Vec<Cite>,
    /// Whether the opening day is left out (the only form supported is `true`).
    pub first_day_excluded: bool,
    /// Whether the last day belongs to the term (the only form supported is `true`).
    pub last_day_included: bool,
    /// Whether months end on the last day of a shorter month (the only form supported is `true`).
    pub months_clamp: bool,
    /// Days on which offices work.
    pub working_week: Vec<Weekday>,
    /// Where it stands.
    pub span: Span,
}

/// A holiday rule.
#[derive(Clone, Debug)]
pub struct Holiday {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub rule: HolidayRule,
}

/// On which day a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayRule {
    /// The same day each year.
    Fixed { month: i8, day: i8 },
    /// So many days after Easter Sunday (negative: before).
    Easter { days_after: i16 },
}

/// A source that rules cite.
#[derive(Clone, Debug)]
pub struct Source {
    pub name: Name,
    pub kind: SourceKind,
    pub title: Texts,
    /// A public address, where there is one.
    pub link: Option<String>,
    pub span: Span,
}

/// What kind of text a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    Statute,
    Decree,
    Circular,
    Note,
    Report,
    Page,
    Treaty,
    Directive,
    House,
}

/// A region to which offices are bound.
#[derive(Clone, Debug)]
pub struct Region {
    pub name: Name,
    pub title: Texts,
    pub span: Span,
}

/// Who acts: a role of the field.
#[derive(Clone, Debug)]
pub struct Role {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    /// The core kind that guardrails speak of; inherited from `part_of` when absent.
    pub kind: Option<Spanned<RoleKind>>,
    /// How its offices are spread; inherited from `part_of` when absent.
    pub per: Option<Per>,
    /// The role it acts and sees as.
    pub part_of: Option<Name>,
    /// What it is for.
    pub mandate: Texts,
    pub span: Span,
}

/// Core kinds of role, the same in every country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleKind {
    FirstLine,
    LabourInspectorate,
    Police,
    Prosecution,
    Judge,
    Defence,
    Centre,
    Immigration,
    Guardianship,
    Coordination,
    Rapporteur,
    DataProtection,
    Administrator,
}

impl RoleKind {
    /// Every kind with the word that stands in a circular.
    pub const WORDS: [(&'static str, Self); 13] = [
        ("first-line", Self::FirstLine),
        ("labour-inspectorate", Self::LabourInspectorate),
        ("police", Self::Police),
        ("prosecution", Self::Prosecution),
        ("judge", Self::Judge),
        ("defence", Self::Defence),
        ("centre", Self::Centre),
        ("immigration", Self::Immigration),
        ("guardianship", Self::Guardianship),
        ("coordination", Self::Coordination),
        ("rapporteur", Self::Rapporteur),
        ("data-protection", Self::DataProtection),
        ("administrator", Self::Administrator),
    ];

    /// The word that stands in a circular.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// How the offices of a role are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Offices bound to a region each.
    Region,
    /// Several offices, each holding its own files.
    Office,
    /// One office for the country.
    Nation,
}

/// A place where people of one role work.
#[derive(Clone, Debug)]
pub struct Office {
    pub name: Name,
    pub role: Name,
    pub region: Option<Name>,
    pub title: Texts,
    /// A public telephone number, where there is one.
    pub phone: Option<String>,
    pub cites: Vec<Cite>,
    pub span: Span,
}

/// A part of a file with its own readers.
#[derive(Clone, Debug)]
pub struct Compartment {
    pub name: Name,
    pub kind: Spanned<CompartmentKind>,
    /// Stored encrypted; each consultation is logged with its purpose.
    pub protected: bool,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub span: Span,
}

/// Core kinds of compartment, the same in every country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompartmentKind {
    Procedure,
    Identity,
    Contact,
    Whereabouts,
    Testimony,
    Health,
    LabourConditions,
    Finances,
    Immigration,
    Risk,
    Evidence,
    Operations,
}

impl CompartmentKind {
    /// Every kind with the word that stands in a circular.
    pub const WORDS: [(&'static str, Self); 12] = [
        ("procedure", Self::Procedure),
        ("identity", Self::Identity),
        ("contact", Self::Contact),
        ("whereabouts", Self::Whereabouts),
        ("testimony", Self::Testimony),
        ("health", Self::Health),
        ("labour-conditions", Self::LabourConditions),
        ("finances", Self::Finances),
        ("immigration", Self::Immigration),
        ("risk", Self::Risk),
        ("evidence", Self::Evidence),
        ("operations", Self::Operations),
    ];

    /// The word that stands in a circular.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// A right that stages give.
#[derive(Clone, Debug)]
pub struct Right {
    pub name: Name,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub span: Span,
}

/// A line of stages that exclude each other.
#[derive(Clone, Debug)]
pub struct Track {
    pub name: Name,
    pub file: Name,
    pub title: Texts,
    pub span: Span,
}

/// A kind of file: a journal of one kind.
#[derive(Clone, Debug)]
pub struct FileKind {
    pub name: Name,
    /// What it is in the core vocabulary, where it says so.
    pub kind: Option<Spanned<FileOf>>,
    pub title: Texts,
    pub cites: Vec<Cite>,
    pub span: Span,
}

/// One of the ways to understand a rule: sides with their sources, one chosen.
#[derive(Clone, Debug)]
pub struct Reading {
    pub name: Name,
    pub question: Texts,
    pub sides: Vec<Side>,
    pub chosen: Option<Name>,
    /// Why that side.
    pub because: Texts,
    pub span: Span,
}

/// One side of a reading.
#[derive(Clone, Debug)]
pub struct Side {
    pub name: Name,
    pub text: Texts,
    pub cites: Vec<Cite>,
}

/// Stages open on this day go over to the lines in force from it.
#[derive(Clone, Debug)]
pub struct Transition {
    pub on: Spanned<Date>,
    pub stage: Name,
    pub cites: Vec<Cite>,
    pub span: Span,
}

/// An event in one kind of file that tells another.
#[derive(Clone, Debug)]
pub struct Link {
    pub on: Name,
    pub in_file: Name,
    pub tells: Name,
    /// The event recorded there.
    pub as_event: Name,
    pub cites: Vec<Cite>,
    pub validity: Validity,
    pub span: Span,
}
