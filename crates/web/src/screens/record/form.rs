//! The form of an event, as the circular asks: shared by recording, correcting and asking what if.

use access::Seen;
use casework::{
    Unanswered,
    fold::facts_on,
    typed::{
        Posted as Typed, TypedMistake, TypedMistakeKind, UNANSWERED, answers, date_of, fields_of, is_one_of,
        posted,
    },
};
use circular::model::{Event, Fact, FactKind};
use jiff::civil::Date;

use crate::{
    form::{FILE, Fields, NotTaken, PLACE, Why, of_ticket, ticket},
    told::Told,
    visit::Visit,
};

/// What stands before the name of a fact in the names of fields.
pub const FACT: &str = "fact.";

/// A form as it is shown.
pub struct EventForm {
    pub event: String,
    pub title: String,
    pub help: String,
    pub on: [String; 3],
    pub on_mistake: Option<String>,
    pub groups: Vec<Question>,
    /// Everything that is wrong: the field's id and the sentence.
    pub summary: Vec<(String, String)>,
}

/// One fact as it is asked.
pub struct Question {
    pub id: String,
    pub name: String,
    pub ask: String,
    pub help: String,
    pub required: bool,
    /// Why there is no answer, beside a control that is no group of buttons: word, title, chosen.
    pub unanswered: Vec<(String, String, bool)>,
    pub mistake: Option<String>,
    pub mark: Option<String>,
    pub control: Control,
}

/// How a fact is asked.
pub enum Control {
    /// One of several: name, title, chosen.
    Radios(Vec<(String, String, bool)>),
    /// Several of several.
    Boxes(Vec<(String, String, bool)>),
    /// One or several of a long list.
    List {
        many: bool,
        options: Vec<(String, String, bool)>,
    },
    Date([String; 3]),
    Money {
        amount: String,
        currency: String,
    },
    Number(String),
    Line(String),
    Text {
        value: String,
        longest: u32,
    },
    /// Photos or scans.
    Documents {
        /// What has been sent, and is ticked while it is to stay: ticket, in words.
        sent: Vec<(String, String)>,
        /// The names of the field that carries one more, and of the box that keeps place and time.
        file: String,
        place: String,
        keeps_place: bool,
        many: bool,
    },
    /// Given earlier, not for this reader's eyes: kept as it is.
    Withheld,
}

impl Control {
    fn is(&self, name: &str) -> bool {
        matches!(
            (self, name),
            (Self::Radios(_), "radios")
                | (Self::Boxes(_), "boxes")
                | (Self::Date(_), "date")
                | (Self::Money { .. }, "money")
                | (Self::Documents { .. }, "documents")
        )
    }
}

impl Question {
    /// Whether the question needs a group with a legend.
    pub fn is_group(&self) -> bool {
        ["radios", "boxes", "date", "money", "documents"].iter().any(|name| self.control.is(name))
    }
}

/// What was posted, read.
pub struct Given {
    pub on: Option<Date>,
    pub on_mistake: Option<TypedMistakeKind>,
    pub facts: std::collections::BTreeMap<String, casework::Answer>,
    pub mistakes: Vec<TypedMistake>,
    /// Documents that came and were not taken, or are gone.
    pub not_taken: Vec<NotTaken>,
}

impl EventForm {
    /// Whether it asks for documents, and so is sent in parts.
    pub fn has_documents(&self) -> bool {
        self.groups.iter().any(|group| group.control.is("documents"))
    }
}

impl Given {
    /// Whether everything fits.
    pub fn is_sound(&self) -> bool {
        let is_typed_well = self.on.is_some() && self.on_mistake.is_none() && self.mistakes.is_empty();
        is_typed_well && self.not_taken.is_empty()
    }
}

/// Reads a posted form of an event.
pub fn read(visit: &Visit, event: &str, fields: &Fields) -> Given {
    let boxes = ["on.day", "on.month", "on.year"].map(|name| fields.one(name));
    let day = date_of(boxes[0], boxes[1], boxes[2]);
    let (on, on_mistake) = match day {
        Ok(day) if day > visit.today => (Some(day), Some(TypedMistakeKind::InTheFuture)),
        Ok(day) => (Some(day), None),
        Err(mistake) => (None, Some(mistake)),
    };
    let rulebook = visit.app.rulebook();
    // A day that cannot be read is told by itself; the facts are judged as of today.
    let as_on = on.unwrap_or(visit.today);
    let (typed, not_taken) = redeemed(visit, event, as_on, fields);
    let (facts, mistakes) = answers(rulebook, event, as_on, visit.today, FACT, &typed);
    Given { on, on_mistake, facts, mistakes, not_taken }
}

