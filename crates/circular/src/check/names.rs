//! Is there something by every name?

use super::{index::Index, references::Kind};
use crate::{
    mistake::{Code, Mistake},
    model::Name,
};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let unknown = index.references.iter().filter(|used| !index.knows(used.kind, used.name.as_str()));
    let unknown = unknown.map(|used| {
        // Where a stage leads has a code of its own: a path that breaks off is worse than a slip of the hand.
        let (code, case) =
            if used.leads { (Code::Endings, "endings-nowhere") } else { (Code::Names, "names-unknown") };
        Mistake::error(code, case, used.name.span)
            .with("kind", used.kind.as_str())
            .with("name", used.name)
            .within(used.within.0, used.within.1)
            .near(index.near(used.kind, used.name.as_str()))
    });
    unknown.chain(purposes(index)).chain(other_files(index)).chain(signs(index)).collect()
}

/// Dimensions and families of indicators and classes, and what elements of an offence are supported by.
///
/// An offence may rest on the signs of another circular's set: its names are checked where the circular has a set itself.
fn signs(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let mut found = Vec::new();
    let mut tell = |kind: &'static str, name: &Name, known: &[&str], within: (&'static str, &str)| {
        if name.text.is_empty() || known.contains(&name.as_str()) {
            return;
        }
        let near = crate::nearest::nearest(name.as_str(), known.iter().copied());
        let near = near.map(|name| crate::mistake::Near { name: name.to_owned(), span: None });
        let mistake = Mistake::error(Code::Names, "names-unknown", name.span).with("kind", kind);
        found.push(mistake.with("name", name).within(within.0, within.1).near(near));
    };
    for indicator in &circular.indicators {
        let Some(wanted) = &indicator.screening else { continue };
        let Some(set) = circular.screenings.iter().find(|set| set.name.text == wanted.text) else { continue };
        let within = ("indicator", indicator.name.as_str());
        let dimensions: Vec<&str> = set.dimensions.iter().map(|it| it.name.as_str()).collect();
        let families: Vec<&str> = set.families.iter().map(|it| it.name.as_str()).collect();
        tell("dimension", &indicator.dimension, &dimensions, within);
        indicator.family.iter().for_each(|family| tell("family", family, &families, within));
    }
    let mut known: Vec<&str> = Vec::new();
    for set in &circular.screenings {
        let dimensions: Vec<&str> = set.dimensions.iter().map(|it| it.name.as_str()).collect();
        for class in &set.classes {
            let names = class.all.iter().chain(class.any.iter().flatten());
            names.for_each(|name| tell("dimension", name, &dimensions, ("screening", set.name.as_str())));
        }
        known.extend(dimensions);
        known.extend(set.findings.iter().map(|it| it.name.as_str()));
    }
    if circular.screenings.is_empty() {
        return found;
    }
    known.extend(circular.indicators.iter().map(|it| it.name.as_str()));
    for offence in &circular.offences {
        let elements = [&offence.acts, &offence.purposes, &offence.means].into_iter().flatten();
        let names = elements.flat_map(|element| element.supported_by.iter().flatten());
        names.for_each(|name| tell("indicator", name, &known, ("offence", offence.name.as_str())));
    }
    found
}

/// `except=` names a purpose of the same offence.
fn purposes<'i>(index: &'i Index<'_>) -> impl Iterator<Item = Mistake> + 'i {
    index.circular.offences.iter().filter_map(|offence| {
        let except = offence.consent.as_ref()?.except.as_ref()?;
        let known = offence.purposes.iter().any(|purpose| purpose.name.text == except.text);
        let purposes = offence.purposes.iter().map(|purpose| purpose.name.as_str());
        let near = crate::nearest::nearest(except.as_str(), purposes);
        let near = near.map(|name| crate::mistake::Near { name: name.to_owned(), span: None });
        (!known && !except.text.is_empty()).then(|| {
            Mistake::error(Code::Names, "names-unknown", except.span)
                .with("kind", "purpose")
                .with("name", except)
                .within("offence", offence.name.as_str())
                .near(near)
        })
    })
}

/// A rule of one kind of file that waits for an event or a stage of another waits in vain.
fn other_files<'i>(index: &'i Index<'_>) -> impl Iterator<Item = Mistake> + 'i {
    index.references.iter().filter_map(|used| {
        let file = match used.within.0 {
            "event" => index
                .circular
                .events
                .iter()
                .find(|rule| rule.name.text == used.within.1)
                .map(|rule| &rule.file),
            "stage" => index
                .circular
                .stages
                .iter()
                .find(|rule| rule.name.text == used.within.1)
                .map(|rule| &rule.file),
            "duty" => index
                .circular
                .duties
                .iter()
                .find(|rule| rule.name.text == used.within.1)
                .map(|rule| &rule.file),
            _ => None,
        }?;
        let theirs = match used.kind {
            Kind::Event => &index.event(used.name)?.file,
            Kind::Stage => &index.stage(used.name)?.file,
            Kind::Track => &index.circular.tracks.iter().find(|rule| rule.name.text == used.name.text)?.file,
            _ => return None,
        };
        let differ = theirs.text != file.text && !theirs.text.is_empty() && !file.text.is_empty();
        differ.then(|| {
            Mistake::error(Code::Names, "names-other-file", used.name.span)
                .with("kind", used.kind.as_str())
                .with("name", used.name)
                .with("file", file)
                .with("theirs", theirs)
                .and_at(theirs.span)
                .within(used.within.0, used.within.1)
        })
    })
}
