//! Whether every language says everything, and the circular still says what the passages rest on.

use std::collections::BTreeSet;

use circular::{Rulebook, nearest::nearest};
use jiff::civil::Date;

use crate::{
    frame::{Guide, Part, Section},
    ground::Ground,
    language::{Language, Text},
    lines::{Document, Mistake, Reader},
    sentence,
};

/// So many sections fit on the folded leaflet.
const ON_PAPER_MAX: usize = 8;

impl Guide {
    /// Reads a language's document and lays it beside the list of texts. What is not whole is not shown.
    pub(crate) fn listen(&self, language: &mut Language, document: &Document, mistakes: &mut Vec<Mistake>) {
        let mut reader = Reader::new(document);
        language.listen(&mut reader);
        let mut is_whole = reader.mistakes.is_empty();
        let wanted = self.wanted();
        let mut before: Option<(&str, usize)> = None;
        for (name, says) in &wanted {
            let Some(Text { text, line }) = language.texts.get(name) else {
                is_whole = false;
                let (place, line) = match before {
                    Some((before, line)) => (format!("; it stands after `{before}`"), line),
                    None => (String::new(), 1),
                };
                reader.wrong(line, format!("`{name}` is missing{place}"));
                continue;
            };
            before = Some((name, *line));
            is_whole &= self.said(&mut reader, name, says, text, *line);
            for fault in sentence::faults(text, language.longest) {
                reader.wrong(*line, format!("`{name}`: {fault}"));
            }
        }
        for (name, text) in &language.texts {
            if !wanted.iter().any(|(known, _)| known == name) {
                let near = nearest(name, wanted.iter().map(|(known, _)| known.as_str()));
                let near = near.map(|near| format!("; is `{near}` meant?")).unwrap_or_default();
                reader.wrong(text.line, format!("the guide has no text `{name}`{near}"));
            }
        }
        self.buttons_are_named(language, &mut reader);
        if !is_whole {
            language.status = None;
        }
        mistakes.extend(reader.mistakes);
    }

    /// Whether a text says something, and names what it must name.
    fn said(
        &self,
        reader: &mut Reader<'_>,
        name: &str,
        says: &BTreeSet<String>,
        text: &str,
        line: usize,
    ) -> bool {
        if text.trim().is_empty() {
            reader.wrong(line, format!("`{name}` is empty"));
            return false;
        }
        // A brace without a partner is told with what else is wrong with the way it is written.
        let Ok(named) = sentence::named(text) else { return false };
        let says: BTreeSet<&str> = says.iter().map(String::as_str).collect();
        for word in says.difference(&named) {
            reader.wrong(line, format!("`{name}` must say {{{word}}}"));
        }
        for word in named.difference(&says) {
            reader.wrong(line, format!("`{name}` must not say {{{word}}}"));
        }
        says == named
    }

    /// Texts that speak of a button call it by its own words.
    fn buttons_are_named(&self, language: &Language, reader: &mut Reader<'_>) {
        let text = |name: &str| language.texts.get(name);
        let Some(exit) = text("exit") else { return };
        let exit = exit.text.to_lowercase();
        for name in ["exit-help", "trace-back"] {
            if let Some(Text { text, line }) =
                text(name).filter(|text| !text.text.to_lowercase().contains(&exit))
            {
                reader.wrong(
                    *line,
                    format!("`{name}` must name the button by its words, as in `exit`: {text}"),
                );
            }
        }
    }

    /// Everything that a circular no longer says on a day, and what else is wrong with the guide beside it.
    pub fn check(&self, rulebook: &Rulebook, on: Date) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let mut wrong = |line: usize, what: String| {
            mistakes.push(Mistake { document: self.document.clone(), line, what })
        };
        if rulebook.circular().called() != self.country {
            let called = rulebook.circular().called();
            wrong(
                self.line,
                format!("this is the guide of `{}`, the circular is that of `{called}`", self.country),
            );
        }
        for number in &self.numbers {
            if let Err(what) = number.on(rulebook, on) {
                wrong(number.line, format!("{{{}}}: {what}", number.name));
            }
            fallen(&number.grounds, rulebook, on, |what| {
                wrong(number.line, format!("{{{}}}: {what}", number.name))
            });
        }
        for passage in self.passages() {
            fallen(&passage.grounds, rulebook, on, |what| {
                wrong(
                    passage.line,
                    format!("`{}`: {what}; it is not shown until its texts fit again", passage.name),
                );
            });
        }
        fallen(&self.grounds, rulebook, on, |what| wrong(self.line, what));
        self.enough_languages(rulebook, &mut wrong);
        match self.calls(rulebook).as_slice() {
            [] => wrong(self.line, format!("no office of the role `{}` has a telephone number", self.role)),
            calls => {
                for region in calls.iter().filter_map(|call| call.region.as_deref()) {
                    if !self.regions.iter().any(|known| known == region) {
                        wrong(self.line, format!("`regions` lacks `{region}`, where a centre is"));
                    }
                }
            }
        }
        let on_paper = self.sections.iter().filter(|section| section.is_on_paper).count();
        if on_paper > ON_PAPER_MAX {
            wrong(
                self.line,
                format!(
                    "{on_paper} sections do not fit on the leaflet: {ON_PAPER_MAX} do; mark one `paper=no`"
                ),
            );
        }
        if self.sections.first().is_none_or(|section| !has_calls(section)) {
            wrong(self.line, "the first section holds `calls`".to_owned());
        }
        for language in self.whole() {
            if language.status.as_ref().is_some_and(|status| status.on() > on) {
                let line = language.line;
                wrong(line, format!("the status of `{}` speaks of a day to come", language.code));
            }
        }
        mistakes
    }

    /// Where the list of languages rests on a target, it has as many.
    fn enough_languages(&self, rulebook: &Rulebook, wrong: &mut impl FnMut(usize, String)) {
        for ground in &self.grounds {
            let Ground::Rule { kind: "target", name, .. } = ground else { continue };
            let all = &rulebook.circular().targets;
            let target = all.iter().find(|target| target.name.text == *name);
            let wanted = target.and_then(|target| target.at_least).unwrap_or(0);
            let has = self.languages.len();
            if (has as u64) < wanted {
                wrong(self.line, format!("the list has {has} languages, `{name}` asks for {wanted}"));
            }
        }
    }
}

fn fallen(grounds: &[Ground], rulebook: &Rulebook, on: Date, mut tell: impl FnMut(String)) {
    for ground in grounds {
        if let Err(what) = ground.stands(rulebook, on) {
            tell(what);
        }
    }
}

fn has_calls(section: &Section) -> bool {
    section.parts.iter().any(|part| matches!(part, Part::Calls))
}