/// What was posted with documents in place of their tickets. Nothing but a ticket names a document.
fn redeemed(visit: &Visit, event: &str, on: Date, fields: &Fields) -> (Typed, Vec<NotTaken>) {
    let (mut typed, mut not_taken) = (fields.map().clone(), Vec::new());
    let rulebook = visit.app.rulebook();
    for fact in rulebook.event_on(event, on).map_or_else(Vec::new, |node| facts_on(rulebook, node, on)) {
        let Some(tickets) = typed.get_mut(&format!("{FACT}{}", fact.name)) else { continue };
        if fact.kind != FactKind::Document {
            continue;
        }
        let mut documents: Vec<String> = Vec::new();
        for ticket in tickets.iter() {
            match of_ticket(visit, ticket) {
                Some(document) => documents.push(document.to_string()),
                None => not_taken.push(NotTaken { fact: fact.name.text.clone(), why: Why::Gone }),
            }
        }
        if !fact.many {
            // One more takes the place of the one before.
            documents = documents.pop().into_iter().collect();
        }
        *tickets = documents;
    }
    (typed, not_taken)
}

/// The names of fields that a form of an event may post.
pub fn names(visit: &Visit, event: &Event) -> (Vec<String>, Vec<String>) {
    let (mut once, mut several) = (vec!["on.day".into(), "on.month".into(), "on.year".into()], Vec::new());
    for fact in facts_on(visit.app.rulebook(), event, visit.today)
        .iter()
        .chain(&event.facts.iter().collect::<Vec<_>>())
    {
        let fields = fields_of(fact).map(|field| format!("{FACT}{field}"));
        if fact.kind == FactKind::Document {
            once.push(format!("{PLACE}{}", fact.name));
            several.extend(fields);
        } else if fact.many {
            several.extend(fields);
        } else {
            once.extend(fields);
        }
    }
    (once, several)
}

/// A form with what was typed in it, and what is wrong with it.
pub fn shown(
    visit: &Visit,
    node: &Event,
    on: Date,
    typed: &Typed,
    given: Option<&Given>,
    seen: Option<&access::SeenEvent>,
) -> EventForm {
    let told = Told::new(&visit.app, visit.words);
    let code = visit.words.code();
    let one = |name: &str| typed.get(name).and_then(|values| values.first()).cloned().unwrap_or_default();
    let facts = facts_on(visit.app.rulebook(), node, on);
    let mut groups = Vec::new();
    let mut summary = Vec::new();
    let on_mistake = given.and_then(|given| given.on_mistake.as_ref()).map(|kind| mistake_text(&told, kind));
    summary.extend(on_mistake.clone().map(|text| ("on-day".to_owned(), text)));
    for fact in facts {
        let name = fact.name.text.clone();
        let id = format!("fact-{name}");
        let mistake = given.and_then(|given| given.mistakes.iter().find(|mistake| mistake.fact == name));
        let mistake = mistake.map(|mistake| mistake_text(&told, &mistake.kind));
        let not_taken = given.map_or(&[][..], |given| &given.not_taken).iter();
        let not_taken: Vec<String> =
            not_taken.filter(|one| one.fact == name).map(|one| not_taken_text(&told, &one.why)).collect();
        // Why a document was not taken says more than that one is missing.
        let mistake = if not_taken.is_empty() { mistake } else { Some(not_taken.join(" ")) };
        if let Some(text) = &mistake {
            let first = match control_kind(fact) {
                "radios" | "boxes" => format!("{id}-0"),
                "date" => format!("{id}-day"),
                "money" => format!("{id}-amount"),
                "documents" => format!("{id}-file"),
                _ => id.clone(),
            };
            summary.push((first, format!("{}: {text}", told.ask(fact))));
        }
        let withheld = seen.is_some_and(|seen| seen.withheld.contains(&name));
        let control = if withheld { Control::Withheld } else { control(visit, &told, fact, on, typed) };
        groups.push(Question {
            mark: mark(&told, fact),
            ask: told.ask(fact),
            help: fact.help.get(code).to_owned(),
            required: fact.required,
            unanswered: unanswered(&told, fact, typed),
            mistake,
            control,
            id,
            name: format!("{FACT}{name}"),
        });
    }
    for mistake in given.map_or(&[][..], |given| &given.mistakes) {
        if !groups.iter().any(|group| group.name == format!("{FACT}{}", mistake.fact)) {
            summary.push(("on-day".into(), mistake_text(&told, &mistake.kind)));
        }
    }
    EventForm {
        event: node.name.text.clone(),
        title: told.event(&node.name.text),
        help: node.help.get(code).to_owned(),
        on: [one("on.day"), one("on.month"), one("on.year")],
        on_mistake,
        groups,
        summary,
    }
}

