//! `role`, `office`, `compartment`.

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::model::{Compartment, CompartmentKind, Office, Per, Role, RoleKind, Spanned, Texts};

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
}
