//! A replay in words: what pages, tables and programs show.

use casework::{Refusal, RefusalCode};
use circular::{
    Rulebook,
    model::{Cite, Texts},
};
use jiff::civil::Date;
use serde::Serialize;

use super::{
    bind::Bound,
    carry,
    measure::PATH,
    plan::Ground,
    tally::{Detail, Examples, FIGURES, LEVELS, Numbers, Reason},
    vary::{Moving, Ranges},
};
use crate::{compare::Country, words::Words};

/// A caseload under its own rules and under another country's. Its JSON form is a contract (docs/replay.md).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replay {
    /// What people call the caseload.
    pub caseload: String,
    /// The country whose files these are.
    pub from: Country,
    /// The country under whose rules they are replayed.
    pub under: Country,
    pub language: String,
    /// The day up to which files are followed, included.
    pub until: Date,
    /// Files of persons.
    pub dossiers: usize,
    /// Files of another kind, left alone.
    pub other_files: usize,
    pub figures: Vec<Figure>,
    /// What the law of each side makes of the same facts.
    pub offences: Vec<OffenceRow>,
    pub path: Vec<PathRow>,
    /// Steps that were reached and are not now, by the rule that says so; most frequent first within a step.
    pub losses: Vec<Change>,
    /// Steps that were not reached and are now.
    pub gains: Vec<Change>,
    /// Titles of how far protection went, from none.
    pub levels: Vec<String>,
    pub flows: Vec<Flow>,
    /// What could not be carried over.
    pub missing: Vec<Missing>,
    /// What the plan assumes, and how often it took effect.
    pub assumptions: Vec<Assumption>,
    /// Everything uncertain that was switched, and what it moves.
    pub varied: Vec<Varied>,
    /// Readings that move nothing.
    pub idle_readings: usize,
    /// How often the caseload was replayed for the ranges.
    pub runs: usize,
    /// Whether the plan's uncertain things were switched in every combination, or one by one.
    pub combined: bool,
}

/// A figure on both sides, each with its range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Its stable name.
    pub name: &'static str,
    pub title: String,
    pub before: Count,
    pub now: Count,
}

/// A count with the smallest and the largest that it becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    pub value: i64,
    pub low: i64,
    pub high: i64,
}

impl Count {
    /// Whether nothing uncertain moves it.
    pub fn is_sure(&self) -> bool {
        self.low == self.high
    }
}

/// An offence beside the facts of the whole caseload.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OffenceRow {
    /// Of which circular.
    pub country: String,
    pub offence: String,
    pub title: String,
    pub citation: String,
    pub met: usize,
    pub not_known: usize,
    pub not_met: usize,
}

/// A step of the path on both sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathRow {
    /// The core meaning.
    pub word: &'static str,
    pub title: String,
    pub before: usize,
    pub now: usize,
    pub kept: usize,
    /// Whether each side has an event of this meaning.
    pub exists: [bool; 2],
}

/// Dossiers that lose or gain a step for the same reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    pub word: &'static str,
    pub step: String,
    /// One sentence.
    pub because: String,
    /// The rule that says so, where one does.
    pub rule: Option<String>,
    pub citation: String,
    pub count: usize,
    /// Numbers of the first few such dossiers, from 1.
    pub dossiers: Vec<usize>,
}

/// Dossiers that went so far before and so far now, by places among the levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Flow {
    pub before: usize,
    pub now: usize,
    pub count: usize,
}

/// Something that could not be carried over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Missing {
    /// `decided`, `left`, `no-counterpart`, `assumed`, `not-asked`, `no-answer` or `unanswered`.
    pub kind: &'static str,
    pub text: String,
    pub count: usize,
}

/// A line of the plan that assumes something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assumption {
    /// The event or fact concerned, in the circular's words.
    pub subject: String,
    pub because: String,
    pub citation: String,
    /// How often it took effect.
    pub taken: usize,
    /// How often the rules refused it; for facts none.
    pub refused: usize,
}

/// Something uncertain with its sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Varied {
    /// `plan`, or the name of the circular whose reading it is.
    pub of: String,
    pub name: String,
    pub question: String,
    pub because: String,
    pub citation: String,
    pub sides: Vec<Side>,
}

