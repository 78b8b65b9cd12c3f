//! Pages of rules.

use askama::Template;

use super::{day::OnDay, view::View};
use crate::layout::Frame;

/// Rules under a heading.
pub struct Group {
    pub title: String,
    pub views: Vec<View>,
}

/// Rules in full, with others beside them.
#[derive(Template)]
#[template(path = "screens/circular/rules.html")]
pub struct Rules {
    pub frame: Frame,
    pub on: OnDay,
    pub views: Vec<View>,
    pub beside: Vec<Group>,
    /// Whether any is in force on the day looked at.
    pub is_in_force: bool,
}
