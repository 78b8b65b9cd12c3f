//! Every place where a circular speaks of a rule by its name.

use crate::model::{
    Circular, Counts, Due, DutyOpening, Element, Expectation, Name, Owed, Predicate, Relation, Requires,
    Validity, When,
};

/// Kinds of rules that are called by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Source,
    Region,
    Role,
    Office,
    Compartment,
    Right,
    Track,
    File,
    Event,
    Condition,
    Stage,
    Duty,
    Reading,
    Statistic,
    Screening,
}

impl Kind {
    /// The node's own word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Region => "region",
            Self::Role => "role",
            Self::Office => "office",
            Self::Compartment => "compartment",
            Self::Right => "right",
            Self::Track => "track",
            Self::File => "file",
            Self::Event => "event",
            Self::Condition => "condition",
            Self::Stage => "stage",
            Self::Duty => "duty",
            Self::Reading => "reading",
            Self::Statistic => "statistic",
            Self::Screening => "screening",
        }
    }
}

/// A name used somewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference<'c> {
    pub kind: Kind,
    pub name: &'c Name,
    /// In which rule: its word and its name.
    pub within: (&'static str, &'c str),
    /// Whether it tells where a stage leads.
    pub leads: bool,
}

/// Every rule that can be called by name.
pub(crate) fn definitions(circular: &Circular) -> Vec<(Kind, &Name)> {
    let mut all = Vec::new();
    all.extend(circular.sources.iter().map(|rule| (Kind::Source, &rule.name)));
    all.extend(circular.regions.iter().map(|rule| (Kind::Region, &rule.name)));
    all.extend(circular.roles.iter().map(|rule| (Kind::Role, &rule.name)));
    all.extend(circular.offices.iter().map(|rule| (Kind::Office, &rule.name)));
    all.extend(circular.compartments.iter().map(|rule| (Kind::Compartment, &rule.name)));
    all.extend(circular.rights.iter().map(|rule| (Kind::Right, &rule.name)));
    all.extend(circular.tracks.iter().map(|rule| (Kind::Track, &rule.name)));
    all.extend(circular.files.iter().map(|rule| (Kind::File, &rule.name)));
    all.extend(circular.events.iter().map(|rule| (Kind::Event, &rule.name)));
    all.extend(circular.conditions.iter().map(|rule| (Kind::Condition, &rule.name)));
    all.extend(circular.stages.iter().map(|rule| (Kind::Stage, &rule.name)));
    all.extend(circular.duties.iter().map(|rule| (Kind::Duty, &rule.name)));
    all.extend(circular.readings.iter().map(|rule| (Kind::Reading, &rule.name)));
    all.extend(circular.statistics.iter().map(|rule| (Kind::Statistic, &rule.name)));
    all.extend(circular.screenings.iter().map(|rule| (Kind::Screening, &rule.name)));
    all.retain(|(_, name)| !name.text.is_empty());
    all
}

/// Every use of a name, in the order of the model.
pub(crate) fn references(circular: &Circular) -> Vec<Reference<'_>> {
    let mut walk = Walk { found: Vec::new(), within: ("circular", "") };
    walk.frame(circular);
    walk.events(circular);
    walk.stages(circular);
    walk.duties(circular);
    walk.access(circular);
    walk.offences(circular);
    walk.figures(circular);
    walk.scenarios(circular);
    walk.found.retain(|reference| !reference.name.text.is_empty());
    walk.found
}

struct Walk<'c> {
    found: Vec<Reference<'c>>,
    within: (&'static str, &'c str),
}

impl<'c> Walk<'c> {
    fn enter(&mut self, word: &'static str, name: &'c Name) {
        self.within = (word, &name.text);
    }

    fn add(&mut self, kind: Kind, name: &'c Name) {
        self.found.push(Reference { kind, name, within: self.within, leads: false });
    }

    fn add_some(&mut self, kind: Kind, name: Option<&'c Name>) {
        if let Some(name) = name {
            self.add(kind, name);
        }
    }

