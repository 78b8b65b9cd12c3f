//! One event's answers, asked for by the words of the core vocabulary, whatever the circular calls them.

use circular::model::Event as EventNode;
use jiff::civil::Date;

use crate::{Answer, Event, fold};

/// An event beside the rule that says what its answers mean.
#[derive(Clone, Copy)]
pub(crate) struct Answered<'a> {
    pub node: &'a EventNode,
    pub event: &'a Event,
}

impl<'a> Answered<'a> {
    /// The answer to what a word stands for; `None` where nothing of the kind is asked or was answered.
    pub fn answer(&self, word: &str) -> Option<&'a Answer> {
        self.event.facts.get(&self.node.fact_of(word)?.name.text)
    }

    /// The same, where it is one text or one name.
    pub fn text(&self, word: &str) -> Option<&'a str> {
        match self.answer(word)? {
            Answer::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same, where it is a number.
    pub fn number(&self, word: &str) -> Option<i64> {
        match self.answer(word)? {
            Answer::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The same, where it is a day.
    pub fn day(&self, word: &str) -> Option<Date> {
        fold::date(self.answer(word)?)
    }
}
