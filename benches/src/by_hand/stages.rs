//! Stages of a dossier, and on what each ends.

use super::Kind;

/// Stages, in the order of their tracks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Stage {
    Orientation,
    Reflection,
    Immatriculation,
    MinorStay,
    Permit,
    DocumentExpired,
    OrderedToLeave,
    ProtectionEnded,
    Permanent,
    AwaitingAnswer,
    AwaitingIntake,
    Accompanied,
    InShelter,
    UnderExamination,
    UnderInvestigation,
    AtCourt,
    Judged,
    CaseDropped,
    PotentialVictim,
    PresumedVictim,
    RecognisedVictim,
    UnderGuardianship,
    AppealOpen,
}

/// Lines of stages that exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Track {
    Stay,
    Care,
    Shelter,
    Proceedings,
    Identification,
    Guardianship,
    Remedies,
}

impl Track {
    pub const COUNT: usize = 7;
}

impl Stage {
    /// Every stage by its name in the circular.
    pub const NAMES: [(&'static str, Stage); 23] = [
        ("orientation", Stage::Orientation),
        ("reflection", Stage::Reflection),
        ("immatriculation", Stage::Immatriculation),
        ("minor-stay", Stage::MinorStay),
        ("permit", Stage::Permit),
        ("document-expired", Stage::DocumentExpired),
        ("ordered-to-leave", Stage::OrderedToLeave),
        ("protection-ended", Stage::ProtectionEnded),
        ("permanent", Stage::Permanent),
        ("awaiting-answer", Stage::AwaitingAnswer),
        ("awaiting-intake", Stage::AwaitingIntake),
        ("accompanied-by-centre", Stage::Accompanied),
        ("in-shelter", Stage::InShelter),
        ("under-examination", Stage::UnderExamination),
        ("under-investigation", Stage::UnderInvestigation),
        ("at-court", Stage::AtCourt),
        ("judged", Stage::Judged),
        ("case-dropped", Stage::CaseDropped),
        ("potential-victim", Stage::PotentialVictim),
        ("presumed-victim", Stage::PresumedVictim),
        ("recognised-victim", Stage::RecognisedVictim),
        ("under-guardianship", Stage::UnderGuardianship),
        ("appeal-open", Stage::AppealOpen),
    ];

    /// Its bit in a set of stages.
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    pub const fn track(self) -> Track {
        use Stage::*;
        match self {
            Orientation | Reflection | Immatriculation | MinorStay | Permit | DocumentExpired
            | OrderedToLeave | ProtectionEnded | Permanent => Track::Stay,
            AwaitingAnswer | AwaitingIntake | Accompanied => Track::Care,
            InShelter => Track::Shelter,
            UnderExamination | UnderInvestigation | AtCourt | Judged | CaseDropped => Track::Proceedings,
            PotentialVictim | PresumedVictim | RecognisedVictim => Track::Identification,
            UnderGuardianship => Track::Guardianship,
            AppealOpen => Track::Remedies,
        }
    }

    /// Where it lapses to, if it does; `Some(None)`: to nothing.
    pub const fn lapses_into(self) -> Option<Option<Stage>> {
        match self {
            Stage::Reflection => Some(Some(Stage::OrderedToLeave)),
            Stage::Immatriculation | Stage::MinorStay | Stage::Permit => Some(Some(Stage::DocumentExpired)),
            Stage::AppealOpen => Some(None),
            _ => None,
        }
    }
}

/// Stages of stay that a finding against the person ends.
const PROTECTED: u32 = Stage::Reflection.bit()
    | Stage::Immatriculation.bit()
    | Stage::MinorStay.bit()
    | Stage::Permit.bit()
    | Stage::DocumentExpired.bit();

/// Stages during which an event is possible; all, where the rules name none.
pub fn possible_during(kind: Kind) -> u32 {
    use Stage::*;
    match kind {
        Kind::Referred | Kind::ReflectionRequested | Kind::MinorStayRequested => Orientation.bit(),
        Kind::ReferralAccepted => AwaitingAnswer.bit(),
        Kind::ReferralReturned => AwaitingAnswer.bit() | AwaitingIntake.bit(),
        Kind::ShelterLeft => InShelter.bit(),
        Kind::Annex15Issued => Reflection.bit(),
        Kind::DecisionDiscussed => Reflection.bit() | MinorStay.bit(),
        Kind::MinorDocumentIssued | Kind::MinorStayRenewed => MinorStay.bit(),
        Kind::Cooperates => Orientation.bit() | Reflection.bit() | MinorStay.bit(),
        Kind::ImmatriculationRequested => Orientation.bit() | Immatriculation.bit(),
        Kind::ImmatriculationIssued | Kind::ImmatriculationRenewed => Immatriculation.bit(),
        Kind::OpinionRequested | Kind::OpinionGiven => PROTECTED,
        Kind::PermitRequested | Kind::PermitIssued => {
            Immatriculation.bit() | MinorStay.bit() | DocumentExpired.bit()
        }
        Kind::RenewalRequested => {
            Immatriculation.bit() | MinorStay.bit() | Permit.bit() | DocumentExpired.bit()
        }
        Kind::PermitRenewed | Kind::PermanentRequested | Kind::PermanentGranted => {
            Permit.bit() | DocumentExpired.bit()
        }
        Kind::InvestigationOpened => UnderExamination.bit() | CaseDropped.bit(),
        Kind::Convicted | Kind::Acquitted => AtCourt.bit(),
        Kind::Dismissed => UnderExamination.bit() | UnderInvestigation.bit() | AtCourt.bit(),
        Kind::StayWithdrawn => PROTECTED | ProtectionEnded.bit(),
        _ => u32::MAX,
    }
}

/// Stages that simply end on an event.
pub fn ends(kind: Kind) -> u32 {
    use Stage::*;
    let stay = Orientation.bit() | PROTECTED | OrderedToLeave.bit() | ProtectionEnded.bit() | Permanent.bit();
    let care = AwaitingAnswer.bit() | AwaitingIntake.bit() | Accompanied.bit();
    let gone = stay | care | InShelter.bit() | UnderGuardianship.bit() | AppealOpen.bit();
    match kind {
        Kind::ReferralReturned => AwaitingAnswer.bit() | AwaitingIntake.bit(),
        Kind::ShelterLeft => InShelter.bit(),
        Kind::AccompanimentEnded => Accompanied.bit() | InShelter.bit(),
        Kind::Returned => gone,
        Kind::DossierClosed => {
            let proceedings = UnderExamination.bit()
                | UnderInvestigation.bit()
                | AtCourt.bit()
                | Judged.bit()
                | CaseDropped.bit();
            gone | proceedings | PotentialVictim.bit() | PresumedVictim.bit() | RecognisedVictim.bit()
        }
        _ => 0,
    }
}

/// Stages that an event leads into another, and which.
pub fn leads(kind: Kind) -> &'static [(u32, Stage)] {
    use Stage::*;
    const FOR_PERMIT: u32 = Immatriculation.bit() | MinorStay.bit() | DocumentExpired.bit();
    const WITH_DOCUMENT: u32 = Immatriculation.bit() | Permit.bit() | DocumentExpired.bit();
    match kind {
        Kind::ReferralAccepted => const { &[(AwaitingAnswer.bit(), AwaitingIntake)] },
        Kind::Intake => {
            const {
                &[
                    (AwaitingAnswer.bit() | AwaitingIntake.bit(), Accompanied),
                    (PotentialVictim.bit(), PresumedVictim),
                ]
            }
        }
        Kind::Cooperates => const { &[(Reflection.bit(), Immatriculation)] },
        Kind::PermitIssued => const { &[(FOR_PERMIT, Permit), (PresumedVictim.bit(), RecognisedVictim)] },
        Kind::PermitRenewed => const { &[(DocumentExpired.bit(), Permit)] },
        Kind::InvestigationOpened => {
            const { &[(UnderExamination.bit() | CaseDropped.bit(), UnderInvestigation)] }
        }
        Kind::Convicted | Kind::Acquitted => const { &[(AtCourt.bit(), Judged)] },
        Kind::Dismissed => {
            const { &[(UnderExamination.bit() | UnderInvestigation.bit() | AtCourt.bit(), CaseDropped)] }
        }
        Kind::PermanentGranted => const { &[(Permit.bit() | DocumentExpired.bit(), Permanent)] },
        Kind::ContactResumed | Kind::AccompanimentEnded | Kind::StayWithdrawn => {
            const { &[(PROTECTED, ProtectionEnded)] }
        }
        Kind::CooperationEnded => const { &[(WITH_DOCUMENT, ProtectionEnded)] },
        _ => const { &[] },
    }
}

/// Stages that an event opens, with the stage that must be open for it (or none).
pub fn opens(kind: Kind) -> &'static [(Stage, u32)] {
    use Stage::*;
    match kind {
        Kind::Detected => const { &[(Orientation, 0), (PotentialVictim, 0)] },
        Kind::Referred => const { &[(AwaitingAnswer, 0)] },
        Kind::Intake => const { &[(Accompanied, 0)] },
        Kind::ShelterEntered => const { &[(InShelter, 0)] },
        Kind::GuardianAppointed => const { &[(UnderGuardianship, 0)] },
        Kind::ReflectionRequested => const { &[(Reflection, Orientation.bit())] },
        Kind::MinorStayRequested => const { &[(MinorStay, Orientation.bit())] },
        Kind::ImmatriculationRequested => const { &[(Immatriculation, Orientation.bit())] },
        Kind::Cooperates => const { &[(UnderExamination, 0)] },
        Kind::ExploiterCharged => const { &[(AtCourt, 0)] },
        Kind::StayWithdrawn => const { &[(AppealOpen, 0)] },
        _ => const { &[] },
    }
}
