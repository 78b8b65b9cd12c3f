//! KDL 2, read so that every mistake is told at its own place and the rest is still read.
//!
//! The whole of KDL 2 is read but type annotations, which a circular has no use for. Unlike a plain parser this one goes on
//! after a mistake: a date without quotes is taken as the date it means, a line that cannot be read is left out alone.

use super::{
    strings,
    tree::{Literal, Node, Property, Value},
};
use crate::{
    mistake::{Code, MISTAKES_MAX, Mistake},
    model::Name,
    source::Span,
};

/// Bytes in one document.
pub(crate) const BYTES_MAX: usize = 4 * 1024 * 1024;
/// Braces inside braces.
pub(crate) const DEPTH_MAX: usize = 32;
/// Nodes in one document.
pub(crate) const NODES_MAX: usize = 100_000;

/// Reads one document: its nodes, and what is wrong with its writing.
pub fn parse(text: &str, document: u32) -> (Vec<Node>, Vec<Mistake>) {
    if text.len() > BYTES_MAX {
        let place = Span { document, start: 0, end: 0 };
        let mistake =
            Mistake::error(Code::Limits, "limits-bytes", place).with("bytes", BYTES_MAX / 1024 / 1024);
        return (Vec::new(), vec![mistake]);
    }
    let mut parser = Parser::new(text, document);
    let nodes = parser.document();
    if !parser.unclosed {
        return (nodes, parser.mistakes);
    }
    // A brace is never closed, so that everything behind it went into the wrong place. Read again, this time taking a word
    // in the first column for the beginning of a new rule.
    let mut parser = Parser::new(text, document);
    parser.by_column = true;
    let nodes = parser.document();
    (nodes, parser.mistakes)
}

