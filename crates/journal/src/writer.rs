//! The one writer: a thread that takes what callers bring, writes what has come together as one group, makes it durable,
//! and only then answers.

use std::{
    sync::{Arc, mpsc},
    thread,
};

use rusqlite::{Connection, params};

use crate::{
    edge::Operation,
    error::Fault,
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

    /// Does something whole or not at all, beside what else the group does.
    pub fn whole<T, E: From<Fault>>(&mut self, act: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let before = self.head;
        let run = |text: &str| self.connection.execute_batch(text).map_err(Fault::from);
        run("SAVEPOINT part")?;
        let outcome = act(self);
        let run = |text: &str| self.connection.execute_batch(text).map_err(Fault::from);
        match outcome {
            Ok(answer) => {
                run("RELEASE part")?;
                Ok(answer)
            }
            Err(error) => {
                self.head = before;
                run("ROLLBACK TO part; RELEASE part")?;
                Err(error)
            }
        }
    }
}

/// Starts the writer. It ends when every sender is gone.
pub(crate) fn start(connection: Connection, shared: Arc<Shared>) -> std::io::Result<mpsc::Sender<Work>> {
    let (sender, receiver) = mpsc::channel::<Work>();
    thread::Builder::new().name("journal writer".into()).spawn(move || {
        while let Ok(first) = receiver.recv() {
            let mut brought = vec![first];
            while brought.len() < GROUP_MAX {
                match receiver.try_recv() {
                    Ok(work) => brought.push(work),
                    Err(_) => break,
                }
            }
            write(&connection, &shared, brought);
        }
    })?;
    Ok(sender)
}

fn write(connection: &Connection, shared: &Shared, brought: Vec<Work>) {
    let mut afters = Vec::with_capacity(brought.len());
    let outcome = group(connection, shared, brought, &mut afters).map_err(Arc::new);
    if outcome.is_err() && !connection.is_autocommit() {
        // What cannot even be undone is undone when the database is opened again.
        let _ = connection.execute_batch("ROLLBACK");
    }
    if outcome.is_err() {
        shared.cache.clear();
    }
    for after in afters {
        after(outcome.clone());
    }
}

fn group(
    connection: &Connection,
    shared: &Shared,
    brought: Vec<Work>,
    afters: &mut Vec<After>,
) -> Result<(), Fault> {
    let mut group = Group { connection, shared, head: Head::NONE };
    let began = group.allow(Operation::Begin).and_then(|()| {
        connection.execute_batch("BEGIN IMMEDIATE")?;
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
    if group.head != before {
        group.head.write(connection, &shared.vault)?;
    }
    group.allow(Operation::Commit)?;
    connection.execute_batch("COMMIT")?;
    // From here on it is durable whatever happens.
    let _ = group.allow(Operation::Committed);
    Ok(())
}
