//! Photos and scans: what is taken in, what is refused, what is left out.

mod hostile;
mod made;
mod whole;
