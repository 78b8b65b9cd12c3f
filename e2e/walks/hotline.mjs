// Screens 7.8: a call in the night: danger, a note while it lasts, a call back only when it is safe, a referral without retyping.

import assert from "node:assert/strict";

import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();

const ways = [
    { script: true, width: 1280 },
    { script: false, width: 1280 },
    { script: true, width: 320 },
    { script: false, width: 320 },
];

everyWay("a call is noted in one step, danger goes first, and the number is hidden", place, async ({ visitor, script }) => {
    const worker = await visitor("hotline");
    await worker.goes("/hotline");
    await worker.looks("hotline shift");
    const before = worker.clicks;
    await worker.presses("main a[href='/hotline/new']");
    await worker.looks("hotline note");
    if (!script) await worker.says("Without script no draft is kept");

    // The danger button comes first, and Enter in a field is Save all the same.
    const first = await worker.page.locator("#note button:not([tabindex='-1']), #note input:not([type=hidden]), #note textarea").first().innerText();
    assert.match(first, /Danger now/);

    await worker.fills("fact.said", "Sleeps where he works; the foreman holds his passport.");
    // The languages that this hotline hears stand first, the others in a list.
    const chip = worker.page.locator("input[name='fact.language'][value=ne]");
    if (await chip.count()) await chip.check({ force: true });
    else await worker.page.locator("select[name=other-language]").selectOption("ne");
    await worker.page.locator("input[name='fact.safe-way'][value=own-phone]").check({ force: true });
    await worker.fills("fact.safe-details", "0470 00 00 01 tea");
    await worker.fills("fact.call-from", "18");
    await worker.fills("fact.call-until", "20");
    worker.clicks += 2;
    if (script) {
        await worker.page.getByText(/Saved .?\d\d:\d\d.? as a draft/).waitFor();
        // A browser that was closed in the middle of a call: the draft is there.
        await worker.goes("/hotline/new");
        await worker.says("This is your draft");
        assert.equal(await worker.page.inputValue("[name='fact.safe-details']"), "0470 00 00 01 tea");
        await worker.looks("hotline draft");
    }
    await worker.page.locator("[name='fact.safe-details']").press("Enter");
    worker.clicks += 1;
    await worker.page.waitForURL(/saved=note/);
    assert.ok(worker.clicks - before <= 8, `${worker.clicks - before} clicks and fields for a whole note`);
    await worker.says("The note is saved.");
    await worker.says(/18:00–20:00 only/);
    await worker.saysNothingOf("0470");
    await worker.looks("hotline saved");
    const reference = new URL(worker.page.url()).pathname.split("/").pop();
    await worker.presses("main a[href*='number=shown']");
    await worker.says("0470 00 00 01 tea (18:00–20:00)");
    await worker.looks("hotline number");

    // Danger in a call that has just begun: two clicks, nothing typed.
    await worker.goes("/hotline");
    const calm = worker.clicks;
    await worker.presses("main a[href='/hotline/new']");
    await worker.presses("#note .button-danger");
    assert.equal(worker.clicks - calm, 2);
    await worker.says("call 112");
    await worker.looks("hotline danger");
    const danger = new URL(worker.page.url()).pathname.split("/").pop();
    await worker.goes("/hotline");
    const list = await worker.text();
    assert.ok(list.indexOf(danger) < list.indexOf(reference), "danger stands first");
    await worker.looks("hotline list");
    await worker.tells(danger, "danger-passed-on", { "passed-to": ["police", "duty-manager"] });

    // From the contact to a referral.
    await worker.goes(`/hotline/${reference}`);
    await worker.presses("main a[href$='/begin/detected']");
    await worker.says("Signs of trafficking noticed");
    assert.equal(await worker.page.inputValue("[name='fact.language']"), "ne");
    assert.equal(await worker.page.inputValue("[name='fact.safe-details']"), "0470 00 00 01 tea (18:00–20:00)");
    assert.ok(await worker.page.locator("[name='fact.safe-way'][value=own-phone]").isChecked());
    await worker.looks("hotline referral");

    for (const person of ["police", "otherCentre"]) {
        const other = await visitor(person);
        assert.equal((await other.goes(`/hotline/${reference}`)).status(), 404);
        await other.goes("/hotline");
        await other.saysNothingOf(reference);
    }
}, ways);

everyWay("the pilot and the year are told in figures", place, async ({ visitor }) => {
    const worker = await visitor("socialWorker");
    await worker.tells(undefined, "joint-action", {
        "action-region": "brussels",
        partners: ["police", "labour-inspectorate"],
        "people-met": "41",
        folders: "36",
        "folder-languages": ["bn", "ne"],
    });
    await worker.goes("/outreach");
    await worker.says("A rise in identified victims is not by itself shown by this.");
    await worker.looks("outreach");
    await worker.goes("/centre/year");
    await worker.says("your own centre only");
    await worker.looks("centre year");
}, ways);
