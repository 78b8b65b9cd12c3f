// "Why" opens beside the statement instead of on a page of its own. Escape, its way back or a click elsewhere closes it and the
// place is kept. On a narrow screen, or with a key held down, the link stays a link.

import { contentsOf, pageOf } from "./page.js";

const wide = matchMedia("(min-width: 992px)");
let panel;
let asked;

function close() {
    panel?.remove();
    panel = undefined;
    asked?.focus();
}

async function open(link) {
    const page = await pageOf(link.href);
    const ground = page?.querySelector("main");
    if (!ground) {
        location.assign(link.href);
        return;
    }
    panel?.remove();
    asked = link;
    panel = document.createElement("aside");
    panel.className = "aside";
    panel.tabIndex = -1;
    panel.append(contentsOf(ground));
    const heading = panel.querySelector("h1");
    if (heading) {
        // The page behind has its own h1.
        const second = document.createElement("h2");
        second.append(...heading.childNodes);
        second.id = "why-heading";
        heading.replaceWith(second);
        panel.setAttribute("aria-labelledby", second.id);
    }
    // The way back to the line leads to the page behind, which is still there.
    for (const back of panel.querySelectorAll("a[href]")) {
        if (back.pathname !== location.pathname) continue;
        back.addEventListener("click", (event) => {
            event.preventDefault();
            close();
        });
    }
    document.body.append(panel);
    panel.focus();
}

document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.why");
    if (panel && !panel.contains(event.target)) close();
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || panel?.contains(link) || !isPlain || !wide.matches) return;
    event.preventDefault();
    open(link);
});

document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel) close();
});
