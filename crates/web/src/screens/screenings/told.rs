//! What follows from answers, in words. Every sign, dimension and element stands on the page; those that are not shown are
//! hidden, so that a script only has to say which are.

use casework::{
    Answer, Asked, Met, ScreeningRules,
    screening::{Answers, ElementPointed, ElementRule, OffencePointed, OffenceRule, SignMet, SignRule},
};
use circular::{
    Rulebook,
    model::{Element, Offence, Screening as Set, Texts},
    vocabulary::FileOf,
};
use serde_json::{Value, json};

use super::Screening;
use crate::{told::Told, visit::SignedIn, visit::Visit};

/// The right side of the page.
pub struct Panel {
    /// Nothing that counts was answered.
    pub is_empty: bool,
    /// Whether the set is made for such a person.
    pub applies: bool,
    /// Where the rule stands.
    pub rule: String,
    /// Strong, medium, weak.
    pub counts: [usize; 3],
    pub signs: Vec<Sign>,
    pub dimensions: Vec<Dimension>,
    /// What the dimensions mean together; empty for a reader who may not see all that it rests on.
    pub classes: Vec<Class>,
    pub refers: bool,
    pub offences: Vec<OffenceTold>,
    /// Answers that cannot stand together: name, sentence, whether they are given.
    pub contradictions: Vec<(String, String, bool)>,
    /// Answers given otherwise before: question, then, now.
    pub before: Vec<(String, String, String)>,
    /// The reason that the rule itself gives; empty where it does not advise to refer.
    pub advice: String,
    /// Rules and recorded answers for the script.
    pub data: String,
}

/// A sign, with the answers that may show it.
pub struct Sign {
    pub name: String,
    pub title: String,
    pub strength: String,
    pub family: String,
    pub is_met: bool,
    /// Question by key: its words, the answer in words, whether the sign rests on it.
    pub because: Vec<(String, String, String, bool)>,
}

/// A dimension with its counts.
pub struct Dimension {
    pub name: String,
    pub title: String,
    pub met: &'static str,
    pub counts: [u32; 3],
}

/// What dimensions mean together.
pub struct Class {
    pub name: String,
    pub title: String,
    pub refers: bool,
    pub is_shown: bool,
    pub could_become: bool,
}

/// An offence of one country.
pub struct OffenceTold {
    pub country: String,
    pub title: String,
    pub met: &'static str,
    /// Acts, purposes, means: the word for the group, and its elements.
    pub groups: Vec<(String, Vec<ElementTold>)>,
    /// Elements of which no question here speaks.
    pub unasked: Vec<String>,
}

/// An element.
pub struct ElementTold {
    pub name: String,
    pub title: String,
    /// Aggravating only: not needed.
    pub is_extra: bool,
    pub met: &'static str,
    /// Name, title, whether it points there now.
    pub rests_on: Vec<(String, String, bool)>,
    /// Key, question, whether it would settle it now.
    pub settled_by: Vec<(String, String, bool)>,
}

impl Panel {
    /// Whether open questions could still change what the dimensions mean together.
    pub fn could_change(&self) -> bool {
        !self.is_empty && self.classes.iter().any(|class| class.could_become)
    }

    /// Whether answers do not fit together.
    pub fn contradicts(&self) -> bool {
        !self.before.is_empty() || self.contradictions.iter().any(|(_, _, is_given)| *is_given)
    }

    /// Whether some sign is there.
    pub fn has_signs(&self) -> bool {
        self.signs.iter().any(|sign| sign.is_met)
    }
}

impl ElementTold {
    /// Whether something points to it.
    pub fn rests(&self) -> bool {
        self.rests_on.iter().any(|(_, _, rests)| *rests)
    }

    /// Whether some question would settle it.
    pub fn is_open(&self) -> bool {
        self.settled_by.iter().any(|(_, _, would)| *would)
    }
}

/// The key of a question, as the script has it.
fn key(asked: &Asked) -> String {
    format!("{} {}", asked.event, asked.fact)
}

fn met_word(met: Met) -> &'static str {
    match met {
        Met::Met => "met",
        Met::NotMet => "not-met",
        Met::NotKnown => "not-known",
    }
}

