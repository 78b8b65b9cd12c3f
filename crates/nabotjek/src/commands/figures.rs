//! `nabotjek figures YEAR`.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use circular::Rulebook;
use clap::Args;
use rapporteur::{Comparison, Figure, Tally, Value, compare};
use serde::Serialize;

use super::store::Place;
use crate::output::{Format, Outcome};

/// What was published beside what the journals say
#[derive(Args)]
#[command(after_help = "\
Exit status 0 when everything published for the year is what the journals say, else 1. What is counted, and what
somebody published, the circular says: `statistic` and `published`.")]
pub struct Arguments {
    /// The year
    #[arg(value_parser = clap::value_parser!(i16).range(1900..=2200))]
    year: i16,
    #[command(flatten)]
    place: Place,
    /// Count these journals instead, one a line; - for standard input
    #[arg(long, value_name = "FILE")]
    journals: Option<PathBuf>,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A year's figures as a program reads them.
#[derive(Serialize)]
struct Answer {
    year: i16,
    files: u64,
    published: Vec<Comparison>,
    figures: Vec<Figure>,
}

/// Counts a year and sets it beside what was published.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(rulebook) = arguments.place.rulebook()? else { return Ok(Outcome::Refused) };
    let mut tally = Tally::new(&rulebook, arguments.year);
    let files = match &arguments.journals {
        Some(path) => add_lines(&mut tally, path)?,
        None => {
            let folder = arguments.place.journal()?;
            let mut files = 0;
            journal::each_journal(folder, &rulebook, &mut |events| {
                tally.add(events);
                files += 1;
            })
            .with_context(|| format!("{} cannot be counted", folder.display()))?;
            files
        }
    };
    let figures = tally.figures();
    let published = compare(&rulebook, arguments.year, &figures);
    let all_equal = published.iter().all(|one| one.equal);
    let answer = Answer { year: arguments.year, files, published, figures };
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
        Format::Text => write!(out, "{}", text_of(&rulebook, &answer))?,
    }
    Ok(if all_equal { Outcome::Done } else { Outcome::Refused })
}

/// Counts the journals of a file; answers how many there were.
fn add_lines(tally: &mut Tally<'_>, path: &Path) -> anyhow::Result<u64> {
    let place = path.display();
    let source: Box<dyn Read> = match path.as_os_str() == "-" {
        true => Box::new(std::io::stdin()),
        false => Box::new(File::open(path).with_context(|| format!("{place} cannot be read"))?),
    };
    let mut files = 0;
    for (number, line) in BufReader::new(source).lines().enumerate() {
        let line = line.with_context(|| format!("{place} cannot be read"))?;
        if line.trim().is_empty() {
            continue;
        }
        let journal = casework::read_journal(&line).map_err(|mistakes| {
            let first = mistakes.first().map(ToString::to_string).unwrap_or_default();
            anyhow::anyhow!("{place}, journal {}: {first}", number + 1)
        })?;
        tally.add(&journal);
        files += 1;
    }
    Ok(files)
}

fn text_of(rulebook: &Rulebook, answer: &Answer) -> String {
    let Answer { year, files, published, figures } = answer;
    let mut text = format!("{year}, counted from {} files\n", grouped(*files));
    if published.is_empty() {
        text.push_str("\nThe circular names no figure that somebody published for this year.\n");
    }
    for one in published {
        let sign = if one.equal { "equal" } else { "NOT EQUAL" };
        let (said, counted) = (shown(&one.published), shown(&one.computed));
        text.push_str(&format!("\n{}\n", title(rulebook, &one.statistic)));
        text.push_str(&format!("  published {said}, counted {counted}: {sign}\n  {}\n", one.citation));
    }
    let other =
        figures.iter().filter(|figure| !published.iter().any(|one| one.statistic == figure.statistic));
    for figure in other {
        let counted = grouped(figure.value);
        text.push_str(&format!("\n{}\n  counted {counted}\n", title(rulebook, &figure.statistic)));
    }
    text
}

fn title<'a>(rulebook: &'a Rulebook, statistic: &'a str) -> &'a str {
    let known = rulebook.circular().statistics.iter().find(|known| known.name.as_str() == statistic);
    known.map_or(statistic, |known| known.title.get("en"))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => grouped(*number),
        Value::Order(answers) => answers.join(", "),
    }
}

/// A number in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
