//! One circular on one day, and what the other rooms' tables do not say: which stages a meaning opens, and what stands
//! beside them.

use std::collections::{BTreeSet, VecDeque};

use circular::{
    Rulebook,
    length::Length,
    model::{Circular, Closes, Condition, Event, Name, Predicate, Requires, Role, RoleKind, Stage, Validity},
};
use jiff::civil::Date;

use crate::{
    questions::{PATH, PERMANENT, Phase, REFLECTION},
    words::Words,
};

/// One circular on one day in one language.
pub(crate) struct View<'c> {
    pub rulebook: &'c Rulebook,
    pub circular: &'c Circular,
    pub on: Date,
    pub language: &'c str,
    pub words: Words,
}

/// One way into a stage.
pub(crate) struct Entry<'c> {
    /// The event that opens it; none when it follows a lapse.
    pub event: Option<&'c Event>,
    /// The stage it follows; none when it may be entered from anywhere.
    pub from: Option<&'c Stage>,
}

impl<'c> View<'c> {
    pub fn new(rulebook: &'c Rulebook, on: Date, language: &'c str, words: Words) -> Self {
        Self { rulebook, circular: rulebook.circular(), on, language, words }
    }

    pub fn in_force(&self, validity: &Validity) -> bool {
        self.rulebook.in_force(validity, self.on)
    }

