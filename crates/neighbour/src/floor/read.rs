//! A floor's text to its values.

use circular::{
    model::{Certainty, Length, Texts, Unit},
    nodes::{Literal, Node, parse},
};

use super::{Floor, Instrument, Measure, Provision};
use crate::questions::{self, Ask, Question};

/// What is wrong with a floor, and on which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct FloorError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

struct Reader<'t> {
    text: &'t str,
}

pub(super) fn read(text: &str) -> Result<Floor, FloorError> {
    let reader = Reader { text };
    let (nodes, mistakes) = parse(text, 0);
    if let Some(mistake) = mistakes.first() {
        return Err(reader.wrong(mistake.place.start, "this cannot be read"));
    }
    let mut floor = Floor {
        title: Texts::default(),
        languages: Vec::new(),
        instruments: Vec::new(),
        provisions: Vec::new(),
    };
    for node in &nodes {
        match node.name.as_str() {
            "floor" => reader.head(node, &mut floor)?,
            "instrument" => {
                let instrument = reader.instrument(node, &floor)?;
                floor.instruments.push(instrument);
            }
            "provision" => {
                let provision = reader.provision(node, &floor)?;
                floor.provisions.push(provision);
            }
            _ => return Err(reader.at(node, "a floor has `floor`, `instrument` and `provision`")),
        }
    }
    match floor.languages.is_empty() || floor.provisions.is_empty() {
        true => {
            Err(reader.wrong(0, "a floor says `floor NAME { title …; languages … }`, and has provisions"))
        }
        false => Ok(floor),
    }
}

