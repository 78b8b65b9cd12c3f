//! `/replay`: an invented caseload of the installation's country under a neighbour's rules. Static, and stated as such.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use circular::{Rulebook, overlay::Proposal};
use neighbour::{
    reform::lay,
    replay::{self, Plan, Replay},
};

use super::compare::neighbour_named;
use crate::{
    error::Fault,
    layout::{Frame, page},
    replaying::{Key, Replaying},
    visit::{SignedIn, Visit},
};

/// Names of the statements on what a static replay can and cannot show.
const METHODS: [&str; 12] = [
    "static",
    "carried",
    "decided",
    "assumed",
    "earliest",
    "law",
    "elements",
    "ranges",
    "days",
    "missing",
    "prosecution",
    "invented",
];

#[derive(Template)]
#[template(path = "screens/replay/index.html")]
struct Index {
    frame: Frame,
    caseload: String,
    /// Address of the replay, of the reform bench, and the circular's title.
    countries: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "screens/replay/methods.html")]
struct Methods {
    frame: Frame,
    names: &'static [&'static str],
}

#[derive(Template)]
#[template(path = "screens/replay/page.html")]
struct Page {
    frame: Frame,
    language: &'static str,
    /// Ready to be shown; empty when there is none.
    body: String,
    refusal: String,
    /// Titles of proposals laid over the law.
    proposals: Vec<String>,
    /// The address of the reform bench.
    bench: String,
}

/// What a page of replays needs to know, found once.
pub struct Asked {
    pub replaying: Arc<Replaying>,
    pub target: Arc<Rulebook>,
    pub country: String,
    pub proposals: Vec<Arc<Proposal>>,
    /// The language of the circulars' texts.
    pub language: &'static str,
}

impl Asked {
    /// Finds it.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when there is no such neighbour, no plan for it, or no such proposal; [`Fault::SignIn`] where
    /// the circular is not public.
    pub fn of(visit: &Visit, country: &str, query: &[(String, String)]) -> Result<Self, Fault> {
        let replaying = replaying(visit)?;
        let target = neighbour_named(visit, country).ok_or(Fault::NotFound)?;
        let plan = replaying.plan(country).ok_or(Fault::NotFound)?;
        let known = replaying.proposals(country);
        let mut proposals = Vec::new();
        for (_, wanted) in query.iter().filter(|(key, _)| key == "with") {
            let found = known.iter().find(|proposal| proposal.name == *wanted).ok_or(Fault::NotFound)?;
            if !proposals.iter().any(|other: &Arc<Proposal>| other.name == found.name) {
                proposals.push(Arc::clone(found));
            }
        }
        let code = visit.words.code();
        let has = |rulebook: &Rulebook| rulebook.circular().languages.iter().any(|known| known.text == code);
        let in_all =
            has(visit.app.rulebook()) && has(&target) && plan.languages.iter().any(|known| known == code);
        let language = if in_all { code } else { "en" };
        Ok(Self { replaying, target, country: country.to_owned(), proposals, language })
    }

    /// By what results are kept.
    pub fn key(&self, visit: &Visit) -> Key {
        let names = self.proposals.iter().map(|proposal| proposal.name.clone()).collect();
        (self.country.clone(), names, visit.today, self.language)
    }

    /// The plan for the country; [`Asked::of`] has found that there is one.
    pub fn plan(&self) -> Result<&Plan, Fault> {
        self.replaying.plan(&self.country).ok_or(Fault::NotFound)
    }

    /// Proposals as an address carries them.
    pub fn query(&self) -> String {
        let all = self.proposals.iter().map(|proposal| format!("with={}", proposal.name));
        let all: Vec<String> = all.collect();
        if all.is_empty() { String::new() } else { format!("?{}", all.join("&")) }
    }

    fn titles(&self) -> Vec<String> {
        self.proposals.iter().map(|proposal| proposal.title.get(self.language).to_owned()).collect()
    }
}

/// What is replayed here, for who may read the circular.
pub fn replaying(visit: &Visit) -> Result<Arc<Replaying>, Fault> {
    if !visit.app.settings().is_circular_public {
        SignedIn::of(visit.clone())?;
    }
    visit.app.settings().replaying.clone().ok_or(Fault::NotFound)
}

/// Which countries there are.
pub async fn index(visit: Visit) -> Result<Response, Fault> {
    let replaying = replaying(&visit)?;
    let countries = replaying.countries().filter_map(|country| {
        let target = neighbour_named(&visit, country)?;
        let texts = &target.circular().title;
        let title = texts.get(visit.words.code());
        let title = if title.is_empty() { texts.get("en") } else { title };
        Some((format!("/replay/{country}"), format!("/reform/{country}"), title.to_owned()))
    });
    let countries = countries.collect();
    let frame = Frame::new(&visit, "replay-index-title");
    let (address, title) = (frame.circular_address(), frame.circular_title());
    let frame = frame.under(address, title);
    page(&Index { frame, caseload: replaying.name().to_owned(), countries })
}

