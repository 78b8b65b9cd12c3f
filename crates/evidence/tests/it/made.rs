//! Small documents made by hand.

/// What a telephone writes beside a photo: the place 50° 50' 48.12" N, 4° 21' 9" E, a time, which side is up, a name.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut ifd0: Vec<(u16, u16, u32, [u8; 4])> = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    // Header 8, then IFD 0 of four entries, then the GPS IFD of four, then what does not fit.
    let gps_at = 8 + 2 + 4 * 12 + 4;
    let data_at = gps_at + 2 + 4 * 12 + 4;
    let mut put = |bytes: &[u8]| {
        let at = data_at as u32 + data.len() as u32;
        data.extend_from_slice(bytes);
        at.to_le_bytes()
    };
    let make = put(b"ZQ7PHONE\0\0");
    let taken = put(b"2026:11:25 08:15:00\0");
    let rationals = |parts: [(u32, u32); 3]| -> Vec<u8> {
        parts.iter().flat_map(|(one, other)| [one.to_le_bytes(), other.to_le_bytes()].concat()).collect()
    };
    let north = put(&rationals([(50, 1), (50, 1), (4812, 100)]));
    let east = put(&rationals([(4, 1), (21, 1), (9, 1)]));
    ifd0.push((0x010F, 2, 9, make));
    ifd0.push((0x0112, 3, 1, u32::from(orientation).to_le_bytes()));
    ifd0.push((0x0132, 2, 20, taken));
    ifd0.push((0x8825, 4, 1, (gps_at as u32).to_le_bytes()));
    let gps = [(1, 2, 2, *b"N\0\0\0"), (2, 5, 3, north), (3, 2, 2, *b"E\0\0\0"), (4, 5, 3, east)];
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    for ifd in [&ifd0[..], &gps[..]] {
        out.extend_from_slice(&(ifd.len() as u16).to_le_bytes());
        for (tag, kind, count, value) in ifd {
            out.extend_from_slice(&tag.to_le_bytes());
            out.extend_from_slice(&kind.to_le_bytes());
            out.extend_from_slice(&count.to_le_bytes());
            out.extend_from_slice(value);
        }
        out.extend_from_slice(&[0; 4]);
    }
    assert_eq!(out.len(), data_at);
    out.extend_from_slice(&data);
    out
}

fn segment(mark: u8, data: &[u8]) -> Vec<u8> {
    let mut out = vec![0xFF, mark];
    out.extend_from_slice(&(data.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(data);
    out
}

/// A photo of so many points, with everything beside it that a telephone writes, and a second one behind it.
pub fn jpeg(width: u16, height: u16, orientation: u16) -> Vec<u8> {
    let mut out = b"\xFF\xD8".to_vec();
    out.extend(segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01ZQ7"));
    out.extend(segment(0xE1, &[b"Exif\0\0".to_vec(), exif(orientation)].concat()));
    out.extend(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>ZQ7XMP</x>"));
    out.extend(segment(0xE2, b"ICC_PROFILE\0\x01\x01profile"));
    out.extend(segment(0xE2, b"MPF\0ZQ7MPF"));
    out.extend(segment(0xED, b"Photoshop 3.0\0ZQ7IPTC"));
    out.extend(segment(0xFE, b"ZQ7COMMENT"));
    out.extend(segment(0xDB, &[[0; 1].as_slice(), &[1; 64]].concat()));
    let mut frame = vec![8];
    frame.extend_from_slice(&height.to_be_bytes());
    frame.extend_from_slice(&width.to_be_bytes());
    frame.extend_from_slice(&[1, 1, 0x11, 0]);
    out.extend(segment(0xC0, &frame));
    out.extend(segment(0xDA, &[1, 1, 0, 0, 63, 0]));
    // Points, among them a byte that looks like a mark, and a mark to begin again from.
    out.extend_from_slice(b"\x12\x34\xFF\x00\x56\xFF\xD0\x78\xFF\xD9");
    out.extend_from_slice(b"PK\x03\x04ZQ7BEHIND");
    out
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = (data.len() as u32).to_be_bytes().to_vec();
    out.extend_from_slice(name);
    out.extend_from_slice(data);
    let sum = sum(&out[4..]);
    out.extend_from_slice(&sum.to_be_bytes());
    out
}

/// CRC-32 bit by bit, so that it is another than the crate's.
fn sum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

/// A picture with everything beside it that a program may write, and something behind it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1A\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    out.extend(chunk(b"IHDR", &header));
    out.extend(chunk(b"tEXt", b"Author\0ZQ7NAME"));
    out.extend(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0ZQ7XMP"));
    out.extend(chunk(b"eXIf", &exif(1)));
    out.extend(chunk(b"IDAT", b"\x78\x01\x01\x00\x00\xFF\xFF\x00\x00\x00\x01"));
    out.extend(chunk(b"tIME", &[7, 234, 11, 25, 8, 15, 0]));
    out.extend(chunk(b"IEND", b""));
    out.extend_from_slice(b"<script>ZQ7BEHIND</script>");
    out
}

/// A picture of so many points in the extended form.
pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut parts = Vec::new();
    let mut put = |name: &[u8; 4], data: &[u8]| {
        parts.extend_from_slice(name);
        parts.extend_from_slice(&(data.len() as u32).to_le_bytes());
        parts.extend_from_slice(data);
        if data.len() % 2 == 1 {
            parts.push(0);
        }
    };
    let side = |points: u32| (points - 1).to_le_bytes()[..3].to_vec();
    put(b"VP8X", &[&[0x08 | 0x04, 0, 0, 0][..], &side(width), &side(height)].concat());
    put(
        b"VP8L",
        &[&[0x2F][..], &((width - 1) & 0x3FFF | ((height - 1) & 0x3FFF) << 14).to_le_bytes(), &[7, 7]]
            .concat(),
    );
    put(b"EXIF", &exif(6));
    put(b"XMP ", b"ZQ7XMP");
    let mut out = b"RIFF".to_vec();
    out.extend_from_slice(&(parts.len() as u32 + 4).to_le_bytes());
    out.extend_from_slice(b"WEBP");
    out.extend(parts);
    out.extend_from_slice(b"ZQ7BEHIND");
    out
}

/// One page, by somebody, with a packet of XMP and a photo in it.
pub fn pdf() -> Vec<u8> {
    let mut out = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".to_vec();
    out.extend_from_slice(
        b"3 0 obj << /Author (ZQ7 (of) NA\\)ME) /#43reator <5A5137> /Title (Lease) >> endobj\n",
    );
    out.extend_from_slice(b"4 0 obj << /Length 9 >> stream\n<?xpacket begin=''?><x>ZQ7XMP</x><?xpacket end='w'?>\nendstream endobj\n");
    out.extend_from_slice(b"5 0 obj << /Filter /DCTDecode >> stream\n");
    out.extend_from_slice(b"\xFF\xD8");
    out.extend(segment(0xE1, &[b"Exif\0\0".to_vec(), exif(1)].concat()));
    out.extend_from_slice(b"\nendstream endobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
    out
}
