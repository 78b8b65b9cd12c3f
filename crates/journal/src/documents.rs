//! Documents beside the journal: photos and scans that events name.
//!
//! Three places in the folder `documents`, all sealed, all under names that tell nothing:
//! `held` is what somebody has sent and not recorded yet, sealed for their account, for a day;
//! `new` is what an event names or is about to name, sealed with the key of its file, durable before the event is;
//! `kept` is what an event has been seen to name. Upkeep moves from `new` to `kept` what an event names, and deletes the
//! rest. With the key of the file, its documents are lost.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use casework::{Answer, Event, Refusal, RefusalCode, fold::facts_on};
use circular::{Rulebook, model::FactKind};
use evidence::Document;
use jiff::{SignedDuration, Timestamp};

use crate::{
    append::AppendError,
    edge::{Operation, RandomnessFails},
    error::Fault,
    file::{FileHeadRow, FileRecord, read_file},
    reference::Reference,
    row::hex,
    store::{Journal, Shared},
    vault::{open, seal},
    writer::Group,
};

/// What nobody has recorded is kept so long.
const HELD_FOR: SignedDuration = SignedDuration::from_hours(24);
/// What is so old and named by no event is not about to be named.
const NEW_FOR: SignedDuration = SignedDuration::from_hours(1);
/// An account holds so many unrecorded documents at most, and so many bytes of them.
const HELD_MOST: usize = 100;
const HELD_BYTES_MOST: u64 = 500 * 1024 * 1024;
/// What is being written ends so.
const PART: &str = "part";

/// Why a document is not held for its sender.
#[derive(Debug, thiserror::Error)]
pub enum HoldError {
    /// The account holds as many as it may.
    #[error("too many documents wait to be recorded")]
    TooMany,
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What upkeep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Seen to be named by an event.
    pub kept: u64,
    /// Sent and never recorded, or named by no event.
    pub deleted: u64,
}

/// The documents that an event names, each with the fact that names it.
pub fn documents_in<'a>(rulebook: &'a Rulebook, event: &Event) -> Vec<(&'a str, Document)> {
    let Some(node) = rulebook.event_on(&event.event, event.on) else { return Vec::new() };
    let facts = facts_on(rulebook, node, event.on).into_iter().filter(|fact| fact.kind == FactKind::Document);
    facts
        .flat_map(|fact| {
            let name = fact.name.text.as_str();
            let texts = match event.facts.get(name) {
                Some(Answer::Text(text)) => std::slice::from_ref(text),
                Some(Answer::Many(texts)) => texts,
                _ => &[],
            };
            texts.iter().filter_map(move |text| Some((name, text.parse().ok()?))).collect::<Vec<_>>()
        })
        .collect()
}

impl Journal {
    /// Keeps a document for its sender until an event of theirs names it, for a day at most.
    ///
    /// # Errors
    /// [`HoldError::TooMany`], or when it cannot be written.
    pub fn hold_document(&self, account: &str, document: &Document, bytes: &[u8]) -> Result<(), HoldError> {
        let shared = &self.shared;
        let path = held(shared, account, document);
        let mut room = (HELD_MOST, HELD_BYTES_MOST);
        for other in entries(path.parent().unwrap_or(&path))? {
            let length = other.metadata().map_or(0, |found| found.len());
            room = (room.0.saturating_sub(1), room.1.saturating_sub(length));
        }
        if room.0 == 0 || room.1 < bytes.len() as u64 {
            return Err(HoldError::TooMany);
        }
        let at = shared.clock.now();
        let bound = bound_of_held(account, document, at);
        let sealed =
            shared.vault.seal_held(bytes, &bound, shared.randomness.as_ref()).map_err(Fault::from)?;
        Ok(write(shared, &path, &[&stamp(at), &sealed])?)
    }

    /// Whether an event of this account in this file, or in a new one, may name a document.
    pub fn has_document(&self, reference: Option<&Reference>, account: &str, document: &Document) -> bool {
        is_there(&self.shared, reference.map(Reference::as_str), account, document)
    }

