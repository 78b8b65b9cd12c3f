//! `/field/paper`: the same questions without script: online, one form each, and on paper, as blank cards in two languages.

use askama::Template;
use axum::{extract::Query, response::Response};
use circular::vocabulary::FileOf;
use serde::Deserialize;

use super::{
    forms::{self, Form, Forms, Question},
    kind_of, may_open, openings,
};
use crate::{
    error::Fault,
    language::Words,
    layout::{Frame, page},
    screens,
    told::Told,
    visit::SignedIn,
};

/// So many inspections are listed.
const LISTED: usize = 30;

#[derive(Template)]
#[template(path = "screens/field/paper.html")]
struct Page {
    frame: Frame,
    inspections: Vec<Line>,
    forms: Forms,
    /// The language beside the reader's own.
    with: &'static str,
}

struct Line {
    reference: String,
    stages: String,
    /// Where people who are met are recorded: address and words.
    begin: Vec<(String, String)>,
}

impl Page {
    fn own<'f>(&self, told: &'f std::collections::BTreeMap<&'static str, String>) -> &'f str {
        told.get(self.frame.words.code()).map_or("", String::as_str)
    }

    fn other<'f>(&self, told: &'f std::collections::BTreeMap<&'static str, String>) -> &'f str {
        told.get(self.with).map_or("", String::as_str)
    }

    fn is_with(&self, code: &str) -> bool {
        code == self.with
    }

    fn is_own(&self, code: &str) -> bool {
        code == self.frame.words.code()
    }

    fn is_long(&self, question: &Question) -> bool {
        question.list.is_some()
    }

    /// Forms that ask anything.
    fn cards(&self) -> impl Iterator<Item = &Form> {
        self.forms.forms.iter().filter(|form| !form.questions.is_empty())
    }
}

#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    with: Option<String>,
}

/// The page.
pub async fn show(visit: SignedIn, Query(asked): Query<Asked>) -> Result<Response, Fault> {
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let with = asked.with.as_deref().and_then(Words::of).map(|words| words.code());
    let other = || Words::all().map(|words| words.code()).find(|code| *code != visit.words.code());
    let with = with.filter(|code| *code != visit.words.code()).or_else(other).unwrap_or("en");
    let person = visit.person().clone();
    let made = visit.wait(move |visit| {
        let kind = kind_of(visit, FileOf::Inspection).ok_or(Fault::NotFound)?;
        let interview = kind_of(visit, FileOf::Interview).ok_or(Fault::NotFound)?;
        let told = Told::new(&visit.app, visit.words);
        let heads = screens::files::heads(visit, &person, Some(kind), None, LISTED)?;
        let mut inspections = Vec::new();
        for head in &heads {
            let row = screens::files::row(visit, &person, head)?;
            let begin = openings(visit, &person, interview);
            let begin = begin
                .map(|event| (format!("/files/{}/begin/{event}", row.reference), told.event(event)))
                .collect();
            inspections.push(Line { reference: row.reference, stages: row.stages, begin });
        }
        let frame = Frame::new(visit, "field-paper-title").under("/field", visit.words.say("field-title"));
        Ok(Page { frame, inspections, forms: forms::forms(visit, &person), with })
    });
    page(&made.await?)
}
