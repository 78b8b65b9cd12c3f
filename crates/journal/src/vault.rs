//! Keys and sealed facts. No other module touches a cipher.
//!
//! One master key an installation, in a document beside the database that only its owner may read. From it come, by
//! derivation, the keys for wrapping, chaining, tokens and pages. Each file has a key of its own, wrapped by the master;
//! each protected compartment of each event is sealed with it, bound to installation, file, event and compartment.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::edge::{Randomness, RandomnessFails};

/// The form of a sealed text; the first byte of each.
const VERSION: u8 = 1;
const NONCE: usize = 24;

/// A key of 256 bits, wiped when it is dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(withheld)")
    }
}

/// Why keys cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the master key {0} cannot be read: {1}")]
    Unreadable(PathBuf, io::Error),
    #[error("the master key {0} is open to others; run `chmod 600` on it")]
    Open(PathBuf),
    #[error("the master key {0} is not one: it has {1} bytes instead of 32")]
    Length(PathBuf, usize),
    #[error("the database is there but its master key {0} is not; without it nothing protected can be read")]
    Lost(PathBuf),
    #[error(transparent)]
    Randomness(#[from] RandomnessFails),
}

/// A sealed text that does not open: changed, moved, or sealed with another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed text does not open")]
pub struct SealBroken;

/// The keys of an installation.
#[derive(Clone, Debug)]
pub struct Vault {
    wrap: Key,
    pub(crate) chain: Key,
    token: Key,
    trace: Key,
    page: Key,
    /// Documents before they belong to a file, and to which file one belongs.
    held: Key,
    /// Names of documents on the disk.
    names: Key,
}