/// The fields of a form that is shown for the first time: today, and nothing else.
pub fn fresh(on: Date) -> Typed {
    let text = |name: &str, number: String| (name.to_owned(), vec![number]);
    Typed::from([
        text("on.day", on.day().to_string()),
        text("on.month", on.month().to_string()),
        text("on.year", on.year().to_string()),
    ])
}

/// The fields of an event that is there, as far as it may be seen.
pub fn filled(visit: &Visit, node: &Event, seen: &access::SeenEvent) -> Typed {
    let mut typed = fresh(seen.on);
    for fact in &node.facts {
        if let Some(Seen::Known(answer)) = seen.facts.get(&fact.name.text) {
            for (name, mut values) in posted(fact, answer) {
                if fact.kind == FactKind::Document {
                    let documents = values.iter().filter_map(|text| text.parse().ok());
                    values = documents.filter_map(|document| ticket(visit, &document).ok()).collect();
                }
                typed.insert(format!("{FACT}{name}"), values);
            }
        }
    }
    typed
}

/// Why a question was not answered, to choose from; nothing where it must be, or where the buttons offer it.
fn unanswered(told: &Told<'_>, fact: &Fact, typed: &Typed) -> Vec<(String, String, bool)> {
    if !fact.need_not_answer || is_one_of(fact) {
        return Vec::new();
    }
    whys(told, typed, &format!("{FACT}{}{UNANSWERED}", fact.name.text))
}

fn whys(told: &Told<'_>, typed: &Typed, name: &str) -> Vec<(String, String, bool)> {
    let chosen = |word: &str| typed.get(name).is_some_and(|values| values.iter().any(|typed| typed == word));
    let option = |why: Unanswered| (why.word().to_owned(), told.unanswered(why), chosen(why.word()));
    Unanswered::ALL.into_iter().map(option).collect()
}

fn mark(told: &Told<'_>, fact: &Fact) -> Option<String> {
    let compartment = fact.compartment.as_ref()?.as_str();
    let place = told.app.access().place(compartment)?;
    let protected = told.app.access().protected().has(place);
    let title = told.app.compartment_title(compartment, told.words);
    protected.then(|| crate::parts::compartment_mark(&title, None))
}

fn control_kind(fact: &Fact) -> &'static str {
    match fact.kind {
        FactKind::YesNo => "radios",
        FactKind::Choice | FactKind::Region | FactKind::Office if fact.many => "boxes",
        FactKind::Choice | FactKind::Region => "radios",
        FactKind::Date => "date",
        FactKind::Money => "money",
        FactKind::Document => "documents",
        _ => "one",
    }
}

fn control(visit: &Visit, told: &Told<'_>, fact: &Fact, on: Date, typed: &Typed) -> Control {
    match control_of(visit, told, fact, on, typed) {
        Control::Radios(mut options) if fact.need_not_answer => {
            options.extend(whys(told, typed, &format!("{FACT}{}", fact.name.text)));
            Control::Radios(options)
        }
        control => control,
    }
}

