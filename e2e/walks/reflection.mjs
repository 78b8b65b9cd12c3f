// Screens 7.2: the last day of reflection is a day of reflection.

import assert from "node:assert/strict";

import { Office } from "../helpers/dossier.mjs";
import { crosswise, day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

everyWay("a complaint on day 45 opens the three-month document, one on day 46 is refused with the rule", place, async ({ visitor }) => {
    const adviser = await visitor("legalAdviser");
    const begun = await office.accompanied("police", 0);
    await adviser.fillsForm(begun, "reflection-requested");
    await adviser.looks("reflection");
    await adviser.checks();
    await adviser.looks("before");
    // The promise names the last day, weekday and year included.
    const last = new Date(`${day(45).iso}T12:00:00Z`);
    const words = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(last).replace(",", "");
    await adviser.says(words);
    await adviser.records();
    await adviser.says(words);
    await adviser.looks("begun");

    const police = await visitor("police");
    const inTime = await office.reflecting(-45);
    await police.fillsForm(inTime, "cooperates", { form: "complaint" });
    await police.checks();
    await police.says("Three-month document");
    await police.looks("in time");
    await police.records();
    await police.says("Three-month document");

    const tooLate = await office.reflecting(-46);
    await police.fillsForm(tooLate, "cooperates", { form: "complaint" });
    await police.checks();
    await police.looks("too late");
    assert.ok(await police.page.locator("#summary a.why").count(), "the refusal leads to its rule");
    assert.equal(await police.page.locator("main button[value=record]").count(), 0, "what is refused cannot be recorded");
    // What was typed is kept; the day it happened was yesterday.
    await police.fillsDay("on", day(-1));
    await police.checks();
    await police.says("recorded 1 day later");
    await police.looks("late but in time");
    await police.records();
    await adviser.goes(`/files/${tooLate}`);
    await adviser.says("Three-month document");
    await adviser.looks("opened");
}, crosswise);
