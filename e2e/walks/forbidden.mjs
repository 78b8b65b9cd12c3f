// Screens 7.7: to whom a file is none of theirs it is not there.

import assert from "node:assert/strict";

import { Office } from "../helpers/dossier.mjs";
import { crosswise, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);
let theirs;

/** A reference that is well formed, its check sign included, and nobody's: the file's own with another first sign. */
function invented(reference) {
    const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const numbers = [...reference.replace(/-/g, "").slice(2, 9)].map((sign) => signs.indexOf(sign));
    numbers[0] = (numbers[0] + 1) % 32;
    const check = numbers.reduce((sum, sign, place) => sum + (2 * place + 3) * sign + (sign >> 4), 0) & 31;
    const text = [...numbers, check].map((sign) => signs[sign]).join("");
    return `BE-${text.slice(0, 4)}-${text.slice(4)}`;
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
}, crosswise);
