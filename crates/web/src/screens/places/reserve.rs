//! `/stays/{reference}/place`: a unit for a household, chosen among those that fit tonight.
//!
//! What fits is asked when the page is made and again inside the writer's transaction: of two who reserve the same place at
//! once, the second is told and offered the next.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use casework::{
    Answer, Event, Refusal, RefusalCode, admit,
    places::{Stay, UnitFit, what_fits},
    typed::date_of,
};
use circular::vocabulary::FileOf;
use jiff::civil::Date;
use journal::AppendError;

use super::{
    seen::{Centre, event_of, stay_of},
    told::PlacesTold,
};
use crate::{
    error::Fault,
    files::{self, Shown},
    form::Posted,
    layout::{Frame, page_with, see_other},
    screens::record::{self, Subject},
    told::Told,
    visit::SignedIn,
};

const UNIT: &str = "unit";
const UNTIL: [&str; 3] = ["until.day", "until.month", "until.year"];

#[derive(Template)]
#[template(path = "screens/places/reserve.html")]
struct Page {
    frame: Frame,
    address: String,
    back: String,
    token: String,
    household: String,
    unit_ask: String,
    until_ask: String,
    until_help: String,
    /// Units that fit: code, what is left, chosen.
    units: Vec<(String, String, bool)>,
    /// Units that do not: code, why, the rule.
    others: Vec<(String, String, Option<String>)>,
    until: [String; 3],
    /// Something is wrong with what was typed: the field's id and the sentence.
    mistake: Option<(&'static str, String)>,
    /// Why it was not recorded, and the rule.
    refusal: Option<(String, Option<String>)>,
}

/// What is being reserved.
struct Reserving {
    shown: Shown,
    /// The circular's event that gives a place, and its facts.
    event: String,
    unit: String,
    until: Option<String>,
    stay: Stay,
    fits: Vec<UnitFit>,
}

/// The choice.
pub async fn show(visit: SignedIn, Path(reference): Path<String>) -> Result<Response, Fault> {
    let reserving = reserving(&visit, &reference).await?;
    let token =
        crate::form::token(&visit, &address(&reserving.shown), Some(reserving.shown.opened.record.seq));
    let first = reserving.fits.iter().find(|fit| fit.left.is_ok()).map(|fit| fit.unit.clone());
    let until = visit.take_kept().map(|kept| UNTIL.map(|name| kept.one(name).to_owned())).unwrap_or_default();
    let refusal = refusal(&visit, &reserving);
    page_with(StatusCode::OK, &made(&visit, &reserving, token, first, until, None, refusal))
}

/// Reserves.
pub async fn post(visit: SignedIn, Path(reference): Path<String>, posted: Posted) -> Result<Response, Fault> {
    posted.allow(&[UNIT, UNTIL[0], UNTIL[1], UNTIL[2]], &[])?;
    let before = reserving(&visit, &reference).await?;
    let typed = UNTIL.map(|name| posted.one(name).to_owned());
    let unit = posted.one(UNIT).to_owned();
    let until = if typed.iter().all(String::is_empty) {
        Ok(None)
    } else {
        date_of(&typed[0], &typed[1], &typed[2]).map(Some)
    };
    let mistake = match &until {
        _ if unit.is_empty() => Some(("unit-0", visit.words.say("places-no-unit-chosen"))),
        Err(mistake) => {
            Some(("until-day", record::form::mistake_text(&Told::new(&visit.app, visit.words), mistake)))
        }
        Ok(Some(until)) if *until < visit.today => Some(("until-day", visit.words.say("places-until-past"))),
        Ok(_) => None,
    };
    let rested = posted.token.seen;
    let chosen = Some(unit.clone());
    if mistake.is_some() {
        let token = posted.token.again(&visit, rested);
        let page = made(&visit, &before, token, chosen, typed, mistake, None);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let event = event(&visit, &before, &unit, until.ok().flatten());
    let unseen = before.shown.seen.events.iter().any(|event| Some(event.index) >= rested);
    // What this reader may not see is no conflict for them.
    let seen = rested.filter(|_| unseen);
    let subject = Subject {
        shown: Some(before.shown.clone()),
        beside: None,
        kind: before.shown.seen.tie.file.clone(),
        event: event.event.clone(),
        corrects: None,
        address: address(&before.shown),
        back: format!("/stays/{}", before.shown.reference),
    };
    match record::append(&visit, &subject, event, posted.token.once, seen).await {
        Ok(receipt) => Ok(see_other(&format!("/stays/{}?reserved=1", receipt.reference))),
        Err(AppendError::Conflict { .. }) => {
            let now = reserving(&visit, &reference).await?;
            let token = posted.token.again(&visit, Some(now.shown.opened.record.seq));
            let refusal = Some((visit.words.say("places-recorded-meanwhile"), None));
            let page = made(&visit, &now, token, chosen, typed, None, refusal);
            page_with(StatusCode::CONFLICT, &page)
        }
        Err(AppendError::Refused(refusal)) => {
            refused(&visit, &reference, &posted, &unit, typed, refusal).await
        }
        Err(AppendError::NotPermitted | AppendError::NotFound) => Err(Fault::NotFound),
        Err(AppendError::Fault(fault)) => Err(fault.into()),
    }
}

/// Somebody was quicker, or it never fitted: why, and the next that does.
async fn refused(
    visit: &SignedIn,
    reference: &str,
    posted: &Posted,
    unit: &str,
    typed: [String; 3],
    refusal: Refusal,
) -> Result<Response, Fault> {
    let now = reserving(visit, reference).await?;
    let token = posted.token.again(visit, Some(now.shown.opened.record.seq));
    let next = now.fits.iter().find(|fit| fit.left.is_ok()).map(|fit| fit.unit.clone());
    let is_of_places = matches!(
        refusal.code,
        RefusalCode::PlaceTaken | RefusalCode::PlaceForOthers | RefusalCode::PlaceUnknown
    );
    let (status, refusal) = if is_of_places {
        let why = now.fits.iter().find(|fit| fit.unit == unit).and_then(|fit| fit.left.as_ref().err());
        let told = why.map(|why| PlacesTold::new(visit).refusal(why));
        let (why, rule) = told.unwrap_or_else(|| {
            let told = Told::new(&visit.app, visit.words);
            (told.refusal(&refusal), told.refusal_rule(&refusal))
        });
        let id = if next.is_some() { "places-next-offered" } else { "places-none-left" };
        let pairs =
            [("unit", unit.into()), ("why", why.into()), ("next", next.clone().unwrap_or_default().into())];
        (StatusCode::CONFLICT, (visit.words.say_all(id, pairs), rule))
    } else {
        let event = event(visit, &now, unit, None);
        (StatusCode::UNPROCESSABLE_ENTITY, record::refused(visit, Some(&now.shown), &event, refusal))
    };
    let page = made(visit, &now, token, next, typed, None, Some(refusal));
    page_with(status, &page)
}

/// The file, what it is about, and what fits it now.
///
/// # Errors
/// [`Fault::NotFound`] for whoever gives no places in it.
async fn reserving(visit: &SignedIn, reference: &str) -> Result<Reserving, Fault> {
    let shown = files::look(visit, reference, "page").await?;
    let circular = visit.app.rulebook().circular();
    if circular.file_kind(&shown.seen.tie.file) != Some(FileOf::Stay) {
        return Err(Fault::NotFound);
    }
    let node = event_of(visit, &shown, "place-given").ok_or(Fault::NotFound)?;
    let named = |word: &str| node.fact_of(word).map(|fact| fact.name.text.clone());
    let unit = named("unit").ok_or(Fault::NotFound)?;
    let stay = stay_of(visit, &shown).ok_or(Fault::NotFound)?;
    let (event, until) = (node.name.text.clone(), named("expected-until"));
    let (office, own) = (visit.person().office.clone(), shown.reference.clone());
    let asked = stay.clone();
    let fits = visit.wait(move |visit| {
        let centre = Centre::of(visit, &office)?;
        let others = centre.others(&own);
        Ok(what_fits(visit.app.rulebook(), &office, &asked, &others, visit.today))
    });
    let fits = fits.await?;
    Ok(Reserving { shown, event, unit, until, stay, fits })
}

fn address(shown: &Shown) -> String {
    format!("/stays/{}/place", shown.reference)
}

fn event(visit: &SignedIn, reserving: &Reserving, unit: &str, until: Option<Date>) -> Event {
    let mut facts = vec![(reserving.unit.clone(), Answer::Text(unit.to_owned()))];
    let named = reserving.until.clone().zip(until);
    facts.extend(named.map(|(name, until)| (name, Answer::Text(until.to_string()))));
    Event {
        event: reserving.event.clone(),
        on: visit.today,
        recorded: Some(journal::instant(visit.now, &reserving.shown.opened.record.events)),
        by: visit.person().role.clone(),
        office: visit.person().office.clone(),
        facts: facts.into_iter().collect(),
        corrects: None,
    }
}

/// Why no place can be given in this file now, whatever the unit.
fn refusal(visit: &SignedIn, reserving: &Reserving) -> Option<(String, Option<String>)> {
    let event = event(visit, reserving, "-", None);
    let refusal = admit(visit.app.rulebook(), &reserving.shown.opened.record.events, &event).err()?;
    Some(record::refused(visit, Some(&reserving.shown), &event, refusal))
}

fn made(
    visit: &SignedIn,
    reserving: &Reserving,
    token: String,
    chosen: Option<String>,
    until: [String; 3],
    mistake: Option<(&'static str, String)>,
    refusal: Option<(String, Option<String>)>,
) -> Page {
    let told = PlacesTold::new(visit);
    let words = visit.words;
    let reference = reserving.shown.reference.to_string();
    let held = reserving.stay.holds().map(|held| held.unit.clone());
    let (mut units, mut others) = (Vec::new(), Vec::new());
    for fit in reserving.fits.iter().filter(|fit| held.as_ref() != Some(&fit.unit)) {
        match &fit.left {
            Ok(left) => {
                let is_chosen = chosen.as_ref() == Some(&fit.unit);
                let kind = told.kind(fit.unit_for);
                let left = words.say2("places-unit-left", "kind", kind, "left", *left);
                units.push((fit.unit.clone(), left, is_chosen));
            }
            Err(why) => {
                let (why, rule) = told.refusal(why);
                others.push((fit.unit.clone(), why, rule));
            }
        }
    }
    let is_wrong = mistake.is_some() || refusal.is_some();
    let asked = |word: &str| {
        let node = visit.app.rulebook().event_on(&reserving.event, visit.today);
        node.and_then(|node| node.fact_of(word))
    };
    let ask = |word: &str| asked(word).map(|fact| Told::new(&visit.app, words).ask(fact)).unwrap_or_default();
    let until_help = asked("expected-until").map(|fact| fact.help.get(words.code()).to_owned());
    let mut frame = Frame::titled(visit, words.say1("places-reserve-for", "reference", &reference))
        .under("/places", words.say("places-title"))
        .under(format!("/stays/{reference}"), reference.clone());
    if is_wrong {
        frame = frame.state(words.say("layout-error"));
    }
    Page {
        frame,
        address: address(&reserving.shown),
        back: format!("/stays/{reference}"),
        token,
        household: told.household(&reserving.stay),
        unit_ask: ask("unit"),
        until_ask: ask("expected-until"),
        until_help: until_help.unwrap_or_default(),
        units,
        others,
        until,
        mistake,
        refusal,
    }
}
