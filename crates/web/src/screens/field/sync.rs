//! `POST /field/sync`: what was recorded without a network arrives.
//!
//! Each entry has a random name, given to it on the device, that is the name of its post in the journal
//! ([`journal::Append::once`]): however often it comes, and wherever a sending broke off, it is stored once. An entry that
//! cannot be stored as it is comes back with the reason in words; the device keeps its text.

use std::collections::{BTreeMap, HashMap};

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use casework::Event;
use circular::{model::FactKind, vocabulary::FileOf};
use jiff::{SignedDuration, Timestamp};
use journal::{AppendError, Receipt, Reference};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{device_mark, gone, may_open, told};
use crate::{
    calendar,
    error::Fault,
    form::{Fields, Posted, has_control_sign},
    screens::record::{self, Subject, form},
    told::Told,
    visit::SignedIn,
};

/// The most entries of one sending; a device that has more sends again.
const ENTRIES_MAX: usize = 100;
/// A device's clock may be so far ahead before what it says is a time that has not come yet.
const LENIENCE: SignedDuration = SignedDuration::from_mins(2);
/// How often an entry is judged again when somebody records in the same file meanwhile.
const TRIES: usize = 5;

/// One thing recorded on a device.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// 128 random bits, in hexadecimal.
    id: String,
    event: String,
    /// When it was written, by the device's clock.
    made: Timestamp,
    /// Names and values, as the form of the event posts them.
    fields: BTreeMap<String, Vec<String>>,
    /// The file in which it belongs, where that is there.
    #[serde(default)]
    file: Option<String>,
    /// The entry that begins the file in which it belongs.
    #[serde(default)]
    opened_by: Option<String>,
    /// The file beside which it begins a new one.
    #[serde(default)]
    beside: Option<String>,
    /// How many events the file had when it was taken along.
    #[serde(default)]
    seen: Option<u32>,
    /// It is to be recorded although a colleague has recorded the same.
    #[serde(default)]
    as_well: bool,
}

/// What became of an entry.
#[derive(Debug, Default, Serialize)]
struct Answer {
    id: String,
    /// `stored`, `already` (by an earlier sending) or `needs-you`.
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// Why it was not stored, in sentences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    said: Vec<String>,
    /// What is wrong with single answers: name of the field, sentence.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    mistakes: BTreeMap<String, String>,
    /// The address of the rule that stands against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    /// Whether it may be sent again to be recorded beside what a colleague has recorded.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_conflict: bool,
}

impl Answer {
    fn done(receipt: &Receipt) -> Self {
        let state = if receipt.repeated { "already" } else { "stored" };
        Self { state, reference: Some(receipt.reference.to_string()), ..Self::default() }
    }

    fn needs(said: impl Into<String>) -> Self {
        Self { state: "needs-you", said: vec![said.into()], ..Self::default() }
    }
}

/// Takes what a device sends.
pub async fn post(visit: SignedIn, posted: Posted) -> Result<Response, Fault> {
    posted.allow(&["device", "sent", "entries"], &[])?;
    if !may_open(&visit, visit.person()) {
        return Err(Fault::NotFound);
    }
    let wrong = |field: &str| Fault::Form { field: field.to_owned() };
    let sent: Timestamp = posted.one("sent").parse().map_err(|_| wrong("sent"))?;
    let entries: Vec<Entry> =
        serde_json::from_str(posted.fields.raw("entries")).map_err(|_| wrong("entries"))?;
    if entries.len() > ENTRIES_MAX {
        return Err(wrong("entries"));
    }
    let names: Option<Vec<[u8; 16]>> = entries.iter().map(|entry| name_of(&entry.id)).collect();
    let names = names.ok_or_else(|| wrong("entries"))?;
    let mark = device_mark(posted.one("device")).ok_or_else(|| wrong("device"))?;
    let mut answers = Vec::new();
    let mut opened = HashMap::new();
    for (entry, once) in entries.into_iter().zip(names) {
        // Asked again for each: a device may be cut off while it sends.
        if let Err(refused) = may_send(&visit, &mark).await? {
            return Ok(refused);
        }
        let answer = Answer { id: entry.id.clone(), ..store(&visit, &entry, once, &opened).await? };
        if let (Some(reference), true) = (&answer.reference, entry.file.is_none()) {
            opened.insert(entry.id, reference.clone());
        }
        answers.push(answer);
    }
    if let Err(refused) = may_send(&visit, &mark).await? {
        return Ok(refused);
    }
    visit.app.journal().touch_device(&mark);
    let ahead = sent.duration_since(visit.now).as_secs();
    Ok(Json(json!({ "now": visit.now.to_string(), "ahead": ahead, "entries": answers })).into_response())
}

