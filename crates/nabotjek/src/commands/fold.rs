//! `nabotjek fold DIR JOURNAL.json`.

use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use casework::{DutyLine, Event, Standing};
use circular::{
    Choices, Rulebook, compile,
    message::{self, Style},
    mistake::Severity,
    model::Circular,
};
use clap::Args;
use jiff::{Timestamp, civil::Date};

use crate::output::{Format, Outcome};

/// Where a file stands, and why
#[derive(Args)]
#[command(after_help = "\
A journal is a JSON array of events, or one event a line:
  {\"event\": \"detected\", \"on\": \"2026-03-02\", \"recorded\": \"2026-03-02T10:15:00+01:00\",
   \"by\": \"social-inspector\", \"office\": \"ecosoc-brussels\", \"facts\": {}}
A correction adds \"corrects\": the number of the event it corrects, from 0.")]
pub struct Arguments {
    /// Folder of the circular
    dir: PathBuf,
    /// The journal; - for standard input
    journal: PathBuf,
    /// The day looked at [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Use only what had been recorded by the end of this day
    #[arg(long, value_name = "DATE")]
    known_on: Option<Date>,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Folds a journal and prints its standing.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(circular) = usable(&arguments.dir)? else { return Ok(Outcome::Refused) };
    let rulebook = compile(Arc::new(circular), &Choices::default())
        .with_context(|| format!("{} cannot be used", arguments.dir.display()))?;
    let text = journal_text(&arguments.journal)?;
    let journal: Vec<Event> = match casework::read_journal(&text) {
        Ok(journal) => journal,
        Err(mistakes) => {
            for mistake in &mistakes {
                eprintln!("nabotjek: {}: {mistake}", arguments.journal.display());
            }
            return Ok(Outcome::Refused);
        }
    };
    let as_of = arguments.as_of.unwrap_or_else(|| rulebook.civil_day(Timestamp::now()));
    let standing = casework::fold(&rulebook, &journal, as_of, arguments.known_on);
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &standing)?;
            writeln!(out)?;
        }
        Format::Text => write!(out, "{}", text_of(&rulebook, &standing))?,
    }
    Ok(Outcome::Done)
}

/// Reads a circular for use; tells its errors and returns nothing when it has any.
pub fn usable(dir: &Path) -> anyhow::Result<Option<Circular>> {
    let (circular, mut mistakes) = circular::read(dir)?;
    mistakes.retain(|mistake| mistake.severity == Severity::Error);
    if mistakes.is_empty() {
        return Ok(Some(circular));
    }
    eprintln!("{}", message::draw(&mistakes, &circular, "en", Style::Plain));
    let (count, s) = (mistakes.len(), if mistakes.len() == 1 { "" } else { "s" });
    eprintln!("nabotjek: {} cannot be used: {count} error{s}", dir.display());
    Ok(None)
}

fn journal_text(path: &Path) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).context("standard input cannot be read")?;
    } else {
        bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{} is not UTF-8: the first wrong byte is number {at}", path.display())
    })
}

fn text_of(rulebook: &Rulebook, standing: &Standing) -> String {
    let mut text = format!("As of {}", standing.as_of);
    if let Some(day) = standing.known_on {
        text.push_str(&format!(", as known on {day}"));
    }
    text.push('\n');
    if let Some(care) = &standing.care {
        text.push_str(&format!("In the care of {} ({}) since {}\n", care.office, care.role, care.since));
    }
    let part = |text: &mut String, title: &str, lines: Vec<(String, String)>| {
        if lines.is_empty() {
            return;
        }
        text.push_str(&format!("\n{title}\n"));
        for (line, ground) in lines {
            text.push_str(&format!("  {line}\n"));
            if !ground.is_empty() {
                text.push_str(&format!("    {ground}\n"));
            }
        }
    };
    let open = standing.stages.iter().filter(|line| line.closed.is_none()).map(|line| {
        let due = line.due.map_or_else(String::new, |due| format!(", last day {due}"));
        (format!("{} since {}{due}", line.stage, line.opened), line.why.citation.to_string())
    });
    part(&mut text, "Stages open", open.collect());
    let over = standing.stages.iter().filter_map(|line| {
        let closed = line.closed?;
        Some((format!("{} from {} until {closed}", line.stage, line.opened), String::new()))
    });
    part(&mut text, "Stages over", over.collect());
    let rights = standing.rights.iter().map(|line| {
        let form = line.form.as_ref().map_or_else(String::new, |form| format!(" ({form})"));
        let until =
            line.until.map_or_else(String::new, |until| format!(", until {until} if nothing happens"));
        (format!("{}{form} since {}{until}", line.right, line.from), line.why.citation.to_string())
    });
    part(&mut text, "Rights held", rights.collect());
    let duties = standing.duties.iter().filter(|line| line.is_open());
    let duties = duties.map(|line| (duty(line, standing.as_of), line.why.citation.to_string()));
    part(&mut text, "Duties open", duties.collect());
    let next =
        standing.next.iter().map(|line| (format!("{} by {}", line.event, line.by.join(", ")), String::new()));
    part(&mut text, "May be recorded now", next.collect());
    let refused = standing
        .refused
        .iter()
        .map(|line| (format!("event {}, {}", line.index, line.event), line.reason.text.clone()));
    part(&mut text, "Refused", refused.collect());
    if standing.stages.is_empty() && standing.refused.is_empty() {
        let kinds = rulebook.file_kinds().join(", ");
        text.push_str(&format!("\nNothing has happened yet. Kinds of file: {kinds}.\n"));
    }
    text
}

fn duty(line: &DutyLine, as_of: Date) -> String {
    let office = line.office.as_ref().map_or_else(String::new, |office| format!(" ({office})"));
    let due = match line.due {
        None => String::new(),
        Some(due) if line.is_overdue(as_of) => format!(", overdue since {due}"),
        Some(due) => format!(", last day {due}"),
    };
    format!("{} owed by {}{office} since {}{due}", line.duty, line.role, line.opened)
}