/// What a static replay can and cannot show.
pub async fn methods(visit: Visit) -> Result<Response, Fault> {
    replaying(&visit)?;
    let frame =
        Frame::new(&visit, "replay-methods-title").under("/replay", visit.words.say("replay-index-title"));
    page(&Methods { frame, names: &METHODS })
}

/// The replay under a country's rules.
pub async fn show(
    visit: Visit,
    Path(country): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let asked = Arc::new(Asked::of(&visit, &country, &query)?);
    let made = made(&visit, &asked).await?;
    let (heading, body, refusal) = match made {
        Ok(replayed) => {
            let query = asked.query();
            let body = replay::body(&replayed, Some((&format!("/replay/{country}/dossier/"), &query)))?;
            (replay::title(&replayed), body, String::new())
        }
        Err(refusal) => (visit.words.say("replay-index-title"), String::new(), refusal),
    };
    let frame = Frame::titled(&visit, heading).under("/replay", visit.words.say("replay-index-title"));
    let bench = format!("/reform/{country}{}", asked.query());
    let (language, proposals) = (asked.language, asked.titles());
    page(&Page { frame, language, body, refusal, proposals, bench })
}

async fn made(visit: &Visit, asked: &Arc<Asked>) -> Result<Result<Arc<Replay>, String>, Fault> {
    let replays = &asked.replaying.replays;
    let key = asked.key(visit);
    if let Some(kept) = replays.kept(&key) {
        return Ok(kept);
    }
    let _making = replays.making.lock().await;
    if let Some(kept) = replays.kept(&key) {
        return Ok(kept);
    }
    let inside = Arc::clone(asked);
    let made = visit.wait(move |visit| replay_now(visit, &inside)).await?;
    asked.replaying.replays.keep(key, made.clone());
    Ok(made)
}

fn replay_now(visit: &Visit, asked: &Asked) -> Result<Result<Arc<Replay>, String>, Fault> {
    let journals = match asked.replaying.journals() {
        Ok(journals) => journals,
        Err(error) => return Ok(Err(error)),
    };
    let (rulebook, plan) = match laid(asked)? {
        Ok(laid) => laid,
        Err(error) => return Ok(Err(error)),
    };
    let caseload = (asked.replaying.name(), journals.as_slice());
    let replayed =
        replay::replay(visit.app.rulebook(), &rulebook, &plan, caseload, visit.today, asked.language);
    Ok(replayed.map(Arc::new).map_err(|error| error.to_string()))
}

/// The rules and the plan with the proposals laid over them.
fn laid(asked: &Asked) -> Result<Result<(Arc<Rulebook>, Plan), String>, Fault> {
    let plan = asked.plan()?;
    if asked.proposals.is_empty() {
        return Ok(Ok((Arc::clone(&asked.target), plan.clone())));
    }
    let proposals: Vec<&Proposal> = asked.proposals.iter().map(Arc::as_ref).collect();
    let laid = lay(&asked.target, plan, &proposals);
    Ok(laid.map(|laid| (Arc::new(laid.rulebook), laid.plan)).map_err(|error| error.to_string()))
}

/// One dossier's two timelines.
pub async fn dossier(
    visit: Visit,
    Path((country, number)): Path<(String, usize)>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let asked = Arc::new(Asked::of(&visit, &country, &query)?);
    let inside = Arc::clone(&asked);
    let single = visit.wait(move |visit| {
        let journals = inside.replaying.journals().map_err(Fault::Broken)?;
        let (rulebook, plan) = laid(&inside)?.map_err(|_| Fault::NotFound)?;
        let (own, today, language) = (visit.app.rulebook(), visit.today, inside.language);
        let single = replay::single(own, &rulebook, &plan, &journals, number, today, language);
        let single = single.map_err(|_| Fault::NotFound)?;
        Ok(replay::single_body(&single, language)?)
    });
    let body = single.await?;
    let words = visit.words;
    let heading = words.say2("replay-dossier-title", "number", number, "caseload", asked.replaying.name());
    let frame = Frame::titled(&visit, heading)
        .under("/replay", words.say("replay-index-title"))
        .under(format!("/replay/{country}{}", asked.query()), words.say("replay-back"));
    let bench = format!("/reform/{country}{}", asked.query());
    page(&Page {
        frame,
        language: asked.language,
        body,
        refusal: String::new(),
        proposals: asked.titles(),
        bench,
    })
}