    /// Writes the documents that an event is about to name into its file's keeping, so that the one writer need not.
    ///
    /// # Errors
    /// When they cannot be read or written.
    pub fn settle_documents(&self, reference: &Reference, account: &str, event: &Event) -> Result<(), Fault> {
        if documents_in(self.rulebook(), event).is_empty() {
            return Ok(());
        }
        let head = self.reading(|connection| FileHeadRow::find(connection, reference.as_str()))?;
        match head {
            Some(head) => settle(&self.shared, &head, account, event),
            None => Ok(()),
        }
    }

    /// Forgets what an account held of the documents of an event that is recorded now.
    pub fn let_go_of_documents(&self, account: &str, event: &Event) {
        for (_, document) in documents_in(self.rulebook(), event) {
            // What stays goes with the next upkeep.
            let _ = fs::remove_file(held(&self.shared, account, &document));
        }
    }

    /// The bytes of a document that an event of a file names. Whoever shows them asks `access` first.
    ///
    /// # Errors
    /// When it is missing, changed, or its file's key is.
    pub fn document(&self, record: &FileRecord, document: &Document) -> Result<Vec<u8>, Fault> {
        let reference = record.reference.as_str();
        let head = self.reading(|connection| FileHeadRow::find(connection, reference))?;
        let head = head.ok_or_else(|| Fault::Broken("a document's file is missing".into()))?;
        read(&self.shared, &head, document)
    }

    /// Deletes what was sent a day ago and never recorded, and what no event came to name.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub fn tidy_documents(&self) -> Result<Tidied, Fault> {
        let shared = &self.shared;
        let now = shared.clock.now();
        let mut tidied = Tidied::default();
        for account in entries(&folder(shared).join("held"))? {
            for path in entries(&account)? {
                if is_old(&path, now, HELD_FOR) {
                    fs::remove_file(&path).map_err(Fault::Documents)?;
                    tidied.deleted += 1;
                }
            }
        }
        let mut old = entries(&folder(shared).join("new"))?;
        old.retain(|path| is_old(path, now, NEW_FOR));
        if old.is_empty() {
            return Ok(tidied);
        }
        // The writer alone lets events name documents: while it looks, none comes to be named.
        let done = self.bring_and_wait(move |group: &mut Group<'_>| -> Result<_, Fault> {
            let mut done = Tidied::default();
            for path in old {
                match is_named(group, &path)? {
                    Some(true) => {
                        move_to_kept(group.shared, &path)?;
                        done.kept += 1;
                    }
                    Some(false) => {
                        fs::remove_file(&path).map_err(Fault::Documents)?;
                        done.deleted += 1;
                    }
                    // Not for us to delete: it is no document of this installation.
                    None => {}
                }
            }
            Ok(done)
        })?;
        Ok(Tidied { kept: tidied.kept + done.kept, deleted: tidied.deleted + done.deleted })
    }
}

/// Refuses an event that names a document which nobody has sent.
pub(crate) fn are_there(
    shared: &Shared,
    reference: Option<&str>,
    account: &str,
    event: &Event,
) -> Result<(), AppendError> {
    let documents = documents_in(&shared.rulebook, event);
    match documents.iter().find(|(_, document)| !is_there(shared, reference, account, document)) {
        None => Ok(()),
        Some((fact, _)) => Err(AppendError::Refused(Refusal {
            code: RefusalCode::FactValue,
            rule: (*fact).to_owned(),
            text: "A document that the event names is not here.".into(),
        })),
    }
}

fn is_there(shared: &Shared, reference: Option<&str>, account: &str, document: &Document) -> bool {
    let own = reference.is_some_and(|reference| find(shared, reference, document).is_some());
    own || held(shared, account, document).is_file()
}

