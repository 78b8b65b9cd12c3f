//! The forms of the events that somebody may record in the field, in every language that the circular speaks: the same
//! questions as online, out of the same hand ([`crate::screens::record::form`]).

use std::collections::BTreeMap;

use circular::{
    model::{Event as EventNode, FactKind},
    vocabulary::{FileOf, UNANSWERED},
};
use serde::Serialize;

use super::{kind_of, may_record, openings};
use crate::{
    language::Words,
    screens::record::form::{self, Control},
    visit::{Inside, Person, Visit},
};

/// A text in each language.
type Told = BTreeMap<&'static str, String>;
/// What is offered as an answer: value, and words in each language.
type Options = Vec<(String, Told)>;

/// What is recorded at an inspection, in the order in which it happens; the rest is for the desk.
const AT_THE_SITE: [&str; 4] =
    ["site-observed", "evidence-secured", "inspection-carried-out", "inspection-finished"];
/// Longer lists of answers are told once, beside the forms that offer them.
const LONG_LIST: usize = 12;

/// All forms, and the long lists of answers that they share.
#[derive(Serialize)]
pub struct Forms {
    pub languages: Vec<(&'static str, String)>,
    pub forms: Vec<Form>,
    pub lists: BTreeMap<String, Options>,
}

/// The form of one event.
#[derive(Serialize)]
pub struct Form {
    pub event: String,
    /// In which file it is recorded: `inspection` or `interview`.
    pub file: &'static str,
    pub opens: bool,
    pub once: bool,
    /// Whether it ends the work on the inspection.
    pub ends: bool,
    pub title: Told,
    pub help: Told,
    pub questions: Vec<Question>,
}

/// One fact as it is asked.
#[derive(Serialize)]
pub struct Question {
    /// The name of its field.
    pub name: String,
    pub kind: &'static str,
    pub ask: Told,
    #[serde(skip_serializing_if = "is_untold")]
    pub help: Told,
    pub required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longest: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Options,
    /// The ways not to answer it, each an answer of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Ways>,
    /// The name of the shared list that it offers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
}

/// Why there is no answer: what follows the name of the question in the name of the field, and what is offered.
#[derive(Serialize)]
pub struct Ways {
    pub part: &'static str,
    pub options: Options,
}

fn is_untold(told: &Told) -> bool {
    told.values().all(String::is_empty)
}

/// The forms for somebody, the reader's language first.
pub fn forms(visit: &Visit, person: &Person) -> Forms {
    let mut words: Vec<Words> = Words::all().collect();
    words.sort_by_key(|words| words.code() != visit.words.code());
    let mut all = Forms {
        languages: words.iter().map(|words| (words.code(), words.own_name())).collect(),
        forms: Vec::new(),
        lists: BTreeMap::new(),
    };
    for (of, file) in [(FileOf::Inspection, "inspection"), (FileOf::Interview, "interview")] {
        let Some(kind) = kind_of(visit, of) else { continue };
        if of == FileOf::Interview {
            for event in openings(visit, person, kind) {
                all.add(visit, &words, event, file);
            }
        }
        let rulebook = visit.app.rulebook();
        let later =
            rulebook.circular().events.iter().filter(|node| node.file.text == kind && !node.opens_file);
        let mut later: Vec<&EventNode> =
            later.filter(|node| rulebook.in_force(&node.validity, visit.today)).collect();
        if of == FileOf::Inspection {
            let place = |node: &EventNode| AT_THE_SITE.iter().position(|word| node.is(word));
            later.retain(|node| place(node).is_some());
            later.sort_by_key(|node| place(node));
        }
        for node in later {
            if may_record(visit, person, node.name.as_str()) {
                all.add(visit, &words, node.name.as_str(), file);
            }
        }
    }
    all
}

impl Forms {
    fn add(&mut self, visit: &Visit, words: &[Words], event: &str, file: &'static str) {
        let Some(node) = visit.app.rulebook().event_on(event, visit.today) else { return };
        let blank = form::fresh(visit.today);
        let told: Vec<(&'static str, form::EventForm)> = words
            .iter()
            .map(|words| {
                (
                    words.code(),
                    form::shown(&in_language(visit, *words), node, visit.today, &blank, None, None),
                )
            })
            .collect();
        let Some((_, first)) = told.first() else { return };
        // A document needs a network to be sent.
        let is_document = |name: &str| {
            let fact = node.facts.iter().find(|fact| name.strip_prefix(form::FACT) == Some(&fact.name.text));
            fact.is_some_and(|fact| fact.kind == FactKind::Document)
        };
        let places: Vec<usize> = (0..first.groups.len())
            .filter(|place| first.groups.get(*place).is_some_and(|question| !is_document(&question.name)))
            .collect();
        let questions = places.into_iter().map(|place| self.question(node, &told, place)).collect();
        self.forms.push(Form {
            event: event.to_owned(),
            file,
            opens: node.opens_file,
            once: node.once,
            ends: node.is("inspection-finished"),
            title: told.iter().map(|(code, form)| (*code, form.title.clone())).collect(),
            help: told.iter().map(|(code, form)| (*code, form.help.clone())).collect(),
            questions,
        });
    }

    fn question(
        &mut self,
        node: &EventNode,
        told: &[(&'static str, form::EventForm)],
        place: usize,
    ) -> Question {
        let in_all: Vec<(&'static str, &form::Question)> =
            told.iter().filter_map(|(code, form)| Some((*code, form.groups.get(place)?))).collect();
        let text = |of: fn(&form::Question) -> &String| -> Told {
            in_all.iter().map(|(code, question)| (*code, of(question).clone())).collect()
        };
        let Some((_, first)) = in_all.first() else { return Question::none() };
        let (kind, longest) = match &first.control {
            Control::Radios(_) => ("one", None),
            Control::Boxes(_) => ("several", None),
            Control::List { many: true, .. } => ("several", None),
            Control::List { many: false, .. } => ("list", None),
            Control::Date(_) => ("date", None),
            Control::Money { .. } => ("money", None),
            Control::Number(_) => ("number", None),
            Control::Text { longest, .. } => ("text", Some(*longest)),
            Control::Line(_) | Control::Documents { .. } | Control::Withheld => ("line", None),
        };
        let is_way = |value: &str| UNANSWERED.contains(&value);
        let (mut ways, mut options): (Options, Options) =
            options(&in_all, offered).into_iter().partition(|(value, _)| kind == "one" && is_way(value));
        if first.required {
            // A question that must be answered offers no such way; a choice of this name is an answer of its own.
            options.append(&mut ways);
        }
        let unanswered = match ways.is_empty() {
            false => Some(Ways { part: "", options: ways }),
            true => {
                let beside = self::options(&in_all, |question| question.unanswered.clone());
                (!beside.is_empty()).then_some(Ways { part: casework::typed::UNANSWERED, options: beside })
            }
        };
        let mut question = Question {
            name: first.name.clone(),
            kind,
            ask: text(|question| &question.ask),
            help: text(|question| &question.help),
            required: first.required,
            longest,
            options: Vec::new(),
            unanswered,
            list: None,
        };
        if options.len() > LONG_LIST {
            let fact =
                node.facts.iter().find(|fact| format!("{}{}", form::FACT, fact.name.text) == first.name);
            // Countries and languages are one list each; any other is its question's own.
            let name = match fact.map(|fact| fact.kind) {
                Some(FactKind::Country) => "country".to_owned(),
                Some(FactKind::Language) => "language".to_owned(),
                _ => format!("{}.{}", node.name.text, first.name),
            };
            self.lists.entry(name.clone()).or_insert(options);
            question.list = Some(name);
        } else {
            question.options = options;
        }
        question
    }
}

impl Question {
    fn none() -> Self {
        let (name, kind) = (String::new(), "line");
        let (ask, help) = (Told::new(), Told::new());
        Self {
            name,
            kind,
            ask,
            help,
            required: false,
            longest: None,
            options: Vec::new(),
            unanswered: None,
            list: None,
        }
    }
}

type Offered = Vec<(String, String, bool)>;

/// What a question's control offers.
fn offered(question: &form::Question) -> Offered {
    match &question.control {
        Control::Radios(options) | Control::Boxes(options) | Control::List { options, .. } => options.clone(),
        _ => Vec::new(),
    }
}

/// What a question offers, each in every language, in the order of the first.
fn options(
    in_all: &[(&'static str, &form::Question)],
    offered: impl Fn(&form::Question) -> Offered,
) -> Options {
    let mut titles: BTreeMap<String, Told> = BTreeMap::new();
    let mut order = Vec::new();
    for (code, question) in in_all {
        for (value, title, _) in offered(question) {
            if !titles.contains_key(&value) {
                order.push(value.clone());
            }
            titles.entry(value).or_default().insert(code, title);
        }
    }
    order.into_iter().filter_map(|value| Some((value.clone(), titles.remove(&value)?))).collect()
}

/// The same request, answered in another language.
fn in_language(visit: &Visit, words: Words) -> Visit {
    Visit::new(Inside {
        app: visit.app.clone(),
        words,
        person: visit.person.clone(),
        path: visit.path.clone(),
        query: visit.query.clone(),
        address: visit.address,
        now: visit.now,
        today: visit.today,
        is_api: visit.is_api,
    })
}
