// Everything that is tried in a real browser, on an installation for each of two documents, which are tried side by side. Each
// document in walks/ is a walk of its own; to try one alone:
//
//   node --test --test-name-pattern='a renewal waits' tests/walks-*.test.mjs

import "../walks/everywhere.mjs";
import "../walks/evidence.mjs";
import "../walks/inspections.mjs";
import "../walks/guide.mjs";
import "../walks/hotline.mjs";
import "../walks/field.mjs";
import "../walks/places.mjs";
import "../walks/screening.mjs";
