//! One file a threat of the threat model, tried against the running pages.

mod headers;
mod t19_enumeration;
mod t20_sessions;
mod t21_idle;
mod t22_cross_site;
mod t26_script;
mod t27_injection;
mod t35_odd_bytes;
mod t36_guessing;
mod t37_counts;
mod t41_timing;
