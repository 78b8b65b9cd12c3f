//! How each kind of question is answered from one circular.

mod access;
mod conditions;
mod cooperation;
mod figure;
mod offence;
mod rights;
mod stage;
mod who;

pub(crate) use self::rights::right_title;
use crate::{answer::Answer, questions::Ask, view::View};

/// What a row is about, where one question makes several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// A name that both circulars may bear.
    pub name: String,
    /// What the first of them calls it.
    pub title: String,
}

/// The rows that a question makes of two circulars: one without a subject, or one for each name that either of them bears.
pub(crate) fn subjects(ask: &Ask, views: [&View<'_>; 2]) -> Vec<Option<Subject>> {
    let of = |view: &View<'_>| match ask {
        Ask::Purposes => offence::purposes(view),
        Ask::Rights(phase) => rights::given(view, phase),
        Ask::Targets => figure::targets(view),
        _ => Vec::new(),
    };
    let one_row = match ask {
        Ask::Purposes | Ask::Targets => false,
        // Rights are set beside each other only where both have such a stage; else one row says what the one gives.
        Ask::Rights(phase) => views.iter().any(|view| view.phase(phase).is_empty()),
        _ => true,
    };
    if one_row {
        return vec![None];
    }
    let mut subjects: Vec<Option<Subject>> = Vec::new();
    for subject in views.iter().flat_map(|view| of(view)) {
        if !subjects.iter().flatten().any(|known| known.name == subject.name) {
            subjects.push(Some(subject));
        }
    }
    subjects
}

/// What a circular answers, about one subject where the question makes several rows.
pub(crate) fn answer(ask: &Ask, view: &View<'_>, subject: Option<&Subject>) -> Answer {
    let name = subject.map_or("", |subject| subject.name.as_str());
    match ask {
        Ask::Offences => offence::offences(view),
        Ask::Acts => offence::acts(view),
        Ask::Purposes => offence::purpose(view, name),
        Ask::MeansNeeded => offence::means_needed(view),
        Ask::MeansAggravating => offence::means_aggravating(view),
        Ask::Penalties => offence::penalties(view),
        Ask::ConsentIrrelevant => offence::consent(view),
        Ask::ConsentExceptions => offence::consent_exceptions(view),
        Ask::Who(core) => who::records(view, core, false),
        Ask::Decides(core) => who::records(view, core, true),
        Ask::Due(core) => who::due(view, core),
        Ask::Length(phase) => stage::length(view, phase, false),
        Ask::Longest(phase) => stage::length(view, phase, true),
        Ask::Conditions(phase) => conditions::conditions(view, phase),
        Ask::Endings(phase) => stage::endings(view, phase),
        Ask::Rights(phase) if subject.is_some() => rights::held(view, phase, name),
        Ask::Rights(phase) => rights::all(view, phase),
        Ask::Remains(phase) => cooperation::remains(view, phase),
        Ask::Bought(phase) => cooperation::bought(view, phase),
        Ask::Lost(core) => cooperation::lost(view, core),
        Ask::WithoutCooperation(phase) => cooperation::without(view, phase),
        Ask::Wait(phases) => conditions::wait(view, phases),
        Ask::Readers(kind) => access::readers(view, *kind),
        Ask::Reads(kind, role) => access::reads(view, *kind, *role),
        Ask::Protected(kind) => access::protected(view, *kind),
        Ask::Targets => figure::target(view, name),
        Ask::Forums => figure::forums(view),
        Ask::Secretariat => figure::secretariat(view),
        Ask::Roles(kind) => figure::roles(view, *kind),
        Ask::ReadByRole(kind) => access::read_by(view, *kind),
        Ask::Languages => figure::languages(view),
    }
}
