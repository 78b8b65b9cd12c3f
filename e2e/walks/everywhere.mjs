// Every address that answers with a page is come to by links and forms, and looked at: none is forgotten.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { Office } from "../helpers/dossier.mjs";
import { people } from "../helpers/server.mjs";
import { day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

const notPages = ["/static/{*name}", "/guide/page.css", "/guide/page.js", "/guide/worker.js", "/guide/icon.svg", "/field/worker.js", "/field/manifest.webmanifest", "/field/start", "/field/forms", "/field/pack/{reference}", "/health", "/import/bad-rows.csv", "/reform/{country}/report", "/files/{reference}/events/{id}/documents/{mark}/content"];
/** So many people look at the same kind of page. */
const lookers = 1;

const list = join(dirname(fileURLToPath(import.meta.url)), "../../crates/web/src/app.rs");
const routes = readFileSync(list, "utf8")
    .split(".route(")
    .slice(1)
    .filter((route) => /\bget\(/.test(route))
    .map((route) => route.match(/"([^"]+)"/)[1])
    .filter((route) => !route.startsWith("/api/") && !notPages.includes(route))
    .map((route) => ({ route, pattern: new RegExp(`^${route.replace(/\{[^}]*\}/g, "[^/]+")}$`) }))
    // What is written out goes before what is left open.
    .sort((one, other) => one.route.split("{").length - other.route.split("{").length);

const routeOf = (address) => routes.find(({ pattern }) => pattern.test(address))?.route;

everyWay("every page is come to and looked at", place, async ({ visitor }) => {
    const reference = await office.reflecting(-3);
    await office.tell("legalAdviser", undefined, "wage-claim-begun", -200, { "claim-region": "brussels", permit: "none" });
    await office.tell("legalAdviser", undefined, "contacted", 0, { said: "Help" });
    await office.tell("legalAdviser", undefined, "worker-met", -2, { region: "brussels", setting: "workplace-inspection" });
    const inspection = await office.photographed();
    await office.tell("inspector", inspection, "partner-briefed", 0, { partner: "police-partner", "part-of-partner": "Keep the gate", "told-of-site": "no" });
    await office.tell("socialWorker", undefined, "place-asked", -1, { "centre-region": "brussels", household: "woman", persons: "1", "kind-of-place": "any", urgency: "tonight" });
    const seen = new Map(routes.map(({ route }) => [route, 0]));
    // First somebody who finds most of what can be done in a file.
    for (const person of new Set([undefined, "legalAdviser", ...Object.keys(people)])) {
        const reader = await visitor(person);
        const own = new Set();
        const ahead = person ? ["/", "/me", "/work", "/files", `/files/${reference}`, `/files/${inspection}/evidence`, "/admin", "/circular", "/reform/dk/draft"] : ["/sign-in"];
        const look = async (step) => {
            const route = routeOf(new URL(reader.page.url()).pathname);
            await reader.looks(`everywhere ${step}`);
            if (route && !own.has(route)) {
                own.add(route);
                seen.set(route, seen.get(route) + 1);
            }
            const links = await reader.page.locator("a[href]").evaluateAll((all) => all.filter((link) => !link.href.endsWith("/content")).map((link) => link.href));
            ahead.push(...links.filter((link) => link.startsWith(place.server.address)).map((link) => new URL(link).pathname));
        };
        while (ahead.length > 0) {
            const address = ahead.shift();
            const route = routeOf(address);
            if (!route || own.has(route) || (seen.get(route) >= lookers && !["/", "/files"].includes(route))) continue;
            const answer = await reader.goes(address);
            if (answer.status() === 404 || (address !== "/sign-in" && reader.page.url().includes("/sign-in"))) continue;
            assert.equal(answer.status(), 200, `${person} at ${address}`);
            await look(address);
            // An address that only leads on is come to all the same.
            if (!own.has(route)) seen.set(route, seen.get(route) + 1);
            own.add(route);
            if (route === "/search") {
                await reader.fills("text", "Nobody");
                await reader.presses("form.search-form button[type=submit]");
                await look("found");
            }
        }
        await reader.leaves();
    }
    const forgotten = [...seen].filter(([, times]) => times === 0).map(([route]) => route);
    assert.deepEqual(forgotten, [], "nobody came to these pages");
}, [
    { script: true, width: 1280 },
    { script: false, width: 360 },
]);
