//! The circular language, tried from outside.

mod hostile;
mod pictures;
mod reading;
