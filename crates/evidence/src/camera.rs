//! What a camera wrote beside a picture.

use exif::{Exif, In, Reader, Tag, Value};
use jiff::civil::DateTime;

use crate::Place;

/// What a camera wrote beside a picture. It is taken out; place and time come back only when somebody keeps them on purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Camera {
    /// Where.
    pub place: Option<Place>,
    /// When, by its clock, which nobody has checked.
    pub taken: Option<DateTime>,
    /// Which side is up, 1 to 8 (Exif 2.3, tag 274); 1 says nothing.
    pub(crate) orientation: u16,
}

impl Camera {
    /// Reads the TIFF part of Exif. What cannot be read says nothing: it is taken out all the same.
    pub(crate) fn of(tiff: &[u8]) -> Self {
        let Ok(exif) = Reader::new().read_raw(tiff.to_vec()) else { return Self::default() };
        let orientation =
            exif.get_field(Tag::Orientation, In::PRIMARY).and_then(|field| field.value.get_uint(0));
        let orientation = orientation.filter(|side| (2..=8).contains(side)).unwrap_or(1) as u16;
        Self { place: place(&exif), taken: taken(&exif), orientation }
    }

    /// The same with nothing in it but which side is up, as TIFF; nothing when the picture stands upright.
    pub(crate) fn upright(self) -> Option<Vec<u8>> {
        if !(2..=8).contains(&self.orientation) {
            return None;
        }
        let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        tiff.extend_from_slice(&u32::from(self.orientation).to_le_bytes());
        tiff.extend_from_slice(&[0; 4]);
        Some(tiff)
    }
}

fn place(exif: &Exif) -> Option<Place> {
    let degrees = |tag, side, negative: &[u8]| {
        let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
        let [whole, minutes, seconds] = parts.get(..3)? else { return None };
        let degrees = whole.to_f64() + minutes.to_f64() / 60.0 + seconds.to_f64() / 3600.0;
        let is_negative = text(exif, side)?.eq_ignore_ascii_case(negative);
        degrees.is_finite().then_some(if is_negative { -degrees } else { degrees })
    };
    let latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, b"S")?;
    let longitude = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, b"W")?;
    // Cameras without a fix write nought.
    Place::of_degrees(latitude, longitude).filter(|place| (place.latitude, place.longitude) != (0, 0))
}

fn text(exif: &Exif, tag: Tag) -> Option<Vec<u8>> {
    let Value::Ascii(texts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    texts.first().cloned()
}

/// `2026:11:25 08:15:00`.
fn taken(exif: &Exif) -> Option<DateTime> {
    let text = text(exif, Tag::DateTimeOriginal).or_else(|| text(exif, Tag::DateTime))?;
    let text = std::str::from_utf8(text.get(..19)?).ok()?;
    DateTime::strptime("%Y:%m:%d %H:%M:%S", text).ok().filter(|taken| (1990..=2200).contains(&taken.year()))
}