/// Writes the documents of an event into its file's keeping, durable when this returns.
pub(crate) fn settle(shared: &Shared, head: &FileHeadRow, account: &str, event: &Event) -> Result<(), Fault> {
    for (_, document) in documents_in(&shared.rulebook, event) {
        if find(shared, &head.reference, &document).is_some() {
            continue;
        }
        let bytes = read_held(shared, account, &document)?;
        let randomness = shared.randomness.as_ref();
        let belongs = shared.vault.seal_held(head.reference.as_bytes(), BELONGS, randomness)?;
        let sealed = seal(&head.key(&shared.vault)?, &bytes, &bound(&head.reference, &document), randomness)?;
        let path = folder(shared).join("new").join(name(shared, &head.reference, &document));
        let length = (belongs.len() as u32).to_le_bytes();
        write(shared, &path, &[&stamp(shared.clock.now()), &length, &belongs, &sealed])?;
    }
    Ok(())
}

/// What is wrong with the documents that an event names.
pub(crate) fn wrong(shared: &Shared, head: &FileHeadRow, event: &Event) -> Option<String> {
    let documents = documents_in(&shared.rulebook, event);
    documents.into_iter().find_map(|(_, document)| match find(shared, &head.reference, &document) {
        None => Some("a document that it names is missing".to_owned()),
        Some(_) => read(shared, head, &document)
            .err()
            .map(|_| "a document that it names has been changed".to_owned()),
    })
}

/// Binds the name of a file to its use.
const BELONGS: &[u8] = b"document belongs to";

fn bound(reference: &str, document: &Document) -> Vec<u8> {
    format!("{reference}\ndocument\n{}", document.blake3_digits()).into_bytes()
}

fn bound_of_held(account: &str, document: &Document, at: Timestamp) -> Vec<u8> {
    format!("{account}\nheld\n{}\n{}", document.blake3_digits(), at.as_microsecond()).into_bytes()
}

fn folder(shared: &Shared) -> PathBuf {
    shared.path.with_file_name("documents")
}

fn name(shared: &Shared, reference: &str, document: &Document) -> String {
    shared.vault.document_name(reference, &document.blake3)
}

fn held(shared: &Shared, account: &str, document: &Document) -> PathBuf {
    let holder = shared.vault.document_name(&format!("held by {account}"), b"");
    let name = shared.vault.document_name(&format!("held by {account}"), &document.blake3);
    folder(shared).join("held").join(holder).join(name)
}

fn kept(shared: &Shared, name: &str) -> PathBuf {
    folder(shared).join("kept").join(name.get(..2).unwrap_or(name)).join(name)
}

/// Where a file's document lies.
fn find(shared: &Shared, reference: &str, document: &Document) -> Option<PathBuf> {
    let name = name(shared, reference, document);
    let kept = kept(shared, &name);
    let new = folder(shared).join("new").join(&name);
    // Upkeep may move it meanwhile.
    [&kept, &new, &kept].into_iter().find(|path| path.is_file()).cloned()
}

fn read(shared: &Shared, head: &FileHeadRow, document: &Document) -> Result<Vec<u8>, Fault> {
    let missing = || Fault::Documents(ErrorKind::NotFound.into());
    let mut whole = Err(missing());
    // Twice, for upkeep may move it between finding and reading.
    for _ in 0..2 {
        let path = find(shared, &head.reference, document).ok_or_else(missing)?;
        whole = fs::read(path).map_err(Fault::Documents);
        if whole.is_ok() {
            break;
        }
    }
    let whole = whole?;
    let (belongs, sealed) = parts(&whole).ok_or(crate::vault::SealBroken)?;
    // By this alone upkeep knows whose it is.
    if shared.vault.open_held(belongs, BELONGS)? != head.reference.as_bytes() {
        return Err(crate::vault::SealBroken.into());
    }
    let bytes = open(&head.key(&shared.vault)?, sealed, &bound(&head.reference, document))?;
    match document.is_of(&bytes) {
        true => Ok(bytes),
        false => Err(Fault::Broken("a document is not the one that its event names".into())),
    }
}

