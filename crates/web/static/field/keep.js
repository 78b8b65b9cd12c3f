// What is kept on the device. Everything recorded or taken along lies in one database, each thing sealed by itself with a key
// that is drawn at random and is itself sealed with the inspector's passphrase. The key in use cannot be read out of the
// browser, and is dropped when the page locks. Forgetting the sealed key makes everything unreadable for good.

const name = "field";
const rounds = 600_000;
const cipher = "AES-GCM";
const bytesOf = (text) => new TextEncoder().encode(text);
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const packed = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const unpacked = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** The storage takes no more. */
export class Full extends Error {}

let database;
let key;

function opened() {
    database ??= new Promise((done, failed) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => {
            request.result.createObjectStore("meta");
            request.result.createObjectStore("things");
        };
        request.onsuccess = () => {
            // Another page of ours that wants to remove it is not held up.
            request.result.onversionchange = () => request.result.close();
            request.result.onclose = () => (database = undefined);
            done(request.result);
        };
        request.onerror = () => failed(request.error);
    });
    return database;
}

/** Does something with the stores; done when it is written, not before. */
async function within(mode, act) {
    const stores = (await opened()).transaction(["meta", "things"], mode, { durability: "strict" });
    const answer = act(stores.objectStore("meta"), stores.objectStore("things"));
    await new Promise((done, failed) => {
        stores.oncomplete = done;
        stores.onabort = stores.onerror = () => {
            const full = stores.error?.name === "QuotaExceededError";
            failed(full ? new Full() : (stores.error ?? new Error("aborted")));
        };
    });
    return answer?.result;
}

/** A random name of 128 bits. */
export const drawn = () => hex(random(16));

/** What is known without the passphrase: nothing of anybody. */
export const known = (what) => within("readonly", (meta) => meta.get(what));
export const note = (what, value) => within("readwrite", (meta) => meta.put(value, what));

/** Whether the key in use is there. */
export const isOpen = () => key !== undefined;
export const lock = () => (key = undefined);

async function outer(passphrase, salt) {
    // The same passphrase typed on another keyboard is the same passphrase.
    const typed = bytesOf(passphrase.normalize("NFKC"));
    const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
    return crypto.subtle.deriveKey(how, base, { name: cipher, length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

/** Draws a key and seals it with a passphrase. What was there before can no longer be read. */
export async function begin(passphrase) {
    const [salt, iv] = [random(16), random(12)];
    const inner = await crypto.subtle.generateKey({ name: cipher, length: 256 }, true, ["encrypt", "decrypt"]);
    const sealed = await crypto.subtle.wrapKey("raw", inner, await outer(passphrase, salt), { name: cipher, iv });
    await within("readwrite", (meta, things) => {
        things.clear();
        meta.put({ salt, iv, sealed }, "key");
    });
    if (!(await unlock(passphrase))) throw new Error("the key cannot be read back");
}

/** Opens the key; `false`: another passphrase. */
export async function unlock(passphrase) {
    const kept = await known("key");
    if (!kept) return false;
    const how = { name: cipher, iv: kept.iv };
    try {
        const wrapping = await outer(passphrase, kept.salt);
        key = await crypto.subtle.unwrapKey("raw", kept.sealed, wrapping, how, cipher, false, ["encrypt", "decrypt"]);
        return true;
    } catch (error) {
        if (error.name === "OperationError") return false;
        throw error;
    }
}

/** Keeps a thing under its name, sealed so that it opens under that name alone. */
export async function put(thing) {
    const iv = random(12);
    const how = { name: cipher, iv, additionalData: bytesOf(thing.id) };
    const sealed = await crypto.subtle.encrypt(how, key, bytesOf(JSON.stringify(thing)));
    await within("readwrite", (_, things) => things.put({ iv, sealed }, thing.id));
}

export const drop = (id) => within("readwrite", (_, things) => things.delete(id));

/** Every thing, opened. One that does not open is told, not hidden. */
export async function all() {
    const names = await within("readonly", (_, things) => things.getAllKeys());
    const kept = await within("readonly", (_, things) => things.getAll());
    const found = [];
    let broken = 0;
    for (const [place, id] of names.entries()) {
        const { iv, sealed } = kept[place];
        try {
            const how = { name: cipher, iv, additionalData: bytesOf(id) };
            const text = await crypto.subtle.decrypt(how, key, sealed);
            found.push(JSON.parse(new TextDecoder().decode(text)));
        } catch {
            broken += 1;
        }
    }
    return { found, broken };
}

/** Forgets the key first, then everything. */
export async function wipe() {
    lock();
    await within("readwrite", (meta) => meta.clear());
    await within("readwrite", (_, things) => things.clear());
}

/** Everything as it lies here, sealed: readable with the passphrase alone. */
export async function exported() {
    const names = await within("readonly", (_, things) => things.getAllKeys());
    const kept = await within("readonly", (_, things) => things.getAll());
    const { salt, iv, sealed } = await known("key");
    const part = (one) => ({ iv: packed(one.iv), sealed: packed(one.sealed) });
    const things = names.map((id, place) => ({ id, ...part(kept[place]) }));
    return JSON.stringify({ nabotjek: "field", form: 1, device: await known("device"), key: { salt: packed(salt), ...part({ iv, sealed }) }, things });
}

/** Reads such a document in; `false`: it is none. */
export async function imported(text) {
    let read;
    try {
        read = JSON.parse(text);
        if (read.nabotjek !== "field" || read.form !== 1) return false;
        const part = (one) => ({ iv: unpacked(one.iv), sealed: unpacked(one.sealed) });
        read = { device: read.device, key: { salt: unpacked(read.key.salt), ...part(read.key) }, things: read.things.map((one) => [one.id, part(one)]) };
    } catch {
        return false;
    }
    await within("readwrite", (meta, things) => {
        things.clear();
        meta.put(read.key, "key");
        if (read.device) meta.put(read.device, "device");
        for (const [id, one] of read.things) things.put(one, id);
    });
    return true;
}

/** Asks the browser not to throw it away, and says how full it is: 0 to 1. */
export async function room() {
    const storage = navigator.storage;
    const persists = (await storage?.persist?.()) ?? false;
    const { usage = 0, quota = 0 } = (await storage?.estimate?.()) ?? {};
    return { persists, full: quota > 0 ? usage / quota : 0 };
}