impl Vault {
    /// Reads the master key of a folder; makes one when `fresh` says that the database is new.
    ///
    /// # Errors
    /// When it cannot be read, is open to others, or is missing beside a database that is there.
    pub fn open(folder: &Path, fresh: bool, randomness: &dyn Randomness) -> Result<Self, KeyError> {
        let path = folder.join("master.key");
        match fs::metadata(&path) {
            Ok(found) => {
                #[cfg(unix)]
                {
                    use std::os::unix::fs::PermissionsExt;
                    if found.permissions().mode() & 0o077 != 0 {
                        return Err(KeyError::Open(path));
                    }
                }
                let _ = found;
                let mut bytes = fs::read(&path).map_err(|error| KeyError::Unreadable(path.clone(), error))?;
                let master: [u8; 32] =
                    bytes.as_slice().try_into().map_err(|_| KeyError::Length(path, bytes.len()))?;
                bytes.zeroize();
                Ok(Self::of(Key(master)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && fresh => {
                let mut master = [0; 32];
                randomness.fill(&mut master)?;
                let unreadable = |error| KeyError::Unreadable(path.clone(), error);
                let mut options = fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut document = options.open(&path).map_err(unreadable)?;
                document.write_all(&master).and_then(|()| document.sync_all()).map_err(unreadable)?;
                Ok(Self::of(Key(master)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(KeyError::Lost(path)),
            Err(error) => Err(KeyError::Unreadable(path, error)),
        }
    }

    fn of(master: Key) -> Self {
        let derive = |context: &str| Key(blake3::derive_key(context, &master.0));
        Self {
            wrap: derive("nabotjek 2026 wrapping of file keys"),
            chain: derive("nabotjek 2026 chain of rows"),
            token: derive("nabotjek 2026 search tokens"),
            trace: derive("nabotjek 2026 traces of persons"),
            page: derive("nabotjek 2026 texts sealed for pages"),
            held: derive("nabotjek 2026 documents that no file has yet"),
            names: derive("nabotjek 2026 names of documents"),
        }
    }

    /// A new key for a file, and the same wrapped.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn new_file_key(
        &self,
        reference: &str,
        randomness: &dyn Randomness,
    ) -> Result<(Key, Vec<u8>), RandomnessFails> {
        let mut key = Key([0; 32]);
        randomness.fill(&mut key.0)?;
        let wrapped = seal(&self.wrap, &key.0, reference.as_bytes(), randomness)?;
        Ok((key, wrapped))
    }

    /// The key of a file from its wrapped form.
    ///
    /// # Errors
    /// [`SealBroken`] when it is not this file's or has been changed.
    pub fn file_key(&self, reference: &str, wrapped: &[u8]) -> Result<Key, SealBroken> {
        let mut opened = open(&self.wrap, wrapped, reference.as_bytes())?;
        let key = opened.as_slice().try_into().map(Key).map_err(|_| SealBroken);
        opened.zeroize();
        key
    }

    /// Seals a text that travels through a page and comes back: a form token, a form kept through sign-in.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn seal_for_page(
        &self,
        text: &[u8],
        context: &[u8],
        randomness: &dyn Randomness,
    ) -> Result<Vec<u8>, RandomnessFails> {
        seal(&self.page, text, context, randomness)
    }

    /// Opens what [`Vault::seal_for_page`] sealed in the same context.
    ///
    /// # Errors
    /// [`SealBroken`] when it was changed, or sealed elsewhere.
    pub fn open_from_page(&self, sealed: &[u8], context: &[u8]) -> Result<Vec<u8>, SealBroken> {
        open(&self.page, sealed, context)
    }

    /// The blind token of a word: equal words have equal tokens, and nobody without the key can try words.
    pub fn token(&self, word: &str) -> [u8; 16] {
        let hash = blake3::keyed_hash(&self.token.0, word.as_bytes());
        let mut token = [0; 16];
        token.copy_from_slice(&hash.as_bytes()[..16]);
        token
    }

    /// The blind form of a trace of a person: the first 64 bits of a keyed hash. Two traces may have one blind form by
    /// chance, which costs a look in vain.
    pub fn trace(&self, trace: &[u8]) -> i64 {
        let hash = blake3::keyed_hash(&self.trace.0, trace);
        let (first, _) = hash.as_bytes().split_first_chunk::<8>().unwrap_or((&[0; 8], &[]));
        i64::from_le_bytes(*first)
    }

    /// The name on the disk of a document of a file or of an account: the same for the same bytes in the same place, and
    /// telling nothing of either.
    pub fn document_name(&self, of: &str, blake3: &[u8]) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.names.0);
        hasher.update(&(of.len() as u64).to_le_bytes()).update(of.as_bytes()).update(blake3);
        hasher.finalize().to_hex().to_string()
    }

    /// Seals what no file has a key for yet.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn seal_held(
        &self,
        bytes: &[u8],
        bound: &[u8],
        randomness: &dyn Randomness,
    ) -> Result<Vec<u8>, RandomnessFails> {
        seal(&self.held, bytes, bound, randomness)
    }

    /// Opens what [`Vault::seal_held`] sealed.
    ///
    /// # Errors
    /// [`SealBroken`] when it was changed, or sealed for another place.
    pub fn open_held(&self, sealed: &[u8], bound: &[u8]) -> Result<Vec<u8>, SealBroken> {
        open(&self.held, sealed, bound)
    }

    /// The keyed hash that chains a row to those before it.
    pub(crate) fn chain_hasher(&self) -> blake3::Hasher {
        blake3::Hasher::new_keyed(&self.chain.0)
    }
}

/// Seals a text under a key, bound to `bound`.
///
/// # Errors
/// When there is no randomness.
pub fn seal(
    key: &Key,
    text: &[u8],
    bound: &[u8],
    randomness: &dyn Randomness,
) -> Result<Vec<u8>, RandomnessFails> {
    let mut nonce = [0; NONCE];
    randomness.fill(&mut nonce)?;
    seal_with(key, text, bound, nonce)
}

/// Seals a text that lists hold and that is made again from the journal: the same text in the same place gives the same
/// bytes, and nothing else ever has the same nonce, which is a keyed hash of both.
///
/// # Errors
/// For a text of more than 256 GiB.
pub fn seal_the_same(key: &Key, text: &[u8], bound: &[u8]) -> Result<Vec<u8>, RandomnessFails> {
    let key_of_nonces = Key(blake3::derive_key("nabotjek 2026 nonces of sealed lists", &key.0));
    let mut hasher = blake3::Hasher::new_keyed(&key_of_nonces.0);
    hasher.update(&(bound.len() as u64).to_le_bytes()).update(bound).update(text);
    let mut nonce = [0; NONCE];
    hasher.finalize_xof().fill(&mut nonce);
    seal_with(key, text, bound, nonce)
}

fn seal_with(key: &Key, text: &[u8], bound: &[u8], nonce: [u8; NONCE]) -> Result<Vec<u8>, RandomnessFails> {
    let cipher = XChaCha20Poly1305::new((&key.0).into());
    let payload = Payload { msg: text, aad: bound };
    // Fails only for texts of more than 256 GiB, which no row holds.
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| RandomnessFails)?;
    let mut all = Vec::with_capacity(1 + NONCE + sealed.len());
    all.push(VERSION);
    all.extend_from_slice(&nonce);
    all.extend_from_slice(&sealed);
    Ok(all)
}

/// Opens a sealed text.
///
/// # Errors
/// [`SealBroken`] whatever is wrong: one answer for a changed byte, another key and another place.
pub fn open(key: &Key, sealed: &[u8], bound: &[u8]) -> Result<Vec<u8>, SealBroken> {
    let (head, text) = sealed.split_at_checked(1 + NONCE).ok_or(SealBroken)?;
    let (version, nonce) = head.split_first().ok_or(SealBroken)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| SealBroken)?;
    if *version != VERSION {
        return Err(SealBroken);
    }
    let cipher = XChaCha20Poly1305::new((&key.0).into());
    cipher.decrypt(&XNonce::from(nonce), Payload { msg: text, aad: bound }).map_err(|_| SealBroken)
}
