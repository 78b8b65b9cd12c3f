//! Files taken in whole: referrals from an import, and a caseload that was recorded elsewhere.

use casework::{Event, admit, import::PlannedFile};
use rusqlite::{OptionalExtension, params};

use crate::{
    append::{Actor, AppendError, add_event_at, list_as, open_file},
    documents,
    error::Fault,
    file::FileRecord,
    reference::Reference,
    store::Journal,
    writer::Group,
};

/// What became of an imported row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A new file.
    New(Reference),
    /// The same row had been taken in before; nothing was written.
    Known,
}

impl Journal {
    /// Takes in a planned row: all of its events or none. The same row twice is taken in once, whoever imports it.
    ///
    /// # Errors
    /// As for an event; nothing has been written then.
    pub fn import(&self, file: PlannedFile, actor: &Actor) -> Result<Imported, AppendError> {
        let actor = actor.clone();
        self.bring_and_wait(move |group| take_in(group, file, &actor))
    }

    /// The same without waiting: `done` is called from the writer's thread.
    pub fn import_then(
        &self,
        file: PlannedFile,
        actor: &Actor,
        done: impl FnOnce(Result<Imported, AppendError>) + Send + 'static,
    ) {
        let actor = actor.clone();
        self.bring(move |group| take_in(group, file, &actor), done);
    }

    /// Takes in a file with its history: the instants of recording stay as they are. For a caseload that was recorded
    /// elsewhere, and for the demo. Does not wait: `done` is called when it is durable.
    pub fn load_then(
        &self,
        kind: String,
        events: Vec<Event>,
        account: impl Fn(&Event) -> String + Send + 'static,
        done: impl FnOnce(Result<Reference, AppendError>) + Send + 'static,
    ) {
        self.bring(move |group| whole(group, &kind, events, &account, None), done);
    }
}

fn take_in(group: &mut Group<'_>, file: PlannedFile, actor: &Actor) -> Result<Imported, AppendError> {
    // The key follows from personal data; only its blinded form is kept.
    let key = group.shared.vault.token(&format!("import {}", file.key));
    let find = "SELECT 1 FROM once WHERE key = ?1";
    if group.connection.prepare_cached(find)?.query_row([key], |_| Ok(())).optional()?.is_some() {
        return Ok(Imported::Known);
    }
    // The row that opens the file.
    let position = group.head.position + 1;
    let now = group.shared.clock.now();
    let events = file.events.into_iter().map(|event| Event { recorded: Some(now), ..event });
    let reference =
        whole(group, &file.kind, events.collect(), &|_| actor.account.clone(), Some(crate::row::hex(&key)))?;
    group.connection.prepare_cached("INSERT INTO once VALUES (?1, ?2)")?.execute(params![key, position])?;
    Ok(Imported::New(reference))
}

fn whole(
    group: &mut Group<'_>,
    kind: &str,
    events: Vec<Event>,
    account: &dyn Fn(&Event) -> String,
    import: Option<String>,
) -> Result<Reference, AppendError> {
    // All that can be wrong with it is found before anything is written: others may stand in the same group.
    if events.is_empty() {
        return Err(Fault::Broken("a file without events".into()).into());
    }
    for (place, event) in events.iter().enumerate() {
        admit(&group.shared.rulebook, &events[..place], event).map_err(AppendError::Refused)?;
        documents::are_there(group.shared, None, &account(event), event)?;
    }
    let head = open_file(group, kind, import)?;
    let mut record = FileRecord::empty(&head)?;
    for (place, event) in events.into_iter().enumerate() {
        let account = account(&event);
        documents::settle(group.shared, &head, &account, &event)?;
        let id = add_event_at(group, &head, place as i64 + 1, &event, &account, None)?;
        record.push(event, id, account, None);
    }
    let reference = record.reference.clone();
    list_as(group, &head, record)?;
    Ok(reference)
}
