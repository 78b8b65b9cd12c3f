// The field form: an inspection from start to finish with no network. What is typed is kept on the device at once
// (`keep.js`); the server judges it when it is sent, and what it does not take stays here with the reason.

const version = new URL(import.meta.url).search;
const part = (name) => import(new URL(`${name}${version}`, import.meta.url).href);
const [keep, { t, el, button, alert, field, said, asked, answered }] = await Promise.all([part("keep.js"), part("draw.js")]);

const minute = 60_000;
/** So long nobody touches the page before it locks. */
const idle = 10 * minute;
/** So long an inspection that waits for nothing stays on the device. */
const stays = 72 * 60 * minute;
/** A clock so far from the server's is told. */
const lenience = 2 * minute;
const batchBytes = 200_000;
const mark = "nabotjek-field";

const main = document.querySelector("main");
const code = document.documentElement.lang;
let things = new Map();
let offer = [];
let leaflets = [];
let notices = {};
let busy = false;
let counts = { saved: 0, sent: 0, needs: 0 };
let trail = [];
let touched = Date.now();
let waiting = Promise.resolve();

// ---- What lies here ----

const of = (kind) => [...things.values()].filter((thing) => thing.kind === kind);
const forms = () => of("forms")[0]?.forms;
const packs = () => of("pack").sort((one, two) => (one.taken < two.taken ? -1 : 1));
const entries = (pack) => of("entry").filter((entry) => !pack || entry.pack === pack.reference).sort((one, two) => one.order - two.order);
const formOf = (entry) => forms()?.forms.find((form) => form.event === entry.event);
const openings = (pack) => entries(pack).filter((entry) => entry.opens);
const unsent = (pack) => entries(pack).filter((entry) => entry.state !== "sent");

/** Writes come one after the other, so that the last typed is the last kept. */
function inTurn(act) {
    const done = waiting.then(act);
    waiting = done.catch(() => {});
    return done;
}

async function save(thing) {
    things.set(thing.id, thing);
    try {
        await inTurn(() => keep.isOpen() && keep.put(thing));
        delete notices.full;
    } catch (error) {
        notices.full = error instanceof keep.Full ? t("full") : t("not-kept");
        notify();
    }
    await count();
}

async function forget(thing) {
    things.delete(thing.id);
    await inTurn(() => keep.drop(thing.id));
    await count();
}

async function count() {
    const all = entries();
    const number = (state) => all.filter((entry) => entry.state === state).length;
    counts = { saved: all.length - number("sent"), sent: number("sent"), needs: number("needs") };
    tellState();
    await inTurn(() => keep.note("count", counts)).catch(() => {});
}

function tellState() {
    const words = [t("state", { saved: counts.saved, sent: counts.sent })];
    if (counts.needs > 0) words.push(t("state-needs", { needs: counts.needs }));
    if (!navigator.onLine) words.push(t("state-no-network"));
    document.querySelector("#state").textContent = words.join(" · ");
}

// ---- Going from view to view; the browser's own Back leads back ----

function go(view, ...given) {
    // Read once, it would only be in the way.
    delete notices.persist;
    trail = trail.slice(0, (history.state?.at ?? 0) + 1);
    trail.push([view, ...given]);
    history.pushState({ at: trail.length - 1 }, "");
    show();
}

/** Replaces what is shown, with no way back to it. */
function only(view, ...given) {
    trail = [[view, ...given]];
    history.replaceState({ at: 0 }, "");
    show();
}

const current = () => trail[history.state?.at ?? 0] ?? trail.at(-1);

/** What has changed behind the page is shown, but nothing is moved under the fingers of somebody who writes. */
function refresh() {
    if (current()[0] === writing || !keep.isOpen()) return notify();
    const hadFocus = main.contains(document.activeElement);
    show({ stay: true });
    if (hadFocus) main.querySelector("h1").focus({ preventScroll: true });
}

