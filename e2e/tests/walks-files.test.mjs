// Everything that is tried in a real browser, on an installation for each of two documents, which are tried side by side. Each
// document in walks/ is a walk of its own; to try one alone:
//
//   node --test --test-name-pattern='a renewal waits' tests/walks-*.test.mjs

import "../walks/pages.mjs";
import "../walks/script.mjs";
import "../walks/referral.mjs";
import "../walks/reflection.mjs";
import "../walks/renewal.mjs";
import "../walks/late.mjs";
import "../walks/conflict.mjs";
import "../walks/what-if.mjs";
import "../walks/forbidden.mjs";
import "../walks/session.mjs";
import "../walks/hostile.mjs";
import "../walks/import.mjs";
import "../walks/print.mjs";
