//! Proposals: changes to a circular that are not law. A proposal is a text beside the circular; laid over it, the circular
//! reads as it would if the proposal were adopted. The circular's own documents stay as they are.

use std::path::PathBuf;

use crate::{
    model::{Circular, Texts},
    source::Document,
    syntax::{Node, line_of, node_end, parse_nodes},
};

/// A change to a circular that is not law.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its name, for example `longer-reflection`.
    pub name: String,
    /// The circular that it changes, for example `dk`.
    pub of: String,
    pub title: Texts,
    /// Why somebody proposes it.
    pub because: Texts,
    /// What a replay assumes besides, as written: `replay COUNTRY { … }`.
    pub replay: Option<String>,
    path: PathBuf,
    edits: Vec<Edit>,
    removals: Vec<Rule>,
    /// Rules that are new: kind and name, with the line on which each stands.
    additions: Vec<Rule>,
    /// The text with everything but the new rules blanked out.
    new_rules: String,
}

/// A rule by kind and name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    kind: String,
    name: String,
    line: usize,
}

/// `in KIND NAME { without LINE…; LINE… }`.
#[derive(Clone, Debug)]
struct Edit {
    rule: Rule,
    /// Lines to go: their words and properties as they begin.
    without: Vec<(Pattern, usize)>,
    /// Lines to come, as written, each with its name.
    with: Vec<(String, String)>,
}

/// The name of a line, its first arguments, and properties that it must have.
#[derive(Clone, Debug)]
struct Pattern {
    name: String,
    arguments: Vec<String>,
    properties: Vec<(String, String)>,
}

/// Why a proposal cannot be read or laid over a circular.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OverlayError {
    /// Something in the proposal is wrong.
    #[error("{path}, line {line}: {what}", path = path.display())]
    Wrong { path: PathBuf, line: usize, what: String },
    /// Two proposals change the same.
    #[error("`{first}` and `{second}` contradict each other: both change {what}; take one of them")]
    Contradiction { first: String, second: String, what: String },
    /// It is for another country.
    #[error("the proposal `{name}` changes `{of}`, not `{country}`")]
    OtherCountry { name: String, of: String, country: String },
}

impl Proposal {
    /// Reads a proposal from its text. `path` is what messages call it.
    ///
    /// # Errors
    /// [`OverlayError::Wrong`]: the first thing that is wrong, with its line.
    pub fn read(path: impl Into<PathBuf>, text: &str) -> Result<Self, OverlayError> {
        let path = path.into();
        let wrong =
            |at: u32, what: String| OverlayError::Wrong { path: path.clone(), line: line_of(text, at), what };
        let (nodes, mistakes) = parse_nodes(text, 0);
        if let Some(mistake) = mistakes.first() {
            return Err(wrong(mistake.place.start, "this cannot be read".to_owned()));
        }
        let mut new_rules = text.to_owned();
        let mut proposal: Option<Self> = None;
        let (mut edits, mut removals, mut additions) = (Vec::new(), Vec::new(), Vec::new());
        let mut replay = None;
        for node in &nodes {
            let rule = |shift: usize| {
                let argument = |place: usize| node.argument(place).map(str::to_owned);
                let (kind, name) = match shift {
                    0 => (Some(node.name.text.clone()), argument(0)),
                    _ => (argument(0), argument(1)),
                };
                match (kind, name) {
                    (Some(kind), Some(name)) => Ok(Rule { kind, name, line: line_of(text, node.head.start) }),
                    _ => Err(wrong(
                        node.head.start,
                        format!("`{}` names a rule: its kind and its name", node.name),
                    )),
                }
            };
            match node.name.as_str() {
                "proposal" if proposal.is_some() => {
                    return Err(wrong(node.head.start, "a document holds one `proposal`".to_owned()));
                }
                "proposal" => {
                    proposal = Some(head(node, &path).map_err(|what| wrong(node.head.start, what))?);
                    blank(&mut new_rules, extent(text, node));
                }
                "in" => {
                    let edit = edit(node, rule(1)?, text).map_err(|(at, what)| wrong(at, what))?;
                    edits.push(edit);
                    blank(&mut new_rules, extent(text, node));
                }
                "replay" => {
                    let (start, end) = extent(text, node);
                    // Lines before it stay as ends of lines, so that its own keep their numbers.
                    replay = Some("\n".repeat(line_of(text, node.head.start) - 1) + &text[start..end]);
                    blank(&mut new_rules, (start, end));
                }
                "without" => {
                    removals.push(rule(1)?);
                    blank(&mut new_rules, extent(text, node));
                }
                _ => additions.push(rule(0)?),
            }
        }
        let missing = || {
            wrong(0, "a proposal begins with `proposal NAME of=COUNTRY { title …; because … }`".to_owned())
        };
        let proposal = proposal.ok_or_else(missing)?;
        if edits.is_empty() && removals.is_empty() && additions.is_empty() {
            return Err(wrong(
                0,
                "it changes nothing: write `in KIND NAME { … }`, `without KIND NAME` or a new rule"
                    .to_owned(),
            ));
        }
        Ok(Self { edits, removals, additions, new_rules, replay, ..proposal })
    }

