//! What answers to questions mean together: signs, dimensions, the rule of decision, and each offence element by element.
//!
//! The rules of a set are taken out of the circular as plain data ([`ScreeningRules`]), as much of them as one reader may
//! see; the same data goes to the device, which counts by them without asking anybody. What was not asked, not answered or
//! not known stays open and is never taken for a no. The result advises; a person decides.

use std::collections::{BTreeMap, BTreeSet};

use circular::{
    Rulebook,
    model::{Effect, Element, Offence, Screening, Strength, Tested, When},
};
use jiff::civil::Date;
use serde::Serialize;

use crate::{Answer, Event, Met, fold::satisfies};

/// A question: the event that asks it and the fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Asked {
    pub event: String,
    pub fact: String,
}

/// What is asked of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Test {
    pub event: String,
    pub fact: String,
    /// `is`, `is-not`, `at-least` or `at-most`.
    pub test: &'static str,
    /// The value, a number in digits.
    pub value: String,
    #[serde(skip)]
    tested: Tested,
}

/// A sign, a finding or a contradiction with the answers that show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignRule {
    pub name: String,
    /// Empty for a finding or a contradiction.
    pub dimension: String,
    pub strength: &'static str,
    pub when: Vec<Test>,
}

/// At least so many signs; `lesser` are medium or weak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountRule {
    pub strong: u32,
    pub medium: u32,
    pub weak: u32,
    pub lesser: u32,
}

/// What dimensions mean together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassRule {
    pub name: String,
    pub refers: bool,
    pub all: Vec<String>,
    pub any: Vec<Vec<String>>,
}

/// Of one question, the choices that cannot stand beside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AloneRule {
    pub event: String,
    pub fact: String,
    pub choices: Vec<String>,
}

/// An element of an offence with what points to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ElementRule {
    pub name: String,
    /// A means without which there is no offence.
    pub constitutive: bool,
    /// Any line; of a line, all names.
    pub supports: Vec<Vec<String>>,
}

/// An offence of one country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OffenceRule {
    pub country: String,
    pub name: String,
    pub acts: Vec<ElementRule>,
    pub purposes: Vec<ElementRule>,
    pub means: Vec<ElementRule>,
    /// The purpose for which consent matters; no question here asks for consent.
    pub except: Option<String>,
}

/// A set of signs and its rule, as far as one reader may see what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScreeningRules {
    pub name: String,
    pub unless: Vec<Test>,
    pub signs: Vec<SignRule>,
    pub findings: Vec<SignRule>,
    /// Dimensions of which every sign may be seen.
    pub dimensions: Vec<String>,
    pub positive: Vec<CountRule>,
    /// Empty where something may not be seen: what rests on it is not said.
    pub classes: Vec<ClassRule>,
    pub offences: Vec<OffenceRule>,
    pub contradictions: Vec<SignRule>,
    pub alone: Vec<AloneRule>,
}

