//! Photos and scans as evidence: recognised by what is in them, cleaned of what the camera wrote beside the picture, measured
//! without being decoded, and hashed.
//!
//! Nothing here decodes a picture or runs a PDF: headers and segments are walked, within bounds, and what is not known to
//! belong to the picture is left out. The picture itself stays byte for byte as it was.
//!
//! ```
//! let photo = evidence::invented();
//! let taken_in = evidence::take_in(&photo).unwrap();
//! assert_eq!(taken_in.document.kind, evidence::Kind::Png);
//! assert!(evidence::take_in(b"MZ\x90\x00").is_err());
//! ```

mod camera;
mod document;
mod invented;
mod jpeg;
mod pdf;
mod png;
mod webp;

pub use self::{
    camera::Camera,
    document::{Document, Kind, NoDocument, Place},
    invented::{invented, invented_document},
};

/// The most bytes of a document.
pub const BYTES_MAX: usize = 20 * 1024 * 1024;
/// The most points of a picture; the largest sensors of telephones of 2026 have about 200 million, but write 12 to 50.
pub const PIXELS_MAX: u64 = 120_000_000;
/// The most points on one side of a picture.
pub const SIDE_MAX: u32 = 30_000;

/// Why a document is not taken in. Nothing of it is kept then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No bytes.
    #[error("it is empty")]
    Empty,
    /// More than [`BYTES_MAX`].
    #[error("it is too large")]
    TooLarge,
    /// A photo in the form of newer telephones, which other offices cannot open.
    #[error("it is a HEIC or AVIF photo")]
    Heic,
    /// A ZIP, an office document, or another packing.
    #[error("it is an archive")]
    Archive,
    /// None of the kinds that are taken in.
    #[error("it is neither JPEG, PNG, WebP nor PDF")]
    Unknown,
    /// It begins as one of the kinds and does not go on so, or ends too early.
    #[error("it is damaged or cut short")]
    Broken(Kind),
    /// A picture of more points than [`PIXELS_MAX`] or longer than [`SIDE_MAX`]: it would fill any memory that opens it.
    #[error("it has too many points")]
    TooManyPixels {
        /// Points in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// A PDF with a program, a document inside or a lock.
    #[error("the PDF holds a program, another document, or a lock")]
    Active,
}

/// A document as it is to be stored, and what was left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The bytes to store.
    pub bytes: Vec<u8>,
    /// What they are; without place and time until somebody keeps these on purpose.
    pub document: Document,
    /// What the camera had written beside the picture.
    pub camera: Camera,
}

/// What a walk through a document gives.
struct Walked {
    bytes: Vec<u8>,
    pixels: Option<(u32, u32)>,
    camera: Camera,
}

/// Takes a document in.
///
/// # Errors
/// [`Refused`], saying why.
pub fn take_in(bytes: &[u8]) -> Result<TakenIn, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > BYTES_MAX {
        return Err(Refused::TooLarge);
    }
    let kind = kind_of(bytes)?;
    let walked = match kind {
        Kind::Jpeg => jpeg::walk(bytes),
        Kind::Png => png::walk(bytes),
        Kind::Webp => webp::walk(bytes),
        Kind::Pdf => pdf::walk(bytes),
    }?;
    // What was left out may only have made it shorter, but for a note of which side is up.
    if walked.bytes.len() > BYTES_MAX {
        return Err(Refused::TooLarge);
    }
    let document = Document::of(kind, &walked.bytes, walked.pixels);
    Ok(TakenIn { bytes: walked.bytes, document, camera: walked.camera })
}

/// What a document is by its first bytes, whatever it is called.
fn kind_of(bytes: &[u8]) -> Result<Kind, Refused> {
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return Ok(Kind::Jpeg);
    }
    if bytes.starts_with(png::SIGNATURE) {
        return Ok(Kind::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Kind::Webp);
    }
    if bytes.starts_with(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    // The other kinds only to say what it is.
    let brand = bytes.get(4..12).filter(|brand| brand.starts_with(b"ftyp"));
    if brand.is_some_and(|brand| {
        [&b"heic"[..], b"heix", b"hevc", b"mif1", b"msf1", b"avif"].contains(&&brand[4..])
    }) {
        return Err(Refused::Heic);
    }
    let found = infer::get(bytes);
    let is_archive = found.is_some_and(|found| found.matcher_type() == infer::MatcherType::Archive);
    let is_packed = bytes.starts_with(b"PK") || found.is_some_and(|found| is_office(found.extension()));
    Err(if is_archive || is_packed { Refused::Archive } else { Refused::Unknown })
}

/// Office documents are packed folders.
fn is_office(extension: &str) -> bool {
    ["doc", "docx", "odp", "ods", "odt", "ppt", "pptx", "xls", "xlsx", "epub"].contains(&extension)
}

/// Points of a picture that are few enough.
fn measured(kind: Kind, width: u32, height: u32) -> Result<(u32, u32), Refused> {
    if width == 0 || height == 0 {
        return Err(Refused::Broken(kind));
    }
    let many = u64::from(width) * u64::from(height) > PIXELS_MAX || width.max(height) > SIDE_MAX;
    if many { Err(Refused::TooManyPixels { width, height }) } else { Ok((width, height)) }
}
