//! A plan and two circulars put together: names become numbers, and what does not fit is told with its line.

use std::collections::HashMap;

use casework::{
    Answer, Event,
    fold::{CodedEvent, encode},
};
use circular::{
    Rulebook,
    calendar::{Day, FIRST_YEAR, day_of},
    counting::Term,
    model,
};
use jiff::civil::date;

use super::{
    measure::Words,
    plan::{Asks, Carry, Placed, Plan, Test},
    read::PlanError,
};

/// Words that tell what happened to a person or what the person did: carried over.
pub(super) const SITUATION: [&str; 17] = [
    "detected",
    "informed",
    "agreed",
    "referred",
    "cooperates",
    "cooperation-ended",
    "contact-broken",
    "contact-resumed",
    "guardian-appointed",
    "investigation-opened",
    "prosecution-brought",
    "convicted",
    "acquitted",
    "dismissed",
    "final-judgment",
    "compensated",
    "returned",
];

/// Words that tell what an authority decided: not carried over, but decided again by the other country's rules.
pub(super) const DECIDED: [&str; 12] = [
    "presumed",
    "supported",
    "support-ended",
    "identified",
    "not-identified",
    "reflection-opened",
    "reflection-ended",
    "stay-granted",
    "stay-renewed",
    "stay-ended",
    "permanent-stay",
    "minor",
];

/// What becomes of an event of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// It becomes one of these, the first whose tests hold: event of the target, and the plan's line, if any.
    Carried(Vec<(String, Option<usize>)>),
    /// An authority's decision: decided again.
    Decided,
    /// The plan leaves it out.
    Left,
    /// The other country has nothing like it.
    Nothing,
}

/// A stretch of the plan's tests.
pub(super) type Tests = std::ops::Range<usize>;

/// A step of the plan in numbers.
#[derive(Clone, Debug)]
pub(super) struct BoundStep {
    pub event: u16,
    pub after: Term,
    pub repeats: bool,
    /// By era of the target: the event as it would be recorded then, its dates to be filled in.
    pub proposed: Vec<CodedEvent>,
    pub written: Event,
}

/// A stage of the target after whose lapse a step is proposed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lapse {
    pub stage: u16,
    /// Its bit among the stages of its kind of file, under any lines.
    pub bit: u64,
    pub step: u16,
}

/// Everything that a replay looks up.
#[derive(Clone, Debug)]
pub(super) struct Bound<'a> {
    pub source: &'a Rulebook,
    pub target: &'a Rulebook,
    pub plan: &'a Plan,
    pub treatments: HashMap<&'a str, Treatment>,
    pub steps: Vec<BoundStep>,
    /// By event of the target: the steps proposed after it.
    pub triggers: Vec<Vec<u16>>,
    /// Stages of the target, each with a step that is proposed when it has lapsed.
    pub lapses: Vec<Lapse>,
    /// By event of the target: its core meanings.
    pub meanings: Vec<Vec<&'a str>>,
    /// The same as far as figures count them.
    pub words: Vec<Words>,
    /// Core meanings of the source's events.
    pub source_meanings: HashMap<&'a str, Vec<&'a str>>,
    /// Every test of the plan.
    pub tests: Vec<&'a Test>,
    /// Which of them stand in each line that carries, each value that is supplied, each step.
    pub of_carries: Vec<Tests>,
    pub of_supplies: Vec<Vec<Tests>>,
    pub of_steps: Vec<Tests>,
    /// Source and target are the same circular: everything is carried, and nothing decided again.
    pub is_own: bool,
}

/// A circular's core meanings by event name.
fn meanings(rulebook: &Rulebook) -> HashMap<&str, Vec<&str>> {
    let events = rulebook.circular().events.iter();
    events
        .map(|event| (event.name.as_str(), event.counts_as.iter().map(|word| word.as_str()).collect()))
        .collect()
}

