//! Pages as PDF, read again with `pdftotext` and `pdfinfo` (Debian's poppler-utils).

use std::process::Command;

use jiff::civil::{Date, date};
use print::{Block, Document, pdf};

const DAY: Date = date(2026, 1, 31);

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"da\"><head><title>x</title></head><body><main>{body}</main></body></html>"
    )
}

fn told(program: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.pdf");
    std::fs::write(&path, bytes).unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(&path);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().expect("poppler-utils is installed: ./test installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn text(html: &str) -> String {
    let bytes = pdf(html, DAY).unwrap();
    // Words broken at the end of a line are joined again.
    told("pdftotext", &["-layout"], &bytes).replace("\u{ad}\n", "")
}

#[test]
fn signs_of_the_typesetter_stand_as_they_were_written() {
    let signs = "#set page(width: 1pt) *bold* _slanted_ $x^2$ `code` \\ &quot;said&quot; @ref &lt;label&gt; = head // no";
    let html = page(&format!(
        "<h1>Title #1</h1><h2>Head *a*</h2><p>{signs}</p><ul><li>{signs}</li></ul><table><thead><tr><th>#</th></tr></thead><tbody><tr><td>{signs}</td></tr></tbody></table><pre><del>- {signs}</del></pre>"
    ));
    let found = text(&html);
    let wanted = "#set page(width: 1pt) *bold* _slanted_ $x^2$ `code` \\ \"said\" @ref <label> = head // no";
    let flat = found.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flat.matches(wanted).count(), 4, "{found}");
    assert!(flat.contains("Title #1") && flat.contains("Head *a*"), "{found}");
}

#[test]
fn it_is_tagged_has_title_and_day_and_the_same_bytes_each_time() {
    let html = page("<h1>Belgien og Danmark</h1><h2>Æ ø å é è ä ö</h2><p>Blåbærgrød</p>");
    let bytes = pdf(&html, DAY).unwrap();
    assert_eq!(bytes, pdf(&html, DAY).unwrap());
    assert_ne!(bytes, pdf(&html, date(2026, 2, 1)).unwrap());
    let info = told("pdfinfo", &[], &bytes);
    let line = |name: &str| info.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(line("Title:").ends_with("Belgien og Danmark"), "{info}");
    assert!(line("Tagged:").ends_with("yes"), "{info}");
    assert!(line("CreationDate:").contains("Jan 31") && line("CreationDate:").contains("2026"), "{info}");
    let found = text(&html);
    // Where single letters stand apart, the reader does not always see the space.
    let letters: String = found.split_whitespace().collect();
    assert!(letters.contains("Æøåéèäö") && letters.contains("Blåbærgrød"), "{found}");
}

#[test]
fn a_table_over_several_pages_has_its_head_on_each() {
    let rows: String =
        (0..200).map(|row| format!("<tr><th>Row {row}</th><td class=\"number\">{row}</td></tr>")).collect();
    let html = page(&format!(
        "<h1>Long</h1><table><thead><tr><th>Question</th><th>Answer</th></tr></thead><tbody>{rows}</tbody></table>"
    ));
    let found = text(&html);
    let pages = found.matches('\u{c}').count();
    assert!(pages > 3, "{pages}");
    assert_eq!(found.matches("Question").count(), pages, "{found}");
    assert!((0..200).all(|row| found.contains(&format!("Row {row}"))));
}

#[test]
fn looks_links_spans_and_pictures_are_kept() {
    let html = page(
        "<h1>T</h1><figure><svg aria-label=\"Flows\" width=\"10\" height=\"10\"><rect width=\"5\" height=\"5\"/></svg><figcaption>Left</figcaption></figure>\
         <p>Plain <strong>strong</strong> <span class=\"ground\">(<a href=\"https://example.org/\">ground</a>)</span></p>\
         <table><tbody><tr><td colspan=\"2\"><p>one</p><ul><li>two</li></ul></td></tr></tbody></table>",
    );
    let document = Document::of(&html).unwrap();
    assert_eq!((document.title.as_str(), document.language.as_str(), document.wide), ("T", "da", false));
    let [
        Block::Picture { svg, alt },
        Block::Paragraph { .. },
        Block::Paragraph { runs },
        Block::Table { rows, .. },
    ] = document.blocks.as_slice()
    else {
        panic!("{:#?}", document.blocks)
    };
    assert!(svg.contains("<rect") && alt == "Flows");
    assert!(
        runs[1].strong && runs.iter().any(|run| run.small && run.link == "https://example.org/"),
        "{runs:#?}"
    );
    assert_eq!((rows[0][0].span, rows[0][0].parts.len()), (2, 2));
    assert!(pdf(&html, DAY).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn what_is_no_page_of_ours_is_refused_and_nothing_panics() {
    for html in [
        "",
        "x",
        "<h1>alone</h1>",
        "<main></main>",
        "<main><h1>T</h1><table></table><ul></ul><svg></svg></main>",
    ] {
        let _ = pdf(html, DAY);
    }
    assert_eq!(pdf("<main><p>no title</p></main>", DAY).unwrap_err().to_string(), "the page has no title");
}