/// Whether the device is this person's and may send; else the answer.
async fn may_send(visit: &SignedIn, mark: &str) -> Result<Result<(), Response>, Fault> {
    let mark = mark.to_owned();
    let known = visit.wait(move |visit| Ok(visit.app.journal().device(&mark)?)).await?;
    Ok(match known {
        Some(known) if known.device.account != visit.person().account => {
            Err(told(visit, StatusCode::CONFLICT, "field-another-account"))
        }
        Some(known) => gone(visit, &known).map_or(Ok(()), Err),
        None => Err(told(visit, StatusCode::CONFLICT, "field-unknown-device")),
    })
}

/// The name of an entry, of which there is one way to write it.
fn name_of(id: &str) -> Option<[u8; 16]> {
    let is_plain = id.bytes().all(|sign| sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign));
    if is_plain { journal::unhex(id)?.try_into().ok() } else { None }
}

async fn store(
    visit: &SignedIn,
    entry: &Entry,
    once: [u8; 16],
    opened: &HashMap<String, String>,
) -> Result<Answer, Fault> {
    let fields = match fields_of(visit, entry) {
        Ok(fields) => fields,
        Err(said) => return Ok(Answer::needs(said)),
    };
    let file = match (&entry.file, &entry.opened_by) {
        (Some(file), _) => Some(file),
        (None, Some(first)) => match opened.get(first) {
            Some(file) => Some(file),
            None => return Ok(Answer::needs(visit.words.say("field-not-begun"))),
        },
        (None, None) => None,
    };
    // What has been stored is told before anything is asked that may have changed since.
    if let Some(answer) = stored_before(visit, entry, once, &fields, file).await? {
        return Ok(answer);
    }
    if entry.made > visit.now.saturating_add(LENIENCE).unwrap_or(visit.now) {
        let made = calendar::instant(visit.words.code(), entry.made, visit.app.rulebook().zone());
        return Ok(Answer::needs(visit.words.say1("field-future", "instant", &made)));
    }
    for _ in 0..TRIES {
        let subject = match subject(visit, entry, file).await {
            Ok(subject) => subject,
            Err(Fault::NotFound | Fault::MistypedReference) => {
                return Ok(Answer::needs(visit.words.say("field-no-file")));
            }
            Err(fault) => return Err(fault),
        };
        if let Some(answer) = once_more(visit, entry, &subject, once, &fields).await? {
            return Ok(answer);
        }
    }
    Err(Fault::Busy)
}

/// Judges an entry against the file as it is now, and stores it. `None` when somebody recorded in it meanwhile.
async fn once_more(
    visit: &SignedIn,
    entry: &Entry,
    subject: &Subject,
    once: [u8; 16],
    fields: &Fields,
) -> Result<Option<Answer>, Fault> {
    if record::allow_fields(visit, subject, fields).is_err() {
        return Ok(Some(Answer::needs(visit.words.say("field-asked-otherwise"))));
    }
    let given = form::read(visit, &entry.event, fields);
    // Documents are sent with a form online, never by their name alone.
    let node = visit.app.rulebook().event_on(&entry.event, given.on.unwrap_or(visit.today));
    let documents =
        node.into_iter().flat_map(|node| &node.facts).filter(|fact| fact.kind == FactKind::Document);
    if documents.into_iter().any(|fact| given.facts.contains_key(&fact.name.text)) {
        return Ok(Some(Answer::needs(visit.words.say("field-asked-otherwise"))));
    }
    if !given.is_sound() {
        let told = Told::new(&visit.app, visit.words);
        let facts = given.mistakes.iter().map(|wrong| (format!("{}{}", form::FACT, wrong.fact), &wrong.kind));
        let day = given.on_mistake.iter().map(|kind| ("on".to_owned(), kind));
        let mistakes =
            facts.chain(day).map(|(field, kind)| (field, form::mistake_text(&told, kind))).collect();
        return Ok(Some(Answer { mistakes, ..Answer::needs(visit.words.say("field-mistakes")) }));
    }
    if let Some(said) = colleagues(visit, entry, subject) {
        return Ok(Some(Answer { said, is_conflict: true, ..Answer::needs("") }));
    }
    let event = record::event_of(visit, subject, &given);
    let seen = subject.shown.as_ref().map(|shown| shown.opened.record.seq);
    match record::append(visit, subject, event.clone(), once, seen).await {
        Ok(receipt) => Ok(Some(Answer::done(&receipt))),
        Err(AppendError::Conflict { .. }) => Ok(None),
        Err(AppendError::Refused(refusal)) => {
            let (said, rule) = record::refused(visit, subject.shown.as_ref(), &event, refusal);
            Ok(Some(Answer { rule, ..Answer::needs(said) }))
        }
        Err(AppendError::NotPermitted | AppendError::NotFound) => {
            Ok(Some(Answer::needs(visit.words.say("field-no-file"))))
        }
        Err(AppendError::Fault(fault)) => Err(fault.into()),
    }
}

