// Leaving the guide at once, and keeping it on the telephone only when the reader asks for it. Without this script every text is
// there and leaving is a link.
(() => {
    const exit = document.querySelector("[data-leave]");
    const plainly = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

    /** Hides the page before anything is loaded, and puts the other page in its place: Back does not lead here. */
    function leave() {
        document.documentElement.hidden = true;
        document.title = "\u00a0";
        location.replace(exit.href);
    }

    exit.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        leave();
    });

    // From page to page of the guide too: however many are read, one entry is left, and leaving takes it away.
    for (const link of document.querySelectorAll("[data-within]")) {
        link.addEventListener("click", (event) => {
            if (!plainly(event)) return;
            event.preventDefault();
            location.replace(link.href);
        });
    }

    let presses = 0;
    let last = 0;
    addEventListener("keydown", (event) => {
        if (event.repeat) return;
        presses = event.key !== "Shift" ? 0 : event.timeStamp - last < 1000 ? presses + 1 : 1;
        last = event.timeStamp;
        if (presses === 3) leave();
    });

    for (const element of document.querySelectorAll("[data-script]")) element.hidden = false;
    document.querySelector("[data-do=print]")?.addEventListener("click", () => print());

    const box = document.querySelector("[data-keep]");
    if (!box || !("serviceWorker" in navigator) || !("caches" in window)) return;
    const [keep, remove] = [box.querySelector("[data-do=keep]"), box.querySelector("[data-do=remove]")];
    const name = "guide";
    const scope = "/guide/";
    const address = "/guide/worker.js";
    const worker = window.trustedTypes
        ? trustedTypes.createPolicy("guide", { createScriptURL: () => address }).createScriptURL("")
        : address;

    function show(isKept, said) {
        keep.hidden = isKept;
        remove.hidden = !isKept;
        box.querySelector("[role=status]").textContent = said ?? "";
    }

    /** Everything that was kept, in all languages. */
    async function clear() {
        await caches.delete(name);
        for (const one of await navigator.serviceWorker.getRegistrations()) {
            if (new URL(one.scope).pathname === scope) await one.unregister();
        }
    }

    keep.addEventListener("click", async () => {
        try {
            const kept = await caches.open(name);
            await kept.addAll([location.pathname, "/guide/page.css", "/guide/page.js", "/guide/icon.svg"]);
            await navigator.serviceWorker.register(worker, { scope });
            await navigator.serviceWorker.ready;
            show(true, box.dataset.kept);
            remove.focus();
        } catch {
            await clear().catch(() => {});
            show(false, box.dataset.failed);
        }
    });
    remove.addEventListener("click", async () => {
        await clear().catch(() => {});
        show(false, box.dataset.removed);
        keep.focus();
    });

    // Looking stores nothing.
    caches.match(location.pathname, { cacheName: name }).then((found) => {
        show(Boolean(found));
        box.hidden = false;
    }, () => {});
})();
