//! A page's elements as blocks.

use scraper::{ElementRef, Html, Node, Selector};
use serde::Serialize;

/// A document to be set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    pub title: String,
    pub language: String,
    /// Whether some table needs a wide page.
    pub wide: bool,
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        runs: Vec<Run>,
    },
    List {
        items: Vec<Vec<Run>>,
    },
    Table {
        widths: Vec<u32>,
        head: Vec<Cell>,
        rows: Vec<Vec<Cell>>,
    },
    /// Lines as they are, with whether each goes, comes, or neither.
    Lines {
        lines: Vec<Run>,
    },
    /// A picture as SVG, with what it shows in words.
    Picture {
        svg: String,
        alt: String,
    },
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    pub span: u32,
    pub is_number: bool,
    /// Paragraphs and items, one after another.
    pub parts: Vec<Vec<Run>>,
}

/// A stretch of text of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    pub small: bool,
    pub strong: bool,
    /// `-` where it goes, `+` where it comes, in a comparison of two texts.
    pub sign: &'static str,
    pub link: String,
}

/// A table with so many columns needs a wide page.
const WIDE: usize = 4;

impl Document {
    /// The blocks of a page; `None` when it has no title.
    pub fn of(html: &str) -> Option<Self> {
        let page = Html::parse_document(html);
        let select = |what: &str| Selector::parse(what).ok();
        let title = page.select(&select("h1")?).next()?;
        let language = page.root_element().value().attr("lang").unwrap_or("en").to_owned();
        let main = page.select(&select("main")?).next()?;
        let mut document = Self { title: plain(title), language, wide: false, blocks: Vec::new() };
        document.take(main);
        document.wide = document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Table { widths, .. } if widths.len() >= WIDE));
        Some(document)
    }

    fn take(&mut self, parent: ElementRef<'_>) {
        for element in parent.children().filter_map(ElementRef::wrap) {
            match element.value().name() {
                "h1" => {}
                name @ ("h2" | "h3" | "h4") => {
                    let level = name.as_bytes()[1] - b'1';
                    self.blocks.push(Block::Heading { level, text: plain(element) });
                }
                "p" | "figcaption" => self.paragraph(runs(element)),
                "ul" | "ol" => {
                    let items: Vec<Vec<Run>> = children(element, "li").map(runs).collect();
                    self.blocks.push(Block::List { items });
                }
                "table" => self.table(element),
                "pre" => self.blocks.push(Block::Lines { lines: runs(element) }),
                "svg" => {
                    let alt = element.value().attr("aria-label").unwrap_or_default().to_owned();
                    self.blocks.push(Block::Picture { svg: element.html(), alt });
                }
                _ => self.take(element),
            }
        }
    }

    fn paragraph(&mut self, runs: Vec<Run>) {
        if !runs.is_empty() {
            self.blocks.push(Block::Paragraph { runs });
        }
    }

    fn table(&mut self, table: ElementRef<'_>) {
        let cells = |row: ElementRef<'_>| -> Vec<Cell> {
            let is_cell = |cell: &ElementRef<'_>| matches!(cell.value().name(), "th" | "td");
            row.children().filter_map(ElementRef::wrap).filter(is_cell).map(cell).collect()
        };
        let rows = |part: &str| -> Vec<Vec<Cell>> {
            children(table, part)
                .flat_map(|part| children(part, "tr").map(cells).collect::<Vec<_>>())
                .collect()
        };
        let caption = children(table, "caption").map(plain).next().unwrap_or_default();
        if !caption.is_empty() {
            let run = Run { text: caption, strong: true, ..Run::default() };
            self.paragraph(vec![run]);
        }
        let head = rows("thead").into_iter().next().unwrap_or_default();
        let rows = rows("tbody");
        let spans = |row: &Vec<Cell>| row.iter().map(|cell| cell.span.max(1) as usize).sum::<usize>();
        let columns = rows.iter().chain(std::iter::once(&head)).map(spans).max().unwrap_or(0);
        if columns > 0 {
            self.blocks.push(Block::Table { widths: widths(columns, &head, &rows), head, rows });
        }
    }
}

