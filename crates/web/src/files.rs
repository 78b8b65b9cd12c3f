//! A file as its reader sees it, and the log of having seen it: the one way from the journal to a page, an export or the
//! API.

mod seen_as;

use std::{collections::HashMap, ops::Deref, str::FromStr, sync::Arc};

use access::{Tie, mask, mask_for_page};
use casework::{FileSummary, Owner};
use circular::model::Name;
use jiff::civil::Date;
use journal::{Consultation, Opened, Reference, ReferenceError, WorkQuery, WorkRow};
use tokio::sync::oneshot;

pub use self::seen_as::{Drawn, LookedAt, SeenAs, SeenLately};
use crate::{
    app::App,
    error::Fault,
    visit::{Person, SignedIn, Visit},
};

/// The compartment of whatever names none.
const DEFAULT_COMPARTMENT: &str = "procedure";

/// A file that a reader may see, with as much of it as they may see. The consultation has been logged.
#[derive(Clone, Debug)]
pub struct Shown {
    /// How people name it.
    pub reference: Reference,
    /// What they see, and the file itself.
    pub seen_as: Arc<SeenAs>,
}

impl Deref for Shown {
    type Target = SeenAs;

    fn deref(&self) -> &SeenAs {
        &self.seen_as
    }
}

/// A reference as somebody typed it.
///
/// # Errors
/// [`Fault::MistypedReference`] when its last sign does not fit; [`Fault::NotFound`] when it is no reference at all.
pub fn reference(text: &str) -> Result<Reference, Fault> {
    Reference::from_str(text).map_err(|error| match error {
        ReferenceError::Check => Fault::MistypedReference,
        ReferenceError::Form => Fault::NotFound,
    })
}

/// A file, as much of it as this reader may see today. What is protected in it is logged as shown on `surface` (`page`,
/// `api`, `export`, …) before this returns; if it cannot be logged, it is not returned.
///
/// # Errors
/// [`Fault::NotFound`] when there is none or it is not this reader's; [`Fault::Busy`] when the journal cannot be read or
/// the log not be written.
pub async fn look(visit: &SignedIn, text: &str, surface: &str) -> Result<Shown, Fault> {
    Ok(look_and(visit, text, surface, |_, _, _| Ok(())).await?.0)
}

/// The same, with what is to be read `beside` the file.
///
/// # Errors
/// As [`look`], or what `beside` answers with.
pub async fn look_and<T: Send + 'static>(
    visit: &SignedIn,
    text: &str,
    surface: &str,
    beside: impl FnOnce(&Visit, &Person, &Shown) -> Result<T, Fault> + Send + 'static,
) -> Result<(Shown, T), Fault> {
    let reference = reference(text)?;
    let (shown, beside) = match visit.app.journal().kept(&reference)? {
        // From memory: less work than handing it to another thread.
        Some(opened) => {
            let shown = masked(visit, visit.person(), reference, opened)?;
            let beside = beside(visit, visit.person(), &shown)?;
            (shown, beside)
        }
        None => {
            refuse_early(visit, visit.person(), &reference)?;
            let person = visit.person().clone();
            let read = visit.wait(move |visit| {
                let shown = find(visit, &person, reference)?;
                let beside = beside(visit, &person, &shown)?;
                Ok((shown, beside))
            });
            read.await?
        }
    };
    log(visit, &shown, surface).await?;
    Ok((shown, beside))
}

/// The same without a log line: for what shows nothing protected, such as a redirect or a form's check.
///
/// # Errors
/// As [`look`].
pub async fn glance(visit: &SignedIn, text: &str) -> Result<Shown, Fault> {
    let reference = reference(text)?;
    refuse_early(visit, visit.person(), &reference)?;
    let person = visit.person().clone();
    visit.wait(move |visit| find(visit, &person, reference)).await
}

/// Refuses what is not there and what is not this reader's alike, before anything of it is opened: neither costs more than
/// the other.
fn refuse_early(visit: &Visit, person: &Person, reference: &Reference) -> Result<(), Fault> {
    let glimpse = visit.app.journal().glimpse(reference)?.ok_or(Fault::NotFound)?;
    let tie = Tie::of(visit.app.rulebook(), person.reader(), &glimpse.summary);
    let is_hidden = glimpse.is_of_today && !visit.app.access().is_visible(&person.role, &tie, visit.today);
    if is_hidden { Err(Fault::NotFound) } else { Ok(()) }
}

/// A file as this reader sees it, without a log line: for what shows nothing protected of it.
///
/// # Errors
/// As [`look`].
pub fn find(visit: &Visit, person: &Person, reference: Reference) -> Result<Shown, Fault> {
    let opened = visit.app.journal().read(&reference)?.ok_or(Fault::NotFound)?;
    masked(visit, person, reference, opened)
}

