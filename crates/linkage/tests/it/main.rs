//! Whether two records are of one person.

mod names;
mod pairs;
mod people;
