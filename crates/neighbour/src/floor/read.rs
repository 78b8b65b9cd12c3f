//! A floor's text to its values.

use circular::{
    model::{Length, Texts, Unit},
    nodes::{Literal, Node},
};

pub use crate::lines::Misread as FloorError;

use super::{Floor, Instrument, Measure, Provision};
use crate::{
    lines::Lines,
    questions::{self, Ask, Question},
};

struct Reader<'t> {
    lines: Lines<'t>,
}

pub(super) fn read(text: &str) -> Result<Floor, FloorError> {
    let reader = Reader { lines: Lines(text) };
    let nodes = reader.lines.nodes()?;
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
            _ => return Err(reader.lines.at(node, "a floor has `floor`, `instrument` and `provision`")),
        }
    }
    match floor.languages.is_empty() || floor.provisions.is_empty() {
        true => Err(reader
            .lines
            .wrong(0, "a floor says `floor NAME { title …; languages … }`, and has provisions")),
        false => Ok(floor),
    }
}

impl Reader<'_> {
    fn head(&self, node: &Node, floor: &mut Floor) -> Result<(), FloorError> {
        for line in &node.lines {
            match line.name.as_str() {
                "title" => floor.title = line.texts(),
                "languages" => {
                    floor.languages = line.arguments.iter().map(|value| value.text.clone()).collect()
                }
                _ => return Err(self.lines.at(line, "`floor` has `title` and `languages`")),
            }
        }
        self.complete(node, &floor.title, floor)
    }

    fn complete(&self, node: &Node, title: &Texts, floor: &Floor) -> Result<(), FloorError> {
        match floor.languages.iter().find(|code| !title.has(code)) {
            Some(code) => Err(self.lines.at(node, format!("the title is missing in `{code}`"))),
            None => Ok(()),
        }
    }

    fn instrument(&self, node: &Node, floor: &Floor) -> Result<Instrument, FloorError> {
        let mut instrument = Instrument {
            name: self.lines.argument(node, 0, "a name")?.to_owned(),
            source: self.lines.property(node, "source")?.to_owned(),
            title: Texts::default(),
            binds: Default::default(),
        };
        for line in &node.lines {
            match line.name.as_str() {
                "title" => instrument.title = line.texts(),
                "binds" | "binds-not" => {
                    let country = self.lines.argument(line, 0, "a country")?.to_owned();
                    let because = self.lines.property(line, "at")?.to_owned();
                    let said = (line.name.text == "binds", because, self.lines.certainty(line)?);
                    if instrument.binds.insert(country, said).is_some() {
                        return Err(self.lines.at(line, "the same country twice"));
                    }
                }
                _ => return Err(self.lines.at(line, "an instrument has `title`, `binds` and `binds-not`")),
            }
        }
        self.complete(node, &instrument.title, floor)?;
        Ok(instrument)
    }

    fn provision(&self, node: &Node, floor: &Floor) -> Result<Provision, FloorError> {
        let name = self.lines.argument(node, 0, "a name")?.to_owned();
        if floor.provisions.iter().any(|known| known.name == name) {
            return Err(self.lines.at(node, format!("there are two provisions `{name}`")));
        }
        let mut provision =
            Provision { name, title: Texts::default(), of: Vec::new(), measures: Vec::new(), in_part: false };
        for line in &node.lines {
            match line.name.as_str() {
                "title" => provision.title = line.texts(),
                "of" => {
                    let instrument = self.lines.argument(line, 0, "an instrument")?;
                    if !floor.instruments.iter().any(|known| known.name == instrument) {
                        return Err(self
                            .lines
                            .at(line, format!("no instrument above is called `{instrument}`")));
                    }
                    self.lines.argument(line, 1, "an article")?;
                    let articles = line.arguments.iter().skip(1).map(|value| value.text.clone()).collect();
                    provision.of.push((instrument.to_owned(), articles, self.lines.certainty(line)?));
                }
                "in-part" => provision.in_part = true,
                _ => provision.measures.push(self.measure(line)?),
            }
        }
        if provision.of.is_empty() {
            return Err(self.lines.at(
                node,
                "a provision says of which instrument it is: `of INSTRUMENT \"ARTICLE\" certainty=…`",
            ));
        }
        self.complete(node, &provision.title, floor)?;
        Ok(provision)
    }

    fn measure(&self, line: &Node) -> Result<Measure, FloorError> {
        let by = || self.question(line, self.lines.property(line, "by")?);
        Ok(match line.name.as_str() {
            "shows" => Measure::Shows(self.question(line, self.lines.argument(line, 0, "a question")?)?),
            "says" => match self.lines.argument(line, 0, "`yes` or `no`")? {
                "yes" => Measure::Says(true, by()?),
                "no" => Measure::Says(false, by()?),
                other => {
                    return Err(self.lines.at(line, format!("`says` takes `yes` or `no`, not `{other}`")));
                }
            },
            "lasts" => Measure::Lasts(self.length(line)?, by()?),
            "keeps" => Measure::Keeps(self.lines.argument(line, 0, "a right")?.to_owned(), by()?),
            "gives" => {
                let right = self.lines.argument(line, 0, "a right")?.to_owned();
                let question = match line.properties.is_empty() {
                    true => None,
                    false => Some(by()?),
                };
                if question.is_some_and(|question| !matches!(question.ask, Ask::Rights(_))) {
                    return Err(self
                        .lines
                        .at(line, "`gives RIGHT by=` takes one of the questions `rights.…`"));
                }
                Measure::Gives(right, question)
            }
            other => {
                let known = "title, of, in-part, shows, says, lasts, keeps, gives";
                return Err(self
                    .lines
                    .at(line, format!("`{other}` is no line of a provision; there are {known}")));
            }
        })
    }

    fn question(&self, line: &Node, key: &str) -> Result<&'static Question, FloorError> {
        let mut all = questions::ALL.iter();
        let found = all.find(|question| key.split_once('.') == Some((question.topic, question.name)));
        let found = found.ok_or_else(|| self.lines.at(line, format!("there is no question `{key}`")))?;
        let of_many = matches!(found.ask, Ask::Purposes | Ask::Targets)
            || (matches!(found.ask, Ask::Rights(_)) && line.name.text != "gives");
        match of_many {
            true => {
                Err(self.lines.at(line, format!("`{key}` makes several rows and cannot be measured as one")))
            }
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
        // No instrument counts in working days.
        let unit = line.argument(1).and_then(Unit::named).filter(|unit| *unit != Unit::WorkingDays);
        match (number, unit) {
            (Some(number), Some(unit)) => Ok(Length { number, unit }),
            _ => Err(self
                .lines
                .at(line, "a length is a number and days, weeks, months or years: `lasts 30 days by=…`")),
        }
    }
}
