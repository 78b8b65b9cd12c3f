//! Texts for people: read once from `locales/<language>/*.ftl`, spoken with arguments.

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// A set of texts that are spoken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// What `check` says.
    Mistakes,
    /// Rules as sentences.
    Rules,
}

/// Languages of each sheet with their texts. To add one: its file, and a line here.
const TEXTS: [(Sheet, &str, &str); 6] = [
    (
        Sheet::Mistakes,
        "en",
        concat!(
            include_str!("../../../locales/en/mistakes.ftl"),
            include_str!("../../../locales/en/mistakes_screening.ftl")
        ),
    ),
    (
        Sheet::Mistakes,
        "da",
        concat!(
            include_str!("../../../locales/da/mistakes.ftl"),
            include_str!("../../../locales/da/mistakes_screening.ftl")
        ),
    ),
    (Sheet::Rules, "en", include_str!("../../../locales/en/rules.ftl")),
    (Sheet::Rules, "da", include_str!("../../../locales/da/rules.ftl")),
    (Sheet::Rules, "fr", include_str!("../../../locales/fr/rules.ftl")),
    (Sheet::Rules, "nl", include_str!("../../../locales/nl/rules.ftl")),
];

static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; TEXTS.len()] =
    [const { OnceLock::new() }; TEXTS.len()];

/// One sheet in one language.
#[derive(Clone, Copy)]
pub(crate) struct Locale {
    sheet: Sheet,
    at: usize,
}

impl Locale {
    /// The sheet in `language`, or in English where it does not exist in that language.
    pub fn of(sheet: Sheet, language: &str) -> Self {
        let find =
            |wanted: &str| TEXTS.iter().position(|(of, language, _)| *of == sheet && *language == wanted);
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        Self { sheet, at: find(primary).or_else(|| find("en")).unwrap_or_default() }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        BUNDLES[self.at].get_or_init(|| {
            let (_, language, text) = TEXTS[self.at];
            let tag: LanguageIdentifier = language.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Names and dates stand among Latin letters in all four languages; isolating signs would show on a terminal.
            bundle.set_use_isolating(false);
            // A text with a mistake keeps its sound messages; a test reads every sheet without one.
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(sound, _)| sound);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }

    /// The message `id`, or its attribute, or nothing when the sheet does not have it.
    pub fn find(self, id: &str, attribute: Option<&str>, arguments: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundle();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        let mut wrong = Vec::new();
        Some(bundle.format_pattern(pattern, Some(arguments), &mut wrong).into_owned())
    }

    /// The message `id`. A text missing in this language is spoken in English, one missing there too as its id.
    pub fn say(self, id: &str, attribute: Option<&str>, arguments: &FluentArgs<'_>) -> String {
        self.find(id, attribute, arguments)
            .or_else(|| Self::of(self.sheet, "en").find(id, attribute, arguments))
            .unwrap_or_else(|| id.to_owned())
    }
}

/// Arguments out of names and values.
pub(crate) fn arguments<'a, V: Into<FluentValue<'a>>>(
    pairs: impl IntoIterator<Item = (&'a str, V)>,
) -> FluentArgs<'a> {
    pairs.into_iter().map(|(key, value)| (key, value.into())).collect()
}

/// Every sheet reads without a mistake; used by tests.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_is_sound() {
        for (sheet, language, text) in TEXTS {
            if let Err((_, mistakes)) = FluentResource::try_new(text.to_owned()) {
                panic!("{sheet:?} {language}: {mistakes:?}");
            }
        }
    }

    #[test]
    fn every_language_of_a_sheet_has_the_same_messages() {
        let ids = |text: &str| -> Vec<String> {
            let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
            let mut ids: Vec<String> = Vec::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                match line.strip_prefix("    .") {
                    Some(attribute) => {
                        let message =
                            ids.iter().rev().find(|id| !id.contains('.')).cloned().unwrap_or_default();
                        ids.extend(id(attribute).map(|attribute| format!("{message}.{attribute}")));
                    }
                    None if line.starts_with(|sign: char| sign.is_ascii_lowercase()) => ids.extend(id(line)),
                    None => {}
                }
            }
            ids.sort();
            ids
        };
        for sheet in [Sheet::Mistakes, Sheet::Rules] {
            let of_sheet: Vec<_> = TEXTS.iter().filter(|(of, _, _)| *of == sheet).collect();
            for (_, language, text) in &of_sheet[1..] {
                assert_eq!(ids(of_sheet[0].2), ids(text), "{sheet:?}: {language} against {}", of_sheet[0].1);
            }
        }
    }
}