/// To which file a document belongs, and the document, both sealed.
fn parts(whole: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = whole.get(8..)?.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

fn read_held(shared: &Shared, account: &str, document: &Document) -> Result<Vec<u8>, Fault> {
    let whole = fs::read(held(shared, account, document)).map_err(Fault::Documents)?;
    let (at, sealed) = whole.split_first_chunk::<8>().ok_or(crate::vault::SealBroken)?;
    let at = Timestamp::from_microsecond(i64::from_le_bytes(*at)).map_err(|_| crate::vault::SealBroken)?;
    let bytes = shared.vault.open_held(sealed, &bound_of_held(account, document, at))?;
    if document.is_of(&bytes) { Ok(bytes) } else { Err(crate::vault::SealBroken.into()) }
}

/// Whether an event names the document of a path; `None` when it cannot be told of which file it is.
fn is_named(group: &Group<'_>, path: &Path) -> Result<Option<bool>, Fault> {
    let shared = group.shared;
    let whole = fs::read(path).map_err(Fault::Documents)?;
    let reference = parts(&whole).and_then(|(belongs, _)| shared.vault.open_held(belongs, BELONGS).ok());
    let Some(reference) = reference.and_then(|bytes| String::from_utf8(bytes).ok()) else { return Ok(None) };
    // A file that was never begun to its end.
    let Some(head) = FileHeadRow::find(group.connection, &reference)? else { return Ok(Some(false)) };
    let sought = path.file_name().and_then(|name| name.to_str());
    let record = read_file(group.connection, &shared.vault, &head)?;
    let mut named = record.events.iter().flat_map(|event| documents_in(&shared.rulebook, event));
    Ok(Some(named.any(|(_, document)| Some(name(shared, &reference, &document).as_str()) == sought)))
}

fn move_to_kept(shared: &Shared, path: &Path) -> Result<(), Fault> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return Ok(()) };
    let to = kept(shared, name);
    let moved = make_folder(&to).and_then(|()| fs::rename(path, &to)).and_then(|()| sync_folder(&to));
    moved.map_err(Fault::Documents)
}

fn stamp(at: Timestamp) -> [u8; 8] {
    at.as_microsecond().to_le_bytes()
}

/// Whether something was written so long ago, by the journal's clock; what was never written to its end, by the disk's.
fn is_old(path: &Path, now: Timestamp, than: SignedDuration) -> bool {
    if path.extension().is_some_and(|ending| ending == PART) {
        let written = path.metadata().and_then(|found| found.modified()).ok();
        return written.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > than.unsigned_abs());
    }
    let mut at = [0; 8];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut at));
    let at = Timestamp::from_microsecond(i64::from_le_bytes(at));
    read.is_ok() && at.is_ok_and(|at| now.duration_since(at) > than)
}

/// What lies in a folder; nothing when there is none.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries.flatten().map(|entry| entry.path()).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Fault::Documents(error)),
    }
}

/// Writes a document whole or not at all, durable when this returns.
fn write(shared: &Shared, path: &Path, parts: &[&[u8]]) -> Result<(), Fault> {
    shared.storage.allow(Operation::Write)?;
    let mut random = [0; 8];
    shared.randomness.fill(&mut random).map_err(|error: RandomnessFails| Fault::from(error))?;
    let part = path.with_extension(format!("{}.{PART}", hex(&random)));
    let write = || -> io::Result<()> {
        make_folder(path)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut document = options.open(&part)?;
        for bytes in parts {
            document.write_all(bytes)?;
        }
        document.sync_all()?;
        fs::rename(&part, path)?;
        sync_folder(path)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&part);
        Fault::Documents(error)
    })
}

/// The folder in which something is to lie, for its owner alone.
fn make_folder(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent() else { return Ok(()) };
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    // Each new folder is an entry of the one above it, up to that of the journal.
    folder
        .ancestors()
        .skip(1)
        .take(3)
        .try_for_each(|above| if above.is_dir() { File::open(above)?.sync_all() } else { Ok(()) })
}

fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
