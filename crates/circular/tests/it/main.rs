//! The circular language, tried from outside.

mod reading;
