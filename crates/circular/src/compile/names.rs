//! Names to numbers and back.

use std::collections::HashMap;

use super::{CompileError, tables::NONE};
use crate::model::{Circular, Name};

/// The names of a circular, each list in order of first appearance; a number is an index into its list.
///
/// Several nodes may share a name when they are in force on different days: they are one thing.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub files: Vec<String>,
    pub roles: Vec<String>,
    pub events: Vec<String>,
    pub stages: Vec<String>,
    pub tracks: Vec<String>,
    pub rights: Vec<String>,
    pub duties: Vec<String>,
    pub conditions: Vec<String>,
    /// By kind, so that a name is looked up as it is.
    numbers: [HashMap<String, u16>; Kind::COUNT],
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    File,
    Role,
    Event,
    Stage,
    Track,
    Right,
    Duty,
    Condition,
}

impl Kind {
    const COUNT: usize = Self::Condition as usize + 1;

    fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Role => "role",
            Self::Event => "event",
            Self::Stage => "stage",
            Self::Track => "track",
            Self::Right => "right",
            Self::Duty => "duty",
            Self::Condition => "condition",
        }
    }
}

impl Names {
    pub(super) fn of(circular: &Circular) -> Result<Self, CompileError> {
        let mut names = Self::default();
        names.files = names.list(Kind::File, circular.files.iter().map(|node| &node.name), 200)?;
        names.roles = names.list(Kind::Role, circular.roles.iter().map(|node| &node.name), 128)?;
        names.events = names.list(Kind::Event, circular.events.iter().map(|node| &node.name), 4_000)?;
        names.stages = names.list(Kind::Stage, circular.stages.iter().map(|node| &node.name), 4_000)?;
        names.tracks = names.list(Kind::Track, circular.tracks.iter().map(|node| &node.name), 64)?;
        names.rights = names.list(Kind::Right, circular.rights.iter().map(|node| &node.name), 64)?;
        names.duties = names.list(Kind::Duty, circular.duties.iter().map(|node| &node.name), 4_000)?;
        names.conditions =
            names.list(Kind::Condition, circular.conditions.iter().map(|node| &node.name), 4_000)?;
        Ok(names)
    }

    fn list<'a>(
        &mut self,
        kind: Kind,
        nodes: impl Iterator<Item = &'a Name>,
        most: usize,
    ) -> Result<Vec<String>, CompileError> {
        let mut list: Vec<String> = Vec::new();
        for name in nodes {
            let number = list.len() as u16;
            if *self.numbers[kind as usize].entry(name.text.clone()).or_insert(number) == number {
                list.push(name.text.clone());
            }
        }
        if list.len() > most {
            return Err(CompileError::TooMany { what: plural(kind), most });
        }
        Ok(list)
    }

    fn number(&self, kind: Kind, name: &str) -> Option<u16> {
        self.numbers[kind as usize].get(name).copied().filter(|number| *number != NONE)
    }

    fn wanted(&self, kind: Kind, name: &Name) -> Result<u16, CompileError> {
        self.number(kind, &name.text).ok_or_else(|| CompileError::Unknown {
            what: kind.word(),
            name: name.text.clone(),
            place: name.span,
        })
    }

    /// The number of an event.
    pub fn event_number(&self, name: &str) -> Option<u16> {
        self.number(Kind::Event, name)
    }

    /// The number of a role.
    pub fn role_number(&self, name: &str) -> Option<u16> {
        self.number(Kind::Role, name)
    }

    /// The number of a stage.
    pub fn stage_number(&self, name: &str) -> Option<u16> {
        self.number(Kind::Stage, name)
    }

    /// The number of a duty.
    pub fn duty_number(&self, name: &str) -> Option<u16> {
        self.number(Kind::Duty, name)
    }

    /// The number of a right.
    pub fn right_number(&self, name: &str) -> Option<u16> {
        self.number(Kind::Right, name)
    }

    /// The number of a kind of file.
    pub fn file_number(&self, name: &str) -> Option<u16> {
        self.number(Kind::File, name)
    }

    pub(super) fn file(&self, name: &Name) -> Result<u8, CompileError> {
        // At most 200 kinds of file are named.
        self.wanted(Kind::File, name).map(|number| number as u8)
    }

    pub(super) fn role(&self, name: &Name) -> Result<u16, CompileError> {
        self.wanted(Kind::Role, name)
    }

    pub(super) fn event(&self, name: &Name) -> Result<u16, CompileError> {
        self.wanted(Kind::Event, name)
    }

    pub(super) fn stage(&self, name: &Name) -> Result<u16, CompileError> {
        self.wanted(Kind::Stage, name)
    }

    pub(super) fn track(&self, name: &Name) -> Result<u16, CompileError> {
        self.wanted(Kind::Track, name)
    }

    pub(super) fn right(&self, name: &Name) -> Result<u16, CompileError> {
        self.wanted(Kind::Right, name)
    }

    pub(super) fn condition(&self, name: &Name) -> Result<u16, CompileError> {
        self.wanted(Kind::Condition, name)
    }
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::File => "kinds of file",
        Kind::Role => "roles",
        Kind::Event => "events",
        Kind::Stage => "stages",
        Kind::Track => "tracks",
        Kind::Right => "rights",
        Kind::Duty => "duties",
        Kind::Condition => "conditions",
    }
}
