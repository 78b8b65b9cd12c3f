//! One language: how it is written, who has checked it, its texts.

use std::collections::BTreeMap;

use circular::nodes::Node;
use jiff::civil::Date;

use crate::lines::Reader;

/// A language of the guide.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its word in addresses and document names: `zh`.
    pub code: String,
    /// For browsers and voices: `zh-Hans`.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Whether it is written from right to left.
    pub is_right_to_left: bool,
    /// The longest a sentence may be.
    pub longest: Longest,
    /// How far its text has come; `None` while it is not whole, and then it is not shown.
    pub status: Option<Status>,
    pub(crate) line: usize,
    pub(crate) texts: BTreeMap<String, Text>,
}

/// A text with its line.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub text: String,
    pub line: usize,
}

/// How long a sentence may be at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Longest {
    /// So many words.
    Words(usize),
    /// So many signs, where words are not parted by spaces.
    Signs(usize),
}

/// How far a text has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Written on this day, checked by nobody.
    Drafted {
        /// The day.
        on: Date,
    },
    /// Read as a whole by somebody who reads the language and did not write it.
    Checked {
        /// The day.
        on: Date,
        /// Who, as may be shown in public.
        by: String,
    },
}

impl Status {
    /// The day of it.
    pub fn on(&self) -> Date {
        match self {
            Self::Drafted { on } | Self::Checked { on, .. } => *on,
        }
    }
}

impl Language {
    /// `language ar lang=ar name="العربية" direction=rtl`.
    pub(crate) fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Self> {
        reader.only(node, &["lang", "name", "direction", "words", "signs"]);
        let code = reader.argument(node, "a code")?;
        let (tag, name) = (reader.property(node, "lang")?, reader.property(node, "name")?);
        let is_plain = |code: &str| code.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-');
        if !is_plain(&code) {
            reader.at(node, format!("`{code}` stands in an address: small letters and hyphens"));
        }
        let is_right_to_left = match node.property("direction") {
            None | Some("ltr") => false,
            Some("rtl") => true,
            Some(other) => {
                reader.at(node, format!("`{other}` is no direction; there are `ltr` and `rtl`"));
                false
            }
        };
        let number = |reader: &mut Reader<'_>, name: &str| {
            let text = node.property(name)?;
            let number = text.parse().ok();
            if number.is_none() {
                reader.at(node, format!("`{name}={text}` is no number"));
            }
            number
        };
        let longest = match (number(reader, "words"), number(reader, "signs")) {
            (_, Some(signs)) => Longest::Signs(signs),
            (words, None) => Longest::Words(words.unwrap_or(11)),
        };
        let line = reader.line(node);
        Some(Self { code, tag, name, is_right_to_left, longest, status: None, line, texts: BTreeMap::new() })
    }

    /// Reads the language's own document: a status, then a text a line.
    pub(crate) fn listen(&mut self, reader: &mut Reader<'_>) {
        for node in reader.nodes() {
            let line = reader.line(&node);
            if node.name.as_str() == "status" {
                let status = read_status(reader, &node);
                if self.status.is_some() {
                    reader.at(&node, "there is one `status`");
                }
                self.status = status;
                continue;
            }
            let [text] = node.arguments.as_slice() else {
                reader.at(&node, format!("`{}` needs one text in quotes", node.name));
                continue;
            };
            if !node.properties.is_empty() || node.has_block {
                reader.at(&node, format!("`{}` is a text in quotes, nothing more", node.name));
            }
            let text = Text { text: text.text.clone(), line };
            if let Some(before) = self.texts.insert(node.name.text.clone(), text) {
                reader.at(&node, format!("`{}` stands already on line {}", node.name, before.line));
            }
        }
        if self.status.is_none() {
            reader.wrong(1, "the language says no status: `status drafted on=\"2026-11-25\"`");
        }
    }
}

fn read_status(reader: &mut Reader<'_>, node: &Node) -> Option<Status> {
    reader.only(node, &["on", "by"]);
    let day = reader.property(node, "on")?;
    let Ok(on) = day.parse() else {
        reader.at(node, format!("`{day}` is no day; write it as \"2026-11-25\""));
        return None;
    };
    match node.argument(0) {
        Some("drafted") => Some(Status::Drafted { on }),
        Some("checked") => Some(Status::Checked { on, by: reader.property(node, "by")? }),
        _ => {
            reader.at(node, "a text is `drafted` or `checked`");
            None
        }
    }
}
