//! The comparison: topics, rows, cells, verdicts.

use std::{collections::BTreeMap, sync::Arc};

use circular::{Choices, Rulebook, compile, model::Side as ReadingSide};
use jiff::civil::Date;
use serde::Serialize;

use crate::{
    align::{self, CompareError},
    answer::Answer,
    ask::{self, Subject},
    order::{Value, verdict},
    questions::{self, Question},
    view::View,
    words::Words,
};
pub use crate::{answer::Statement, order::Verdict};

/// Two countries' rules beside each other, on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The day whose law is compared.
    pub on: Date,
    /// The language of every text in it.
    pub language: String,
    pub left: Country,
    pub right: Country,
    pub topics: Vec<Topic>,
    /// How many rows have each verdict; every verdict, also those with none.
    pub counts: BTreeMap<Verdict, usize>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Country {
    /// The circular's name, for example `be`.
    pub name: String,
    /// What people call it.
    pub title: String,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// Its name, as `--topic` takes it.
    pub name: &'static str,
    pub title: String,
    pub rows: Vec<Row>,
    /// Questions on which neither circular says anything.
    pub silent: Vec<String>,
}

/// One question, two answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// `topic.question`, and the subject after another point where one question makes several rows. Stable.
    pub key: String,
    pub question: String,
    pub left: Cell,
    pub right: Cell,
    /// How the right stands beside the left, from the presumed victim's point of view.
    pub verdict: Verdict,
    /// The verdict in the reader's language.
    pub verdict_title: String,
    /// Readings by which another side would change a cell.
    pub readings: Vec<Reading>,
}

/// What one circular answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub standing: Standing,
    /// What it says, rule by rule. Empty when the circular is silent.
    pub says: Vec<Statement>,
}

/// Whether a circular answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It has rules on it.
    Stated,
    /// It has none.
    Silent,
    /// It says that nobody knows.
    Unknown,
}

/// A reading on which a row rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Of which circular: its name.
    pub circular: String,
    /// Whether that is the left one.
    pub of_left: bool,
    /// The reading's name.
    pub name: String,
    pub question: String,
    /// The side on which the row rests.
    pub chosen: String,
    /// The other sides that would change the row, and the verdict they would give.
    pub otherwise: Vec<Otherwise>,
}

/// Another side of a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Otherwise {
    /// The side's name.
    pub side: String,
    pub text: String,
    /// The verdict if that side were chosen.
    pub verdict: Verdict,
    pub verdict_title: String,
}

/// Sets two circulars beside each other as they stand on a day, in one of the languages that both declare.
///
/// `topic` keeps one topic only. Readings stand as each rulebook was compiled; where another side would change a row, the
/// row says so. Rows on which neither says anything are listed by topic, not shown.
///
/// # Errors
/// [`CompareError`]: no core meanings to align by, no common language, a day outside the law's validity, no such topic.
/// What is missing stands in the message.
pub fn compare(
    left: &Rulebook,
    right: &Rulebook,
    on: Date,
    topic: Option<&str>,
    language: &str,
) -> Result<Comparison, CompareError> {
    if let Some(topic) = topic
        && !questions::topics().any(|known| known == topic)
    {
        return Err(CompareError::NoTopic { topic: topic.to_owned() });
    }
    align::check(left, right, on, language)?;
    let words = Words::of(language);
    let views = [View::new(left, on, language, words), View::new(right, on, language, words)];
    let mut topics: Vec<Topic> = Vec::new();
    let mut found: Vec<(usize, Found)> = Vec::new();
    for question in questions::ALL.iter().filter(|question| topic.is_none_or(|topic| topic == question.topic))
    {
        if topics.last().is_none_or(|last| last.name != question.topic) {
            topics.push(Topic {
                name: question.topic,
                title: words.say(&format!("compare-topic-{}", question.topic), []),
                rows: Vec::new(),
                silent: Vec::new(),
            });
        }
        for subject in ask::subjects(&question.ask, [&views[0], &views[1]]) {
            let answers = views.each_ref().map(|view| ask::answer(&question.ask, view, subject.as_ref()));
            let row = Found { question, subject, answers };
            match row.is_silent() {
                true => {
                    topics.iter_mut().last().into_iter().for_each(|topic| topic.silent.push(row.text(words)))
                }
                false => found.push((topics.len() - 1, row)),
            }
        }
    }
    let mut readings: Vec<Vec<Reading>> = vec![Vec::new(); found.len()];
    for (at, view) in views.iter().enumerate() {
        switched(view, at, &found, &mut readings)?;
    }
    let mut counts: BTreeMap<Verdict, usize> = Verdict::ALL.into_iter().map(|verdict| (verdict, 0)).collect();
    for ((at, row), readings) in found.into_iter().zip(readings) {
        let row = row.finish(words, readings);
        *counts.entry(row.verdict).or_default() += 1;
        topics[at].rows.push(row);
    }
    let country = |view: &View<'_>| Country {
        name: align::name(view.rulebook).to_owned(),
        title: view.circular.title.get(language).to_owned(),
    };
    let (left, right) = (country(&views[0]), country(&views[1]));
    Ok(Comparison { on, language: language.to_owned(), left, right, topics, counts })
}

