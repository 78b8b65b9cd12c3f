//! What is sent to do harm, or by mistake.

use evidence::{BYTES_MAX, Document, Kind, Refused, take_in};
use proptest::prelude::*;

use crate::made::{jpeg, pdf, png, webp};

fn refused(bytes: &[u8]) -> Refused {
    take_in(bytes).expect_err("it is refused")
}

#[test]
fn what_is_no_photo_is_named_for_what_it_is() {
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused(b"MZ\x90\x00program"), Refused::Unknown);
    assert_eq!(refused(b"<html><script>alert(1)</script></html>"), Refused::Unknown);
    assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), Refused::Unknown);
    assert_eq!(refused(b"GIF89a\x01\x00\x01\x00"), Refused::Unknown);
    assert_eq!(refused(b"PK\x03\x04\x14\x00\x00\x00\x08\x00"), Refused::Archive);
    assert_eq!(refused(b"\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03"), Refused::Archive);
    assert_eq!(refused(b"7z\xBC\xAF\x27\x1C\x00\x04\x00\x00"), Refused::Archive);
    assert_eq!(refused(b"Rar!\x1A\x07\x01\x00"), Refused::Archive);
    assert_eq!(refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Refused::Heic);
    assert_eq!(refused(b"\0\0\0\x1Cftypavif\0\0\0\0avifmif1"), Refused::Heic);
    assert_eq!(refused(&vec![0; BYTES_MAX + 1]), Refused::TooLarge);
}

#[test]
fn a_photo_cut_anywhere_is_refused() {
    for (bytes, kind) in [(jpeg(8, 8, 6), Kind::Jpeg), (png(8, 8), Kind::Png), (webp(8, 8), Kind::Webp)] {
        let whole = take_in(&bytes).unwrap().bytes;
        for end in 12..whole.len() {
            assert_eq!(refused(&whole[..end]), Refused::Broken(kind), "{kind:?} up to {end}");
        }
    }
    let pages = take_in(&pdf()).unwrap().bytes;
    assert_eq!(refused(&pages[..pages.len() - 10]), Refused::Broken(Kind::Pdf));
}

#[test]
fn a_picture_of_too_many_points_is_refused_by_its_header_alone() {
    assert_eq!(refused(&png(100_000, 100_000)), Refused::TooManyPixels { width: 100_000, height: 100_000 });
    assert_eq!(
        refused(&png(u32::MAX, u32::MAX)),
        Refused::TooManyPixels { width: u32::MAX, height: u32::MAX }
    );
    assert_eq!(refused(&png(1, 40_000)), Refused::TooManyPixels { width: 1, height: 40_000 });
    assert_eq!(refused(&jpeg(65_535, 65_535, 1)), Refused::TooManyPixels { width: 65_535, height: 65_535 });
    assert_eq!(refused(&webp(16_777_216, 2)), Refused::TooManyPixels { width: 16_777_216, height: 2 });
    assert_eq!(refused(&png(0, 5)), Refused::Broken(Kind::Png));
    assert_eq!(refused(&jpeg(5, 0, 1)), Refused::Broken(Kind::Jpeg));
}

#[test]
fn what_stands_behind_a_picture_is_left_out_and_behind_pages_refused() {
    let mut photo = take_in(&jpeg(8, 8, 1)).unwrap().bytes;
    let clean = photo.clone();
    photo.extend_from_slice(b"PK\x03\x04evil.html<script>PK\x05\x06");
    assert_eq!(take_in(&photo).unwrap().bytes, clean);
    let mut pages = pdf();
    pages.extend_from_slice(b"PK\x03\x04evil PK\x05\x06");
    assert_eq!(refused(&pages), Refused::Archive);
}

#[test]
fn a_pdf_that_acts_is_refused() {
    let with = |name: &str| {
        let text = String::from_utf8_lossy(&pdf()).replace("/Type", &format!("/{name} 9 0 R /Type"));
        take_in(text.as_bytes()).map(|taken_in| taken_in.document.kind)
    };
    for name in ["JavaScript", "JS", "J#53", "#4AavaScript", "Launch", "EmbeddedFile", "Encrypt", "RichMedia"]
    {
        assert_eq!(with(name), Err(Refused::Active), "{name}");
    }
    assert_eq!(with("JSON"), Ok(Kind::Pdf));
    assert_eq!(refused(b"%PDF-1.7\nstream\nnever ends 1 0 obj %%EOF"), Refused::Broken(Kind::Pdf));
    assert_eq!(refused(b"%PDF-evil %%EOF"), Refused::Broken(Kind::Pdf));
}

#[test]
fn a_damaged_sum_is_seen() {
    let mut picture = take_in(&png(8, 8)).unwrap().bytes;
    let place = picture.len() - 20;
    picture[place] ^= 1;
    assert_eq!(refused(&picture), Refused::Broken(Kind::Png));
}

fn seeds() -> [Vec<u8>; 4] {
    [jpeg(8, 8, 6), png(8, 8), webp(8, 8), pdf()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), head in 0_usize..5) {
        let head = [&b""[..], b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"RIFF\x40\0\0\0WEBP", b"%PDF-1.7 obj "][head];
        let _ = take_in(&[head, &bytes].concat());
    }

    #[test]
    fn no_change_of_a_document_makes_it_panic_or_bring_back_what_was_left_out(
        which in 0_usize..4,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = seeds()[which].clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(taken_in) = take_in(&bytes) {
            prop_assert!(taken_in.document.is_of(&taken_in.bytes));
            // What comes out is clean: it goes in again and stays as it is.
            prop_assert_eq!(take_in(&taken_in.bytes).map(|again| again.bytes), Ok(taken_in.bytes));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,300}") {
        if let Ok(document) = text.parse::<Document>() {
            prop_assert_eq!(document.to_string(), text);
        }
    }
}

/// Seeds of the fuzz target, and what it has found.
#[test]
fn the_saved_corpus_is_taken_in_or_refused() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/evidence");
    let mut taken = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        if let Ok(taken_in) = take_in(&bytes) {
            assert_eq!(take_in(&taken_in.bytes).map(|again| again.bytes), Ok(taken_in.bytes));
            taken += 1;
        }
    }
    assert!(taken >= 4, "each kind is in it");
}
