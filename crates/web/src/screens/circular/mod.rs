//! `/circular/…`: the law that the system runs on, in words, with its sources, as in force on a day.

mod contents;
mod day;
mod page;
mod readings;
mod view;

use axum::{extract::Path, response::Response};
use circular::{
    explain,
    model::{DutyOpening, Owed},
};

pub use self::day::OnDay;
pub use self::{contents::contents, readings::readings};
use self::{
    page::{Group, Rules},
    view::View,
};
use crate::{
    error::Fault,
    layout::{Frame, page as answer, see_other},
    visit::{SignedIn, Visit},
};

/// Kinds that have a list of their own, in the order in which they are offered.
pub const KINDS: [&str; 14] = [
    "event",
    "duty",
    "condition",
    "right",
    "sees",
    "compartment",
    "office",
    "transition",
    "link",
    "screening",
    "indicator",
    "statistic",
    "target",
    "forum",
];

/// The circular as its reader has it before them.
struct Reader {
    visit: Visit,
    on: OnDay,
}

impl Reader {
    fn new(visit: Visit, country: &str) -> Result<Self, Fault> {
        if !visit.app.settings().is_circular_public {
            SignedIn::of(visit.clone())?;
        }
        if country != visit.app.country() {
            return Err(Fault::NotFound);
        }
        let on = OnDay::of(&visit);
        Ok(Self { visit, on })
    }

    fn frame(&self, heading: String) -> Frame {
        let frame = Frame::titled(&self.visit, heading);
        let circular = frame.circular_title();
        let address = format!("{}{}", frame.circular_address(), self.on.query());
        frame.under(address, circular)
    }

    fn views(&self, keep: impl Fn(&circular::rules::Rule<'_>) -> bool) -> Vec<View> {
        let circular = self.visit.app.rulebook().circular();
        let rules = circular.rules();
        rules.iter().filter(|rule| keep(rule)).map(|rule| View::of(&self.visit, rule, &self.on)).collect()
    }

    fn group(&self, title: &str, keep: impl Fn(&circular::rules::Rule<'_>) -> bool) -> Group {
        Group { title: self.visit.words.say(title), views: self.views(keep) }
    }

    /// A page of the rules of one name, with what stands beside them.
    fn rules(&self, views: Vec<View>, beside: Vec<Group>) -> Result<Response, Fault> {
        let first = views.first().ok_or(Fault::NotFound)?;
        let frame = self.frame(first.explained.title.clone());
        let is_in_force = views.iter().any(|view| view.is_in_force);
        let beside = beside.into_iter().filter(|group| !group.views.is_empty()).collect();
        answer(&Rules { frame, on: self.on.clone(), views, beside, is_in_force })
    }
}

/// `/circular`: to the installation's own.
pub async fn home(visit: Visit) -> Response {
    see_other(&format!("/circular/{}", visit.app.country()))
}

/// A stage, with what opens and ends it and what is owed meanwhile.
pub async fn stage(visit: Visit, Path((country, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    let circular = reader.visit.app.rulebook().circular();
    let views = reader.views(|rule| rule.kind == "stage" && rule.name.text == name);
    let stages = || circular.stages.iter().filter(|stage| stage.name.text == name);
    let is_named = |rule: &circular::rules::Rule<'_>, kind: &str, names: &dyn Fn(&str) -> bool| {
        rule.kind == kind && names(&rule.name.text)
    };
    let opens = |event: &str| stages().flat_map(|stage| &stage.opens).any(|line| line.on.text == event);
    let ends = |event: &str| {
        stages().any(|stage| {
            stage.closes.iter().any(|line| line.on.text == event)
                || stage.renews.iter().any(|line| line.on.text == event)
        })
    };
    let asked = |condition: &str| {
        stages().flat_map(|stage| &stage.requires).any(|line| line.condition.text == condition)
    };
    let given = |right: &str| stages().flat_map(|stage| &stage.gives).any(|line| line.right.text == right);
    let owed = |duty: &str| {
        let of_stage =
            |opening: &DutyOpening| matches!(opening, DutyOpening::Stage { stage, .. } if stage.text == name);
        circular.duties.iter().any(|node| node.name.text == duty && node.opening.iter().any(of_stage))
    };
    let beside = vec![
        reader.group("circular-opens", |rule| is_named(rule, "event", &opens)),
        reader.group("circular-conditions", |rule| is_named(rule, "condition", &asked)),
        reader.group("circular-gives", |rule| is_named(rule, "right", &given)),
        reader.group("circular-owed-meanwhile", |rule| is_named(rule, "duty", &owed)),
        reader.group("circular-ends", |rule| is_named(rule, "event", &ends)),
    ];
    reader.rules(views, beside)
}

/// A role: what it may record, must do and may see.
pub async fn role(visit: Visit, Path((country, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    let rulebook = reader.visit.app.rulebook();
    let circular = rulebook.circular();
    let views = reader.views(|rule| rule.kind == "role" && rule.name.text == name);
    let is_of_role = |other: &str| rulebook.acts_as(&name, other);
    let beside = vec![
        reader.group("circular-may-record", |rule| {
            rule.kind == "event" && circular.events[rule.at].by.iter().any(|(by, _)| is_of_role(by.as_str()))
        }),
        reader.group("circular-must", |rule| {
            rule.kind == "duty"
                && matches!(&circular.duties[rule.at].owed_by, Some(Owed::Role(by)) if is_of_role(by.as_str()))
        }),
        reader.group("circular-may-see", |rule| rule.kind == "sees" && is_of_role(rule.name.as_str())),
        reader.group("circular-offices", |rule| {
            rule.kind == "office" && is_of_role(circular.offices[rule.at].role.as_str())
        }),
    ];
    reader.rules(views, beside)
}

/// Every rule of a name. `kind:name` narrows it to one kind.
pub async fn rule(visit: Visit, Path((country, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    let (kind, name) = match name.split_once(':') {
        Some((kind, name)) => (Some(kind), name),
        None => (None, name.as_str()),
    };
    let views = reader.views(|rule| rule.name.text == name && kind.is_none_or(|kind| kind == rule.kind));
    reader.rules(views, Vec::new())
}

/// A source, and every rule that rests on it.
pub async fn source(visit: Visit, Path((country, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    let circular = reader.visit.app.rulebook().circular();
    let views = reader.views(|rule| rule.kind == "source" && rule.name.text == name);
    let rests = |rule: &circular::rules::Rule<'_>| {
        rule.kind != "source"
            && explain::explain(circular, rule, "en").cites.iter().any(|cite| cite.source == name)
    };
    let beside = vec![reader.group("circular-rests-on-it", rests)];
    reader.rules(views, beside)
}

/// Every rule of a kind.
pub async fn all_of_kind(
    visit: Visit,
    Path((country, kind)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    if !KINDS.contains(&kind.as_str()) {
        return Err(Fault::NotFound);
    }
    reader.list(&format!("circular-all-{kind}"), |rule| rule.kind == kind)
}

/// The offences with their elements, and the signs.
pub async fn offences(visit: Visit, Path(country): Path<String>) -> Result<Response, Fault> {
    let reader = Reader::new(visit, &country)?;
    reader.list("circular-offences", |rule| rule.kind == "offence")
}

impl Reader {
    fn list(
        &self,
        title: &str,
        keep: impl Fn(&circular::rules::Rule<'_>) -> bool,
    ) -> Result<Response, Fault> {
        let views = self.views(keep);
        let frame = self.frame(self.visit.words.say(title));
        answer(&Rules { frame, on: self.on.clone(), is_in_force: true, views, beside: Vec::new() })
    }
}
