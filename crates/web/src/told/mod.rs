//! What the rules and a file say, in the reader's language: titles, answers, refusals, changes.

mod change;

use casework::{ANNULLED, Answer, DutyLine, Refusal, RefusalCode, Unanswered};
use circular::model::{Fact, FactKind, Texts};
use evidence::Document;
use jiff::civil::Date;

use crate::{app::App, calendar, language::Words};

/// Speaks of rules and files in one language.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub app: &'a App,
    pub words: Words,
}

impl<'a> Told<'a> {
    /// In this language.
    pub fn new(app: &'a App, words: Words) -> Self {
        Self { app, words }
    }

    fn title<'t>(&self, mut named: impl Iterator<Item = &'t Texts>, name: &str) -> String {
        let title = named.next().map(|texts| texts.get(self.words.code())).filter(|title| !title.is_empty());
        title.unwrap_or(name).to_owned()
    }

    /// What people call a stage.
    pub fn stage(&self, name: &str) -> String {
        let nodes = &self.app.rulebook().circular().stages;
        self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name)
    }

    /// What people call an event; taking one back has a text of ours.
    pub fn event(&self, name: &str) -> String {
        if name == ANNULLED {
            return self.words.say("told-annulled");
        }
        let nodes = &self.app.rulebook().circular().events;
        self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name)
    }

    /// What people call a duty.
    pub fn duty(&self, name: &str) -> String {
        let nodes = &self.app.rulebook().circular().duties;
        self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name)
    }

    /// What people call a right, with the form that it takes.
    pub fn right(&self, name: &str, form: Option<&str>) -> String {
        let nodes = &self.app.rulebook().circular().rights;
        let title =
            self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name);
        match form {
            Some(form) => self.words.say2("told-right-form", "right", &title, "form", form),
            None => title,
        }
    }

    /// What people call a condition.
    pub fn condition(&self, name: &str) -> String {
        let nodes = &self.app.rulebook().circular().conditions;
        self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name)
    }

    /// What people call a track.
    pub fn track(&self, name: &str) -> String {
        let nodes = &self.app.rulebook().circular().tracks;
        self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name)
    }

    /// What people call a region.
    pub fn region(&self, name: &str) -> String {
        let nodes = &self.app.rulebook().circular().regions;
        self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name)
    }

    /// What people call a kind of file.
    pub fn kind(&self, name: &str) -> String {
        let nodes = &self.app.rulebook().circular().files;
        self.title(nodes.iter().filter(|node| node.name.text == name).map(|node| &node.title), name)
    }

    /// Who owes a duty: the office where one is named, else the role.
    pub fn owner(&self, duty: &DutyLine) -> String {
        match duty.office.as_deref().filter(|office| !office.is_empty()) {
            Some(office) => self.app.office_title(office, self.words),
            None => self.app.role_title(&duty.role, self.words),
        }
    }

    /// The office that recorded something, or the role where no office is known.
    pub fn recorder(&self, role: &str, office: &str) -> String {
        if office.is_empty() {
            self.app.role_title(role, self.words)
        } else {
            self.app.office_title(office, self.words)
        }
    }

    /// `17 December 2026`.
    pub fn day(&self, day: Date) -> String {
        calendar::medium(self.words.code(), day)
    }

    /// `Thursday 17 December 2026`: a last day is said with its weekday.
    pub fn deadline(&self, day: Date) -> String {
        calendar::long(self.words.code(), day)
    }

    /// The question of a fact.
    pub fn ask(&self, fact: &Fact) -> String {
        self.title(std::iter::once(&fact.ask), &fact.name.text)
    }

    /// An answer in words.
    pub fn answer(&self, fact: &Fact, answer: &Answer) -> String {
        match answer {
            Answer::None { unanswered } => self.unanswered(*unanswered),
            Answer::YesNo(true) => self.words.say("form-yes"),
            Answer::YesNo(false) => self.words.say("form-no"),
            Answer::Number(number) => calendar::number(self.words.code(), *number),
            Answer::Text(text) => self.value(fact, text),
            Answer::Many(texts) => {
                let values: Vec<String> = texts.iter().map(|text| self.value(fact, text)).collect();
                values.join(" · ")
            }
        }
    }

    /// Why there is no answer.
    pub fn unanswered(&self, why: Unanswered) -> String {
        self.words.say(match why {
            Unanswered::NotAsked => "screening-not-asked",
            Unanswered::Declined => "screening-declined",
            Unanswered::NotKnown => "screening-not-known",
        })
    }

    fn value(&self, fact: &Fact, text: &str) -> String {
        let known = |id: String| self.words.find(&id).unwrap_or_else(|| text.to_owned());
        match fact.kind {
            FactKind::Date => text.parse().map_or(text.to_owned(), |day| self.day(day)),
            FactKind::Choice => {
                let mut choices = fact.choices.iter().filter(|choice| choice.name.text == text);
                let title = choices.next().map(|choice| choice.title.get(self.words.code()));
                title.filter(|title| !title.is_empty()).unwrap_or(text).to_owned()
            }
            FactKind::Country => known(format!("country-{text}")),
            FactKind::Language => known(format!("language-{text}")),
            FactKind::Region => self.region(text),
            FactKind::Office => self.app.office_title(text, self.words),
            FactKind::Document => text.parse().map_or(text.to_owned(), |document| self.document(&document)),
            _ => text.to_owned(),
        }
    }

    /// What a document is, how large, and the beginning of its hash; where and when its camera says it was taken.
    pub fn document(&self, document: &Document) -> String {
        let number = |points: u32| calendar::number(self.words.code(), points.into());
        let kind = self.kind_of_document(document.kind);
        let mut parts = vec![kind, self.size(document.bytes)];
        if let Some((width, height)) = document.pixels {
            parts.push(self.words.say2("evidence-points", "width", number(width), "height", number(height)));
        }
        parts.extend(
            document.place.map(|place| self.words.say1("evidence-place-kept", "place", place.to_string())),
        );
        parts.extend(
            document
                .taken
                .map(|taken| self.words.say1("evidence-taken-kept", "taken", self.camera_time(taken))),
        );
        let beginning: String = document.sha256_digits().chars().take(12).collect();
        parts.push(self.words.say1("evidence-hash-begins", "hash", beginning));
        parts.join(", ")
    }

    /// When a camera's clock said that a picture was taken.
    pub fn camera_time(&self, taken: jiff::civil::DateTime) -> String {
        format!("{} {}", self.day(taken.date()), taken.strftime("%H:%M"))
    }

    /// A kind of document.
    pub fn kind_of_document(&self, kind: evidence::Kind) -> String {
        self.words.say(match kind {
            evidence::Kind::Jpeg => "evidence-kind-jpeg",
            evidence::Kind::Png => "evidence-kind-png",
            evidence::Kind::Webp => "evidence-kind-webp",
            evidence::Kind::Pdf => "evidence-kind-pdf",
        })
    }

    /// So many bytes: `2.3 MB`, in steps of 1,024.
    pub fn size(&self, bytes: u64) -> String {
        const MIB: u64 = 1024 * 1024;
        let decimal = |unit: u64| {
            // Up to a tenth more, so that nothing is said to be as small as it may be and is not.
            let tenths = (bytes * 10).div_ceil(unit);
            calendar::decimal(
                self.words.code(),
                rust_decimal::Decimal::new(tenths as i64, 1).normalize(),
                u32::from(!tenths.is_multiple_of(10)),
            )
        };
        match bytes < MIB {
            true => self.words.say1("evidence-kib", "size", decimal(1024)),
            false => self.words.say1("evidence-mib", "size", decimal(MIB)),
        }
    }

    /// Why something is refused, in one sentence.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let rule = &refusal.rule;
        let say = |id: &str, rule: String| self.words.say1(id, "rule", rule);
        match refusal.code {
            RefusalCode::UnknownEvent => say("told-refused-unknown", rule.clone()),
            RefusalCode::NotInForce => say("told-refused-not-in-force", self.event(rule)),
            RefusalCode::Role => say("told-refused-role", self.event(rule)),
            RefusalCode::FactMissing => say("told-refused-fact-missing", self.fact(rule)),
            RefusalCode::FactUnknown => say("told-refused-fact-unknown", self.fact(rule)),
            RefusalCode::FactValue => say("told-refused-fact-value", self.fact(rule)),
            RefusalCode::NotOpening => say("told-refused-not-opening", self.event(rule)),
            RefusalCode::Once => say("told-refused-once", self.event(rule)),
            RefusalCode::Stage => say("told-refused-stage", self.stage(rule)),
            RefusalCode::Condition => say("told-refused-condition", self.condition(rule)),
            RefusalCode::Correction => self.words.say("told-refused-correction"),
            RefusalCode::Date => self.words.say("told-refused-date"),
            RefusalCode::Withheld => say("told-refused-withheld", self.event(rule)),
        }
    }

    fn fact(&self, name: &str) -> String {
        let facts = self.app.rulebook().circular().events.iter().flat_map(|event| &event.facts);
        let mut asks = facts.filter(|fact| fact.name.text == name);
        asks.next().map_or(name.to_owned(), |fact| self.ask(fact))
    }

    /// The address of the rule that a refusal rests on.
    pub fn refusal_rule(&self, refusal: &Refusal) -> Option<String> {
        let circular = self.app.rulebook().circular();
        let known = circular.rules().iter().any(|rule| rule.name.text == refusal.rule);
        known.then(|| format!("/circular/{}/rule/{}", self.app.country(), refusal.rule))
    }

    /// How long is left until a last day: `in 3 days`, `today`, `2 days over`.
    pub fn left(&self, due: Date, today: Date) -> String {
        match days_between(today, due) {
            0 => self.words.say("told-today"),
            days if days < 0 => self.words.say1("told-over", "days", -days),
            days => self.words.say1("told-left", "days", days),
        }
    }
}

/// Days from one day to another; negative when it lies before.
pub fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}
