// Warns five minutes before a quiet session ends. The words stand in the page, hidden; the link in them asks the server for
// anything, which is what keeps a session alive. Nothing typed is kept in the browser: the server keeps it when a form arrives late.

const notice = document.querySelector("[data-session-ends]");
const lasts = Number(notice.dataset.sessionEnds) * 1000;
const ahead = 5 * 60 * 1000;
let waiting;

function wait() {
    clearTimeout(waiting);
    notice.hidden = true;
    if (lasts > ahead) waiting = setTimeout(() => (notice.hidden = false), lasts - ahead);
}

notice.querySelector("a")?.addEventListener("click", async (event) => {
    event.preventDefault();
    const answer = await fetch(event.currentTarget.href, { method: "HEAD", credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) wait();
    else location.reload();
});

wait();
