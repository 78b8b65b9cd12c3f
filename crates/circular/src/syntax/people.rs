//! `role`, `office`, `compartment`, `places`.

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::model::{
    Compartment, CompartmentKind, Office, Per, Places, PlacesFor, Role, RoleKind, Spanned, Texts,
};

/// The most persons that one unit holds: more is a slip of the hand.
const PERSONS_MAX: i64 = 500;

impl Reader {
    pub(super) fn role(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let kind = line.property("kind").and_then(|value| self.choice(value, &RoleKind::WORDS));
        let per = [("region", Per::Region), ("office", Per::Office), ("nation", Per::Nation)];
        let per = line.property("per").and_then(|value| self.choice(value, &per));
        let part_of = self.name_property(&mut line, "part-of");
        let mut head = Head::default();
        let mut mandate = Texts::default();
        for child in line.lines() {
            match child.name.as_str() {
                "mandate" => mandate = self.texts(child),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &["title", "cites", "mandate"]),
            }
        }
        let (title, cites, span) = (head.title, head.cites, line.span());
        let per = per.map(|per| per.value);
        self.circular.roles.push(Role { name, title, cites, validity, kind, per, part_of, mandate, span });
        line.done(self);
    }

    pub(super) fn office(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let role = self.needed_property(&mut line, "role", "office some-office role=some-role");
        let region = self.name_property(&mut line, "region");
        let mut head = Head::default();
        let mut phone = None;
        for child in line.lines() {
            match child.name.as_str() {
                "phone" => {
                    let mut inner = Line::new(child);
                    match inner.next() {
                        Some(value) => phone = self.text(value),
                        None => self.missing(&inner, "missing-text", "phone \"02 511 64 64\""),
                    }
                    inner.done(self);
                }
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &["title", "cites", "phone"]),
            }
        }
        let (title, cites, span) = (head.title, head.cites, line.span());
        self.circular.offices.push(Office { name, role, region, title, phone, cites, span });
        line.done(self);
    }

    pub(super) fn compartment(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let protected = line.mark("protected");
        let kind = match line.property("kind") {
            Some(value) => self.choice(value, &CompartmentKind::WORDS),
            None => {
                self.missing(&line, "missing-kind", "compartment health kind=health protected");
                None
            }
        };
        let kind = kind.unwrap_or(Spanned { value: CompartmentKind::Operations, span: line.span() });
        let head = Head::only(self, &mut line);
        let (title, cites, span) = (head.title, head.cites, line.span());
        self.circular.compartments.push(Compartment { name, kind, protected, title, cites, span });
        line.done(self);
    }

    pub(super) fn places(&mut self, node: &Node) {
        let example = "places a1 office=some-office kind=woman count=4";
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let office = self.needed_property(&mut line, "office", example);
        let kind = match line.property("kind") {
            Some(value) => self.choice(value, &PlacesFor::WORDS),
            None => {
                self.missing(&line, "missing-kind", example);
                None
            }
        };
        let kind = kind.unwrap_or(Spanned { value: PlacesFor::Family, span: line.span() });
        let count = match line.property("count") {
            Some(value) => self.number(value, 1, PERSONS_MAX),
            None => {
                self.missing(&line, "missing-number", example);
                None
            }
        };
        let count = count.and_then(|count| u32::try_from(count).ok()).unwrap_or_default();
        let right = self.name_property(&mut line, "right");
        let mut cites = Vec::new();
        for child in line.lines() {
            match child.name.as_str() {
                "cites" => cites.push(self.cite(child)),
                _ => self.unknown_line(child, &["cites"]),
            }
        }
        let span = line.span();
        self.circular.places.push(Places { name, office, kind, count, right, cites, validity, span });
        line.done(self);
    }
}
