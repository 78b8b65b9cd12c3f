// Registered by the button "keep on this phone" alone. It answers with what was kept when there is no network, and renews what was
// kept when there is one; it keeps nothing that was not asked for.
const name = "guide";
const patience = 4000;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
    if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function answer(request) {
    const kept = await caches.match(request, { cacheName: name, ignoreSearch: true, ignoreVary: true });
    if (!kept) return fetch(request);
    const late = new Promise((_, failed) => setTimeout(failed, patience));
    try {
        const fresh = await Promise.race([fetch(request), late]);
        if (fresh.status >= 500) return kept;
        if (fresh.ok && (await caches.has(name))) await (await caches.open(name)).put(request, fresh.clone());
        return fresh;
    } catch {
        return kept;
    }
}
