// What script adds: grounds beside the page, consequences while typing, a word before the session ends. Each works without it too,
// which the walks in no-script browsers show.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Office } from "../helpers/dossier.mjs";
import { Visitor } from "../helpers/visitor.mjs";
import { installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

test("a ground opens beside the statement, Escape closes it, and the place is kept", async () => {
    const reference = await office.accompanied();
    const worker = await Visitor.open(place.server);
    await worker.signsInAs("socialWorker");
    await worker.goes(`/files/${reference}`);
    const address = worker.page.url();
    const link = worker.page.locator("main a.why").first();
    await link.click();
    const panel = worker.page.locator("aside.aside");
    await panel.waitFor();
    assert.ok((await panel.innerText()).length > 40, "the ground is said");
    assert.equal(worker.page.url(), address, "the page is still there");
    await worker.looks("why beside");
    await worker.page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    assert.ok(await link.evaluate((element) => element === document.activeElement), "the place is kept");
    // With a key held down the link is a link.
    const [other] = await Promise.all([worker.context.waitForEvent("page"), link.click({ modifiers: ["Control"] })]);
    await other.close();
    await worker.leaves();
});

test("what recording would change is said while the form is filled in", async () => {
    const reference = await office.accompanied();
    const adviser = await Visitor.open(place.server);
    await adviser.signsInAs("legalAdviser");
    await adviser.fillsForm(reference, "reflection-requested");
    await adviser.page.locator("[name='on.day']").press("End");
    await adviser.page.locator("[name='on.day']").dispatchEvent("input");
    const place_ = adviser.page.locator("#consequences");
    await adviser.page.waitForFunction(() => /Reflection period/.test(document.querySelector("#consequences").innerText));
    await adviser.looks("preview");
    // A form that cannot be understood has no consequences: the old ones go.
    await adviser.page.fill("[name='on.month']", "13");
    await adviser.page.waitForFunction(() => document.querySelector("#consequences").innerText.trim() === "");
    assert.equal((await place_.innerText()).trim(), "");
    await adviser.leaves();
});

test("five quiet minutes before the session ends it is said, and one click prolongs it", async () => {
    const worker = await Visitor.open(place.server);
    await worker.page.clock.install();
    await worker.signsInAs("socialWorker");
    const notice = worker.page.locator("[data-session-ends]");
    assert.equal(await notice.isVisible(), false);
    const seconds = Number(await notice.getAttribute("data-session-ends"));
    await worker.page.clock.runFor((seconds - 301) * 1000);
    assert.equal(await notice.isVisible(), false);
    await worker.page.clock.runFor(2000);
    assert.equal(await notice.isVisible(), true);
    await worker.looks("session ends");
    await notice.locator("a").click();
    await notice.waitFor({ state: "hidden" });
    await worker.leaves();
});
