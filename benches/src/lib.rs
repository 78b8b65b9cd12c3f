//! Speed, measured as ratios taken in one run.

pub mod by_hand;
pub mod clock;
pub mod dossiers;
