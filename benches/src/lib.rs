//! Speed, measured as ratios taken in one run.

pub mod by_hand;
pub mod clock;
pub mod dossiers;
pub mod openfisca;
#[cfg(feature = "stored")]
pub mod stored;

/// As the program itself has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
