// Screens 7.11: an inspection carried out where there is no network. Here the network is really off, a sending is really cut short,
// and what the browser keeps is really looked into.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Visitor } from "../helpers/visitor.mjs";
import { day, installation } from "../helpers/walks.mjs";

const place = installation();
const passphrase = "seven cranes over water";
const canary = "Sleeps behind the oven, ZQ7CANARY";

/** Plans an inspection at the desk. */
async function planned(person) {
    return person.tells(undefined, "inspection-planned", { region: "brussels", "planned-for": day(0), site: "Bakery, Invented street 4", employer: "Invented Bakery", leader: "An invented inspector", "leader-training": "completed", "languages-expected": ["fr"] });
}

const state = (phone) => phone.page.locator("#state").innerText();
const saysState = (phone, words) => phone.page.waitForFunction((words) => document.querySelector("#state")?.textContent.includes(words), words);
const press = (phone, name, options = {}) => phone.page.getByRole("button", { name, ...options }).first().click();
const heading = (phone, words) => phone.page.locator("h1", { hasText: words }).waitFor();

/** A phone on which somebody has signed in. */
async function signedIn(width = 360) {
    const phone = await Visitor.open(place.server, { width });
    await phone.signsInAs("inspector");
    return phone;
}

/** Sets the phone up and takes an inspection along. */
async function takesAlong(phone, reference) {
    await phone.goes("/field");
    await heading(phone, "Set up this phone");
    await phone.looks("field setup");
    await phone.fills("device", "Invented phone");
    await phone.fills("one", passphrase);
    await phone.fills("two", passphrase);
    await press(phone, "Begin");
    await heading(phone, "Field form");
    await press(phone, new RegExp(reference));
    await heading(phone, reference);
    // The shell and the leaflets are there before the network goes.
    await phone.page.waitForFunction(async () => (await caches.match("/field")) && (await caches.match("/guide/fr")) && navigator.serviceWorker.controller);
}

/** Answers the questions of a form one after the other, and keeps it. */
async function writes(phone, title, answers, { look } = {}) {
    await press(phone, title);
    for (;;) {
        const save = phone.page.getByRole("button", { name: "Save on this phone" });
        const next = phone.page.getByRole("button", { name: "Next" });
        await save.or(next).first().waitFor();
        if (await save.count()) break;
        for (const [name, answer] of Object.entries(answers)) {
            for (const value of [answer].flat()) {
                const choice = phone.page.locator(`input[name="fact.${name}"][value="${value}"]`);
                const typed = phone.page.locator(`#fact-${name}`);
                if (await choice.count()) await choice.check();
                else if (await typed.count()) await typed.fill(value);
            }
        }
        if (look) await phone.looks(`field question ${look}`);
        const before = await phone.page.locator("h1").innerText();
        await next.click();
        await phone.page.waitForFunction((before) => document.querySelector("h1").innerText !== before, before);
    }
    await phone.looks(`field review ${look ?? ""}`);
    await saves(phone);
}

/** Kept is what is kept when the page goes on. */
async function saves(phone) {
    const save = phone.page.getByRole("button", { name: "Save on this phone" });
    await save.click();
    await save.waitFor({ state: "detached" });
}

async function unlocks(phone, words = passphrase) {
    await phone.page.locator("#passphrase").fill(words);
    await press(phone, "Open");
}

/** Everything that the browser keeps, as one text. */
const kept = (phone) =>
    phone.page.evaluate(async () => {
        const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), JSON.stringify(history.state), location.href];
        for (const { name } of await indexedDB.databases()) {
            const base = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
            for (const store of base.objectStoreNames) {
                const all = await new Promise((done) => (base.transaction(store).objectStore(store).getAll().onsuccess = (event) => done(event.target.result)));
                const plain = (value) => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder("latin1").decode(value) : value && typeof value === "object" ? Object.values(value).map(plain).join(" ") : String(value));
                texts.push(plain(all));
            }
            base.close();
        }
        for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) texts.push(request.url, await (await caches.match(request)).text());
        return texts.join("\n");
    });

