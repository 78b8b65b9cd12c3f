// The one script that every page loads. It looks what the page has and fetches the part for it; without it every page works.
// The parts carry the version of this one in their address, so that a browser never mixes two.

const version = new URL(import.meta.url).search;
const parts = {
    "why.js": "a.why",
    "preview.js": "form[data-preview]",
    "session.js": "[data-session-ends]",
    "screening.js": "[data-screening]",
};

for (const [part, mark] of Object.entries(parts)) {
    if (document.querySelector(mark)) {
        import(new URL(`js/${part}${version}`, import.meta.url).href);
    }
}
