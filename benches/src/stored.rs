//! A journal with many dossiers in it.

use std::{
    error::Error,
    path::Path,
    sync::{Arc, mpsc},
};

use casework::{Answer, Event};
use circular::{Choices, Rulebook, compile};
use jiff::{ToSpan, civil::date, tz::TimeZone};
use journal::Journal;

/// Events of a file.
pub const STEPS: u64 = 5;

/// The Belgian circular.
///
/// # Errors
/// When it cannot be read.
pub fn belgium() -> Result<Arc<Rulebook>, Box<dyn Error>> {
    let (circular, mistakes) =
        circular::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../circulars/be"))?;
    assert!(mistakes.is_empty(), "the Belgian circular has mistakes");
    Ok(Arc::new(compile(Arc::new(circular), &Choices::default())?))
}

/// Stores dossiers with their history, spread over three years, three centres and their regions.
///
/// # Errors
/// What the journal answers.
pub fn load(journal: &Journal, number: u64) -> Result<(), Box<dyn Error>> {
    let (sender, answers) = mpsc::channel();
    for file in 0..number {
        let (centre, region, team) = [
            ("pag-asa", "brussels", "ecosoc-brussels"),
            ("payoke", "flanders", "ecosoc-antwerp"),
            ("surya", "wallonia", "ecosoc-liege"),
        ][(file % 3) as usize];
        let on = date(2023, 1, 2) + (file as i64 % 1_050).days();
        let events = (0..STEPS).map(|step| {
            let mut event = Event { on, ..event(step) };
            event.recorded = Some(TimeZone::UTC.to_timestamp(on.at(9, step as i8, 0, 0))?);
            let by_team = step < 3;
            event.by = if by_team { "social-inspector" } else { "social-worker" }.into();
            event.office = if by_team { team } else { centre }.into();
            if let Some(answer) = event.facts.get_mut("region") {
                *answer = Answer::Text(region.into());
            }
            Ok(event)
        });
        let events = events.collect::<Result<Vec<_>, jiff::Error>>()?;
        let sender = sender.clone();
        let done = move |answer: Result<_, journal::AppendError>| drop(sender.send(answer));
        journal.load_then("dossier".into(), events, |_| "loader".into(), done);
        // So many wait at most.
        if file % 2_000 == 1_999 {
            for answer in answers.iter().take(2_000) {
                answer?;
            }
        }
    }
    Ok(())
}

/// The events of a dossier, one after the other.
pub fn event(step: u64) -> Event {
    let (name, facts): (&str, &[(&str, &str)]) = match step {
        0 => (
            "detected",
            &[
                ("region", "brussels"),
                ("setting", "workplace-inspection"),
                ("minor", "no"),
                ("safe-way", "own-phone"),
            ],
        ),
        1 => ("identity-recorded", &[("given-name", "Amarelo"), ("family-name", "Nobody (synthetic)")]),
        2 => ("contact-broken", &[]),
        3 => ("intake", &[("form-of-care", "residential")]),
        _ => ("shelter-entered", &[("house-code", "H1")]),
    };
    Event {
        event: name.into(),
        on: date(2026, 3, 2),
        recorded: None,
        by: String::new(),
        office: String::new(),
        facts: facts.iter().map(|(name, text)| ((*name).into(), Answer::Text((*text).into()))).collect(),
        corrects: None,
    }
}
