//! The core vocabulary: the words by which a page, a figure or a neighbour knows what a circular's own names mean.
//!
//! A circular may call its events, facts and files what its law calls them; `counts-as=` and `kind=` say which of these they
//! are. A page that is made for one kind of file asks for these words alone, so that another country needs no Rust.

/// What an event counts as: `event detected counts-as=detected`.
pub const EVENT_WORDS: &[&str] = &[
    "detected",
    "informed",
    "agreed",
    "referred",
    "presumed",
    "identified",
    "not-identified",
    "reflection-opened",
    "reflection-ended",
    "cooperates",
    "cooperation-ended",
    "stay-granted",
    "stay-renewed",
    "stay-ended",
    "permanent-stay",
    "supported",
    "support-ended",
    "contact-broken",
    "contact-resumed",
    "investigation-opened",
    "prosecution-brought",
    "convicted",
    "acquitted",
    "dismissed",
    "final-judgment",
    "compensated",
    "returned",
    "closed",
    "minor",
    "guardian-appointed",
    // Documents
    "opinion-asked",
    "opinion-given",
    "stay-after-wait",
    // Inspections
    "inspection-planned",
    "inspection-carried-out",
    "inspection-cancelled",
    "site-observed",
    "inspection-finished",
    "evidence-secured",
    "partner-briefed",
    // Interviews and screenings of workers who were met
    "worker-met",
    "asked",
    "screened",
    // Hotline and outreach
    "contacted",
    "danger-named",
    "called-back",
    "joint-action",
    // Places in a centre
    "place-asked",
    "place-given",
    "moved-in",
    "moved-out",
    "plan-step",
    "hours-given",
    // Wages
    "wage-period",
    "claim-filed",
    "claim-granted",
    "claim-refused",
    "wage-paid",
    // Training of inspectors
    "training-begun",
    "training-step",
    "training-completed",
    "inspection-followed",
];

/// What a fact counts as, whatever its name: `fact agreed-pay money counts-as=agreed-pay`.
pub const FACT_WORDS: &[&str] = &[
    // Inspections
    "site",
    "employer",
    "sector",
    "planned-for",
    "partners",
    "languages-expected",
    "leader",
    "partner",
    "part",
    "meeting-point",
    "told-of-site",
    // Interviews and screenings
    "decision",
    "reason",
    // Hotline and outreach
    "said",
    "spoken-language",
    "safe-callback",
    "safe-details",
    "safe-from",
    "safe-until",
    "people-met",
    "folders-handed-out",
    "languages-of-folders",
    "officials-informed",
    // Places in a centre
    "centre",
    "unit",
    "household",
    "kind-of-place",
    "urgency",
    "expected-until",
    "area-of-plan",
    "hours",
    "given-by",
    // Wages
    "worked-from",
    "worked-until",
    "hours-a-week",
    "agreed-pay",
    "legal-pay",
    "received-pay",
    "agreed-unit",
    "legal-unit",
    "normal-hours",
    "legal-source",
    "amount-asked",
    "amount-granted",
    "paid-by",
    "amount-paid",
    // Evidence
    "document",
    "seen-at",
    "supports",
    // Training
    "trainee",
    "module",
];

/// Why a fact that need not be answered was not: the question was not put, the person did not want to, the person does not
/// know. None of them says that something is not so.
pub const UNANSWERED: &[&str] = &["not-asked", "declined", "not-known"];

/// What a kind of file is: `file dossier kind=dossier`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileOf {
    /// One presumed victim's path.
    Dossier,
    /// One criminal case.
    Investigation,
    /// One inspection of a site.
    Inspection,
    /// One worker whom an inspection met, or who is screened elsewhere.
    Interview,
    /// One contact with the hotline.
    HotlineContact,
    /// One household's place in a centre, with its plan.
    Stay,
    /// One worker's claim for unpaid wages.
    WageClaim,
    /// One inspector's year of training.
    Training,
    /// One joint action that a centre's staff joined.
    Outreach,
}

/// The words for [`FileOf`].
pub const FILE_WORDS: &[(&str, FileOf)] = &[
    ("dossier", FileOf::Dossier),
    ("investigation", FileOf::Investigation),
    ("inspection", FileOf::Inspection),
    ("interview", FileOf::Interview),
    ("hotline-contact", FileOf::HotlineContact),
    ("stay", FileOf::Stay),
    ("wage-claim", FileOf::WageClaim),
    ("training", FileOf::Training),
    ("outreach", FileOf::Outreach),
];