/// One side with the figures that it gives, in the order of [`Replay::figures`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    pub side: String,
    pub text: String,
    pub chosen: bool,
    /// Under its own rules.
    pub before: Vec<i64>,
    /// Under the other country's.
    pub now: Vec<i64>,
}

pub(super) fn report(
    bound: &Bound<'_>,
    caseload: &str,
    until: Date,
    language: &str,
    base: [Numbers; 2],
    detail: &Detail,
    ranges: Ranges,
) -> Replay {
    let told = Told { bound, language, words: Words::of(language), until };
    let country = |rulebook: &Rulebook| Country {
        name: crate::align::name(rulebook).to_owned(),
        title: rulebook.circular().title.get(language).to_owned(),
    };
    let mut levels = vec![told.words.say("replay-level-none", [])];
    levels.extend(LEVELS.map(|word| told.step(word)));
    let flows = detail.flows.iter().enumerate().flat_map(|(before, row)| {
        row.iter().enumerate().map(move |(now, count)| Flow { before, now, count: *count })
    });
    Replay {
        caseload: caseload.to_owned(),
        from: country(bound.source),
        under: country(bound.target),
        language: language.to_owned(),
        until,
        dossiers: detail.dossiers,
        other_files: detail.others,
        figures: told.figures(base, &ranges),
        offences: told.offences(detail),
        path: told.path(detail),
        losses: told.losses(detail),
        gains: told.gains(detail),
        levels,
        flows: flows.filter(|flow| flow.count > 0).collect(),
        missing: told.missing(detail),
        assumptions: told.assumptions(detail),
        varied: told.varied(base, &ranges),
        idle_readings: ranges.idle,
        runs: ranges.runs,
        combined: ranges.combined,
    }
}

struct Told<'a> {
    bound: &'a Bound<'a>,
    language: &'a str,
    words: Words,
    until: Date,
}

