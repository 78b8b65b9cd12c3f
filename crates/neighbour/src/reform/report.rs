//! A report of the kind a neighbour check ends in: findings, good practice, figures, proposals, what is uncertain, sources.

use std::collections::BTreeSet;

use askama::Template;
use casework::Event;
use circular::{Rulebook, overlay::Proposal};
use jiff::civil::Date;
use serde::Serialize;

use super::{
    Proposed, Reform, ReformError, against,
    show::{changes, columns, rows, told},
};
use crate::{
    Comparison, compare,
    compare::{Cell, Verdict},
    replay::{Count, Plan, Replay, grouped, moved, picture, ranges, replay},
    table::paragraph,
    words::Words,
};

/// Everything that the report rests on, and what it finds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub title: String,
    pub language: String,
    pub findings: Vec<Finding>,
    /// Where the neighbour gives the presumed victim more.
    pub practice: Vec<Practice>,
    pub replay: Replay,
    pub reform: Option<Reform>,
    /// Every source that something in the report rests on, once.
    pub sources: Vec<String>,
}

/// A sentence with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub text: String,
    pub citation: String,
}

/// A question on which the neighbour gives more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Practice {
    pub topic: String,
    pub question: String,
    pub neighbour: Vec<Finding>,
    pub own: Vec<Finding>,
}

/// Writes a report: a neighbour's caseload and law beside a country's own, with proposals to change that.
///
/// # Errors
/// [`ReformError`]: what does not fit, and where.
pub fn report(
    neighbour: &Rulebook,
    own: &Rulebook,
    plan: &Plan,
    proposals: &[&Proposal],
    caseload: (&str, &[Vec<Event>]),
    until: Date,
    language: &str,
) -> Result<Report, ReformError> {
    let words = Words::of(language);
    let comparison =
        compare(neighbour, own, until, None, language).map_err(crate::replay::ReplayError::from)?;
    let replayed = replay(neighbour, own, plan, caseload, until, language)?;
    let reform = match proposals.is_empty() {
        true => None,
        false => Some(against(&replayed, neighbour, own, plan, proposals, caseload.1)?),
    };
    let practice = practice(&comparison);
    let findings = findings(&replayed, reform.as_ref(), words);
    let mut sources: BTreeSet<String> = BTreeSet::new();
    let cited = practice.iter().flat_map(|one| one.neighbour.iter().chain(&one.own)).chain(&findings);
    let cited = cited.map(|finding| finding.citation.as_str());
    let of_replay = replayed.offences.iter().map(|row| row.citation.as_str());
    let of_plan = replayed.assumptions.iter().map(|line| line.citation.as_str());
    let of_varied = replayed.varied.iter().map(|one| one.citation.as_str());
    for citation in cited.chain(of_replay).chain(of_plan).chain(of_varied) {
        // Each citation ends with its certainty in brackets.
        let each = citation.split_inclusive("); ").map(|one| one.trim_end_matches("; "));
        sources.extend(each.filter(|one| !one.is_empty()).map(str::to_owned));
    }
    let pairs = [
        ("from", replayed.from.title.as_str()),
        ("under", &replayed.under.title),
        ("until", &until.to_string()),
    ];
    Ok(Report {
        title: words.say("report-title", pairs),
        language: language.to_owned(),
        findings,
        practice,
        replay: replayed,
        reform,
        sources: sources.into_iter().collect(),
    })
}

/// Where the own law gives less or has no rule.
fn practice(comparison: &Comparison) -> Vec<Practice> {
    let says = |cell: &Cell| {
        let told = cell.says.iter().map(|says| {
            let cites = says
                .cites
                .iter()
                .map(|cite| format!("{}, {} ({})", cite.title, cite.at, cite.certainty_title));
            let cites: Vec<String> = cites.collect();
            Finding { text: says.text.clone(), citation: cites.join("; ") }
        });
        told.collect::<Vec<_>>()
    };
    let mut all = Vec::new();
    for topic in &comparison.topics {
        for row in topic.rows.iter().filter(|row| row.verdict == Verdict::Stricter) {
            all.push(Practice {
                topic: topic.title.clone(),
                question: row.question.clone(),
                neighbour: says(&row.left),
                own: says(&row.right),
            });
        }
    }
    all
}

