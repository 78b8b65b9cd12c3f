//! The text of a caseload specification to its values.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use circular::nodes::{Literal, Node, Value, parse};

use super::spec::{Caseload, Line, Place, Population, SignIn, SpecError, Then, When};

/// Reads a specification.
///
/// # Errors
/// The first thing that is wrong, with its line. Counts that do not add up are wrong: a population says three times how
/// many it is, by its count, its paths and its countries.
pub fn read(text: &str) -> Result<Caseload, SpecError> {
    let (nodes, mistakes) = parse(text, 0);
    let reader = Reader { text };
    if let Some(mistake) = mistakes.first() {
        return reader.line(mistake.place.start).wrong("this cannot be read");
    }
    let mut caseload = Caseload::default();
    for node in &nodes {
        reader.top(node, &mut caseload)?;
    }
    if caseload.given.is_empty() || caseload.family.is_empty() || caseload.mark.trim().is_empty() {
        return Place(1).wrong(
            "a caseload says `given`, `family` and `mark`: invented names, and the mark that says so",
        );
    }
    for population in &caseload.populations {
        adds_up(population, &caseload)?;
    }
    Ok(caseload)
}

/// Reads a specification from where it lies: the document, and after it the documents of the folder beside it that bears
/// its name, in the order of their names.
///
/// # Errors
/// A document that cannot be read; then as [`read`].
pub fn read_at(path: &Path) -> io::Result<Result<Caseload, SpecError>> {
    let mut text = fs::read_to_string(path)?;
    let folder = path.with_extension("");
    let mut parts: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    parts.retain(|part| part.extension().is_some_and(|ending| ending == "kdl"));
    parts.sort();
    let mut documents = Vec::new();
    for part in parts {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        documents.push((name, text.lines().count()));
        text.push_str(&fs::read_to_string(&part)?);
    }
    Ok(match read(&text) {
        Ok(caseload) => Ok(Caseload { documents, ..caseload }),
        Err(error) => Err(error.within(&documents)),
    })
}

