//! What is taken in, and what of it.

use evidence::{Document, Kind, Place, invented, invented_document, take_in};

use crate::made::{exif, jpeg, pdf, png, webp};

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

#[test]
fn what_was_written_beside_a_picture_is_gone_and_the_picture_is_the_same() {
    for (bytes, kind) in [
        (jpeg(4000, 3000, 1), Kind::Jpeg),
        (png(96, 64), Kind::Png),
        (webp(96, 64), Kind::Webp),
        (pdf(), Kind::Pdf),
    ] {
        assert!(holds(&bytes, b"ZQ7"));
        let taken_in = take_in(&bytes).unwrap();
        assert_eq!(taken_in.document.kind, kind);
        let left = String::from_utf8_lossy(&taken_in.bytes).into_owned();
        assert!(!left.contains("ZQ7"), "{kind:?}: {left}");
        assert!(!left.contains("2026:11:25"), "{kind:?}");
        assert!(taken_in.document.is_of(&taken_in.bytes));
        // Taken in once more it is the same, byte for byte.
        assert_eq!(take_in(&taken_in.bytes).unwrap().bytes, taken_in.bytes, "{kind:?}");
    }
    let photo = take_in(&jpeg(4000, 3000, 1)).unwrap();
    assert_eq!(photo.document.pixels, Some((4000, 3000)));
    assert!(holds(&photo.bytes, b"ICC_PROFILE"), "its colours are kept");
    assert!(holds(&photo.bytes, b"\x12\x34\xFF\x00\x56\xFF\xD0\x78\xFF\xD9"), "its points are kept");
    assert!(!holds(&photo.bytes, b"Exif"));
    assert!(holds(&take_in(&pdf()).unwrap().bytes, b"(Lease)"), "a title is not a person");
}

#[test]
fn the_cameras_place_and_time_are_told_and_come_back_only_on_purpose() {
    let brussels = Place { latitude: 5_084_670, longitude: 435_250 };
    for bytes in [jpeg(8, 8, 1), png(8, 8), webp(8, 8)] {
        let taken_in = take_in(&bytes).unwrap();
        assert_eq!(taken_in.camera.place, Some(brussels));
        assert_eq!(taken_in.camera.taken.unwrap().to_string(), "2026-11-25T08:15:00");
        assert_eq!((taken_in.document.place, taken_in.document.taken), (None, None));
    }
    let mut kept = take_in(&jpeg(8, 8, 1)).unwrap().document;
    kept.place = Some(brussels);
    let text = kept.to_string();
    assert!(text.ends_with(" place:50.84670,4.35250"), "{text}");
    assert_eq!(text.parse(), Ok(kept));
}

#[test]
fn a_photo_taken_sideways_still_stands_upright() {
    let upright = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    for bytes in [jpeg(8, 8, 6), webp(8, 8)] {
        let taken_in = take_in(&bytes).unwrap();
        assert!(holds(&taken_in.bytes, upright));
        let again = take_in(&taken_in.bytes).unwrap();
        assert_eq!(again.bytes, taken_in.bytes);
        assert_eq!((again.camera.place, again.camera.taken), (None, None));
    }
    assert!(exif(6).len() > 150, "there was more in it");
}

#[test]
fn a_document_has_one_text() {
    let document = invented_document();
    assert_eq!(take_in(&invented()).unwrap().document, *document);
    let text = document.to_string();
    assert_eq!(text.parse::<Document>().as_ref(), Ok(document));
    for other in [
        String::new(),
        format!("{text} "),
        text.to_uppercase(),
        text.replace("png", "jpg"),
        text.replace("96x64", "096x64"),
        text.replace("96x64", "-"),
        text.replace("96x64", "40000x4"),
        text.replacen("png ", "png +", 1),
        format!("{text} place:50.8467,4.3525"),
        format!("{text} place:95.00000,4.35250"),
        format!("{text} taken:2026-11-25"),
        format!("{text} taken:2026-11-25T08:15:00 place:50.84670,4.35250"),
        format!("{text} owner:me"),
    ] {
        assert!(other.parse::<Document>().is_err(), "{other}");
    }
    let both = format!("{text} place:-0.00001,-179.99999 taken:2026-11-25T08:15:00");
    assert_eq!(both.parse::<Document>().unwrap().to_string(), both);
}

#[test]
fn hashes_are_those_that_others_compute() {
    let document = take_in(&invented()).unwrap().document;
    assert_eq!(document.blake3_digits(), blake3::hash(&invented()).to_hex().to_string());
    // FIPS 180-4, appendix B.1, by way of the same library: the digest of `abc`.
    use sha2::Digest;
    let abc: [u8; 32] = sha2::Sha256::digest(b"abc").into();
    assert_eq!(abc[..4], [0xba, 0x78, 0x16, 0xbf]);
    assert_eq!(document.sha256, <[u8; 32]>::from(sha2::Sha256::digest(invented())));
}
