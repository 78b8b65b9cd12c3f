//! `/places` and `/stays/{reference}`: a bed tonight, and what follows from it.
//!
//! Made for the circular's kind of file that is a stay, whatever it is called; a circular without one, or without places, has
//! no such pages. Whoever may ask for a place sees how many are free where: figures, never a household, a unit or a house of
//! another centre.

pub mod plan;
pub mod reserve;
mod seen;
pub mod stay;
mod told;

use access::Area;
use askama::Template;
use axum::response::Response;
use casework::places::{Board, FORECAST_DAYS, Leaving, Stay, offices_with_places};
use circular::{model::PlacesFor, vocabulary::FileOf};
use jiff::{ToSpan, civil::Date};

use self::{
    seen::{Centre, StaySeen},
    told::PlacesTold,
};
use crate::{
    calendar,
    error::Fault,
    files,
    layout::{Frame, page},
    screens,
    visit::{Person, SignedIn, Visit},
};

/// How far ahead the nearer figure looks, in days.
const WEEK: usize = 7;

#[derive(Template)]
#[template(path = "screens/places/board.html")]
struct Page {
    frame: Frame,
    centres: Vec<CentreRow>,
    /// The kinds of places that any centre has, as columns.
    columns: Vec<String>,
    openings: Vec<(String, String)>,
    waiting: Vec<WaitingRow>,
    own: Option<Own>,
    tonight: Date,
    week: Date,
    last: Date,
}

/// A centre in figures.
struct CentreRow {
    title: String,
    is_own: bool,
    free: Vec<Option<u32>>,
    taken: u32,
    count: u32,
    in_a_week: u32,
    in_all_days: u32,
}

/// What only the own centre is told.
struct Own {
    full: Vec<String>,
    kinds: Vec<Kind>,
    leaving: Vec<LeavingRow>,
    /// Files of households that were expected to have left. That they live here is shown: the looks are logged.
    late: Vec<String>,
}

/// The days to come for one kind of places.
struct Kind {
    title: String,
    drawing: String,
    changes: Vec<String>,
}

/// Who is expected to leave, without naming a file: that a household lives here is told on its own page, where the look is
/// logged.
struct LeavingRow {
    free_on: Date,
    household: String,
    why: String,
}

/// A household that waits.
struct WaitingRow {
    reference: String,
    household: String,
    urgency: String,
    kind_of_place: String,
    since: Date,
    /// Whether a unit of this centre has room for it.
    fits: bool,
    /// Other centres that have as many places of the kind free tonight.
    elsewhere: Vec<String>,
    /// Where it can be passed on.
    pass_on: Option<String>,
}

/// The board.
pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
    let person = visit.person().clone();
    if !may_open(&visit, &person) {
        return Err(Fault::NotFound);
    }
    let made = visit.wait(move |visit| made(visit, &person)).await?;
    for reference in made.own.iter().flat_map(|own| &own.late) {
        files::look(&visit, reference, "page").await?;
    }
    page(&made)
}

/// Whether somebody has business with places: whoever may ask for one.
pub fn may_open(visit: &Visit, person: &Person) -> bool {
    let rulebook = visit.app.rulebook();
    let mut asking = rulebook.circular().events_of(FileOf::Stay, "place-asked");
    visit.app.access().enters(&person.role, Area::Files)
        && !offices_with_places(rulebook, visit.today).is_empty()
        && asking.any(|node| {
            let name = node.name.as_str();
            rulebook.in_force(&node.validity, visit.today)
                && visit.app.access().may_open(&person.role, name, visit.today)
        })
}

fn made(visit: &Visit, person: &Person) -> Result<Page, Fault> {
    let told = PlacesTold::new(visit);
    let rulebook = visit.app.rulebook();
    let mut offices = offices_with_places(rulebook, visit.today);
    // One's own first.
    offices.sort_by_key(|office| *office != person.office);
    let centres: Vec<Centre> =
        offices.into_iter().map(|office| Centre::of(visit, office)).collect::<Result<_, _>>()?;
    let has = |kind| centres.iter().any(|centre| centre.board.kind(kind).is_some());
    let kinds: Vec<PlacesFor> =
        PlacesFor::WORDS.iter().map(|(_, kind)| *kind).filter(|kind| has(*kind)).collect();
    let rows = centres.iter().map(|centre| CentreRow {
        title: visit.app.office_title(&centre.office, visit.words),
        is_own: centre.office == person.office,
        free: kinds.iter().map(|kind| centre.board.kind(*kind).map(|own| own.free[0])).collect(),
        taken: centre.board.taken(),
        count: centre.board.count(),
        in_a_week: centre.board.free[WEEK],
        in_all_days: centre.board.free[FORECAST_DAYS],
    });
    let rows = rows.collect();
    let own = centres.iter().find(|centre| centre.office == person.office);
    let kind = rulebook.circular().file_of(FileOf::Stay).map(|kind| kind.name.text.clone());
    let day = |ahead: usize| told::day_ahead(visit.today, ahead);
    Ok(Page {
        frame: Frame::new(visit, "places-title"),
        centres: rows,
        columns: kinds.iter().map(|kind| told.kind(*kind)).collect(),
        openings: screens::files::openings_of(visit, person, &kind.unwrap_or_default()),
        waiting: own.map_or_else(Vec::new, |own| waiting(visit, person, own, &centres)),
        own: own.map(|own| own_of(visit, own)),
        tonight: visit.today,
        week: day(WEEK),
        last: day(FORECAST_DAYS),
    })
}

