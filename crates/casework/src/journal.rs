//! Reading a journal from JSON: an array of events, or one event a line.

use std::{collections::BTreeMap, fmt};

use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value};

use crate::{Answer, Event, Unanswered};

/// Fields that an event may have.
const FIELDS: [&str; 7] = ["event", "on", "recorded", "by", "office", "facts", "corrects"];

/// Something that stands in the way of reading a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalMistake {
    /// Which event, from 0; `None` when the text as a whole cannot be read.
    pub index: Option<usize>,
    /// The line of the text, from 1, where it is known.
    pub line: Option<usize>,
    /// Which field, for example `on` or `facts.born`.
    pub field: Option<String>,
    /// What is wrong and what to write instead.
    pub problem: String,
}

impl fmt::Display for JournalMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}, ")?;
        }
        match self.index {
            Some(index) => write!(f, "event {index}")?,
            None => f.write_str("the journal")?,
        }
        if let Some(field) = &self.field {
            write!(f, ", `{field}`")?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// Reads a journal: a JSON array of events, or one event a line. An empty text is an empty journal.
///
/// # Errors
/// Every mistake that can be told apart, in order.
pub fn read_journal(text: &str) -> Result<Vec<Event>, Vec<JournalMistake>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut mistakes = Vec::new();
    let values = if text.trim_start().starts_with('[') {
        match serde_json::from_str::<Vec<Value>>(text) {
            Ok(values) => values.into_iter().map(|value| (None, value)).collect(),
            Err(error) => return Err(vec![unreadable(&error, None)]),
        }
    } else {
        lines(text, &mut mistakes)
    };
    let mut events = Vec::with_capacity(values.len());
    for (index, (line, value)) in values.into_iter().enumerate() {
        let mut reading = Reading { index, line, mistakes: &mut mistakes };
        events.extend(reading.event(value));
    }
    if mistakes.is_empty() { Ok(events) } else { Err(mistakes) }
}

fn lines(text: &str, mistakes: &mut Vec<JournalMistake>) -> Vec<(Option<usize>, Value)> {
    let mut values = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(value) => values.push((Some(number + 1), value)),
            Err(error) => mistakes.push(unreadable(&error, Some(number + 1))),
        }
    }
    values
}

fn unreadable(error: &serde_json::Error, line: Option<usize>) -> JournalMistake {
    let told = error.to_string();
    let what = told.split(" at line ").next().unwrap_or_default();
    let what = if error.is_eof() { "it ends too early" } else { what };
    JournalMistake {
        index: None,
        line: Some(line.unwrap_or(error.line())),
        field: None,
        problem: format!(
            "no JSON: {what}, column {}; expected an array of events or one event a line",
            error.column()
        ),
    }
}

/// Reads one event and tells its mistakes.
struct Reading<'a> {
    index: usize,
    line: Option<usize>,
    mistakes: &'a mut Vec<JournalMistake>,
}

