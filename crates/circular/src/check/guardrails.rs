//! Does a guardrail close what the circular opens? Which do, only the platform knows that holds them.

use crate::{
    mistake::{Code, Mistake},
    model::{Name, Sees},
};

/// The warning about a compartment that a grant opens and a guardrail keeps closed.
pub fn guardrail(sees: &Sees, compartment: &Name) -> Mistake {
    Mistake::warning(Code::Guardrails, "guardrails-closed", compartment.span)
        .with("role", &sees.role)
        .with("compartment", compartment)
        .within("sees", sees.role.as_str())
}