/// The title of a class of a set.
pub fn class(visit: &Visit, set: &str, name: &str) -> Option<String> {
    let set = set_named(visit.app.rulebook(), set)?;
    let class = set.classes.iter().find(|class| class.name.text == name)?;
    Some(class.title.get(visit.words.code()).to_owned())
}

fn set_named<'a>(rulebook: &'a Rulebook, name: &str) -> Option<&'a Set> {
    rulebook.circular().screenings.iter().find(|set| set.name.text == name)
}

/// Answers as recorded, in the order of the circular: question and answer.
pub fn recorded(visit: &Visit, answers: &Answers) -> Vec<(String, String)> {
    let told = Told::new(&visit.app, visit.words);
    let mut all = Vec::new();
    for node in &visit.app.rulebook().circular().events {
        for fact in &node.facts {
            let asked = Asked { event: node.name.text.clone(), fact: fact.name.text.clone() };
            if let Some(answer) = answers.get(&asked) {
                all.push((told.ask(fact), told.answer(fact, answer)));
            }
        }
    }
    all.dedup();
    all
}

struct Words<'a> {
    visit: &'a Visit,
    told: Told<'a>,
    rules: &'a ScreeningRules,
    set: Option<&'a Set>,
}

/// What follows, for the page.
pub fn panel(visit: &SignedIn, screening: Screening) -> Panel {
    let Screening { rules, answers, before, result } = screening;
    let told = Told::new(&visit.app, visit.words);
    let set = set_named(visit.app.rulebook(), &rules.name);
    let words = Words { visit, told, rules: &rules, set };
    let topics = words.topics();
    // How the interview came about is no answer to a question.
    let tested = |asked: &Asked| {
        if !topics.contains(&asked.event.as_str()) {
            return false;
        }
        let mut tests = rules.signs.iter().chain(&rules.findings).flat_map(|rule| &rule.when);
        tests.any(|test| test.event == asked.event && test.fact == asked.fact)
    };
    let is_answer = |answer: &Answer| !matches!(answer, Answer::None { .. });
    let is_empty = !answers.iter().any(|(asked, answer)| is_answer(answer) && tested(asked));
    let met: Vec<&SignMet> = result.signs.iter().filter(|sign| sign.met == Met::Met).collect();
    let strength = |sign: &SignMet| {
        rules.signs.iter().find(|rule| rule.name == sign.name).map_or("", |rule| rule.strength)
    };
    let count = |wanted: &str| met.iter().filter(|sign| strength(sign) == wanted).count();
    let signs = rules.signs.iter().map(|rule| {
        let sign = result.signs.iter().find(|sign| sign.name == rule.name);
        words.sign(rule, sign, &answers)
    });
    let dimensions = rules.dimensions.iter().map(|name| {
        let known = result.dimensions.iter().find(|dimension| dimension.name == *name);
        Dimension {
            name: name.clone(),
            title: words.support(name),
            met: met_word(known.map_or(Met::NotKnown, |it| it.met)),
            counts: known.map_or([0; 3], |it| [it.strong, it.medium, it.weak]),
        }
    });
    let classes = rules.classes.iter().map(|rule| Class {
        name: rule.name.clone(),
        title: class(visit, &rules.name, &rule.name).unwrap_or_else(|| rule.name.clone()),
        refers: rule.refers,
        is_shown: result.class.as_ref() == Some(&rule.name),
        could_become: result.could_become.contains(&rule.name),
    });
    let mut contradictions: Vec<(String, String, bool)> = rules
        .contradictions
        .iter()
        .map(|rule| {
            (rule.name.clone(), words.contradiction(rule), result.contradictions.contains(&rule.name))
        })
        .collect();
    contradictions.extend(rules.alone.iter().map(|rule| {
        let asked = Asked { event: rule.event.clone(), fact: rule.fact.clone() };
        let sentence = visit.words.say1("screening-not-alone", "question", words.question(&asked));
        (key(&asked), sentence, result.not_alone.contains(&asked))
    }));
    let changed = before.iter().filter_map(|(asked, then)| {
        let now = answers.get(asked)?;
        let fact = words.fact(asked)?;
        (now != then).then(|| (told.ask(fact), told.answer(fact, then), told.answer(fact, now)))
    });
    let shown = rules.classes.iter().find(|rule| result.class.as_ref() == Some(&rule.name));
    let advice = shown.filter(|rule| rule.refers).map(|rule| {
        let titles: Vec<String> = met.iter().map(|sign| words.support(&sign.name)).collect();
        let class = class(visit, &rules.name, &rule.name).unwrap_or_default();
        visit.words.say2("screening-advice", "class", class, "signs", titles.join("; "))
    });
    Panel {
        is_empty,
        applies: result.applies,
        rule: format!("/circular/{}/rule/{}", visit.app.country(), rules.name),
        counts: [count("strong"), count("medium"), count("weak")],
        signs: signs.collect(),
        dimensions: dimensions.collect(),
        classes: classes.collect(),
        refers: result.refers,
        offences: rules
            .offences
            .iter()
            .zip(&result.offences)
            .filter_map(|(rule, pointed)| words.offence(rule, pointed))
            .collect(),
        contradictions,
        before: changed.collect(),
        advice: advice.unwrap_or_default(),
        data: words.data(&answers),
    }
}

