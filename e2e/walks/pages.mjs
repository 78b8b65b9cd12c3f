// Pages that everybody may read: each language, each width, with and without script; wide text, forced colours, paper.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Visitor } from "../helpers/visitor.mjs";
import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const open = ["/sign-in", "/help", "/accessibility", "/privacy", "/circular/be", "/circular/be/stage/reflection", "/circular/be/readings", "/circular/be/role/police", "/circular/be/source/aliens-act", "/circular/be/offences", "/circular/be/all/right", "/compare/dk", "/compare/dk?topic=reflection"];

everyWay("pages for everybody are whole", place, async ({ visitor }) => {
    const reader = await visitor();
    for (const address of open) {
        const answer = await reader.goes(address);
        assert.equal(answer.status(), 200, address);
        await reader.looks(address);
    }
    const nothing = await reader.goes("/no-such-page");
    assert.equal(nothing.status(), 404);
    await reader.looks("nothing");
});

test("every language fits on the narrowest screen, with wide spacing too", async () => {
    const reader = await Visitor.open(place.server, { width: 320 });
    for (const language of ["en", "da", "fr", "nl"]) {
        for (const address of ["/sign-in", "/circular/be/stage/reflection", "/accessibility"]) {
            await reader.goes(`${address}?lang=${language}`);
            assert.equal(await reader.page.locator("html").getAttribute("lang"), language);
            await reader.looks(`${language}${address}`);
            // Text spacing of WCAG 1.4.12, set the way a reader's own tool sets it.
            await reader.page.evaluate(() => {
                for (const element of document.querySelectorAll("*")) {
                    element.style.setProperty("letter-spacing", "0.12em", "important");
                    element.style.setProperty("word-spacing", "0.16em", "important");
                    element.style.setProperty("line-height", "1.5", "important");
                }
            });
            const overflow = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(overflow <= 0, `${address} in ${language} scrolls sideways by ${overflow} px with wide spacing`);
        }
    }
    await reader.leaves();
});

test("a first visit asks for at most six documents of ours beside the icon, and 75 KB", async () => {
    const reader = await Visitor.open(place.server);
    const sizes = [];
    reader.page.on("requestfinished", async (request) => sizes.push((await request.sizes()).responseBodySize));
    await reader.goes("/sign-in");
    await reader.page.waitForLoadState("networkidle");
    const weight = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`first visit: ${sizes.length} requests, ${(weight / 1024).toFixed(1)} KB`);
    // Page, two sheets, script, two weights of the font; the icon of the window is the browser's own wish.
    assert.ok(sizes.length <= 7, `${sizes.length} requests`);
    assert.ok(weight <= 75 * 1024, `${weight} bytes`);
    await reader.leaves();
});

test("targets are at least 24 px high or wide, main actions 44", async () => {
    const reader = await Visitor.open(place.server, { width: 360 });
    await reader.goes("/sign-in");
    const small = await reader.page.evaluate(() =>
        [...document.querySelectorAll("main button, nav a, header a, header button, footer a")]
            .filter((target) => target.getBoundingClientRect().height < 24 && getComputedStyle(target).position !== "absolute")
            .map((target) => target.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(small, []);
    const main = await reader.page.locator("main .button-primary").first().boundingBox();
    assert.ok(main.height >= 44, `the main action is ${main.height} px high`);
    await reader.leaves();
});

test("nothing is lost in forced colours", async () => {
    const reader = await Visitor.open(place.server);
    await reader.page.emulateMedia({ forcedColors: "active" });
    await reader.goes("/circular/be/stage/reflection");
    await reader.looks("forced colours");
    await reader.leaves();
});
