//! What a stored document is: the answer to a fact of the type `document`.

use std::{fmt, str::FromStr};

use jiff::civil::DateTime;
use sha2::{Digest, Sha256};

use crate::{BYTES_MAX, measured};

/// The kinds that are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A photo.
    Jpeg,
    /// A picture, such as of a screen.
    Png,
    /// A photo or picture in Google's form.
    Webp,
    /// Pages, such as a scan.
    Pdf,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf];

    /// Its word: also the end of a file's name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
        }
    }

    /// The media type under which it is handed out.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// Whether a browser can show it as a picture.
    pub fn is_picture(self) -> bool {
        self != Self::Pdf
    }
}

/// A place on the earth, in hundred-thousandths of a degree: about a metre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// North is positive.
    pub latitude: i32,
    /// East is positive.
    pub longitude: i32,
}

/// Parts of a degree.
const PARTS: i32 = 100_000;

impl Place {
    /// From degrees; none where there is no such place.
    pub fn of_degrees(latitude: f64, longitude: f64) -> Option<Self> {
        let is_on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        let parts = |degrees: f64| (degrees * f64::from(PARTS)).round() as i32;
        is_on_earth.then(|| Self { latitude: parts(latitude), longitude: parts(longitude) })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |value: i32| {
            let sign = if value < 0 { "-" } else { "" };
            format!(
                "{sign}{}.{:05}",
                value.unsigned_abs() / PARTS as u32,
                value.unsigned_abs() % PARTS as u32
            )
        };
        write!(f, "{},{}", part(self.latitude), part(self.longitude))
    }
}

impl FromStr for Place {
    type Err = NoDocument;

    fn from_str(text: &str) -> Result<Self, NoDocument> {
        let (latitude, longitude) = text.split_once(',').ok_or(NoDocument)?;
        let degrees = |text: &str| text.parse::<f64>().map_err(|_| NoDocument);
        Self::of_degrees(degrees(latitude)?, degrees(longitude)?).ok_or(NoDocument)
    }
}

/// A stored document: what it is, how large, its hashes, and where and when its camera says it was taken if that was kept on
/// purpose.
///
/// As a text: `jpeg 2345678 4032x3024 sha256:… blake3:… place:50.84670,4.35250 taken:2026-11-25T08:15:00`. One document has
/// one text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// How many bytes are stored.
    pub bytes: u64,
    /// Points in a row, and rows; none for pages.
    pub pixels: Option<(u32, u32)>,
    /// SHA-256 of the stored bytes (FIPS 180-4): what courts and other programs compute.
    pub sha256: [u8; 32],
    /// BLAKE3 of the stored bytes: what the store goes by.
    pub blake3: [u8; 32],
    /// Where the camera says it was taken.
    pub place: Option<Place>,
    /// When the camera's clock says it was taken.
    pub taken: Option<DateTime>,
}

/// A text is no document's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this does not describe a document")]
pub struct NoDocument;

impl Document {
    pub(crate) fn of(kind: Kind, bytes: &[u8], pixels: Option<(u32, u32)>) -> Self {
        Self {
            kind,
            bytes: bytes.len() as u64,
            pixels,
            sha256: Sha256::digest(bytes).into(),
            blake3: *blake3::hash(bytes).as_bytes(),
            place: None,
            taken: None,
        }
    }

    /// Whether these are its bytes.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        let same = Self { place: self.place, taken: self.taken, ..Self::of(self.kind, bytes, self.pixels) };
        same == *self
    }

    /// SHA-256 as people compare it: 64 hexadecimal digits.
    pub fn sha256_digits(&self) -> String {
        digits(&self.sha256)
    }

    /// BLAKE3 as people compare it.
    pub fn blake3_digits(&self) -> String {
        digits(&self.blake3)
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ", self.kind.word(), self.bytes)?;
        match self.pixels {
            Some((width, height)) => write!(f, "{width}x{height}")?,
            None => write!(f, "-")?,
        }
        write!(f, " sha256:{} blake3:{}", self.sha256_digits(), self.blake3_digits())?;
        if let Some(place) = self.place {
            write!(f, " place:{place}")?;
        }
        if let Some(taken) = self.taken {
            write!(f, " taken:{}", taken.strftime("%Y-%m-%dT%H:%M:%S"))?;
        }
        Ok(())
    }
}

impl FromStr for Document {
    type Err = NoDocument;

    fn from_str(text: &str) -> Result<Self, NoDocument> {
        let document = read(text).ok_or(NoDocument)?;
        // Whatever else could be read as the same is another text.
        if document.to_string() == text { Ok(document) } else { Err(NoDocument) }
    }
}

fn read(text: &str) -> Option<Document> {
    if text.len() > 400 {
        return None;
    }
    let mut words = text.split(' ');
    let word = words.next()?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word)?;
    let bytes: u64 = words.next()?.parse().ok()?;
    let size = words.next()?;
    let pixels = match size.split_once('x') {
        Some((width, height)) => Some(measured(kind, width.parse().ok()?, height.parse().ok()?).ok()?),
        None => None,
    };
    let sha256 = undigits(words.next()?.strip_prefix("sha256:")?)?;
    let blake3 = undigits(words.next()?.strip_prefix("blake3:")?)?;
    let (mut place, mut taken) = (None, None);
    for word in words {
        match word.split_once(':')? {
            ("place", said) if place.is_none() && taken.is_none() => place = Some(said.parse().ok()?),
            ("taken", said) if taken.is_none() => taken = Some(said.parse().ok()?),
            _ => return None,
        }
    }
    let is_sound = (1..=BYTES_MAX as u64).contains(&bytes) && pixels.is_some() == kind.is_picture();
    is_sound.then_some(Document { kind, bytes, pixels, sha256, blake3, place, taken })
}

fn digits(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn undigits(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}
