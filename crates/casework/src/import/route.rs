//! Which events a row becomes, and which column feeds which fact: by the circular's `htcds=` and core vocabulary.

use std::collections::BTreeMap;

use circular::{
    Rulebook,
    model::{Event, Fact},
};
use jiff::civil::Date;

use super::{
    ImportError,
    report::{UnknownColumn, WHY_COLUMN},
    value::{folded, nearest},
};

/// Names that this program adds to the standard's begin so.
const OWN_PREFIX: &str = "nbt_";

/// What the columns of a file are for.
pub(super) struct Route<'a> {
    /// The opening event, then what follows it.
    pub legs: Vec<Leg<'a>>,
    /// Columns that are read for themselves.
    pub special: BTreeMap<Special, usize>,
    pub unknown: Vec<UnknownColumn>,
    /// Columns of the standard or of ours, placed or not: they make up a row's identity.
    pub vocabulary: Vec<usize>,
}

/// One event of a row.
pub(super) struct Leg<'a> {
    pub event: &'a Event,
    pub step: Step,
    pub facts: Vec<Feed<'a>>,
}

/// A fact and the columns that answer it.
pub(super) struct Feed<'a> {
    pub fact: &'a Fact,
    /// In the order in which the circular names the fields; several are joined by a space.
    pub columns: Vec<usize>,
}

/// Where in the way of a referral an event stands, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Opening,
    /// A record beside the way, such as who the person is.
    Recorded,
    Informed,
    Agreed,
    Referred,
}

/// Fields with a meaning of their own, beside any fact that they answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Special {
    /// The day of detection.
    On,
    /// The day a referral was sent.
    Sent,
    /// The day a referral was accepted.
    Accepted,
    /// The person was informed and agreed.
    Consent,
    /// Who referred.
    ReferringOffice,
    /// Where to.
    ReferredOffice,
    /// A file that exists.
    File,
    /// Why a row was refused last time.
    Why,
}

impl Special {
    const ALL: [Self; 8] = [
        Self::On,
        Self::Sent,
        Self::Accepted,
        Self::Consent,
        Self::ReferringOffice,
        Self::ReferredOffice,
        Self::File,
        Self::Why,
    ];

    /// The field's name.
    pub fn field(self) -> &'static str {
        match self {
            Self::On => "nbt_on",
            Self::Sent => "cas_OutgoingReferralDate",
            Self::Accepted => "cas_IncomingReferralDate",
            Self::Consent => "con_Consent",
            Self::ReferringOffice => "cas_ReferringOrganisation",
            Self::ReferredOffice => "cas_ReferredOrganisation",
            Self::File => "nbt_file",
            Self::Why => WHY_COLUMN,
        }
    }
}

impl Feed<'_> {
    /// The name of the field that a file without such a column lacks.
    pub fn field(&self) -> String {
        fields(self.fact).next().unwrap_or_default()
    }
}

