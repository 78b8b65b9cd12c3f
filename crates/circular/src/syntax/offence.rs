//! `offence` and `indicator`.

use super::{line::Line, reader::Reader, text::Head, tree::Node};
use crate::model::{Consent, Effect, Element, Indicator, Offence, Strength, Texts, When};

const ELEMENT: [&str; 3] = ["title", "cites", "when"];
/// An element of an offence may also rest on signs.
const OFFENCE_ELEMENT: [&str; 4] = ["title", "cites", "when", "supported-by"];

impl Reader {
    pub(super) fn offence(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let mut offence = Offence {
            name: self.own_name(&mut line),
            title: Texts::default(),
            cites: Vec::new(),
            validity: self.validity(&mut line),
            acts: Vec::new(),
            purposes: Vec::new(),
            means: Vec::new(),
            consent: None,
            penalties: Vec::new(),
            span: line.span(),
        };
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "act" => offence.acts.push(self.element(child)),
                "purpose" => offence.purposes.push(self.element(child)),
                "means" => offence.means.push(self.element(child)),
                "penalty" => offence.penalties.push(self.element(child)),
                "consent" => offence.consent = Some(self.consent(child)),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(
                    child,
                    &["title", "cites", "act", "purpose", "means", "consent", "penalty"],
                ),
            }
        }
        (offence.title, offence.cites) = (head.title, head.cites);
        self.circular.offences.push(offence);
        line.done(self);
    }

    /// An element of an offence; in a screening, a finding or a contradiction, which is written alike.
    pub(super) fn element(&mut self, node: &Node) -> Element {
        let mut line = Line::new(node);
        let name = self.own_name(&mut line);
        let validity = self.validity(&mut line);
        let mut element = Element {
            name,
            title: Texts::default(),
            cites: Vec::new(),
            validity,
            test: None,
            effect: None,
            text: None,
            when: Vec::new(),
            supported_by: Vec::new(),
        };
        let is_of_screening = matches!(node.name.as_str(), "finding" | "contradiction");
        match node.name.as_str() {
            "purpose" => element.test = self.name_property(&mut line, "test"),
            "means" => {
                let effects = [("constitutive", Effect::Constitutive), ("aggravating", Effect::Aggravating)];
                let effect = line.property("effect").and_then(|value| self.choice(value, &effects));
                element.effect = effect.map(|effect| effect.value);
                if element.effect.is_none()
                    && !node.properties.iter().any(|property| property.name.text == "effect")
                {
                    self.missing(&line, "missing-effect", "means threat effect=aggravating");
                }
            }
            "penalty" => element.text = line.property("text").and_then(|value| self.text(value)),
            _ => {}
        }
        let mut head = Head::default();
        for child in line.lines() {
            match child.name.as_str() {
                "when" => element.when.extend(self.when(child)),
                "supported-by" if !is_of_screening => {
                    let mut line = Line::new(child);
                    let names = self.names(&mut line, "supported-by some-sign");
                    line.done(self);
                    element.supported_by.push(names);
                }
                _ if head.line(self, child) => {}
                _ if is_of_screening => self.unknown_line(child, &ELEMENT),
                _ => self.unknown_line(child, &OFFENCE_ELEMENT),
            }
        }
        (element.title, element.cites) = (head.title, head.cites);
        line.done(self);
        element
    }

    fn consent(&mut self, node: &Node) -> Consent {
        let mut line = Line::new(node);
        let irrelevant = line.mark("irrelevant");
        line.mark("relevant");
        let except = self.name_property(&mut line, "except");
        let (mut head, mut when) = (Head::default(), Vec::new());
        for child in line.lines() {
            match child.name.as_str() {
                "when" => when.extend(self.when(child)),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &ELEMENT),
            }
        }
        line.done(self);
        Consent { irrelevant, except, title: head.title, cites: head.cites, when }
    }

    pub(super) fn when(&mut self, node: &Node) -> Option<When> {
        let mut line = Line::new(node);
        let example = "when fact=some-fact of=some-event is=some-answer";
        let fact = self.needed_property(&mut line, "fact", example);
        let of = self.needed_property(&mut line, "of", example);
        let tested = self.tested(&mut line);
        let span = line.span();
        line.done(self);
        tested.map(|tested| When { fact, of, tested, span })
    }

    pub(super) fn indicator(&mut self, node: &Node) {
        let mut line = Line::new(node);
        let example = "indicator papers-held dimension=coercion strength=strong";
        let name = self.own_name(&mut line);
        let screening = self.name_property(&mut line, "screening");
        let dimension = self.needed_property(&mut line, "dimension", example);
        let family = self.name_property(&mut line, "family");
        let strengths =
            [("weak", Strength::Weak), ("medium", Strength::Medium), ("strong", Strength::Strong)];
        let strength = match line.property("strength") {
            Some(value) => self.choice(value, &strengths).map(|strength| strength.value),
            None => {
                self.missing(&line, "missing-strength", example);
                None
            }
        };
        let validity = self.validity(&mut line);
        let (mut head, mut when) = (Head::default(), Vec::new());
        for child in line.lines() {
            match child.name.as_str() {
                "when" => when.extend(self.when(child)),
                _ if head.line(self, child) => {}
                _ => self.unknown_line(child, &ELEMENT),
            }
        }
        let strength = strength.unwrap_or(Strength::Weak);
        let (title, cites, span) = (head.title, head.cites, line.span());
        self.circular.indicators.push(Indicator {
            name,
            screening,
            dimension,
            family,
            strength,
            title,
            cites,
            validity,
            when,
            span,
        });
        line.done(self);
    }
}
