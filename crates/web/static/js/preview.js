// Says beside a form, while it is filled in, what recording it would change: the same words as the page that checks it.
// A form has data-preview with the address of that page; the words come from its element #consequences and go into ours.

import { contentsOf, pageOf } from "./page.js";

const patience = 400;

for (const form of document.querySelectorAll("form[data-preview]")) {
    const place = document.querySelector("#consequences");
    if (!place) continue;
    let waiting;
    let running;

    const show = async () => {
        running?.abort();
        running = new AbortController();
        const mine = running;
        place.setAttribute("aria-busy", "true");
        const body = new URLSearchParams();
        for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
        const page = await pageOf(form.dataset.preview, { body, signal: mine.signal });
        if (mine.signal.aborted) return;
        const words = page?.querySelector("#consequences");
        // A form that is not complete yet has no consequences; nothing is said rather than something old.
        place.replaceChildren(words ? contentsOf(words) : "");
        place.removeAttribute("aria-busy");
    };

    form.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(show, patience);
    });
}
