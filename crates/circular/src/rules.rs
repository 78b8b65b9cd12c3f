//! Every rule of a circular that has a name, with its place: for addresses, explanations and comparison.

use crate::{
    model::{Circular, Cite, Name, Texts, Validity},
    syntax,
};

/// A rule as one among others.
#[derive(Clone, Copy, Debug)]
pub struct Rule<'c> {
    /// The node's own word: `stage`, `event`, `duty`, …
    pub kind: &'static str,
    pub name: &'c Name,
    pub title: Option<&'c Texts>,
    pub cites: &'c [Cite],
    pub validity: Option<&'c Validity>,
    /// Number within its kind, from 0.
    pub at: usize,
}

macro_rules! rules {
    (@some $it:ident) => { None };
    (@some $it:ident $field:ident) => { Some(&$it.$field) };
    (@list $it:ident) => { &[] };
    (@list $it:ident $field:ident) => { &$it.$field };
    ($self:ident, $all:ident: $($kind:literal $list:ident $name:ident ($($title:ident)?) ($($cites:ident)?) ($($validity:ident)?),)+) => {
        $(for (at, it) in $self.$list.iter().enumerate() {
            $all.push(Rule {
                kind: $kind,
                name: &it.$name,
                title: rules!(@some it $($title)?),
                cites: rules!(@list it $($cites)?),
                validity: rules!(@some it $($validity)?),
                at,
            });
        })+
    };
}

impl Circular {
    /// Every named rule, kind by kind. Grants bear the name of their role, links of the event they record, transitions of
    /// their stage: such names are not unique.
    pub fn rules(&self) -> Vec<Rule<'_>> {
        let mut all = Vec::new();
        rules!(self, all:
            "stage" stages name (title) (cites) (validity),
            "event" events name (title) (cites) (validity),
            "duty" duties name (title) (cites) (validity),
            "condition" conditions name (title) (cites) (validity),
            "right" rights name (title) (cites) (validity),
            "role" roles name (title) (cites) (validity),
            "office" offices name (title) (cites) (),
            "sees" sees role (ground) (cites) (validity),
            "compartment" compartments name (title) (cites) (),
            "reading" readings name (question) () (),
            "transition" transitions stage () (cites) (),
            "link" links as_event () (cites) (validity),
            "offence" offences name (title) (cites) (validity),
            "screening" screenings name (title) (cites) (validity),
            "indicator" indicators name (title) (cites) (validity),
            "statistic" statistics name (title) (cites) (validity),
            "published" published name () (cites) (),
            "target" targets name (title) (cites) (validity),
            "forum" forums name (title) (cites) (validity),
            "track" tracks name (title) () (),
            "file" files name (title) (cites) (),
            "holiday" holidays name (title) (cites) (validity),
            "source" sources name (title) () (),
            "region" regions name (title) () (),
        );
        all.retain(|rule: &Rule<'_>| !rule.name.text.is_empty());
        all
    }
}

impl Rule<'_> {
    /// The exact lines of the document in which the rule stands, without the indent of the first.
    pub fn text<'t>(&self, circular: &'t Circular) -> &'t str {
        let Some(document) = circular.documents.get(self.name.span.document as usize) else { return "" };
        let text: &str = &document.text;
        let at = (self.name.span.start as usize).min(text.len());
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let Some(line) = text.get(start..) else { return "" };
        let start = start + (line.len() - line.trim_start().len());
        text.get(start..syntax::node_end(text, start)).unwrap_or_default().trim_end()
    }
}
