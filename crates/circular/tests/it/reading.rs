//! Reading documents into values.

use circular::{mistake::Code, read_documents, source::Document};

#[test]
fn every_node_of_the_reference_is_read_without_a_mistake() {
    let reference = include_str!("../../../../docs/circular-language.md");
    let mut blocks = Vec::new();
    for block in reference.split("```kdl\n").skip(1) {
        let text = block.split("```").next().unwrap_or_default();
        // Shapes in the reference that stand for several things.
        let text = text
            .replace("TEXTS", "en=\"x\"")
            .replace("{ … }", "{ }")
            .replace("cites …", "")
            .replace("when …", "when fact=f of=e is=x")
            .replace(" …\n", "\n")
            .replace("compartment=health …", "compartment=health")
            .replace("requires NAME", "requires some-name")
            .replace("{ }  forum", "{ }; forum")
            .replace('…', "2026-01-01")
            .replace("[from=STAGE]", "from=detected from=\"2026-01-01\"")
            .replace("[requires=CONDITION]", "requires=accompanied")
            .replace("certainty=CERTAINTY", "certainty=found");
        let text = text
            .replace("title ;", "")
            .replace("title en=\"2026-01-01\"", "title en=\"x\"")
            .replace("title 2026-01-01", "title en=\"x\"");
        blocks.push(Document { path: format!("{}.kdl", blocks.len()).into(), text: text.as_str().into() });
    }
    let texts: Vec<_> = blocks.iter().map(|document| document.text.clone()).collect();
    let (circular, mistakes) = read_documents(blocks);
    let told: Vec<String> = mistakes
        .iter()
        // The reference shows texts in one or two languages.
        .filter(|mistake| mistake.code != Code::Languages)
        .map(|mistake| {
            let text = &texts[mistake.place.document as usize];
            let line = text[..mistake.place.start as usize].lines().count();
            format!(
                "{} line {line} {:?} {:?}",
                mistake.case,
                text.lines().nth(line.saturating_sub(1)),
                mistake.details
            )
        })
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    assert_eq!(circular.stages.len(), 1);
}
