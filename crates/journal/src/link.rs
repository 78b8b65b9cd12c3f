//! Ties between files, and what an event in one tells the others.

use casework::{Event, Refusal, admit};
use circular::model::Link;
use rusqlite::params;

use crate::{
    append::{Actor, AppendError, add_event, instant, list, opened},
    error::Fault,
    file::{FileHeadRow, FileRecord},
    reference::Reference,
    row::{TIE, TieBody},
    store::Journal,
    writer::Group,
};

impl Journal {
    /// Ties a file to another: what happens in the first is told to the second where the circular's links say so. Tying
    /// twice is tying once.
    ///
    /// # Errors
    /// [`AppendError::NotFound`] when one of them is not there.
    pub fn tie(&self, source: &Reference, target: &Reference, actor: &Actor) -> Result<(), AppendError> {
        let (source, target, account) = (source.clone(), target.clone(), actor.account.clone());
        self.bring_and_wait(move |group| {
            let find = |reference: &Reference| FileHeadRow::find(group.connection, reference.as_str());
            let source = find(&source)?.ok_or(AppendError::NotFound)?.number;
            let target = find(&target)?.ok_or(AppendError::NotFound)?.number;
            tie_numbers(group, source, target, &account)?;
            Ok(())
        })
    }

    /// The files tied to a file, whichever way round.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tied(&self, reference: &Reference) -> Result<Vec<Reference>, Fault> {
        let number = self.reading(|connection| FileHeadRow::find(connection, reference.as_str()))?;
        number.map_or(Ok(Vec::new()), |head| self.tied_to_number(head.number))
    }

    /// The same for a file that has been read.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tied_to(&self, record: &FileRecord) -> Result<Vec<Reference>, Fault> {
        self.tied_to_number(record.number)
    }

    fn tied_to_number(&self, number: i64) -> Result<Vec<Reference>, Fault> {
        self.reading(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT reference FROM files WHERE id IN (SELECT target FROM ties WHERE source = ?1 UNION SELECT source FROM ties WHERE target = ?1) ORDER BY reference",
            )?;
            let references = select.query_map([number], |row| row.get::<_, String>(0))?;
            let mut all = Vec::new();
            for reference in references {
                all.extend(reference?.parse::<Reference>().ok());
            }
            Ok(all)
        })
    }
}

/// Ties a file to another, both by number, unless it is tied already.
pub(crate) fn tie_numbers(
    group: &mut Group<'_>,
    source: i64,
    target: i64,
    account: &str,
) -> Result<(), Fault> {
    let insert = "INSERT OR IGNORE INTO ties VALUES (?1, ?2)";
    if group.connection.prepare_cached(insert)?.execute(params![source, target])? == 1 {
        let body = TieBody { target, account: account.to_owned(), at: group.shared.clock.now() };
        group.add(TIE, source, 0, serde_json::to_vec(&body)?, Vec::new())?;
    }
    Ok(())
}

/// Tells the files tied to one that something happened in it.
pub(crate) fn tell(
    group: &mut Group<'_>,
    head: &FileHeadRow,
    event: &Event,
    actor: &Actor,
) -> Result<Vec<(Reference, Option<Refusal>)>, Fault> {
    let rulebook = std::sync::Arc::clone(&group.shared.rulebook);
    let links: Vec<&Link> = rulebook
        .circular()
        .links
        .iter()
        .filter(|link| link.on.text == event.event && link.in_file.text == head.kind)
        .filter(|link| rulebook.in_force(&link.validity, event.on))
        .collect();
    if links.is_empty() || event.corrects.is_some() {
        return Ok(Vec::new());
    }
    let targets: Vec<i64> = {
        let mut select =
            group.connection.prepare_cached("SELECT target FROM ties WHERE source = ?1 ORDER BY target")?;
        let targets = select.query_map([head.number], |row| row.get(0))?;
        targets.collect::<Result<_, _>>()?
    };
    let mut told = Vec::new();
    for target in targets {
        let Some(target) = FileHeadRow::numbered(group.connection, target)? else { continue };
        for link in links.iter().filter(|link| link.tells.text == target.kind) {
            let before = opened(group, &target)?;
            let now = event.recorded.unwrap_or_else(|| group.shared.clock.now());
            let told_event = Event {
                event: link.as_event.text.clone(),
                on: event.on,
                recorded: Some(instant(now, &before.record.events)),
                by: actor.role.clone(),
                office: actor.office.clone(),
                facts: Default::default(),
                corrects: None,
            };
            let refusal = match admit(&rulebook, &before.record.events, &told_event) {
                Ok(()) => {
                    add_event(group, &target, Some(&before), &told_event, &actor.account, None)?;
                    list(group, &target)?;
                    None
                }
                Err(refusal) => Some(refusal),
            };
            told.push((before.record.reference.clone(), refusal));
        }
    }
    Ok(told)
}
