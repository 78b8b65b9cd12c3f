//! A plan's text to its values.

use circular::{
    model::{Length, Texts, Unit},
    nodes::{Literal, Node, Value},
};

pub use crate::lines::Misread as PlanError;

use super::plan::{Asks, Carry, Ground, Placed, Plan, Step, Supply, Test, Uncertain};
use crate::lines::Lines;

type Read<T> = Result<T, PlanError>;

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line.
    pub fn read(text: &str) -> Read<Self> {
        let reader = Reader { lines: Lines(text) };
        let nodes = reader.lines.nodes()?;
        let node = reader.only_node(&nodes)?;
        let mut plan =
            Plan { country: reader.lines.argument(node, 0, "a country")?.to_owned(), ..Plan::default() };
        for line in &node.lines {
            reader.line(line, &mut plan)?;
        }
        if plan.languages.is_empty() {
            return Err(reader
                .lines
                .at(node, "a plan says in which languages it is written: `languages en da`"));
        }
        reader.complete(node, "title", &plan.title, &plan)?;
        reader.sides_are_known(&plan)?;
        Ok(plan)
    }

    /// The same plan with what a proposal assumes besides. A step, a supply or something uncertain of the same name takes
    /// the place of the plan's; `take NAME SIDE` answers something uncertain for good.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line in `text`.
    pub fn with(&self, text: &str) -> Read<Self> {
        let reader = Reader { lines: Lines(text) };
        let nodes = reader.lines.nodes()?;
        let node = reader.only_node(&nodes)?;
        if reader.lines.argument(node, 0, "a country")? != self.country {
            return Err(reader.lines.at(node, format!("it is laid over the plan for `{}`", self.country)));
        }
        let mut more =
            Plan { country: self.country.clone(), languages: self.languages.clone(), ..Plan::default() };
        let mut plan = self.clone();
        for line in &node.lines {
            match line.name.as_str() {
                "take" => reader.take(line, &mut plan)?,
                "title" | "languages" => {
                    return Err(reader
                        .lines
                        .at(line, "a proposal has the title and the languages of the plan"));
                }
                _ => reader.line(line, &mut more)?,
            }
        }
        for one in more.uncertain {
            plan.uncertain.retain(|known| known.name != one.name);
            plan.uncertain.push(one);
        }
        for one in more.supplies {
            plan.supplies.retain(|known| (&known.fact.name, &known.of) != (&one.fact.name, &one.of));
            plan.supplies.push(one);
        }
        for word in more.carries.iter().map(|carry| carry.word.clone()).collect::<Vec<_>>() {
            plan.carries.retain(|known| known.word != word);
        }
        plan.carries.extend(more.carries);
        for name in more.steps.iter().map(|step| step.event.name.clone()).collect::<Vec<_>>() {
            plan.steps.retain(|known| known.event.name != name);
        }
        plan.steps.extend(more.steps);
        plan.leaves.extend(more.leaves);
        reader.sides_are_known(&plan)?;
        Ok(plan)
    }
}

struct Reader<'t> {
    lines: Lines<'t>,
}

