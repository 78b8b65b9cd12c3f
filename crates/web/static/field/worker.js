// Keeps the shell of the field form on the device: the page, its script, its sheet. `set` stands before this text and names
// them with their version. Nothing of anybody is kept here; leaflets are kept when the page asks for them.

const shell = `field-${set.version}`;
const leaflets = "field-leaflets";
const page = "/field";

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(settle()));
addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== location.origin) return;
    if (address.pathname === page) event.respondWith(shown(request));
    else if (address.pathname.startsWith("/field/leaflet/")) event.respondWith(leaflet(address));
    else if (address.pathname.startsWith("/static/field/")) event.respondWith(kept(request, shell));
    else if (address.pathname.startsWith("/guide/")) event.respondWith(kept(request, leaflets));
});

async function keep() {
    const [cache, fresh] = [await caches.open(shell), await fetch(page, { cache: "no-store" })];
    // Whoever is not signed in gets another page in its place.
    if (!fresh.ok || fresh.redirected) throw new Error("no shell to keep");
    await cache.addAll(set.documents);
    await cache.put(page, fresh);
    await skipWaiting();
}

async function settle() {
    for (const name of await caches.keys()) {
        if (name.startsWith("field-") && name !== shell && name !== leaflets) await caches.delete(name);
    }
    await clients.claim();
}

async function kept(request, name) {
    return (await caches.match(request, { cacheName: name, ignoreVary: true })) ?? fetch(request);
}

/** What is kept comes first: a page on a bad line is there at once. The page asks by itself whether there is a newer one. */
async function shown(request) {
    const cache = await caches.match(page, { cacheName: shell, ignoreSearch: true, ignoreVary: true });
    if (!cache) return fetch(request);
    // What is chosen in the address, such as a language, is the server's to answer, where there is a network.
    if (!new URL(request.url).search) return cache;
    try {
        return await fetch(request);
    } catch {
        return cache;
    }
}

/** A page of the guide, read below this page's address so that it is there without a network. */
async function leaflet(address) {
    const guide = address.pathname.replace("/field/leaflet/", "/guide/");
    return (await caches.match(guide, { cacheName: leaflets, ignoreVary: true })) ?? Response.redirect(guide);
}