impl<'a> Bound<'a> {
    /// Puts a plan and two circulars together.
    ///
    /// # Errors
    /// The first line of the plan that names what the circulars do not have.
    pub fn new(source: &'a Rulebook, target: &'a Rulebook, plan: &'a Plan) -> Result<Self, PlanError> {
        let is_own = source.circular().called() == target.circular().called();
        let (of_source, of_target) = (meanings(source), meanings(target));
        let names = target.names();
        let meanings: Vec<Vec<&str>> = names
            .events
            .iter()
            .map(|event| of_target.get(event.as_str()).cloned().unwrap_or_default())
            .collect();
        let mut bound = Self {
            source,
            target,
            plan,
            treatments: HashMap::new(),
            steps: Vec::new(),
            triggers: vec![Vec::new(); names.events.len()],
            lapses: Vec::new(),
            words: meanings.iter().map(|words| Words::of(words)).collect(),
            meanings,
            source_meanings: of_source,
            tests: Vec::new(),
            of_carries: Vec::new(),
            of_supplies: Vec::new(),
            of_steps: Vec::new(),
            is_own,
        };
        let grounds = plan.uncertain.iter().flat_map(|one| &one.grounds);
        let grounds = grounds.chain(plan.supplies.iter().flat_map(|supply| &supply.grounds));
        for ground in grounds.chain(plan.steps.iter().flat_map(|step| &step.grounds)) {
            if !target.circular().sources.iter().any(|source| source.name.text == ground.source) {
                let what = format!("`{}` is no source of `{}`", ground.source, plan.country);
                return Err(PlanError { line: ground.line, what });
            }
        }
        for carry in &plan.carries {
            bound.known(&carry.into)?;
            let tests = bound.tests(&carry.tests)?;
            bound.of_carries.push(tests);
        }
        for supply in &plan.supplies {
            let event = target.circular().events.iter().find(|event| event.name.text == supply.of);
            let fact =
                event.and_then(|event| event.facts.iter().find(|fact| fact.name.text == supply.fact.name));
            if fact.is_none() {
                let what = format!("`{}` asks for no fact `{}`", supply.of, supply.fact.name);
                return Err(PlanError { line: supply.fact.line, what });
            }
            let values = supply.values.iter().map(|(_, tests)| bound.tests(tests));
            let values = values.collect::<Result<_, _>>()?;
            bound.of_supplies.push(values);
        }
        if !is_own {
            for number in 0..plan.steps.len() {
                bound.step(number)?;
            }
        }
        bound.treatments = source
            .circular()
            .events
            .iter()
            .map(|event| (event.name.as_str(), bound.treatment(event)))
            .collect();
        Ok(bound)
    }

    fn known(&self, placed: &Placed) -> Result<u16, PlanError> {
        self.target.names().event_number(&placed.name).ok_or_else(|| PlanError {
            line: placed.line,
            what: format!("`{}` is no event of `{}`", placed.name, self.plan.country),
        })
    }

    /// Takes up the tests of a line.
    fn tests(&mut self, tests: &'a [Test]) -> Result<Tests, PlanError> {
        let start = self.tests.len();
        for test in tests {
            if let Asks::Offence { offence, .. } = &test.asks
                && !self.target.circular().offences.iter().any(|known| known.name.text == *offence)
            {
                let what = format!("`{offence}` is no offence of `{}`", self.plan.country);
                return Err(PlanError { line: test.line, what });
            }
        }
        self.tests.extend(tests);
        Ok(start..self.tests.len())
    }

