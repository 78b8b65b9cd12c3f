//! Does the circular have its frame: name, languages, time zone, counting, default compartment, kinds of roles?

use super::{index::Index, references::Kind};
use crate::{
    mistake::{Code, Mistake},
    model::Per,
    source::Span,
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let Some(name) = &circular.name else {
        return vec![Mistake::error(Code::Frame, "frame-none", Span::default())];
    };
    let needed = [
        (circular.languages.is_empty(), "frame-languages"),
        (circular.time_zone.is_none(), "frame-time-zone"),
        (circular.counting.is_none(), "frame-counting"),
        (!index.knows(Kind::Compartment, "procedure"), "frame-procedure"),
    ];
    let frame = needed
        .into_iter()
        .filter(|(missing, _)| *missing)
        .map(|(_, case)| Mistake::error(Code::Frame, case, name.span).within("circular", name.as_str()));
    frame.chain(roles(index)).chain(offices(index)).collect()
}

/// Guardrails speak of kinds, so every role has one, its own or that of the role it is part of.
fn roles<'i>(index: &'i Index<'_>) -> impl Iterator<Item = Mistake> + 'i {
    let circular = index.circular;
    let chain = |name| index.acts_as(name).into_iter().filter_map(|role| index.role(role));
    let unkind =
        circular.roles.iter().filter(move |role| chain(role.name.as_str()).all(|role| role.kind.is_none()));
    let unkind = unkind.map(|role| (role, "frame-role-kind"));
    let unspread =
        circular.roles.iter().filter(move |role| chain(role.name.as_str()).all(|role| role.per.is_none()));
    let unspread = unspread.map(|role| (role, "frame-role-per"));
    unkind.chain(unspread).map(|(role, case)| {
        Mistake::error(Code::Frame, case, role.name.span)
            .with("name", &role.name)
            .within("role", role.name.as_str())
    })
}

/// An office of a role that is spread by region is bound to one.
fn offices<'i>(index: &'i Index<'_>) -> impl Iterator<Item = Mistake> + 'i {
    index.circular.offices.iter().filter_map(|office| {
        let per = index.acts_as(office.role.as_str()).into_iter().find_map(|role| index.role(role)?.per)?;
        (per == Per::Region && office.region.is_none()).then(|| {
            Mistake::error(Code::Frame, "frame-office-region", office.name.span)
                .with("name", &office.name)
                .with("role", &office.role)
                .within("office", office.name.as_str())
        })
    })
}
