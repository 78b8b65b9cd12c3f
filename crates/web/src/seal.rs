//! What a page carries away and brings back, unreadable and unchangeable on the way.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

const NONCE: usize = 24;

/// Seals a text for pages, under a key of this installation.
pub struct Seal {
    cipher: XChaCha20Poly1305,
}

impl Seal {
    /// With this key.
    pub fn new(key: &[u8; 32]) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key.into()) }
    }

    /// `plain` as signs that stand in an attribute. `purpose` must be said again to open it.
    pub fn seal(&self, nonce: [u8; NONCE], purpose: &str, plain: &[u8]) -> String {
        let payload = Payload { msg: plain, aad: purpose.as_bytes() };
        match self.cipher.encrypt(&XNonce::from(nonce), payload) {
            Ok(sealed) => hex(&nonce) + &hex(&sealed),
            // Only a text of more than 256 GiB cannot be sealed; nothing is handed out for it.
            Err(_) => String::new(),
        }
    }

    /// What was sealed for this purpose, if it was, here, and is unchanged.
    pub fn open(&self, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = bytes(sealed)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        self.cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: purpose.as_bytes() }).ok()
    }
}

/// Bytes as two digits each.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

/// Two digits each as bytes.
pub fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digit = |sign: u8| char::from(sign).to_digit(16).map(|digit| digit as u8);
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
}
