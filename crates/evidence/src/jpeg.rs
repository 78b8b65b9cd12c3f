//! JPEG (ITU-T T.81): a row of segments, then the picture, between marks.

use crate::{Camera, Kind, Refused, Walked, measured};

const BROKEN: Refused = Refused::Broken(Kind::Jpeg);

/// Keeps what the picture needs: tables, frames, scans, the colour profile. Everything after its end is left out.
pub fn walk(bytes: &[u8]) -> Result<Walked, Refused> {
    let mut kept: Vec<&[u8]> = Vec::new();
    let (mut exif, mut pixels, mut is_scanned) = (None, None, false);
    // After the mark of the beginning.
    let mut at = 2;
    loop {
        if bytes.get(at) != Some(&0xFF) {
            return Err(BROKEN);
        }
        // Any number of these may fill up before a mark.
        while bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let mark = *bytes.get(at + 1).ok_or(BROKEN)?;
        if mark == 0xD9 {
            break;
        }
        let length = bytes.get(at + 2..at + 4).ok_or(BROKEN)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let segment = bytes.get(at..at + 2 + length).ok_or(BROKEN)?;
        let data = segment.get(4..).ok_or(BROKEN)?;
        match mark {
            0xE0 if data.starts_with(b"JFIF\0") && data.len() >= 14 => kept.push(segment),
            0xE1 if data.starts_with(b"Exif\0\0") => exif = exif.or(Some(&data[6..])),
            0xE2 if data.starts_with(b"ICC_PROFILE\0") => kept.push(segment),
            0xEE if data.starts_with(b"Adobe") => kept.push(segment),
            // Frames: all of this row but tables.
            0xC0..=0xCF if !matches!(mark, 0xC4 | 0xC8 | 0xCC) => {
                if pixels.is_some() {
                    return Err(BROKEN);
                }
                let size = data.get(1..5).ok_or(BROKEN)?;
                let [height, width] =
                    [0, 2].map(|at| u32::from(u16::from_be_bytes([size[at], size[at + 1]])));
                pixels = Some(measured(Kind::Jpeg, width, height)?);
                kept.push(segment);
            }
            0xC4 | 0xCC | 0xDB | 0xDC | 0xDD => kept.push(segment),
            0xDA => {
                if pixels.is_none() {
                    return Err(BROKEN);
                }
                is_scanned = true;
                let end = end_of_scan(bytes, at + segment.len()).ok_or(BROKEN)?;
                kept.push(&bytes[at..end]);
                at = end;
                continue;
            }
            // What programs write beside the picture: places, names, smaller pictures, comments.
            0xE0..=0xEF | 0xFE => {}
            _ => return Err(BROKEN),
        }
        at += segment.len();
    }
    if !is_scanned {
        return Err(BROKEN);
    }
    let camera = exif.map_or_else(Camera::default, Camera::of);
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(b"\xFF\xD8");
    let mut upright = camera.upright();
    for segment in kept {
        match segment.get(1) {
            // Without the smaller picture that may follow its fourteen bytes.
            Some(0xE0) => {
                out.extend_from_slice(b"\xFF\xE0\x00\x10");
                out.extend_from_slice(&segment[4..16]);
                out.extend_from_slice(&[0, 0]);
                continue;
            }
            _ => {
                if let Some(tiff) = upright.take() {
                    out.extend_from_slice(b"\xFF\xE1");
                    out.extend_from_slice(&(tiff.len() as u16 + 8).to_be_bytes());
                    out.extend_from_slice(b"Exif\0\0");
                    out.extend_from_slice(&tiff);
                }
            }
        }
        out.extend_from_slice(segment);
    }
    out.extend_from_slice(b"\xFF\xD9");
    Ok(Walked { bytes: out, pixels, camera })
}

/// Where the next mark stands that is no part of the scan.
fn end_of_scan(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match bytes.get(at + 1)? {
            // A byte of the picture, or a mark to begin again from.
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}
