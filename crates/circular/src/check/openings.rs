//! Can every stage and every file be opened?

use super::index::Index;
use crate::mistake::{Code, Mistake};

pub(super) fn check(index: &Index<'_>) -> Vec<Mistake> {
    let circular = index.circular;
    let led_to = |name: &str| {
        index.references.iter().any(|used| used.leads && used.name.text == name && used.within.1 != name)
    };
    let stages = circular.stages.iter().filter(|stage| {
        stage.opens.is_empty() && !stage.name.text.is_empty() && !led_to(stage.name.as_str())
    });
    let stages = stages.map(|stage| {
        Mistake::error(Code::Openings, "openings-stage", stage.name.span)
            .with("name", &stage.name)
            .within("stage", stage.name.as_str())
    });
    let files = circular.files.iter().filter(|file| {
        let mut events = circular.events.iter().filter(|event| event.file.text == file.name.text).peekable();
        let told = circular.links.iter().any(|link| link.tells.text == file.name.text);
        events.peek().is_some() && !told && !events.any(|event| event.opens_file)
    });
    let files = files.map(|file| {
        Mistake::error(Code::Openings, "openings-file", file.name.span)
            .with("name", &file.name)
            .within("file", file.name.as_str())
    });
    stages.chain(files).collect()
}
