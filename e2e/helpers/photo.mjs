// A picture that nobody took, as a file that a browser is given.

import { crc32, deflateSync } from "node:zlib";

function chunk(name, data) {
    const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
}

/** Grey squares as PNG, with a comment that names somebody. */
export function photo(name = "beds.png", [width, height] = [320, 200]) {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header[8] = 8;
    const row = Buffer.from([0, ...Array.from({ length: width }, (_, at) => ((at >> 5) % 2 ? 0x70 : 0xd8))]);
    const points = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
    const parts = [chunk("IHDR", header), chunk("tEXt", Buffer.from("Author\0ZQ7 Somebody")), chunk("IDAT", points), chunk("IEND", Buffer.alloc(0))];
    return { name, mimeType: "image/png", buffer: Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]) };
}