fn findings(replay: &Replay, reform: Option<&Reform>, words: Words) -> Vec<Finding> {
    let mut all = Vec::new();
    let (from, under) = (replay.from.name.to_uppercase(), replay.under.name.to_uppercase());
    for figure in replay.figures.iter().filter(|figure| figure.before.value != figure.now.value) {
        let (before, now) = (told(&figure.before), told(&figure.now));
        let pairs = [
            ("figure", figure.title.as_str()),
            ("before", &before),
            ("now", &now),
            ("from", &from),
            ("under", &under),
        ];
        all.push(Finding { text: words.say("report-finding-figure", pairs), citation: String::new() });
    }
    for loss in &replay.losses {
        let count = grouped(loss.count as i64);
        let pairs = [("count", count.as_str()), ("step", &loss.step), ("because", &loss.because)];
        all.push(Finding { text: words.say("report-finding-loss", pairs), citation: loss.citation.clone() });
    }
    for alternative in reform.iter().flat_map(|reform| &reform.alternatives) {
        let in_force = reform.map_or(&[][..], |reform| &reform.in_force);
        let moved = in_force.iter().zip(&alternative.figures).filter(|(law, with)| law.now != with.now);
        let told: Vec<String> = moved
            .map(|(law, with)| format!("{}: {} → {}", law.title, told(&law.now), told(&with.now)))
            .collect();
        let told = if told.is_empty() { words.say("report-moves-nothing", []) } else { told.join("; ") };
        let pairs = [("proposal", alternative.title.as_str()), ("moved", &told)];
        all.push(Finding { text: words.say("report-finding-proposal", pairs), citation: String::new() });
    }
    all
}

/// The report as text for a terminal.
pub fn text(report: &Report, width: usize) -> String {
    let words = Words::of(&report.language);
    let width = width.max(60);
    let mut text = String::new();
    paragraph(&mut text, &report.title, width, "");
    let head = |text: &mut String, id: &str| {
        text.push('\n');
        paragraph(text, &words.say(id, []).to_uppercase(), width, "");
    };
    text.push('\n');
    paragraph(&mut text, &words.say("replay-static", []), width, "");
    head(&mut text, "report-findings");
    for finding in &report.findings {
        paragraph(&mut text, &with_ground(finding), width, "- ");
    }
    head(&mut text, "report-practice");
    for one in &report.practice {
        paragraph(&mut text, &format!("{}: {}", one.topic, one.question), width, "- ");
        for (country, says) in
            [(&report.replay.from.name, &one.neighbour), (&report.replay.under.name, &one.own)]
        {
            for says in says {
                paragraph(&mut text, &with_ground(says), width, &format!("    {}  ", country.to_uppercase()));
            }
        }
    }
    if let Some(reform) = &report.reform {
        text.push('\n');
        text.push_str(&super::table(reform, width));
    }
    head(&mut text, "report-uncertain");
    paragraph(&mut text, &ranges(&report.replay, words), width, "");
    for one in &report.replay.varied {
        paragraph(&mut text, &format!("{} {} ({})", one.question, one.because, one.citation), width, "- ");
    }
    head(&mut text, "report-sources");
    for source in &report.sources {
        paragraph(&mut text, source, width, "- ");
    }
    text
}

fn with_ground(finding: &Finding) -> String {
    match finding.citation.is_empty() {
        true => finding.text.clone(),
        false => format!("{} ({})", finding.text, finding.citation),
    }
}

#[derive(Template)]
#[template(path = "reform/report.html")]
struct Page<'r> {
    report: &'r Report,
    words: Words,
}

/// The report as one HTML document without script or other files, to send and to print.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn html(report: &Report) -> Result<String, askama::Error> {
    Page { report, words: Words::of(&report.language) }.render()
}

impl Page<'_> {
    fn lang(&self) -> &str {
        self.words.code()
    }

    fn t(&self, id: &str) -> String {
        self.words.say(id, [])
    }

    fn scope(&self) -> String {
        let (dossiers, until) =
            (grouped(self.report.replay.dossiers as i64), self.report.replay.until.to_string());
        self.words.say("replay-scope", [("dossiers", &dossiers), ("until", &until)])
    }

    fn picture(&self) -> String {
        picture(&self.report.replay, &self.t("replay-head-flows"))
    }

    fn flows_caption(&self) -> String {
        let (before, now) = (&self.report.replay.from.title, &self.report.replay.under.title);
        self.words.say("replay-flows-caption", [("before", before), ("now", now)])
    }

    fn reform(&self) -> Option<&Reform> {
        self.report.reform.as_ref()
    }

    fn columns(&self, reform: &Reform) -> Vec<(String, Vec<Count>)> {
        columns(reform, self.words)
    }

    fn told(&self, count: &Count) -> String {
        told(count)
    }

    fn rows(&self, reform: &Reform) -> Vec<(String, Vec<String>)> {
        rows(reform, self.words)
    }

    fn changes(&self, proposed: &Proposed) -> Vec<(String, Vec<String>)> {
        changes(proposed, self.words)
    }

    fn broken(&self, proposed: &Proposed) -> String {
        self.words.say("reform-broken", [("count", &proposed.broken.len().to_string())])
    }

    fn ranges(&self) -> String {
        ranges(&self.report.replay, self.words)
    }

    fn moved(&self, one: &crate::replay::Varied) -> Vec<(String, String)> {
        let rows = moved(&self.report.replay, one).into_iter();
        rows.map(|(title, values)| (title, values.into_iter().map(grouped).collect::<Vec<_>>().join(" / ")))
            .collect()
    }

    fn country(&self, is_neighbour: bool) -> &str {
        if is_neighbour { &self.report.replay.from.title } else { &self.report.replay.under.title }
    }
}
