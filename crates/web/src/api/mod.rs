//! For programmes: the same session, the same mask, the same log as the pages, as JSON.

pub mod figures;
pub mod file;
pub mod work;