impl Reading<'_> {
    fn tell(&mut self, field: Option<&str>, problem: impl Into<String>) {
        self.mistakes.push(JournalMistake {
            index: Some(self.index),
            line: self.line,
            field: field.map(str::to_owned),
            problem: problem.into(),
        });
    }

    fn event(&mut self, value: Value) -> Option<Event> {
        let Value::Object(mut fields) = value else {
            self.tell(
                None,
                format!("{} is no event; write an object with `event`, `on` and `by`", shown(&value)),
            );
            return None;
        };
        let told = self.mistakes.len();
        for name in fields.keys().filter(|name| !FIELDS.contains(&name.as_str())) {
            let known = FIELDS.join(", ");
            self.mistakes.push(JournalMistake {
                index: Some(self.index),
                line: self.line,
                field: Some(cut(name)),
                problem: format!("an event has no such field; known are {known}"),
            });
        }
        let event = self.needed_text(&mut fields, "event");
        let on = self.needed_text(&mut fields, "on").and_then(|text| self.date(&text));
        let recorded = self.recorded(fields.remove("recorded"));
        let by = self.needed_text(&mut fields, "by");
        let office = match fields.remove("office") {
            None | Some(Value::Null) => Some(String::new()),
            Some(value) => self.text("office", value),
        };
        let facts = self.facts(fields.remove("facts"));
        let corrects = self.corrects(fields.remove("corrects"));
        if self.mistakes.len() > told {
            return None;
        }
        Some(Event { event: event?, on: on?, recorded, by: by?, office: office?, facts, corrects })
    }

    fn needed_text(&mut self, fields: &mut Map<String, Value>, name: &str) -> Option<String> {
        match fields.remove(name) {
            None | Some(Value::Null) => {
                self.tell(Some(name), "missing");
                None
            }
            Some(value) => self.text(name, value),
        }
    }

    fn text(&mut self, name: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => {
                self.tell(Some(name), format!("{} is no text", shown(&other)));
                None
            }
        }
    }

    fn date(&mut self, text: &str) -> Option<Date> {
        // jiff would also take a date with a time; an effective date is a day and nothing else.
        let date = if text.contains([':', 'T', 't', ' ']) { None } else { text.parse().ok() };
        if date.is_none() {
            self.tell(Some("on"), format!("{} is no date; write it as 2026-03-02", quoted(text)));
        }
        date
    }

    fn recorded(&mut self, value: Option<Value>) -> Option<Timestamp> {
        let text = match value {
            None | Some(Value::Null) => return None,
            Some(value) => self.text("recorded", value)?,
        };
        let instant = text.parse().ok();
        if instant.is_none() {
            let problem = format!("{} is no instant; write it as 2026-03-02T10:15:00+01:00", quoted(&text));
            self.tell(Some("recorded"), problem);
        }
        instant
    }

    fn facts(&mut self, value: Option<Value>) -> BTreeMap<String, Answer> {
        let fields = match value {
            None | Some(Value::Null) => return BTreeMap::new(),
            Some(Value::Object(fields)) => fields,
            Some(other) => {
                self.tell(Some("facts"), format!("{} is no object of answers by fact", shown(&other)));
                return BTreeMap::new();
            }
        };
        let mut facts = BTreeMap::new();
        for (name, value) in fields {
            match answer(value) {
                Ok(answer) => {
                    facts.insert(name, answer);
                }
                Err(value) => {
                    let problem = format!(
                        "{} is no answer; write true or false, a whole number, a text, or an array of texts",
                        shown(&value)
                    );
                    self.tell(Some(&format!("facts.{}", cut(&name))), problem);
                }
            }
        }
        facts
    }

    fn corrects(&mut self, value: Option<Value>) -> Option<u32> {
        let value = match value {
            None | Some(Value::Null) => return None,
            Some(value) => value,
        };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        let number = number.filter(|number| *number != u32::MAX);
        if number.is_none() {
            let problem = format!("{} is no number of an event; the first event is 0", shown(&value));
            self.tell(Some("corrects"), problem);
        }
        number
    }
}

fn answer(value: Value) -> Result<Answer, Value> {
    match value {
        Value::Bool(yes) => Ok(Answer::YesNo(yes)),
        Value::Number(number) => number.as_i64().map(Answer::Number).ok_or(Value::Number(number)),
        Value::String(text) => Ok(Answer::Text(text)),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            let texts = values.into_iter().filter_map(|value| match value {
                Value::String(text) => Some(text),
                _ => None,
            });
            Ok(Answer::Many(texts.collect()))
        }
        Value::Object(mut parts) if parts.len() == 1 => match parts.remove("unanswered") {
            Some(Value::String(word)) => match Unanswered::named(&word) {
                Some(unanswered) => Ok(Answer::None { unanswered }),
                None => Err(Value::String(word)),
            },
            _ => Err(Value::Object(parts)),
        },
        other => Err(other),
    }
}

/// A value as a message shows it, cut short.
fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        Value::String(text) => quoted(text),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    format!("{:?}", cut(text))
}

/// At most forty signs of a text.
fn cut(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
