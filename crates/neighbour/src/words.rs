//! Texts for people: `locales/<language>/compare.ftl`, `floor.ftl`, `replay.ftl`, and names of languages.

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// Languages with their texts. To add one: its four files, and a line here.
const TEXTS: [(&str, [&str; 4]); 4] = [
    (
        "en",
        [
            include_str!("../../../locales/en/compare.ftl"),
            include_str!("../../../locales/en/floor.ftl"),
            include_str!("../../../locales/en/replay.ftl"),
            include_str!("../../../locales/en/languages.ftl"),
        ],
    ),
    (
        "da",
        [
            include_str!("../../../locales/da/compare.ftl"),
            include_str!("../../../locales/da/floor.ftl"),
            include_str!("../../../locales/da/replay.ftl"),
            include_str!("../../../locales/da/languages.ftl"),
        ],
    ),
    (
        "fr",
        [
            include_str!("../../../locales/fr/compare.ftl"),
            include_str!("../../../locales/fr/floor.ftl"),
            include_str!("../../../locales/fr/replay.ftl"),
            include_str!("../../../locales/fr/languages.ftl"),
        ],
    ),
    (
        "nl",
        [
            include_str!("../../../locales/nl/compare.ftl"),
            include_str!("../../../locales/nl/floor.ftl"),
            include_str!("../../../locales/nl/replay.ftl"),
            include_str!("../../../locales/nl/languages.ftl"),
        ],
    ),
];

static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; TEXTS.len()] =
    [const { OnceLock::new() }; TEXTS.len()];

/// Speaks one language. Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(usize);

impl Words {
    /// The language of this code, or English where the texts do not exist in it.
    pub fn of(language: &str) -> Self {
        Self(TEXTS.iter().position(|(code, _)| *code == language).unwrap_or_default())
    }

    /// The code of the language that is spoken, for `lang` attributes.
    pub fn code(self) -> &'static str {
        TEXTS[self.0].0
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        BUNDLES[self.0].get_or_init(|| {
            let (code, texts) = TEXTS[self.0];
            let tag: LanguageIdentifier = code.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // All four languages are written in Latin letters; isolating signs would show on a terminal.
            bundle.set_use_isolating(false);
            for text in texts {
                // A text with a mistake keeps its sound messages; a test reads every sheet without one.
                let sheet = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(sound, _)| sound);
                bundle.add_resource_overriding(sheet);
            }
            bundle
        })
    }

    fn find(self, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundle();
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
    }

    /// The text of this name with texts in it; in English where this language lacks it, else its name.
    pub fn say<const N: usize>(self, id: &str, pairs: [(&'static str, &str); N]) -> String {
        let arguments: FluentArgs<'_> = pairs.into_iter().collect();
        self.find(id, &arguments).or_else(|| Self(0).find(id, &arguments)).unwrap_or_else(|| id.to_owned())
    }

    /// What this language calls a language; its code when it has no name for it.
    pub fn language(self, code: &str) -> String {
        self.find(&format!("language-{code}"), &FluentArgs::new()).unwrap_or_else(|| code.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        floor::{Binding, Reach},
        order::Verdict,
        questions,
    };

    fn own(text: &str) -> Vec<&str> {
        let is_id = |line: &&str| line.starts_with(|sign: char| sign.is_ascii_lowercase());
        let mut ids: Vec<&str> =
            text.lines().filter(is_id).filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn every_language_has_the_same_sound_texts() {
        for (code, texts) in TEXTS {
            // The last sheet has names of languages, which differ in number.
            for (text, english) in texts.iter().zip(TEXTS[0].1).take(3) {
                assert_eq!(own(text), own(english), "{code} against en");
            }
            for text in texts {
                assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{code}");
            }
        }
    }

    #[test]
    fn every_question_topic_and_verdict_has_its_text() {
        let known = [own(TEXTS[0].1[0]), own(TEXTS[0].1[1])].concat();
        let mut ids: Vec<String> = Vec::new();
        ids.extend(questions::topics().map(|topic| format!("compare-topic-{topic}")));
        ids.extend(questions::ALL.iter().map(|question| question.text_id()));
        for verdict in Verdict::ALL {
            ids.push(format!("compare-verdict-{}", verdict.as_str()));
            ids.push(format!("compare-meaning-{}", verdict.as_str()));
        }
        ids.extend(Reach::ALL.iter().map(|reach| format!("floor-{}", reach.as_str())));
        for binding in Binding::ALL {
            ids.push(format!("floor-{}", binding.as_str()));
            ids.push(format!("floor-head-{}", binding.as_str()));
        }
        for id in ids {
            assert!(known.contains(&id.as_str()), "locales/en lacks {id}");
        }
    }
}
