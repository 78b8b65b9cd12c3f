//! Whatever the bytes: reading, checking and drawing end, and never panic.

use circular::{
    check::report,
    explain::explain,
    message::{self, Style},
    read_documents,
    source::Document,
};
use proptest::prelude::*;

/// Everything that can be done with a text.
fn survives(text: &str) {
    let (circular, mistakes) = read_documents(vec![Document { path: "a.kdl".into(), text: text.into() }]);
    let mistakes = report(&circular, mistakes);
    message::draw(&mistakes, &circular, "da", Style::Terminal);
    message::draw(&mistakes, &circular, "en", Style::Json);
    for rule in circular.rules() {
        explain(&circular, &rule, "fr");
    }
}

/// Texts out of the words, signs and numbers of the language, in any order.
fn near_misses() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "circular",
        "be",
        "stage",
        "event",
        "duty",
        "condition",
        "sees",
        "reading",
        "scenario",
        "file=",
        "track=",
        "on=",
        "opens",
        "closes",
        "lapses",
        "lasts",
        "45",
        "days",
        "gives",
        "requires",
        "fact",
        "choice",
        "required",
        "{",
        "}",
        "\n",
        ";",
        "\"",
        "\"\"\"",
        "#\"",
        "\"#",
        "/*",
        "*/",
        "//",
        "/-",
        "\\",
        "(",
        ")",
        "=",
        "#true",
        "true",
        "-1",
        "3,5",
        "2017-05-20",
        "\"2017-05-20\"",
        "from=",
        "until=",
        "title",
        "en=",
        "da=",
        "\"x\"",
        "cites",
        "at=",
        "holds",
        "not",
        "any",
        "age",
        "under=",
        "born=",
        "of=",
        "is=",
        "as-of=",
        "expect",
        "holiday",
        "easter=",
        "month=",
        "99999999999999",
        "å",
        "“",
        "'",
        "\u{feff}",
        "\u{2028}",
        "\u{0}",
        "languages",
        "en",
        "da",
        "counting",
        "part-of=",
        "a",
        "b",
    ]);
    prop::collection::vec(words, 0..80).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_order_of_its_words_ends_without_a_panic(text in near_misses()) {
        survives(&text);
    }

    /// The same writing is understood as the published reader of KDL 2 understands it.
    #[test]
    fn a_second_reader_of_the_notation_agrees(text in near_misses()) {
        let (_, mistakes) = circular::nodes::parse(&text, 0);
        // Signs that are sound in KDL 2 and refused in a circular: types in brackets, single and curled quotes.
        let refused = mistakes.iter().any(|mistake| {
            matches!(mistake.case, "syntax-annotation" | "syntax-quotes" | "syntax-bare-keyword")
        });
        prop_assume!(!refused && !text.contains(['“', '\'', '(']));
        if let Ok(theirs) = kdl::KdlDocument::parse_v2(&text) {
            let (ours, mistakes) = circular::nodes::parse(&text, 0);
            prop_assert!(mistakes.is_empty(), "{text:?}: {mistakes:?}");
            prop_assert_eq!(shape_of_theirs(&theirs), shape_of_ours(&ours), "{:?}", text);
        }
    }
}

fn shape_of_theirs(document: &kdl::KdlDocument) -> Vec<String> {
    let node = |node: &kdl::KdlNode| {
        let mut shape = vec![node.name().value().to_owned()];
        for entry in node.entries() {
            let value = match entry.value() {
                kdl::KdlValue::String(text) => format!("text {text}"),
                kdl::KdlValue::Integer(number) => format!("number {number}"),
                kdl::KdlValue::Bool(is_so) => format!("mark {is_so}"),
                other => format!("other {other:?}"),
            };
            shape
                .push(entry.name().map_or_else(|| value.clone(), |name| format!("{}={value}", name.value())));
        }
        // Arguments and properties are kept apart here.
        shape[1..].sort();
        shape.extend(node.children().map(|lines| format!("{:?}", shape_of_theirs(lines))));
        format!("{shape:?}")
    };
    document.nodes().iter().map(node).collect()
}

fn shape_of_ours(nodes: &[circular::nodes::Node]) -> Vec<String> {
    use circular::nodes::{Literal, Value};
    let value = |value: &Value| match value.literal {
        Literal::Word | Literal::Quoted => format!("text {}", value.text),
        Literal::Number(number) => format!("number {number}"),
        Literal::Fraction => format!("number {}", value.text),
        Literal::Bool(is_so) => format!("mark {is_so}"),
        other => format!("other {other:?}"),
    };
    let node = |node: &circular::nodes::Node| {
        let mut shape = vec![node.name.text.clone()];
        shape.extend(node.arguments.iter().map(value));
        let properties = node.properties.iter();
        shape.extend(properties.map(|property| format!("{}={}", property.name.text, value(&property.value))));
        shape[1..].sort();
        if node.has_block {
            shape.push(format!("{:?}", shape_of_ours(&node.lines)));
        }
        format!("{shape:?}")
    };
    nodes.iter().map(node).collect()
}

#[test]
fn limits_end_what_no_person_wrote() {
    let told = |text: String| {
        let (_, mistakes) = read_documents(vec![Document { path: "a.kdl".into(), text: text.into() }]);
        mistakes.iter().map(|mistake| mistake.case).collect::<Vec<_>>()
    };
    assert!(told("a {".repeat(1_000_000)).contains(&"limits-depth"));
    assert!(told("}".repeat(1_000_000)).contains(&"syntax-closing-brace"));
    assert!(told("/*".repeat(1_000_000)).contains(&"syntax-comment"));
    assert!(told("a\n".repeat(200_000)).contains(&"limits-lines"));
    assert!(told(" ".repeat(5 * 1024 * 1024)).contains(&"limits-bytes"));
    assert!(told("'a ".repeat(400_000)).len() <= 500);
    assert!(!told("\"".repeat(1_000_001)).is_empty());
    assert!(told(format!("a {}", "{}".repeat(500_000))).len() > 1);
    assert!(told(format!("a {{ {}", "b{};".repeat(90_000))).contains(&"syntax-open-brace"));
}
