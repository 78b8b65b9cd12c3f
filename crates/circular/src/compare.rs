//! What changed between two versions of a circular: its rules, and who sees what.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use serde::Serialize;

use crate::{
    locale::{Locale, Sheet, arguments},
    model::{Circular, Relation},
};

/// How a rule changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    Added,
    Removed,
    Changed,
}

/// A rule that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The node's own word.
    pub kind: &'static str,
    /// The rule's name; of a grant, its role.
    pub name: String,
    pub how: How,
    /// Lines that only the old version has.
    pub before: Vec<String>,
    /// Lines that only the new version has.
    pub after: Vec<String>,
}

/// A grant that only one version makes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AccessChange {
    pub role: String,
    pub compartment: String,
    /// On what ties each version grants it; empty when it does not.
    pub before: String,
    pub after: String,
}

/// Which rules differ, kind by kind in the order of [`Circular::rules`]. Where a rule stands does not matter, nor how it is indented.
pub fn rules(old: &Circular, new: &Circular) -> Vec<Change> {
    let (old_texts, new_texts) = (texts(old), texts(new));
    let mut order: Vec<(&'static str, String)> = Vec::new();
    for circular in [new, old] {
        for rule in circular.rules() {
            let key = (rule.kind, rule.name.text.clone());
            if !order.contains(&key) {
                order.push(key);
            }
        }
    }
    let mut changes = Vec::new();
    for key in order {
        let none = Vec::new();
        let before = old_texts.get(&key).unwrap_or(&none);
        let after = new_texts.get(&key).unwrap_or(&none);
        let only = |these: &[Vec<String>], others: &[Vec<String>]| -> Vec<Vec<String>> {
            these.iter().filter(|text| !others.contains(text)).cloned().collect()
        };
        let (gone, come) = (only(before, after), only(after, before));
        let how = match (gone.is_empty(), come.is_empty()) {
            (true, true) => continue,
            (true, false) => How::Added,
            (false, true) => How::Removed,
            (false, false) => How::Changed,
        };
        let (gone, come) = (gone.concat(), come.concat());
        let lines = |these: &[String], others: &[String]| -> Vec<String> {
            these.iter().filter(|line| !others.contains(line)).cloned().collect()
        };
        let (before, after) = (lines(&gone, &come), lines(&come, &gone));
        changes.push(Change { kind: key.0, name: key.1, how, before, after });
    }
    changes
}

/// The lines of every rule, without indent; several rules may bear one name, as grants do.
fn texts(circular: &Circular) -> BTreeMap<(&'static str, String), Vec<Vec<String>>> {
    let mut texts: BTreeMap<_, Vec<Vec<String>>> = BTreeMap::new();
    for rule in circular.rules() {
        let lines = rule.text(circular).lines().map(|line| line.trim().to_owned());
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
        texts.entry((rule.kind, rule.name.text.clone())).or_default().push(lines);
    }
    texts
}

/// Who sees what: for each role and compartment, on which ties. A role sees as the one that it is part of, too.
pub fn access(circular: &Circular) -> BTreeMap<(String, String), String> {
    let mut cells: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for role in &circular.roles {
        let mut chain = vec![role.name.as_str()];
        while let Some(whole) = chain
            .last()
            .and_then(|last| circular.roles.iter().find(|role| role.name.text == **last))
            .and_then(|role| role.part_of.as_ref())
            .filter(|whole| !chain.contains(&whole.as_str()))
        {
            chain.push(whole.as_str());
        }
        for sees in circular.sees.iter().filter(|sees| chain.contains(&sees.role.as_str())) {
            let mut ties: Vec<&str> = sees.relations.iter().map(sign).collect();
            ties.sort_unstable();
            ties.dedup();
            let tie = if ties.is_empty() { "*".to_owned() } else { ties.concat() };
            for compartment in &sees.compartments {
                let cell = cells.entry((role.name.text.clone(), compartment.text.clone())).or_default();
                if !cell.contains(&tie) {
                    cell.push(tie.clone());
                }
            }
        }
    }
    let join = |mut ties: Vec<String>| {
        ties.sort();
        ties.join("|")
    };
    cells.into_iter().map(|(key, ties)| (key, join(ties))).collect()
}

/// One sign for each kind of tie between reader and file.
fn sign(relation: &Relation) -> &'static str {
    match relation {
        Relation::UnderCareOfSelf => "c",
        Relation::DutyOfOwn => "d",
        Relation::EverStage(_) => "e",
        Relation::RecordedByOwn => "o",
        Relation::RegionOwn => "r",
        Relation::Stage(_) => "s",
    }
}

