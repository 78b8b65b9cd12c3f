//! `/reform/{country}/draft`: one rule rewritten, tried, and kept as a named proposal.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use circular::{overlay::Proposal, rules::Rule};
use neighbour::reform;

use super::{may_draft, tried};
use crate::{
    error::Fault,
    form::{Fields, Posted},
    layout::{Frame, page_with, see_other},
    screens::replay::Asked,
    visit::{SignedIn, Visit},
};

/// The longest text of a rule.
const RULE_LONGEST: usize = 40_000;
/// The longest title or reason.
const TEXT_LONGEST: usize = 600;
/// Kinds of rule that somebody may want to change here.
const KINDS: [&str; 7] = ["stage", "event", "condition", "duty", "offence", "right", "target"];

#[derive(Template)]
#[template(path = "screens/reform/draft.html")]
struct Page {
    frame: Frame,
    country: String,
    language: &'static str,
    /// Rules by kind: value of the choice, words.
    rules: Vec<(String, String)>,
    languages: Vec<String>,
    typed: Typed,
    mistakes: Vec<(String, String)>,
    /// Why it cannot be tried, in English, as a circular's mistakes are drawn.
    refusal: String,
    body: String,
    token: String,
    keeps: bool,
}

/// What was typed: the rule's name, its new text, the proposal's name, title and reason by language.
#[derive(Default)]
struct Typed {
    rule: String,
    text: String,
    name: String,
    title: Vec<String>,
    because: Vec<String>,
}

impl Typed {
    fn of(fields: &Fields, languages: &[String]) -> Self {
        let each = |name: &str| {
            languages.iter().map(|code| fields.one(&format!("{name}-{code}")).to_owned()).collect()
        };
        Self {
            rule: fields.one("rule").to_owned(),
            text: fields.raw("text").replace("\r\n", "\n"),
            name: fields.one("name").to_lowercase(),
            title: each("title"),
            because: each("because"),
        }
    }

    /// The proposal as a document.
    fn document(&self, country: &str, languages: &[String]) -> String {
        let (kind, name) = self.rule.split_once('/').unwrap_or_default();
        let texts = |texts: &[String]| {
            let lines =
                languages.iter().zip(texts).map(|(code, text)| format!("        {code} {}\n", quoted(text)));
            lines.collect::<String>()
        };
        format!(
            "proposal {} of={country} {{\n    title {{\n{}    }}\n    because {{\n{}    }}\n}}\n\nwithout {kind} {name}\n\n{}\n",
            self.name,
            texts(&self.title),
            texts(&self.because),
            self.text.trim_end()
        )
    }
}

/// A text in quotes, as a circular writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\n' | '\r' | '\t' => out.push(' '),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

impl Page {
    fn mistake(&self, field: &str) -> &str {
        self.mistakes.iter().find(|(name, _)| name == field).map_or("", |(_, text)| text)
    }

    fn is_wrong(&self, field: &str) -> bool {
        !self.mistake(field).is_empty()
    }

    /// Each language of the proposal: code, its name, title and reason as typed.
    fn texts(&self) -> Vec<(String, String, String, String)> {
        let at = |all: &[String], place: usize| all.get(place).cloned().unwrap_or_default();
        let each = self.languages.iter().enumerate();
        each.map(|(place, code)| {
            let name = self.frame.words.find(&format!("language-{code}")).unwrap_or_else(|| code.clone());
            (code.clone(), name, at(&self.typed.title, place), at(&self.typed.because, place))
        })
        .collect()
    }

    fn field(&self, name: &str, code: &String) -> String {
        format!("{name}-{code}")
    }
}

fn rules(asked: &Asked) -> Vec<(String, String)> {
    let circular = asked.target.circular();
    let mut all: Vec<(String, String)> = Vec::new();
    for rule in circular.rules().into_iter().filter(|rule| KINDS.contains(&rule.kind)) {
        let value = format!("{}/{}", rule.kind, rule.name);
        if !all.iter().any(|(known, _)| *known == value) {
            let title = rule.title.map(|title| title.get(asked.language)).unwrap_or_default();
            all.push((value.clone(), format!("{} {}: {title}", rule.kind, rule.name)));
        }
    }
    all
}