/// The byte behind the node that begins at `start`.
pub(crate) fn node_end(text: &str, start: usize) -> usize {
    let mut parser = Parser::new(text, 0);
    parser.at = start;
    parser.node();
    parser.at
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    document: u32,
    depth: usize,
    nodes: usize,
    by_column: bool,
    unclosed: bool,
    stopped: bool,
    open_told: Option<usize>,
    pub(super) mistakes: Vec<Mistake>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, document: u32) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            text,
            at,
            document,
            depth: 0,
            nodes: 0,
            by_column: false,
            unclosed: false,
            stopped: false,
            open_told: None,
            mistakes: Vec::new(),
        }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub(super) fn span(&self, start: usize) -> Span {
        self.between(start, self.at)
    }

    pub(super) fn between(&self, start: usize, end: usize) -> Span {
        Span { document: self.document, start: start as u32, end: end as u32 }
    }

    pub(super) fn wrong(&mut self, case: &'static str, place: Span) {
        self.tell(Mistake::error(Code::Syntax, case, place));
    }

    fn tell(&mut self, mistake: Mistake) {
        self.stopped |= self.mistakes.len() >= MISTAKES_MAX;
        if !self.stopped {
            self.mistakes.push(mistake);
        }
    }

    fn document(&mut self) -> Vec<Node> {
        let mut all = Vec::new();
        loop {
            all.append(&mut self.lines());
            match self.peek() {
                Some('}') if !self.stopped => {
                    let start = self.at;
                    self.bump();
                    self.wrong("syntax-closing-brace", self.span(start));
                }
                _ => return all,
            }
        }
    }

    /// Nodes up to a closing brace, the end, or (after an open brace was seen) a new rule in the first column.
    fn lines(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        loop {
            self.line_space();
            if self.stopped {
                return nodes;
            }
            match self.peek() {
                None | Some('}') => return nodes,
                Some(_) if self.by_column && self.depth > 0 && self.in_first_column() => return nodes,
                Some(_) if self.rest().starts_with("/-") => {
                    self.at += 2;
                    self.line_space();
                    self.node();
                }
                Some(_) => nodes.extend(self.node()),
            }
        }
    }

    fn in_first_column(&self) -> bool {
        (self.at == 0 || self.text[..self.at].ends_with(is_newline))
            && self.peek().is_some_and(|sign| sign.is_ascii_lowercase())
    }

    fn node(&mut self) -> Option<Node> {
        if matches!(self.peek(), None | Some('}')) {
            return None;
        }
        self.nodes += 1;
        if self.nodes > NODES_MAX {
            self.stopped = true;
            let place = self.between(self.at, self.at);
            self.mistakes.push(Mistake::error(Code::Limits, "limits-lines", place).with("lines", NODES_MAX));
            return None;
        }
        let start = self.at;
        let before = self.mistakes.len();
        if self.peek() == Some('(') {
            self.annotation();
        }
        let Some(name) = self.node_name() else {
            self.skip_line(start, before);
            return None;
        };
        let mut node = Node {
            name,
            arguments: Vec::new(),
            properties: Vec::new(),
            lines: Vec::new(),
            has_block: false,
            head: self.span(start),
            broken: false,
        };
        self.entries(&mut node);
        node.broken = self.mistakes[before..]
            .iter()
            .any(|mistake| node.head.start <= mistake.place.start && mistake.place.end <= node.head.end);
        Some(node)
    }

    fn node_name(&mut self) -> Option<Name> {
        if self.peek() == Some('{') {
            self.wrong("syntax-line-start", self.between(self.at, self.at + 1));
            return None;
        }
        let value = self.value()?;
        match value.literal {
            Literal::Word | Literal::Quoted => Some(Name { text: value.text, span: value.span }),
            Literal::Broken => None,
            _ => {
                self.wrong("syntax-line-start", value.span);
                None
            }
        }
    }

    fn entries(&mut self, node: &mut Node) {
        let mut told_behind = false;
        loop {
            let spaced = self.node_space();
            let rest = self.rest();
            match self.peek() {
                None | Some('}') => return,
                Some(';') => {
                    self.bump();
                    return;
                }
                Some(sign) if is_newline(sign) => return,
                Some('{') => {
                    if node.has_block {
                        self.wrong("syntax-second-block", self.between(self.at, self.at + 1));
                    }
                    node.has_block = true;
                    let mut lines = self.block();
                    node.lines.append(&mut lines);
                }
                Some(_) if rest.starts_with("//") => {
                    self.comment();
                    return;
                }
                Some(_) if rest.starts_with("/-") => {
                    self.at += 2;
                    self.line_space();
                    match self.peek() {
                        Some('{') => drop(self.block()),
                        Some('}') | None => return,
                        Some(_) => drop(self.entry()),
                    }
                }
                Some('(') => self.annotation(),
                Some(sign) => {
                    let start = self.at;
                    let sign = self.between(start, start + sign.len_utf8());
                    if node.has_block {
                        if !std::mem::replace(&mut told_behind, true) {
                            self.wrong("syntax-after-block", sign);
                        }
                        self.entry();
                    } else {
                        if !spaced {
                            self.wrong("syntax-space", sign);
                        }
                        match self.entry() {
                            Some(Entry::Argument(value)) => node.arguments.push(value),
                            Some(Entry::Property(property)) => node.properties.push(property),
                            None => {}
                        }
                        node.head.end = self.at as u32;
                    }
                    if self.at == start {
                        self.bump();
                    }
                }
            }
            if self.stopped {
                return;
            }
        }
    }

    fn block(&mut self) -> Vec<Node> {
        let open = self.at;
        self.bump();
        if self.depth >= DEPTH_MAX {
            self.stopped = true;
            let place = self.between(open, open + 1);
            self.mistakes.push(Mistake::error(Code::Limits, "limits-depth", place).with("depth", DEPTH_MAX));
            return Vec::new();
        }
        self.depth += 1;
        let lines = self.lines();
        self.depth -= 1;
        if self.peek() == Some('}') && !(self.by_column && self.closes_further_out(open)) {
            self.bump();
        } else if !self.stopped {
            self.unclosed = true;
            // The innermost open brace is told, those around it are its echo.
            if self.open_told.replace(self.at) != Some(self.at) {
                self.wrong("syntax-open-brace", self.between(open, open + 1));
            }
        }
        lines
    }

    /// Whether the brace here stands first on its line, further left than the line that opened the block at `open`.
    fn closes_further_out(&self, open: usize) -> bool {
        let before = self.text[..self.at].trim_end_matches(is_space);
        if !(before.is_empty() || before.ends_with(is_newline)) || open >= before.len() {
            return false;
        }
        let opened = self.text[..open].char_indices().rev().find(|(_, sign)| is_newline(*sign));
        let row = &self.text[opened.map_or(0, |(at, sign)| at + sign.len_utf8())..];
        let indent = row.chars().take_while(|sign| is_space(*sign)).count();
        self.text[before.len()..self.at].chars().count() < indent
    }

    fn entry(&mut self) -> Option<Entry> {
        let start = self.at;
        let value = self.value()?;
        let after = self.at;
        self.node_space();
        if self.peek() != Some('=') {
            self.at = after;
            return Some(Entry::Argument(value));
        }
        self.bump();
        let behind = self.at;
        let spaced = self.node_space();
        if self.peek() == Some('(') {
            self.annotation();
        }
        let missing =
            self.peek().is_none_or(|sign| is_newline(sign) || matches!(sign, ';' | '{' | '}' | '='))
                || self.rest().starts_with("//")
                || (spaced && self.begins_property());
        if missing {
            let place = self.between(start, behind);
            self.tell(Mistake::error(Code::Syntax, "syntax-no-value", place).with("name", &value.text));
            self.at = behind;
            return None;
        }
        let name = Name { text: value.text, span: value.span };
        let value = self.property_value(&name)?;
        Some(Entry::Property(Property { name, span: self.span(start), value }))
    }

    /// Whether a bare word with a sign of equality directly behind it stands here.
    fn begins_property(&self) -> bool {
        self.peek().is_some_and(is_bare) && self.rest().trim_start_matches(is_bare).starts_with('=')
    }

    /// The value behind `name=`. A bare `true` is every newcomer's way to set a mark, so it is told in that mark's words.
    fn property_value(&mut self, name: &Name) -> Option<Value> {
        let before = self.mistakes.len();
        let mut value = self.value()?;
        if self.mistakes.get(before).is_some_and(|mistake| mistake.case == "syntax-bare-keyword") {
            let place = self.between(name.span.start as usize, value.span.end as usize);
            let told = Mistake::error(Code::Syntax, "syntax-mark", place)
                .with("name", &name.text)
                .with("value", &value.text);
            self.mistakes[before] = told;
            value.literal = Literal::Broken;
        }
        Some(value)
    }

    pub(super) fn value(&mut self) -> Option<Value> {
        let start = self.at;
        let rest = self.rest();
        match self.peek()? {
            '"' => Some(strings::quoted(self)),
            '#' if rest[1..].starts_with(['#', '"']) => Some(strings::raw(self)),
            '#' => Some(self.keyword()),
            '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' => Some(strings::other_quotes(self)),
            sign if is_bare(sign) => Some(self.bare()),
            _ => {
                let sign = self.bump();
                while self.peek().is_some_and(|sign| is_bare(sign) || matches!(sign, '[' | ']' | ')')) {
                    self.bump();
                }
                let place = self.between(start, start + sign.map_or(0, char::len_utf8));
                let told = Mistake::error(Code::Syntax, "syntax-sign", place);
                self.tell(told.with("sign", sign.unwrap_or_default().escape_debug()));
                let span = self.span(start);
                Some(Value { literal: Literal::Broken, text: self.text[start..self.at].to_owned(), span })
            }
        }
    }

    fn keyword(&mut self) -> Value {
        let start = self.at;
        self.bump();
        while self.peek().is_some_and(is_bare) {
            self.bump();
        }
        let text = self.text[start..self.at].to_owned();
        let literal = match text.as_str() {
            "#true" => Literal::Bool(true),
            "#false" => Literal::Bool(false),
            "#null" => Literal::Null,
            "#inf" | "#-inf" | "#nan" => Literal::Fraction,
            _ => {
                self.wrong("syntax-keyword", self.span(start));
                Literal::Broken
            }
        };
        Value { literal, text, span: self.span(start) }
    }

    fn bare(&mut self) -> Value {
        let start = self.at;
        while self.peek().is_some_and(is_bare) {
            self.bump();
        }
        let text = &self.text[start..self.at];
        let span = self.span(start);
        let mut literal = super::numbers::literal(text);
        if let Some(case) = super::numbers::wrong(text, literal) {
            self.tell(Mistake::error(Code::Syntax, case, span).with("text", text));
            literal = if matches!(case, "syntax-date" | "syntax-instant") {
                Literal::Quoted
            } else {
                Literal::Broken
            };
        }
        Value { literal, text: text.to_owned(), span }
    }

    /// `(type)`: part of KDL, of no use in a circular.
    fn annotation(&mut self) {
        let start = self.at;
        while let Some(sign) = self.peek() {
            if is_newline(sign) || matches!(sign, '{' | '}') {
                break;
            }
            self.bump();
            if sign == ')' {
                break;
            }
        }
        self.wrong("syntax-annotation", self.span(start));
    }

    fn skip_line(&mut self, start: usize, before: usize) {
        if self.mistakes.len() == before {
            self.wrong("syntax-line-start", self.between(start, self.at.max(start)));
        }
        while let Some(sign) = self.peek() {
            match sign {
                '}' => return,
                '{' => {
                    self.block();
                }
                '"' => {
                    strings::quoted(self);
                }
                _ if is_newline(sign) => return,
                _ if self.rest().starts_with("//") => return self.comment(),
                _ => {
                    self.bump();
                }
            }
            if self.stopped {
                return;
            }
        }
    }

    fn line_space(&mut self) {
        loop {
            self.node_space();
            match self.peek() {
                Some(sign) if is_newline(sign) || sign == ';' => {
                    self.bump();
                }
                Some('/') if self.rest().starts_with("//") => self.comment(),
                _ => return,
            }
        }
    }

    /// Spaces, comments in `/* */`, and a backslash at the end of a line. Says whether there were any.
    fn node_space(&mut self) -> bool {
        let start = self.at;
        while let Some(sign) = self.peek() {
            if is_space(sign) {
                self.bump();
            } else if self.rest().starts_with("/*") {
                self.block_comment();
            } else if sign == '\\' && self.line_goes_on() {
                continue;
            } else {
                break;
            }
        }
        self.at > start
    }

    fn line_goes_on(&mut self) -> bool {
        let start = self.at;
        self.bump();
        while self.peek().is_some_and(is_space) {
            self.bump();
        }
        if self.rest().starts_with("//") {
            self.comment();
        }
        match self.peek() {
            None => true,
            Some('\r') if self.rest().starts_with("\r\n") => {
                self.at += 2;
                true
            }
            Some(sign) if is_newline(sign) => {
                self.bump();
                true
            }
            Some(_) => {
                self.at = start;
                false
            }
        }
    }

    fn comment(&mut self) {
        while self.peek().is_some_and(|sign| !is_newline(sign)) {
            self.bump();
        }
    }

    fn block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else if self.bump().is_none() {
                self.wrong("syntax-comment", self.between(start, start + 2));
                return;
            }
        }
    }
}

enum Entry {
    Argument(Value),
    Property(Property),
}

/// Line ends of KDL 2.
pub(super) fn is_newline(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

/// Spaces of KDL 2.
pub(super) fn is_space(sign: char) -> bool {
    matches!(
        sign,
        '\t' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// What a word without quotes may be made of.
pub(super) fn is_bare(sign: char) -> bool {
    !is_newline(sign)
        && !is_space(sign)
        && !sign.is_control()
        && !matches!(
            sign,
            '\\' | '/' | '(' | ')' | '{' | '}' | ';' | '[' | ']' | '"' | '#' | '=' | '\u{feff}'
        )
        && !matches!(sign, '“' | '”' | '„' | '«' | '»')
}
