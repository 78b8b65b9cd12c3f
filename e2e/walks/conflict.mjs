// Screens 7.5: two people record at once.

import assert from "node:assert/strict";

import { Office } from "../helpers/dossier.mjs";
import { crosswise, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

everyWay("the second recorder is told what changed and loses nothing typed", place, async ({ visitor }) => {
    const reference = await office.accompanied();
    const first = await visitor("socialWorker");
    const second = await visitor("legalAdviser");
    const typed = "Papers come on Tuesday; the next office should know. <b>&amp; \u0645\u0631\u062d\u0628\u0627";
    await second.fillsForm(reference, "remark-added", { remark: typed });
    await first.tells(reference, "remark-added", { remark: "Meanwhile the interpreter was changed" });
    await second.checks();
    // The colleague's event is in by the time of the check already; another one comes between check and recording.
    await first.tells(reference, "remark-added", { remark: "And the room was changed" });
    await second.records();
    await second.looks("conflict");
    await second.says("And the room was changed");
    const kept = await second.page.locator('main form [name="fact.remark"]').first().inputValue();
    assert.equal(kept, typed, "what was typed is there");
    await second.records();
    await second.goes(`/files/${reference}`);
    await second.looks("both");
    const source = await second.text();
    assert.equal(source.split("Papers come on Tuesday").length - 1, 1, "the second is there once");
    for (const words of ["Meanwhile the interpreter", "And the room was changed"]) {
        assert.equal(source.split(words).length - 1, 1, `${words} is there once`);
    }
}, crosswise);
