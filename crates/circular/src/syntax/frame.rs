//! `circular`, `holiday`, `source`, `region`, `right`, `track`, `file`.

use jiff::civil::{Date, Weekday};

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::{
    mistake::{Code, Mistake},
    model::{Counting, FileKind, Holiday, HolidayRule, Region, Right, Source, SourceKind, Spanned, Track},
    vocabulary::FILE_WORDS,
};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

const SOURCE_KINDS: [(&str, SourceKind); 9] = [
    ("statute", SourceKind::Statute),
    ("decree", SourceKind::Decree),
    ("circular", SourceKind::Circular),
    ("note", SourceKind::Note),
    ("report", SourceKind::Report),
    ("page", SourceKind::Page),
    ("treaty", SourceKind::Treaty),
    ("directive", SourceKind::Directive),
    ("house", SourceKind::House),
];

const FRAME: [&str; 8] =
    ["title", "cites", "languages", "time-zone", "counting", "holiday", "holidays-known-until", "about"];

impl Reader {
    pub(super) fn circular_node(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        if let Some(first) = &self.circular.name {
            let mistake = Mistake::error(Code::Twice, "twice-circular", name.span).and_at(first.span);
            self.tell(mistake);
            return;
        }
        self.circular.name = Some(name);
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "languages" => {
                    let mut languages = Line::new(child);
                    let names = self.names(&mut languages, "languages en da");
                    self.circular.languages.extend(names);
                    languages.done(self);
                }
                "time-zone" => self.time_zone(child),
                "counting" => self.counting(child),
                "holiday" => self.holiday(child),
                "holidays-known-until" => self.holidays_known_until(child),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &FRAME[..7]),
            }
        }
        self.circular.title = head.title;
        self.circular.cites = head.cites;
        line.done(self);
    }

    fn time_zone(&mut self, node: &Node) {
        let mut line = Line::new(node);
        match line.next() {
            Some(value) => {
                if let Some(text) = self.text(value) {
                    if jiff::tz::TimeZone::get(&text).is_err() {
                        self.tell(
                            Mistake::error(Code::Values, "values-time-zone", value.span).with("text", &text),
                        );
                    }
                    self.circular.time_zone = Some(Spanned { value: text, span: value.span });
                }
            }
            None => self.missing(&line, "missing-text", "time-zone \"Europe/Brussels\""),
        }
        line.done(self);
    }

    fn counting(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let mut counting = Counting {
            cites: Vec::new(),
            first_day_excluded: false,
            last_day_included: false,
            months_clamp: false,
            working_week: Vec::new(),
            span: line.span(),
        };
        for child in line.lines() {
            let mut inner = Line::new(child);
            match child.name.as_str() {
                "cites" => {
                    counting.cites.push(self.cite(child));
                    continue;
                }
                "first-day" => counting.first_day_excluded |= self.only_form(&mut inner, "excluded"),
                "last-day" => counting.last_day_included |= self.only_form(&mut inner, "included"),
                "months" => counting.months_clamp |= self.only_form(&mut inner, "clamp"),
                "working-week" => {
                    for value in inner.all() {
                        counting.working_week.extend(self.choice(value, &WEEKDAYS).map(|day| day.value));
                    }
                }
                _ => {
                    let known = ["cites", "first-day", "last-day", "months", "working-week"];
                    self.unknown_line(child, &known);
                    continue;
                }
            }
            inner.done(self);
        }
        for (there, example) in [
            (counting.first_day_excluded, "first-day excluded"),
            (counting.last_day_included, "last-day included"),
            (counting.months_clamp, "months clamp"),
            (!counting.working_week.is_empty(), "working-week monday tuesday wednesday thursday friday"),
        ] {
            let said = node.lines.iter().any(|child| example.starts_with(child.name.as_str()));
            if !there && !said {
                self.tell(
                    Mistake::error(Code::Missing, "missing-line", line.span())
                        .with("line", "counting")
                        .with("example", example),
                );
            }
        }
        self.circular.counting = Some(counting);
        line.done(self);
    }

    fn only_form(&mut self, line: &mut Line<'_>, word: &'static str) -> bool {
        match line.next() {
            Some(value) => self.choice(value, &[(word, ())]).is_some(),
            None => {
                let example = format!("{} {word}", line.node.name.text);
                self.missing(line, "missing-word", &example);
                false
            }
        }
    }

    pub(super) fn holiday(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let month = line.property("month").and_then(|value| self.number(value, 1, 12));
        let day = line.property("day").and_then(|value| self.number(value, 1, 31));
        let easter = line.property("easter").and_then(|value| self.number(value, -100, 200));
        let head = Head::only(self, &mut line);
        let rule = match (easter, month, day) {
            (Some(days), None, None) => HolidayRule::Easter { days_after: days as i16 },
            (None, Some(month), Some(day)) => {
                // A leap year, so that 29 February may be a holiday in the years that have one.
                if Date::new(2024, month as i8, day as i8).is_err() {
                    self.tell(
                        Mistake::error(Code::Dates, "dates-month-day", line.span())
                            .with("month", month)
                            .with("day", day),
                    );
                }
                HolidayRule::Fixed { month: month as i8, day: day as i8 }
            }
            _ => {
                self.missing(&line, "missing-holiday-day", "holiday new-year month=1 day=1");
                line.done(self);
                return;
            }
        };
        self.circular.holidays.push(Holiday { name, title: head.title, cites: head.cites, validity, rule });
        line.done(self);
    }

    pub(super) fn holidays_known_until(&mut self, node: &Node) {
        let mut line = Line::new(node);
        match line.next() {
            Some(value) => self.circular.holidays_known_until = self.date(value),
            None => self.missing(&line, "missing-date", "holidays-known-until \"2050-01-01\""),
        }
        line.done(self);
    }

    pub(super) fn source(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let kind = line.property("kind");
        let kind = match kind {
            Some(value) => self.choice(value, &SOURCE_KINDS).map(|kind| kind.value),
            None => {
                self.missing(&line, "missing-kind", "source some-law kind=statute");
                None
            }
        };
        let mut head = Head::default();
        let mut link = None;
        for child in line.lines() {
            match child.name.as_str() {
                "title" => drop(head.line(self, child)),
                "link" => {
                    let mut inner = Line::new(child);
                    match inner.next() {
                        Some(value) => {
                            link = self.text(value);
                            if link.as_ref().is_some_and(|link| {
                                !link.starts_with("https://") && !link.starts_with("http://")
                            }) {
                                self.tell(Mistake::error(Code::Values, "values-link", value.span));
                            }
                        }
                        None => self.missing(&inner, "missing-text", "link \"https://…\""),
                    }
                    inner.done(self);
                }
                _ => self.unknown_line(child, &["title", "link"]),
            }
        }
        let source = Source {
            name,
            kind: kind.unwrap_or(SourceKind::Page),
            title: head.title,
            link,
            span: line.span(),
        };
        self.circular.sources.push(source);
        line.done(self);
    }

    pub(super) fn region(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let head = Head::only(self, &mut line);
        self.circular.regions.push(Region { name, title: head.title, span: line.span() });
        line.done(self);
    }

    pub(super) fn right(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let head = Head::only(self, &mut line);
        let right = Right { name, title: head.title, cites: head.cites, validity, span: line.span() };
        self.circular.rights.push(right);
        line.done(self);
    }

    pub(super) fn track(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let file = self.needed_property(&mut line, "file", "track stay file=dossier");
        let head = Head::only(self, &mut line);
        self.circular.tracks.push(Track { name, file, title: head.title, span: line.span() });
        line.done(self);
    }

    pub(super) fn file(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let kind = line.property("kind").and_then(|value| self.choice(value, FILE_WORDS));
        let head = Head::only(self, &mut line);
        self.circular.files.push(FileKind {
            name,
            kind,
            title: head.title,
            cites: head.cites,
            span: line.span(),
        });
        line.done(self);
    }
}
