//! The centres' telephone numbers, from the circular's offices.

use circular::Rulebook;

use crate::frame::Guide;

/// A number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What people call the office.
    pub office: String,
    /// The region it is for, by its name in the circular.
    pub region: Option<String>,
    /// The number as people in the country read it: `02 511 64 64`.
    pub shown: String,
    /// The number as a telephone of any country dials it: `+3225116464`.
    pub dialled: String,
}

impl Guide {
    /// The numbers of the offices that the guide names, in the circular's order.
    pub fn calls(&self, rulebook: &Rulebook) -> Vec<Call> {
        let offices = rulebook.circular().offices.iter().filter(|office| office.role.text == self.role);
        let calls = offices.filter_map(|office| {
            let shown = office.phone.clone()?;
            let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
            let dialled = match (shown.starts_with('+'), self.calling_code.as_str()) {
                (true, _) => format!("+{digits}"),
                (false, "") => digits,
                (false, code) => {
                    // A zero that is dialled only within the country.
                    let own = digits.strip_prefix(self.trunk.as_str()).unwrap_or(&digits);
                    format!("+{code}{own}")
                }
            };
            let region = office.region.as_ref().map(|region| region.text.clone());
            Some(Call { office: office.title.get("en").to_owned(), region, shown, dialled })
        });
        calls.collect()
    }
}
