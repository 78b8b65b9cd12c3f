//! What is known of a person: names and date of birth, as far as they are known.

use crate::{birth::Birth, name::Name};

/// A person as one record knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub given: Name,
    pub family: Name,
    pub born: Option<Birth>,
}

impl Person {
    /// A person whose given and family name were asked for one by one. What is not known is blank.
    pub fn of(given: &str, family: &str, born: Option<Birth>) -> Self {
        Self { given: Name::of(given), family: Name::of(family), born }
    }

    /// A person whose name was written as one text: what stands before a comma, or else the last word, is the family
    /// name. Exchanged names are found all the same.
    ///
    /// # Examples
    /// ```
    /// use linkage::Person;
    /// assert_eq!(Person::of_whole("Amina El Idrissi", None), Person::of("Amina El", "Idrissi", None));
    /// assert_eq!(Person::of_whole("El Idrissi, Amina", None), Person::of("Amina", "El Idrissi", None));
    /// ```
    pub fn of_whole(name: &str, born: Option<Birth>) -> Self {
        let name = name.trim();
        if let Some((family, given)) = name.split_once([',', '،']) {
            return Self::of(given, family, born);
        }
        match name.rsplit_once(char::is_whitespace) {
            Some((given, family)) => Self::of(given, family, born),
            None => Self::of(name, "", born),
        }
    }

    /// Whether no name is known: nobody can be found by a birth date alone.
    pub fn is_nameless(&self) -> bool {
        self.given.is_unknown() && self.family.is_unknown()
    }
}