/// The text of every rule of this kind and name, as the circular has it.
fn text_of(asked: &Asked, rule: &str) -> Option<String> {
    let circular = asked.target.circular();
    let (kind, name) = rule.split_once('/')?;
    let is_it = |known: &&Rule<'_>| known.kind == kind && known.name.text == name && KINDS.contains(&kind);
    let all = circular.rules();
    let texts: Vec<String> = all.iter().filter(is_it).map(|rule| rule.text(circular).to_owned()).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn entered(visit: &Visit, country: &str) -> Result<Arc<Asked>, Fault> {
    match may_draft(visit) {
        true => Ok(Arc::new(Asked::of(visit, country, &[])?)),
        false => Err(Fault::NotFound),
    }
}

/// The form: which rule, and then its text.
pub async fn show(
    visit: SignedIn,
    Path(country): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let asked = entered(&visit, &country)?;
    let languages = languages(&asked);
    let typed = match visit.take_kept() {
        Some(kept) => Typed::of(&kept, &languages),
        None => {
            let rule =
                query.iter().find(|(key, _)| key == "rule").map(|(_, rule)| rule.clone()).unwrap_or_default();
            let text = match rule.is_empty() {
                true => String::new(),
                false => text_of(&asked, &rule).ok_or(Fault::NotFound)?,
            };
            Typed { rule, text, ..Typed::default() }
        }
    };
    answer(&visit, &asked, StatusCode::OK, typed, Vec::new(), (String::new(), String::new()))
}

fn languages(asked: &Asked) -> Vec<String> {
    asked.target.circular().languages.iter().map(|language| language.text.clone()).collect()
}

fn answer(
    visit: &SignedIn,
    asked: &Asked,
    status: StatusCode,
    typed: Typed,
    mistakes: Vec<(String, String)>,
    (refusal, body): (String, String),
) -> Result<Response, Fault> {
    let home = format!("/reform/{}/draft", asked.country);
    let mut frame = Frame::new(visit, "reform-draft-title")
        .under("/replay", visit.words.say("replay-index-title"))
        .under(format!("/reform/{}", asked.country), visit.words.say("reform-page-title"));
    if !mistakes.is_empty() || !refusal.is_empty() {
        frame = frame.state(visit.words.say("error-prefix"));
    }
    let token = frame.token(&home);
    let page = Page {
        frame,
        country: asked.country.clone(),
        language: asked.language,
        rules: rules(asked),
        languages: languages(asked),
        typed,
        mistakes,
        refusal,
        body,
        token,
        keeps: asked.replaying.keeps(),
    };
    page_with(status, &page)
}

/// Tries a draft, or keeps it. Nothing that was typed is lost whatever is wrong.
pub async fn post(visit: SignedIn, Path(country): Path<String>, posted: Posted) -> Result<Response, Fault> {
    let asked = entered(&visit, &country)?;
    posted.allow(&["rule", "text", "name", "do", "title-*", "because-*"], &[])?;
    let languages = languages(&asked);
    let typed = Typed::of(&posted.fields, &languages);
    let is_kept = posted.one("do") == "keep";
    let mistakes = mistakes(&visit, &asked, &typed, &languages, is_kept);
    if !mistakes.is_empty() {
        let none = (String::new(), String::new());
        return answer(&visit, &asked, StatusCode::UNPROCESSABLE_ENTITY, typed, mistakes, none);
    }
    // Tried without a name or a title yet: they get one for the time being.
    let mut whole = Typed { rule: typed.rule.clone(), text: typed.text.clone(), ..Typed::default() };
    let or_name = |texts: &[String]| {
        texts.iter().map(|text| if text.is_empty() { typed.rule.clone() } else { text.clone() }).collect()
    };
    whole.name = if typed.name.is_empty() { "draft".to_owned() } else { typed.name.clone() };
    (whole.title, whole.because) = (or_name(&typed.title), or_name(&typed.because));
    let document = whole.document(&country, &languages);
    let proposal = match Proposal::read("draft", &document) {
        Ok(proposal) => proposal,
        Err(error) => {
            let refused = (error.to_string(), String::new());
            return answer(&visit, &asked, StatusCode::UNPROCESSABLE_ENTITY, typed, Vec::new(), refused);
        }
    };
    let making = asked.replaying.replays.making.lock().await;
    let (inside, of_trial) = (Arc::clone(&asked), proposal.clone());
    let made = visit.wait(move |visit| tried(visit, &inside, &[&of_trial])).await?;
    drop(making);
    let reform = match made {
        Ok(reform) => reform,
        Err(error) => {
            let refused = (error, String::new());
            return answer(&visit, &asked, StatusCode::UNPROCESSABLE_ENTITY, typed, Vec::new(), refused);
        }
    };
    if !is_kept {
        let shown = (String::new(), reform::body(&reform)?);
        return answer(&visit, &asked, StatusCode::OK, typed, Vec::new(), shown);
    }
    let (replaying, name) = (Arc::clone(&asked.replaying), proposal.name.clone());
    let kept = visit
        .wait(move |_| replaying.keep(proposal, &document).map_err(|error| Fault::Broken(error.to_string())));
    if !kept.await? {
        let mistakes = vec![("name".to_owned(), visit.words.say("reform-mistake-taken"))];
        let none = (String::new(), String::new());
        return answer(&visit, &asked, StatusCode::UNPROCESSABLE_ENTITY, typed, mistakes, none);
    }
    Ok(see_other(&format!("/reform/{country}?with={name}")))
}

fn mistakes(
    visit: &SignedIn,
    asked: &Asked,
    typed: &Typed,
    languages: &[String],
    is_kept: bool,
) -> Vec<(String, String)> {
    let words = visit.words;
    let mut mistakes = Vec::new();
    let mut tell = |field: &str, text: &str| mistakes.push((field.to_owned(), words.say(text)));
    let before = text_of(asked, &typed.rule);
    if before.is_none() {
        tell("rule", "reform-mistake-rule");
    }
    if typed.text.trim().is_empty() || typed.text.len() > RULE_LONGEST {
        tell("text", "reform-mistake-text");
    } else if before.is_some_and(|before| before.trim() == typed.text.trim()) {
        tell("text", "reform-mistake-same");
    }
    if is_kept {
        let is_name = typed.name.len() >= 3
            && typed.name.len() <= 60
            && typed.name.starts_with(|sign: char| sign.is_ascii_lowercase())
            && typed
                .name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_name {
            tell("name", "reform-mistake-name");
        } else if asked.replaying.proposals(&asked.country).iter().any(|other| other.name == typed.name) {
            tell("name", "reform-mistake-taken");
        }
        for (place, code) in languages.iter().enumerate() {
            for (field, texts) in [("title", &typed.title), ("because", &typed.because)] {
                let text = texts.get(place).map_or("", String::as_str);
                if text.is_empty() || text.len() > TEXT_LONGEST {
                    tell(&format!("{field}-{code}"), "reform-mistake-words");
                }
            }
        }
    }
    mistakes
}
