// Screens 7.12: the guide for whoever may be exploited. Somebody may look over the reader's shoulder, or at the phone afterwards.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Visitor, browser } from "../helpers/visitor.mjs";
import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const weather = "https://www.meteo.be/";

/** Somebody with a phone who had another page open before. Leaving leads to a page that stands in for the weather. */
async function reader(options) {
    const somebody = await Visitor.open(place.server, { width: 320, ...options });
    const left = [];
    await somebody.context.route(weather, (route) => {
        left.push(route.request());
        return route.fulfill({ body: "<!DOCTYPE html><title>Weather</title><h1>Weather</h1>", contentType: "text/html" });
    });
    await somebody.goes("/help?lang=en");
    await somebody.context.clearCookies();
    return Object.assign(somebody, { left });
}

/** Whatever a browser may keep of a page. */
async function kept(somebody) {
    assert.deepEqual(await somebody.context.cookies(), []);
    return somebody.page.evaluate(async () => ({
        storage: localStorage.length + sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
}
const nothing = { storage: 0, databases: 0, caches: [], workers: 0 };

everyWay("the guide is whole in the list and in a language of each direction", place, async ({ visitor, script }) => {
    const somebody = await visitor();
    await somebody.goes("/guide");
    await somebody.looks("guide list");
    for (const [code, dir] of [["ar", "rtl"], ["da", "ltr"], ["en", "ltr"]]) {
        await somebody.goes("/guide");
        await somebody.presses(`a[hreflang=${code}]`);
        assert.equal(new URL(somebody.page.url()).pathname, `/guide/${code}`);
        assert.equal(await somebody.page.locator("html").getAttribute("dir"), dir);
        await somebody.looks(`guide ${code}`);
    }
    await somebody.says("45 days");
    await somebody.says("02 511 64 64");
    const [plainly, pressing] = ["Back button can show this page again", "press Shift three times"];
    if (script) {
        await somebody.says(pressing);
        assert.ok(!(await somebody.text()).includes(plainly));
    } else {
        await somebody.says(plainly);
        assert.ok(!(await somebody.text()).includes(pressing));
    }
    await somebody.says("Open its history. Delete this page there.");
});

test("in Arabic at 320 px the first touch of the tab key is a call, and nothing is stored or asked elsewhere", async () => {
    const somebody = await reader({ language: "ar" });
    const asked = [];
    somebody.page.on("request", (request) => asked.push(request));
    await somebody.goes("/guide");
    await somebody.presses("a[hreflang=ar]");
    await somebody.looks("guide ar narrow");
    await somebody.page.keyboard.press("Tab");
    assert.equal(await somebody.page.evaluate(() => document.activeElement.getAttribute("href")), "tel:+3225116464");
    await somebody.page.waitForLoadState("networkidle");
    const hosts = new Set(asked.map((request) => new URL(request.url()).origin));
    assert.deepEqual([...hosts], [place.server.address]);
    for (const request of asked) {
        const headers = await request.allHeaders();
        assert.equal(headers.referer, undefined, request.url());
        assert.equal(headers.cookie, undefined, request.url());
    }
    assert.deepEqual(await kept(somebody), nothing);
    // Text spacing of WCAG 1.4.12, set the way a reader's own tool sets it.
    await somebody.page.evaluate(() => {
        for (const element of document.querySelectorAll("*")) {
            element.style.setProperty("word-spacing", "0.16em", "important");
            element.style.setProperty("line-height", "1.5", "important");
        }
    });
    const overflow = await somebody.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px sideways`);
    await somebody.leaves();
});

for (const how of ["a touch", "three presses of Shift"]) {
    test(`leaving by ${how} shows the weather, and Back does not lead to the guide`, async () => {
        const somebody = await reader();
        await somebody.goes("/guide");
        await somebody.presses("a[hreflang=en]");
        await somebody.presses("a.other");
        await somebody.presses("a[hreflang=nl]");
        // The page is gone from sight before the other one is there.
        let answer;
        await somebody.context.route(weather, async (route) => {
            await new Promise((go) => (answer = go));
            await route.fallback();
        });
        await somebody.page.evaluate(() => {
            const root = document.documentElement;
            const tell = () => console.log(`hidden: ${root.hidden}, ${getComputedStyle(root).display}`);
            new MutationObserver(tell).observe(root, { attributes: true });
        });
        const gone = somebody.page.waitForEvent("console");
        if (how === "a touch") await somebody.page.click("[data-leave]", { noWaitAfter: true });
        else for (const _ of "123") await somebody.page.keyboard.press("Shift");
        assert.equal((await gone).text(), "hidden: true, none");
        while (!answer) await new Promise((soon) => setTimeout(soon, 20));
        answer();
        await somebody.page.waitForURL(weather);
        assert.equal(await somebody.left[0].headerValue("referer"), null);
        await somebody.page.goBack();
        assert.equal(new URL(somebody.page.url()).pathname, "/help");
        await somebody.leaves();
    });
}

test("Shift pressed for another reason does not leave", async () => {
    const somebody = await reader();
    await somebody.goes("/guide/en");
    for (const key of ["Shift", "Shift", "a", "Shift"]) await somebody.page.keyboard.press(key);
    await somebody.page.waitForTimeout(300);
    assert.equal(new URL(somebody.page.url()).pathname, "/guide/en");
    await somebody.leaves();
});

test("without script leaving is a link, and the page has said that Back leads here", async () => {
    const somebody = await reader({ script: false });
    await somebody.goes("/guide/da");
    await somebody.says("Efter Forlad siden kan knappen Tilbage vise siden igen.");
    await somebody.says("Åbn historikken. Slet siden der.");
    await somebody.presses("[data-leave]");
    assert.equal(somebody.page.url(), weather);
    assert.equal(await somebody.left[0].headerValue("referer"), null);
    await somebody.page.goBack();
    assert.equal(new URL(somebody.page.url()).pathname, "/guide/da");
    await somebody.leaves();
});

test("leaving stays in view while the page is scrolled, and covers no link that has the focus", async () => {
    const somebody = await reader();
    await somebody.goes("/guide/en");
    const links = await somebody.page.locator("a[href]:visible, button:visible").count();
    for (let press = 0; press < links; press += 1) {
        await somebody.page.keyboard.press("Tab");
        const [own, leave, is] = await somebody.page.evaluate(() => {
            const box = (element) => element.getBoundingClientRect().toJSON();
            const exit = document.querySelector("[data-leave]");
            return [box(document.activeElement), box(exit), document.activeElement === exit];
        });
        assert.ok(leave.top >= 0 && leave.bottom <= 900, "leaving is in view");
        assert.ok(is || own.bottom <= leave.top || own.top >= leave.bottom, "what has the focus is not covered");
    }
    await somebody.leaves();
});

test("kept only when asked: then it opens without a network, and it can be deleted", async () => {
    const somebody = await reader();
    await somebody.goes("/guide/da");
    assert.deepEqual(await kept(somebody), nothing);
    await somebody.page.click("[data-do=keep]");
    await somebody.page.getByText("Siden ligger nu på din telefon.").waitFor();
    assert.deepEqual(await kept(somebody), { ...nothing, caches: ["guide"], workers: 1 });
    await somebody.looks("guide kept");
    await somebody.context.setOffline(true);
    await somebody.goes("/guide/da");
    await somebody.says("02 511 64 64");
    const family = await somebody.page.evaluate(() => getComputedStyle(document.querySelector(".call")).display);
    assert.equal(family, "flex", "with its sheet");
    await assert.rejects(somebody.goes("/guide/en"), "another language was not asked for");
    await somebody.context.setOffline(false);
    await somebody.goes("/guide/da");
    await somebody.page.click("[data-do=remove]");
    await somebody.page.getByText("Siden ligger ikke længere på din telefon.").waitFor();
    assert.deepEqual(await kept(somebody), nothing);
    await somebody.goes("/guide/da");
    assert.deepEqual(await kept(somebody), nothing);
    await somebody.leaves();
});

test("printed it is a leaflet of two sides that nothing spills over, in every language, harmless outside", async () => {
    const chrome = await browser();
    const context = await chrome.newContext({ baseURL: place.server.address, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto("/guide");
    const codes = await page.locator(".languages a").evaluateAll((links) => links.map((link) => link.pathname));
    assert.ok(codes.length >= 4);
    for (const address of codes) {
        await page.goto(address);
        await page.emulateMedia({ media: "print" });
        const spilt = await page.evaluate(() =>
            [...document.querySelectorAll(".panel")]
                .filter((panel) => panel.scrollHeight > panel.clientHeight + 1 || panel.scrollWidth > panel.clientWidth + 1)
                .map((panel) => `${panel.innerText.slice(0, 40)}: ${panel.scrollHeight} of ${panel.clientHeight}`),
        );
        assert.deepEqual(spilt, [], address);
        const [front, back] = await page.locator(".side").evaluateAll((sides) => sides.map((side) => [...side.children].map((panel) => panel.innerText)));
        assert.equal(front.length, 5);
        assert.equal(back.length, 5);
        assert.equal(back[4], "", "the back is empty");
        assert.ok(front[1].includes("02 511 64 64"), address);
        const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 2, `${address}: two sides`);
    }
    await context.close();
});

test("the first visit weighs at most 25 KB in every language", async () => {
    const chrome = await browser();
    const context = await chrome.newContext({ baseURL: place.server.address, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto("/guide");
    const codes = await page.locator(".languages a").evaluateAll((links) => links.map((link) => link.pathname));
    let heaviest = ["", 0];
    for (const address of codes) {
        const sizes = [];
        const weigh = async (request) => sizes.push((await request.sizes()).responseBodySize);
        page.on("requestfinished", weigh);
        await page.goto(address, { waitUntil: "networkidle" });
        page.off("requestfinished", weigh);
        const weight = sizes.reduce((sum, size) => sum + size, 0);
        assert.ok(sizes.length <= 4, `${address}: ${sizes.length} requests`);
        if (weight > heaviest[1]) heaviest = [address, weight];
    }
    console.log(`guide: ${codes.length} languages, the heaviest is ${heaviest[0]} with ${(heaviest[1] / 1024).toFixed(1)} KB`);
    assert.ok(heaviest[1] <= 25 * 1024, `${heaviest}`);
    await context.close();
});
