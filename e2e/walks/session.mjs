// Screens 7.9: a session ends while a form is filled in.

import assert from "node:assert/strict";

import { Office } from "../helpers/dossier.mjs";
import { crosswise, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

everyWay("a form filled in a session that ended comes back whole and is recorded once", place, async ({ visitor }) => {
    const reference = await office.accompanied();
    const worker = await visitor("socialWorker");
    const typed = "Appointment with the doctor at ten; \u00e5, \u00fc, \u4f60\u597d, \ud83c\udf3b";
    await worker.fillsForm(reference, "remark-added", { remark: typed });
    await worker.context.clearCookies();
    await worker.checks();
    await worker.looks("signed out");
    assert.ok(await worker.page.locator("form.sign-in").count(), "signing in is offered in the form's place");
    await worker.signsInHere("socialWorker");
    const kept = await worker.page.locator('[name="fact.remark"]').first().inputValue();
    assert.equal(kept, typed);
    await worker.looks("the form is back");
    await worker.checks();
    await worker.records();
    await worker.goes(`/files/${reference}`);
    assert.equal((await worker.text()).split("Appointment with the doctor").length - 1, 1, "exactly one event");
}, crosswise);
