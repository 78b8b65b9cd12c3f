//! The append-only journal: store, chain, vault, projections
