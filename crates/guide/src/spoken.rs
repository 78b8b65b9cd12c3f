//! What the guide says in one language on one day.

use std::collections::{BTreeMap, BTreeSet};

use circular::Rulebook;
use jiff::civil::Date;

use crate::{
    frame::{Guide, Passage},
    language::{Language, Status},
    sentence,
};

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A number or a day, written from left to right in every language.
    Number(String),
    /// A number to call by a touch.
    Telephone(String),
}

/// A language on a day: its texts with the numbers that hold then, without the passages whose rules do not.
#[derive(Clone, Debug)]
pub struct Spoken<'g> {
    /// The language.
    pub language: &'g Language,
    fill: BTreeMap<String, Piece>,
    silent: BTreeSet<&'g str>,
}

impl Guide {
    /// A whole language as it speaks on a day; nothing when there is none of this code.
    pub fn spoken(&self, code: &str, rulebook: &Rulebook, on: Date) -> Option<Spoken<'_>> {
        let language = self.language(code)?;
        let mut fill = BTreeMap::new();
        let mut unknown = BTreeSet::new();
        for number in &self.numbers {
            let stands = number.grounds.iter().all(|ground| ground.stands(rulebook, on).is_ok());
            match number.on(rulebook, on) {
                Ok(value) if stands => {
                    let value = value.to_string();
                    let piece =
                        if number.is_telephone { Piece::Telephone(value) } else { Piece::Number(value) };
                    fill.insert(number.name.clone(), piece);
                }
                _ => {
                    unknown.insert(number.name.as_str());
                }
            }
        }
        let is_true = |passage: &&Passage| {
            passage.grounds.iter().all(|ground| ground.stands(rulebook, on).is_ok())
                && !passage.says.iter().any(|name| unknown.contains(name.as_str()))
        };
        let silent = self.passages().filter(|passage| !is_true(passage));
        let silent = silent.map(|passage| passage.name.as_str()).collect();
        if let Some(status) = &language.status {
            let day = status.on().strftime("%d.%m.%Y").to_string();
            fill.insert("date".to_owned(), Piece::Number(day));
            if let Status::Checked { by, .. } = status {
                fill.insert("by".to_owned(), Piece::Words(by.clone()));
            }
        }
        Some(Spoken { language, fill, silent })
    }
}

impl Spoken<'_> {
    /// Whether a passage's rules hold on the day.
    pub fn says(&self, passage: &Passage) -> bool {
        !self.silent.contains(passage.name.as_str())
    }

    /// A text in pieces.
    pub fn pieces(&self, name: &str) -> Vec<Piece> {
        let text = self.language.texts.get(name).map_or("", |text| text.text.as_str());
        let pieces = sentence::pieces(text).unwrap_or_default();
        let pieces = pieces.into_iter().filter(|piece| *piece != Ok(""));
        pieces
            .map(|piece| match piece {
                Ok(words) => Piece::Words(words.to_owned()),
                Err(word) => self.fill.get(word).cloned().unwrap_or(Piece::Words(format!("{{{word}}}"))),
            })
            .collect()
    }

    /// A text as one.
    pub fn text(&self, name: &str) -> String {
        let pieces = self.pieces(name).into_iter();
        pieces.map(|(Piece::Words(text) | Piece::Number(text) | Piece::Telephone(text))| text).collect()
    }

    /// Who has checked this language, and when.
    pub fn status(&self) -> Vec<Piece> {
        match self.language.status {
            Some(Status::Checked { .. }) => self.pieces("status-checked"),
            _ => self.pieces("status-drafted"),
        }
    }
}