/// A row before it is put into words.
struct Found {
    question: &'static Question,
    subject: Option<Subject>,
    answers: [Answer; 2],
}

impl Found {
    fn is_silent(&self) -> bool {
        self.answers.iter().all(|answer| answer.value == Value::Absent)
    }

    /// Equal answers out of equal rules are the same even where nobody knows what they are.
    fn verdict(&self, answers: [&Answer; 2]) -> Verdict {
        if answers[0].value == answers[1].value && answers[0].says == answers[1].says {
            return Verdict::Same;
        }
        verdict(self.question.order, &answers[0].value, &answers[1].value)
    }

    fn text(&self, words: Words) -> String {
        let all = words.say("compare-all-rights", []);
        let subject = self.subject.as_ref().map_or(all.as_str(), |subject| subject.title.as_str());
        words.say(&self.question.text_id(), [("subject", subject)])
    }

    fn finish(self, words: Words, readings: Vec<Reading>) -> Row {
        let verdict = self.verdict([&self.answers[0], &self.answers[1]]);
        let mut key = format!("{}.{}", self.question.topic, self.question.name);
        if let Some(subject) = &self.subject {
            key = format!("{key}.{}", subject.name);
        }
        let question = self.text(words);
        let [left, right] = self.answers.map(|answer| Cell {
            standing: match answer.value {
                Value::Absent => Standing::Silent,
                Value::Unknown => Standing::Unknown,
                _ => Standing::Stated,
            },
            says: answer.says,
        });
        Row { key, question, left, right, verdict, verdict_title: title(words, verdict), readings }
    }
}

fn title(words: Words, verdict: Verdict) -> String {
    words.say(&format!("compare-verdict-{}", verdict.as_str()), [])
}

/// Asks every row again with each reading of one circular switched to each of its other sides, and notes where the answer
/// itself changes, not only its words or grounds. That finds exactly the readings that matter, however a rule depends on them.
fn switched(
    view: &View<'_>,
    at: usize,
    found: &[(usize, Found)],
    readings: &mut [Vec<Reading>],
) -> Result<(), CompareError> {
    for reading in &view.circular.readings {
        let chosen = view.rulebook.side(reading.name.as_str()).unwrap_or_default();
        let text = |side: &ReadingSide| {
            let text = side.text.get(view.language);
            if text.is_empty() { side.name.text.clone() } else { text.to_owned() }
        };
        let chosen_text = reading.sides.iter().find(|side| side.name.text == chosen).map(text);
        for side in reading.sides.iter().filter(|side| side.name.text != chosen) {
            let rulebook = with(view.rulebook, reading.name.as_str(), side.name.as_str())?;
            let other = View::new(&rulebook, view.on, view.language, view.words);
            for ((_, row), notes) in found.iter().zip(readings.iter_mut()) {
                let answer = ask::answer(&row.question.ask, &other, row.subject.as_ref());
                if answer.value == row.answers[at].value {
                    continue;
                }
                let answers = if at == 0 { [&answer, &row.answers[1]] } else { [&row.answers[0], &answer] };
                let verdict = row.verdict(answers);
                let otherwise = Otherwise {
                    side: side.name.text.clone(),
                    text: text(side),
                    verdict,
                    verdict_title: title(view.words, verdict),
                };
                match notes
                    .iter_mut()
                    .find(|known| known.of_left == (at == 0) && known.name == reading.name.text)
                {
                    Some(known) => known.otherwise.push(otherwise),
                    None => notes.push(Reading {
                        circular: align::name(view.rulebook).to_owned(),
                        of_left: at == 0,
                        name: reading.name.text.clone(),
                        question: reading.question.get(view.language).to_owned(),
                        chosen: chosen_text.clone().unwrap_or_else(|| chosen.to_owned()),
                        otherwise: vec![otherwise],
                    }),
                }
            }
        }
    }
    Ok(())
}

/// The same circular with one reading switched; the others stay as they were compiled.
pub(crate) fn with(rulebook: &Rulebook, reading: &str, side: &str) -> Result<Rulebook, CompareError> {
    let circular = rulebook.circular_arc();
    let mut choices = Choices::default();
    for known in &circular.readings {
        if let Some(side) = rulebook.side(known.name.as_str()) {
            choices.sides.insert(known.name.text.clone(), side.to_owned());
        }
    }
    choices.sides.insert(reading.to_owned(), side.to_owned());
    compile(Arc::clone(&circular), &choices).map_err(|source| CompareError::Side {
        circular: align::name(rulebook).to_owned(),
        reading: reading.to_owned(),
        source,
    })
}