    fn leads(&mut self, stage: Option<&'c Name>) {
        self.found.extend(stage.map(|name| Reference {
            kind: Kind::Stage,
            name,
            within: self.within,
            leads: true,
        }));
    }

    fn cites(&mut self, cites: &'c [crate::model::Cite]) {
        cites.iter().for_each(|cite| self.add(Kind::Source, &cite.source));
    }

    fn validity(&mut self, validity: &'c Validity) {
        self.add_some(Kind::Reading, validity.reading.as_ref().map(|(reading, _)| reading));
        self.cites(&validity.cites);
    }

    fn valid(&mut self, kind: Kind, names: &'c [(Name, Validity)]) {
        for (name, validity) in names {
            self.add(kind, name);
            self.validity(validity);
        }
    }

    fn requires(&mut self, requires: &'c [Requires]) {
        for line in requires {
            self.add(Kind::Condition, &line.condition);
            self.validity(&line.validity);
        }
    }

    fn frame(&mut self, circular: &'c Circular) {
        self.cites(&circular.cites);
        circular.counting.iter().for_each(|counting| self.cites(&counting.cites));
        for holiday in &circular.holidays {
            self.enter("holiday", &holiday.name);
            self.cites(&holiday.cites);
            self.validity(&holiday.validity);
        }
        for role in &circular.roles {
            self.enter("role", &role.name);
            self.cites(&role.cites);
            self.validity(&role.validity);
            self.add_some(Kind::Role, role.part_of.as_ref());
        }
        for office in &circular.offices {
            self.enter("office", &office.name);
            self.cites(&office.cites);
            self.add(Kind::Role, &office.role);
            self.add_some(Kind::Region, office.region.as_ref());
        }
        for compartment in &circular.compartments {
            self.enter("compartment", &compartment.name);
            self.cites(&compartment.cites);
        }
        for right in &circular.rights {
            self.enter("right", &right.name);
            self.cites(&right.cites);
            self.validity(&right.validity);
        }
        for track in &circular.tracks {
            self.enter("track", &track.name);
            self.add(Kind::File, &track.file);
        }
        for file in &circular.files {
            self.enter("file", &file.name);
            self.cites(&file.cites);
        }
        for reading in &circular.readings {
            self.enter("reading", &reading.name);
            reading.sides.iter().for_each(|side| self.cites(&side.cites));
        }
        for transition in &circular.transitions {
            self.enter("transition", &transition.stage);
            self.add(Kind::Stage, &transition.stage);
            self.cites(&transition.cites);
        }
        for link in &circular.links {
            self.enter("link", &link.as_event);
            self.add(Kind::Event, &link.on);
            self.add(Kind::File, &link.in_file);
            self.add(Kind::File, &link.tells);
            self.add(Kind::Event, &link.as_event);
            self.cites(&link.cites);
            self.validity(&link.validity);
        }
    }

    fn events(&mut self, circular: &'c Circular) {
        for event in &circular.events {
            self.enter("event", &event.name);
            self.add(Kind::File, &event.file);
            self.cites(&event.cites);
            self.validity(&event.validity);
            self.add_some(Kind::Compartment, event.compartment.as_ref());
            self.valid(Kind::Role, &event.by);
            self.valid(Kind::Stage, &event.while_stage);
            self.requires(&event.requires);
            self.valid(Kind::Role, &event.tells);
            for fact in &event.facts {
                self.add_some(Kind::Compartment, fact.compartment.as_ref());
                self.validity(&fact.validity);
                fact.choices.iter().for_each(|choice| self.validity(&choice.validity));
            }
        }
        for condition in &circular.conditions {
            self.enter("condition", &condition.name);
            self.cites(&condition.cites);
            self.validity(&condition.validity);
            self.predicates(&condition.lines);
        }
    }

