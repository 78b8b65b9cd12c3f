//! Rights that stages give.

use super::{Dossier, Stage};

/// Rights of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Right {
    Information,
    Residence,
    NoRemoval,
    Work,
    Shelter,
    Support,
    PreparedReturn,
    Document,
    NonPunishment,
    Guardian,
    AnnulmentAppeal,
}

impl Right {
    /// Every right by its name in the circular.
    pub const NAMES: [(&'static str, Right); 11] = [
        ("information", Right::Information),
        ("residence", Right::Residence),
        ("no-removal", Right::NoRemoval),
        ("work", Right::Work),
        ("shelter", Right::Shelter),
        ("support", Right::Support),
        ("prepared-return", Right::PreparedReturn),
        ("document", Right::Document),
        ("non-punishment", Right::NonPunishment),
        ("guardian", Right::Guardian),
        ("annulment-appeal", Right::AnnulmentAppeal),
    ];

    const fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// A right held on the day looked at; `until` is `i32::MAX` when no end is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub right: u8,
    pub from: i32,
    pub until: i32,
    /// The first open stage that gives it.
    pub giver: Stage,
}

const fn given(stage: Stage) -> u16 {
    use Right::*;
    let sheltered = Shelter.bit() | Support.bit() | PreparedReturn.bit();
    match stage {
        Stage::Orientation => Information.bit() | NoRemoval.bit(),
        Stage::Reflection => sheltered | NoRemoval.bit() | Document.bit(),
        Stage::Immatriculation | Stage::Permit => {
            sheltered | Residence.bit() | NoRemoval.bit() | Work.bit() | Document.bit()
        }
        Stage::MinorStay => sheltered | Residence.bit() | NoRemoval.bit() | Document.bit(),
        Stage::DocumentExpired => sheltered,
        Stage::OrderedToLeave | Stage::ProtectionEnded => PreparedReturn.bit(),
        Stage::Permanent => Residence.bit() | NoRemoval.bit() | Work.bit() | Document.bit(),
        Stage::PresumedVictim | Stage::RecognisedVictim => NonPunishment.bit(),
        Stage::UnderGuardianship => Guardian.bit(),
        Stage::AppealOpen => AnnulmentAppeal.bit(),
        _ => 0,
    }
}

impl Dossier {
    /// Writes the rights held now.
    pub fn find_rights(&mut self) {
        self.rights.clear();
        let (mut from, mut last) = ([0i32; 16], [i32::MIN; 16]);
        let (mut until, mut giver) = ([i32::MIN; 16], [Stage::Orientation; 16]);
        let mut held = 0u16;
        for line in &self.stages {
            let rights = given(line.stage);
            let mut left = rights;
            while left != 0 {
                let right = left.trailing_zeros() as usize;
                left &= left - 1;
                if last[right] < line.opened {
                    from[right] = line.opened;
                }
                last[right] = last[right].max(line.closed);
            }
            if line.closed != i32::MAX {
                continue;
            }
            let lapses = line.stage.lapses_into();
            let kept = lapses.flatten().map_or(0, given);
            let mut left = rights;
            while left != 0 {
                let right = left.trailing_zeros() as usize;
                left &= left - 1;
                if held >> right & 1 == 0 {
                    giver[right] = line.stage;
                }
                let end = if lapses.is_some() && kept >> right & 1 == 0 { line.due + 1 } else { i32::MAX };
                until[right] = until[right].max(end);
            }
            held |= rights;
        }
        let mut left = held;
        while left != 0 {
            let right = left.trailing_zeros() as usize;
            left &= left - 1;
            self.rights.push(Held {
                right: right as u8,
                from: from[right],
                until: until[right],
                giver: giver[right],
            });
        }
    }
}
