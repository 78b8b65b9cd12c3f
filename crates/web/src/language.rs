//! The reader's language: texts from `locales/<language>/*.ftl`, built in.
//!
//! All sheets of a language are one pool, so a text's name begins with its screen's.

use std::{borrow::Cow, cell::Cell, collections::HashMap, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::calendar;

include!(concat!(env!("OUT_DIR"), "/sheets.rs"));

/// One language with all its texts.
pub struct Language {
    code: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// The texts in which nothing is to be filled in, ready to be said.
    plain: HashMap<String, String>,
}

static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| SHEETS.iter().map(|(code, sheets)| Language::read(code, sheets)).collect());

thread_local! {
    /// The language in which this thread is just saying something: Fluent's number formatter is told nothing else.
    static SPEAKING: Cell<&'static str> = const { Cell::new("en") };
}

impl Language {
    fn read(code: &'static str, sheets: &[(&str, &str)]) -> Self {
        let tag: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) if number.value.fract() == 0.0 => {
                Some(calendar::number(SPEAKING.get(), number.value as i64))
            }
            _ => None,
        }));
        for (_, text) in sheets {
            // A sheet with a mistake keeps its sound texts; a test reads every sheet without one.
            let sheet = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(sound, _)| sound);
            bundle.add_resource_overriding(sheet);
        }
        let mut language = Self { code, bundle, plain: HashMap::new() };
        let ids = sheets.iter().flat_map(|(_, text)| text.lines()).filter_map(|line| line.split_once(" ="));
        for (id, _) in ids {
            // What can be said without being told anything is always said so.
            let pattern = language.bundle.get_message(id).and_then(|message| message.value());
            let mut wrong = Vec::new();
            SPEAKING.set(code);
            let text =
                pattern.map(|pattern| language.bundle.format_pattern(pattern, None, &mut wrong).into_owned());
            if let (Some(text), true) = (text, wrong.is_empty()) {
                language.plain.insert(id.to_owned(), text);
            }
        }
        language
    }

    fn find(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        if let Some(text) = self.plain.get(id) {
            return Some(text.clone());
        }
        let pattern = self.bundle.get_message(id)?.value()?;
        SPEAKING.set(self.code);
        let mut wrong = Vec::new();
        Some(self.bundle.format_pattern(pattern, arguments, &mut wrong).into_owned())
    }
}

/// Speaks one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Words(&'static Language);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.0.code)
    }
}

impl Words {
    /// Every language there is, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(Words)
    }

    /// The language of this code (`en`, `da-DK`), if there is one.
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(primary)).map(Words)
    }

    /// English, in which every text exists first.
    pub fn english() -> Self {
        static NONE: LazyLock<Language> = LazyLock::new(|| Language::read("en", &[]));
        Self::of("en").unwrap_or_else(|| Words(&NONE))
    }

    /// The best language for an `Accept-Language` header.
    pub fn accepted(header: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, &str)> = header
            .split(',')
            .take(20)
            .filter_map(|wish| {
                let mut parts = wish.split(';');
                let tag = parts.next()?.trim();
                let weight = parts.find_map(|part| part.trim().strip_prefix("q="));
                let weight = weight.map_or(Some(1.0), |weight| weight.parse::<f32>().ok())?;
                (weight > 0.0).then_some((weight, tag))
            })
            .collect();
        wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
        wishes.into_iter().find_map(|(_, tag)| Self::of(tag))
    }

    /// The code, for `lang` attributes and the circular's texts.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// The language's name in itself.
    pub fn own_name(self) -> String {
        self.say("language-own-name")
    }

    /// The text of this name.
    pub fn say(self, id: &str) -> String {
        self.tell(id, None)
    }

    /// The text of this name with one argument in it.
    pub fn say1(self, id: &str, name: &str, value: impl Argument) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(name.to_owned(), value.value());
        self.tell(id, Some(&arguments))
    }

    /// The text of this name with two arguments in it.
    pub fn say2(
        self,
        id: &str,
        name: &str,
        value: impl Argument,
        other: &str,
        other_value: impl Argument,
    ) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(name.to_owned(), value.value());
        arguments.set(other.to_owned(), other_value.value());
        self.tell(id, Some(&arguments))
    }

    /// The text of this name with any number of arguments in it.
    pub fn say_all<'a>(
        self,
        id: &str,
        pairs: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        let arguments: FluentArgs<'_> = pairs.into_iter().collect();
        self.tell(id, Some(&arguments))
    }

    /// The text of this name, or nothing where no language has it.
    pub fn find(self, id: &str) -> Option<String> {
        self.0.find(id, None).or_else(|| Self::english().0.find(id, None))
    }

    // A text missing in this language is said in English, one missing there too by its name; a test finds both.
    fn tell(self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        self.0
            .find(id, arguments)
            .or_else(|| Self::english().0.find(id, arguments))
            .unwrap_or_else(|| id.to_owned())
    }
}

/// What can stand in a text: texts and whole numbers, by value or reference.
pub trait Argument {
    /// As Fluent takes it.
    fn value(&self) -> FluentValue<'_>;
}

impl<A: Argument + ?Sized> Argument for &A {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

impl Argument for str {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::String(Cow::Borrowed(self))
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'_> {
        self.as_str().value()
    }
}

macro_rules! numbers {
    ($($kind:ty)+) => {
        $(impl Argument for $kind {
            fn value(&self) -> FluentValue<'_> {
                FluentValue::from(*self)
            }
        })+
    };
}

numbers!(u8 i16 u16 i32 u32 i64 u64 usize);

/// A whole number, by value or reference; beyond 2^63 it counts as that.
pub trait Whole {
    /// The number.
    fn whole(&self) -> i64;
}

impl<W: Whole + ?Sized> Whole for &W {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

macro_rules! whole {
    ($($kind:ty)+) => {
        $(impl Whole for $kind {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })+
    };
}

whole!(u8 i16 u16 i32 u32 i64 u64 usize);

/// Texts of every sheet, for tests: language, sheet, text.
pub fn sheets() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    SHEETS.iter().flat_map(|(code, sheets)| sheets.iter().map(|(name, text)| (*code, *name, *text)))
}
