// Screens 7.7: to whom a file is none of theirs it is not there.

import assert from "node:assert/strict";
import { after } from "node:test";

import { Office } from "../helpers/dossier.mjs";
import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = new Office(place);
let theirs;
after(() => office.close());

/** A reference that is well formed and nobody's. */
function invented(reference) {
    return reference === "BE-9MX2-7QD4" ? "BE-6RN3-8VYE" : "BE-9MX2-7QD4";
}

everyWay("a forbidden file answers as an invented one does", place, async ({ visitor }) => {
    theirs ??= await office.accompanied();
    const reference = theirs;
    for (const person of ["rapporteur", "administrator", "coordination", "policeElsewhere", "otherCentre"]) {
        const reader = await visitor(person);
        for (const ending of ["", "/record", "/what-if", "/readers", "/print"]) {
            const answers = [];
            for (const asked of [reference, invented(reference)]) {
                const answer = await reader.goes(`/files/${asked}${ending}`);
                const body = (await reader.source()).replaceAll(asked, "");
                answers.push({ status: answer.status(), body: body.replace(/(name="form" value=)"[^"]*"/g, "$1") });
            }
            assert.equal(answers[0].status, 404, `${person} ${ending}`);
            assert.deepEqual(answers[0], answers[1], `${person} ${ending}`);
        }
        await reader.looks("nothing here");
        await reader.goes("/work").catch(() => {});
        await reader.saysNothingOf(reference);
    }
});
