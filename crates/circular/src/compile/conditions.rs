//! Conditions to decision graphs.

use super::{
    Builder, CompileError, Names,
    tables::{Question, Test},
};
use crate::{
    counting::Term,
    model::{Bound, Circular, Name, Predicate, Tested},
};

/// An answer that some condition asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactTest {
    /// The fact.
    pub fact: String,
    /// What is asked of its answer.
    pub tested: Tested,
}

/// The slot of each event that conditions ask about, counted within its kind of file; 255 for the others.
pub(super) fn slots(circular: &Circular, names: &Names) -> Result<Vec<u8>, CompileError> {
    let mut watched = vec![false; names.events.len()];
    for condition in &circular.conditions {
        watch(&condition.lines, names, &mut watched);
    }
    for event in circular.events.iter().filter(|event| event.once) {
        watched[usize::from(names.event(&event.name)?)] = true;
    }
    let mut next = vec![0u8; names.files.len()];
    let mut slots = vec![u8::MAX; names.events.len()];
    for (number, name) in names.events.iter().enumerate().filter(|(number, _)| watched[*number]) {
        let Some(node) = circular.events.iter().find(|event| event.name.text == *name) else { continue };
        let free = &mut next[usize::from(names.file(&node.file)?)];
        if *free == 128 {
            return Err(CompileError::TooMany { what: "events in conditions, a kind of file,", most: 128 });
        }
        slots[number] = *free;
        *free += 1;
    }
    Ok(slots)
}

/// Marks the events that these lines ask about.
fn watch(lines: &[Predicate], names: &Names, watched: &mut [bool]) {
    for line in lines {
        match line {
            Predicate::Happened { event, since } => {
                mark(event, names, watched);
                if let Some(since) = since {
                    mark(since, names, watched);
                }
            }
            Predicate::Fact { of, .. } | Predicate::Age { of, .. } => mark(of, names, watched),
            Predicate::Within { since, .. } | Predicate::AtLeast { since, .. } => mark(since, names, watched),
            Predicate::All(lines) | Predicate::Any(lines) | Predicate::Not(lines) => {
                watch(lines, names, watched)
            }
            Predicate::Stage { .. } | Predicate::UnderCareOf { .. } | Predicate::Holds { .. } => {}
        }
    }
}

fn mark(event: &Name, names: &Names, watched: &mut [bool]) {
    if let Ok(number) = names.event(event) {
        watched[usize::from(number)] = true;
    }
}

