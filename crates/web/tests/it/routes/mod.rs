//! One file a route, path as in the address.

mod access_log;
mod admin;
mod api;
mod begin;
mod circular;
mod compare;
mod docket;
mod dossier;
mod evidence;
mod field;
mod figures;
mod files;
mod guide;
mod import;
mod inspections;
mod me;
mod readers;
mod record;
mod replay;
mod screenings;
mod sign_in;
mod sign_out;
mod statements;
mod training;
mod wages;
