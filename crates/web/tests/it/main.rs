//! The pages, asked over HTTP as a browser asks them.

mod common;
mod routes;
mod texts;
mod threats;