impl Builder<'_> {
    /// Where the graph of a condition begins, under the lines of an era, for a kind of file.
    ///
    /// A condition that is not in force asks nothing.
    pub(super) fn condition(&mut self, number: u16, era: usize, file: u8) -> Result<u16, CompileError> {
        if let Some(entry) = self.entries.get(&(number, era, file)) {
            return Ok(*entry);
        }
        let entry = self.ask(number, era, file, Test::HOLDS, Test::FAILS)?;
        self.entries.insert((number, era, file), entry);
        Ok(entry)
    }

    fn ask(&mut self, number: u16, era: usize, file: u8, yes: u16, no: u16) -> Result<u16, CompileError> {
        let circular = self.circular;
        let name = &self.names.conditions[usize::from(number)];
        let Some(node) = circular
            .conditions
            .iter()
            .find(|node| node.name.text == *name && self.stands(&node.validity, era))
        else {
            return Ok(yes);
        };
        if self.asking.contains(&number) {
            return Err(CompileError::Circle { name: node.name.text.clone(), place: node.name.span });
        }
        self.asking.push(number);
        let entry = self.all(&node.lines, era, file, yes, no);
        self.asking.pop();
        entry
    }

    /// Every line holds. Built from the last line to the first.
    fn all(
        &mut self,
        lines: &[Predicate],
        era: usize,
        file: u8,
        yes: u16,
        no: u16,
    ) -> Result<u16, CompileError> {
        lines.iter().rev().try_fold(yes, |next, line| self.line(line, era, file, next, no))
    }

    fn line(
        &mut self,
        line: &Predicate,
        era: usize,
        file: u8,
        yes: u16,
        no: u16,
    ) -> Result<u16, CompileError> {
        let question = match line {
            Predicate::All(lines) => return self.all(lines, era, file, yes, no),
            Predicate::Any(lines) => {
                return lines.iter().rev().try_fold(no, |next, line| self.line(line, era, file, yes, next));
            }
            Predicate::Not(lines) => return self.all(lines, era, file, no, yes),
            Predicate::Holds { condition } => {
                let number = self.names.condition(condition)?;
                return self.ask(number, era, file, yes, no);
            }
            Predicate::Happened { event, since } => {
                let Some(slot) = self.slot(event, file)? else { return Ok(no) };
                match since.as_ref().map(|since| self.slot(since, file)).transpose()?.flatten() {
                    Some(since) => Question::HappenedSince { slot, since },
                    None => Question::Happened { slot },
                }
            }
            Predicate::Stage { stage } => {
                let number = self.names.stage(stage)?;
                let (kind, bit) = self.stage_bits[usize::from(number)];
                if kind != file {
                    return Ok(no);
                }
                Question::Stage { bit }
            }
            Predicate::Fact { fact, of, tested } => {
                let Some(slot) = self.slot(of, file)? else { return Ok(no) };
                Question::Fact { slot, bit: self.fact_bit(of, fact, tested)? }
            }
            Predicate::Age { born, of, bound, years } => {
                let Some(slot) = self.slot(of, file)? else { return Ok(no) };
                self.birth(of, born)?;
                let months = (*years).min(10_000) as i32 * 12;
                match bound {
                    Bound::Under => Question::Under { slot, months },
                    Bound::AtLeast => Question::AtLeastAged { slot, months },
                }
            }
            Predicate::UnderCareOf { role } => Question::UnderCareOf { role: self.names.role(role)? },
            Predicate::Within { length, since } => {
                let Some(slot) = self.slot(since, file)? else { return Ok(no) };
                Question::Within { slot, term: Term::from(*length) }
            }
            Predicate::AtLeast { length, since } => {
                let Some(slot) = self.slot(since, file)? else { return Ok(no) };
                Question::AtLeast { slot, term: Term::from(*length) }
            }
        };
        self.place(Test { question, yes, no })
    }

    /// Puts a node into the program, or finds an equal one.
    fn place(&mut self, test: Test) -> Result<u16, CompileError> {
        if let Some(entry) = self.placed.get(&test) {
            return Ok(*entry);
        }
        let entry = self.tables.program.len();
        if entry >= usize::from(Test::FAILS) {
            return Err(CompileError::TooMany {
                what: "lines in conditions",
                most: usize::from(Test::FAILS),
            });
        }
        self.tables.program.push(test);
        self.placed.insert(test, entry as u16);
        Ok(entry as u16)
    }

    /// The slot of an event, unless it belongs to another kind of file, where it never happens.
    fn slot(&self, event: &Name, file: u8) -> Result<Option<u8>, CompileError> {
        let number = self.names.event(event)?;
        let node = self.circular.events.iter().find(|node| node.name.text == event.text);
        let same = node.is_some_and(|node| self.names.file(&node.file) == Ok(file));
        Ok(same.then(|| self.slots[usize::from(number)]))
    }

    fn fact_bit(&mut self, of: &Name, fact: &Name, tested: &Tested) -> Result<u8, CompileError> {
        self.fact_known(of, fact)?;
        let number = usize::from(self.names.event(of)?);
        let tests = &mut self.fact_tests[number];
        let asked = |test: &FactTest| test.fact == fact.text && same(&test.tested, tested);
        let bit = tests.iter().position(asked).unwrap_or_else(|| {
            tests.push(FactTest { fact: fact.text.clone(), tested: tested.clone() });
            tests.len() - 1
        });
        if bit >= 64 {
            return Err(CompileError::TooMany { what: "answers of one event in conditions", most: 64 });
        }
        Ok(bit as u8)
    }

    fn birth(&mut self, of: &Name, fact: &Name) -> Result<(), CompileError> {
        self.fact_known(of, fact)?;
        let birth = &mut self.births[usize::from(self.names.event(of)?)];
        if birth.get_or_insert_with(|| fact.text.clone()) == &fact.text {
            Ok(())
        } else {
            Err(CompileError::TwoBirths { name: of.text.clone() })
        }
    }

    fn fact_known(&self, of: &Name, fact: &Name) -> Result<(), CompileError> {
        let known = self
            .circular
            .events
            .iter()
            .filter(|event| event.name.text == of.text)
            .any(|event| event.facts.iter().any(|known| known.name.text == fact.text));
        if known {
            return Ok(());
        }
        Err(CompileError::Unknown { what: "fact", name: fact.text.clone(), place: fact.span })
    }
}

/// Whether two tests ask the same, wherever they stand.
fn same(one: &Tested, other: &Tested) -> bool {
    match (one, other) {
        (Tested::Is(one), Tested::Is(other)) | (Tested::IsNot(one), Tested::IsNot(other)) => {
            one.text == other.text
        }
        (Tested::AtLeast(one), Tested::AtLeast(other)) | (Tested::AtMost(one), Tested::AtMost(other)) => {
            one == other
        }
        _ => false,
    }
}