impl ScreeningRules {
    /// The set made for a kind of file, as it stands on a day, for a reader who sees the compartments for which `sees` says
    /// so. `offences` are the rulebooks whose offences are set beside it, each with its country's name.
    ///
    /// `None` where the circular has no set for such files.
    pub fn of(
        rulebook: &Rulebook,
        file: &str,
        on: Date,
        sees: &dyn Fn(&str) -> bool,
        offences: &[(&str, &Rulebook)],
    ) -> Option<Self> {
        let circular = rulebook.circular();
        let mut sets = circular.screenings.iter();
        let set = sets.find(|set| set.file.text == file && rulebook.in_force(&set.validity, on))?;
        let sight = Sight { rulebook, on, sees };
        let standing = circular.indicators.iter().filter(|sign| {
            sign.screening.as_ref().is_some_and(|name| name.text == set.name.text)
                && rulebook.in_force(&sign.validity, on)
        });
        let standing: Vec<_> = standing.collect();
        let signs = standing.iter().filter(|sign| sight.all(&sign.when)).map(|sign| SignRule {
            name: sign.name.text.clone(),
            dimension: sign.dimension.text.clone(),
            strength: strength(sign.strength),
            when: sign.when.iter().map(test).collect(),
        });
        let signs: Vec<SignRule> = signs.collect();
        let is_hidden =
            |name: &str| standing.iter().any(|sign| sign.dimension.text == name && !sight.all(&sign.when));
        let sees_rule = sight.all(&set.unless);
        let dimensions = set.dimensions.iter().map(|heading| heading.name.text.clone());
        let dimensions: Vec<String> = dimensions.filter(|name| sees_rule && !is_hidden(name)).collect();
        let findings = sight.signs(&set.findings);
        let sees_all = sees_rule
            && dimensions.len() == set.dimensions.len()
            && findings.len()
                == set.findings.iter().filter(|sign| rulebook.in_force(&sign.validity, on)).count();
        let classes = if sees_all { sight.classes(set) } else { Vec::new() };
        let beside = offences.iter().filter(|_| sees_all).flat_map(|(country, theirs)| {
            let standing = theirs.circular().offences.iter();
            let standing = standing.filter(|offence| theirs.in_force(&offence.validity, on));
            standing.map(|offence| offence_rule(country, theirs, offence, on)).collect::<Vec<_>>()
        });
        Some(Self {
            name: set.name.text.clone(),
            unless: if sees_rule { set.unless.iter().map(test).collect() } else { Vec::new() },
            signs,
            findings,
            dimensions,
            positive: set
                .positive
                .iter()
                .filter(|line| rulebook.in_force(&line.validity, on))
                .map(|line| CountRule {
                    strong: line.strong,
                    medium: line.medium,
                    weak: line.weak,
                    lesser: line.lesser,
                })
                .collect(),
            classes,
            offences: beside.collect(),
            contradictions: sight.signs(&set.contradictions),
            alone: sight.alone(file),
        })
    }
}

/// What one reader may see of a set.
struct Sight<'a> {
    rulebook: &'a Rulebook,
    on: Date,
    sees: &'a dyn Fn(&str) -> bool,
}

impl Sight<'_> {
    /// Whether everything that is asked for may be seen.
    fn all(&self, whens: &[When]) -> bool {
        whens.iter().all(|when| self.fact(&when.of.text, &when.fact.text))
    }

    fn fact(&self, event: &str, fact: &str) -> bool {
        let mut events = self.rulebook.circular().events.iter().filter(|node| node.name.text == event);
        events.all(|node| {
            let seen = |name: Option<&circular::model::Name>| {
                (self.sees)(name.map_or("procedure", |name| name.as_str()))
            };
            let asked = node.facts.iter().filter(|asked| asked.name.text == fact);
            seen(node.compartment.as_ref()) && asked.into_iter().all(|asked| seen(asked.compartment.as_ref()))
        })
    }

    fn signs(&self, signs: &[Element]) -> Vec<SignRule> {
        let standing = signs.iter().filter(|sign| self.rulebook.in_force(&sign.validity, self.on));
        let seen = standing.filter(|sign| self.all(&sign.when));
        seen.map(|sign| SignRule {
            name: sign.name.text.clone(),
            dimension: String::new(),
            strength: "",
            when: sign.when.iter().map(test).collect(),
        })
        .collect()
    }

    fn classes(&self, set: &Screening) -> Vec<ClassRule> {
        let standing = set.classes.iter().filter(|class| self.rulebook.in_force(&class.validity, self.on));
        let names = |names: &[circular::model::Name]| names.iter().map(|name| name.text.clone()).collect();
        standing
            .map(|class| ClassRule {
                name: class.name.text.clone(),
                refers: class.refers,
                all: names(&class.all),
                any: class.any.iter().map(|line| names(line)).collect(),
            })
            .collect()
    }

    fn alone(&self, file: &str) -> Vec<AloneRule> {
        let events = self.rulebook.circular().events.iter();
        let mut all = Vec::new();
        for node in
            events.filter(|node| node.file.text == file && self.rulebook.in_force(&node.validity, self.on))
        {
            for fact in &node.facts {
                let choices = fact.choices.iter().filter(|choice| choice.alone);
                let choices: Vec<String> = choices.map(|choice| choice.name.text.clone()).collect();
                if !choices.is_empty() && fact.many && self.fact(&node.name.text, &fact.name.text) {
                    let (event, fact) = (node.name.text.clone(), fact.name.text.clone());
                    all.push(AloneRule { event, fact, choices });
                }
            }
        }
        all
    }
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Weak => "weak",
        Strength::Medium => "medium",
        Strength::Strong => "strong",
    }
}

