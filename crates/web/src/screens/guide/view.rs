//! What the guide's templates draw.

use circular::Rulebook;
use guide::{Call, Form, Guide, Part, Passage, Piece, Section, Shown, Spoken};

/// So many sections fit on a side of the leaflet; the fifth panel is its outside.
const A_SIDE: usize = 4;

/// A number to call.
pub struct CallView {
    pub office: String,
    pub region: String,
    pub shown: String,
    pub dialled: String,
}

impl CallView {
    /// The centres' numbers, with the names of their regions in a language.
    pub fn all(guide: &Guide, rulebook: &Rulebook, spoken: &Spoken<'_>) -> Vec<Self> {
        let calls = guide.calls(rulebook).into_iter();
        let calls = calls.map(|Call { office, region, shown, dialled }| {
            let region = region.map(|region| spoken.text(&format!("region-{region}"))).unwrap_or_default();
            Self { office, region, shown, dialled }
        });
        calls.collect()
    }
}

/// A section of the page.
pub struct SectionView {
    pub symbol: String,
    pub title: Vec<Piece>,
    pub blocks: Vec<Block>,
    pub is_first: bool,
}

/// What stands in a section: lines of a list that follow each other are one list.
pub enum Block {
    Text(Vec<Piece>),
    Note(Vec<Piece>),
    WithScript(Vec<Piece>),
    WithoutScript(Vec<Piece>),
    List(Vec<Vec<Piece>>),
    Calls,
    Status(Vec<Piece>),
}

/// The sections of the page, without passages whose rules do not hold.
pub fn sections(guide: &Guide, spoken: &Spoken<'_>) -> Vec<SectionView> {
    let sections = guide.sections.iter().enumerate();
    sections.map(|(at, section)| SectionView::of(section, spoken, at == 0)).collect()
}

/// A side of the folded leaflet.
pub struct Side {
    pub panels: Vec<SectionView>,
}

/// The two sides of the leaflet.
pub fn sides(guide: &Guide, spoken: &Spoken<'_>) -> [Side; 2] {
    let panels = guide.sections.iter().filter(|section| section.is_on_paper);
    let mut front: Vec<SectionView> = panels.map(|section| SectionView::of(section, spoken, false)).collect();
    let back = front.split_off(A_SIDE.min(front.len()));
    [Side { panels: front }, Side { panels: back }]
}

impl SectionView {
    fn of(section: &Section, spoken: &Spoken<'_>, is_first: bool) -> Self {
        let mut view =
            Self { symbol: section.symbol.clone(), title: Vec::new(), blocks: Vec::new(), is_first };
        for part in &section.parts {
            match part {
                Part::Calls => view.blocks.push(Block::Calls),
                Part::Status => view.blocks.push(Block::Status(spoken.status())),
                Part::Passage(passage) if spoken.says(passage) => {
                    view.take(passage, spoken.pieces(&passage.name));
                }
                Part::Passage(_) => {}
            }
        }
        view
    }

    fn take(&mut self, passage: &Passage, pieces: Vec<Piece>) {
        let block = match (passage.shown, passage.form) {
            (Shown::WithScript, _) => Block::WithScript(pieces),
            (Shown::WithoutScript, _) => Block::WithoutScript(pieces),
            (Shown::Always, Form::Title) => {
                self.title = pieces;
                return;
            }
            (Shown::Always, Form::Item) => {
                match self.blocks.last_mut() {
                    Some(Block::List(items)) => items.push(pieces),
                    _ => self.blocks.push(Block::List(vec![pieces])),
                }
                return;
            }
            (Shown::Always, Form::Text) => Block::Text(pieces),
            (Shown::Always, Form::Note) => Block::Note(pieces),
        };
        self.blocks.push(block);
    }
}