    fn predicates(&mut self, lines: &'c [Predicate]) {
        for line in lines {
            match line {
                Predicate::Happened { event, since } => {
                    self.add(Kind::Event, event);
                    self.add_some(Kind::Event, since.as_ref());
                }
                Predicate::Stage { stage } => self.add(Kind::Stage, stage),
                Predicate::Fact { of, .. } | Predicate::Age { of, .. } => self.add(Kind::Event, of),
                Predicate::UnderCareOf { role } => self.add(Kind::Role, role),
                Predicate::Within { since, .. } | Predicate::AtLeast { since, .. } => {
                    self.add(Kind::Event, since)
                }
                Predicate::Holds { condition } => self.add(Kind::Condition, condition),
                Predicate::All(lines) | Predicate::Any(lines) | Predicate::Not(lines) => {
                    self.predicates(lines)
                }
            }
        }
    }

    fn stages(&mut self, circular: &'c Circular) {
        for stage in &circular.stages {
            self.enter("stage", &stage.name);
            self.add(Kind::File, &stage.file);
            self.add(Kind::Track, &stage.track);
            self.cites(&stage.cites);
            self.validity(&stage.validity);
            self.add_some(Kind::Compartment, stage.compartment.as_ref());
            for line in &stage.opens {
                self.add(Kind::Event, &line.on);
                self.add_some(Kind::Stage, line.from.as_ref());
                self.validity(&line.validity);
            }
            self.requires(&stage.requires);
            stage.lasts.iter().for_each(|line| self.validity(&line.validity));
            for line in &stage.renews {
                self.add(Kind::Event, &line.on);
                self.add_some(Kind::Condition, line.requires.as_ref());
                self.validity(&line.validity);
            }
            for line in &stage.gives {
                self.add(Kind::Right, &line.right);
                self.validity(&line.validity);
            }
            for line in &stage.closes {
                self.add(Kind::Event, &line.on);
                self.leads(line.into.as_ref());
                self.validity(&line.validity);
            }
            for line in &stage.lapses {
                self.leads(line.into.as_ref());
                self.validity(&line.validity);
            }
        }
    }

    fn duties(&mut self, circular: &'c Circular) {
        for duty in &circular.duties {
            self.enter("duty", &duty.name);
            self.add(Kind::File, &duty.file);
            self.cites(&duty.cites);
            self.validity(&duty.validity);
            self.add_some(Kind::Compartment, duty.compartment.as_ref());
            for opening in &duty.opening {
                let (kind, name, validity) = match opening {
                    DutyOpening::Event { on, validity } => (Kind::Event, on, validity),
                    DutyOpening::Stage { stage, validity } => (Kind::Stage, stage, validity),
                };
                self.add(kind, name);
                self.validity(validity);
            }
            self.requires(&duty.requires);
            if let Some(Owed::Role(role)) = &duty.owed_by {
                self.add(Kind::Role, role);
            }
            if let Some((Due::BeforeEnd { stage, .. }, _)) = &duty.due {
                self.add(Kind::Stage, stage);
            }
            self.valid(Kind::Event, &duty.done_by);
            self.valid(Kind::Event, &duty.ceases);
        }
    }

    fn access(&mut self, circular: &'c Circular) {
        for sees in &circular.sees {
            self.enter("sees", &sees.role);
            self.add(Kind::Role, &sees.role);
            self.add_some(Kind::File, sees.file.as_ref());
            sees.compartments.iter().for_each(|compartment| self.add(Kind::Compartment, compartment));
            for relation in &sees.relations {
                if let Relation::Stage(stage) | Relation::EverStage(stage) = relation {
                    self.add(Kind::Stage, stage);
                }
            }
            self.cites(&sees.cites);
            self.validity(&sees.validity);
        }
    }