fn adds_up(population: &Population, caseload: &Caseload) -> Result<(), SpecError> {
    let total = |parts: &[(String, u64)]| parts.iter().map(|(_, count)| count).sum::<u64>();
    let (name, at) = (&population.name, population.at);
    for (what, parts) in [("follows", &population.follows), ("citizenship", &population.citizenship)] {
        let is_left_out = what == "citizenship" && parts.is_empty();
        if !is_left_out && total(parts) != population.count {
            let counted = total(parts);
            return at.wrong(format!("{name} is {} files, but its {what} make {counted}", population.count));
        }
    }
    if population.when == When::Unsaid {
        return at.wrong(format!("{name} says neither `year=` nor `days-ago=`"));
    }
    if population.region.is_empty() && population.offices.is_empty() {
        return at.wrong(format!("{name} says neither `region` nor `office`"));
    }
    match population.follows.iter().find(|(path, _)| !caseload.paths.contains_key(path)) {
        Some((path, _)) => at.wrong(format!("no path is called {path}")),
        None => Ok(()),
    }
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn line(&self, byte: u32) -> Place {
        let before = self.text.bytes().take(byte as usize);
        Place(1 + before.filter(|byte| *byte == b'\n').count())
    }

    fn at(&self, node: &Node) -> Place {
        self.line(node.name.span.start)
    }

    fn top(&self, node: &Node, caseload: &mut Caseload) -> Result<(), SpecError> {
        match node.name.as_str() {
            "caseload" => {
                caseload.seed = self.whole(node, "seed")?;
                caseload.mark = self.word(node, "mark")?;
                caseload.canary = self.word(node, "canary")?;
            }
            "given" => caseload.given.extend(words(node)),
            "family" => caseload.family.extend(words(node)),
            "language" => caseload.language.extend(pairs(node)),
            "sign-in" => caseload.sign_ins.push(SignIn {
                role: self.first(node)?,
                office: self.word(node, "office")?,
                name: self.word(node, "name")?,
                language: self.word(node, "language")?,
            }),
            "path" => {
                let lines = self.path(&node.lines)?;
                caseload.paths.insert(self.first(node)?, lines);
            }
            "population" => caseload.populations.push(self.population(node)?),
            other => return self.at(node).wrong(format!("a caseload knows no `{other}`")),
        }
        Ok(())
    }

    fn population(&self, node: &Node) -> Result<Population, SpecError> {
        let mut population = Population {
            name: self.first(node)?,
            count: self.whole(node, "count")?,
            age: (19, 55),
            at: self.at(node),
            when: self.when(node)?,
            ..Population::default()
        };
        for line in &node.lines {
            match line.name.as_str() {
                "in-year" => population.in_year.extend(words(line)),
                "follows" => population.follows.push((self.first(line)?, self.whole(line, "count")?)),
                "citizenship" => population.citizenship.extend(self.counts(line)?),
                "region" => population.region.extend(self.counts(line)?),
                "office" => population.offices.extend(self.counts(line)?),
                "detector" => population.detector.extend(self.counts(line)?),
                "age" => {
                    let bound = |name| self.whole(line, name).map(|age| i16::try_from(age).unwrap_or(120));
                    population.age = (bound("from")?, bound("to")?);
                }
                "answer" => {
                    let event = self.first(line)?;
                    for (fact, values) in self.answers(line)? {
                        population.answers.insert((event.clone(), fact), values);
                    }
                }
                other => return self.at(line).wrong(format!("a population knows no `{other}`")),
            }
        }
        Ok(population)
    }

    fn when(&self, node: &Node) -> Result<When, SpecError> {
        if property(node, "year").is_some() {
            let year = self.whole(node, "year")?;
            return match i16::try_from(year) {
                Ok(year @ 1900..=2200) => Ok(When::Year(year)),
                _ => self.at(node).wrong("`year=` is a year between 1900 and 2200"),
            };
        }
        if property(node, "days-ago").is_none() {
            return Ok(When::Unsaid);
        }
        let days = |name| self.whole(node, name).map(|days| u32::try_from(days).unwrap_or(u32::MAX));
        let most = days("days-ago")?;
        let least = if property(node, "to").is_some() { days("to")? } else { most };
        if least <= most {
            Ok(When::DaysAgo { most, least })
        } else {
            self.at(node).wrong("`to=` is after `days-ago=`")
        }
    }

    fn path(&self, nodes: &[Node]) -> Result<Vec<Line>, SpecError> {
        nodes
            .iter()
            .map(|node| match node.name.as_str() {
                "then" => self.then(node).map(Line::Then),
                "use" => Ok(Line::Use(self.first(node)?, self.at(node))),
                "repeat" => {
                    let times = node.arguments.first().and_then(whole);
                    match times {
                        Some(times) => Ok(Line::Repeat(times, self.path(&node.lines)?)),
                        None => self.at(node).wrong("`repeat` says how often, such as `repeat 3`"),
                    }
                }
                other => self.at(node).wrong(format!("a path knows no `{other}`")),
            })
            .collect()
    }

    fn then(&self, node: &Node) -> Result<Then, SpecError> {
        const OWN: [&str; 8] = ["by", "when", "office", "after", "spread", "late", "label", "corrects"];
        let days = |name| match property(node, name) {
            Some(_) => self.whole(node, name),
            None => Ok(0),
        };
        let optional = |name| property(node, name).map(|value| value.text.clone());
        let mut answers = self.answers(node)?;
        answers.retain(|fact, _| !OWN.contains(&fact.as_str()));
        Ok(Then {
            event: self.first(node)?,
            by: self.word(node, "by")?,
            when: optional("when")
                .iter()
                .flat_map(|roles| roles.split_whitespace())
                .map(str::to_owned)
                .collect(),
            office: optional("office"),
            after: days("after")?,
            spread: days("spread")?,
            late: days("late")?,
            label: optional("label"),
            corrects: optional("corrects"),
            answers,
            at: self.at(node),
        })
    }

    /// Facts as properties, and `pick FACT A=3 B=1` lines.
    fn answers(&self, node: &Node) -> Result<BTreeMap<String, Vec<(String, u64)>>, SpecError> {
        let mut answers: BTreeMap<String, Vec<(String, u64)>> =
            pairs(node).map(|(fact, value)| (fact, vec![(value, 1)])).collect();
        for line in &node.lines {
            if line.name.as_str() != "pick" {
                return self.at(line).wrong("only `pick FACT value=weight …` stands inside");
            }
            answers.insert(self.first(line)?, self.counts(line)?);
        }
        Ok(answers)
    }

    fn counts(&self, node: &Node) -> Result<Vec<(String, u64)>, SpecError> {
        node.properties
            .iter()
            .map(|property| match whole(&property.value) {
                Some(count) => Ok((property.name.text.clone(), count)),
                None => self.line(property.span.start).wrong("a count is a whole number"),
            })
            .collect()
    }

    fn first(&self, node: &Node) -> Result<String, SpecError> {
        match node.arguments.first() {
            Some(value) => Ok(value.text.clone()),
            None => self.at(node).wrong(format!("`{}` needs a name", node.name)),
        }
    }

    fn word(&self, node: &Node, name: &str) -> Result<String, SpecError> {
        match property(node, name) {
            Some(value) => Ok(value.text.clone()),
            None => self.at(node).wrong(format!("`{}` says no `{name}=`", node.name)),
        }
    }

    fn whole(&self, node: &Node, name: &str) -> Result<u64, SpecError> {
        match property(node, name).and_then(whole) {
            Some(number) => Ok(number),
            None => self.at(node).wrong(format!("`{}` needs a whole number `{name}=`", node.name)),
        }
    }
}

fn property<'a>(node: &'a Node, name: &str) -> Option<&'a Value> {
    node.properties.iter().find(|property| property.name.as_str() == name).map(|property| &property.value)
}

fn words(node: &Node) -> impl Iterator<Item = String> {
    node.arguments.iter().map(|value| value.text.clone())
}

fn pairs(node: &Node) -> impl Iterator<Item = (String, String)> {
    node.properties.iter().map(|property| (property.name.text.clone(), property.value.text.clone()))
}

fn whole(value: &Value) -> Option<u64> {
    match value.literal {
        Literal::Number(number) => u64::try_from(number).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_the_folder_beside_belong_to_it_and_mistakes_name_them() {
        let folder = std::env::temp_dir().join(format!("nabotjek-caseload-{}", std::process::id()));
        fs::create_dir_all(folder.join("xx")).unwrap();
        let path = folder.join("xx.kdl");
        fs::write(&path, "caseload seed=1 mark=\"(synthetic)\" canary=ZQ7\ngiven A\nfamily B").unwrap();
        fs::write(folder.join("xx/more.kdl"), "given C\npath p {\n    then x by=y\n}\n").unwrap();
        fs::write(folder.join("xx/notes.txt"), "no part of it").unwrap();
        let caseload = read_at(&path).unwrap().unwrap();
        assert_eq!(caseload.given, ["A", "C"]);
        assert!(caseload.paths.contains_key("p"));
        fs::write(folder.join("xx/more.kdl"), "given C\nnothing-known\n").unwrap();
        let mistake = read_at(&path).unwrap().unwrap_err();
        assert_eq!(mistake.to_string(), "more.kdl, line 2: a caseload knows no `nothing-known`");
        fs::remove_dir_all(folder).unwrap();
    }
}