impl Reader<'_> {
    fn only_node<'n>(&self, nodes: &'n [Node]) -> Read<&'n Node> {
        match nodes {
            [node] if node.name.as_str() == "replay" => Ok(node),
            [node] => Err(self.lines.at(node, "a plan is one node: `replay COUNTRY { … }`")),
            _ => Err(self.lines.wrong(0, "a plan is one node: `replay COUNTRY { … }`")),
        }
    }

    fn take(&self, line: &Node, plan: &mut Plan) -> Read<()> {
        let (name, side) =
            (self.lines.argument(line, 0, "something uncertain")?, self.lines.argument(line, 1, "a side")?);
        let one = plan.uncertain.iter_mut().find(|one| one.name == name);
        let one = one.filter(|one| one.sides.iter().any(|(known, _)| known == side));
        let one = one.ok_or_else(|| {
            self.lines.at(line, format!("the plan has no `uncertain {name}` with a `side {side}`"))
        })?;
        one.sides.retain(|(known, _)| known == side);
        one.chosen = side.to_owned();
        Ok(())
    }

    fn only(&self, node: &Node, known: &[&str]) -> Read<()> {
        let strange = node.properties.iter().find(|property| !known.contains(&property.name.as_str()));
        match strange {
            Some(property) => {
                let known = known.iter().map(|name| format!("`{name}=`")).collect::<Vec<_>>().join(", ");
                let what = format!("`{}` has no `{}=`; it has {known}", node.name, property.name);
                Err(self.lines.wrong(property.span.start, what))
            }
            None => Ok(()),
        }
    }

    fn placed(&self, node: &Node, name: &str) -> Placed {
        Placed { name: name.to_owned(), line: self.lines.number(node) }
    }

    fn complete(&self, node: &Node, what: &str, texts: &Texts, plan: &Plan) -> Read<()> {
        match plan.languages.iter().find(|code| !texts.has(code)) {
            Some(code) => Err(self.lines.at(node, format!("`{what}` is missing in `{code}`"))),
            None => Ok(()),
        }
    }

    fn line(&self, line: &Node, plan: &mut Plan) -> Read<()> {
        match line.name.as_str() {
            "title" => plan.title = line.texts(),
            "languages" => plan.languages = line.arguments.iter().map(|value| value.text.clone()).collect(),
            "leave" => {
                self.lines.argument(line, 0, "an event")?;
                plan.leaves.extend(line.arguments.iter().map(|value| self.placed(line, &value.text)));
            }
            "uncertain" => {
                let uncertain = self.uncertain(line, plan)?;
                plan.uncertain.push(uncertain);
            }
            "carry" => {
                self.only(line, &["as"])?;
                let word = self.lines.argument(line, 0, "a word of the core vocabulary")?.to_owned();
                let into = self.placed(line, self.lines.property(line, "as")?);
                let tests = line.lines.iter().map(|line| self.test(line)).collect::<Read<_>>()?;
                plan.carries.push(Carry { word, into, tests });
            }
            "supply" => {
                let supply = self.supply(line, plan)?;
                plan.supplies.push(supply);
            }
            "step" => {
                let step = self.step(line, plan)?;
                plan.steps.push(step);
            }
            _ => {
                let known = "title, languages, uncertain, carry, leave, supply, step";
                return Err(self
                    .lines
                    .at(line, format!("`{}` is no line of a plan; there are {known}", line.name)));
            }
        }
        Ok(())
    }

    fn ground(&self, line: &Node) -> Read<Ground> {
        self.only(line, &["at", "certainty"])?;
        let certainty = self.lines.certainty(line)?;
        Ok(Ground {
            source: self.lines.argument(line, 0, "a source")?.to_owned(),
            at: self.lines.property(line, "at")?.to_owned(),
            certainty,
            line: self.lines.number(line),
        })
    }

    fn uncertain(&self, node: &Node, plan: &Plan) -> Read<Uncertain> {
        let name = self.lines.argument(node, 0, "a name")?.to_owned();
        if plan.uncertain.iter().any(|known| known.name == name) {
            return Err(self.lines.at(node, format!("`uncertain {name}` stands twice")));
        }
        let mut uncertain = Uncertain {
            name,
            question: Texts::default(),
            sides: Vec::new(),
            chosen: String::new(),
            because: Texts::default(),
            grounds: Vec::new(),
        };
        for line in &node.lines {
            match line.name.as_str() {
                "question" => uncertain.question = line.texts(),
                "because" => uncertain.because = line.texts(),
                "chosen" => uncertain.chosen = self.lines.argument(line, 0, "a side")?.to_owned(),
                "cites" => uncertain.grounds.push(self.ground(line)?),
                "side" => {
                    let texts = line.texts();
                    self.complete(line, "side", &texts, plan)?;
                    uncertain.sides.push((self.lines.argument(line, 0, "a name")?.to_owned(), texts));
                }
                _ => {
                    let known = "question, side, chosen, because, cites";
                    return Err(self.lines.at(line, format!("`{}` is none of {known}", line.name)));
                }
            }
        }
        self.complete(node, "question", &uncertain.question, plan)?;
        self.complete(node, "because", &uncertain.because, plan)?;
        if uncertain.sides.len() < 2 || !uncertain.sides.iter().any(|(side, _)| *side == uncertain.chosen) {
            let what = "something uncertain has two sides or more, and one of them is chosen: `chosen SIDE`";
            return Err(self.lines.at(node, what));
        }
        Ok(uncertain)
    }

    fn supply(&self, node: &Node, plan: &Plan) -> Read<Supply> {
        self.only(node, &["of"])?;
        let mut supply = Supply {
            fact: self.placed(node, self.lines.argument(node, 0, "a fact")?),
            of: self.lines.property(node, "of")?.to_owned(),
            because: Texts::default(),
            grounds: Vec::new(),
            values: Vec::new(),
        };
        for line in &node.lines {
            match line.name.as_str() {
                "because" => supply.because = line.texts(),
                "cites" => supply.grounds.push(self.ground(line)?),
                "value" => {
                    let mut tests =
                        line.lines.iter().map(|line| self.test(line)).collect::<Read<Vec<_>>>()?;
                    let only = self.side(line)?;
                    if only.is_some() {
                        let line = self.lines.number(line);
                        tests.push(Test { holds: true, asks: Asks::Nothing, only, line });
                    }
                    supply.values.push((self.lines.argument(line, 0, "a value")?.to_owned(), tests));
                }
                _ => {
                    return Err(self
                        .lines
                        .at(line, format!("`{}` is none of because, cites, value", line.name)));
                }
            }
        }
        self.complete(node, "because", &supply.because, plan)?;
        match supply.values.is_empty() {
            true => Err(self.lines.at(node, "`supply` needs a line `value VALUE`")),
            false => Ok(supply),
        }
    }

    fn step(&self, node: &Node, plan: &Plan) -> Read<Step> {
        self.only(node, &["by"])?;
        let mut step = Step {
            event: self.placed(node, self.lines.argument(node, 0, "an event")?),
            by: node.property("by").map(str::to_owned),
            because: Texts::default(),
            grounds: Vec::new(),
            on: Vec::new(),
            lapses: Vec::new(),
            after: None,
            repeats: false,
            answers: Vec::new(),
            tests: Vec::new(),
        };
        for line in &node.lines {
            match line.name.as_str() {
                "because" => step.because = line.texts(),
                "cites" => step.grounds.push(self.ground(line)?),
                "on" => step.on.extend(line.arguments.iter().map(|value| self.placed(line, &value.text))),
                "on-lapse" => {
                    step.lapses.extend(line.arguments.iter().map(|value| self.placed(line, &value.text)))
                }
                "after" => step.after = Some(self.length(line)?),
                "repeats" => step.repeats = true,
                "answer" => {
                    let fact = self.lines.argument(line, 0, "a fact")?.to_owned();
                    step.answers.push((fact, self.lines.argument(line, 1, "its value")?.to_owned()));
                }
                _ => step.tests.push(self.test(line)?),
            }
        }
        self.complete(node, "because", &step.because, plan)?;
        if step.on.is_empty() && step.lapses.is_empty() {
            let what = "a step says after what it is proposed: `on EVENT`, or `on-lapse STAGE`";
            return Err(self.lines.at(node, what));
        }
        if step.repeats && step.after.is_none_or(|after| after.number == 0) {
            return Err(self.lines.at(node, "a step that repeats says how long after: `after 6 months`"));
        }
        Ok(step)
    }

    fn side(&self, node: &Node) -> Read<Option<(String, String)>> {
        match (node.property("uncertain"), node.property("side")) {
            (Some(uncertain), Some(side)) => Ok(Some((uncertain.to_owned(), side.to_owned()))),
            (None, None) => Ok(None),
            _ => Err(self.lines.at(node, "`uncertain=` and `side=` stand together")),
        }
    }

    fn test(&self, line: &Node) -> Read<Test> {
        let holds = match line.name.as_str() {
            "when" => true,
            "unless" => false,
            other => {
                return Err(self
                    .lines
                    .at(line, format!("`{other}` is none of when, unless, and no other line here")));
            }
        };
        self.only(line, &["offence", "is", "source", "fact", "of", "uncertain", "side"])?;
        let asks = match (line.property("offence"), line.property("source"), line.property("fact")) {
            (Some(offence), None, None) => {
                let possibly = match self.lines.property(line, "is")? {
                    "met" => false,
                    "possible" => true,
                    other => {
                        let what = format!("an offence `is=met` or `is=possible`, not `{other}`");
                        return Err(self.lines.at(line, what));
                    }
                };
                Asks::Offence { offence: offence.to_owned(), possibly }
            }
            (None, Some(word), None) => Asks::Source { word: word.to_owned() },
            (None, None, Some(fact)) => Asks::Answer {
                fact: fact.to_owned(),
                of: self.lines.property(line, "of")?.to_owned(),
                is: self.lines.property(line, "is")?.split_whitespace().map(str::to_owned).collect(),
            },
            (None, None, None) if self.side(line)?.is_some() => Asks::Nothing,
            _ => {
                let what = "a test asks one thing: `offence=… is=…`, `source=WORD` or `fact=… of=… is=…`";
                return Err(self.lines.at(line, what));
            }
        };
        Ok(Test { holds, asks, only: self.side(line)?, line: self.lines.number(line) })
    }

    fn length(&self, line: &Node) -> Read<Length> {
        let number = line.arguments.first().and_then(|value: &Value| match value.literal {
            Literal::Number(number) => u32::try_from(number).ok().filter(|number| *number <= 10_000),
            _ => None,
        });
        let unit = line.argument(1).and_then(Unit::named);
        match (number, unit) {
            (Some(number), Some(unit)) => Ok(Length { number, unit }),
            _ => Err(self
                .lines
                .at(line, "a length is a number and days, working-days, weeks, months or years")),
        }
    }

    fn sides_are_known(&self, plan: &Plan) -> Read<()> {
        let of_carries = plan.carries.iter().flat_map(|carry| &carry.tests);
        let of_supplies = plan.supplies.iter().flat_map(|supply| &supply.values).flat_map(|(_, tests)| tests);
        let of_steps = plan.steps.iter().flat_map(|step| &step.tests);
        for test in of_carries.chain(of_supplies).chain(of_steps) {
            let Some((name, side)) = &test.only else { continue };
            let known = plan.uncertain.iter().find(|uncertain| uncertain.name == *name);
            // Where a proposal has taken a side for good, the others are no longer there to be known.
            let is_side = |uncertain: &Uncertain| {
                uncertain.sides.len() == 1 || uncertain.sides.iter().any(|(known, _)| known == side)
            };
            if !known.is_some_and(is_side) {
                let what = format!("the plan has no `uncertain {name}` with a `side {side}`");
                return Err(PlanError { line: test.line, what });
            }
        }
        Ok(())
    }
}
