//! What is asked of two circulars, topic by topic, in the order of the pages.
//!
//! A question says how its answer is found ([`Ask`]) and what more of it means ([`Order`]). Its text for people is
//! `compare-<topic>-<name>` in `locales/<language>/compare.ftl`. To ask something more: a line here, a text there.

use circular::model::{CompartmentKind, RoleKind};

use crate::order::Order::{self, MoreIsLooser, MoreIsStricter};

/// One question.
#[derive(Debug)]
pub(crate) struct Question {
    pub topic: &'static str,
    pub name: &'static str,
    pub order: Order,
    pub ask: Ask,
}

impl Question {
    /// The name of its text.
    pub fn text_id(&self) -> String {
        format!("compare-{}-{}", self.topic, self.name)
    }
}

/// Stages that a person enters by events of these core meanings, and by none of the others.
#[derive(Debug)]
pub(crate) struct Phase {
    pub by: &'static [&'static str],
    pub not: &'static [&'static str],
}

/// How an answer is found in a circular.
#[derive(Debug)]
pub(crate) enum Ask {
    /// Names of the offences.
    Offences,
    /// Acts of any offence.
    Acts,
    /// For each purpose: whether exploitation for it is punished, and whether a means must be shown.
    Purposes,
    /// Means of which one must be shown; everything when some offence needs none.
    MeansNeeded,
    /// Means that raise the penalty.
    MeansAggravating,
    /// Penalties as the circular writes them.
    Penalties,
    /// Whether consent is without meaning.
    ConsentIrrelevant,
    /// Purposes for which consent does matter.
    ConsentExceptions,
    /// Who records events of a core meaning.
    Who(&'static str),
    /// The same, and on whose answers it rests.
    Decides(&'static str),
    /// By when a duty must be done that ends with an event of a core meaning.
    Due(&'static str),
    /// How long stages of a phase last.
    Length(&'static Phase),
    /// How long with every renewal.
    Longest(&'static Phase),
    /// What is required to enter stages of a phase.
    Conditions(&'static Phase),
    /// What ends them early, apart from the next step.
    Endings(&'static Phase),
    /// For each right: whether it is held while stages of a phase are open.
    Rights(&'static Phase),
    /// Rights that remain when stages of a phase lapse.
    Remains(&'static Phase),
    /// Rights held only in stages that cannot be reached without cooperation, and not in a phase.
    Bought(&'static Phase),
    /// Rights lost through events of a core meaning.
    Lost(&'static str),
    /// Whether stages of a phase can be reached without cooperation.
    WithoutCooperation(&'static Phase),
    /// The wait after which stages of a phase may be entered.
    Wait(&'static [&'static Phase]),
    /// Kinds of role that read compartments of a kind.
    Readers(CompartmentKind),
    /// Whether a kind of role reads compartments of a kind.
    Reads(CompartmentKind, RoleKind),
    /// Whether compartments of a kind are stored encrypted and each look is logged.
    Protected(CompartmentKind),
    /// For each target: its number.
    Targets,
    /// How often forums meet.
    Forums,
    /// Kinds of role that keep the secretariats.
    Secretariat,
    /// Roles of a kind.
    Roles(RoleKind),
    /// What roles of a kind read in single files.
    ReadByRole(RoleKind),
    /// Languages of the circular.
    Languages,
}

/// Words of the core vocabulary in the order in which a person meets them. A stage entered by an earlier one may still
/// stand beside a later one.
pub(crate) const PATH: [&str; 11] = [
    "detected",
    "informed",
    "agreed",
    "referred",
    "presumed",
    "supported",
    "identified",
    "reflection-opened",
    "cooperates",
    "stay-granted",
    "permanent-stay",
];

const DETECTED: Phase = Phase { by: &["detected"], not: &[] };
const PRESUMED: Phase = Phase { by: &["presumed", "supported"], not: &[] };
const IDENTIFIED: Phase = Phase { by: &["identified"], not: &[] };
pub(crate) const REFLECTION: Phase = Phase { by: &["reflection-opened"], not: &["minor"] };
const MINOR: Phase = Phase { by: &["minor", "guardian-appointed"], not: &[] };
const COOPERATES: Phase = Phase { by: &["cooperates"], not: &[] };
const STAY: Phase = Phase { by: &["stay-granted"], not: &["permanent-stay"] };
const CASE: Phase = Phase { by: &["investigation-opened", "prosecution-brought"], not: &[] };
pub(crate) const PERMANENT: Phase = Phase { by: &["permanent-stay"], not: &[] };

const fn ask(topic: &'static str, name: &'static str, order: Order, ask: Ask) -> Question {
    Question { topic, name, order, ask }
}

/// Every question, topic by topic.
pub(crate) static ALL: &[Question] = &[
    ask("offence", "offences", Order::None, Ask::Offences),
    ask("offence", "acts", MoreIsLooser, Ask::Acts),
    ask("offence", "purpose", MoreIsLooser, Ask::Purposes),
    ask("offence", "means-needed", MoreIsLooser, Ask::MeansNeeded),
    ask("offence", "means-aggravating", Order::None, Ask::MeansAggravating),
    ask("offence", "penalties", Order::None, Ask::Penalties),
    ask("consent", "irrelevant", MoreIsLooser, Ask::ConsentIrrelevant),
    ask("consent", "exceptions", MoreIsStricter, Ask::ConsentExceptions),
    ask("who", "detects", MoreIsLooser, Ask::Who("detected")),
    ask("who", "refers", MoreIsLooser, Ask::Who("referred")),
    ask("who", "presumes", Order::None, Ask::Who("presumed")),
    ask("who", "identifies", Order::None, Ask::Decides("identified")),
    ask("who", "refuses", Order::None, Ask::Decides("not-identified")),
    ask("who", "opens-reflection", Order::None, Ask::Who("reflection-opened")),
    ask("who", "hears", MoreIsLooser, Ask::Who("cooperates")),
    ask("who", "grants-stay", Order::None, Ask::Decides("stay-granted")),
    ask("who", "investigates", Order::None, Ask::Who("investigation-opened")),
    ask("who", "informed-by", MoreIsStricter, Ask::Due("informed")),
    ask("who", "referred-by", MoreIsStricter, Ask::Due("referred")),
    ask("who", "identified-by", MoreIsStricter, Ask::Due("identified")),
    ask("who", "investigated-by", MoreIsStricter, Ask::Due("investigation-opened")),
    ask("reflection", "length", MoreIsLooser, Ask::Length(&REFLECTION)),
    ask("reflection", "longest", MoreIsLooser, Ask::Longest(&REFLECTION)),
    ask("reflection", "conditions", MoreIsStricter, Ask::Conditions(&REFLECTION)),
    ask("reflection", "endings", MoreIsStricter, Ask::Endings(&REFLECTION)),
    ask("reflection", "minors", MoreIsLooser, Ask::Longest(&MINOR)),
    ask("rights", "detected", MoreIsLooser, Ask::Rights(&DETECTED)),
    ask("rights", "presumed", MoreIsLooser, Ask::Rights(&PRESUMED)),
    ask("rights", "identified", MoreIsLooser, Ask::Rights(&IDENTIFIED)),
    ask("rights", "reflection", MoreIsLooser, Ask::Rights(&REFLECTION)),
    ask("rights", "minor", MoreIsLooser, Ask::Rights(&MINOR)),
    ask("rights", "cooperates", MoreIsLooser, Ask::Rights(&COOPERATES)),
    ask("rights", "stay", MoreIsLooser, Ask::Rights(&STAY)),
    ask("rights", "case", MoreIsLooser, Ask::Rights(&CASE)),
    ask("rights", "permanent", MoreIsLooser, Ask::Rights(&PERMANENT)),
    ask("cooperation", "remains", MoreIsLooser, Ask::Remains(&REFLECTION)),
    ask("cooperation", "bought", Order::None, Ask::Bought(&REFLECTION)),
    ask("cooperation", "reflection-without", MoreIsLooser, Ask::WithoutCooperation(&REFLECTION)),
    ask("cooperation", "support-without", MoreIsLooser, Ask::WithoutCooperation(&PRESUMED)),
    ask("cooperation", "stay-without", MoreIsLooser, Ask::WithoutCooperation(&STAY)),
    ask("cooperation", "ended", Order::None, Ask::Lost("cooperation-ended")),
    ask("cooperation", "contact", Order::None, Ask::Lost("contact-resumed")),
    ask("stay", "length", MoreIsLooser, Ask::Length(&STAY)),
    ask("stay", "longest", MoreIsLooser, Ask::Longest(&STAY)),
    ask("stay", "conditions", MoreIsStricter, Ask::Conditions(&STAY)),
    ask("stay", "wait", MoreIsStricter, Ask::Wait(&[&STAY, &PERMANENT])),
    ask("permanent", "who", Order::None, Ask::Decides("permanent-stay")),
    ask("permanent", "conditions", MoreIsStricter, Ask::Conditions(&PERMANENT)),
    ask("permanent", "without-cooperation", MoreIsLooser, Ask::WithoutCooperation(&PERMANENT)),
    ask("compensation", "who", MoreIsLooser, Ask::Who("compensated")),
    ask("testimony", "protected", MoreIsLooser, Ask::Protected(CompartmentKind::Testimony)),
    ask("testimony", "readers", MoreIsStricter, Ask::Readers(CompartmentKind::Testimony)),
    ask("testimony", "defence", MoreIsStricter, Ask::Reads(CompartmentKind::Testimony, RoleKind::Defence)),
    ask("testimony", "whereabouts", MoreIsStricter, Ask::Readers(CompartmentKind::Whereabouts)),
    ask("testimony", "identity", MoreIsStricter, Ask::Readers(CompartmentKind::Identity)),
    ask("targets", "target", MoreIsLooser, Ask::Targets),
    ask("forums", "meets", Order::None, Ask::Forums),
    ask("forums", "secretariat", Order::None, Ask::Secretariat),
    ask("forums", "coordination", Order::None, Ask::Roles(RoleKind::Coordination)),
    ask("rapporteur", "rapporteur", Order::None, Ask::Roles(RoleKind::Rapporteur)),
    ask("rapporteur", "reads", Order::None, Ask::ReadByRole(RoleKind::Rapporteur)),
    ask("languages", "circular", MoreIsLooser, Ask::Languages),
];

/// The topics, in the order in which they are shown.
pub fn topics() -> impl Iterator<Item = &'static str> {
    let mut last = "";
    ALL.iter()
        .map(|question| question.topic)
        .filter(move |topic| std::mem::replace(&mut last, topic) != *topic)
}
