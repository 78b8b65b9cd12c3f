//! The Belgian rules once more, written by hand as plain structs and matches: what a programmer would write who knew them
//! by heart and never expected them to change. The bench measures the compiled circular against this.
//!
//! It covers every rule that the dossiers of [`crate::dossiers`] reach, and no other.

mod conditions;
mod denmark;
mod duties;
mod fold;
mod rights;
mod stages;

pub use denmark::{Danish, denmark};
pub use duties::Duty;
pub use fold::{Dossier, DutyLine, Entry, Refused, Room, StageLine, fold};
pub use rights::{Held, Right};
pub use stages::{Stage, Track};

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Detected,
    Informed,
    ContactBroken,
    Agreed,
    Declined,
    Referred,
    ReferralAccepted,
    ReferralReturned,
    Intake,
    SupportPlanMade,
    ShelterEntered,
    ShelterLeft,
    RiskAssessed,
    MagistrateNotified,
    IdentityRecorded,
    IdentityProven,
    GuardianAppointed,
    ReflectionRequested,
    Annex15Issued,
    DecisionDiscussed,
    MinorStayRequested,
    MinorDocumentIssued,
    MinorStayRenewed,
    Cooperates,
    ImmatriculationRequested,
    ImmatriculationIssued,
    ImmatriculationRenewed,
    OpinionRequested,
    OpinionGiven,
    PermitRequested,
    PermitIssued,
    RenewalRequested,
    PermitRenewed,
    InvestigationOpened,
    ExploiterCharged,
    Convicted,
    Acquitted,
    Dismissed,
    PermanentRequested,
    PermanentGranted,
    ContactResumed,
    CooperationEnded,
    AccompanimentEnded,
    StayWithdrawn,
    Returned,
    DossierClosed,
    /// Takes back what it corrects.
    Annulled,
}

impl Kind {
    /// Every event by its name in the circular.
    pub const NAMES: [(&'static str, Kind); 47] = [
        ("detected", Kind::Detected),
        ("informed", Kind::Informed),
        ("contact-broken", Kind::ContactBroken),
        ("agreed", Kind::Agreed),
        ("declined", Kind::Declined),
        ("referred", Kind::Referred),
        ("referral-accepted", Kind::ReferralAccepted),
        ("referral-returned", Kind::ReferralReturned),
        ("intake", Kind::Intake),
        ("support-plan-made", Kind::SupportPlanMade),
        ("shelter-entered", Kind::ShelterEntered),
        ("shelter-left", Kind::ShelterLeft),
        ("risk-assessed", Kind::RiskAssessed),
        ("magistrate-notified", Kind::MagistrateNotified),
        ("identity-recorded", Kind::IdentityRecorded),
        ("identity-proven", Kind::IdentityProven),
        ("guardian-appointed", Kind::GuardianAppointed),
        ("reflection-requested", Kind::ReflectionRequested),
        ("annex-15-issued", Kind::Annex15Issued),
        ("decision-discussed", Kind::DecisionDiscussed),
        ("minor-stay-requested", Kind::MinorStayRequested),
        ("minor-document-issued", Kind::MinorDocumentIssued),
        ("minor-stay-renewed", Kind::MinorStayRenewed),
        ("cooperates", Kind::Cooperates),
        ("immatriculation-requested", Kind::ImmatriculationRequested),
        ("immatriculation-issued", Kind::ImmatriculationIssued),
        ("immatriculation-renewed", Kind::ImmatriculationRenewed),
        ("opinion-requested", Kind::OpinionRequested),
        ("opinion-given", Kind::OpinionGiven),
        ("permit-requested", Kind::PermitRequested),
        ("permit-issued", Kind::PermitIssued),
        ("renewal-requested", Kind::RenewalRequested),
        ("permit-renewed", Kind::PermitRenewed),
        ("investigation-opened", Kind::InvestigationOpened),
        ("exploiter-charged", Kind::ExploiterCharged),
        ("convicted", Kind::Convicted),
        ("acquitted", Kind::Acquitted),
        ("dismissed", Kind::Dismissed),
        ("permanent-requested", Kind::PermanentRequested),
        ("permanent-granted", Kind::PermanentGranted),
        ("contact-resumed", Kind::ContactResumed),
        ("cooperation-ended", Kind::CooperationEnded),
        ("accompaniment-ended", Kind::AccompanimentEnded),
        ("stay-withdrawn", Kind::StayWithdrawn),
        ("returned", Kind::Returned),
        ("dossier-closed", Kind::DossierClosed),
        ("annulled", Kind::Annulled),
    ];
}
