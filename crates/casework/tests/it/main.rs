//! Fold, standing, import and what follows from them, tried on a small circular and on Belgium's.

mod belgium;
mod centre_year;
mod hotline;
mod import;
mod lessons;
mod naive;
mod outreach;
mod properties;
mod screening;
mod targets;
mod totality;
mod wages;
mod walks;
