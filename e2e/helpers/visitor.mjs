// Somebody at a screen: a browser context with one role signed in, that looks at every page it comes to.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

/** The two widths and the two kinds of browser that every walk is made with. */
export const ways = [
    { script: true, width: 1280 },
    { script: false, width: 1280 },
    { script: true, width: 360 },
    { script: false, width: 360 },
];

const examined = new Set();
let running;

/** The browser, shared by all visitors of a test file. */
export async function browser() {
    running ??= await chromium.launch({ executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
    return running;
}

export async function closeBrowser() {
    await running?.close();
    running = undefined;
}

export class Visitor {
    /** Clicks and keystrokes so far; a field counts as one. */
    clicks = 0;
    #problems = [];

    static async open(server, { script = true, width = 1280, language = "en", name = "visitor" } = {}) {
        const chrome = await browser();
        const context = await chrome.newContext({
            baseURL: server.address,
            javaScriptEnabled: script,
            locale: language,
            viewport: { width, height: 900 },
        });
        const visitor = new Visitor();
        Object.assign(visitor, { server, context, script, width, name });
        visitor.page = await context.newPage();
        visitor.page.setDefaultTimeout(15_000);
        visitor.page.on("dialog", (dialog) => {
            visitor.#problems.push(`a dialog opened: ${dialog.message()}`);
            dialog.dismiss();
        });
        visitor.page.on("pageerror", (error) => visitor.#problems.push(`a script failed: ${error.message}`));
        visitor.page.on("console", (message) => {
            // What a page answers with (422, 409, 404) is no problem of the page.
            if (message.type() === "error" && !/Failed to load resource/.test(message.text())) visitor.#problems.push(message.text());
        });
        context.on("request", (request) => {
            if (!request.url().startsWith(server.address)) visitor.#problems.push(`a request left the server: ${request.url()}`);
        });
        return visitor;
    }

    /** Opens an address and looks at the page. */
    async goes(path) {
        const answer = await this.page.goto(path, { waitUntil: "load" });
        return answer;
    }

    /** Signs in as one of the server's `people`. */
    async signsInAs(person) {
        await this.goes("/sign-in?lang=en");
        await this.signsInHere(person);
        assert.notEqual(new URL(this.page.url()).pathname, "/sign-in", `${person} is let in: ${await this.text()}`);
        this.name = person;
        return this;
    }

    /** Fills in the sign-in form that is shown. */
    async signsInHere(person) {
        const account = this.server.accounts[person];
        await this.fills("name", account.name);
        await this.fills("password", account.password);
        await this.presses("form.sign-in button[type=submit]");
    }

    /** A click that leads somewhere. */
    async presses(target) {
        this.clicks += 1;
        const locator = typeof target === "string" ? this.page.locator(target).first() : target;
        await locator.click();
        await this.page.waitForLoadState("load");
    }

    async fills(name, value) {
        this.clicks += 1;
        await this.page.fill(`[name="${name}"]`, value);
    }

    async chooses(name, value) {
        this.clicks += 1;
        const field = this.page.locator(`select[name="${name}"]`);
        if (await field.count()) await field.selectOption(value);
        else {
            const answer = this.page.locator(`input[name="${name}"][value="${value}"]`);
            // Its words, as a finger would: something that stays in view may lie over it until the page is moved.
            if (!(await answer.isChecked())) await answer.locator("xpath=following-sibling::label[1]").click();
            assert.ok(await answer.isChecked(), `${name}: ${value}`);
        }
    }

    /** Fills the boxes of a day. */
    async fillsDay(name, { day, month, year }) {
        for (const [part, value] of Object.entries({ day, month, year })) await this.fills(`${name}.${part}`, value);
    }

    /** Answers the questions of a form: a day as { day, month, year }, several choices as a list, the rest as a text. */
    async answers(facts) {
        for (const [fact, answer] of Object.entries(facts)) {
            const name = `fact.${fact}`;
            if (Array.isArray(answer)) for (const value of answer) await this.chooses(name, value);
            else if (typeof answer === "object") await this.fillsDay(name, answer);
            else if (await this.page.locator(`input[type=text][name="${name}"], input:not([type])[name="${name}"], textarea[name="${name}"]`).count()) await this.fills(name, answer);
            else await this.chooses(name, answer);
        }
    }

    /** Chooses a document for a question. */
    async gives(fact, document) {
        this.clicks += 1;
        await this.page.setInputFiles(`input[name="file.${fact}"]`, document);
    }

    /** Opens the form of an event and fills it in. Without a reference it is a new file's first event. */
    async fillsForm(reference, event, facts = {}, { on } = {}) {
        await this.goes(reference ? `/files/${reference}/record/${event}` : `/files/new/${event}`);
        if (on) await this.fillsDay("on", on);
        await this.answers(facts);
    }

    /** Asks what the filled form would change. */
    checks() {
        return this.presses("main form[data-preview] button[type=submit]");
    }

    /** Goes back to the questions. */
    changes() {
        return this.presses("main button[name=step][value=edit]");
    }

    /** Records what has been checked. */
    records() {
        return this.presses("main button[name=step][value=record]");
    }

    /** Fills, checks and records; gives the file's reference. */
    async tells(reference, event, facts = {}, options = {}) {
        await this.fillsForm(reference, event, facts, options);
        await this.checks();
        await this.records();
        const found = new URL(this.page.url()).pathname.match(/^\/files\/(BE-[0-9A-Z]{4}-[0-9A-Z]{4})/);
        assert.ok(found, `${event} is recorded: ${this.page.url()}\n${await this.text()}`);
        return found[1];
    }

    /** The words of the page, isolating signs left out. */
    async text() {
        return plain(await this.page.locator("body").innerText());
    }

    /** The page's source. */
    source() {
        return this.page.content();
    }

    async says(words) {
        const text = await this.text();
        if (words instanceof RegExp) assert.match(text, words);
        else assert.ok(text.includes(words), `${JSON.stringify(words)} is not on ${this.page.url()}:\n${text}`);
    }

    async saysNothingOf(words) {
        assert.ok(!plain(await this.source()).includes(words), `${JSON.stringify(words)} is on ${this.page.url()}`);
    }

    /** Looks at the page as a stranger would: axe, sideways scrolling, one h1, nothing from elsewhere. */
    async looks(step) {
        await shoot(this, step);
        const { page } = this;
        const where = `${this.name}, ${step}, ${this.script ? "script" : "no script"}, ${this.width} px`;
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(overflow <= 0, `${where}: the page scrolls sideways by ${overflow} px`);
        assert.equal(await page.locator("h1").count(), 1, `${where}: one h1`);
        // The same page need not be examined again; what script adds makes it another page, what names this file does not.
        const source = (await this.source())
            .replace(/ (value|src|href|action|id|name|data-preview)="[^"]*"/g, "")
            .replace(/BE-\w{4}-\w{4}/g, "")
            .replace(/\d/g, "");
        const key = createHash("sha256").update(`${this.width} ${source}`).digest("hex");
        if (!examined.has(key)) {
            examined.add(key);
            const { violations } = await examine(this);
            const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
            assert.deepEqual(found, [], `${where}: axe`);
        }
        assert.deepEqual(this.#problems, [], `${where}: the browser complains`);
    }

    async leaves() {
        await this.context.close();
    }
}

/** axe needs script; a page shown without is examined as a copy in a page with. */
async function examine(visitor) {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    if (visitor.script) return new AxeBuilder({ page: visitor.page }).withTags(tags).analyze();
    const chrome = await browser();
    const context = await chrome.newContext({ viewport: visitor.page.viewportSize() });
    try {
        const page = await context.newPage();
        const [address, body] = [visitor.page.url(), await visitor.source()];
        await page.route(address, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
        await page.goto(address);
        return await new AxeBuilder({ page }).withTags(tags).analyze();
    } finally {
        await context.close();
    }
}

async function shoot(visitor, step) {
    const folder = process.env.E2E_SHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const name = [visitor.name, step, visitor.width, visitor.script ? "" : "plain"].filter(Boolean).join("-").replace(/[^\w-]+/g, "-");
    await visitor.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Isolating signs left out, every space a plain one. */
export function plain(text) {
    return text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\u00a0/g, " ");
}
