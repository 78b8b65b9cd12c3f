// Takes the picture of the README from a demo that runs, and says what it weighs.
//
//   ./demo --port 8710          in another terminal
//   node e2e/pictures.mjs http://127.0.0.1:8710 leo PASSWORD
//   pngquant --force --ext .png 64 docs/pictures/*.png

import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const [address, name, password] = process.argv.slice(2);
const folder = join(dirname(fileURLToPath(import.meta.url)), "../docs/pictures");
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ baseURL: address, locale: "en", viewport: { width: 1080, height: 1266 } });
const page = await context.newPage();
await page.goto("/sign-in?lang=en");
await page.fill("[name=name]", name);
await page.fill("[name=password]", password);
await page.click("form.sign-in button[type=submit]");

async function taken() {
    await page.evaluate(() => document.fonts.ready);
    return (await page.screenshot()).toString("base64");
}

await page.goto("/work?lang=en");
const worklist = await taken();
const files = await page.locator("main table a.reference").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
// The dossier that shows most: the one with the most tracks among the first.
let best = { tracks: 0, file: files[0] };
for (const file of new Set(files.slice(0, 12))) {
    await page.goto(file);
    const tracks = await page.locator(".tracks > section").count();
    if (tracks > best.tracks) best = { tracks, file };
}
await page.goto(`${best.file}?lang=en`);
const dossier = await taken();

// Both beside each other on one sheet.
const sheet = await (await browser.newContext({ viewport: { width: 1600, height: 925 } })).newPage();
const picture = (data) => `<img src="data:image/png;base64,${data}" style="width:787px;border:1px solid #8e8e8e">`;
await sheet.setContent(`<body style="margin:0;display:flex;gap:22px;background:#dcdcdc">${picture(worklist)}${picture(dossier)}</body>`);
const path = join(folder, "work-and-dossier.png");
await sheet.screenshot({ path });
console.log(`work-and-dossier.png: ${Math.round(statSync(path).size / 1024)} KB`);
await browser.close();
