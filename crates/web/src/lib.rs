//! Pages and API. Every address stands in one list, [`App::router`].
//!
//! # To add a screen
//! 1. A folder `src/screens/<screen>/` with `mod.rs` (handlers) and `page.html` (its [askama] template, which begins
//!    `{% extends "layout/base.html" %}` and fills `{% block content %}`; the page's `h1` is made by the layout out of the
//!    frame's heading). A line in `src/screens/mod.rs`, a line a route in `src/app.rs`.
//! 2. A sheet `locales/<language>/<screen>.ftl` in each of the four languages with the same names, each beginning
//!    `<screen>-`. No text for people stands in Rust or in a template; a test finds missing and unused names.
//! 3. A handler takes [`visit::SignedIn`] (who is not signed in is sent to sign in and back) or [`visit::Visit`], and
//!    answers `Result<Response, Fault>`:
//!
//!    ```ignore
//!    #[derive(Template)]
//!    #[template(path = "screens/work/page.html")]
//!    struct Page { frame: Frame, rows: Vec<Row> }
//!
//!    pub async fn show(visit: SignedIn) -> Result<Response, Fault> {
//!        let rows = visit.wait(|visit| rows_of(visit)).await?;      // what may wait for the disk
//!        let frame = Frame::new(&visit, "work-title").state(visit.words.say1("work-due", "count", rows.len()));
//!        layout::page(&Page { frame, rows })
//!    }
//!    ```
//!    In a template: `{{ frame.t("work-empty") }}`, `{{ frame.t1("work-left", "days", row.days) }}`,
//!    `{{ frame.day(row.due) }}`, `{{ frame.number(count) }}`, `{{ frame.text(rule.title) }}`. Everything is escaped;
//!    only `frame.token(…)|safe` and drawings of ours are not.
//! 4. A form holds `{{ frame.token("/address/of/this/page")|safe }}`, or `frame.token_seen(…, seen)` when it rests on a
//!    file as it was after so many events, and posts to that address or below it. Its handler takes [`form::Posted`] as
//!    last argument, which has already been found to come from this server and this session; it first names its fields with
//!    [`form::Posted::allow`]. After a change answer with [`layout::see_other`]; with mistakes answer the same page with
//!    status 422 through [`layout::page_with`] and `posted.token.again(…)` as the hidden field. `posted.token.once` and
//!    `.seen` go into the journal's `Append`.
//! 5. What is not there or not this reader's is [`error::Fault::NotFound`], one answer for both.
//! 6. Tests in `tests/it/routes/<path>.rs`: allowed, refused, absent, bad input, each with the text the reader gets.

mod api;
pub mod app;
pub mod assets;
pub mod calendar;
pub mod error;
pub mod files;
pub mod form;
pub mod guard;
pub mod language;
pub mod layout;
pub mod parts;
mod replaying;
pub mod screens;
pub mod serve;
pub mod session;
pub mod settings;
pub mod told;
pub mod visit;

pub use app::App;
pub use replaying::Replaying;
pub use serve::serve;
pub use settings::{DemoAccount, Settings};
