//! What a replay assumes: how somebody else's caseload is taken through a country's rules.
//!
//! A plan is a text beside the circulars (`replay/<country>.kdl`). It proposes; the country's rules dispose: a proposed
//! event that they refuse does not happen, and is counted with the rule that refused it.

use circular::model::{Certainty, Length, Texts};

/// The plan of one country.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The circular whose rules are applied, for example `dk`.
    pub country: String,
    pub title: Texts,
    pub languages: Vec<String>,
    pub uncertain: Vec<Uncertain>,
    pub carries: Vec<Carry>,
    /// Events that are not carried over although both countries have one of that name.
    pub leaves: Vec<Placed>,
    pub supplies: Vec<Supply>,
    pub steps: Vec<Step>,
}

impl Plan {
    /// A plan that assumes nothing: enough for a caseload under its own circular, which is carried over whole.
    pub fn nothing(country: &str, languages: impl IntoIterator<Item = String>) -> Self {
        Self { country: country.to_owned(), languages: languages.into_iter().collect(), ..Self::default() }
    }
}

/// A name and the line on which it stands, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub name: String,
    pub line: usize,
}

/// Something that the file of another country does not tell: answered one way or another, and varied.
#[derive(Clone, Debug)]
pub struct Uncertain {
    pub name: String,
    pub question: Texts,
    pub sides: Vec<(String, Texts)>,
    pub chosen: String,
    pub because: Texts,
    pub grounds: Vec<Ground>,
}

/// A citation of the circular replayed under, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    pub source: String,
    pub at: String,
    pub certainty: Certainty,
    pub line: usize,
}

/// `carry WORD as=EVENT`: which event of the country stands for a core meaning.
#[derive(Clone, Debug)]
pub struct Carry {
    pub word: String,
    pub into: Placed,
    pub tests: Vec<Test>,
}

/// An answer that the country asks for and the other country's file does not hold.
#[derive(Clone, Debug)]
pub struct Supply {
    pub fact: Placed,
    pub of: String,
    pub because: Texts,
    pub grounds: Vec<Ground>,
    /// The first whose tests hold is taken.
    pub values: Vec<(String, Vec<Test>)>,
}

/// A decision that the country's rules require or allow, proposed some time after something happened.
#[derive(Clone, Debug)]
pub struct Step {
    pub event: Placed,
    /// The recorder's role; the first that may, when absent.
    pub by: Option<String>,
    pub because: Texts,
    pub grounds: Vec<Ground>,
    /// Events after which it is proposed.
    pub on: Vec<Placed>,
    /// Stages after whose lapse it is proposed.
    pub lapses: Vec<Placed>,
    /// How long after; on the same day when absent.
    pub after: Option<Length>,
    /// Proposed again each time, not only until it has happened once.
    pub repeats: bool,
    pub answers: Vec<(String, String)>,
    pub tests: Vec<Test>,
}

/// A condition on a file of the other country.
#[derive(Clone, Debug)]
pub struct Test {
    /// `when` or, if not, `unless`.
    pub holds: bool,
    pub asks: Asks,
    /// Asked only while this side of something uncertain is taken.
    pub only: Option<(String, String)>,
    pub line: usize,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Asks {
    /// Nothing: holds always (a line that only bears a side).
    Nothing,
    /// An offence of the country is met, or, when `possibly`, at least not ruled out.
    Offence { offence: String, possibly: bool },
    /// An event with this core meaning happened in the other country's file.
    Source { word: String },
    /// An answer in the other country's file is one of these.
    Answer { fact: String, of: String, is: Vec<String> },
}
