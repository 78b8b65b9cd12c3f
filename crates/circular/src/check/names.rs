//! Is there something by every name?

use super::{index::Index, references::Kind};
use crate::mistake::{Code, Mistake};

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
    unknown.chain(purposes(index)).chain(other_files(index)).collect()
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