test("an inspection is carried out with no network, the sending is cut short, and each thing arrives once", async () => {
    const desk = await Visitor.open(place.server);
    await desk.signsInAs("inspector");
    const reference = await planned(desk);
    const phone = await signedIn(320);
    await takesAlong(phone, reference);
    await phone.looks("field doors");
    await phone.context.setOffline(true);
    await saysState(phone, "no network");

    await press(phone, /^Site/);
    await phone.looks("field site");
    await writes(phone, "What was seen at the site", { "workers-at-work": "3", observed: canary }, { look: "site" });
    await saysState(phone, "1 saved on this phone, 0 sent");
    await press(phone, "Back");
    await press(phone, /^People/);
    await phone.looks("field people");
    await writes(phone, /A worker was met/, { setting: "workplace-inspection", minor: "declined" }, { look: "met" });
    await heading(phone, "Person 1");
    await writes(phone, /How the person is/, { needs: ["food-or-rest", "safe-place"], answers: "not-asked" });
    await writes(phone, /Hours and rest/, { "hours-a-week": "78" });
    await phone.looks("field person");
    await saysState(phone, "4 saved on this phone, 0 sent");
    // A draft that is left in the midst of a word.
    await press(phone, /How the job was found/);
    await phone.page.locator('input[name="fact.found-through"][value="recruiter"]').check();
    await saysState(phone, "5 saved on this phone, 0 sent");
    assert.ok(!(await kept(phone)).includes("ZQ7CANARY"), "what is kept cannot be read");
    assert.ok(!(await kept(phone)).includes("Invented street"), "what was taken along cannot be read");

    // The page is closed and opened again with no network.
    await phone.page.waitForTimeout(600);
    await phone.page.close();
    phone.page = await phone.context.newPage();
    phone.page.setDefaultTimeout(15_000);
    await phone.goes("/field");
    await heading(phone, "Locked");
    assert.match(await state(phone), /5 saved on this phone, 0 sent/);
    await phone.looks("field locked");
    await unlocks(phone, "seven cranes over watr");
    await phone.page.getByText("That is not the passphrase of this phone.").waitFor();
    await unlocks(phone);
    await press(phone, new RegExp(reference));
    await press(phone, /^Leaflet/);
    await phone.page.locator('a[href="/field/leaflet/fr"]').click();
    assert.equal(await phone.page.locator("html").getAttribute("lang"), "fr");
    await phone.goes("/field");
    await unlocks(phone);
    await press(phone, new RegExp(reference));
    await press(phone, /^Finish/);
    await phone.looks("field finish");
    await press(phone, /How the job was found/);
    await heading(phone, "How the job was found");
    await phone.says("A recruiter or agency");
    await saves(phone);
    await saysState(phone, "5 saved on this phone, 0 sent");

    // The network comes back; the first sending reaches the server, and its answer is lost.
    let sendings = 0;
    await phone.context.route("**/field/sync", async (route) => {
        sendings += 1;
        if (sendings > 1) return route.continue();
        const answer = await route.fetch();
        assert.equal(answer.status(), 200, await answer.text());
        return route.abort("connectionreset");
    });
    await phone.context.setOffline(false);
    await phone.page.getByText("The network went while sending.").waitFor();
    await phone.looks("field cut short");
    assert.match(await state(phone), /5 saved on this phone, 0 sent/);
    await phone.page.reload();
    await unlocks(phone);
    await press(phone, "Send 5 now");
    await saysState(phone, "0 saved on this phone, 5 sent");
    assert.equal(sendings, 2);
    await phone.looks("field sent");
    assert.ok(!(await kept(phone)).includes("ZQ7CANARY"));

    await desk.goes(`/files/${reference}`);
    const told = await desk.text();
    assert.equal(told.split("ZQ7CANARY").length - 1, 1, "what was seen is there once");
    const ties = await desk.page.locator(`main a[href^="/files/BE-"]`).evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href").match(/^\/files\/BE-\w{4}-\w{4}/)[0]))]);
    const interviews = ties.filter((address) => !address.endsWith(reference));
    assert.equal(interviews.length, 1, `one interview: ${interviews}`);
    await desk.goes(interviews[0]);
    await desk.says("78");
    await desk.says("Did not want to say");
    await Promise.all([desk.leaves(), phone.leaves()]);
});

test("what the rules refuse comes back with the reason, and is sent again when it is put right", async () => {
    const phone = await signedIn();
    const reference = await planned(phone);
    await takesAlong(phone, reference);
    await press(phone, /^Finish/);
    await writes(phone, /Inspection finished/, { "inspection-result": "nothing-found", "inspection-summary": canary });
    await saysState(phone, "needs you: 1");
    await phone.looks("field needs you");
    await press(phone, /Inspection finished/);
    await phone.page.getByRole("heading", { name: "Needs you" }).waitFor();
    await phone.says(canary);
    await phone.looks("field why");
    // The visit itself was forgotten.
    await press(phone, "Back");
    await press(phone, "Back");
    await press(phone, /^Site/);
    await writes(phone, /Inspection carried out/, { "workers-met": "0", "signs-seen": "no" });
    await saysState(phone, "1 sent");
    await press(phone, "Back");
    await press(phone, /^Finish/);
    await press(phone, /Inspection finished/);
    await saves(phone);
    await saysState(phone, "0 saved on this phone, 2 sent");
    await phone.leaves();
});

