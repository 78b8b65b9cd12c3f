//! Names and values of a form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Fault;

/// Names and values as posted, in order. `Debug` tells names only: values may be a person's.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Fields {
    /// Out of names and values.
    pub fn new(fields: BTreeMap<String, Vec<String>>) -> Self {
        Self(fields)
    }

    /// The value of a field without white space around it; empty when it did not come.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).first().map_or("", |value| value.trim())
    }

    /// The value of a field as it came; empty when it did not come.
    pub fn raw(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Every value of a field.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Takes a field out; empty when it did not come exactly once.
    pub fn take(&mut self, name: &str) -> String {
        match self.0.remove(name) {
            Some(mut values) if values.len() == 1 => values.pop().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// All of them, as the circular's forms read them.
    pub fn map(&self) -> &BTreeMap<String, Vec<String>> {
        &self.0
    }

    /// See [`super::Posted::allow`].
    ///
    /// # Errors
    /// [`Fault::Form`] naming the first that does not belong.
    pub fn allow(&self, once: &[&str], several: &[&str]) -> Result<(), Fault> {
        let fits = |patterns: &[&str], name: &str| {
            patterns.iter().any(|pattern| match pattern.strip_suffix('*') {
                Some(beginning) => name.starts_with(beginning),
                None => *pattern == name,
            })
        };
        let wrong = self
            .0
            .iter()
            .find(|(name, values)| !(fits(several, name) || fits(once, name) && values.len() == 1));
        match wrong {
            None => Ok(()),
            Some((name, _)) => Err(Fault::Form { field: super::shortened(name) }),
        }
    }
}
