// Threat T26 and its harmless cousins: what somebody typed is shown as typed, to everyone who may see it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Office } from "../helpers/dossier.mjs";
import { scripts, shapes } from "../helpers/hostile.mjs";
import { Visitor } from "../helpers/visitor.mjs";
import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const readers = ["police", "socialWorker", "legalAdviser", "magistrate", "immigration"];

test("T26: a script in a text runs for nobody", async () => {
    const office = Office.of(place);
    const reference = await office.reflecting(-10);
    for (const [number, text] of scripts.entries()) {
        await office.tell("police", reference, "remark-added", 0, { remark: text });
        if (number < 4) await office.tell("socialWorker", reference, "identity-recorded", 0, { "given-name": text, "family-name": text, "other-names": text });
    }
    for (const person of readers) {
        const reader = await Visitor.open(place.server);
        await reader.signsInAs(person);
        const violations = [];
        reader.page.on("console", (message) => /Content Security Policy|Trusted/i.test(message.text()) && violations.push(message.text()));
        for (const address of [`/files/${reference}`, `/files/${reference}/record`, `/files/${reference}/what-if`, `/files/${reference}/print`, "/work", "/files"]) {
            const answer = await reader.goes(address);
            assert.ok(answer.status() < 500, address);
            assert.equal(await reader.page.locator("main script, main img, main iframe, main object, main style, main svg[onload], main [onerror], main [onfocus]").count(), 0, `${person} ${address}`);
            await reader.looks(address);
        }
        assert.deepEqual(violations, [], `${person}: reports of the policy`);
        await reader.goes(`/files/${reference}`);
        await reader.says('<script>alert("T26-1")</script>');
        await reader.leaves();
    }
});

everyWay("long, right-to-left and combining texts fit and stay what they are", place, async ({ visitor, width }) => {
    const office = Office.of(place);
    const reference = await office.accompanied();
    for (const [name, text] of Object.entries(shapes)) {
        await office.tell("socialWorker", reference, "identity-recorded", 0, { "given-name": text, "family-name": `${name} (synthetic)` });
    }
    const worker = await visitor("socialWorker");
    await worker.goes(`/files/${reference}`);
    await worker.looks(`shapes at ${width}`);
    assert.ok((await worker.source()).includes(shapes.arabic), "Arabic is as typed");
    assert.ok((await worker.page.locator("main bdi").count()) > 0, "texts of people are isolated from the sentence around them");
});

everyWay("whoever has nothing to do is told so", place, async ({ visitor }) => {
    const reader = await visitor("judge");
    for (const address of ["/work", "/files"]) {
        await reader.goes(address);
        await reader.looks(`empty ${address}`);
        assert.ok((await reader.page.locator("main").innerText()).length > 20, `${address} says why it is empty`);
    }
});
