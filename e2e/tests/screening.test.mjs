// The script that counts signs on the device says what the server says, on answers drawn by the server's own tests
// (crates/casework/tests/it/screening.rs writes them).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { keyOf, screen } from "../../crates/web/static/js/signs.js";

const { rules, partial, vectors } = JSON.parse(readFileSync(new URL("../vectors/screening.json", import.meta.url), "utf8"));
const letters = { met: "M", "not-met": "N", "not-known": "?" };

/** Everything that a screening says, in one line, as the server's test writes it. */
function digest(result) {
    const elements = (all) =>
        all
            .map((it) => `${letters[it.met]}${it.rests_on.join("+")}.${it.settled_by.map(keyOf).join("").length}`)
            .join("");
    return [
        result.applies ? 1 : 0,
        result.signs.map((sign) => letters[sign.met]).join(""),
        result.signs.flatMap((sign) => [...sign.rests_on, ...sign.open]).reduce((sum, asked) => sum + keyOf(asked).length, 0),
        result.dimensions.map((it) => `${letters[it.met]}${it.strong}${it.medium}${it.weak}`).join(","),
        result.class ?? "",
        result.refers ? 1 : 0,
        result.could_become.join(","),
        result.offences
            .map((it) => `${letters[it.met]}:${elements(it.acts)}/${elements(it.purposes)}/${elements(it.means)}`)
            .join(" "),
        result.contradictions.join(","),
        result.not_alone.map(keyOf).join(","),
    ].join("|");
}

test("the device counts as the server does, on many answers", () => {
    assert.ok(vectors.length >= 150);
    for (const { answers, digest: wanted } of vectors) {
        assert.equal(digest(screen(rules, new Map(Object.entries(answers)))), wanted);
    }
});

test("what a reader may not see changes nothing that is counted on their device", () => {
    const hidden = /^threats-asked |made-to-come$/;
    for (const { answers } of vectors) {
        const all = Object.entries(answers);
        const seen = all.filter(([key]) => !hidden.test(key));
        assert.deepEqual(screen(partial, new Map(all)), screen(partial, new Map(seen)));
    }
});
