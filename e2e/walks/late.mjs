// Screens 7.4: recorded late, then corrected; what was known yesterday can still be seen.

import assert from "node:assert/strict";

import { Office } from "../helpers/dossier.mjs";
import { crosswise, day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

everyWay("a late event says so, and its correction leaves the original to be read", place, async ({ visitor }) => {
    const reference = await office.accompanied("police", -20);
    const adviser = await visitor("legalAdviser");
    await adviser.fillsForm(reference, "reflection-requested", {}, { on: day(-7) });
    await adviser.checks();
    await adviser.says(/7 days/);
    await adviser.looks("late");
    await adviser.records();
    await adviser.says(/7 days later/);
    await adviser.looks("dossier");

    await adviser.presses(`main a[href*="/correct"]`);
    await adviser.looks("correct");
    await adviser.fillsDay("on", day(-9));
    if (await adviser.page.locator("[name=reason]").count()) await adviser.fills("reason", "The letter is dated two days earlier");
    await adviser.checks();
    await adviser.looks("correction checked");
    await adviser.records();
    assert.ok((await adviser.page.locator("main s, main del").count()) > 0, "the original is struck through");
    await adviser.looks("corrected");

    await adviser.goes(`/files/${reference}?known=${day(-1).iso}`);
    await adviser.looks("known yesterday");
    const back = adviser.page.locator(`main a[href="/files/${reference}"]`).first();
    assert.ok(await back.count(), "the banner leads back to today");
}, crosswise);
