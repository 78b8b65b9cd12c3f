//! The one writer: takes what callers bring, writes what has come together as one group, makes it durable, and only then
//! answers.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle},
};

use rusqlite::{Connection, params};

use crate::{
    edge::Operation,
    error::Fault,
    file::Opened,
    lists::lists_number,
    row::{Head, Row},
    store::Shared,
};

/// The most that is written as one group.
const GROUP_MAX: usize = 256;

/// What a caller brings: done inside the group's transaction, or told that there is none. Answers what is to be said once
/// the group is durable, or when it could not be made so.
pub(crate) type Work = Box<dyn FnOnce(Option<&mut Group<'_>>) -> After + Send>;
/// Told whether the group is durable.
pub(crate) type After = Box<dyn FnOnce(Result<(), Arc<Fault>>) + Send>;

/// Work whose answer goes to `done` once it is durable.
pub(crate) fn job<T, E>(
    act: impl FnOnce(&mut Group<'_>) -> Result<T, E> + Send + 'static,
    done: impl FnOnce(Result<T, E>) + Send + 'static,
) -> Work
where
    T: Send + 'static,
    E: From<Fault> + Send + 'static,
{
    Box::new(move |group| {
        let answer = group.map(|group| group.whole(act));
        Box::new(move |durable| match (durable, answer) {
            (Ok(()), Some(answer)) => done(answer),
            // What was refused wrote nothing; that holds whether or not the group is durable.
            (Err(_), Some(Err(refused))) => done(Err(refused)),
            (Err(fault), _) => done(Err(Fault::Group(fault).into())),
            (Ok(()), None) => done(Err(Fault::Closed.into())),
        })
    })
}

/// The transaction of a group.
pub(crate) struct Group<'a> {
    pub connection: &'a Connection,
    pub shared: &'a Shared,
    pub head: Head,
    /// Files as this group makes them; nobody else sees them before they are durable.
    made: Vec<Arc<Opened>>,
}

impl Group<'_> {
    /// Lets an operation happen, or says why not.
    pub fn allow(&self, operation: Operation) -> Result<(), Fault> {
        Ok(self.shared.storage.allow(operation)?)
    }

    /// Adds a row to the journal.
    pub fn add(
        &mut self,
        kind: i64,
        file: i64,
        seq: i64,
        body: Vec<u8>,
        sealed: Vec<u8>,
    ) -> Result<i64, Fault> {
        self.allow(Operation::Write)?;
        let position = self.head.position + 1;
        let row = Row { position, kind, file, seq, body, sealed };
        let hash = row.hash(&self.shared.vault, &self.head.hash);
        self.connection
            .prepare_cached("INSERT INTO rows VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![position, kind, file, seq, row.body, row.sealed, hash])?;
        self.head = Head { position, hash };
        Ok(position)
    }

    /// Keeps a file as the group has made it.
    pub fn keep(&mut self, opened: Arc<Opened>) {
        self.made.push(opened);
    }

    /// A file with so many events as the group has made it.
    pub fn made(&self, number: i64, seq: i64) -> Option<Arc<Opened>> {
        let same = |made: &&Arc<Opened>| made.record.number == number && i64::from(made.record.seq) == seq;
        self.made.iter().rev().find(same).cloned()
    }

    /// Does a caller's part. What is wrong with it shows before it writes; a part that fails after it has written takes
    /// the group with it, so that nothing is ever half written.
    ///
    /// No savepoint: SQLite would copy every page that a part touches, which costs as much as writing it.
    pub fn whole<T, E: From<Fault>>(&mut self, act: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.still_open()?;
        let written = self.connection.total_changes();
        // A mistake in the program must not end the writer.
        let outcome = catch_unwind(AssertUnwindSafe(|| act(self)))
            .unwrap_or_else(|_| Err(Fault::Broken("the program made a mistake while writing".into()).into()));
        self.still_open()?;
        if outcome.is_err() && self.connection.total_changes() != written {
            // The rest of the group finds no transaction and writes nothing.
            self.connection.execute_batch("ROLLBACK").map_err(Fault::from)?;
        }
        outcome
    }

    /// After a full disk or a failing one SQLite undoes the whole transaction by itself. What would be written then stood
    /// alone, chained to rows that are not there.
    fn still_open(&self) -> Result<(), Fault> {
        match self.connection.is_autocommit() {
            true => Err(Fault::Undone),
            false => Ok(()),
        }
    }
}

/// The one connection that writes, and the work that waits for it.
pub(crate) struct Writer {
    connection: Arc<Mutex<Connection>>,
    /// `None` only while it is being dropped.
    queue: Option<mpsc::Sender<Work>>,
    /// How much waits in the queue.
    waiting: Arc<AtomicUsize>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Writer {
    /// Waits until what was brought is written and the database is closed.
    fn drop(&mut self) {
        self.queue = None;
        // The last one to hold the journal may be an answer that the writer's thread gives.
        if let Some(thread) =
            self.thread.take().filter(|writer| writer.thread().id() != thread::current().id())
        {
            let _ = thread.join();
        }
    }
}

impl Writer {
    /// Starts the writer's thread. It ends when the writer is dropped.
    pub fn start(connection: Connection, shared: Arc<Shared>) -> std::io::Result<Self> {
        let (queue, receiver) = mpsc::channel::<Work>();
        let connection = Arc::new(Mutex::new(connection));
        let waiting = Arc::new(AtomicUsize::new(0));
        let (kept, counted) = (Arc::clone(&connection), Arc::clone(&waiting));
        let thread = thread::Builder::new().name("journal writer".into()).spawn(move || {
            while let Ok(first) = receiver.recv() {
                let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                let mut brought = vec![first];
                while brought.len() < GROUP_MAX {
                    match receiver.try_recv() {
                        Ok(work) => brought.push(work),
                        Err(_) => break,
                    }
                }
                waiting.fetch_sub(brought.len(), Ordering::AcqRel);
                write(&connection, &shared, brought);
            }
        })?;
        Ok(Self { connection: kept, queue: Some(queue), waiting: counted, thread: Some(thread) })
    }

    /// Lets the writer's thread do it. Gives it back when there is no such thread any more.
    pub fn bring(&self, work: Work) -> Result<(), Work> {
        self.waiting.fetch_add(1, Ordering::AcqRel);
        match &self.queue {
            Some(queue) => queue.send(work).map_err(|mpsc::SendError(work)| work),
            None => Err(work),
        }
    }

    /// Does it on the caller's thread when nothing is being written and nothing waits: two changes of thread less. Else
    /// it waits its turn with the others.
    pub fn bring_now(&self, work: Work, shared: &Shared) -> Result<(), Work> {
        if self.waiting.load(Ordering::Acquire) == 0
            && let Ok(connection) = self.connection.try_lock()
        {
            write(&connection, shared, vec![work]);
            return Ok(());
        }
        self.bring(work)
    }
}

fn write(connection: &Connection, shared: &Shared, brought: Vec<Work>) {
    let mut afters = Vec::with_capacity(brought.len());
    let outcome = group(connection, shared, brought, &mut afters).map_err(Arc::new);
    if outcome.is_err() && !connection.is_autocommit() {
        // What cannot even be undone is undone when the database is opened again.
        let _ = connection.execute_batch("ROLLBACK");
    }
    for after in afters {
        // As above: who brought it is not told, and the next is.
        let _ = catch_unwind(AssertUnwindSafe(|| after(outcome.clone())));
    }
}

fn group(
    connection: &Connection,
    shared: &Shared,
    brought: Vec<Work>,
    afters: &mut Vec<After>,
) -> Result<(), Fault> {
    let mut group = Group { connection, shared, head: Head::NONE, made: Vec::new() };
    let began = group.allow(Operation::Begin).and_then(|()| {
        connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        // Another process may have written since.
        Head::read(connection, &shared.vault)?.ok_or_else(|| Fault::Broken("the head of the chain".into()))
    });
    match began {
        Ok(head) => group.head = head,
        Err(fault) => {
            afters.extend(brought.into_iter().map(|work| work(None)));
            return Err(fault);
        }
    }
    let before = group.head;
    for work in brought {
        afters.push(work(Some(&mut group)));
    }
    group.still_open()?;
    if group.head != before {
        group.head.write(connection, &shared.vault)?;
    }
    if !group.made.is_empty() {
        // On the page of the head, which is written anyway.
        let number = lists_number(connection)?.wrapping_add(1);
        connection
            .prepare_cached("INSERT INTO meta VALUES ('lists', ?1) ON CONFLICT DO UPDATE SET value = ?1")?
            .execute([number.to_le_bytes()])?;
    }
    group.allow(Operation::Commit)?;
    connection.prepare_cached("COMMIT")?.execute([])?;
    // From here on it is durable whatever happens.
    let _ = group.allow(Operation::Committed);
    if !group.made.is_empty() {
        group.made.drain(..).for_each(|made| shared.cache.put_for_lists(made));
        // Counted after the commit: who saw the new number before would keep old lists under it.
        shared.version.fetch_add(1, Ordering::AcqRel);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::mpsc};

    use circular::{Choices, compile};

    use super::*;
    use crate::{
        row::ACCOUNT,
        store::{Journal, Settings},
    };

    /// What a full disk does in the midst of a group, done by hand.
    #[test]
    fn nothing_is_written_after_the_database_has_undone_the_group_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let circular = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars/be");
        let (circular, _) = circular::read(&circular).unwrap();
        let rulebook = Arc::new(compile(Arc::new(circular), &Choices::default()).unwrap());
        let journal = Journal::open(Settings::in_folder(folder.path(), Arc::clone(&rulebook))).unwrap();
        let (sender, answers) = mpsc::channel();
        // Holds the writer until all have come together.
        let ((held, is_held), (release, released)) = (mpsc::channel::<()>(), mpsc::channel::<()>());
        let told = sender.clone();
        let hold = move |_: &mut Group<'_>| -> Result<(), Fault> {
            held.send(()).unwrap();
            released.recv().unwrap();
            Ok(())
        };
        journal.bring(hold, move |answer| drop(told.send(("hold", answer))));
        is_held.recv().unwrap();
        for (name, undone) in [("before", false), ("undone", true), ("after", false)] {
            let told = sender.clone();
            let act = move |group: &mut Group<'_>| -> Result<(), Fault> {
                group.add(ACCOUNT, 0, 0, b"{}".to_vec(), Vec::new())?;
                if undone {
                    group.connection.execute_batch("ROLLBACK")?;
                }
                Ok(())
            };
            journal.bring(act, move |answer| drop(told.send((name, answer))));
        }
        release.send(()).unwrap();
        drop(sender);
        let answers: Vec<_> = answers.iter().collect();
        assert!(answers[0].1.is_ok());
        assert!(answers[1..].iter().all(|(_, answer)| answer.is_err()), "{answers:?}");
        let rows = journal.reading(|connection| {
            Ok(connection.query_row("SELECT COUNT(*) FROM rows", [], |row| row.get::<_, i64>(0))?)
        });
        assert_eq!(rows.unwrap(), 0);
        drop(journal);
        assert_eq!(crate::verify(folder.path(), rulebook, None).unwrap().finding, None);
    }
}
