// Takes the pictures of the README from a demo that runs, and says what they weigh.
//
//   ./demo --port 8710          in another terminal
//   node e2e/pictures.mjs http://127.0.0.1:8710 leo PASSWORD

import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const [address, name, password] = process.argv.slice(2);
const folder = join(dirname(fileURLToPath(import.meta.url)), "../docs/pictures");
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ baseURL: address, locale: "en", viewport: { width: 1200, height: 860 } });
const page = await context.newPage();
await page.goto("/sign-in?lang=en");
await page.fill("[name=name]", name);
await page.fill("[name=password]", password);
await page.click("form.sign-in button[type=submit]");

async function take(picture) {
    await page.evaluate(() => document.fonts.ready);
    const path = join(folder, `${picture}.png`);
    await page.screenshot({ path });
    console.log(`${picture}.png: ${Math.round(statSync(path).size / 1024)} KB`);
}

await page.goto("/work?lang=en");
await take("worklist");
const file = await page.locator("main table a.reference").first().getAttribute("href");
await page.goto(`${file}?lang=en`);
await take("dossier");
await browser.close();
