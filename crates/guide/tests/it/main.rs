//! The guide as its writers meet it: what is told, what is left out.

mod belgium;
mod hostile;
mod small;
