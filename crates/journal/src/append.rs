//! Adding an event to a file: checked, written, chained, listed, in one transaction.

use std::sync::Arc;

use casework::{Event, FileSummary, Refusal, RefusalCode, admit, fold_without_next};
use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    capacity,
    consultation::{self, Consultation},
    documents,
    edge::Operation,
    error::Fault,
    file::{FileHeadRow, FileRecord, Opened, read_file},
    projection::Projection,
    reference::Reference,
    row::{EVENT, EventBody, EventId, FILE, FileBody, hex, split},
    store::Journal,
    writer::Group,
};

/// Who records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account's name.
    pub account: String,
    pub role: String,
    pub office: String,
}

/// Where an event goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file that is there.
    Existing(Reference),
    /// A new file of a kind, tied in the same act, either way, with the one `beside` which it is begun, if there is one.
    New { kind: String, beside: Option<Reference> },
}

/// An event to be added.
pub struct Append {
    pub target: Target,
    /// `by`, `office` and `recorded` are set by the journal.
    pub event: Event,
    pub actor: Actor,
    /// Names this post: the same name again answers the same receipt and writes nothing.
    pub once: [u8; 16],
    /// How many events the recorder's page showed; more now is a conflict. `None`: the recorder has seen what is there.
    pub seen: Option<u32>,
    /// Asked inside the transaction whether the recorder may still do it; a new file is asked with its first event done.
    pub permit: Box<dyn Fn(&FileSummary) -> bool + Send>,
}

/// What was written, durable by the time it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub reference: Reference,
    pub event: EventId,
    /// How many events the file has now.
    pub seq: u32,
    /// It had been written before by the same post.
    pub repeated: bool,
    /// Files that were told by a link, each with why its event was refused there, if it was.
    pub linked: Vec<(Reference, Option<Refusal>)>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    #[error("somebody recorded something meanwhile")]
    Conflict {
        /// How many events there are now.
        now: u32,
    },
    #[error("{}", .0.text)]
    Refused(Refusal),
    #[error("this may not be recorded")]
    NotPermitted,
    #[error("there is no such file")]
    NotFound,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<rusqlite::Error> for AppendError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl Journal {
    /// Adds an event; answers when it is durable.
    ///
    /// # Errors
    /// [`AppendError`]; nothing has been written then.
    pub fn append(&self, append: Append) -> Result<Receipt, AppendError> {
        self.bring_and_wait(move |group| write(group, append))
    }

    /// The same without waiting: `done` is called from the writer's thread.
    pub fn append_then(
        &self,
        append: Append,
        done: impl FnOnce(Result<Receipt, AppendError>) + Send + 'static,
    ) {
        self.bring(move |group| write(group, append), done);
    }

    /// The receipt of what an account has posted before under this name: into a file, or to open one. `None` when nothing
    /// came by it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn received(
        &self,
        target: Option<&Reference>,
        once: &[u8; 16],
        account: &str,
    ) -> Result<Option<Receipt>, Fault> {
        let post = post_of(once, account);
        match target {
            Some(reference) => {
                let opened = self.read(reference)?;
                Ok(opened.and_then(|opened| repeated_in(&opened.record, &hex(&post))))
            }
            None => self.reading(|connection| repeated(connection, &post)),
        }
    }

    /// Adds an event and, in the same commit, the log row of what its recorder is shown with the answer. The log row is
    /// of the event's file, whatever `shown` names.
    ///
    /// # Errors
    /// [`AppendError`]; neither has been written then.
    pub fn append_and_log(&self, append: Append, shown: Consultation) -> Result<Receipt, AppendError> {
        self.bring_and_wait(move |group| {
            let receipt = write(group, append)?;
            let reference = Some(receipt.reference.clone());
            consultation::write(group, &Consultation { reference, ..shown })?;
            Ok(receipt)
        })
    }
}

/// The name under which a post of an account is kept: nobody else's post is ever taken for it.
fn post_of(once: &[u8; 16], account: &str) -> [u8; 16] {
    let mut post = [0; 16];
    let hash = blake3::hash(&[&once[..], account.as_bytes()].concat());
    post.copy_from_slice(&hash.as_bytes()[..16]);
    post
}