fn masked(visit: &Visit, person: &Person, reference: Reference, opened: Arc<Opened>) -> Result<Shown, Fault> {
    let lately = visit.app.seen_lately();
    // What is answered to a programme has a trail, which no page shows.
    let kept = if visit.is_api { None } else { lately.get(&reference, person, &opened, visit.today) };
    if let Some(seen_as) = kept {
        return Ok(Shown { reference, seen_as });
    }
    let mask = if visit.is_api { mask } else { mask_for_page };
    let seen = mask(
        visit.app.access(),
        visit.app.rulebook(),
        person.reader(),
        &opened.summary,
        &opened.record.events,
        &opened.standing,
        visit.today,
    );
    let seen_as = Arc::new(SeenAs::new(seen.ok_or(Fault::NotFound)?, opened, visit.today));
    if !visit.is_api {
        lately.keep(&reference, person, Arc::clone(&seen_as));
    }
    Ok(Shown { reference, seen_as })
}

/// Logs that the protected parts of a file are about to be shown.
async fn log(visit: &SignedIn, shown: &Shown, surface: &str) -> Result<(), Fault> {
    if shown.seen.shown.is_empty() {
        return Ok(());
    }
    let person = visit.person();
    let LookedAt { compartments, grounds } = shown.looked_at(&visit.app, person);
    let consultation = Consultation {
        account: person.account.clone(),
        role: person.role.clone(),
        office: person.office.clone(),
        reference: Some(shown.reference.clone()),
        compartments: compartments.clone(),
        grounds: grounds.clone(),
        surface: surface.to_owned(),
        purpose: None,
    };
    consult(visit, consultation).await
}

/// Writes a look into the log; it may be shown once this returns.
///
/// # Errors
/// [`Fault::Busy`] when it cannot be logged.
pub async fn consult(visit: &SignedIn, consultation: Consultation) -> Result<(), Fault> {
    let (sender, receiver) = oneshot::channel();
    visit.app.journal().log_then(consultation, move |answer| drop(sender.send(answer)));
    match receiver.await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(Fault::Busy),
    }
}

/// Open duties of a person's office that this person may see, soonest last day first; `limit` at most.
///
/// # Errors
/// [`Fault::Busy`] when the journal cannot be read.
pub fn work(visit: &Visit, person: &Person, query: WorkQuery) -> Result<Vec<WorkRow>, Fault> {
    let owners = Owner::all_of(visit.app.rulebook(), &person.role, &person.office);
    let mut sight = Sight::new(visit, person);
    enough(
        query.limit,
        |limit| Ok(visit.app.journal().work(&owners, WorkQuery { limit, ..query })?),
        |row: &WorkRow| sight.sees_duty(&row.summary, &row.duty),
    )
}

/// So many of those that are wanted, or all there are: what is left out takes nobody's place.
fn enough<T>(
    wanted: usize,
    fetch: impl Fn(usize) -> Result<Vec<T>, Fault>,
    mut keep: impl FnMut(&T) -> bool,
) -> Result<Vec<T>, Fault> {
    let mut limit = wanted;
    loop {
        let mut all = fetch(limit)?;
        let is_all = all.len() < limit;
        all.retain(&mut keep);
        if is_all || all.len() >= wanted {
            all.truncate(wanted);
            return Ok(all);
        }
        limit = limit.saturating_mul(4).max(64);
    }
}

/// What somebody may see in a list of duties: asked once for files that are alike.
pub struct Sight<'a> {
    visit: &'a Visit,
    person: &'a Person,
    /// By the place in memory of what access depends on, which the list's rows keep alive, and by duty.
    known: HashMap<(*const FileSummary, String), (Arc<FileSummary>, bool)>,
}

impl<'a> Sight<'a> {
    /// Nothing asked yet.
    pub fn new(visit: &'a Visit, person: &'a Person) -> Self {
        Self { visit, person, known: HashMap::new() }
    }

    /// Whether they may see a duty in a file.
    pub fn sees_duty(&mut self, file: &Arc<FileSummary>, duty: &str) -> bool {
        let key = (Arc::as_ptr(file), duty.to_owned());
        let ask = || sees_duty(&self.visit.app, self.person, file, duty, self.visit.today);
        self.known.entry(key).or_insert_with(|| (Arc::clone(file), ask())).1
    }
}

/// Whether somebody may see a duty in a file.
pub fn sees_duty(app: &App, person: &Person, file: &FileSummary, duty: &str, on: Date) -> bool {
    let tie = Tie::of(app.rulebook(), person.reader(), file);
    if !app.access().is_visible(&person.role, &tie, on) {
        return false;
    }
    let duties = &app.rulebook().circular().duties;
    let node = app.rulebook().duty_on(duty, on).or_else(|| duties.iter().find(|node| node.name.text == duty));
    let compartment =
        node.and_then(|node| node.compartment.as_ref()).map_or(DEFAULT_COMPARTMENT, Name::as_str);
    let place = app.access().place(compartment);
    place.is_some_and(|place| app.access().sees(&person.role, &tie, on).has(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_be_seen_takes_no_place_in_a_list() {
        // Every hundredth may be seen.
        let fetch = |limit: usize| Ok((1..=1_000_usize).take(limit).collect());
        let seen = |number: &usize| number.is_multiple_of(100);
        assert_eq!(enough(1, fetch, seen).unwrap(), [100]);
        assert_eq!(enough(3, fetch, seen).unwrap(), [100, 200, 300]);
        assert_eq!(enough(50, fetch, seen).unwrap().len(), 10);
        assert_eq!(enough(0, fetch, seen).unwrap(), [0; 0]);
    }
}
