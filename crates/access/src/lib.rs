//! Who may see and record what: Cedar, guardrails, the table, the mask.
//!
//! The circular grants (`by`, `sees`), the guardrails forbid. Cedar is asked once for every combination when a circular is
//! loaded ([`Access::load`]); pages read the table and go through one [`mask`]. Nothing here knows storage or web.

mod law;
mod mask;
mod question;
mod table;

pub use law::{Answer, GUARDRAILS, Law, LoadError, chain, closed_grants};
pub use mask::{Seen, SeenEvent, SeenFile, mask, mask_for_page, told};
pub use question::{Area, Compartments, Reader, Tie};
pub use table::Access;
