//! Duties: what opens them, by when they are due, what does them or makes them needless.

use super::{Kind, Stage};

/// Duties of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Duty {
    MakeSupportPlan,
    AnswerReferral,
    HoldIntake,
    AssessRisk,
    ExamineAfterDismissal,
    AssessAge,
    DecideOnInvestigation,
    WatchTwoYears,
    DecideAfterExpiry,
    AppointGuardian,
    AskImmatriculation,
    IssueImmatriculation,
    IssueMinorDocument,
    AskMinorRenewal,
    Inform,
    ContactCentre,
    NotifyMagistrate,
    AskPermanent,
    DecidePermanent,
    AskPermit,
    AskOpinion,
    GiveOpinion,
    AskRenewal,
    AskOpinionForRenewal,
    GiveOpinionForRenewal,
    IssuePermit,
    DecideRenewal,
    IssueAnnex15,
    AskDecisionOfPerson,
    DecideAfterFinding,
    ConsiderAppeal,
}

impl Duty {
    /// Every duty by its name in the circular.
    pub const NAMES: [(&'static str, Duty); 31] = [
        ("make-support-plan", Duty::MakeSupportPlan),
        ("answer-referral", Duty::AnswerReferral),
        ("hold-intake", Duty::HoldIntake),
        ("assess-risk", Duty::AssessRisk),
        ("examine-after-dismissal", Duty::ExamineAfterDismissal),
        ("assess-age", Duty::AssessAge),
        ("decide-on-investigation", Duty::DecideOnInvestigation),
        ("watch-two-years", Duty::WatchTwoYears),
        ("decide-after-expiry", Duty::DecideAfterExpiry),
        ("appoint-guardian", Duty::AppointGuardian),
        ("ask-immatriculation", Duty::AskImmatriculation),
        ("issue-immatriculation", Duty::IssueImmatriculation),
        ("issue-minor-document", Duty::IssueMinorDocument),
        ("ask-minor-renewal", Duty::AskMinorRenewal),
        ("inform", Duty::Inform),
        ("contact-centre", Duty::ContactCentre),
        ("notify-magistrate", Duty::NotifyMagistrate),
        ("ask-permanent", Duty::AskPermanent),
        ("decide-permanent", Duty::DecidePermanent),
        ("ask-permit", Duty::AskPermit),
        ("ask-opinion", Duty::AskOpinion),
        ("give-opinion", Duty::GiveOpinion),
        ("ask-renewal", Duty::AskRenewal),
        ("ask-opinion-for-renewal", Duty::AskOpinionForRenewal),
        ("give-opinion-for-renewal", Duty::GiveOpinionForRenewal),
        ("issue-permit", Duty::IssuePermit),
        ("decide-renewal", Duty::DecideRenewal),
        ("issue-annex-15", Duty::IssueAnnex15),
        ("ask-decision-of-person", Duty::AskDecisionOfPerson),
        ("decide-after-finding", Duty::DecideAfterFinding),
        ("consider-appeal", Duty::ConsiderAppeal),
    ];

    pub const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// Duties that an event does.
pub const fn done_by(kind: Kind) -> u32 {
    use Duty::*;
    match kind {
        Kind::SupportPlanMade => MakeSupportPlan.bit(),
        Kind::Referred => ContactCentre.bit(),
        Kind::ReferralAccepted | Kind::ReferralReturned => AnswerReferral.bit(),
        Kind::Intake => AnswerReferral.bit() | HoldIntake.bit() | ContactCentre.bit(),
        Kind::RiskAssessed => AssessRisk.bit(),
        Kind::MagistrateNotified => NotifyMagistrate.bit(),
        Kind::Informed => Inform.bit(),
        Kind::GuardianAppointed => AppointGuardian.bit(),
        Kind::Annex15Issued => IssueAnnex15.bit(),
        Kind::DecisionDiscussed | Kind::Cooperates => AskDecisionOfPerson.bit(),
        Kind::MinorDocumentIssued => IssueMinorDocument.bit(),
        Kind::MinorStayRenewed => DecideRenewal.bit(),
        Kind::ImmatriculationRequested => AskImmatriculation.bit(),
        Kind::ImmatriculationIssued => IssueImmatriculation.bit(),
        Kind::ImmatriculationRenewed => IssuePermit.bit() | DecideRenewal.bit(),
        Kind::OpinionRequested => AskOpinion.bit() | AskOpinionForRenewal.bit(),
        Kind::OpinionGiven => {
            AskOpinion.bit() | AskOpinionForRenewal.bit() | GiveOpinion.bit() | GiveOpinionForRenewal.bit()
        }
        Kind::PermitRequested => AskPermit.bit() | AskMinorRenewal.bit(),
        Kind::PermitIssued => IssuePermit.bit() | DecideRenewal.bit() | DecideAfterExpiry.bit(),
        Kind::RenewalRequested => AskPermit.bit() | AskMinorRenewal.bit() | AskRenewal.bit(),
        Kind::PermitRenewed => DecideRenewal.bit() | DecideAfterExpiry.bit(),
        Kind::InvestigationOpened | Kind::Dismissed => DecideOnInvestigation.bit(),
        Kind::PermanentRequested => AskPermanent.bit(),
        Kind::PermanentGranted => AskPermanent.bit() | DecidePermanent.bit() | DecideAfterExpiry.bit(),
        Kind::StayWithdrawn => {
            DecideAfterExpiry.bit()
                | DecideAfterFinding.bit()
                | IssuePermit.bit()
                | DecideRenewal.bit()
                | DecidePermanent.bit()
                | ExamineAfterDismissal.bit()
        }
        _ => 0,
    }
}

/// Duties that an event makes needless.
pub const fn needless_after(kind: Kind) -> u32 {
    use Duty::*;
    const ASKED: u32 = IssuePermit.bit() | DecideRenewal.bit();
    const PERMANENT: u32 = AskPermanent.bit() | DecidePermanent.bit();
    const FIRST: u32 = AskImmatriculation.bit() | IssueImmatriculation.bit();
    const GONE: u32 = MakeSupportPlan.bit()
        | AnswerReferral.bit()
        | HoldIntake.bit()
        | AssessRisk.bit()
        | ExamineAfterDismissal.bit()
        | AssessAge.bit()
        | WatchTwoYears.bit()
        | AppointGuardian.bit()
        | FIRST
        | IssueMinorDocument.bit()
        | ContactCentre.bit()
        | PERMANENT
        | ASKED
        | IssueAnnex15.bit();
    match kind {
        Kind::ReferralReturned => HoldIntake.bit(),
        Kind::Declined => ContactCentre.bit(),
        Kind::Cooperates => IssueAnnex15.bit(),
        Kind::InvestigationOpened => ExamineAfterDismissal.bit(),
        Kind::ExploiterCharged => WatchTwoYears.bit(),
        Kind::PermanentGranted => WatchTwoYears.bit() | ExamineAfterDismissal.bit(),
        Kind::ContactResumed => {
            WatchTwoYears.bit() | FIRST | IssueMinorDocument.bit() | IssueAnnex15.bit() | PERMANENT | ASKED
        }
        Kind::CooperationEnded => WatchTwoYears.bit() | FIRST | ASKED,
        Kind::AccompanimentEnded => {
            MakeSupportPlan.bit()
                | AssessRisk.bit()
                | FIRST
                | IssueMinorDocument.bit()
                | IssueAnnex15.bit()
                | PERMANENT
                | ASKED
        }
        Kind::StayWithdrawn => FIRST | IssueMinorDocument.bit() | AskPermanent.bit() | IssueAnnex15.bit(),
        Kind::Returned => GONE,
        Kind::DossierClosed => GONE | DecideOnInvestigation.bit() | Inform.bit() | NotifyMagistrate.bit(),
        _ => 0,
    }
}

/// By when a duty of a stage's term is due.
#[derive(Clone, Copy, Debug)]
pub enum TermDue {
    Never,
    DaysAfter(i32),
    DaysBeforeEnd(i32),
    MonthBeforeEnd,
}

/// Duties that open with each term of a stage and end with it.
pub const fn of_term(stage: Stage) -> &'static [(Duty, TermDue)] {
    use TermDue::*;
    match stage {
        Stage::Reflection => &[(Duty::AskDecisionOfPerson, DaysBeforeEnd(10))],
        Stage::Immatriculation => &[
            (Duty::AskPermit, MonthBeforeEnd),
            (Duty::AskOpinion, DaysBeforeEnd(21)),
            (Duty::GiveOpinion, DaysBeforeEnd(15)),
        ],
        Stage::MinorStay => &[(Duty::AskMinorRenewal, MonthBeforeEnd)],
        Stage::Permit => &[
            (Duty::AskRenewal, MonthBeforeEnd),
            (Duty::AskOpinionForRenewal, DaysBeforeEnd(21)),
            (Duty::GiveOpinionForRenewal, DaysBeforeEnd(15)),
        ],
        Stage::DocumentExpired => &[(Duty::DecideAfterExpiry, Never)],
        Stage::ProtectionEnded => &[(Duty::DecideAfterFinding, DaysAfter(15))],
        Stage::AppealOpen => &[(Duty::ConsiderAppeal, DaysBeforeEnd(10))],
        _ => &[],
    }
}
