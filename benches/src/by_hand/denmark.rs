//! What the Danish rules make of a Belgian dossier, written by hand: the days that the replay with the plan's chosen sides comes
//! to, for the dossiers of [`crate::dossiers`]. No rule can be changed, no reason is kept.

use casework::fold::NO_EVENT;

use super::{Dossier, Entry, Kind};

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Danish {
    /// The day of the first referral; `None` when nobody was identified.
    pub identified: Option<i32>,
    /// The last day of the departure deadline.
    pub last_day: i32,
    /// Days of protection from removal up to the day looked at.
    pub protected: i64,
}

/// Days of the departure deadline, the day of decision not counted.
const DEADLINE: i32 = 30;

/// A dossier under the Danish rules. `folded` must be its Belgian fold.
pub fn denmark(entries: &[Entry], folded: &Dossier, until: i32) -> Danish {
    let (mut referrals, mut count) = ([i32::MAX; 4], 0);
    let (mut agreed, mut returned) = (i32::MAX, i32::MAX);
    let (mut supported, mut minor) = (false, false);
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.corrects == NO_EVENT) {
        let (mut word, mut at) = (entry, index);
        for (later, other) in entries.iter().enumerate().skip(index + 1) {
            // The last word counts even where the rules refuse what it says.
            if other.corrects == index as u32 {
                (word, at) = (other, later);
            }
        }
        if word.kind == Kind::Annulled || folded.refused.iter().any(|(refused, _)| *refused == at as u32) {
            continue;
        }
        match word.kind {
            Kind::Referred if count < referrals.len() => {
                referrals[count] = word.on;
                count += 1;
            }
            Kind::Agreed => agreed = agreed.min(word.on),
            Kind::Returned => returned = returned.min(word.on),
            Kind::Intake => supported = true,
            Kind::Detected => minor = word.perhaps_minor && !word.in_doubt,
            _ => {}
        }
    }
    // CMM passes on what it was told at the first referral by which the person has agreed.
    let referred = referrals.into_iter().filter(|on| minor || agreed <= *on).min().unwrap_or(i32::MAX);
    if !supported || referred > until {
        return Danish::default();
    }
    let last_day = referred + DEADLINE;
    let end = if returned > referred { returned.min(last_day + 1) } else { last_day + 1 };
    Danish { identified: Some(referred), last_day, protected: i64::from(end.min(until + 1) - referred) }
}
