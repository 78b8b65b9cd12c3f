//! Who may see and record what, asked in every way.

mod belgium;
mod guardrails;
mod leaks;
mod masks;
mod matrix;
mod overlaps;