/// Finds the way: the opening event that places most columns, then what the same role may record on the way to a
/// referral.
pub(super) fn find<'a>(
    rulebook: &'a Rulebook,
    by: &str,
    today: Date,
    columns: &[String],
) -> Result<Route<'a>, ImportError> {
    let circular = rulebook.circular();
    let folded_columns: Vec<String> = columns.iter().map(|column| folded(column)).collect();
    refuse_repeated(columns, &folded_columns)?;
    let may_record = |event: &Event| rulebook.may_record(by, event.name.as_str(), today);
    let opening = circular
        .events
        .iter()
        .filter(|event| event.opens_file && may_record(event))
        .map(|event| leg(event, Step::Opening, &folded_columns))
        .rev()
        .max_by_key(|leg| leg.facts.iter().filter(|feed| !feed.columns.is_empty()).count())
        .ok_or_else(|| ImportError::NothingToOpen { by: by.to_owned() })?;
    let file = opening.event.file.as_str();
    let mut legs = vec![];
    for (step, word) in [(Step::Informed, "informed"), (Step::Agreed, "agreed"), (Step::Referred, "referred")]
    {
        let counts = |event: &&Event| event.counts_as.iter().any(|counted| counted.as_str() == word);
        if counts(&opening.event) {
            continue;
        }
        let event = circular.events.iter().filter(counts).find(|event| {
            event.file.as_str() == file && event.name != opening.event.name && may_record(event)
        });
        legs.extend(event.map(|event| leg(event, step, &folded_columns)));
    }
    // What counts as nothing moves nobody along: a record of who the person is, or a remark.
    let records = circular
        .events
        .iter()
        .filter(|event| event.file.as_str() == file && event.counts_as.is_empty() && may_record(event))
        .filter(|event| event.name != opening.event.name)
        .map(|event| leg(event, Step::Recorded, &folded_columns))
        .filter(|leg| leg.facts.iter().any(|feed| !feed.columns.is_empty()));
    legs.splice(0..0, records);
    legs.insert(0, opening);
    Ok(places(legs, columns, &folded_columns))
}

fn refuse_repeated(columns: &[String], folded_columns: &[String]) -> Result<(), ImportError> {
    let mut seen = BTreeMap::new();
    for (place, name) in folded_columns.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        if let Some(first) = seen.insert(name, place) {
            return Err(ImportError::RepeatedColumn {
                column: columns[place].clone(),
                first: first + 1,
                second: place + 1,
            });
        }
    }
    Ok(())
}

fn leg<'a>(event: &'a Event, step: Step, folded_columns: &[String]) -> Leg<'a> {
    let facts = event
        .facts
        .iter()
        .map(|fact| Feed {
            fact,
            columns: fields(fact)
                .filter_map(|field| folded_columns.iter().position(|column| *column == folded(&field)))
                .collect(),
        })
        .collect();
    Leg { event, step, facts }
}

/// The fields that answer a fact: those of its `htcds`, and `nbt_` with its own name.
fn fields(fact: &Fact) -> impl Iterator<Item = String> {
    let own = format!("{OWN_PREFIX}{}", fact.name.text.replace('-', "_"));
    fact.htcds.iter().flat_map(|fields| fields.split_whitespace()).map(str::to_owned).chain([own])
}

fn places<'a>(legs: Vec<Leg<'a>>, columns: &[String], folded_columns: &[String]) -> Route<'a> {
    let special: BTreeMap<Special, usize> = Special::ALL
        .into_iter()
        .filter_map(|special| {
            let field = folded(special.field());
            folded_columns.iter().position(|column| *column == field).map(|place| (special, place))
        })
        .collect();
    let mut offered: Vec<String> =
        legs.iter().flat_map(|leg| &leg.facts).flat_map(|feed| fields(feed.fact)).collect();
    offered.extend(Special::ALL.map(|special| special.field().to_owned()));
    let fed = |place: usize| {
        special.values().any(|special| *special == place)
            || legs.iter().flat_map(|leg| &leg.facts).any(|feed| feed.columns.contains(&place))
    };
    let standard: Vec<String> = FIELDS.split_ascii_whitespace().map(folded).collect();
    let mut unknown = Vec::new();
    let mut vocabulary = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let in_standard = standard.contains(&folded_columns[place]);
        let is_why = special.get(&Special::Why) == Some(&place);
        if !is_why && (in_standard || fed(place) || folded_columns[place].starts_with("nbt")) {
            vocabulary.push(place);
        }
        if !fed(place) {
            let nearest = nearest(column, offered.iter().map(String::as_str));
            unknown.push(UnknownColumn { column: column.clone(), in_standard, nearest });
        }
    }
    Route { legs, special, unknown, vocabulary }
}

/// Every field of the Human Trafficking Case Data Standard 2.0 (IOM, 24 December 2021, CC BY 4.0).
const FIELDS: &str = include_str!("fields.txt");
