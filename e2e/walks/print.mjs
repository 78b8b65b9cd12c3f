// What leaves the program on paper: two sides, and never where somebody is housed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Office } from "../helpers/dossier.mjs";
import { Visitor, plain } from "../helpers/visitor.mjs";
import { installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

test("a printed dossier has two sides and does not say where the person is housed", async () => {
    const reference = await office.permitted(-20);
    await office.tell("socialWorker", reference, "shelter-entered", -20, { "house-code": "K9PR" });
    const worker = await (await Visitor.open(place.server, { script: false })).signsInAs("socialWorker");
    try {
        await worker.goes(`/files/${reference}`);
        await worker.says("K9PR");
        await worker.page.emulateMedia({ media: "print" });
        const printed = plain(await worker.page.locator("body").innerText());
        assert.ok(printed.includes("Six-month residence permit"), printed);
        assert.ok(!printed.includes("K9PR"), printed);
        assert.ok(printed.includes("Where the person is housed is never printed"), printed);
        assert.ok(!/\bwhy\b|\bCorrect\b/.test(printed), printed);
        const pdf = (await worker.page.pdf({ format: "A4" })).toString("latin1");
        const sides = pdf.match(/\/Type\s*\/Page\b/g).length;
        assert.ok(sides <= 2, `${sides} sides`);
    } finally {
        await worker.leaves();
    }
});
