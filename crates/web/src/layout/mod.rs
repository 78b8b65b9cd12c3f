//! The frame of every page, and how a page is answered.

mod menu;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, civil::Date};

pub use self::menu::{Entry, start_of};
use crate::{
    assets,
    error::Fault,
    language::{Argument, Whole, Words},
    visit::Visit,
};

/// Header, navigation, title and texts of one page. Every page's template has one in its field `frame`.
pub struct Frame {
    /// The request.
    pub visit: Visit,
    /// The language of the page.
    pub words: Words,
    /// The words of the one `h1`.
    pub heading: String,
    /// What comes before the heading in the title of the window, when it matters.
    pub state: Option<String>,
    /// From the start to the page above this one: address and words.
    pub crumbs: Vec<(String, String)>,
    /// Said once above the content: what now is.
    pub news: Option<String>,
    /// Whether the page stands in for another that could not be shown.
    pub is_error: bool,
}

/// The same page in another language.
pub struct LanguageLink {
    /// The language's code.
    pub code: &'static str,
    /// Its name in itself.
    pub name: String,
    /// The address, as seen from the page.
    pub address: String,
    /// Whether the page is in it.
    pub is_current: bool,
}

impl Frame {
    /// The frame of a page whose heading is a text of the sheets.
    pub fn new(visit: &Visit, heading: &str) -> Self {
        Self::titled(visit, visit.words.say(heading))
    }

    /// The frame of a page with this heading.
    pub fn titled(visit: &Visit, heading: String) -> Self {
        Self {
            visit: visit.clone(),
            words: visit.words,
            heading,
            state: None,
            crumbs: Vec::new(),
            news: None,
            is_error: false,
        }
    }

    /// Adds a page above this one.
    #[must_use]
    pub fn under(mut self, address: impl Into<String>, words: impl Into<String>) -> Self {
        self.crumbs.push((address.into(), words.into()));
        self
    }

    /// Says what comes first in the window's title: a count, or that something is wrong.
    #[must_use]
    pub fn state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// Says above the content what now is.
    #[must_use]
    pub fn news(mut self, news: Option<String>) -> Self {
        self.news = news;
        self
    }

    /// State first when it matters, then place, then product. Never a person.
    pub fn title(&self) -> String {
        let product = self.words.say("layout-product");
        let parts = [self.state.as_deref(), Some(&self.heading), Some(&product)];
        let mut parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.dedup();
        parts.join(" – ")
    }

    /// The text of this name.
    pub fn t(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// The text of this name with one argument in it.
    pub fn t1(&self, id: &str, name: &str, value: impl Argument) -> String {
        self.words.say1(id, name, value)
    }

    /// The text of this name with two arguments in it.
    pub fn t2(
        &self,
        id: &str,
        name: &str,
        value: impl Argument,
        other: &str,
        second: impl Argument,
    ) -> String {
        self.words.say2(id, name, value, other, second)
    }

    /// `Thursday 17 December 2026`.
    pub fn day(&self, date: &Date) -> String {
        crate::calendar::long(self.words.code(), *date)
    }

    /// `17/12/2026`.
    pub fn short_day(&self, date: &Date) -> String {
        crate::calendar::short(self.words.code(), *date)
    }

    /// Day and hour of an instant in the circular's time zone.
    pub fn instant(&self, instant: &Timestamp) -> String {
        crate::calendar::instant(self.words.code(), *instant, self.visit.app.rulebook().zone())
    }

    /// `4,112`.
    pub fn number(&self, number: impl Whole) -> String {
        crate::calendar::number(self.words.code(), number.whole())
    }

    /// A text of the circular in the reader's language.
    pub fn text<'t>(&self, texts: &'t circular::model::Texts) -> &'t str {
        texts.get(self.words.code())
    }

    /// The entries of the navigation.
    pub fn menu(&self) -> Vec<Entry> {
        menu::entries(&self.visit)
    }

    /// The reader's own entries for which the navigation has no room.
    pub fn beside(&self) -> Vec<Entry> {
        menu::beside(&self.visit)
    }

    /// Whether somebody is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.visit.person.is_some()
    }

    /// Seconds without a request after which a session ends.
    pub fn idle_seconds(&self) -> i64 {
        self.visit.app.settings().idle.as_secs()
    }

    /// Name and office of who is signed in.
    pub fn who(&self) -> String {
        let Some(person) = &self.visit.person else { return String::new() };
        let office = self.visit.app.office_title(&person.office, self.words);
        if office.is_empty() { person.name.clone() } else { format!("{}, {office}", person.name) }
    }

    /// Every language with the same page in it.
    pub fn languages(&self) -> Vec<LanguageLink> {
        let kept: Vec<&str> = self
            .visit
            .query
            .split('&')
            .filter(|part| !part.is_empty() && !part.starts_with("lang="))
            .collect();
        Words::all()
            .map(|words| {
                let query = kept.iter().copied().map(str::to_owned);
                let query: Vec<String> = query.chain([format!("lang={}", words.code())]).collect();
                LanguageLink {
                    code: words.code(),
                    name: words.own_name(),
                    address: format!("?{}", query.join("&")),
                    is_current: words.code() == self.words.code(),
                }
            })
            .collect()
    }

    /// Whether there is a guide for people who may be exploited.
    pub fn has_guide(&self) -> bool {
        self.visit.app.settings().guide.is_some()
    }

    /// Whether the reader carries out inspections where there is no network.
    pub fn has_field(&self) -> bool {
        self.visit.person.as_ref().is_some_and(|person| crate::screens::field::may_open(&self.visit, person))
    }

    /// The installation's circular, for the foot of the page.
    pub fn circular_title(&self) -> String {
        self.text(&self.visit.app.rulebook().circular().title).to_owned()
    }

    /// The address of the circular's reader.
    pub fn circular_address(&self) -> String {
        format!("/circular/{}", self.visit.app.country())
    }

    /// Hidden fields of a form shown at `home`; see [`crate::form`].
    pub fn token(&self, home: &str) -> String {
        crate::form::token(&self.visit, home, None)
    }

    /// The same, for a form that rests on a file as it was after its `seen`-th event.
    pub fn token_seen(&self, home: &str, seen: &u32) -> String {
        crate::form::token(&self.visit, home, Some(*seen))
    }

    /// The version of the program.
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// Addresses of style sheets.
    pub fn stylesheets(&self) -> Vec<String> {
        assets::stylesheets().collect()
    }

    /// Addresses of scripts.
    pub fn scripts(&self) -> Vec<String> {
        assets::scripts().collect()
    }
}

/// A page as the answer, with status 200.
///
/// # Errors
/// [`Fault::Broken`] when the template fails.
pub fn page(template: &impl Template) -> Result<Response, Fault> {
    page_with(StatusCode::OK, template)
}

/// A page as the answer, with a status: 422 for a form with mistakes, 409 for a conflict.
///
/// # Errors
/// [`Fault::Broken`] when the template fails.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Fault> {
    let mut response = (status, template.render()?).into_response();
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    Ok(response)
}

/// After a change: a page that can be loaded again.
pub fn see_other(address: &str) -> Response {
    // An address of ours has no sign that a header may not have; one that had would lead to the start.
    let address = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}