fn test(when: &When) -> Test {
    let (test, value) = match &when.tested {
        Tested::Is(value) => ("is", value.text.clone()),
        Tested::IsNot(value) => ("is-not", value.text.clone()),
        Tested::AtLeast(bound) => ("at-least", bound.to_string()),
        Tested::AtMost(bound) => ("at-most", bound.to_string()),
    };
    let (event, fact) = (when.of.text.clone(), when.fact.text.clone());
    Test { event, fact, test, value, tested: when.tested.clone() }
}

fn offence_rule(country: &str, rulebook: &Rulebook, offence: &Offence, on: Date) -> OffenceRule {
    let elements = |elements: &[Element]| -> Vec<ElementRule> {
        let standing = elements.iter().filter(|element| rulebook.in_force(&element.validity, on));
        standing
            .map(|element| ElementRule {
                name: element.name.text.clone(),
                constitutive: element.effect == Some(Effect::Constitutive),
                supports: element
                    .supported_by
                    .iter()
                    .map(|line| line.iter().map(|name| name.text.clone()).collect())
                    .collect(),
            })
            .collect()
    };
    OffenceRule {
        country: country.to_owned(),
        name: offence.name.text.clone(),
        acts: elements(&offence.acts),
        purposes: elements(&offence.purposes),
        means: elements(&offence.means),
        except: offence.consent.as_ref().and_then(|consent| Some(consent.except.as_ref()?.text.clone())),
    }
}

/// Answers by question, the last that was given to each; why there is none is one too.
pub type Answers = BTreeMap<Asked, Answer>;

/// The answers of a file, and the questions that were answered otherwise before.
///
/// `events` are those that the rules accepted, each as it was last corrected, in order of effect. A question left blank
/// later takes nothing back.
pub fn answers(events: &[&Event]) -> (Answers, BTreeMap<Asked, Answer>) {
    let (mut last, mut before) = (Answers::new(), BTreeMap::new());
    for event in events {
        for (fact, answer) in &event.facts {
            let asked = Asked { event: event.event.clone(), fact: fact.clone() };
            if let Some(earlier) = last.insert(asked.clone(), answer.clone()) {
                if earlier != *answer && !matches!(earlier, Answer::None { .. }) {
                    before.insert(asked, earlier);
                } else if earlier != *answer {
                    before.remove(&asked);
                }
            }
        }
    }
    (last, before)
}

/// Whether a sign is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignMet {
    pub name: String,
    pub met: Met,
    /// The questions whose answers decide.
    pub rests_on: Vec<Asked>,
    /// The questions that would still decide.
    pub open: Vec<Asked>,
}

/// Whether signs show a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DimensionMet {
    pub name: String,
    /// Not met only when no answer to come can change it.
    pub met: Met,
    pub strong: u32,
    pub medium: u32,
    pub weak: u32,
}

/// Whether signs point to an element of an offence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ElementPointed {
    pub name: String,
    pub met: Met,
    /// Whether some question here speaks of it at all.
    pub asked: bool,
    /// Whether the offence needs it, as a means.
    pub constitutive: bool,
    /// Signs, findings and dimensions that point to it.
    pub rests_on: Vec<String>,
    /// Questions that would settle it.
    pub settled_by: Vec<Asked>,
}

/// An offence beside the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OffencePointed {
    pub country: String,
    pub name: String,
    pub met: Met,
    pub acts: Vec<ElementPointed>,
    pub purposes: Vec<ElementPointed>,
    pub means: Vec<ElementPointed>,
}

/// Everything that follows from answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Screened {
    /// Whether the set is made for such a person.
    pub applies: bool,
    pub signs: Vec<SignMet>,
    pub dimensions: Vec<DimensionMet>,
    /// What the dimensions mean together so far.
    pub class: Option<String>,
    /// Whether that advises to refer.
    pub refers: bool,
    /// Classes before that one which open questions could still show.
    pub could_become: Vec<String>,
    pub offences: Vec<OffencePointed>,
    /// Contradictions by name.
    pub contradictions: Vec<String>,
    /// Questions of which a choice cannot stand beside another that was given too.
    pub not_alone: Vec<Asked>,
}