fn control_of(visit: &Visit, told: &Told<'_>, fact: &Fact, on: Date, typed: &Typed) -> Control {
    let name = format!("{FACT}{}", fact.name.text);
    let values = |part: &str| typed.get(&format!("{name}{part}")).map_or(&[][..], Vec::as_slice);
    let one = |part: &str| values(part).first().cloned().unwrap_or_default();
    let chosen = |value: &str| values("").iter().any(|typed| typed == value);
    let rulebook = told.app.rulebook();
    let circular = rulebook.circular();
    let code = told.words.code();
    let option = |value: &str, title: String| (value.to_owned(), title, chosen(value));
    match fact.kind {
        FactKind::YesNo => Control::Radios(vec![
            option("yes", told.words.say("form-yes")),
            option("no", told.words.say("form-no")),
        ]),
        FactKind::Choice => {
            let choices = fact.choices.iter().filter(|choice| rulebook.in_force(&choice.validity, on));
            let options = choices
                .map(|choice| option(choice.name.as_str(), choice.title.get(code).to_owned()))
                .collect();
            if fact.many { Control::Boxes(options) } else { Control::Radios(options) }
        }
        FactKind::Region => {
            let options =
                circular.regions.iter().map(|node| option(node.name.as_str(), told.region(&node.name.text)));
            Control::Radios(options.collect())
        }
        FactKind::Office => {
            let is_centre = |role: &str| told.app.role_kind(role) == Some(circular::model::RoleKind::Centre);
            // A fact that asks for the centre offers the centres; any other, every office.
            let centres = fact.name.text.contains("centre");
            let offices = circular.offices.iter().filter(|node| !centres || is_centre(node.role.as_str()));
            let options = offices
                .map(|node| option(node.name.as_str(), told.app.office_title(&node.name.text, told.words)));
            Control::List { many: fact.many, options: options.collect() }
        }
        FactKind::Country | FactKind::Language => {
            let (prefix, codes): (_, Vec<&str>) = match fact.kind {
                FactKind::Country => ("country", casework::import::countries().collect()),
                _ => ("language", casework::import::languages().collect()),
            };
            let mut options: Vec<(String, String, bool)> = codes
                .into_iter()
                .filter_map(|code| Some(option(code, told.words.find(&format!("{prefix}-{code}"))?)))
                .collect();
            options.sort_by(|one, other| {
                crate::calendar::folded(&one.1).cmp(&crate::calendar::folded(&other.1))
            });
            Control::List { many: fact.many, options }
        }
        FactKind::Date => Control::Date([one(".day"), one(".month"), one(".year")]),
        FactKind::Money => {
            let currency = one(".currency");
            let currency = if currency.is_empty() { "EUR".into() } else { currency };
            Control::Money { amount: one(".amount"), currency }
        }
        FactKind::Number => Control::Number(one("")),
        FactKind::Document => {
            let mut sent: Vec<(String, String)> = Vec::new();
            for ticket in values("") {
                let Some(document) = of_ticket(visit, ticket) else { continue };
                let said = told.document(&document);
                if !sent.iter().any(|(_, known)| *known == said) {
                    sent.push((ticket.clone(), said));
                }
            }
            if !fact.many && sent.len() > 1 {
                sent.drain(..sent.len() - 1);
            }
            let place = format!("{PLACE}{}", fact.name);
            let keeps_place = typed.contains_key(&place);
            Control::Documents {
                sent,
                file: format!("{FILE}{}", fact.name),
                place,
                keeps_place,
                many: fact.many,
            }
        }
        FactKind::Text if fact.longest.is_none_or(|longest| longest > 200) => {
            Control::Text { value: one(""), longest: fact.longest.unwrap_or(4_000) }
        }
        _ => Control::Line(one("")),
    }
}

/// Why a document was not taken, in one or two sentences: what is wrong, and what to do.
pub fn not_taken_text(told: &Told<'_>, why: &Why) -> String {
    use evidence::{BYTES_MAX, Refused};
    let words = told.words;
    let most = told.size(BYTES_MAX as u64);
    match why {
        Why::AtOnce => words.say("evidence-at-once"),
        Why::TooMany => words.say("evidence-too-many"),
        Why::Gone => words.say("evidence-gone"),
        Why::Refused(refused, bytes) => match refused {
            Refused::Empty => words.say("evidence-empty"),
            Refused::TooLarge => words.say2("evidence-too-large", "size", told.size(*bytes), "most", most),
            Refused::Heic => words.say("evidence-heic"),
            Refused::Archive => words.say("evidence-archive"),
            Refused::Unknown => words.say("evidence-unknown"),
            Refused::Broken(kind) => words.say1("evidence-broken", "kind", told.kind_of_document(*kind)),
            Refused::TooManyPixels { width, height } => {
                let number = |points: u32| crate::calendar::number(words.code(), points.into());
                words.say2("evidence-pixels", "width", number(*width), "height", number(*height))
            }
            Refused::Active => words.say("evidence-active"),
        },
    }
}

/// What is wrong with an answer, in one sentence.
pub fn mistake_text(told: &Told<'_>, kind: &TypedMistakeKind) -> String {
    let words = told.words;
    match kind {
        TypedMistakeKind::Missing => words.say("record-missing"),
        TypedMistakeKind::NotADate => words.say("form-not-a-date"),
        TypedMistakeKind::DateOutOfRange => words.say("record-date-range"),
        TypedMistakeKind::InTheFuture => words.say("record-future"),
        TypedMistakeKind::NotANumber => words.say("record-not-a-number"),
        TypedMistakeKind::OutOfBounds { at_least, at_most } => match (at_least, at_most) {
            (Some(least), Some(most)) => words.say2("record-between", "least", least, "most", most),
            (Some(least), None) => words.say1("record-at-least", "least", least),
            (None, Some(most)) => words.say1("record-at-most", "most", most),
            (None, None) => words.say("record-not-a-number"),
        },
        TypedMistakeKind::NotMoney => words.say("record-not-money"),
        TypedMistakeKind::TooLong { longest, typed } => {
            words.say2("record-too-long", "longest", longest, "typed", typed)
        }
        TypedMistakeKind::NotOffered => words.say("record-not-offered"),
        TypedMistakeKind::OneOnly => words.say("record-one-only"),
        TypedMistakeKind::AnsweredAndNot => words.say("screening-answered-and-not"),
        TypedMistakeKind::Unasked => words.say("record-unasked"),
    }
}
