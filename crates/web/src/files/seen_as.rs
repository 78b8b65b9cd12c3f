//! Files as they were last seen by a role of an office: asked, and drawn, once for as long as nothing changes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use access::SeenFile;
use jiff::civil::Date;
use journal::{Opened, Reference};

use crate::{app::App, visit::Person};

/// So many are kept at most; every other one goes when there are more.
const KEPT_MAX: usize = 2_000;

/// A file as somebody of a role and an office sees it on a day. Nothing in it depends on who of them it is.
#[derive(Debug)]
pub struct SeenAs {
    /// As much as may be shown.
    pub seen: SeenFile,
    /// The whole of it, for the fold of what would be and for what a correction must keep. Never for a page.
    pub opened: Arc<Opened>,
    day: Date,
    looked_at: OnceLock<LookedAt>,
    drawn: Mutex<Vec<(DrawnFor, Arc<Drawn>)>>,
}

/// What the log says of a look: the protected compartments shown, and on which of the circular's grants.
#[derive(Debug)]
pub struct LookedAt {
    pub compartments: Vec<String>,
    pub grounds: Vec<usize>,
}

/// For which language, and beside which other files.
type DrawnFor = (&'static str, Vec<String>);

/// The part of a page that shows a file, or a list of work.
#[derive(Debug)]
pub struct Drawn {
    /// What stands first in the window's title: where the file stands, how much work there is.
    pub lead: String,
    /// HTML.
    pub body: String,
}

impl SeenAs {
    /// What is seen of an opened file on a day.
    pub fn new(seen: SeenFile, opened: Arc<Opened>, day: Date) -> Self {
        Self { seen, opened, day, looked_at: OnceLock::new(), drawn: Mutex::default() }
    }

    /// What the log says of showing it to `person`, who must be one of those who see it so.
    pub fn looked_at(&self, app: &App, person: &Person) -> &LookedAt {
        self.looked_at.get_or_init(|| {
            let names = app.access().compartments();
            let compartments: Vec<String> =
                self.seen.shown.places().filter_map(|place| names.get(place).cloned()).collect();
            let mut grounds: Vec<usize> = Vec::new();
            for compartment in &compartments {
                grounds.extend(app.grounds(&person.role, &self.seen.tie, compartment, self.day).iter());
            }
            grounds.sort_unstable();
            grounds.dedup();
            LookedAt { compartments, grounds }
        })
    }

    /// As it was drawn for a language with these files beside it, or as `draw` does now.
    ///
    /// # Errors
    /// What `draw` answers with; nothing is kept then.
    pub fn drawn<E>(
        &self,
        language: &'static str,
        tied: &[String],
        draw: impl FnOnce() -> Result<Drawn, E>,
    ) -> Result<Arc<Drawn>, E> {
        let kept = || self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(of, beside): &DrawnFor| *of == language && beside == tied;
        if let Some((_, drawn)) = kept().iter().find(|(drawn_for, _)| same(drawn_for)) {
            return Ok(Arc::clone(drawn));
        }
        let drawn = Arc::new(draw()?);
        let mut kept = kept();
        kept.retain(|((of, _), _)| *of != language);
        kept.push(((language, tied.to_vec()), Arc::clone(&drawn)));
        Ok(drawn)
    }
}

/// Those seen lately.
#[derive(Debug, Default)]
pub struct SeenLately(Mutex<HashMap<(Reference, String, String), Arc<SeenAs>>>);

impl SeenLately {
    /// As it was seen from the same opened file on the same day.
    pub fn get(
        &self,
        reference: &Reference,
        person: &Person,
        opened: &Arc<Opened>,
        day: Date,
    ) -> Option<Arc<SeenAs>> {
        let key = (reference.clone(), person.role.clone(), person.office.clone());
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()?;
        (Arc::ptr_eq(&kept.opened, opened) && kept.day == day).then_some(kept)
    }

    /// Keeps it for the next of the same role and office.
    pub fn keep(&self, reference: &Reference, person: &Person, one: Arc<SeenAs>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            let mut odd = false;
            kept.retain(|_, _| {
                odd = !odd;
                odd
            });
        }
        kept.insert((reference.clone(), person.role.clone(), person.office.clone()), one);
    }
}