/// Counts by the rules. Total for any answers whatever.
pub fn screen(rules: &ScreeningRules, answers: &Answers) -> Screened {
    let known = Known { rules, answers };
    let applies = !rules.unless.iter().any(|test| known.holds(test));
    let signs: Vec<SignMet> = rules.signs.iter().filter(|_| applies).map(|rule| known.sign(rule)).collect();
    let findings: Vec<SignMet> = rules.findings.iter().map(|rule| known.sign(rule)).collect();
    let names = rules.dimensions.iter().filter(|_| applies);
    let dimensions: Vec<DimensionMet> = names.map(|name| known.dimension(name, &signs)).collect();
    let of = |name: &str| dimensions.iter().find(|it| it.name == name).map_or(Met::NotKnown, |it| it.met);
    let class = |rule: &ClassRule| {
        let any = rule.any.iter().map(|line| line.iter().map(|name| of(name)).max().unwrap_or(Met::Met));
        rule.all.iter().map(|name| of(name)).chain(any).min().unwrap_or(Met::Met)
    };
    let classes = rules.classes.iter().filter(|_| applies);
    let (mut shown, mut could_become) = (None, Vec::new());
    for rule in classes {
        match class(rule) {
            Met::Met => {
                shown = Some(rule);
                break;
            }
            Met::NotKnown => could_become.push(rule.name.clone()),
            Met::NotMet => {}
        }
    }
    let pointers = Pointers { known: &known, signs: &signs, findings: &findings, dimensions: &dimensions };
    let offences = rules.offences.iter().map(|offence| pointers.offence(offence)).collect();
    let contradictions = rules
        .contradictions
        .iter()
        .filter(|rule| !rule.when.is_empty() && rule.when.iter().all(|test| known.holds(test)));
    let not_alone = rules.alone.iter().filter_map(|rule| {
        let asked = Asked { event: rule.event.clone(), fact: rule.fact.clone() };
        match answers.get(&asked)? {
            Answer::Many(given) if given.len() > 1 && given.iter().any(|one| rule.choices.contains(one)) => {
                Some(asked)
            }
            _ => None,
        }
    });
    Screened {
        applies,
        class: shown.map(|rule| rule.name.clone()),
        refers: shown.is_some_and(|rule| rule.refers),
        could_become,
        offences,
        contradictions: contradictions.map(|rule| rule.name.clone()).collect(),
        not_alone: not_alone.collect(),
        dimensions,
        signs,
    }
}

struct Known<'a> {
    rules: &'a ScreeningRules,
    answers: &'a Answers,
}

impl Known<'_> {
    /// What was really answered: why there is no answer is none.
    fn answer(&self, event: &str, fact: &str) -> Option<&Answer> {
        let asked = Asked { event: event.to_owned(), fact: fact.to_owned() };
        self.answers.get(&asked).filter(|answer| !matches!(answer, Answer::None { .. }))
    }

    fn holds(&self, test: &Test) -> bool {
        self.answer(&test.event, &test.fact).is_some_and(|answer| satisfies(answer, &test.tested))
    }

    /// Met by one of several answers; not met when each question has been answered otherwise.
    fn sign(&self, rule: &SignRule) -> SignMet {
        let asked = |test: &Test| Asked { event: test.event.clone(), fact: test.fact.clone() };
        let once = |tests: Vec<&Test>| -> Vec<Asked> {
            let mut all: Vec<Asked> = Vec::new();
            for test in tests {
                let asked = asked(test);
                if !all.contains(&asked) {
                    all.push(asked);
                }
            }
            all
        };
        let shown = once(rule.when.iter().filter(|test| self.holds(test)).collect());
        let is_open = |test: &&Test| self.answer(&test.event, &test.fact).is_none();
        let open = once(rule.when.iter().filter(is_open).collect());
        let name = rule.name.clone();
        if !shown.is_empty() {
            return SignMet { name, met: Met::Met, rests_on: shown, open: Vec::new() };
        }
        if open.is_empty() && !rule.when.is_empty() {
            let rests_on = once(rule.when.iter().collect());
            return SignMet { name, met: Met::NotMet, rests_on, open };
        }
        SignMet { name, met: Met::NotKnown, rests_on: Vec::new(), open }
    }

    fn dimension(&self, name: &str, signs: &[SignMet]) -> DimensionMet {
        let (mut met, mut possible) = ([0_u32; 3], [0_u32; 3]);
        for (rule, sign) in self.rules.signs.iter().zip(signs).filter(|(rule, _)| rule.dimension == name) {
            let at = match rule.strength {
                "strong" => 0,
                "medium" => 1,
                _ => 2,
            };
            met[at] += u32::from(sign.met == Met::Met);
            possible[at] += u32::from(sign.met != Met::NotMet);
        }
        let reached = |[strong, medium, weak]: [u32; 3]| {
            self.rules.positive.iter().any(|rule| {
                strong >= rule.strong
                    && medium >= rule.medium
                    && weak >= rule.weak
                    && medium + weak >= rule.lesser
            })
        };
        let is_met = match (reached(met), reached(possible)) {
            (true, _) => Met::Met,
            (false, true) => Met::NotKnown,
            (false, false) => Met::NotMet,
        };
        let [strong, medium, weak] = met;
        DimensionMet { name: name.to_owned(), met: is_met, strong, medium, weak }
    }
}

