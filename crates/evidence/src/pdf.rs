//! PDF (ISO 32000): not opened, only looked through. What names an author, a program or a place in the open is blanked in its
//! place, so that every offset stays right; what lies in packed parts is not found.

use crate::{Camera, Kind, Refused, Walked};

const BROKEN: Refused = Refused::Broken(Kind::Pdf);
const END: &[u8] = b"%%EOF";
/// The end stands so near to the last byte (Adobe's readers look at the last 1,024).
const TAIL: usize = 2_048;
/// Names of what runs, opens or locks something.
const ACTIVE: [&[u8]; 7] =
    [b"JavaScript", b"JS", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"Encrypt"];
/// Names after which somebody or their machine is named.
const NAMING: [&[u8]; 3] = [b"Author", b"Creator", b"Producer"];

/// Looks through it.
pub fn walk(bytes: &[u8]) -> Result<Walked, Refused> {
    let tail = bytes.len().saturating_sub(TAIL);
    let end = last(&bytes[tail..], END).ok_or(BROKEN)? + tail + END.len();
    let is_headed = bytes.get(5..8).is_some_and(|version| version[0].is_ascii_digit() && version[1] == b'.');
    if !is_headed || first(bytes, b"obj").is_none() {
        return Err(BROKEN);
    }
    // An archive whose list stands behind the pages opens as an archive elsewhere.
    if last(bytes, b"PK\x05\x06").is_some() {
        return Err(Refused::Archive);
    }
    let mut out = bytes[..end].to_vec();
    out.push(b'\n');
    look_through(&mut out)?;
    blank_xmp(&mut out)?;
    blank_exif(&mut out);
    Ok(Walked { bytes: out, pixels: None, camera: Camera::default() })
}

fn first(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}

fn last(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).rposition(|window| window == sought)
}

fn is_delimiter(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0 || b"()<>[]{}/%".contains(&byte)
}

/// The names outside packed parts: refuses what is active, blanks who is named.
fn look_through(bytes: &mut [u8]) -> Result<(), Refused> {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b's'
            && bytes[at..].starts_with(b"stream")
            && matches!(bytes.get(at + 6), Some(b'\r' | b'\n'))
        {
            // Packed: goes on after its end.
            match first(&bytes[at..], b"endstream") {
                Some(end) => at += end + 9,
                None => return Err(BROKEN),
            }
            continue;
        }
        if bytes[at] != b'/' {
            at += 1;
            continue;
        }
        let end = bytes[at + 1..]
            .iter()
            .position(|byte| is_delimiter(*byte))
            .map_or(bytes.len(), |end| at + 1 + end);
        let name = decoded(&bytes[at + 1..end]);
        if ACTIVE.contains(&name.as_slice()) {
            return Err(Refused::Active);
        }
        at = end;
        if NAMING.contains(&name.as_slice()) {
            blank_string(bytes, end)?;
        }
    }
    Ok(())
}

/// A name whose signs may be written as `#4A`.
fn decoded(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len().min(32));
    let mut at = 0;
    // No name that is sought is longer.
    while at < name.len() && out.len() < 32 {
        let digits = name.get(at + 1..at + 3).filter(|_| name[at] == b'#');
        let value = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        out.push(value.unwrap_or(name[at]));
        at += if value.is_some() { 3 } else { 1 };
    }
    out
}

/// Blanks the text that follows: `(…)` or `<…>`. One that does not end is no text.
fn blank_string(bytes: &mut [u8], from: usize) -> Result<(), Refused> {
    let Some(start) = bytes[from..].iter().position(|byte| !byte.is_ascii_whitespace()).map(|at| from + at)
    else {
        return Ok(());
    };
    let text = &mut bytes[start..];
    match text[0] {
        b'(' => {
            let (mut depth, mut end) = (0, None);
            let mut at = 0;
            while let Some(byte) = text.get(at) {
                match byte {
                    b'\\' => at += 1,
                    b'(' => depth += 1,
                    b')' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    end = Some(at);
                    break;
                }
                at += 1;
            }
            text[1..end.ok_or(BROKEN)?].fill(b' ');
        }
        b'<' if text.get(1) != Some(&b'<') => {
            let end = text.iter().position(|byte| *byte == b'>').ok_or(BROKEN)?;
            text[1..end].fill(b'0');
        }
        _ => {}
    }
    Ok(())
}

/// Packets of XMP are made to be overwritten in their place.
fn blank_xmp(bytes: &mut [u8]) -> Result<(), Refused> {
    let mut from = 0;
    while let Some(begin) = first(&bytes[from..], b"<?xpacket begin").map(|at| from + at) {
        let open = first(&bytes[begin..], b"?>").map(|at| begin + at + 2).ok_or(BROKEN)?;
        let close = first(&bytes[open..], b"<?xpacket end").map(|at| open + at).ok_or(BROKEN)?;
        // One that goes on into another part is none.
        if first(&bytes[begin..close], b"endstream").is_some() {
            return Err(BROKEN);
        }
        bytes[open..close].fill(b' ');
        from = close;
    }
    Ok(())
}

/// Photos inside may carry what their camera wrote.
fn blank_exif(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = first(&bytes[from..], b"Exif\0\0").map(|at| from + at) {
        from = found + 6;
        let Some([0xFF, 0xE1, high, low]) = found.checked_sub(4).and_then(|at| bytes.get(at..found)) else {
            continue;
        };
        let end = (found - 2 + usize::from(u16::from_be_bytes([*high, *low]))).min(bytes.len());
        let Some(data) = bytes.get_mut(from..end) else { continue };
        // No further than the part in which it lies.
        let end = first(data, b"endstream").unwrap_or(data.len());
        data[..end].fill(0);
    }
}
