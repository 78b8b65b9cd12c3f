//! A floor: what instruments ask of every country they bind, and how far one circular reaches, provision by provision.
//!
//! A floor is a document of its own (`floor/europe.kdl`; its language is in `docs/floor.md`): instruments with the
//! countries they bind, and provisions with what can be measured of them. A provision is measured by the questions of the
//! comparison, and by the rules of the circular that cite it. An instrument that does not bind a country is a mirror held
//! up to it, never a breach.

mod html;
mod measure;
mod pinpoint;
mod read;
mod table;

use std::collections::BTreeMap;

use circular::{
    Rulebook,
    model::{Certainty, Length, Texts},
};
use jiff::civil::Date;
use serde::Serialize;

pub use self::{html::html, read::FloorError, table::table};
use crate::{
    align::{self, CompareError},
    answer::Statement,
    questions::Question,
    view::View,
    words::Words,
};

/// The European floor that comes with the program.
pub const EUROPE: &str = include_str!("../../../floor/europe.kdl");

/// A floor as read.
#[derive(Debug)]
pub struct Floor {
    pub(crate) title: Texts,
    pub(crate) languages: Vec<String>,
    pub(crate) instruments: Vec<Instrument>,
    pub(crate) provisions: Vec<Provision>,
}

impl Floor {
    /// Reads a floor.
    ///
    /// # Errors
    /// [`FloorError`]: the first thing that is wrong, with its line.
    pub fn read(text: &str) -> Result<Self, FloorError> {
        read::read(text)
    }
}

#[derive(Debug)]
pub(crate) struct Instrument {
    pub name: String,
    /// The name of the source under which circulars cite it.
    pub source: String,
    pub title: Texts,
    /// By country: whether it binds, why, and how sure that is.
    pub binds: BTreeMap<String, (bool, String, Certainty)>,
}

#[derive(Debug)]
pub(crate) struct Provision {
    pub name: String,
    pub title: Texts,
    /// Instrument, articles, certainty.
    pub of: Vec<(String, Vec<String>, Certainty)>,
    pub measures: Vec<Measure>,
    /// The measures cover only a part of what it asks.
    pub in_part: bool,
}

/// What can be measured of a provision.
#[derive(Debug)]
pub(crate) enum Measure {
    /// Some rule answers the question.
    Shows(&'static Question),
    /// The answer is yes, or no.
    Says(bool, &'static Question),
    /// The shortest is no shorter than this.
    Lasts(Length, &'static Question),
    /// The right is held in the question's phase, or in any stage.
    Gives(String, Option<&'static Question>),
    /// The right is among the answer.
    Keeps(String, &'static Question),
}

/// How far a circular reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// All that it asks is measured, and reached.
    Reached,
    /// A rule stands on it; not all that it asks can be measured.
    Ruled,
    /// Some of it is reached and some is not, or not always.
    Partly,
    /// Measured, and below.
    Below,
    /// No rule stands on it.
    Silent,
    /// The circular says that nobody knows.
    Unknown,
}

impl Reach {
    /// Every reach, in the order in which they are counted.
    pub const ALL: [Self; 6] =
        [Self::Reached, Self::Ruled, Self::Partly, Self::Below, Self::Silent, Self::Unknown];

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Ruled => "ruled",
            Self::Partly => "partly",
            Self::Below => "below",
            Self::Silent => "silent",
            Self::Unknown => "unknown",
        }
    }
}

/// Whether an instrument binds a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// It binds: falling below is falling short.
    Bound,
    /// It does not bind: a mirror, no breach.
    Mirror,
    /// The floor does not say.
    NotSaid,
}

impl Binding {
    /// Every binding, in the order in which they are counted.
    pub const ALL: [Self; 3] = [Self::Bound, Self::Mirror, Self::NotSaid];

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Mirror => "mirror",
            Self::NotSaid => "not-said",
        }
    }
}

