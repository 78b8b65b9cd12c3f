//! The guide for people who may be exploited: its passages, its languages, and the rules of the circular they rest on.
//!
//! A country's guide is a folder: `guide.kdl` is its [`frame`](Guide) (languages, numbers, passages in the order of the page, the
//! ground of each), every other document one language. [`Guide::read`] takes their texts, [`Guide::check`] lays them beside a
//! circular on a day, [`Guide::spoken`] gives what a page shows on a day.
//!
//! A language that lacks a passage is told as a mistake and not shown. A passage whose rule the circular no longer has on the
//! day of reading is a mistake too, and left out until somebody has looked at it: better silent than untrue.

mod calls;
mod check;
mod frame;
mod ground;
mod language;
mod lines;
mod number;
mod sentence;
mod spoken;

pub use self::{
    calls::Call,
    frame::{Form, Guide, Part, Passage, Section, Shown, WORDS},
    ground::Ground,
    language::{Language, Longest, Status},
    lines::{Document, Mistake},
    number::Number,
    spoken::{Piece, Spoken},
};