/// Where the two versions grant differently.
pub fn access_changes(old: &Circular, new: &Circular) -> Vec<AccessChange> {
    let (old, new) = (access(old), access(new));
    let mut keys: Vec<_> = old.keys().chain(new.keys()).collect();
    keys.sort();
    keys.dedup();
    let cell = |cells: &BTreeMap<_, String>, key| cells.get(key).cloned().unwrap_or_default();
    let changes = keys.into_iter().map(|key| AccessChange {
        role: key.0.clone(),
        compartment: key.1.clone(),
        before: cell(&old, key),
        after: cell(&new, key),
    });
    changes.filter(|change| change.before != change.after).collect()
}

/// The role by compartment matrix as a table of text, with what its signs mean.
pub fn matrix(circular: &Circular, language: &str) -> String {
    let cells = access(circular);
    let compartments: Vec<&str> = circular.compartments.iter().map(|rule| rule.name.as_str()).collect();
    let first = circular.roles.iter().map(|role| role.name.text.chars().count()).max().unwrap_or_default();
    let row = |head: &str, values: Vec<String>| {
        let mut row = format!("{head:first$}");
        for (value, compartment) in values.iter().zip(&compartments) {
            row += &format!("  {value:width$}", width = compartment.chars().count().max(5));
        }
        row.trim_end().to_owned()
    };
    let mut lines = vec![row("", compartments.iter().map(|name| (*name).to_owned()).collect())];
    for role in &circular.roles {
        let value = |compartment: &&str| {
            let cell = cells.get(&(role.name.text.clone(), (*compartment).to_owned()));
            cell.cloned().unwrap_or_else(|| "·".to_owned())
        };
        lines.push(row(&role.name.text, compartments.iter().map(value).collect()));
    }
    let locale = Locale::of(Sheet::Mistakes, language);
    lines.push(locale.say("matrix-signs", None, &FluentArgs::new()));
    lines.join("\n")
}

/// The changes in words: rules with their lines, then who sees more or less.
pub fn told(changes: &[Change], access: &[AccessChange], language: &str) -> String {
    let locale = Locale::of(Sheet::Mistakes, language);
    let none = FluentArgs::new();
    let mut lines = Vec::new();
    if changes.is_empty() {
        lines.push(locale.say("changes-none", None, &none));
    }
    for change in changes {
        let id = match change.how {
            How::Added => "change-added",
            How::Removed => "change-removed",
            How::Changed => "change-changed",
        };
        let kind = locale.find(&format!("kind-{}", change.kind), Some("the"), &none);
        let told = [("the", kind.unwrap_or_else(|| change.kind.to_owned())), ("name", change.name.clone())];
        lines.push(locale.say(id, None, &arguments(told)));
        lines.extend(change.before.iter().map(|line| format!("    - {line}")));
        lines.extend(change.after.iter().map(|line| format!("    + {line}")));
    }
    for change in access {
        let sign = |cell: &str| if cell.is_empty() { "·".to_owned() } else { cell.to_owned() };
        let told = [
            ("role", change.role.clone()),
            ("compartment", change.compartment.clone()),
            ("before", sign(&change.before)),
            ("after", sign(&change.after)),
        ];
        lines.push(locale.say("change-access", None, &arguments(told)));
    }
    lines.join("\n")
}

/// One line about the open files that changed rules touch, and one for each of them.
pub fn touched(files: &[(String, Vec<String>)], looked_at: usize, language: &str) -> String {
    let locale = Locale::of(Sheet::Mistakes, language);
    let counts = arguments([("files", files.len()), ("journals", looked_at)]);
    let mut lines = vec![locale.say("touched", None, &counts)];
    for (file, rules) in files {
        lines.push(format!("    {file}: {}", rules.join(", ")));
    }
    lines.join("\n")
}
