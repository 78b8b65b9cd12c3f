//! Fold, standing, import and what follows from them, tried on a small circular and on Belgium's.

mod belgium;
mod import;
mod lessons;
mod naive;
mod properties;
mod screening;
mod targets;
mod totality;
mod wages;
mod walks;
