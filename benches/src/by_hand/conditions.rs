//! What must hold.

use super::{Dossier, Entry};

/// What of the past conditions ask about. A turn is a place among the accepted events, 0 for never.
#[derive(Clone, Copy, Debug, Default)]
pub struct Past {
    pub contact_broken: u32,
    pub contact_resumed: u32,
    pub agreed: u32,
    pub declined: u32,
    pub cooperates: u32,
    pub cooperation_ended: u32,
    pub opinion: u32,
    pub permit_issued: u32,
    pub permit_renewed: u32,
    pub detected: bool,
    pub identity_proven: bool,
    pub immatriculation_renewed: bool,
    pub charged: bool,
    pub judged: bool,
    /// Said at detection: not an adult, or in doubt; in doubt; alone or not said; noticed by an authority.
    pub perhaps_minor: bool,
    pub in_doubt: bool,
    pub perhaps_alone: bool,
    pub by_authority: bool,
    /// Of the last opinion.
    pub favourable: bool,
    pub unclear: bool,
    pub born: Option<i32>,
}

impl Dossier {
    pub fn ties_broken(&self) -> bool {
        let past = &self.past;
        past.contact_broken > 0 && past.contact_resumed <= past.contact_broken
    }

    pub fn accompanied(&self) -> bool {
        self.care.is_some()
    }

    pub fn cooperating(&self) -> bool {
        self.past.cooperates > 0 && self.past.cooperation_ended <= self.past.cooperates
    }

    pub fn under_age(&self, calendar: &circular::calendar::Calendar, today: i32) -> bool {
        match self.past.born {
            Some(born) => today < calendar.add_months(born, 216),
            None => self.past.perhaps_minor,
        }
    }

    pub fn unaccompanied_minor(&self, calendar: &circular::calendar::Calendar, today: i32) -> bool {
        self.past.perhaps_alone && self.under_age(calendar, today)
    }

    pub fn agrees(&self) -> bool {
        self.past.agreed > 0 && self.past.declined <= self.past.agreed
    }

    pub fn opinion_renewed(&self) -> bool {
        let past = &self.past;
        past.opinion > past.permit_issued && past.opinion > past.permit_renewed
    }

    /// Writes down what conditions ask about.
    pub fn remember(&mut self, entry: &Entry, turn: u32) {
        use super::Kind::*;
        let past = &mut self.past;
        match entry.kind {
            Detected => {
                past.detected = true;
                past.perhaps_minor = entry.perhaps_minor;
                past.in_doubt = entry.in_doubt;
                past.perhaps_alone = entry.perhaps_alone;
                past.by_authority = entry.by_authority;
            }
            ContactBroken => past.contact_broken = turn,
            ContactResumed => past.contact_resumed = turn,
            Agreed => past.agreed = turn,
            Declined => past.declined = turn,
            Cooperates => past.cooperates = turn,
            CooperationEnded => past.cooperation_ended = turn,
            OpinionGiven => {
                past.opinion = turn;
                past.favourable = entry.favourable;
                past.unclear = entry.unclear;
            }
            PermitIssued => past.permit_issued = turn,
            PermitRenewed => past.permit_renewed = turn,
            IdentityProven => past.identity_proven = true,
            IdentityRecorded => past.born = entry.born,
            ImmatriculationRenewed => past.immatriculation_renewed = true,
            ExploiterCharged => past.charged = true,
            Convicted | Acquitted => past.judged = true,
            _ => {}
        }
    }
}