/// One circular measured against a floor, on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measured {
    pub on: Date,
    pub language: String,
    /// The floor's title.
    pub floor: String,
    /// The circular's name.
    pub circular: String,
    pub title: String,
    pub instruments: Vec<InstrumentLine>,
    pub rows: Vec<FloorRow>,
    /// How many rows of each binding have each reach; every one, also those with none.
    pub counts: BTreeMap<Binding, BTreeMap<Reach, usize>>,
}

/// An instrument, and whether it binds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstrumentLine {
    pub name: String,
    pub title: String,
    pub binding: Binding,
    pub binding_title: String,
    /// Why it binds or does not; empty when the floor does not say.
    pub because: String,
    /// How sure that is, as circulars write it; empty when the floor does not say.
    pub certainty: String,
}

/// One provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FloorRow {
    /// Its name in the floor. Stable.
    pub name: String,
    /// What a circular must contain.
    pub title: String,
    pub provisions: Vec<ProvisionLine>,
    /// Bound when any of its instruments binds.
    pub binding: Binding,
    pub binding_title: String,
    pub reach: Reach,
    pub reach_title: String,
    /// What was measured.
    pub measures: Vec<MeasureLine>,
    /// Rules that cite one of the provisions.
    pub cited_by: Vec<Statement>,
}

/// Where in an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProvisionLine {
    pub instrument: String,
    pub articles: Vec<String>,
    pub certainty: String,
    pub binding: Binding,
}

/// One thing measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasureLine {
    /// What was asked.
    pub question: String,
    pub reach: Reach,
    pub reach_title: String,
    /// What the circular says, rule by rule.
    pub says: Vec<Statement>,
}

/// Measures a circular against a floor as its law stands on a day, in a language that both have.
///
/// # Errors
/// [`CompareError`]: no core meanings to measure by, no common language, a day outside the law's validity.
pub fn measure(
    floor: &Floor,
    rulebook: &Rulebook,
    on: Date,
    language: &str,
) -> Result<Measured, CompareError> {
    let name = align::name(rulebook).to_owned();
    align::stands_alone(rulebook, on)?;
    let languages = &rulebook.circular().languages;
    let both = |code: &String| languages.iter().any(|own| own.text == *code);
    if !floor.languages.iter().any(|code| code == language && both(code)) {
        let common: Vec<String> = floor.languages.iter().filter(|code| both(code)).cloned().collect();
        let (circular, language) = (name, language.to_owned());
        return Err(CompareError::NotInLanguage { circular, language, common: common.join(", ") });
    }
    let words = Words::of(language);
    let view = View::new(rulebook, on, language, words);
    let instruments: Vec<InstrumentLine> =
        floor.instruments.iter().map(|instrument| line(instrument, &name, language, words)).collect();
    let rows: Vec<FloorRow> = floor
        .provisions
        .iter()
        .map(|provision| measure::row(floor, provision, &instruments, &view))
        .collect();
    let none = || Reach::ALL.into_iter().map(|reach| (reach, 0)).collect::<BTreeMap<_, _>>();
    let mut counts: BTreeMap<Binding, BTreeMap<Reach, usize>> =
        Binding::ALL.into_iter().map(|binding| (binding, none())).collect();
    for row in &rows {
        *counts.entry(row.binding).or_default().entry(row.reach).or_default() += 1;
    }
    Ok(Measured {
        on,
        language: language.to_owned(),
        floor: floor.title.get(language).to_owned(),
        circular: name,
        title: view.circular.title.get(language).to_owned(),
        instruments,
        rows,
        counts,
    })
}

fn line(instrument: &Instrument, country: &str, language: &str, words: Words) -> InstrumentLine {
    let (binding, because, certainty) = match instrument.binds.get(country) {
        Some((true, because, certainty)) => (Binding::Bound, because.clone(), certainty.as_str()),
        Some((false, because, certainty)) => (Binding::Mirror, because.clone(), certainty.as_str()),
        None => (Binding::NotSaid, String::new(), ""),
    };
    InstrumentLine {
        name: instrument.name.clone(),
        title: instrument.title.get(language).to_owned(),
        binding,
        binding_title: words.say(&format!("floor-{}", binding.as_str()), []),
        because,
        certainty: certainty.to_owned(),
    }
}
