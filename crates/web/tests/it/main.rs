//! The pages, asked over HTTP as a browser asks them.

mod common;
mod instruments;
mod routes;
mod texts;
mod threats;