/// The fields of an entry; else why they are none.
fn fields_of(visit: &SignedIn, entry: &Entry) -> Result<Fields, String> {
    let odd = entry
        .fields
        .iter()
        .find(|(name, values)| has_control_sign(name) || values.iter().any(|value| has_control_sign(value)));
    match odd {
        Some((name, _)) => {
            Err(visit.words.say1("error-control-sign", "field", name.escape_debug().to_string()))
        }
        None => Ok(Fields::new(entry.fields.clone())),
    }
}

/// What an entry is about, as the page of its online form would have it.
async fn subject(visit: &SignedIn, entry: &Entry, file: Option<&String>) -> Result<Subject, Fault> {
    match (file, &entry.beside) {
        (Some(file), _) => record::in_file(visit, file, &entry.event).await,
        (None, Some(beside)) => {
            let subject = record::beside(visit, beside, &entry.event).await?;
            let kinds = visit.app.rulebook().circular();
            let beside = subject.beside.as_ref().and_then(|shown| kinds.file_kind(&shown.seen.tie.file));
            // Only inspections are taken along.
            if beside == Some(FileOf::Inspection) { Ok(subject) } else { Err(Fault::NotFound) }
        }
        (None, None) => Err(Fault::NotFound),
    }
}

/// What is answered when an entry of this name has been stored by an earlier sending.
async fn stored_before(
    visit: &SignedIn,
    entry: &Entry,
    once: [u8; 16],
    fields: &Fields,
    file: Option<&String>,
) -> Result<Option<Answer>, Fault> {
    let target = match file.map(|file| crate::files::reference(file)) {
        Some(Ok(reference)) => Some(reference),
        Some(Err(_)) => return Ok(None),
        None => None,
    };
    let account = visit.person().account.clone();
    let found = visit.wait(move |visit| {
        let Some(receipt) = visit.app.journal().received(target.as_ref(), &once, &account)? else {
            return Ok(None);
        };
        let stored = event_at(visit.app.journal(), &receipt.reference, receipt.seq)?;
        Ok(Some((receipt, stored)))
    });
    let Some((receipt, stored)) = found.await? else { return Ok(None) };
    let given = form::read(visit, &entry.event, fields);
    let same = stored.is_some_and(|stored| {
        stored.event == entry.event && Some(stored.on) == given.on && stored.facts == given.facts
    });
    if same {
        return Ok(Some(Answer::done(&receipt)));
    }
    // It was changed on the device after a sending of which the device heard nothing.
    let reference = Some(receipt.reference.to_string());
    Ok(Some(Answer { reference, ..Answer::needs(visit.words.say("field-stored-otherwise")) }))
}

fn event_at(journal: &journal::Journal, reference: &Reference, seq: u32) -> Result<Option<Event>, Fault> {
    let opened = journal.read(reference)?;
    let place = seq.checked_sub(1).map(|place| place as usize);
    Ok(opened.zip(place).and_then(|(opened, place)| opened.record.events.get(place).cloned()))
}

/// What colleagues have recorded of the same since the file was taken along, as far as this reader may see it.
fn colleagues(visit: &SignedIn, entry: &Entry, subject: &Subject) -> Option<Vec<String>> {
    let (Some(shown), Some(rested), false) = (&subject.shown, entry.seen, entry.as_well) else { return None };
    let told = Told::new(&visit.app, visit.words);
    let own = &visit.person().account;
    let others = shown.seen.events.iter().filter(|event| event.index >= rested && event.event == entry.event);
    let others: Vec<_> =
        others.filter(|event| shown.opened.record.accounts.get(event.index as usize) != Some(own)).collect();
    if others.is_empty() {
        return None;
    }
    let mut said = vec![visit.words.say("field-colleague")];
    for event in others {
        let node = visit.app.rulebook().event_on(&event.event, event.on);
        let mut parts = vec![format!("{}, {}", told.recorder(&event.by, &event.office), told.day(event.on))];
        for fact in node.map_or(&[][..], |node| &node.facts) {
            if let Some(access::Seen::Known(answer)) = event.facts.get(&fact.name.text) {
                parts.push(format!("{} {}", told.ask(fact), told.answer(fact, answer)));
            }
        }
        said.push(parts.join(" · "));
    }
    Some(said)
}
