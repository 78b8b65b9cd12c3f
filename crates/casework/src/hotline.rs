//! One contact with a hotline: what is known of the caller, and whether they may be called now.
//!
//! Which event is the contact, and which of its answers is the safe way, the circular says in the core vocabulary.

use circular::Rulebook;
use serde::Serialize;

use crate::{DutyLine, Event, Standing, answered::Answered};

/// A day has so many hours.
const HOURS: u8 = 24;

/// Hours of the day in which a caller may be called back, by the clock of the installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SafeHours {
    /// The first hour, included: 18 is from 18:00.
    pub from: u8,
    /// The hour at which it ends, excluded: 20 is until 19:59; 24 is midnight.
    pub until: u8,
}

impl SafeHours {
    /// Out of what was answered; `None` where no hour was. A missing end is midnight, a missing beginning too. Hours that no
    /// clock has are cut to the day.
    pub fn of(from: Option<i64>, until: Option<i64>) -> Option<Self> {
        let hour = |hour: i64| u8::try_from(hour.clamp(0, i64::from(HOURS))).unwrap_or(HOURS);
        (from.is_some() || until.is_some())
            .then(|| Self { from: from.map_or(0, hour), until: until.map_or(HOURS, hour) })
    }

    /// Whether an hour of the day (0 to 23) lies in them. From 22 until 2 goes over midnight; an end that is the beginning
    /// leaves no hour: in doubt nobody calls.
    pub fn has(self, hour: u8) -> bool {
        match self.from <= self.until {
            true => self.from <= hour && hour < self.until,
            false => self.from <= hour || hour < self.until,
        }
    }
}

/// What is known of a contact: of several events, the last answer to each question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The code of the caller's language.
    pub language: Option<String>,
    /// The answer to whether it is safe to call back, as the circular names it.
    pub safe_way: Option<String>,
    /// When it is safe; `None`: at any hour, where it is safe at all.
    pub hours: Option<SafeHours>,
    /// Whether anything is known of where to call; never the number itself.
    pub has_details: bool,
}

/// Reads a contact. `events` are those that the rules accepted, each as it was last corrected.
pub fn contact(rulebook: &Rulebook, events: &[&Event]) -> Contact {
    let mut known = Contact::default();
    let (mut from, mut until) = (None, None);
    for event in events {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        let told = Answered { node, event };
        let text = |word: &str| told.text(word).filter(|text| !text.is_empty()).map(str::to_owned);
        known.language = text("spoken-language").or(known.language);
        known.safe_way = text("safe-callback").or(known.safe_way);
        known.has_details |= text("safe-details").is_some();
        from = told.number("safe-from").or(from);
        until = told.number("safe-until").or(until);
    }
    known.hours = SafeHours::of(from, until);
    known
}

/// The open duty that a word of the core vocabulary opened, such as `danger-named`.
///
/// `standing` must be a fold of `journal`, or as much of one as a reader may see.
pub fn duty_opened_by<'a>(
    rulebook: &Rulebook,
    journal: &[Event],
    standing: &'a Standing,
    word: &str,
) -> Option<&'a DutyLine> {
    open_duties(standing).find(|line| {
        let event = line.why.event.and_then(|index| journal.get(index as usize));
        event.is_some_and(|event| rulebook.event_on(&event.event, event.on).is_some_and(|node| node.is(word)))
    })
}

/// The open duty that a word of the core vocabulary does, such as `called-back`.
pub fn duty_done_by<'a>(rulebook: &Rulebook, standing: &'a Standing, word: &str) -> Option<&'a DutyLine> {
    open_duties(standing).find(|line| {
        let node = rulebook.duty_on(&line.duty, line.opened);
        let events = node.into_iter().flat_map(|node| &node.done_by);
        events.into_iter().any(|(event, _)| {
            rulebook.circular().events.iter().any(|node| node.name.text == event.text && node.is(word))
        })
    })
}

fn open_duties(standing: &Standing) -> impl Iterator<Item = &DutyLine> {
    standing.duties.iter().filter(|line| line.is_open())
}
