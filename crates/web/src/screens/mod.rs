//! Screens: one folder each, handler and template side by side, texts in `locales/<language>/<screen>.ftl`.

pub mod access_log;
pub mod accessibility;
pub mod admin;
pub mod centre;
pub mod circular;
pub mod compare;
pub mod correct;
pub mod docket;
pub mod dossier;
pub mod evidence;
pub mod field;
pub mod figures;
pub mod files;
pub mod guide;
pub mod health;
pub mod help;
pub mod hotline;
pub mod import;
pub mod inspections;
pub mod me;
pub mod outreach;
pub mod places;
pub mod privacy;
pub mod readers;
pub mod record;
pub mod reform;
pub mod replay;
pub mod screenings;
pub mod search;
pub mod sign_in;
pub mod sign_out;
pub mod start;
pub mod training;
pub mod wages;
pub mod what_if;
pub mod why;
pub mod work;

use ::circular::vocabulary::FileOf;

use crate::error::Fault;

/// The page that a kind of file has of its own, beside the one that every file has: its address, and the name of its text.
pub fn page_of(kind: Option<FileOf>, reference: &str) -> Option<(String, &'static str)> {
    match kind? {
        FileOf::Inspection => Some((format!("/inspections/{reference}"), "inspections-page")),
        FileOf::Interview => Some((format!("/screenings/{reference}"), "screening-page")),
        FileOf::Stay => Some((format!("/stays/{reference}"), "stays-page")),
        _ => None,
    }
}

/// Any address that does not exist.
pub async fn nothing() -> Fault {
    Fault::NotFound
}

/// A method that an address does not know.
pub async fn no_such_method() -> Fault {
    Fault::Method
}
