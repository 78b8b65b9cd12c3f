// A bed tonight: asked, reserved, lived in, planned; a volunteer sees one task, another centre figures.

import { crosswise, day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();

const household = { "centre-region": "brussels", household: "woman", persons: "1", "kind-of-place": "quiet", urgency: "tonight", language: "fr" };

everyWay("a bed tonight is reserved, and only its centre knows which", place, async ({ visitor }) => {
    const worker = await visitor("socialWorker");
    await worker.goes("/places");
    await worker.says(/of 25/);
    await worker.looks("places");
    const reference = await worker.tells(undefined, "place-asked", household);
    await worker.goes("/places");
    await worker.says(reference);
    await worker.looks("places with somebody who waits");
    await worker.presses(`main a[href="/stays/${reference}/place"]`);
    await worker.says("Only units that fit tonight are listed");
    await worker.looks("units");
    // Nothing chosen: what was typed stays.
    await worker.fillsDay("until", { day: "31", month: "11", year: "2031" });
    await worker.presses("main form button[type=submit]");
    await worker.looks("no such day");
    await worker.fillsDay("until", day(20));
    await worker.presses("main form button[type=submit]");
    await worker.says("The place is reserved.");
    await worker.looks("reserved");
    await worker.tells(reference, "moved-in");
    await worker.tells(reference, "household-assessed", { "house-needs": ["cot", "interpreter"], danger: "raised" });
    await worker.tells(reference, "plan-step", { area: "legal", step: "Prepare the hearing with the lawyer", who: "legal-adviser", "by-when": day(30) });
    await worker.tells(reference, "plan-step", { area: "medical", step: "See a doctor about sleep", who: "person" });
    await worker.tells(reference, "appointment", { "appointment-on": day(5), "appointment-at": "14:00", "appointment-with": "Lawyer" });
    await worker.tells(reference, "hours-given", { hours: "3", "given-by": "social-worker" });
    await worker.tells(reference, "task-given", { task: "go-along", "task-on": day(5), "task-at": "13:30", "meeting-point": "office" });
    await worker.goes(`/stays/${reference}`);
    await worker.says("Prepare the hearing with the lawyer");
    await worker.looks("stay");
    // Said to be done beside the step, without typing its number.
    await worker.presses("main .plan-area form button");
    await worker.looks("step done, check");
    await worker.records();
    await worker.goes(`/stays/${reference}`);
    await worker.says(/done on/);
    await worker.presses(`main a[href="/stays/${reference}/plan"]`);
    await worker.says("Mon plan");
    await worker.looks("plan on paper");

    const volunteer = await visitor("volunteer");
    await volunteer.goes("/work");
    await volunteer.says(reference);
    await volunteer.looks("work");
    await volunteer.goes(`/stays/${reference}`);
    await volunteer.says("Go along to an appointment");
    await volunteer.saysNothingOf("Prepare the hearing");
    await volunteer.looks("task");
    await volunteer.goes(`/files/${reference}`);
    await volunteer.saysNothingOf("Place given");
    await volunteer.looks("file with one task");

    const other = await visitor("otherCentre");
    await other.goes("/places");
    await other.says("PAG-ASA");
    await other.saysNothingOf(reference);
    await other.looks("figures of other centres");

    await worker.goes("/places");
    await worker.says("The centre stated the last night.");
    await worker.looks("days to come");
    // Twice over, the walk leaves the installation as it was found.
    await worker.tells(reference, "moved-out", { "moved-to": "own-home" });
}, crosswise);