fn write(group: &mut Group<'_>, append: Append) -> Result<Receipt, AppendError> {
    let once = &post_of(&append.once, &append.actor.account)[..];
    let post = hex(once);
    let today = group.shared.today();
    let Append { target, mut event, actor, seen, permit, .. } = append;
    event.by.clone_from(&actor.role);
    event.office.clone_from(&actor.office);
    if event.on > today {
        let rule = event.event.clone();
        let text = format!("{} has not come yet.", event.on);
        return Err(AppendError::Refused(Refusal { code: RefusalCode::Date, rule, text }));
    }
    // All that can be wrong with it is found before anything is written: others may stand in the same group.
    let rulebook = Arc::clone(&group.shared.rulebook);
    let known = match &target {
        Target::Existing(reference) => {
            let head =
                FileHeadRow::find(group.connection, reference.as_str())?.ok_or(AppendError::NotFound)?;
            let before = opened(group, &head)?;
            if let Some(receipt) = repeated_in(&before.record, &post) {
                return Ok(receipt);
            }
            if !permit(&before.summary) {
                return Err(AppendError::NotPermitted);
            }
            if seen.is_some_and(|seen| seen != before.record.seq) {
                return Err(AppendError::Conflict { now: before.record.seq });
            }
            Some((head, before))
        }
        Target::New { .. } => {
            if let Some(receipt) = repeated(group.connection, once)? {
                return Ok(receipt);
            }
            None
        }
    };
    let beside = match &target {
        Target::New { beside: Some(beside), .. } => {
            let head = FileHeadRow::find(group.connection, beside.as_str())?;
            Some(head.ok_or(AppendError::NotFound)?.number)
        }
        _ => None,
    };
    let events = known.as_ref().map_or(&[][..], |(_, before)| &before.record.events);
    event.recorded = Some(instant(group.shared.clock.now(), events));
    admit(&rulebook, events, &event).map_err(AppendError::Refused)?;
    let (kind, own) = match (&known, &target) {
        (Some((head, _)), _) => (head.kind.as_str(), Some(head.number)),
        (None, Target::New { kind, .. }) => (kind.as_str(), None),
        (None, Target::Existing(_)) => return Err(AppendError::NotFound),
    };
    capacity::check(group, kind, own, events, &[events, std::slice::from_ref(&event)].concat())?;
    let reference = known.as_ref().map(|(head, _)| head.reference.as_str());
    documents::are_there(group.shared, reference, &actor.account, &event)?;
    if let Target::New { kind, .. } = &target {
        let first = std::slice::from_ref(&event);
        let standing = fold_without_next(&rulebook, first, today);
        if !permit(&FileSummary::of(&rulebook, kind, first, &standing)) {
            return Err(AppendError::NotPermitted);
        }
    }
    let (head, before) = match (known, &target) {
        (Some((head, before)), _) => (head, Some(before)),
        (None, Target::New { kind, .. }) => (open_file(group, kind, None)?, None),
        (None, Target::Existing(_)) => return Err(AppendError::NotFound),
    };
    // Durable before the event that names them.
    documents::settle(group.shared, &head, &actor.account, &event)?;
    let id = add_event(group, &head, before.as_deref(), &event, &actor.account, Some(post.clone()))?;
    if before.is_none() {
        group
            .connection
            .prepare_cached("INSERT INTO once VALUES (?1, ?2)")?
            .execute(params![once, group.head.position])?;
        if let Some(beside) = beside {
            crate::link::tie_numbers(group, beside, head.number, &actor.account)?;
            crate::link::tie_numbers(group, head.number, beside, &actor.account)?;
        }
    }
    let mut record = match &before {
        Some(before) => before.record.clone(),
        None => FileRecord::empty(&head)?,
    };
    record.push(event.clone(), id.clone(), actor.account.clone(), Some(post));
    let after = list_as(group, &head, record)?;
    let linked = crate::link::tell(group, &head, &event, &actor)?;
    Ok(Receipt {
        reference: after.record.reference.clone(),
        event: id,
        seq: after.record.seq,
        repeated: false,
        linked,
    })
}

/// The receipt of a post that has added to a file before.
fn repeated_in(record: &FileRecord, post: &str) -> Option<Receipt> {
    let place = record.posts.iter().position(|known| known.as_deref() == Some(post))?;
    Some(Receipt {
        reference: record.reference.clone(),
        event: record.ids.get(place)?.clone(),
        seq: place as u32 + 1,
        repeated: true,
        linked: Vec::new(),
    })
}