    /// What the proposal changes, as `kind name`, in its order.
    pub fn changes(&self) -> Vec<String> {
        let edits = self.edits.iter().map(|edit| &edit.rule);
        let all = edits.chain(&self.removals).chain(&self.additions);
        all.map(|rule| format!("{} {}", rule.kind, rule.name)).collect()
    }

    /// Where it was read, for messages.
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    fn wrong(&self, line: usize, what: String) -> OverlayError {
        OverlayError::Wrong { path: self.path.clone(), line, what }
    }
}

/// Lays proposals over a circular: its documents as they would read. To be read again with
/// [`read_documents`](crate::read_documents), and checked.
///
/// # Errors
/// [`OverlayError`]: a proposal for another country, one that names what the circular does not have, or two that
/// contradict each other.
pub fn lay_over(circular: &Circular, proposals: &[&Proposal]) -> Result<Vec<Document>, OverlayError> {
    let country = circular.called();
    for proposal in proposals {
        if proposal.of != country {
            let (name, of) = (proposal.name.clone(), proposal.of.clone());
            return Err(OverlayError::OtherCountry { name, of, country: country.to_owned() });
        }
        for language in &circular.languages {
            if !(proposal.title.has(&language.text) && proposal.because.has(&language.text)) {
                let what = format!(
                    "`title` and `because` stand in every language of `{country}`; `{language}` is missing"
                );
                return Err(proposal.wrong(1, what));
            }
        }
    }
    for (place, first) in proposals.iter().enumerate() {
        for second in &proposals[place + 1..] {
            contradict(first, second)?;
        }
    }
    let mut documents = circular.documents.clone();
    for proposal in proposals {
        for edit in &proposal.edits {
            apply(proposal, &edit.rule, Some(edit), &mut documents)?;
        }
        for removal in &proposal.removals {
            apply(proposal, removal, None, &mut documents)?;
        }
    }
    for proposal in proposals.iter().filter(|proposal| !proposal.additions.is_empty()) {
        documents.push(Document { path: proposal.path.clone(), text: proposal.new_rules.as_str().into() });
    }
    Ok(documents)
}

fn head(node: &Node, path: &std::path::Path) -> Result<Proposal, String> {
    let (Some(name), Some(of)) = (node.argument(0), node.property("of")) else {
        return Err(
            "`proposal` has a name and the country that it changes: `proposal NAME of=COUNTRY`".to_owned()
        );
    };
    let mut proposal = Proposal {
        name: name.to_owned(),
        of: of.to_owned(),
        title: Texts::default(),
        because: Texts::default(),
        replay: None,
        path: path.to_owned(),
        edits: Vec::new(),
        removals: Vec::new(),
        additions: Vec::new(),
        new_rules: String::new(),
    };
    for line in &node.lines {
        match line.name.as_str() {
            "title" => proposal.title = line.texts(),
            "because" => proposal.because = line.texts(),
            other => return Err(format!("`{other}` is no line of a proposal; it has `title` and `because`")),
        }
    }
    Ok(proposal)
}

fn edit(node: &Node, rule: Rule, text: &str) -> Result<Edit, (u32, String)> {
    let mut edit = Edit { rule, without: Vec::new(), with: Vec::new() };
    for line in &node.lines {
        if line.name.as_str() != "without" {
            let (start, end) = extent(text, line);
            edit.with.push((line.name.text.clone(), text[start..end].to_owned()));
            continue;
        }
        let mut words = line.arguments.iter().map(|value| value.text.clone());
        let Some(name) = words.next() else {
            return Err((line.head.start, "`without` says which line goes: `without lasts`".to_owned()));
        };
        let properties =
            line.properties.iter().map(|property| (property.name.text.clone(), property.value.text.clone()));
        let pattern = Pattern { name, arguments: words.collect(), properties: properties.collect() };
        edit.without.push((pattern, line_of(text, line.head.start)));
    }
    match edit.without.is_empty() && edit.with.is_empty() {
        true => Err((node.head.start, "it changes nothing: write `without LINE`, or a new line".to_owned())),
        false => Ok(edit),
    }
}

impl Pattern {
    fn fits(&self, line: &Node) -> bool {
        line.name.text == self.name
            && self.arguments.iter().enumerate().all(|(place, text)| line.argument(place) == Some(text))
            && self.properties.iter().all(|(name, text)| line.property(name) == Some(text))
    }
}