impl Told<'_> {
    fn step(&self, word: &str) -> String {
        self.words.say(&format!("replay-step-{word}"), [])
    }

    fn figures(&self, base: [Numbers; 2], ranges: &Ranges) -> Vec<Figure> {
        let count = |side: usize, place: usize| Count {
            value: base[side][place],
            low: ranges.low[side][place],
            high: ranges.high[side][place],
        };
        let figure = |(place, name): (usize, &'static str)| Figure {
            name,
            title: self.words.say(&format!("replay-figure-{name}"), []),
            before: count(0, place),
            now: count(1, place),
        };
        FIGURES.into_iter().enumerate().map(figure).collect()
    }

    fn offences(&self, detail: &Detail) -> Vec<OffenceRow> {
        let mut rows = Vec::new();
        let sides = if self.bound.is_own { 1 } else { 2 };
        for (side, rulebook) in [self.bound.source, self.bound.target].into_iter().enumerate().take(sides) {
            for (offence, [met, not_known, not_met]) in &detail.offences[side] {
                let node = rulebook.circular().offences.iter().find(|node| node.name.text == *offence);
                let title = node.map_or(offence.as_str(), |node| node.title.get(self.language)).to_owned();
                rows.push(OffenceRow {
                    country: crate::align::name(rulebook).to_owned(),
                    offence: offence.clone(),
                    title,
                    citation: node.map_or_else(String::new, |node| rulebook.ground(&node.cites, None)),
                    met: *met,
                    not_known: *not_known,
                    not_met: *not_met,
                });
            }
        }
        rows
    }

    fn path(&self, detail: &Detail) -> Vec<PathRow> {
        let has = |rulebook: &Rulebook, word: &str| {
            let mut events = rulebook.circular().events.iter();
            events.any(|event| event.counts_as.iter().any(|known| known.text == word))
        };
        let rows = PATH.into_iter().zip(detail.path).map(|(word, [before, now, kept])| PathRow {
            word,
            title: self.step(word),
            before,
            now,
            kept,
            exists: [has(self.bound.source, word), has(self.bound.target, word)],
        });
        rows.collect()
    }

    fn change(&self, place: usize, examples: &Examples, told: (String, Option<String>, String)) -> Change {
        let (because, rule, citation) = told;
        Change {
            word: PATH[place],
            step: self.step(PATH[place]),
            because,
            rule,
            citation,
            count: examples.count,
            dossiers: examples.first.iter().map(|number| number + 1).collect(),
        }
    }

    fn losses(&self, detail: &Detail) -> Vec<Change> {
        let mut losses: Vec<Change> = detail
            .losses
            .iter()
            .map(|((place, reason), examples)| self.change(*place, examples, self.reason(reason)))
            .collect();
        sort(&mut losses);
        losses
    }

    fn gains(&self, detail: &Detail) -> Vec<Change> {
        let mut gains: Vec<Change> = detail
            .gains
            .iter()
            .map(|((place, event), examples)| {
                let (title, citation) = self.event(event);
                let because = self.words.say("replay-because-gained", [("event", &title)]);
                self.change(*place, examples, (because, Some(event.clone()), citation))
            })
            .collect();
        sort(&mut gains);
        gains
    }

    /// An event's title and ground, under the country replayed under.
    fn event(&self, event: &str) -> (String, String) {
        let target = self.bound.target;
        let mut nodes = target.circular().events.iter().filter(|node| node.name.text == event);
        let node = nodes.find(|node| target.in_force(&node.validity, self.until));
        let node = node.or_else(|| target.circular().events.iter().find(|node| node.name.text == event));
        match node {
            Some(node) => (text(&node.title, self.language, event), target.ground(&node.cites, None)),
            None => (event.to_owned(), String::new()),
        }
    }

    fn reason(&self, reason: &Reason) -> (String, Option<String>, String) {
        let target = self.bound.target;
        let say = |id: &str, pairs: [(&'static str, &str); 2]| self.words.say(id, pairs);
        match reason {
            Reason::NoSuchStep => {
                let title = target.circular().title.get(self.language);
                (
                    say("replay-because-no-such-step", [("circular", title), ("event", "")]),
                    None,
                    String::new(),
                )
            }
            Reason::Refused { code, kind, rule, event } => {
                let (title, own) = self.event(event);
                let (rule_title, citation) = self.rule(kind, rule);
                let id = match code {
                    RefusalCode::Condition => "replay-because-condition",
                    RefusalCode::Stage => "replay-because-stage",
                    RefusalCode::NotInForce => "replay-because-not-in-force",
                    _ => "replay-because-refused",
                };
                let because = say(id, [("event", &title), ("rule", &rule_title)]);
                (because, Some(rule.clone()), if citation.is_empty() { own } else { citation })
            }
            Reason::Tests { step } => {
                let line = &self.bound.plan.steps[usize::from(*step)];
                let (title, _) = self.event(&line.event.name);
                let because = text(&line.because, self.language, "");
                let told = say("replay-because-assumed", [("event", &title), ("because", &because)]);
                (told, Some(line.event.name.clone()), self.grounds(&line.grounds))
            }
            Reason::NotCarried { line } => {
                let line = &self.bound.plan.carries[*line];
                let (title, citation) = self.event(&line.into.name);
                let told = say("replay-because-not-carried", [("event", &title), ("because", "")]);
                (told, Some(line.into.name.clone()), citation)
            }
            Reason::Earlier { place } => {
                let told = say("replay-because-earlier", [("step", &self.step(PATH[*place])), ("event", "")]);
                (told, None, String::new())
            }
            Reason::Nothing => {
                (say("replay-because-nothing", [("event", ""), ("rule", "")]), None, String::new())
            }
        }
    }

    fn rule(&self, kind: &str, name: &str) -> (String, String) {
        rule(self.bound.target, kind, name, self.until, self.language)
    }

    fn grounds(&self, grounds: &[Ground]) -> String {
        let cites: Vec<Cite> = grounds.iter().map(cite).collect();
        self.bound.target.ground(&cites, None)
    }

    fn missing(&self, detail: &Detail) -> Vec<Missing> {
        let mut all: Vec<Missing> = detail
            .missing
            .iter()
            .map(|(missing, count)| Missing {
                count: *count,
                ..self::missing(self.bound, missing, self.language, self.words)
            })
            .collect();
        all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        all
    }

    fn assumptions(&self, detail: &Detail) -> Vec<Assumption> {
        let plan = self.bound.plan;
        let supplies = plan.supplies.iter().filter(|_| !self.bound.is_own).map(|supply| {
            let node = self.bound.target.circular().events.iter().find(|node| node.name.text == supply.of);
            let fact =
                node.and_then(|node| node.facts.iter().find(|fact| fact.name.text == supply.fact.name));
            Assumption {
                subject: fact.map_or(supply.fact.name.clone(), |fact| {
                    text(&fact.ask, self.language, &supply.fact.name)
                }),
                because: text(&supply.because, self.language, ""),
                citation: self.grounds(&supply.grounds),
                taken: detail.supplied.get(&supply.fact.name).copied().unwrap_or_default(),
                refused: 0,
            }
        });
        let steps = plan.steps.iter().zip(&detail.steps).map(|(step, [taken, refused])| Assumption {
            subject: self.event(&step.event.name).0,
            because: text(&step.because, self.language, ""),
            citation: self.grounds(&step.grounds),
            taken: *taken,
            refused: *refused,
        });
        supplies.chain(steps).collect()
    }

    fn varied(&self, base: [Numbers; 2], ranges: &Ranges) -> Vec<Varied> {
        let plan = self.bound.plan.uncertain.iter().zip(&ranges.plan).filter(|(one, _)| one.sides.len() > 1);
        let plan = plan.map(|(one, sides)| Varied {
            of: "plan".to_owned(),
            name: one.name.clone(),
            question: text(&one.question, self.language, &one.name),
            because: text(&one.because, self.language, ""),
            citation: self.grounds(&one.grounds),
            sides: sides
                .iter()
                .zip(&one.sides)
                .map(|((side, now), (_, texts))| Side {
                    side: side.clone(),
                    text: text(texts, self.language, side),
                    chosen: *side == one.chosen,
                    before: base[0].to_vec(),
                    now: now.to_vec(),
                })
                .collect(),
        });
        let readings = ranges.readings.iter().filter_map(|Moving { of_source, name, sides }| {
            let rulebook = if *of_source { self.bound.source } else { self.bound.target };
            let node = rulebook.circular().readings.iter().find(|node| node.name.text == *name)?;
            let chosen = rulebook.side(name).unwrap_or_default();
            let shown = node.sides.iter().filter_map(|side| {
                let is_chosen = side.name.text == chosen;
                let found = sides.iter().find(|(known, _)| *known == side.name.text).map(|(_, both)| *both);
                let [before, now] = if is_chosen { Some(base) } else { found }?;
                let title = text(&side.text, self.language, side.name.as_str());
                Some(Side {
                    side: side.name.text.clone(),
                    text: title,
                    chosen: is_chosen,
                    before: before.to_vec(),
                    now: now.to_vec(),
                })
            });
            let cites: Vec<Cite> = node.sides.iter().flat_map(|side| side.cites.clone()).collect();
            Some(Varied {
                of: crate::align::name(rulebook).to_owned(),
                name: name.clone(),
                question: text(&node.question, self.language, name),
                because: text(&node.because, self.language, ""),
                citation: rulebook.ground(&cites, None),
                sides: shown.collect(),
            })
        });
        plan.chain(readings).collect()
    }
}

fn sort(changes: &mut [Change]) {
    let place = |word: &str| PATH.iter().position(|known| *known == word);
    changes.sort_by(|a, b| place(a.word).cmp(&place(b.word)).then(b.count.cmp(&a.count)));
}

fn text(texts: &Texts, language: &str, otherwise: &str) -> String {
    let text = texts.get(language);
    if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
}

fn cite(ground: &Ground) -> Cite {
    Cite {
        source: circular::model::Name::bare(ground.source.clone()),
        at: ground.at.clone(),
        certainty: Some(ground.certainty),
        span: Default::default(),
    }
}

/// A rule's title and ground.
fn rule(rulebook: &Rulebook, kind: &str, name: &str, on: Date, language: &str) -> (String, String) {
    let circular = rulebook.circular();
    let found = match kind {
        "condition" => {
            let mut nodes = circular.conditions.iter().filter(|node| node.name.text == name);
            nodes.find(|node| rulebook.in_force(&node.validity, on)).map(|node| (&node.title, &node.cites))
        }
        "stage" => rulebook.stage_on(name, on).map(|node| (&node.title, &node.cites)),
        _ => rulebook.event_on(name, on).map(|node| (&node.title, &node.cites)),
    };
    match found {
        Some((title, cites)) => (text(title, language, name), rulebook.ground(cites, None)),
        None => (name.to_owned(), String::new()),
    }
}

/// Why an event is refused, in the reader's language.
pub(super) fn refusal(
    rulebook: &Rulebook,
    refusal: &Refusal,
    on: Date,
    language: &str,
    words: Words,
) -> String {
    let (kind, id) = match refusal.code {
        RefusalCode::Condition => ("condition", "replay-refused-condition"),
        RefusalCode::Stage => ("stage", "replay-refused-stage"),
        RefusalCode::NotInForce => ("event", "replay-refused-not-in-force"),
        RefusalCode::FactMissing => ("fact", "replay-refused-fact-missing"),
        RefusalCode::Once => ("event", "replay-refused-once"),
        _ => ("event", "replay-refused"),
    };
    let title = match kind {
        "fact" => {
            let events = rulebook.circular().events.iter();
            let fact = events.flat_map(|event| &event.facts).find(|fact| fact.name.text == refusal.rule);
            fact.map_or(refusal.rule.clone(), |fact| text(&fact.ask, language, &refusal.rule))
        }
        kind => rule(rulebook, kind, &refusal.rule, on, language).0,
    };
    words.say(id, [("rule", &title)])
}

/// Something that could not be carried over, in words; its count is 1.
pub(super) fn missing(bound: &Bound<'_>, missing: &carry::Missing, language: &str, words: Words) -> Missing {
    let event = |rulebook: &Rulebook, name: &str| {
        let node = rulebook.circular().events.iter().find(|node| node.name.text == name);
        node.map_or(name.to_owned(), |node| text(&node.title, language, name))
    };
    let fact = |rulebook: &Rulebook, of: &str, name: &str| {
        let nodes = rulebook.circular().events.iter().filter(|node| node.name.text == of);
        let fact = nodes.flat_map(|node| &node.facts).find(|fact| fact.name.text == name).cloned();
        (fact.as_ref().map_or(name.to_owned(), |fact| text(&fact.ask, language, name)), fact)
    };
    let (source, target) = (bound.source, bound.target);
    let say = |kind: &'static str, pairs: [(&'static str, &str); 3]| Missing {
        kind,
        text: words.say(&format!("replay-missing-{kind}"), pairs),
        count: 1,
    };
    let of_event = |kind: &'static str, name: &str| {
        say(kind, [("event", &event(source, name)), ("fact", ""), ("value", "")])
    };
    match missing {
        carry::Missing::Decided { event: name } => of_event("decided", name),
        carry::Missing::Left { event: name } => of_event("left", name),
        carry::Missing::Nothing { event: name } => of_event("no-counterpart", name),
        carry::Missing::Assumed { event: name } => of_event("assumed", name),
        carry::Missing::NotAsked { event: of, fact: name } => {
            let (asked, _) = fact(source, of, name);
            say("not-asked", [("event", &event(source, of)), ("fact", &asked), ("value", "")])
        }
        carry::Missing::NoAnswer { event: of, fact: name, value } => {
            let (asked, node) = fact(source, of, name);
            let choices = node.iter().flat_map(|fact| &fact.choices);
            let choice = choices.into_iter().find(|choice| choice.name.text == *value);
            // Only answers out of the circular's own list are shown; free text never is.
            let value = choice.map(|choice| text(&choice.title, language, value)).unwrap_or_default();
            let unsaid =
                if value.is_empty() { "replay-missing-no-answer-unsaid" } else { "replay-missing-no-answer" };
            let pairs = [("event", event(source, of)), ("fact", asked), ("value", value)];
            let text = words.say(unsaid, pairs.each_ref().map(|(name, value)| (*name, value.as_str())));
            Missing { kind: "no-answer", text, count: 1 }
        }
        carry::Missing::Unanswered { event: of, fact: name } => {
            let (asked, _) = fact(target, of, name);
            say("unanswered", [("event", &event(target, of)), ("fact", &asked), ("value", "")])
        }
    }
}
