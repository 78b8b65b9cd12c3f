//! Conditions, asked of the events themselves.

use casework::{Answer, Event};
use circular::model::{Bound, Name, Predicate, Requires, Tested};
use jiff::{Span, civil::Date};

use super::{Law, Life, counting::Lengths, facts::date};

impl<'a> Life<'a> {
    /// The first of the conditions required that does not hold, under the lines in force on `law_day`.
    pub fn failing(&self, requires: &[Requires], law_day: Date, today: Date) -> Option<String> {
        let standing = requires.iter().filter(|line| self.law.stands(&line.validity, law_day));
        let mut names = standing.map(|line| &line.condition);
        names.find(|name| !self.condition(name, law_day, today)).map(|name| name.text.clone())
    }

    /// Whether a condition by name holds; one that is not in force asks nothing.
    pub fn condition(&self, name: &Name, law_day: Date, today: Date) -> bool {
        let law: Law<'a> = self.law;
        let mut nodes = law.circular.conditions.iter().filter(|node| node.name.text == name.text);
        let node = nodes.find(|node| law.stands(&node.validity, law_day));
        node.is_none_or(|node| node.lines.iter().all(|line| self.line(line, law_day, today)))
    }

    fn line(&self, line: &Predicate, law_day: Date, today: Date) -> bool {
        let passed = |since: &Name, length| {
            let event = self.last(since)?;
            Some(Lengths(vec![length]).last_day(self.law, event.on))
        };
        match line {
            Predicate::All(lines) => lines.iter().all(|line| self.line(line, law_day, today)),
            Predicate::Any(lines) => lines.iter().any(|line| self.line(line, law_day, today)),
            Predicate::Not(lines) => !lines.iter().all(|line| self.line(line, law_day, today)),
            Predicate::Holds { condition } => self.condition(condition, law_day, today),
            Predicate::Happened { event, since } => {
                let after = since.as_ref().and_then(|since| self.place(since));
                self.place(event).is_some_and(|place| after.is_none_or(|after| place > after))
            }
            Predicate::Stage { stage } => {
                self.stages.iter().any(|open| open.closed.is_none() && open.node.name.text == stage.text)
            }
            Predicate::Fact { fact, of, tested } => {
                let answer = self.last(of).and_then(|event| event.facts.get(&fact.text));
                answer.is_some_and(|answer| satisfies(answer, tested))
            }
            Predicate::Age { born, of, bound, years } => {
                let answer = self.last(of).and_then(|event| event.facts.get(&born.text));
                let Some(Answer::Text(text)) = answer else { return false };
                let Some(birth) = date(text) else { return false };
                let birthday = birth.saturating_add(Span::new().years(i64::from(*years)));
                (today >= birthday) == (*bound == Bound::AtLeast)
            }
            Predicate::UnderCareOf { role } => {
                self.care.as_ref().is_some_and(|(own, ..)| self.law.acts_as(own, &role.text))
            }
            Predicate::Within { length, since } => {
                passed(since, *length).is_some_and(|last_day| today <= last_day)
            }
            Predicate::AtLeast { length, since } => {
                passed(since, *length).is_some_and(|last_day| today >= last_day)
            }
        }
    }

    /// Where an event last stands among those accepted.
    fn place(&self, name: &Name) -> Option<usize> {
        self.accepted.iter().rposition(|event| event.event == name.text)
    }

    fn last(&self, name: &Name) -> Option<&'a Event> {
        self.place(name).map(|place| self.accepted[place])
    }
}

fn satisfies(answer: &Answer, tested: &Tested) -> bool {
    let is = |value: &Name| match answer {
        Answer::YesNo(yes) => (if *yes { "yes" } else { "no" }) == value.text,
        Answer::Number(number) => value.text.parse::<i64>().ok() == Some(*number),
        Answer::Text(text) => *text == value.text,
        Answer::Many(list) => list.contains(&value.text),
        Answer::None { .. } => false,
    };
    match tested {
        _ if matches!(answer, Answer::None { .. }) => false,
        Tested::Is(value) => is(value),
        Tested::IsNot(value) => !is(value),
        Tested::AtLeast(least) => matches!(answer, Answer::Number(number) if number >= least),
        Tested::AtMost(most) => matches!(answer, Answer::Number(number) if number <= most),
    }
}
