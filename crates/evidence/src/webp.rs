//! WebP (RFC 9649): chunks in a RIFF.

use crate::{Camera, Kind, Refused, Walked, measured};

const BROKEN: Refused = Refused::Broken(Kind::Webp);
/// Flags of the extended header: Exif, XMP.
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;

/// Keeps the chunks that the picture needs. Everything after its end is left out.
pub fn walk(bytes: &[u8]) -> Result<Walked, Refused> {
    let length = u32::from_le_bytes(*bytes.get(4..8).and_then(<[u8]>::first_chunk).ok_or(BROKEN)?) as usize;
    let mut rest = bytes.get(12..length.checked_add(8).ok_or(BROKEN)?).ok_or(BROKEN)?;
    let mut kept: Vec<(&[u8], Vec<u8>)> = Vec::new();
    let (mut pixels, mut has_picture, mut camera) = (None, false, Camera::default());
    while !rest.is_empty() {
        let (head, data) = rest.split_at_checked(8).ok_or(BROKEN)?;
        let (name, length) = head.split_at(4);
        let length = u32::from_le_bytes(*length.first_chunk().ok_or(BROKEN)?) as usize;
        let whole = data.get(..length).ok_or(BROKEN)?;
        // Filled up to an even length.
        rest = data.get(length + length % 2..).ok_or(BROKEN)?;
        match name {
            b"VP8X" if pixels.is_none() && length == 10 => {
                let side = |at: usize| 1 + u32::from_le_bytes([whole[at], whole[at + 1], whole[at + 2], 0]);
                pixels = Some(measured(Kind::Webp, side(4), side(7))?);
                let mut header = whole.to_vec();
                header[0] &= !(EXIF | XMP);
                kept.push((name, header));
            }
            b"VP8 " | b"VP8L" => {
                let own = if name == b"VP8 " { lossy(whole) } else { lossless(whole) };
                let (width, height) = own.ok_or(BROKEN)?;
                let own = measured(Kind::Webp, width, height)?;
                pixels = pixels.or(Some(own));
                has_picture = true;
                kept.push((name, whole.to_vec()));
            }
            b"VP8X" => return Err(BROKEN),
            _ if pixels.is_none() => return Err(BROKEN),
            b"ICCP" | b"ALPH" | b"ANIM" => kept.push((name, whole.to_vec())),
            b"ANMF" => {
                has_picture = true;
                kept.push((name, whole.to_vec()));
            }
            // Some write the head of JPEG's segment before the TIFF part.
            b"EXIF" => camera = Camera::of(whole.strip_prefix(b"Exif\0\0").unwrap_or(whole)),
            _ => {}
        }
    }
    if !has_picture {
        return Err(BROKEN);
    }
    if let (Some(tiff), Some((b"VP8X", header))) =
        (camera.upright(), kept.first_mut().map(|(name, data)| (*name, data)))
    {
        header[0] |= EXIF;
        kept.push((b"EXIF", tiff));
    }
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    for (name, data) in kept {
        out.extend_from_slice(name);
        out.extend_from_slice(&(data.len() as u32).to_le_bytes());
        out.extend_from_slice(&data);
        if data.len() % 2 == 1 {
            out.push(0);
        }
    }
    let length = (out.len() as u32 - 8).to_le_bytes();
    out[4..8].copy_from_slice(&length);
    Ok(Walked { bytes: out, pixels, camera })
}

/// The size in a VP8 frame (RFC 6386, 9.1).
fn lossy(data: &[u8]) -> Option<(u32, u32)> {
    let head = data.get(3..10).filter(|head| head.starts_with(b"\x9D\x01\x2A"))?;
    let side = |at: usize| u32::from(u16::from_le_bytes([head[at], head[at + 1]]) & 0x3FFF);
    Some((side(3), side(5)))
}

/// The size in a lossless picture: fourteen bits each.
fn lossless(data: &[u8]) -> Option<(u32, u32)> {
    let bits = u32::from_le_bytes(*data.strip_prefix(b"\x2F")?.first_chunk()?);
    Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
}
