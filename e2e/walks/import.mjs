// Screens 7.10: ten thousand referrals in one table, twelve of them with mistakes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const header = "nbt_on,nbt_region,nbt_setting,nbt_minor,nbt_safe-way,prs_FirstName,prs_SecondName,prs_PrimaryLanguage";
const mistaken = 12;

/** A table of so many referrals; the first twelve rows say a day that does not exist. */
function table(rows, name) {
    const on = day(-3).iso;
    const lines = Array.from({ length: rows }, (_, row) => {
        const date = row < mistaken ? "2026-02-30" : on;
        return `${date},brussels,police-check,no,own-phone,${name} ${row},Invented (synthetic),ne`;
    });
    return [header, ...lines, ""].join("\r\n");
}

everyWay("a table is tried, imported once, and its bad rows come back to be corrected", place, async ({ visitor, script, width }) => {
    // The whole ten thousand once; the other ways a table of their own, small enough to be quick.
    const rows = script && width === 1280 ? 10_000 : 200;
    const name = `Row ${script ? "s" : "n"}${width}`;
    const police = await visitor("police");
    const give = async (text, as) => {
        await police.goes("/import");
        await police.page.setInputFiles("input[type=file]", { name: as, mimeType: "text/csv", buffer: Buffer.from(text) });
        await police.presses("main form[enctype] button[type=submit]");
    };
    const imports = async () => {
        await police.presses("main form[action='/import/go'] button[type=submit]");
        for (let tries = 0; (await police.page.locator("progress").count()) > 0; tries += 1) {
            assert.ok(tries < 600, "the import ends");
            await police.page.waitForTimeout(200);
            await police.goes("/import");
        }
        await police.looks("imported");
    };
    const text = table(rows, name);
    const number = new Intl.NumberFormat("en");

    await police.goes("/import");
    await police.looks("import");
    await give(text, "referrals.csv");
    await police.looks("what would happen");
    await police.says(`${number.format(rows - mistaken)} rows are ready`);
    assert.equal(await police.page.locator("section.plan tbody tr").count(), mistaken, "each bad row is named");
    await police.says("2026-02-30");
    const [download] = await Promise.all([police.page.waitForEvent("download"), police.page.click("a[href='/import/bad-rows.csv']")]);
    const bad = readFileSync(await download.path(), "utf8");
    await imports();
    await police.says(new RegExp(`${number.format(rows - mistaken)} new`));

    await give(text, "referrals.csv");
    await imports();
    await police.says(/0 new/);

    await give(bad.replaceAll("2026-02-30", day(-2).iso), "corrected.csv");
    await imports();
    await police.says(new RegExp(`${mistaken} new`));
});