fn contradict(first: &Proposal, second: &Proposal) -> Result<(), OverlayError> {
    let contradiction = |what: String| OverlayError::Contradiction {
        first: first.name.clone(),
        second: second.name.clone(),
        what,
    };
    let same = |a: &Rule, b: &Rule| a.kind == b.kind && a.name == b.name;
    for addition in &first.additions {
        if second.additions.iter().any(|other| same(addition, other)) {
            return Err(contradiction(format!(
                "`{} {}`, which is new in each",
                addition.kind, addition.name
            )));
        }
    }
    for (one, other) in [(first, second), (second, first)] {
        for removal in &one.removals {
            let edited = other.edits.iter().map(|edit| &edit.rule);
            if edited.chain(&other.removals).any(|rule| same(removal, rule)) {
                return Err(contradiction(format!(
                    "`{} {}`, which one of them takes away",
                    removal.kind, removal.name
                )));
            }
        }
        for edit in &one.edits {
            for others in other.edits.iter().filter(|others| same(&edit.rule, &others.rule)) {
                let goes = |name: &str| others.without.iter().any(|(pattern, _)| pattern.name == name);
                let comes = |name: &str| others.with.iter().any(|(known, _)| known == name);
                let hit =
                    edit.without.iter().find(|(pattern, _)| goes(&pattern.name) || comes(&pattern.name));
                if let Some((pattern, _)) = hit {
                    let what = format!("`{}` in `{} {}`", pattern.name, edit.rule.kind, edit.rule.name);
                    return Err(contradiction(what));
                }
            }
        }
    }
    Ok(())
}

/// Applies one change to every rule of its kind and name.
fn apply(
    proposal: &Proposal,
    rule: &Rule,
    edit: Option<&Edit>,
    documents: &mut [Document],
) -> Result<(), OverlayError> {
    let mut found = false;
    let mut fitted = vec![false; edit.map_or(0, |edit| edit.without.len())];
    for (number, document) in documents.iter_mut().enumerate() {
        let (nodes, _) = parse_nodes(&document.text, number as u32);
        let is_it = |node: &&Node| {
            node.name.text == rule.kind && node.arguments.first().is_some_and(|name| name.text == rule.name)
        };
        let mut text = document.text.to_string();
        let mut touched = false;
        // From the end, so that places before stay where they are.
        for node in nodes.iter().rev().filter(is_it) {
            found = true;
            touched = true;
            let whole = extent(&document.text, node);
            let Some(edit) = edit else {
                blank(&mut text, whole);
                continue;
            };
            let lines: String = edit.with.iter().map(|(_, line)| format!("    {line}\n")).collect();
            if let Some(close) = document.text[whole.0..whole.1].rfind('}').filter(|_| node.has_block) {
                text.insert_str(whole.0 + close, &lines);
            } else {
                text.insert_str(whole.1, &format!(" {{\n{lines}}}"));
            }
            for line in node.lines.iter().rev() {
                let places = edit.without.iter().enumerate();
                let fits: Vec<usize> =
                    places.filter(|(_, (pattern, _))| pattern.fits(line)).map(|(place, _)| place).collect();
                if !fits.is_empty() {
                    fits.into_iter().for_each(|place| fitted[place] = true);
                    blank(&mut text, extent(&document.text, line));
                }
            }
        }
        if touched {
            let path = format!("{} + {}", document.path.display(), proposal.name);
            *document = Document { path: path.into(), text: text.into() };
        }
    }
    if !found {
        let what = format!("`{}` has no `{} {}`", proposal.of, rule.kind, rule.name);
        return Err(proposal.wrong(rule.line, what));
    }
    let unfit = edit.and_then(|edit| edit.without.iter().zip(&fitted).find(|(_, fitted)| !**fitted));
    if let Some(((pattern, line), _)) = unfit {
        let mut words = vec![pattern.name.clone()];
        words.extend(pattern.arguments.iter().cloned());
        words.extend(pattern.properties.iter().map(|(name, value)| format!("{name}={value}")));
        let what = format!("`{} {}` has no line `{}`", rule.kind, rule.name, words.join(" "));
        return Err(proposal.wrong(*line, what));
    }
    Ok(())
}

/// A node from its first byte to the one behind its last.
fn extent(text: &str, node: &Node) -> (usize, usize) {
    let start = node.head.start as usize;
    let end = node_end(text, start).min(text.len());
    let length = text[start..end].trim_end_matches([' ', '\t', '\r', '\n', ';']).len();
    (start, start + length)
}

/// Writes spaces over a stretch; ends of lines stay, so that every other place keeps its line.
fn blank(text: &mut String, (start, end): (usize, usize)) {
    let spaces: String =
        text[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(start..end, &spaces);
}
