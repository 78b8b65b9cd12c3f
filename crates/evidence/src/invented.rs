//! A picture that nobody took: for scenarios, the demo and tests.

use std::sync::OnceLock;

use crate::{Document, png};

const WIDTH: usize = 96;
const HEIGHT: usize = 64;

/// A small PNG of grey squares.
pub fn invented() -> Vec<u8> {
    let mut points = Vec::with_capacity((WIDTH + 1) * HEIGHT);
    for row in 0..HEIGHT {
        points.push(0);
        points.extend((0..WIDTH).map(|column| if (row / 16 + column / 16) % 2 == 0 { 0xD8 } else { 0x70 }));
    }
    let mut header = Vec::from((WIDTH as u32).to_be_bytes());
    header.extend_from_slice(&(HEIGHT as u32).to_be_bytes());
    // Eight bits of grey, nothing else.
    header.extend_from_slice(&[8, 0, 0, 0, 0]);
    let mut whole = png::SIGNATURE.to_vec();
    for (name, data) in [(b"IHDR", header), (b"IDAT", stored(&points)), (b"IEND", Vec::new())] {
        whole.extend_from_slice(&png::chunk(name, &data));
    }
    whole
}

/// What it is as a stored document.
pub fn invented_document() -> &'static Document {
    static DOCUMENT: OnceLock<Document> = OnceLock::new();
    DOCUMENT.get_or_init(|| Document::of(crate::Kind::Png, &invented(), Some((WIDTH as u32, HEIGHT as u32))))
}

/// Bytes in the form of zlib, not made smaller (RFC 1950 and 1951); at most 65,535.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len() as u16;
    let mut out = vec![0x78, 0x01, 1];
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&(!length).to_le_bytes());
    out.extend_from_slice(bytes);
    let (mut one, mut other) = (1_u32, 0_u32);
    for byte in bytes {
        one = (one + u32::from(*byte)) % 65_521;
        other = (other + one) % 65_521;
    }
    out.extend_from_slice(&(other << 16 | one).to_be_bytes());
    out
}