function show({ stay = false } = {}) {
    const [view, ...given] = current();
    const [heading, ...content] = view(...given);
    const title = el("h1", { tabindex: -1 }, heading);
    main.replaceChildren(el("div", { id: "notices" }), title, ...content.flat(Infinity).filter(Boolean));
    notify();
    tellState();
    if (stay) return;
    scrollTo(0, 0);
    title.focus({ preventScroll: true });
}

addEventListener("popstate", () => keep.isOpen() && show());

function notify() {
    const place = document.querySelector("#notices");
    place?.replaceChildren(...Object.entries(notices).map(([name, words]) => alert(el("p", {}, words), name === "signedOut" && el("p", {}, el("a", { class: "big", href: "/sign-in?next=%2Ffield" }, t("sign-in"))), name === "full" && button(t("export"), exporting))));
}

const back = () => button(t("back"), () => history.back(), "quiet");

// ---- Passphrase ----

function setup() {
    const wrong = el("p", { class: "wrong", role: "alert" });
    const begin = async (event) => {
        event.preventDefault();
        const { device, one, two } = event.target.elements;
        if (device.value.trim() === "") return (wrong.textContent = t("name-missing"));
        if (one.value.length < 10) return (wrong.textContent = t("too-short"));
        if (one.value !== two.value) return (wrong.textContent = t("not-the-same"));
        await working(event.target, async () => {
            await keep.begin(one.value);
            localStorage.setItem(mark, "1");
            delete notices.evicted;
            await save({ id: keep.drawn(), kind: "settings", name: device.value.trim() });
            const { persists } = await keep.room();
            if (!persists) notices.persist = t("not-persistent");
            await enter();
        });
    };
    return [
        t("setup"),
        el("p", {}, t("setup-lead")),
        el("form", { onsubmit: begin }, field("device", t("device-name"), { maxlength: 60, required: true }), field("one", t("passphrase-new"), { type: "password", autocomplete: "new-password" }), field("two", t("passphrase-again"), { type: "password", autocomplete: "new-password" }), el("p", { class: "hint" }, t("passphrase-hint")), wrong, el("button", { type: "submit", class: "main" }, t("begin"))),
        el("details", {}, el("summary", {}, t("import")), el("p", {}, t("import-lead")), el("p", {}, el("label", { for: "saved" }, t("import-choose")), el("input", { id: "saved", type: "file", accept: ".json,application/json", onchange: importing }))),
        el("p", { class: "row" }, el("a", { class: "big", href: "/field/paper" }, t("paper")), el("a", { class: "big", href: "/field/devices" }, t("devices"))),
    ];
}

async function importing(event) {
    const taken = await keep.imported(await event.target.files[0].text());
    if (!taken) {
        notices.import = t("import-not");
        return notify();
    }
    localStorage.setItem(mark, "1");
    notices = {};
    only(locked);
}

function locked() {
    const wrong = el("p", { class: "wrong", role: "alert" });
    const unlock = (event) => {
        event.preventDefault();
        const typed = event.target.elements.passphrase;
        wrong.textContent = "";
        working(event.target, async () => {
            if (await keep.unlock(typed.value)) return enter();
            wrong.textContent = t("wrong");
            typed.select();
        });
    };
    const forgetAll = async () => {
        await wipe();
        only(setup);
    };
    return [
        t("locked"),
        el("form", { onsubmit: unlock }, field("passphrase", t("passphrase"), { type: "password", autocomplete: "current-password" }), wrong, el("button", { type: "submit", class: "main" }, t("open"))),
        el("details", {}, el("summary", {}, t("forgotten")), el("p", {}, t("forgotten-lead")), button(t("forgotten-do"), forgetAll, "danger")),
    ];
}

/** Holds a form still while something slow is done. */
async function working(form, act) {
    const pressed = form.querySelector("[type=submit]");
    pressed.disabled = true;
    form.setAttribute("aria-busy", "true");
    try {
        await act();
    } finally {
        pressed.disabled = false;
        form.removeAttribute("aria-busy");
    }
}