impl Reader<'_> {
    fn wrong(&self, at: u32, what: impl Into<String>) -> FloorError {
        let before = self.text.get(..at as usize).unwrap_or(self.text);
        FloorError { line: before.matches('\n').count() + 1, what: what.into() }
    }

    fn at(&self, node: &Node, what: impl Into<String>) -> FloorError {
        self.wrong(node.head.start, what)
    }

    fn argument<'n>(&self, node: &'n Node, at: usize, what: &str) -> Result<&'n str, FloorError> {
        let value = node.arguments.get(at).map(|value| value.text.as_str());
        value.ok_or_else(|| self.at(node, format!("`{}` needs {what}", node.name)))
    }

    fn property<'n>(&self, node: &'n Node, name: &str) -> Result<&'n str, FloorError> {
        let found = node.properties.iter().find(|property| property.name.text == name);
        found
            .map(|property| property.value.text.as_str())
            .ok_or_else(|| self.at(node, format!("`{}` needs `{name}=`", node.name)))
    }

    fn head(&self, node: &Node, floor: &mut Floor) -> Result<(), FloorError> {
        for line in &node.lines {
            match line.name.as_str() {
                "title" => floor.title = self.texts(line),
                "languages" => {
                    floor.languages = line.arguments.iter().map(|value| value.text.clone()).collect()
                }
                _ => return Err(self.at(line, "`floor` has `title` and `languages`")),
            }
        }
        self.complete(node, &floor.title, floor)
    }

    fn texts(&self, node: &Node) -> Texts {
        let properties =
            node.properties.iter().map(|property| (property.name.text.clone(), property.value.text.clone()));
        let lines = node
            .lines
            .iter()
            .filter_map(|line| Some((line.name.text.clone(), line.arguments.first()?.text.clone())));
        Texts(properties.chain(lines).collect())
    }

    fn complete(&self, node: &Node, title: &Texts, floor: &Floor) -> Result<(), FloorError> {
        match floor.languages.iter().find(|code| title.0.get(*code).is_none_or(String::is_empty)) {
            Some(code) => Err(self.at(node, format!("the title is missing in `{code}`"))),
            None => Ok(()),
        }
    }

    fn certainty(&self, node: &Node) -> Result<Certainty, FloorError> {
        let word = self.property(node, "certainty")?;
        let found = Certainty::ALL.into_iter().find(|certainty| certainty.as_str() == word);
        found.ok_or_else(|| self.at(node, format!("`{word}` is no certainty")))
    }

    fn instrument(&self, node: &Node, floor: &Floor) -> Result<Instrument, FloorError> {
        let mut instrument = Instrument {
            name: self.argument(node, 0, "a name")?.to_owned(),
            source: self.property(node, "source")?.to_owned(),
            title: Texts::default(),
            binds: Default::default(),
        };
        for line in &node.lines {
            match line.name.as_str() {
                "title" => instrument.title = self.texts(line),
                "binds" | "binds-not" => {
                    let country = self.argument(line, 0, "a country")?.to_owned();
                    let because = self.property(line, "at")?.to_owned();
                    let said = (line.name.text == "binds", because, self.certainty(line)?);
                    if instrument.binds.insert(country, said).is_some() {
                        return Err(self.at(line, "the same country twice"));
                    }
                }
                _ => return Err(self.at(line, "an instrument has `title`, `binds` and `binds-not`")),
            }
        }
        self.complete(node, &instrument.title, floor)?;
        Ok(instrument)
    }

    fn provision(&self, node: &Node, floor: &Floor) -> Result<Provision, FloorError> {
        let name = self.argument(node, 0, "a name")?.to_owned();
        if floor.provisions.iter().any(|known| known.name == name) {
            return Err(self.at(node, format!("there are two provisions `{name}`")));
        }
        let mut provision =
            Provision { name, title: Texts::default(), of: Vec::new(), measures: Vec::new(), in_part: false };
        for line in &node.lines {
            match line.name.as_str() {
                "title" => provision.title = self.texts(line),
                "of" => {
                    let instrument = self.argument(line, 0, "an instrument")?;
                    if !floor.instruments.iter().any(|known| known.name == instrument) {
                        return Err(self.at(line, format!("no instrument above is called `{instrument}`")));
                    }
                    self.argument(line, 1, "an article")?;
                    let articles = line.arguments.iter().skip(1).map(|value| value.text.clone()).collect();
                    provision.of.push((instrument.to_owned(), articles, self.certainty(line)?));
                }
                "in-part" => provision.in_part = true,
                _ => provision.measures.push(self.measure(line)?),
            }
        }
        if provision.of.is_empty() {
            return Err(self.at(
                node,
                "a provision says of which instrument it is: `of INSTRUMENT \"ARTICLE\" certainty=…`",
            ));
        }
        self.complete(node, &provision.title, floor)?;
        Ok(provision)
    }

    fn measure(&self, line: &Node) -> Result<Measure, FloorError> {
        let by = || self.question(line, self.property(line, "by")?);
        Ok(match line.name.as_str() {
            "shows" => Measure::Shows(self.question(line, self.argument(line, 0, "a question")?)?),
            "says" => match self.argument(line, 0, "`yes` or `no`")? {
                "yes" => Measure::Says(true, by()?),
                "no" => Measure::Says(false, by()?),
                other => return Err(self.at(line, format!("`says` takes `yes` or `no`, not `{other}`"))),
            },
            "lasts" => Measure::Lasts(self.length(line)?, by()?),
            "keeps" => Measure::Keeps(self.argument(line, 0, "a right")?.to_owned(), by()?),
            "gives" => {
                let right = self.argument(line, 0, "a right")?.to_owned();
                let question = match line.properties.is_empty() {
                    true => None,
                    false => Some(by()?),
                };
                if question.is_some_and(|question| !matches!(question.ask, Ask::Rights(_))) {
                    return Err(self.at(line, "`gives RIGHT by=` takes one of the questions `rights.…`"));
                }
                Measure::Gives(right, question)
            }
            other => {
                let known = "title, of, in-part, shows, says, lasts, keeps, gives";
                return Err(self.at(line, format!("`{other}` is no line of a provision; there are {known}")));
            }
        })
    }

    fn question(&self, line: &Node, key: &str) -> Result<&'static Question, FloorError> {
        let mut all = questions::ALL.iter();
        let found = all.find(|question| key.split_once('.') == Some((question.topic, question.name)));
        let found = found.ok_or_else(|| self.at(line, format!("there is no question `{key}`")))?;
        let of_many = matches!(found.ask, Ask::Purposes | Ask::Targets)
            || (matches!(found.ask, Ask::Rights(_)) && line.name.text != "gives");
        match of_many {
            true => Err(self.at(line, format!("`{key}` makes several rows and cannot be measured as one"))),
            false => Ok(found),
        }
    }

    fn length(&self, line: &Node) -> Result<Length, FloorError> {
        let number = line.arguments.first().and_then(|value| match value.literal {
            Literal::Number(number) => {
                u32::try_from(number).ok().filter(|number| (1..=10_000).contains(number))
            }
            _ => None,
        });
        let unit = match line.arguments.get(1).map(|value| value.text.as_str()) {
            Some("day" | "days") => Some(Unit::Days),
            Some("week" | "weeks") => Some(Unit::Weeks),
            Some("month" | "months") => Some(Unit::Months),
            Some("year" | "years") => Some(Unit::Years),
            _ => None,
        };
        match (number, unit) {
            (Some(number), Some(unit)) => Ok(Length { number, unit }),
            _ => {
                Err(self
                    .at(line, "a length is a number and days, weeks, months or years: `lasts 30 days by=…`"))
            }
        }
    }
}
