// Packs what the browser is given beside the pages, so that the server sends it small without packing it each time.
//
//   node e2e/pack-static.mjs            writes NAME.br and NAME.gz beside each sheet, script and drawing
//   node e2e/pack-static.mjs --check    says which of them are missing or stale, and ends with 1 when any is

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from "node:zlib";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../crates/web/static");
const packers = {
    br: [(content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }), brotliDecompressSync],
    gz: [(content) => gzipSync(content, { level: 9 }), gunzipSync],
};

/** Sheets, scripts and drawings worth packing; fonts are packed already. */
export function packable() {
    return readdirSync(folder, { recursive: true })
        .filter((name) => /\.(css|js|svg)$/.test(name))
        .map((name) => join(folder, name))
        .filter((path) => readFileSync(path).length > 1000)
        .sort();
}

/** What is missing or no longer what it was made of. */
export function stale() {
    const found = [];
    for (const path of packable()) {
        for (const [ending, [, unpack]] of Object.entries(packers)) {
            const packed = `${path}.${ending}`;
            if (!existsSync(packed) || !unpack(readFileSync(packed)).equals(readFileSync(path))) found.push(relative(folder, packed));
        }
    }
    return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    if (process.argv.includes("--check")) {
        const found = stale();
        for (const name of found) console.error(`${name} is not what it should be: run node e2e/pack-static.mjs`);
        process.exit(found.length > 0 ? 1 : 0);
    }
    for (const path of packable()) {
        const content = readFileSync(path);
        for (const [ending, [pack]] of Object.entries(packers)) writeFileSync(`${path}.${ending}`, pack(content));
    }
}