    pub fn event(&self, name: &Name) -> Option<&'c Event> {
        self.circular
            .events
            .iter()
            .find(|event| event.name.text == name.text && self.in_force(&event.validity))
    }

    pub fn stage(&self, name: &Name) -> Option<&'c Stage> {
        self.circular
            .stages
            .iter()
            .find(|stage| stage.name.text == name.text && self.in_force(&stage.validity))
    }

    pub fn condition(&self, name: &Name) -> Option<&'c Condition> {
        let mut named = self.circular.conditions.iter().filter(|condition| condition.name.text == name.text);
        named.find(|condition| self.in_force(&condition.validity))
    }

    pub fn role(&self, name: &Name) -> Option<&'c Role> {
        self.circular.roles.iter().find(|role| role.name.text == name.text)
    }

    /// The core kind of a role, its own or that of the role it is part of.
    pub fn kind(&self, name: &Name) -> Option<RoleKind> {
        self.circular.role_kind(name.as_str())
    }

    /// The word for a role's kind, or its own name when it has none.
    pub fn kind_word(&self, name: &Name) -> String {
        self.kind(name).map_or_else(|| name.text.clone(), |kind| kind.as_str().to_owned())
    }

    pub fn stages(&self) -> impl Iterator<Item = &'c Stage> {
        self.circular.stages.iter().filter(|stage| self.in_force(&stage.validity))
    }

    /// Events in force that bear a word of the core vocabulary.
    pub fn meaning<'a>(&'a self, core: &'a str) -> impl Iterator<Item = &'c Event> + use<'a, 'c> {
        let events = self.circular.events.iter().filter(|event| self.in_force(&event.validity));
        events.filter(move |event| means(event, core))
    }

    /// Every way into a stage that is in force.
    pub fn entries(&self, stage: &Stage) -> Vec<Entry<'c>> {
        let name = &stage.name.text;
        let named = |into: &Option<Name>| into.as_ref().is_some_and(|into| into.text == *name);
        let mut entries = Vec::new();
        for opens in stage.opens.iter().filter(|line| self.in_force(&line.validity)) {
            if let Some(event) = self.event(&opens.on) {
                entries.push(Entry {
                    event: Some(event),
                    from: opens.from.as_ref().and_then(|from| self.stage(from)),
                });
            }
        }
        for from in self.stages().filter(|from| from.name.text != *name) {
            for closes in from.closes.iter().filter(|line| named(&line.into) && self.in_force(&line.validity))
            {
                if let Some(event) = self.event(&closes.on) {
                    entries.push(Entry { event: Some(event), from: Some(from) });
                }
            }
            if from.lapses.iter().any(|line| named(&line.into) && self.in_force(&line.validity)) {
                entries.push(Entry { event: None, from: Some(from) });
            }
        }
        entries
    }

    /// Stages of a phase, in the order of the circular.
    pub fn phase(&self, phase: &Phase) -> Vec<&'c Stage> {
        self.stages().filter(|stage| self.entries(stage).iter().any(|entry| enters(entry, phase))).collect()
    }

    /// Stages of a phase on the tracks where stay is decided: those of the reflection period and of permanent stay. All of
    /// them when none stands there, so that a stage of support counts as one too.
    pub fn of_stay(&self, phase: &Phase) -> Vec<&'c Stage> {
        let stages = self.phase(phase);
        let tracks: BTreeSet<&str> = [&REFLECTION, &PERMANENT]
            .iter()
            .flat_map(|phase| self.phase(phase))
            .map(|stage| stage.track.as_str())
            .collect();
        let there: Vec<&Stage> =
            stages.iter().copied().filter(|stage| tracks.contains(stage.track.as_str())).collect();
        if there.is_empty() { stages } else { there }
    }

    /// Stages on other tracks that may stand beside stages of a phase: entered at an earlier step of a person's path, and not
    /// ended by the events that open the phase.
    pub fn beside(&self, phase: &Phase, of: &[&'c Stage]) -> Vec<&'c Stage> {
        let step = |core: &Name| PATH.iter().position(|word| *word == core.text);
        let Some(latest) = PATH.iter().rposition(|word| phase.by.contains(word)) else { return Vec::new() };
        // An event that is two steps at once is taken to be the later of them.
        let earlier = |entry: &Entry<'_>| {
            let cores = entry.event.map_or(&[][..], |event| &event.counts_as);
            cores.iter().filter_map(step).max().is_some_and(|at| at < latest)
        };
        let opens_phase = |event: &Event| phase.by.iter().any(|core| means(event, core));
        let beside = |stage: &&Stage| {
            !of.is_empty()
                && of
                    .iter()
                    .all(|other| other.track.text != stage.track.text && other.file.text == stage.file.text)
                && self.entries(stage).iter().any(earlier)
                && !self.closings(stage).any(|closes| self.event(&closes.on).is_some_and(opens_phase))
        };
        self.stages().filter(beside).collect()
    }

    /// What closes a stage.
    pub fn closings<'s>(&self, stage: &'s Stage) -> impl Iterator<Item = &'s Closes> {
        stage.closes.iter().filter(|line| self.in_force(&line.validity))
    }

    /// Names of the rights that a stage gives, whatever their form.
    pub fn rights(&self, stage: &Stage) -> BTreeSet<String> {
        let given = stage.gives.iter().filter(|line| self.in_force(&line.validity));
        given.map(|line| line.right.text.clone()).collect()
    }

    /// How many days a length runs when it opens on the day asked about.
    pub fn days(&self, length: Length) -> i64 {
        let last = self.rulebook.last_day(length, self.on);
        i64::from(self.rulebook.day(last)) - i64::from(self.rulebook.day(self.on))
    }

    /// The shortest way into a stage without cooperation: the stages passed before it, the first one first; nothing when
    /// every way asks for cooperation. What else conditions ask is not looked at.
    pub fn way_without_cooperation(&self, stage: &'c Stage) -> Option<Vec<&'c Stage>> {
        // What is asked on a way belongs to its stages and events alone, so a stage that was looked at need not be again.
        let mut seen: BTreeSet<&str> = BTreeSet::from([stage.name.as_str()]);
        let mut ways: VecDeque<Vec<&Stage>> = VecDeque::from([vec![stage]]);
        while let Some(way) = ways.pop_front() {
            let Some(stage) = way.last().copied().filter(|stage| !self.ask_cooperation(&stage.requires))
            else {
                continue;
            };
            for entry in self.entries(stage) {
                let asks =
                    |event: &Event| means(event, "cooperates") || self.ask_cooperation(&event.requires);
                if entry.event.is_some_and(asks) {
                    continue;
                }
                let before = self.before(&entry);
                if before.is_empty() {
                    return Some(way.into_iter().skip(1).rev().collect());
                }
                for before in before.into_iter().filter(|before| seen.insert(before.name.as_str())) {
                    ways.push_back(way.iter().copied().chain([before]).collect());
                }
            }
        }
        None
    }

    /// The stages from which a way leads into another; none when it leads in from anywhere.
    fn before(&self, entry: &Entry<'c>) -> Vec<&'c Stage> {
        let during = entry.event.map_or(&[][..], |event| &event.while_stage);
        let during = during.iter().filter(|(_, validity)| self.in_force(validity));
        match entry.from {
            Some(from) => vec![from],
            None => during.filter_map(|(stage, _)| self.stage(stage)).collect(),
        }
    }

    fn ask_cooperation(&self, requires: &[Requires]) -> bool {
        let mut required = requires.iter().filter(|line| self.in_force(&line.validity));
        required.any(|line| self.asks_cooperation(&line.condition))
    }

    /// Whether a condition cannot hold unless the person has cooperated.
    fn asks_cooperation(&self, name: &Name) -> bool {
        self.condition(name).is_some_and(|condition| self.any_asks_cooperation(&condition.lines, 0))
    }

    fn any_asks_cooperation(&self, lines: &[Predicate], depth: usize) -> bool {
        // Conditions that rest on themselves do not compile; the bound is for readers who have not compiled.
        depth < 50
            && lines.iter().any(|line| match line {
                Predicate::Happened { event, .. } => {
                    self.event(event).is_some_and(|event| means(event, "cooperates"))
                }
                Predicate::Holds { condition } => self
                    .condition(condition)
                    .is_some_and(|condition| self.any_asks_cooperation(&condition.lines, depth + 1)),
                Predicate::All(lines) => self.any_asks_cooperation(lines, depth + 1),
                Predicate::Any(lines) => {
                    !lines.is_empty()
                        && lines
                            .iter()
                            .all(|line| self.any_asks_cooperation(std::slice::from_ref(line), depth + 1))
                }
                _ => false,
            })
    }
}

/// Whether an event bears a word of the core vocabulary.
pub(crate) fn means(event: &Event, core: &str) -> bool {
    event.counts_as.iter().any(|word| word.text == core)
}

/// Whether this way into a stage belongs to a phase.
pub(crate) fn enters(entry: &Entry<'_>, phase: &Phase) -> bool {
    entry.event.is_some_and(|event| {
        phase.by.iter().any(|core| means(event, core)) && !phase.not.iter().any(|core| means(event, core))
    })
}
