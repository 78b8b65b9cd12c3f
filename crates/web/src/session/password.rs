//! Passwords: Argon2id, and the same work whether the account exists or not.

use std::{cell::Cell, sync::LazyLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// An account's name has so many signs at most.
pub const NAME_LONGEST: usize = 100;

/// 19 MiB, two passes: what OWASP asks at least, and about 30 ms of one core.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a password, in the form that names its own parameters; nothing when it cannot be made.
pub fn hash(password: &str, salt: &[u8; 16]) -> Option<String> {
    argon2().hash_password_with_salt(password.as_bytes(), salt).ok().map(|hash| hash.to_string())
}

/// Signs of a password that is drawn: none is misread for another.
const SIGNS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz-";

/// A password out of random bytes: twenty signs, a hundred bits.
pub fn draw_password(bytes: &[u8; 20]) -> String {
    bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte & 31)])).collect()
}

/// Whether a text can be an account's name: letters, digits, dots, hyphens, lines and @, a hundred at most.
pub fn is_name(text: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '@');
    !text.is_empty() && text.len() <= NAME_LONGEST && text.chars().all(plain)
}

thread_local! {
    /// How often this thread has done the work of comparing a password.
    static COMPARED: Cell<u64> = const { Cell::new(0) };
}

/// Whether a password is the one of a hash. Without a hash the same work is done for nothing.
pub fn is_right(password: &str, stored: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> =
        LazyLock::new(|| hash("nobody has this password", &[0; 16]).unwrap_or_default());
    let is_known = stored.is_some();
    match PasswordHash::new(stored.unwrap_or(&NOBODY)) {
        Ok(hash) => {
            COMPARED.set(COMPARED.get() + 1);
            argon2().verify_password(password.as_bytes(), &hash).is_ok() && is_known
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// T19: measured as work, since time would be decided by whatever else the machine does.
    #[test]
    fn t19_a_known_and_an_unknown_name_take_the_same_work() {
        let stored = hash("correct horse battery", &[7; 16]).unwrap();
        let work = |stored: Option<&str>| {
            let before = COMPARED.get();
            let is_right = is_right("this is not the password", stored);
            assert!(!is_right);
            COMPARED.get() - before
        };
        assert_eq!((work(Some(&stored)), work(None)), (1, 1));
        let parameters = |hash: &str| hash.rsplitn(3, '$').nth(2).unwrap_or_default().to_owned();
        assert_eq!(parameters(&stored), parameters(&hash("nobody has this password", &[0; 16]).unwrap()));
        assert!(is_right("correct horse battery", Some(&stored)));
    }
}
