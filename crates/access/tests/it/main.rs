//! Who may see and record what, asked in every way.

mod belgium;
mod guardrails;
mod masks;
mod matrix;
