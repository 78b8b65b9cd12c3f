//! Texts in quotes: plain, over several lines, raw, and in the quotes that word processors make.

use super::{
    parse::{Parser, is_newline, is_space},
    tree::{Literal, Value},
};
use crate::source::Span;

/// A text in `"` or `"""`.
pub(super) fn quoted(parser: &mut Parser<'_>) -> Value {
    let start = parser.at;
    if parser.rest().starts_with("\"\"\"") {
        parser.at += 3;
        return lines(parser, start, "\"\"\"", true);
    }
    parser.bump();
    let mut text = String::new();
    loop {
        match parser.peek() {
            None => return unended(parser, start, text),
            Some(sign) if is_newline(sign) => return unended(parser, start, text),
            Some('"') => {
                parser.bump();
                return Value { literal: Literal::Quoted, text, span: parser.span(start) };
            }
            Some('\\') => escape(parser, &mut text),
            Some(sign) => {
                parser.bump();
                text.push(sign);
            }
        }
    }
}

/// A text in `#"` or `#"""`, with as many `#` as were opened.
pub(super) fn raw(parser: &mut Parser<'_>) -> Value {
    let start = parser.at;
    while parser.peek() == Some('#') {
        parser.bump();
    }
    let hashes = parser.at - start;
    let several = parser.rest().starts_with("\"\"\"");
    let quotes = if several { "\"\"\"" } else { "\"" };
    if !parser.rest().starts_with('"') {
        parser.wrong("syntax-keyword", parser.span(start));
        return Value { literal: Literal::Broken, text: String::new(), span: parser.span(start) };
    }
    parser.at += quotes.len();
    let end = format!("{quotes}{}", "#".repeat(hashes));
    if several {
        return lines(parser, start, &end, false);
    }
    let inner = parser.at;
    while parser.peek().is_some_and(|sign| !is_newline(sign)) {
        if parser.rest().starts_with(&end) {
            let text = parser.text[inner..parser.at].to_owned();
            parser.at += end.len();
            return Value { literal: Literal::Quoted, text, span: parser.span(start) };
        }
        parser.bump();
    }
    unended(parser, start, parser.text[inner..parser.at].to_owned())
}

/// The quotes of word processors, and single ones: read as what they mean, and reported.
pub(super) fn other_quotes(parser: &mut Parser<'_>) -> Value {
    let start = parser.at;
    let first = parser.bump().unwrap_or('\'');
    let closing: &[char] = match first {
        '“' | '”' | '„' => &['“', '”', '"'],
        '«' | '»' => &['«', '»'],
        _ => &['‘', '’', '\''],
    };
    let rest = parser.rest();
    let line = rest.find(is_newline).unwrap_or(rest.len());
    let (text, length) = match rest[..line].find(closing) {
        Some(end) => (&rest[..end], end + rest[end..].chars().next().map_or(0, char::len_utf8)),
        None => {
            let end = rest[..line].find(|sign| is_space(sign) || "{};=".contains(sign)).unwrap_or(line);
            (&rest[..end], end)
        }
    };
    parser.at += length;
    parser.wrong("syntax-quotes", parser.span(start));
    Value { literal: Literal::Quoted, text: text.to_owned(), span: parser.span(start) }
}

/// A text over several lines: the first line ends after the opening quotes, the last one stands before the closing quotes
/// and says how far the text is indented.
fn lines(parser: &mut Parser<'_>, start: usize, end: &str, escapes: bool) -> Value {
    let inner = parser.at;
    loop {
        if parser.rest().starts_with(end) {
            break;
        }
        match parser.bump() {
            None => {
                parser.wrong("syntax-unended-lines", parser.between(start, inner));
                return Value {
                    literal: Literal::Broken,
                    text: String::new(),
                    span: parser.between(start, inner),
                };
            }
            Some('\\') if escapes => {
                parser.bump();
            }
            Some(_) => {}
        }
    }
    let body = &parser.text[inner..parser.at];
    parser.at += end.len();
    let span = parser.span(start);
    let body = body.replace("\r\n", "\n").replace('\r', "\n");
    let mut rows: Vec<&str> = body.split('\n').collect();
    let indent = rows.pop().unwrap_or_default();
    if rows.is_empty() || !rows[0].trim().is_empty() || !indent.chars().all(is_space) {
        parser.wrong("syntax-lines-form", span);
        return Value { literal: Literal::Broken, text: String::new(), span };
    }
    let mut text = Vec::new();
    for row in &rows[1..] {
        match row.strip_prefix(indent) {
            Some(row) => text.push(row.to_owned()),
            None if row.chars().all(is_space) => text.push(String::new()),
            None => {
                parser.wrong("syntax-lines-indent", span);
                return Value { literal: Literal::Broken, text: String::new(), span };
            }
        }
    }
    let text = text.join("\n");
    Value { literal: Literal::Quoted, text: if escapes { unescape(parser, &text, span) } else { text }, span }
}

fn unescape(parser: &mut Parser<'_>, text: &str, span: Span) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(sign) = rest.next() {
        if sign != '\\' {
            out.push(sign);
            continue;
        }
        match rest.next() {
            Some(next) if is_space(next) || is_newline(next) => {
                let after = rest.as_str().trim_start_matches(|sign| is_space(sign) || is_newline(sign));
                rest = after.chars();
            }
            Some('u') => match code_point(rest.as_str()) {
                Some((sign, length)) => {
                    out.push(sign);
                    rest = rest.as_str()[length..].chars();
                }
                None => parser.wrong("syntax-escape", span),
            },
            Some(next) => match plain_escape(next) {
                Some(sign) => out.push(sign),
                None => parser.wrong("syntax-escape", span),
            },
            None => parser.wrong("syntax-escape", span),
        }
    }
    out
}

fn escape(parser: &mut Parser<'_>, text: &mut String) {
    let start = parser.at;
    parser.bump();
    match parser.peek() {
        Some(next) if is_space(next) || is_newline(next) => {
            while parser.peek().is_some_and(|sign| is_space(sign) || is_newline(sign)) {
                parser.bump();
            }
        }
        Some('u') => {
            parser.bump();
            match code_point(parser.rest()) {
                Some((sign, length)) => {
                    parser.at += length;
                    text.push(sign);
                }
                None => parser.wrong("syntax-escape", parser.span(start)),
            }
        }
        Some(next) => {
            parser.bump();
            match plain_escape(next) {
                Some(sign) => text.push(sign),
                None => parser.wrong("syntax-escape", parser.span(start)),
            }
        }
        None => {}
    }
}

fn plain_escape(sign: char) -> Option<char> {
    Some(match sign {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        's' => ' ',
        'b' => '\u{8}',
        'f' => '\u{c}',
        '"' => '"',
        '\\' => '\\',
        _ => return None,
    })
}

/// `{1F600}` at the start of `rest`: the sign, and how many bytes it took.
fn code_point(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(8).position(|byte| byte == b'}')?;
    let digits = rest.strip_prefix('{')?.get(..end.checked_sub(1)?)?;
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
    Some((char::from_u32(number)?, end + 1))
}

/// The text runs to the end of the line. Braces at that end most likely close the block around it.
fn unended(parser: &mut Parser<'_>, start: usize, text: String) -> Value {
    parser.wrong("syntax-unended", parser.between(start, start + 1));
    let read = &parser.text[start + 1..parser.at];
    let braces = read.trim_end_matches(|sign| is_space(sign) || sign == '}');
    if read[braces.len()..].contains('}') {
        parser.at = start + 1 + braces.len();
    }
    Value { literal: Literal::Broken, text, span: parser.span(start) }
}
