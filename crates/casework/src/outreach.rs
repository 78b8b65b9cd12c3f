//! What a pilot of joint actions brought: people met, folders handed out, referrals that followed.
//!
//! Counting and nothing else. Whether more victims were found because of the pilot is no sum: it needs years without it to
//! compare with, and nothing here claims it.

use std::collections::BTreeMap;

use circular::{Rulebook, vocabulary::FileOf};
use jiff::civil::Date;
use serde::Serialize;

use crate::{Answer, Event, answered::Answered};

/// One joint action that a centre's staff joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JointAction {
    pub on: Date,
    /// Services that took part, as the circular names them.
    pub partners: Vec<String>,
    /// Workers met; `None`: not written down.
    pub people_met: Option<u64>,
    /// Folders handed out.
    pub folders: Option<u64>,
    /// Codes of the languages in which they were.
    pub languages: Vec<String>,
    /// Officials of other services who were told about trafficking.
    pub officials_informed: Option<u64>,
}

/// One dossier that was begun from an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Followed {
    /// The person was referred to a centre.
    pub referred: bool,
    /// The person was identified as a victim.
    pub identified: bool,
}

/// Folders in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoldersIn {
    /// The language's code.
    pub language: String,
    /// Actions at which folders in it were handed out.
    pub actions: u64,
    /// Folders of actions that had this language only.
    pub folders: u64,
}

/// The sums over all actions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OutreachFigures {
    pub actions: u64,
    pub people_met: u64,
    /// Actions of which nobody wrote down how many were met: they are in no sum of people.
    pub without_people: u64,
    pub folders: u64,
    /// The language at most actions first, equals by their code.
    pub by_language: Vec<FoldersIn>,
    /// Folders of actions with several languages: nobody wrote down how many in each.
    pub folders_in_several: u64,
    /// Folders of actions with no language written down.
    pub folders_in_none: u64,
    pub officials_informed: u64,
    /// Actions evaluated: those of which it is known how many officials were told.
    pub evaluated: u64,
    /// Dossiers begun from an action.
    pub begun: u64,
    /// Of these, those in which the person was referred to a centre.
    pub referred: u64,
    /// Of those referred, those in which the person was identified as a victim.
    pub identified: u64,
}

/// Reads one action; `None` where the file holds none. `events` are those that the rules accepted.
pub fn joint_action(rulebook: &Rulebook, events: &[&Event]) -> Option<JointAction> {
    let mut found: Option<JointAction> = None;
    let mut officials_informed = None;
    for event in events {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        if rulebook.circular().file_kind(&node.file.text) != Some(FileOf::Outreach) {
            continue;
        }
        let told = Answered { node, event };
        let number = |word: &str| told.number(word).and_then(|number| u64::try_from(number).ok());
        let several = |word: &str| match told.answer(word) {
            Some(Answer::Many(answers)) => answers.clone(),
            Some(Answer::Text(answer)) => vec![answer.clone()],
            _ => Vec::new(),
        };
        if node.is("joint-action") {
            found = Some(JointAction {
                on: event.on,
                partners: several("partners"),
                people_met: number("people-met"),
                folders: number("folders-handed-out"),
                languages: several("languages-of-folders"),
                officials_informed: None,
            });
        }
        officials_informed = number("officials-informed").or(officials_informed);
    }
    found.map(|action| JointAction { officials_informed, ..action })
}

impl OutreachFigures {
    /// Adds one action with the dossiers that were begun from it. No sum runs over: numbers stop at the largest there is.
    pub fn add(&mut self, action: &JointAction, followed: &[Followed]) {
        let add = |sum: &mut u64, number: Option<u64>| *sum = sum.saturating_add(number.unwrap_or(0));
        self.actions += 1;
        self.without_people += u64::from(action.people_met.is_none());
        self.evaluated += u64::from(action.officials_informed.is_some());
        add(&mut self.people_met, action.people_met);
        add(&mut self.folders, action.folders);
        add(&mut self.officials_informed, action.officials_informed);
        let mut languages = action.languages.clone();
        languages.sort_unstable();
        languages.dedup();
        match languages.as_slice() {
            [] => add(&mut self.folders_in_none, action.folders),
            [_] => {}
            _ => add(&mut self.folders_in_several, action.folders),
        }
        let alone = if languages.len() == 1 { action.folders } else { None };
        let mut known: BTreeMap<String, FoldersIn> =
            self.by_language.drain(..).map(|one| (one.language.clone(), one)).collect();
        for language in languages {
            let one = known.entry(language.clone()).or_insert(FoldersIn { language, actions: 0, folders: 0 });
            one.actions += 1;
            add(&mut one.folders, alone);
        }
        self.by_language = known.into_values().collect();
        // The map gave them by code, and the sort keeps the order of equals.
        self.by_language.sort_by_key(|one| std::cmp::Reverse(one.actions));
        for one in followed {
            self.begun += 1;
            self.referred += u64::from(one.referred);
            self.identified += u64::from(one.referred && one.identified);
        }
    }
}
