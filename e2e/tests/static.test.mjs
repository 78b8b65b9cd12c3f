// What the browser is given beside the pages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { stale } from "../pack-static.mjs";

test("packed sheets and scripts are those of today", () => {
    assert.deepEqual(stale(), [], "run node e2e/pack-static.mjs");
});