/// The receipt of a post that has opened a file before.
fn repeated(connection: &Connection, once: &[u8]) -> Result<Option<Receipt>, Fault> {
    let found: Option<(i64, i64, Vec<u8>)> = connection
        .prepare_cached(
            "SELECT file, seq, body FROM rows WHERE position = (SELECT position FROM once WHERE key = ?1)",
        )?
        .query_row([once], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((file, seq, body)) = found else { return Ok(None) };
    let body: EventBody = serde_json::from_slice(&body)?;
    let head = FileHeadRow::numbered(connection, file)?
        .ok_or_else(|| Fault::Broken("an event's file is missing".into()))?;
    let reference = head.reference.parse().map_err(|_| Fault::Broken("a reference".into()))?;
    Ok(Some(Receipt { reference, event: body.id, seq: seq as u32, repeated: true, linked: Vec::new() }))
}

/// The instant of recording: now, and never before the file's last event.
pub fn instant(now: Timestamp, events: &[Event]) -> Timestamp {
    let last = events.iter().filter_map(|event| event.recorded).max();
    let next = last.and_then(|last| last.checked_add(1.microsecond()).ok());
    next.map_or(now, |next| next.max(now))
}

/// Begins a file: its reference and its key.
pub(crate) fn open_file(
    group: &mut Group<'_>,
    kind: &str,
    import: Option<String>,
) -> Result<FileHeadRow, Fault> {
    let shared = group.shared;
    let country = shared.rulebook.circular().name.as_ref().map_or("XX", |name| name.as_str());
    let mut reference = Reference::draw(country, shared.randomness.as_ref())?;
    while FileHeadRow::find(group.connection, reference.as_str())?.is_some() {
        reference = Reference::draw(country, shared.randomness.as_ref())?;
    }
    let reference = reference.to_string();
    let (_, wrapped) = shared.vault.new_file_key(&reference, shared.randomness.as_ref())?;
    let mut insert = group.connection.prepare_cached(
        "INSERT INTO files (reference, kind, wrapped, seq, next_change, shape, summary) VALUES (?1, ?2, ?3, 0, 0, 0, '')",
    )?;
    insert.execute(params![reference, kind, wrapped])?;
    let number = group.connection.last_insert_rowid();
    let body =
        FileBody { reference: reference.clone(), kind: kind.to_owned(), at: shared.clock.now(), import };
    group.add(FILE, number, 0, serde_json::to_vec(&body)?, wrapped.clone())?;
    Ok(FileHeadRow { number, reference, kind: kind.to_owned(), wrapped, seq: 0 })
}

/// Adds the row of an event that has been admitted.
pub(crate) fn add_event(
    group: &mut Group<'_>,
    head: &FileHeadRow,
    before: Option<&Opened>,
    event: &Event,
    account: &str,
    once: Option<String>,
) -> Result<EventId, Fault> {
    let seq = before.map_or(0, |before| i64::from(before.record.seq)) + 1;
    add_event_at(group, head, seq, event, account, once)
}

/// The same with its number given.
pub(crate) fn add_event_at(
    group: &mut Group<'_>,
    head: &FileHeadRow,
    seq: i64,
    event: &Event,
    account: &str,
    once: Option<String>,
) -> Result<EventId, Fault> {
    let shared = group.shared;
    let mut random = [0; 16];
    shared.randomness.fill(&mut random)?;
    let id = EventId(hex(&random));
    let body = EventBody {
        id: id.clone(),
        event: event.event.clone(),
        on: event.on,
        recorded: event.recorded.unwrap_or_else(|| shared.clock.now()),
        by: event.by.clone(),
        office: event.office.clone(),
        account: account.to_owned(),
        corrects: event.corrects,
        once,
        facts: event.facts.clone(),
    };
    let key = head.key(&shared.vault)?;
    let (body, sealed) = split(&shared.rulebook, &head.reference, &key, body, shared.randomness.as_ref())?;
    group.add(EVENT, head.number, seq, body, sealed)?;
    Ok(id)
}

/// A file as it stands in the transaction, as far as lists need it, from the cache when it is the same.
pub(crate) fn opened(group: &Group<'_>, head: &FileHeadRow) -> Result<Arc<Opened>, Fault> {
    let shared = group.shared;
    let today = shared.today();
    let made = group.made(head.number, head.seq).filter(|made| made.standing.as_of == today);
    if let Some(kept) = made.or_else(|| shared.cache.for_lists(head.number, head.seq, today)) {
        return Ok(kept);
    }
    let record = read_file(group.connection, &shared.vault, head)?;
    Ok(Arc::new(Opened::for_lists(&shared.rulebook, record, today)))
}

/// Brings the lists up to what the file is now, and keeps it opened.
pub(crate) fn list(group: &mut Group<'_>, head: &FileHeadRow) -> Result<Arc<Opened>, Fault> {
    let record = read_file(group.connection, &group.shared.vault, head)?;
    list_as(group, head, record)
}

/// The same of a file that has been read.
pub(crate) fn list_as(
    group: &mut Group<'_>,
    head: &FileHeadRow,
    record: FileRecord,
) -> Result<Arc<Opened>, Fault> {
    let shared = group.shared;
    let opened = Arc::new(Opened::for_lists(&shared.rulebook, record, shared.today()));
    let projection = Projection::of(&shared.rulebook, &shared.vault, head, &opened)?;
    let allow = |operation: Operation| group.allow(operation);
    projection.write(group.connection, &shared.vault, head, i64::from(opened.record.seq), &allow)?;
    group.keep(Arc::clone(&opened));
    Ok(opened)
}
