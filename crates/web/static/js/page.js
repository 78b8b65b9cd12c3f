// Gets a page of this server as a document. The browser's own reader makes it (no text becomes HTML here, so that the pages'
// policy of trusted types holds), and scripts in it never run.

/**
 * @param {string} address an address of this server
 * @param {{body?: FormData | URLSearchParams, signal?: AbortSignal}} options with a body it is posted
 * @returns {Promise<Document | null>} null when there is no page, or another one than asked for: the caller then leaves it to
 *     an ordinary page load
 */
export function pageOf(address, { body, signal } = {}) {
    return new Promise((answer) => {
        const request = new XMLHttpRequest();
        request.open(body ? "POST" : "GET", address);
        request.responseType = "document";
        request.setRequestHeader("Accept", "text/html");
        request.addEventListener("load", () => answer(request.responseXML));
        for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, () => answer(null));
        signal?.addEventListener("abort", () => request.abort());
        request.timeout = 10_000;
        request.send(body ?? null);
    });
}

/** The contents of an element of another document, to be put into this one. */
export function contentsOf(element) {
    const fragment = document.createDocumentFragment();
    for (const node of element.childNodes) fragment.append(document.importNode(node, true));
    return fragment;
}