/// What elements of offences may rest on.
struct Pointers<'a> {
    known: &'a Known<'a>,
    signs: &'a [SignMet],
    findings: &'a [SignMet],
    dimensions: &'a [DimensionMet],
}

impl Pointers<'_> {
    /// Whether a sign, a finding or a dimension is shown, and the questions that would still show it.
    fn of(&self, name: &str) -> (Met, Vec<Asked>) {
        if let Some(dimension) = self.dimensions.iter().find(|it| it.name == name) {
            let rules = self.known.rules.signs.iter().zip(self.signs);
            let open =
                rules.filter(|(rule, _)| rule.dimension == name).flat_map(|(_, sign)| sign.open.clone());
            return (dimension.met, open.collect());
        }
        let mut all = self.signs.iter().chain(self.findings);
        all.find(|it| it.name == name).map_or((Met::NotKnown, Vec::new()), |it| (it.met, it.open.clone()))
    }

    fn element(&self, rule: &ElementRule) -> ElementPointed {
        let mut met = if rule.supports.is_empty() { Met::NotKnown } else { Met::NotMet };
        let (mut rests_on, mut settled_by) = (Vec::<String>::new(), BTreeSet::new());
        for line in &rule.supports {
            let parts: Vec<(&String, (Met, Vec<Asked>))> =
                line.iter().map(|name| (name, self.of(name))).collect();
            let of_line = parts.iter().map(|(_, (met, _))| *met).min().unwrap_or(Met::NotKnown);
            met = met.max(of_line);
            for (name, (part, open)) in parts {
                if of_line == Met::Met && !rests_on.contains(name) {
                    rests_on.push(name.clone());
                }
                if of_line == Met::NotKnown && part == Met::NotKnown {
                    settled_by.extend(open);
                }
            }
        }
        let is_open = met == Met::NotKnown;
        ElementPointed {
            name: rule.name.clone(),
            met,
            asked: !rule.supports.is_empty(),
            constitutive: rule.constitutive,
            rests_on,
            settled_by: settled_by.into_iter().filter(|_| is_open).collect(),
        }
    }

    /// As [`crate::qualify`] puts elements together: an act, a purpose, and a means where one must be shown.
    fn offence(&self, rule: &OffenceRule) -> OffencePointed {
        let elements = |rules: &[ElementRule]| -> Vec<ElementPointed> {
            rules.iter().map(|rule| self.element(rule)).collect()
        };
        let (acts, purposes, means) = (elements(&rule.acts), elements(&rule.purposes), elements(&rule.means));
        let any = |elements: &[ElementPointed]| elements.iter().map(|it| it.met).max().unwrap_or(Met::NotMet);
        // Consent to what was asked for is asked by no question here, so that such a purpose stays open.
        let purpose = purposes.iter().map(|it| match &rule.except {
            Some(except) if *except == it.name => it.met.min(Met::NotKnown),
            _ => it.met,
        });
        let purpose = purpose.max().unwrap_or(Met::NotMet);
        let constitutive = means.iter().filter(|it| it.constitutive).map(|it| it.met).max();
        let met = any(&acts).min(purpose).min(constitutive.unwrap_or(Met::Met));
        OffencePointed { country: rule.country.clone(), name: rule.name.clone(), met, acts, purposes, means }
    }
}
