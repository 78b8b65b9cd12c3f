//! The invented colleagues who may sign in.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use caseload::{Caseload, SignIn};
use journal::{Account, Journal};
use unicode_normalization::UnicodeNormalization;

/// The password of every invented colleague. Everybody may know it.
pub const PASSWORD: &str = "demonstra-2026-only";

/// Account names by role and office: what stands in the journal beside what an invented colleague recorded.
#[derive(Clone, Debug)]
pub struct Names(BTreeMap<(String, String), String>);

impl Names {
    /// The names of a specification's colleagues.
    pub fn of(caseload: &Caseload) -> Self {
        let named = named(caseload);
        Self(named.map(|(name, who)| ((who.role.clone(), who.office.clone()), name)).collect())
    }

    /// Under which account a role at an office recorded; the office itself where nobody has one.
    pub fn account(&self, role: &str, office: &str) -> String {
        let key = (role.to_owned(), office.to_owned());
        self.0.get(&key).cloned().unwrap_or_else(|| office.to_owned())
    }
}

/// Each colleague with a name to type: the given name in plain lower-case letters, and no name twice.
fn named(caseload: &Caseload) -> impl Iterator<Item = (String, &SignIn)> {
    let mut taken = BTreeSet::new();
    caseload.sign_ins.iter().map(move |who| {
        let given = who.name.split_whitespace().next().unwrap_or_default();
        let plain: String = given.nfd().filter(char::is_ascii_alphanumeric).collect();
        let plain = if plain.is_empty() { who.role.clone() } else { plain.to_ascii_lowercase() };
        let mut name = plain.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{plain}{number}");
            number += 1;
        }
        (name, who)
    })
}

/// Opens an account for each colleague.
///
/// # Errors
/// When one could not be written.
pub fn open_accounts(caseload: &Caseload, journal: &Journal) -> anyhow::Result<()> {
    for (name, who) in named(caseload) {
        let password =
            web::session::hash(PASSWORD, &journal.random()?).context("a password cannot be hashed")?;
        let account = Account {
            name,
            display: who.name.clone(),
            role: who.role.clone(),
            office: who.office.clone(),
            language: who.language.clone(),
            password,
            open: true,
        };
        journal.put_account(account, "")?;
    }
    Ok(())
}

/// The colleagues of a specification who can sign in to a journal now.
///
/// # Errors
/// When it cannot be read.
pub fn still_open(caseload: &Caseload, journal: &Journal) -> anyhow::Result<Vec<Account>> {
    let mut accounts = Vec::new();
    for (name, who) in named(caseload) {
        let known = journal.account(&name)?;
        accounts
            .extend(known.filter(|known| known.open && known.role == who.role && known.office == who.office));
    }
    Ok(accounts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(given: &[&str]) -> Vec<String> {
        let sign_in = |name: &&str| SignIn {
            role: "police".into(),
            office: "police-brussels".into(),
            name: (*name).into(),
            language: "fr".into(),
        };
        let caseload = Caseload { sign_ins: given.iter().map(sign_in).collect(), ..Caseload::default() };
        named(&caseload).map(|(name, _)| name).collect()
    }

    #[test]
    fn a_name_to_type_is_plain_and_nobody_elses() {
        assert_eq!(
            names(&["Solène Demonstra", "Iris D", "Iris E", "Iris2 F", "明 G"]),
            ["solene", "iris", "iris2", "iris22", "police"]
        );
    }
}