async function enter() {
    const { found, broken } = await keep.all();
    things = new Map(found.map((thing) => [thing.id, thing]));
    if (broken > 0) notices.broken = t("broken", { number: broken });
    const { full } = await keep.room();
    if (full > 0.8) notices.full = t("nearly-full");
    for (const pack of packs()) if (Date.now() - Date.parse(pack.taken) > stays && unsent(pack).length === 0) await putAway(pack);
    await count();
    touched = Date.now();
    only(home);
    await meet();
}

async function lock() {
    await waiting;
    keep.lock();
    things = new Map();
    only(locked);
}

async function wipe() {
    await keep.wipe();
    await caches.delete("field-leaflets");
    localStorage.removeItem(mark);
    things = new Map();
    counts = { saved: 0, sent: 0, needs: 0 };
}

async function exporting() {
    const address = URL.createObjectURL(new Blob([await keep.exported()], { type: "application/json" }));
    el("a", { href: address, download: `field-${new Date().toISOString().slice(0, 10)}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), minute);
}

// ---- The server ----

async function ask(address, options = {}) {
    const device = await keep.known("device");
    let answer;
    try {
        answer = await fetch(address, { ...options, cache: "no-store", headers: { Accept: "application/json", ...(device ? { "X-Field-Device": device } : {}) } });
    } catch {
        return { failed: "network" };
    }
    const read = await answer.json().catch(() => ({}));
    if (answer.ok) return read;
    if (answer.status === 410) {
        // Cut off, or the account is closed: what lies here is to be read by nobody.
        await wipe();
        notices = { gone: read.error?.text ?? t("gone") };
        only(gone);
        return { failed: "gone" };
    }
    return { failed: answer.status, text: read.error?.text ?? t("server", { status: answer.status }) };
}

const gone = () => [t("gone-title"), el("p", {}, t("gone"))];

/** Asks what the server says to this device: its time, what can be taken along. */
async function meet() {
    const asked = Date.now();
    const told = await ask("/field/start");
    for (const name of ["signedOut", "server", "clock", "network"]) delete notices[name];
    if (told.failed) {
        if (told.failed === 401) notices.signedOut = t("signed-out");
        else if (told.failed !== "network" && told.failed !== "gone") notices.server = told.text;
        if (told.failed !== "gone") refresh();
        return undefined;
    }
    const ahead = (asked + Date.now()) / 2 - Date.parse(told.now);
    if (Math.abs(ahead) > lenience) notices.clock = t(ahead > 0 ? "clock-ahead" : "clock-behind", { minutes: Math.round(Math.abs(ahead) / minute) });
    if (told.device === "another") {
        notices.server = t("another");
        refresh();
        return undefined;
    }
    offer = told.inspections;
    leaflets = told.leaflets;
    renewShell(told);
    if (!keep.isOpen()) return told;
    if (told.device !== "own") {
        const registered = await post("/field/register", told.token, { name: of("settings")[0]?.name ?? "?" });
        if (registered.failed) notices.server = registered.text ?? t("no-network");
        else await keep.note("device", registered.device);
    }
    refresh();
    return told;
}

const post = (address, form, fields) => ask(address, { method: "POST", body: new URLSearchParams({ form, ...fields }) });

/** The shell in another language, or of another version, is there the next time. */
async function renewShell({ language, version: newest }) {
    const registration = await navigator.serviceWorker?.getRegistration?.("/field");
    if (!version.endsWith(newest)) await registration?.update().catch(() => {});
    if (language === code) return;
    const fresh = await fetch("/field?lang=", { cache: "no-store" }).catch(() => null);
    if (!fresh?.ok || fresh.redirected) return;
    for (const name of await caches.keys()) if (/^field-[0-9a-f]+$/.test(name)) await (await caches.open(name)).put("/field", fresh.clone());
}

async function take(reference) {
    const [made, pack] = [await ask("/field/forms"), await ask(`/field/pack/${reference}`)];
    if (made.failed || pack.failed) {
        if (![made.failed, pack.failed].includes("gone")) notices.server = made.text ?? pack.text ?? t("no-network");
        return refresh();
    }
    const before = packs().find((known) => known.reference === reference);
    await save({ id: of("forms")[0]?.id ?? keep.drawn(), kind: "forms", forms: made });
    const other = pack.expected.find((language) => language !== code && made.languages.some(([known]) => known === language));
    await save({ other, ...before, ...pack, id: before?.id ?? keep.drawn(), kind: "pack" });
    keepLeaflets(pack.expected);
    go(doors, reference);
}

/** The guide in the languages that are expected comes first, then in all others, while the network is there. */
async function keepLeaflets(expected) {
    try {
        const kept = await caches.open("field-leaflets");
        await kept.addAll(["/guide/page.css", "/guide/page.js", "/guide/icon.svg"]);
        const first = (language) => (expected.includes(language) ? 0 : 1);
        for (const [language] of [...leaflets].sort((one, two) => first(one[0]) - first(two[0]))) await kept.add(`/guide/${language}`);
    } catch {
        // What is not kept is not listed.
    }
}

async function putAway(pack) {
    for (const entry of entries(pack)) await forget(entry);
    await forget(pack);
}

/** Entries that can be sent now: an interview's answers follow its opening. */
function ready() {
    const willBeThere = new Set();
    return entries().filter((entry) => {
        const first = entry.first && things.get(entry.first);
        const isReady = entry.state === "ready" && (!first || first.reference || willBeThere.has(first.id));
        if (isReady && entry.opens) willBeThere.add(entry.id);
        return isReady;
    });
}

function onTheWire(entry) {
    const [form, first] = [formOf(entry), entry.first && things.get(entry.first)];
    const pack = packs().find((known) => known.reference === entry.pack);
    const where = entry.opens ? { beside: entry.pack } : form?.file === "inspection" ? { file: entry.pack, seen: pack?.seen } : first?.reference ? { file: first.reference } : { opened_by: entry.first };
    return { id: entry.id, event: entry.event, made: entry.made, fields: entry.fields, as_well: entry.asWell ?? false, ...where };
}

async function send() {
    if (busy || !keep.isOpen()) return;
    busy = true;
    try {
        while (ready().length > 0) {
            const told = await meet();
            const device = await keep.known("device");
            if (!told || !device) break;
            const batch = [];
            let bytes = 0;
            for (const entry of ready()) {
                const sent = onTheWire(entry);
                bytes += JSON.stringify(sent).length;
                if (batch.length > 0 && bytes > batchBytes) break;
                batch.push(sent);
                if (batch.length === 50) break;
            }
            const answer = await post("/field/sync", told.token, { device, sent: new Date().toISOString(), entries: JSON.stringify(batch) });
            if (answer.failed === "gone") return;
            if (answer.failed) {
                notices.server = answer.failed === "network" ? t("cut-short") : `${answer.text} ${t("all-kept")}`;
                break;
            }
            for (const one of answer.entries) await settle(one, batch.find(({ id }) => id === one.id)?.made);
        }
    } finally {
        busy = false;
    }
    refresh();
}

/** What the server said of one entry. What is stored there is no longer kept here. */
async function settle({ id, state, reference, said: why, mistakes, rule, is_conflict: isConflict }, madeThen) {
    const entry = things.get(id);
    if (!entry) return;
    if (state === "needs-you") {
        const first = entry.first && things.get(entry.first);
        // It waits for its interview, which waits for the inspector.
        if (first && first.state !== "sent") return;
        return save(Object.assign(entry, { state: "needs", why, mistakes, rule, isConflict, there: reference }));
    }
    // Changed while it was being sent: what was changed stays, and is told apart from what is stored the next time.
    if (entry.made !== madeThen) return save(entry);
    const { kind, pack, event, order, opens, first, number } = entry;
    await save({ id, kind, pack, event, order, opens, first, number, state: "sent", reference });
}

// ---- Home and doors ----

function home() {
    const mine = packs();
    const others = offer.filter(({ reference }) => !mine.some((pack) => pack.reference === reference));
    const line = (pack) => el("li", {}, button([el("bdi", {}, pack.reference), " ", el("span", { class: "note" }, waits(pack))], () => go(doors, pack.reference), "door"));
    return [
        t("home"),
        mine.length > 0 ? el("ul", { class: "doors" }, mine.map(line)) : el("p", {}, t("nothing-taken")),
        others.length > 0 && [el("h2", {}, t("take")), el("ul", { class: "doors" }, others.map(({ reference, stages }) => el("li", {}, button([el("bdi", {}, reference), " ", el("span", { class: "note" }, stages)], () => take(reference), "door"))))],
        sending(),
        el("p", { class: "row" }, button(t("lock"), lock, "quiet"), button(t("export"), exporting, "quiet"), el("a", { class: "big", href: "/field/devices" }, t("devices")), el("a", { class: "big", href: "/work" }, t("work"))),
    ];
}

function waits(pack) {
    const all = entries(pack);
    const number = all.filter((entry) => entry.state !== "sent").length;
    return number > 0 ? t("waiting", { number }) : all.length > 0 ? t("all-sent") : t("nothing-yet");
}

function sending() {
    const number = ready().length;
    return el("p", {}, button(number > 0 ? t("send", { number }) : t("look-for-network"), () => (number > 0 ? send() : meet()), number > 0 ? "main" : ""));
}

const packOf = (reference) => packs().find((pack) => pack.reference === reference);

function doors(reference) {
    const pack = packOf(reference);
    if (!pack) return home();
    const site = forms().forms.filter((form) => form.file === "inspection" && !form.ends);
    const done = site.filter((form) => entries(pack).some((entry) => entry.event === form.event)).length;
    const door = (words, note, ...where) => el("li", {}, button([words, el("span", { class: "note" }, note)], () => go(...where), "door"));
    return [
        pack.reference,
        el("ul", { class: "doors" }, door(t("site"), t("site-note", { done, all: site.length }), site_, reference), door(t("people"), t("people-note", { number: openings(pack).length }), people, reference), door(t("leaflet"), t("leaflet-note"), leaflet, reference), door(t("finish"), waits(pack), finish, reference)),
        pack.briefing.length > 0 && el("details", {}, el("summary", {}, t("briefing")), el("dl", {}, pack.briefing.map(([ask, answer]) => [el("dt", {}, ask), el("dd", {}, answer)]))),
        el("p", { class: "row" }, back(), unsent(pack).length === 0 && button(t("put-away"), async () => (await putAway(pack), only(home)), "quiet")),
    ];
}

/** The forms of a file with what has been written in each. */
function topics(pack, list, first) {
    const line = (form) => {
        const written = entries(pack).filter((entry) => entry.event === form.event && (first === undefined || entry.first === first || entry.id === first));
        const rows = written.map((entry) => el("li", {}, button([said(form.title, code), el("span", { class: "note" }, (entry.state === "needs" && entry.why?.[0]) || t(`entry-${entry.state}`))], () => (entry.state === "sent" ? undefined : go(writing, entry.id, entry.state === "draft" ? 0 : form.questions.length)), `door ${entry.state}`)));
        // What a person said before it was sent is put right, not said once more.
        const isThere = form.once ? written.length > 0 : (first !== undefined || form.ends) && written.some((entry) => entry.state !== "sent");
        const another = isThere ? [] : [el("li", {}, button([said(form.title, code), el("span", { class: "note" }, written.length > 0 ? t("once-more") : "")], () => write(pack, form, first), "door"))];
        return [rows, another];
    };
    return el("ul", { class: "doors" }, list.map(line));
}

function site_(reference) {
    const pack = packOf(reference);
    return [t("site"), topics(pack, forms().forms.filter((form) => form.file === "inspection" && !form.ends)), el("p", { class: "row" }, back())];
}

function people(reference) {
    const pack = packOf(reference);
    const line = (entry) => el("li", {}, button([t("person", { number: entry.number }), el("span", { class: "note" }, [entry, ...entries(pack).filter((other) => other.first === entry.id)].every((one) => one.state === "sent") ? t("all-sent") : t("waiting", { number: [entry, ...entries(pack).filter((other) => other.first === entry.id)].filter((one) => one.state !== "sent").length }))], () => go(person, reference, entry.id), "door"));
    const opening = forms().forms.filter((form) => form.file === "interview" && form.opens);
    return [
        t("people"),
        openings(pack).length > 0 ? el("ul", { class: "doors" }, openings(pack).map(line)) : el("p", {}, t("nobody-yet")),
        opening.map((form) => el("p", {}, button(`+ ${said(form.title, code)}`, () => write(pack, form), "main"))),
        el("p", { class: "row" }, back()),
    ];
}

function person(reference, first) {
    const [pack, opening] = [packOf(reference), things.get(first)];
    const list = forms().forms.filter((form) => form.file === "interview" && (form.opens ? form.event === opening.event : true));
    return [t("person", { number: opening.number }), el("p", {}, t("gently")), topics(pack, list, first), el("p", { class: "row" }, back())];
}

function leaflet() {
    const place = el("ul", { class: "doors" });
    caches.open("field-leaflets").then(async (kept) => {
        const found = await Promise.all((await kept.keys()).map(async ({ url }) => {
            const { pathname } = new URL(url);
            const page = /^\/guide\/[a-z-]+$/.test(pathname) && (await (await kept.match(url)).text());
            return page && [pathname.split("/").pop(), page.match(/<title>([^<]*)/)?.[1] ?? ""];
        }));
        const names = new Intl.DisplayNames([code], { type: "language", fallback: "code" });
        const lines = found.filter(Boolean).map(([language, title]) => [language, names.of(language), title]).sort((one, two) => one[1].localeCompare(two[1], code));
        place.replaceChildren(...lines.map(([language, words, title]) => el("li", {}, el("a", { class: "door", href: `/field/leaflet/${language}` }, words, el("span", { class: "note", lang: language }, title)))));
        if (lines.length === 0) place.replaceWith(el("p", {}, t("leaflet-none")));
    });
    return [t("leaflet"), el("p", {}, t("leaflet-lead")), place, el("p", { class: "row" }, back())];
}

function finish(reference) {
    const pack = packOf(reference);
    // What ends the inspection stands by itself below.
    const others = unsent(pack).filter((entry) => !formOf(entry)?.ends);
    const needing = others.filter((entry) => entry.state === "needs");
    const drafts = others.filter((entry) => entry.state === "draft");
    const named = (entry) => [entry.opens || entry.first ? `${t("person", { number: (entry.opens ? entry : things.get(entry.first))?.number })}: ` : "", said(formOf(entry)?.title, code) || entry.event];
    const open = (entry, note) => el("li", {}, button([named(entry), el("span", { class: "note" }, note)], () => go(writing, entry.id, formOf(entry)?.questions.length ?? 0), `door ${entry.state}`));
    return [
        t("finish"),
        needing.length > 0 && [el("h2", {}, t("needs-you")), el("ul", { class: "doors" }, needing.map((entry) => open(entry, entry.why?.[0])))],
        drafts.length > 0 && [el("h2", {}, t("drafts")), el("ul", { class: "doors" }, drafts.map((entry) => open(entry, t("entry-draft"))))],
        topics(pack, forms().forms.filter((form) => form.file === "inspection" && form.ends)),
        sending(),
        el("p", { class: "row" }, back()),
    ];
}

// ---- Writing ----

async function write(pack, form, first) {
    const today = new Date();
    const fields = form.opens ? { ...(pack.carried?.[form.event] ?? {}) } : {};
    Object.assign(fields, { "on.day": [String(today.getDate())], "on.month": [String(today.getMonth() + 1)], "on.year": [String(today.getFullYear())] });
    const order = Math.max(0, ...entries().map((entry) => entry.order)) + 1;
    const number = form.opens ? openings(pack).length + 1 : undefined;
    const entry = { id: keep.drawn(), kind: "entry", pack: pack.reference, event: form.event, opens: form.opens, first, number, order, fields, made: today.toISOString(), state: "draft" };
    await save(entry);
    go(writing, entry.id, 0);
}

let typing;

/** What is typed is kept as it is typed. An entry that was sent in vain waits to be sent again once it is changed. */
function changed(entry) {
    entry.made = new Date().toISOString();
    if (entry.state === "ready") entry.state = "draft";
    clearTimeout(typing);
    typing = setTimeout(() => save(entry), 250);
}

function writing(id, step) {
    const entry = things.get(id);
    const form = entry && formOf(entry);
    if (!form || entry.state === "sent") return home();
    const pack = packOf(entry.pack);
    const last = form.questions.length;
    const at = Math.min(step, last);
    const heading = [said(form.title, code), " ", el("span", { class: "note" }, `${at + 1}/${last + 1}`)];
    const forward = () => go(writing, id, at + 1);
    if (at === last) return [heading, ...reviewed(entry, form)];
    const question = form.questions[at];
    const place = { forms: forms(), code, other: pack.other, fields: entry.fields, mistake: entry.mistakes?.[question.name], changed: () => changed(entry) };
    const shown = asked(question, place);
    // One of the ways not to answer, or an answer: choosing the one takes the other away.
    shown.addEventListener("change", (event) => excluded(event, question, entry, at));
    return [
        heading,
        at === 0 && said(form.help, code) && el("p", {}, said(form.help, code)),
        shown,
        el("p", { class: "row" }, button(t("next"), forward, "main"), back()),
        el("p", { class: "row" }, button(t("to-the-end"), () => go(writing, id, last), "quiet")),
        also(pack),
    ];
}

function excluded(event, question, entry, at) {
    const ways = question.unanswered;
    if (!ways || ways.part === "") return;
    const parts = ["", ".day", ".month", ".year", ".amount", ".currency"].map((part) => question.name + part);
    const isWay = event.target.dataset.way !== undefined;
    const had = isWay ? parts.some((part) => entry.fields[part]) : entry.fields[question.name + ways.part];
    if (isWay) for (const part of parts) if (part !== question.name + ways.part) delete entry.fields[part];
    if (!isWay) delete entry.fields[question.name + ways.part];
    changed(entry);
    const others = isWay && main.querySelectorAll("[data-way]:checked").length > 1;
    if (!had && !others) return;
    const focus = event.target.id;
    show({ stay: true });
    document.getElementById(focus)?.focus();
}

/** The language that stands beneath the reader's own. */
function also(pack) {
    const options = forms().languages.filter(([language]) => language !== code);
    const choose = async (event) => {
        await save({ ...pack, other: event.target.value || undefined });
        show({ stay: true });
        document.getElementById("also")?.focus();
    };
    return el("p", { class: "also" }, el("label", { for: "also" }, t("also")), el("select", { id: "also", onchange: choose }, el("option", { value: "" }, t("also-none")), options.map(([language, words]) => el("option", { value: language, lang: language, selected: pack.other === language }, words))));
}

function reviewed(entry, form) {
    const rows = form.questions.map((question, at) => {
        const words = answered(question, forms(), code, entry.fields);
        const wrong = entry.mistakes?.[question.name];
        return [el("dt", {}, said(question.ask, code)), el("dd", {}, el("bdi", {}, words || t(question.required ? "missing" : "no-answer")), wrong && el("span", { class: "wrong" }, wrong), button(el("span", {}, t("change"), el("span", { class: "unseen" }, ` ${said(question.ask, code)}`)), () => go(writing, entry.id, at), "small"))];
    });
    const missing = form.questions.filter((question) => question.required && !answered(question, forms(), code, entry.fields));
    const day = { name: "on", kind: "date", ask: { [code]: t("on") }, required: true };
    const saved = async () => {
        clearTimeout(typing);
        await save({ ...entry, state: "ready", why: undefined, mistakes: undefined, isConflict: undefined });
        notices = { ...notices };
        leave(entry);
        if (navigator.onLine) send();
    };
    const asWell = async () => {
        entry.asWell = true;
        await saved();
    };
    const dropped = async () => {
        clearTimeout(typing);
        for (const other of entries().filter((one) => one.first === entry.id)) await forget(other);
        await forget(entry);
        leave(entry);
    };
    return [
        entry.state === "needs" && alert(el("h2", {}, t("needs-you")), (entry.why ?? []).filter(Boolean).map((words) => el("p", {}, words)), entry.rule && el("p", {}, el("a", { href: entry.rule, target: "_blank", rel: "noreferrer" }, t("rule"))), entry.there && el("p", {}, el("a", { href: `/files/${entry.there}`, target: "_blank", rel: "noreferrer" }, entry.there))),
        form.questions.length > 0 && el("dl", { class: "review" }, rows),
        asked(day, { forms: forms(), code, fields: entry.fields, mistake: entry.mistakes?.on, changed: () => changed(entry) }),
        missing.length > 0 && el("p", { class: "wrong" }, t("still-missing", { number: missing.length })),
        el("p", { class: "row" }, entry.isConflict ? button(t("as-well"), asWell, "main") : button(t("save"), saved, "main"), back()),
        el("details", {}, el("summary", {}, t("drop")), el("p", {}, t(entry.opens ? "drop-person" : "drop-lead")), button(t("drop-do"), dropped, "danger")),
    ];
}

/** To where the entry stands among others. */
function leave(entry) {
    const first = entry.opens ? entry.id : entry.first;
    trail = [[home], [doors, entry.pack]];
    history.replaceState({ at: 1 }, "");
    if (first && things.has(first)) go(person, entry.pack, first);
    else if (first || entry.opens) go(people, entry.pack);
    else go(formOf(entry)?.ends ? finish : site_, entry.pack);
}

// ---- Beginning ----

for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, () => (touched = Date.now()), { passive: true });
setInterval(() => keep.isOpen() && Date.now() - touched > idle && lock(), 5_000);
addEventListener("online", () => (tellState(), keep.isOpen() && send()));
addEventListener("offline", tellState);

/** Registers what keeps the shell here. */
async function register() {
    const address = "/field/worker.js";
    const worker = window.trustedTypes ? trustedTypes.createPolicy("field", { createScriptURL: () => address }).createScriptURL("") : address;
    await navigator.serviceWorker.register(worker, { scope: "/field", updateViaCache: "none" });
}

async function begin() {
    if (!window.isSecureContext || !crypto.subtle || !window.indexedDB || !navigator.serviceWorker) return only(() => [t("home"), el("p", {}, t("cannot")), el("p", {}, el("a", { class: "big", href: "/field/paper" }, t("paper")))]);
    // Two pages that write beside each other would overwrite each other's.
    const isAlone = await new Promise((told) => navigator.locks.request(mark, { ifAvailable: true }, (held) => (told(held !== null), held && new Promise(() => {}))));
    if (!isAlone) return only(() => [t("home"), el("p", {}, t("elsewhere")), button(t("try-again"), () => location.reload(), "main")]);
    register().catch(() => (notices.shell = t("no-shell")));
    counts = (await keep.known("count")) ?? counts;
    if (await keep.known("key")) {
        only(locked);
        // A device that was cut off learns it although it is locked.
        if (navigator.onLine && (await keep.known("device"))) await ask("/field/start");
    } else {
        if (localStorage.getItem(mark)) notices.evicted = t("evicted");
        only(setup);
    }
}

await begin();