fn waiting(visit: &Visit, person: &Person, own: &Centre, centres: &[Centre]) -> Vec<WaitingRow> {
    let told = PlacesTold::new(visit);
    let circular = visit.app.rulebook().circular();
    let mut pass_on = circular.events_of(FileOf::Stay, "place-passed-on");
    let pass_on = pass_on.find(|node| {
        visit.app.rulebook().in_force(&node.validity, visit.today)
            && visit.app.access().may_open(&person.role, node.name.as_str(), visit.today)
    });
    let row = |seen: &StaySeen| {
        let others = own.others(&seen.reference);
        let rulebook = visit.app.rulebook();
        let fits = casework::places::what_fits(rulebook, &own.office, &seen.stay, &others, visit.today);
        let fits = fits.iter().any(|fit| fit.left.is_ok());
        let elsewhere = centres.iter().filter(|centre| centre.office != own.office);
        let elsewhere = elsewhere.filter_map(|centre| {
            let kind = centre.board.kind(seen.stay.household?)?;
            let title = visit.app.office_title(&centre.office, visit.words);
            let free = kind.free[0];
            (free >= seen.stay.persons)
                .then(|| visit.words.say2("places-elsewhere", "office", title, "free", free))
        });
        let is_asked_here = own.office == seen.stay.asked_of && seen.stay.held.is_empty();
        WaitingRow {
            reference: seen.reference.to_string(),
            household: told.household(&seen.stay),
            urgency: told.choice("urgency", seen.stay.urgency.as_deref()),
            kind_of_place: told.choice("kind-of-place", seen.stay.kind_of_place.as_deref()),
            since: seen.stay.asked_on,
            fits,
            elsewhere: if fits { Vec::new() } else { elsewhere.collect() },
            pass_on: pass_on
                .filter(|_| !fits && is_asked_here)
                .map(|node| format!("/files/{}/record/{}", seen.reference, node.name)),
        }
    };
    own.waiting().into_iter().map(row).collect()
}

fn own_of(visit: &Visit, own: &Centre) -> Own {
    let told = PlacesTold::new(visit);
    let words = visit.words;
    let household = |seen: &StaySeen| told.household(&seen.stay);
    let mut leaving: Vec<(Leaving, LeavingRow)> = Vec::new();
    for seen in &own.stays {
        let Some(leaves) = seen.leaving.filter(|_| seen.stay.holds().is_some()) else { continue };
        if leaves.free_on > told::day_ahead(visit.today, FORECAST_DAYS) {
            continue;
        }
        let why = match &seen.clock {
            None => words.say("places-leaves-stated"),
            Some(clock) => {
                let id = if clock.may_renew { "places-leaves-clock-renews" } else { "places-leaves-clock" };
                words.say1(id, "stage", told.stage(&clock.stage))
            }
        };
        leaving.push((leaves, LeavingRow { free_on: leaves.free_on, household: household(seen), why }));
    }
    leaving.sort_by_key(|(leaves, _)| *leaves);
    let late = own.stays.iter().filter(|seen| {
        let expected = seen.stay.expected_until.filter(|_| seen.stay.holds().is_some());
        expected.is_some_and(|expected| expected < visit.today)
    });
    let kinds = own.board.kinds.iter().map(|kind| Kind {
        title: words.say2("places-kind-free", "kind", told.kind(kind.kind), "free", kind.free[0]),
        drawing: told::drawing(kind, &words.say1("places-drawing", "kind", told.kind(kind.kind))),
        changes: kind
            .changes()
            .into_iter()
            .map(|(ahead, free)| {
                let day = calendar::long(words.code(), told::day_ahead(visit.today, ahead));
                words.say2("places-change", "day", day, "free", free)
            })
            .collect(),
    });
    Own {
        full: full(visit, own),
        kinds: kinds.collect(),
        leaving: leaving.into_iter().map(|(_, row)| row).collect(),
        late: late.map(|seen| seen.reference.to_string()).collect(),
    }
}

/// For each kind of which no place is free: until when, and how many may leave before.
fn full(visit: &Visit, own: &Centre) -> Vec<String> {
    let (told, words) = (PlacesTold::new(visit), visit.words);
    let stated = |seen: &StaySeen| seen.leaving.filter(|leaving| leaving.is_stated);
    let sure: Vec<(&Stay, Option<Leaving>)> =
        own.stays.iter().map(|seen| (&seen.stay, stated(seen))).collect();
    let sure = Board::of(visit.app.rulebook(), &own.office, &sure, visit.today);
    let end = visit.today.saturating_add(i64::try_from(FORECAST_DAYS).unwrap_or(0).days());
    let full = own.board.kinds.iter().filter(|kind| kind.free[0] == 0);
    full.map(|kind| {
        let ahead = sure.kind(kind.kind).and_then(|kind| kind.free.iter().position(|free| *free > 0));
        let until = ahead.map(|ahead| told::day_ahead(visit.today, ahead));
        let before = until.unwrap_or(end);
        let may_leave = own.stays.iter().filter(|seen| {
            let leaves = seen.leaving.filter(|leaving| !leaving.is_stated && leaving.free_on < before);
            leaves.is_some() && seen.stay.household == Some(kind.kind) && seen.stay.holds().is_some()
        });
        let may_leave = may_leave.count();
        let until = until.map(|day| calendar::medium(words.code(), day));
        let (id, until) = match (until, may_leave) {
            (Some(until), 0) => ("places-full-until", until),
            (Some(until), _) => ("places-full-until-may", until),
            (None, 0) => ("places-full", String::new()),
            (None, _) => ("places-full-may", String::new()),
        };
        let told = [
            ("kind", told.kind(kind.kind).into()),
            ("until", until.into()),
            ("count", (may_leave as u64).into()),
            ("days", (FORECAST_DAYS as u64).into()),
        ];
        words.say_all(id, told)
    })
    .collect()
}