    /// Takes up a step.
    fn step(&mut self, number: usize) -> Result<(), PlanError> {
        let plan: &'a Plan = self.plan;
        let step = &plan.steps[number];
        let event = self.known(&step.event)?;
        let tests = self.tests(&step.tests)?;
        self.of_steps.push(tests);
        let wrong = |what: String| PlanError { line: step.event.line, what };
        let nodes = || self.target.circular().events.iter().filter(|node| node.name.text == step.event.name);
        let first = || nodes().flat_map(|node| &node.by).map(|(role, _)| role.text.clone()).next();
        let by = step.by.clone().or_else(first).unwrap_or_default();
        if self.target.names().role_number(&by).is_none() {
            return Err(wrong(format!("`{by}` is no role of `{}`", self.plan.country)));
        }
        let mut written = Event {
            event: step.event.name.clone(),
            on: date(FIRST_YEAR, 1, 1),
            recorded: None,
            office: self
                .target
                .circular()
                .office_of(&by)
                .map_or_else(String::new, |office| office.name.text.clone()),
            by,
            facts: Default::default(),
            corrects: None,
        };
        for (name, value) in &step.answers {
            let fact = nodes().flat_map(|node| &node.facts).find(|fact| fact.name.text == *name);
            let fact =
                fact.ok_or_else(|| wrong(format!("`{}` asks for no fact `{name}`", step.event.name)))?;
            written.facts.insert(name.clone(), Answer::typed(fact, value));
        }
        let tables = self.target.tables();
        let proposed = tables.eras.iter().map(|start| {
            let on = tables.calendar.date((*start).max(day_of(date(FIRST_YEAR, 1, 1))));
            encode(self.target, &Event { on, ..written.clone() })
        });
        let proposed: Vec<CodedEvent> = proposed.collect();
        if proposed.iter().all(|coded| coded.refusal.is_some()) {
            let what = format!(
                "`{}` can never be recorded like this: a role or an answer does not fit",
                step.event.name
            );
            return Err(wrong(what));
        }
        for trigger in &step.on {
            let trigger = self.known(trigger)?;
            self.triggers[usize::from(trigger)].push(number as u16);
        }
        for stage in &step.lapses {
            let known = self.target.names().stage_number(&stage.name).ok_or_else(|| PlanError {
                line: stage.line,
                what: format!("`{}` is no stage of `{}`", stage.name, self.plan.country),
            })?;
            let variants = tables.stage_rules.iter().filter(|rule| rule.stage == known);
            let bit = variants.fold(0, |bits, rule| bits | rule.bit);
            self.lapses.push(Lapse { stage: known, bit, step: number as u16 });
        }
        let after = step.after.map(Term::from).unwrap_or_default();
        self.steps.push(BoundStep { event, after, repeats: step.repeats, proposed, written });
        Ok(())
    }

    fn treatment(&self, event: &model::Event) -> Treatment {
        let name = event.name.as_str();
        let exists = self.target.names().event_number(name).is_some();
        if self.is_own {
            return if exists {
                Treatment::Carried(vec![(name.to_owned(), None)])
            } else {
                Treatment::Nothing
            };
        }
        if self.plan.leaves.iter().any(|left| left.name == name) {
            return Treatment::Left;
        }
        let means = |word: &str| event.counts_as.iter().any(|known| known.text == word);
        let lines: Vec<(usize, &Carry)> =
            self.plan.carries.iter().enumerate().filter(|(_, carry)| means(&carry.word)).collect();
        if !lines.is_empty() {
            let into = lines.into_iter().map(|(number, carry)| (carry.into.name.clone(), Some(number)));
            return Treatment::Carried(into.collect());
        }
        if let Some(word) = SITUATION.iter().find(|word| means(word)) {
            return match self.counterpart(name, word) {
                Some(into) => Treatment::Carried(vec![(into.to_owned(), None)]),
                None => Treatment::Nothing,
            };
        }
        if DECIDED.iter().any(|word| means(word)) {
            return Treatment::Decided;
        }
        let other = self.target.names().event_number(name);
        let decides =
            |number: u16| self.meanings[usize::from(number)].iter().any(|word| DECIDED.contains(word));
        match other {
            Some(number) if !decides(number) => Treatment::Carried(vec![(name.to_owned(), None)]),
            _ => Treatment::Nothing,
        }
    }

    /// The target's event of a meaning: the one of the same name, else the first.
    fn counterpart(&self, name: &str, word: &str) -> Option<&str> {
        let mut of_meaning = self
            .target
            .names()
            .events
            .iter()
            .zip(&self.meanings)
            .filter(|(_, meanings)| meanings.contains(&word))
            .map(|(event, _)| event.as_str());
        let first = of_meaning.clone().next()?;
        Some(of_meaning.find(|event| *event == name).unwrap_or(first))
    }

    /// The role of the target that stands for one of the source: the same kind of role among those that may record the
    /// event, else the first that may.
    pub fn role(&self, source_role: &str, event: &model::Event, day: Day) -> String {
        if self.is_own {
            return source_role.to_owned();
        }
        let on = self.target.tables().calendar.date(day);
        let may = || event.by.iter().filter(|(_, validity)| self.target.in_force(validity, on));
        let kind = self.source.circular().role_kind(source_role);
        let same =
            may().find(|(role, _)| kind.is_some() && self.target.circular().role_kind(role.as_str()) == kind);
        same.or_else(|| may().next()).map_or_else(String::new, |(role, _)| role.text.clone())
    }
}