    fn offences(&mut self, circular: &'c Circular) {
        for offence in &circular.offences {
            self.enter("offence", &offence.name);
            self.cites(&offence.cites);
            self.validity(&offence.validity);
            let elements = [&offence.acts, &offence.purposes, &offence.means, &offence.penalties];
            elements.into_iter().flatten().for_each(|element| self.element(element));
            if let Some(consent) = &offence.consent {
                self.cites(&consent.cites);
                self.whens(&consent.when);
            }
        }
        for indicator in &circular.indicators {
            self.enter("indicator", &indicator.name);
            self.cites(&indicator.cites);
            self.validity(&indicator.validity);
            self.add_some(Kind::Screening, indicator.screening.as_ref());
            self.whens(&indicator.when);
        }
        for screening in &circular.screenings {
            self.enter("screening", &screening.name);
            self.add(Kind::File, &screening.file);
            self.cites(&screening.cites);
            self.validity(&screening.validity);
            self.whens(&screening.unless);
            screening.positive.iter().for_each(|line| self.validity(&line.validity));
            for class in &screening.classes {
                self.cites(&class.cites);
                self.validity(&class.validity);
            }
            let signs = screening.findings.iter().chain(&screening.contradictions);
            signs.for_each(|sign| self.element(sign));
        }
    }

    fn element(&mut self, element: &'c Element) {
        self.cites(&element.cites);
        self.validity(&element.validity);
        self.whens(&element.when);
    }

    fn whens(&mut self, whens: &'c [When]) {
        whens.iter().for_each(|when| self.add(Kind::Event, &when.of));
    }

    fn figures(&mut self, circular: &'c Circular) {
        for statistic in &circular.statistics {
            self.enter("statistic", &statistic.name);
            self.cites(&statistic.cites);
            self.validity(&statistic.validity);
            if let Some(Counts::First { file, event } | Counts::Each { file, event }) = &statistic.counts {
                self.add(Kind::File, file);
                self.add(Kind::Event, event);
            }
            self.predicates(&statistic.conditions);
            self.add_some(Kind::Event, statistic.by.as_ref().map(|(_, of)| of));
        }
        for published in &circular.published {
            self.enter("published", &published.name);
            self.add(Kind::Statistic, &published.statistic);
            self.cites(&published.cites);
        }
        for target in &circular.targets {
            self.enter("target", &target.name);
            self.cites(&target.cites);
            self.validity(&target.validity);
            self.add_some(Kind::Statistic, target.statistic.as_ref());
        }
        for forum in &circular.forums {
            self.enter("forum", &forum.name);
            self.cites(&forum.cites);
            self.validity(&forum.validity);
            self.add_some(Kind::Role, forum.secretariat.as_ref());
        }
    }

    fn scenarios(&mut self, circular: &'c Circular) {
        for scenario in &circular.scenarios {
            self.within = ("scenario", &scenario.title);
            scenario.readings.iter().for_each(|(reading, _)| self.add(Kind::Reading, reading));
            for entry in &scenario.entries {
                if entry.event.text != "annulled" {
                    self.add(Kind::Event, &entry.event);
                }
                self.add(Kind::Role, &entry.by);
                self.add_some(Kind::Office, entry.office.as_ref());
            }
            for line in scenario.expects.iter().flat_map(|expect| &expect.lines) {
                self.expectation(&line.value);
            }
        }
    }

    fn expectation(&mut self, line: &'c Expectation) {
        match line {
            Expectation::Stage { stage, .. } | Expectation::NoStage { stage } => self.add(Kind::Stage, stage),
            Expectation::Right { right } | Expectation::NoRight { right } => self.add(Kind::Right, right),
            Expectation::Duty { duty, role, .. } => {
                self.add(Kind::Duty, duty);
                self.add_some(Kind::Role, role.as_ref());
            }
            Expectation::NoDuty { duty } => self.add(Kind::Duty, duty),
            Expectation::Next { event, by } => {
                self.add(Kind::Event, event);
                self.add_some(Kind::Role, by.as_ref());
            }
            Expectation::NotNext { event } => self.add(Kind::Event, event),
            Expectation::Refused { event, .. } if event.text != "annulled" => self.add(Kind::Event, event),
            Expectation::Refused { .. } | Expectation::NothingRefused => {}
        }
    }
}