/// How wide columns are beside each other: by the root of how much stands in them, so that a long column does not starve a
/// short one.
fn widths(columns: usize, head: &[Cell], rows: &[Vec<Cell>]) -> Vec<u32> {
    let signs = |cell: &Cell| cell.parts.iter().flatten().map(|run| run.text.chars().count()).sum::<usize>();
    let widest = |place: usize| {
        let all = rows.iter().filter(|row| row.len() == columns).filter_map(|row| row.get(place));
        let most = all.map(signs).max().unwrap_or(0);
        let longest_word = head.get(place).map_or(0, |cell| {
            cell.parts
                .iter()
                .flatten()
                .flat_map(|run| run.text.split(' '))
                .map(|word| word.chars().count())
                .max()
                .unwrap_or(0)
        });
        (most.max(1) as f64).sqrt().max(longest_word as f64 * 0.9).clamp(4.0, 24.0) as u32
    };
    (0..columns).map(widest).collect()
}

fn children<'a>(parent: ElementRef<'a>, name: &str) -> impl Iterator<Item = ElementRef<'a>> {
    parent.children().filter_map(ElementRef::wrap).filter(move |child| child.value().name() == name)
}

fn cell(cell: ElementRef<'_>) -> Cell {
    let span = cell.value().attr("colspan").and_then(|span| span.parse().ok()).unwrap_or(1);
    let is_number = cell.value().classes().any(|class| class == "number");
    let mut parts: Vec<Vec<Run>> = Vec::new();
    let mut loose: Vec<Run> = Vec::new();
    for child in cell.children() {
        let element = ElementRef::wrap(child);
        match element.map(|element| (element, element.value().name())) {
            Some((list, "ul" | "ol")) => parts.extend(children(list, "li").map(runs)),
            Some((paragraph, "p")) => parts.push(runs(paragraph)),
            _ => collect(child, Run::default(), &mut loose),
        }
    }
    let loose = tidy(loose);
    if !loose.is_empty() {
        parts.insert(0, loose);
    }
    parts.retain(|part| !part.is_empty());
    Cell { span, is_number, parts }
}

fn plain(element: ElementRef<'_>) -> String {
    runs(element).into_iter().map(|run| run.text).collect::<String>().trim().to_owned()
}

fn runs(element: ElementRef<'_>) -> Vec<Run> {
    let mut all = Vec::new();
    let is_pre = element.value().name() == "pre";
    for child in element.children() {
        collect(child, Run::default(), &mut all);
    }
    if is_pre {
        all.retain(|run| !run.text.trim().is_empty());
        return all;
    }
    tidy(all)
}

fn collect(node: ego_tree::NodeRef<'_, Node>, look: Run, all: &mut Vec<Run>) {
    match node.value() {
        Node::Text(text) => all.push(Run { text: text.to_string(), ..look }),
        Node::Element(element) => {
            let mut look = look;
            match element.name() {
                "strong" | "b" => look.strong = true,
                "a" => look.link = element.attr("href").unwrap_or_default().to_owned(),
                "del" => look.sign = "-",
                "ins" => look.sign = "+",
                _ => {}
            }
            look.small |= element.classes().any(|class| matches!(class, "path-note" | "ground" | "reading"));
            for child in node.children() {
                collect(child, look.clone(), all);
            }
        }
        _ => {}
    }
}

/// White space as a browser shows it: one space, none at either end.
fn tidy(runs: Vec<Run>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for mut run in runs {
        let mut text = String::new();
        // Before a stretch as within it; a narrow space between digits stays.
        let mut space = all.last().is_none_or(|last| last.text.ends_with(' '));
        for sign in run.text.chars() {
            let is_space = matches!(sign, ' ' | '\n' | '\t' | '\r');
            if !(is_space && space) {
                text.push(if is_space { ' ' } else { sign });
            }
            space = is_space;
        }
        if !text.is_empty() {
            run.text = text;
            all.push(run);
        }
    }
    if let Some(last) = all.last_mut() {
        last.text.truncate(last.text.trim_end_matches(' ').len());
    }
    all.retain(|run| !run.text.is_empty());
    all
}
