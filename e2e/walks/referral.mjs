// Screens 7.1: from the inspection to the centre's intake.

import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();

everyWay("a referral reaches the centre, and the inspector learns no whereabouts", place, async ({ visitor }) => {
    const inspector = await visitor("inspector");
    await inspector.looks("work");
    await inspector.fillsForm(undefined, "detected", {
        region: "brussels",
        setting: "workplace-inspection",
        signs: ["papers-withheld", "no-or-token-wage", "sleeps-at-work"],
        minor: "no",
        language: "ne",
        "safe-way": "through-the-service",
        "danger-now": "no",
    });
    await inspector.looks("detected");
    await inspector.checks();
    await inspector.looks("check");
    await inspector.records();
    const reference = new URL(inspector.page.url()).pathname.split("/").pop();
    await inspector.looks("dossier");
    await inspector.says(reference);
    for (const event of ["informed", "agreed", "contact-broken"]) await inspector.tells(reference, event);
    await inspector.fillsForm(reference, "referred", { centre: "pag-asa", "centre-region": "brussels" });
    await inspector.checks();
    await inspector.looks("before referring");
    await inspector.says(/PAG-ASA|Specialised reception centre/);
    await inspector.records();
    await inspector.looks("referred");

    const centre = await visitor("socialWorker");
    await centre.goes("/work");
    await centre.says(reference);
    await centre.looks("work");
    await centre.presses(`main a[href="/files/${reference}"]`);
    await centre.looks("dossier");
    await centre.tells(reference, "referral-accepted");
    await centre.fillsForm(reference, "intake", { "form-of-care": "residential", needs: ["rest"] });
    await centre.looks("intake");
    await centre.checks();
    await centre.records();
    await centre.tells(reference, "shelter-entered", { "house-code": "K7QX" });
    await centre.goes(`/files/${reference}`);
    await centre.says("K7QX");
    await centre.looks("in care");

    await inspector.goes(`/files/${reference}`);
    await inspector.saysNothingOf("K7QX");
    await inspector.saysNothingOf("In the shelter");
    await inspector.looks("accepted");
});