impl Words<'_> {
    /// The events that put questions, as this circular calls them.
    fn topics(&self) -> Vec<&str> {
        let circular = self.visit.app.rulebook().circular();
        circular.events_of(FileOf::Interview, "asked").map(|node| node.name.as_str()).collect()
    }

    fn fact(&self, asked: &Asked) -> Option<&circular::model::Fact> {
        let node = self.visit.app.rulebook().event_on(&asked.event, self.visit.today)?;
        node.facts.iter().find(|fact| fact.name.text == asked.fact)
    }

    fn question(&self, asked: &Asked) -> String {
        self.fact(asked).map_or_else(|| asked.fact.clone(), |fact| self.told.ask(fact))
    }

    fn text<'t>(&self, texts: &'t Texts) -> &'t str {
        texts.get(self.visit.words.code())
    }

    fn sign(&self, rule: &SignRule, sign: Option<&SignMet>, answers: &Answers) -> Sign {
        let indicators = &self.visit.app.rulebook().circular().indicators;
        let node = indicators.iter().find(|node| node.name.text == rule.name);
        let family = node.and_then(|node| node.family.as_ref()).and_then(|family| {
            let heading = self.set?.families.iter().find(|heading| heading.name.text == family.text)?;
            Some(self.text(&heading.title).to_owned())
        });
        let mut because: Vec<(String, String, String, bool)> = Vec::new();
        for test in &rule.when {
            let asked = Asked { event: test.event.clone(), fact: test.fact.clone() };
            if because.iter().any(|(known, ..)| *known == key(&asked)) {
                continue;
            }
            let answer = self.fact(&asked).zip(answers.get(&asked));
            let answer = answer.map(|(fact, answer)| self.told.answer(fact, answer)).unwrap_or_default();
            let rests = sign.is_some_and(|sign| sign.met == Met::Met && sign.rests_on.contains(&asked));
            because.push((key(&asked), self.question(&asked), answer, rests));
        }
        Sign {
            name: rule.name.clone(),
            title: self.support(&rule.name),
            strength: self.visit.words.say(&format!("screening-{}", rule.strength)),
            family: family.unwrap_or_default(),
            is_met: sign.is_some_and(|sign| sign.met == Met::Met),
            because,
        }
    }

    /// The title of a sign, a finding or a dimension.
    fn support(&self, name: &str) -> String {
        let indicators = &self.visit.app.rulebook().circular().indicators;
        let sign = indicators.iter().find(|node| node.name.text == name).map(|node| &node.title);
        let of_set = || {
            let set = self.set?;
            let headings = set.dimensions.iter().map(|heading| (&heading.name, &heading.title));
            let mut all = headings.chain(set.findings.iter().map(|finding| (&finding.name, &finding.title)));
            all.find(|(known, _)| known.text == name).map(|(_, title)| title)
        };
        sign.or_else(of_set).map_or_else(|| name.to_owned(), |title| self.text(title).to_owned())
    }

    fn contradiction(&self, rule: &SignRule) -> String {
        let node =
            self.set.and_then(|set| set.contradictions.iter().find(|node| node.name.text == rule.name));
        let title = node.map_or(rule.name.as_str(), |node| self.text(&node.title));
        let mut questions: Vec<String> = Vec::new();
        for test in &rule.when {
            let asked = Asked { event: test.event.clone(), fact: test.fact.clone() };
            let question = self.question(&asked);
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
        let questions = questions.join(" · ");
        self.visit.words.say2("screening-contradiction", "title", title, "questions", questions)
    }

    fn offence(&self, rule: &OffenceRule, pointed: &OffencePointed) -> Option<OffenceTold> {
        let own = self.visit.app.rulebook();
        let neighbours = self.visit.app.settings().neighbours.iter().map(AsRef::as_ref);
        let mut all = std::iter::once(own).chain(neighbours);
        let rulebook = all.find(|rulebook| rulebook.circular().called() == rule.country)?;
        let mut offences = rulebook.circular().offences.iter();
        let node = offences.find(|node| {
            node.name.text == rule.name && rulebook.in_force(&node.validity, self.visit.today)
        })?;
        let (mut groups, mut unasked) = (Vec::new(), Vec::new());
        for (word, rules, met, nodes) in [
            ("screening-acts", &rule.acts, &pointed.acts, &node.acts),
            ("screening-purposes", &rule.purposes, &pointed.purposes, &node.purposes),
            ("screening-means", &rule.means, &pointed.means, &node.means),
        ] {
            let mut elements = Vec::new();
            for (rule, pointed) in rules.iter().zip(met) {
                let title = nodes.iter().find(|node| node.name.text == rule.name);
                let title =
                    title.map_or(rule.name.as_str(), |node: &Element| self.text(&node.title)).to_owned();
                match pointed.asked {
                    true => elements.push(self.element(rule, pointed, title, word == "screening-means")),
                    false => unasked.push(title),
                }
            }
            if !elements.is_empty() {
                groups.push((self.visit.words.say(word), elements));
            }
        }
        let offence: &Offence = node;
        Some(OffenceTold {
            country: self.country(&rule.country),
            title: self.text(&offence.title).to_owned(),
            met: met_word(pointed.met),
            groups,
            unasked,
        })
    }

    fn country(&self, code: &str) -> String {
        let words = self.visit.words;
        words
            .find(&format!("country-{}", code.to_ascii_uppercase()))
            .unwrap_or_else(|| code.to_ascii_uppercase())
    }

    fn element(
        &self,
        rule: &ElementRule,
        pointed: &ElementPointed,
        title: String,
        is_means: bool,
    ) -> ElementTold {
        let mut names: Vec<&String> = Vec::new();
        for name in rule.supports.iter().flatten() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut questions: Vec<Asked> = Vec::new();
        for name in &names {
            let of_dimension = self.rules.signs.iter().filter(|sign| sign.dimension == **name);
            let by_name =
                self.rules.signs.iter().chain(&self.rules.findings).filter(|sign| sign.name == **name);
            for test in of_dimension.chain(by_name).flat_map(|sign| &sign.when) {
                let asked = Asked { event: test.event.clone(), fact: test.fact.clone() };
                if !questions.contains(&asked) {
                    questions.push(asked);
                }
            }
        }
        ElementTold {
            name: pointed.name.clone(),
            title,
            is_extra: is_means && !pointed.constitutive,
            met: met_word(pointed.met),
            rests_on: names
                .into_iter()
                .map(|name| (name.clone(), self.support(name), pointed.rests_on.contains(name)))
                .collect(),
            settled_by: questions
                .into_iter()
                .map(|asked| {
                    let would = pointed.settled_by.contains(&asked);
                    (key(&asked), self.question(&asked), would)
                })
                .collect(),
        }
    }

    /// Rules and answers for the script, as JSON. What may not be seen is in neither.
    fn data(&self, answers: &Answers) -> String {
        let answers: serde_json::Map<String, Value> =
            answers.iter().map(|(asked, answer)| (key(asked), json!(answer))).collect();
        json!({ "rules": self.rules, "answers": answers, "topics": self.topics() }).to_string()
    }
}
