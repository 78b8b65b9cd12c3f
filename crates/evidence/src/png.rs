//! PNG (W3C, third edition): a signature and chunks, each with a checksum.

use crate::{Camera, Kind, Refused, Walked, measured};

/// The first eight bytes.
pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";
const BROKEN: Refused = Refused::Broken(Kind::Png);

/// Chunks that the picture needs: its points, colours and transparency.
const KEPT: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"pHYs", b"hIST", b"sPLT",
];

/// Keeps the chunks that the picture needs. Everything after its end is left out.
pub fn walk(bytes: &[u8]) -> Result<Walked, Refused> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(SIGNATURE);
    let mut rest = bytes.get(SIGNATURE.len()..).ok_or(BROKEN)?;
    let (mut pixels, mut has_points, mut camera) = (None, false, Camera::default());
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk().ok_or(BROKEN)?) as usize;
        let whole = rest.get(..length.checked_add(12).ok_or(BROKEN)?).ok_or(BROKEN)?;
        let (name, data) = (&whole[4..8], &whole[8..8 + length]);
        let sum = u32::from_be_bytes(*whole.last_chunk().ok_or(BROKEN)?);
        if crc32fast::hash(&whole[4..8 + length]) != sum {
            return Err(BROKEN);
        }
        rest = &rest[whole.len()..];
        match name {
            b"IHDR" if pixels.is_none() && length == 13 => {
                let [width, height] =
                    [0, 4].map(|at| u32::from_be_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]]));
                pixels = Some(measured(Kind::Png, width, height)?);
            }
            // The header comes first and once.
            b"IHDR" => return Err(BROKEN),
            _ if pixels.is_none() => return Err(BROKEN),
            b"IDAT" => has_points = true,
            b"eXIf" => camera = Camera::of(data),
            _ => {}
        }
        if name == b"IEND" {
            if !has_points {
                return Err(BROKEN);
            }
            out.extend_from_slice(whole);
            break;
        }
        if KEPT.iter().any(|kept| kept.as_slice() == name) {
            out.extend_from_slice(whole);
        }
    }
    if let Some(tiff) = camera.upright() {
        // Directly after the header, which is 25 bytes long with its length, name and sum.
        let place = SIGNATURE.len() + 25;
        out.splice(place..place, chunk(b"eXIf", &tiff));
    }
    Ok(Walked { bytes: out, pixels, camera })
}

/// A chunk with its length and checksum.
pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = (data.len() as u32).to_be_bytes().to_vec();
    chunk.extend_from_slice(name);
    chunk.extend_from_slice(data);
    let sum = crc32fast::hash(&chunk[4..]);
    chunk.extend_from_slice(&sum.to_be_bytes());
    chunk
}
