//! Households and places in words, and the days to come as a drawing.

use casework::places::{FORECAST_DAYS, KindOfPlaces, PlaceRefusal, Stay};
use circular::{
    model::{Fact, PlacesFor},
    vocabulary::FileOf,
};
use jiff::{ToSpan, civil::Date};

use crate::{told::Told, visit::Visit};

/// Speaks of places in the reader's language, or in another.
pub struct PlacesTold<'v> {
    visit: &'v Visit,
    told: Told<'v>,
}

impl<'v> PlacesTold<'v> {
    /// In the reader's language.
    pub fn new(visit: &'v Visit) -> Self {
        Self::in_words(visit, visit.words)
    }

    /// In this language.
    pub fn in_words(visit: &'v Visit, words: crate::language::Words) -> Self {
        Self { visit, told: Told::new(&visit.app, words) }
    }

    /// For whom places are.
    pub fn kind(&self, kind: PlacesFor) -> String {
        self.told.words.say(match kind {
            PlacesFor::Woman => "places-woman",
            PlacesFor::Man => "places-man",
            PlacesFor::Family => "places-family",
        })
    }

    /// `A woman`, `A family of 4`.
    pub fn household(&self, stay: &Stay) -> String {
        let id = match stay.household {
            Some(PlacesFor::Woman) => "places-household-woman",
            Some(PlacesFor::Man) => "places-household-man",
            Some(PlacesFor::Family) | None => "places-household-family",
        };
        self.told.words.say1(id, "persons", stay.persons)
    }

    /// What people call a stage.
    pub fn stage(&self, name: &str) -> String {
        self.told.stage(name)
    }

    /// The circular's words for an answer to a fact of this word, in any event of a stay; the answer where there are none.
    pub fn choice(&self, word: &str, answer: Option<&str>) -> String {
        let Some(answer) = answer else { return String::new() };
        let offered =
            self.fact(word).and_then(|fact| fact.choices.iter().find(|choice| choice.name.text == answer));
        let title = offered.map(|choice| choice.title.get(self.told.words.code()));
        title.filter(|title| !title.is_empty()).unwrap_or(answer).to_owned()
    }

    /// The first fact of a word in an event of a stay.
    pub fn fact(&self, word: &str) -> Option<&'v Fact> {
        let circular = self.visit.app.rulebook().circular();
        let events = circular.events.iter();
        let mut own = events.filter(|event| circular.file_kind(&event.file.text) == Some(FileOf::Stay));
        own.find_map(|event| event.fact_of(word))
    }

    /// Why a household cannot have a unit, and the address of the rule.
    pub fn refusal(&self, refusal: &PlaceRefusal) -> (String, Option<String>) {
        let words = self.told.words;
        let sentence = match refusal {
            PlaceRefusal::Unknown { .. } => words.say("places-not-unknown"),
            PlaceRefusal::ForOthers { unit_for, .. } => words.say(match unit_for {
                PlacesFor::Woman => "places-not-for-women",
                PlacesFor::Man => "places-not-for-men",
                PlacesFor::Family => "places-not-for-families",
            }),
            PlaceRefusal::Taken { .. } => words.say("places-not-taken"),
            PlaceRefusal::Full { free, persons, .. } => {
                words.say2("places-not-full", "free", *free, "persons", *persons)
            }
        };
        (sentence, self.told.refusal_rule(&refusal.refusal()))
    }
}

/// So many days after a day.
pub fn day_ahead(today: Date, ahead: usize) -> Date {
    today.saturating_add(i64::try_from(ahead).unwrap_or(0).days())
}

/// Free places day by day as bars, tonight first. What it shows stands beside it in words.
pub fn drawing(kind: &KindOfPlaces, title: &str) -> String {
    const WIDE: usize = 6;
    const HIGH: usize = 40;
    let count = usize::try_from(kind.count).unwrap_or(1).max(1);
    let width = (FORECAST_DAYS + 1) * WIDE;
    let mut svg = format!(
        r#"<svg class="places-days" role="img" aria-label="{}" viewBox="0 0 {width} {}" width="{width}" height="{}">"#,
        escaped(title),
        HIGH + 1,
        HIGH + 1
    );
    for (ahead, free) in kind.free.iter().enumerate() {
        let free = usize::try_from(*free).unwrap_or(0).min(count);
        let height = free * HIGH / count;
        let (x, y) = (ahead * WIDE, HIGH - height);
        if height > 0 {
            svg.push_str(&format!(
                r#"<rect class="free" x="{x}" y="{y}" width="{}" height="{height}"/>"#,
                WIDE - 1
            ));
        }
    }
    svg.push_str(&format!(r#"<rect class="ground" x="0" y="{HIGH}" width="{width}" height="1"/></svg>"#));
    svg
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
