//! One file a route, path as in the address.

mod circular;
mod statements;