test("a clock that is wrong is told, and what it says of the future is not taken", async () => {
    const phone = await signedIn();
    const reference = await planned(phone);
    await phone.page.clock.install({ time: Date.now() + 3 * 3_600_000 });
    await takesAlong(phone, reference);
    await phone.page.getByText("minutes ahead of the server").waitFor();
    await phone.looks("field clock");
    await press(phone, /^Site/);
    await writes(phone, "What was seen at the site", { "workers-at-work": "3" });
    await saysState(phone, "needs you: 1");
    await press(phone, /What was seen at the site/);
    await phone.page.getByText("which has not come yet").waitFor();
    // Nobody touches it: it locks.
    await phone.page.clock.runFor(11 * 60_000);
    await heading(phone, "Locked");
    await phone.leaves();
});

test("when the browser has thrown everything away it is said, and a saved file brings it back", async () => {
    const phone = await signedIn();
    const reference = await planned(phone);
    await takesAlong(phone, reference);
    await phone.context.setOffline(true);
    await press(phone, /^Site/);
    await writes(phone, "What was seen at the site", { observed: canary });
    await saysState(phone, "1 saved on this phone, 0 sent");
    await phone.goes("/field");
    await unlocks(phone);
    const [download] = await Promise.all([phone.page.waitForEvent("download"), press(phone, "Save everything to a locked file")]);
    const file = await download.path();
    assert.ok(!readFileSync(file, "utf8").includes("ZQ7CANARY"));
    const gone = () => phone.page.evaluate(() => new Promise((done) => Object.assign(indexedDB.deleteDatabase("field"), { onsuccess: done, onerror: done })));
    await gone();
    await phone.goes("/field");
    await phone.page.getByText("the browser has removed it").waitFor();
    await phone.looks("field evicted");
    await phone.page.getByText("Read in a saved file").click();
    await phone.page.locator("#saved").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await phone.page.getByText("was not saved by this page").waitFor();
    await phone.page.locator("#saved").setInputFiles(file);
    await heading(phone, "Locked");
    await unlocks(phone);
    await saysState(phone, "1 saved on this phone, 0 sent");
    await phone.context.setOffline(false);
    await saysState(phone, "0 saved on this phone, 1 sent");
    await phone.leaves();
});

test("an ended session keeps everything; a phone that was cut off forgets everything", async () => {
    const desk = await Visitor.open(place.server);
    await desk.signsInAs("inspector");
    const reference = await planned(desk);
    const phone = await signedIn();
    await takesAlong(phone, reference);
    // Signing out takes nothing away that has not been sent.
    await phone.goes("/me");
    await phone.presses("form.sign-out button[type=submit]");
    await phone.goes("/field");
    await unlocks(phone);
    await phone.page.getByText("Sign in to send").waitFor();
    await phone.looks("field signed out");
    await press(phone, new RegExp(reference));
    await press(phone, /^Site/);
    await writes(phone, "What was seen at the site", { observed: canary });
    await phone.page.getByText("Sign in to send").waitFor();
    await phone.page.getByRole("link", { name: "Sign in" }).click();
    await phone.signsInHere("inspector");
    await heading(phone, "Locked");
    assert.match(await state(phone), /1 saved on this phone, 0 sent/);

    await desk.goes("/field/devices");
    await desk.looks("devices");
    // The last one set up.
    await desk.presses(desk.page.getByRole("button", { name: /Cut off/ }).last());
    await desk.says("cut off");
    await phone.goes("/field");
    await heading(phone, "Nothing is kept here any more");
    await phone.looks("field cut off");
    assert.deepEqual(await phone.page.evaluate(async () => {
        const base = await new Promise((done) => (indexedDB.open("field").onsuccess = (event) => done(event.target.result)));
        const count = (store) => new Promise((done) => (base.transaction(store).objectStore(store).count().onsuccess = (event) => done(event.target.result)));
        return [await count("meta"), await count("things"), localStorage.length];
    }), [0, 0, 0]);
    await Promise.all([desk.leaves(), phone.leaves()]);
});

test("without script the same questions are online and on paper", async () => {
    const somebody = await Visitor.open(place.server, { script: false, width: 360 });
    await somebody.signsInAs("inspector");
    const reference = await planned(somebody);
    await somebody.goes("/field");
    await somebody.looks("field plain");
    await somebody.presses('a[href="/field/paper"]');
    await somebody.says("What was seen at the site");
    await somebody.looks("field paper");
    await somebody.presses(`a[href="/files/${reference}/begin/worker-met"]`);
    await somebody.says("A worker was met");
    await somebody.leaves();
});
