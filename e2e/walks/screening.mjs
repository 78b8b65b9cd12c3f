// An interview: answered gently, counted at once on the device or after a button, decided by a person.

import assert from "node:assert/strict";

import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();

everyWay("an interview is counted as it is answered, and a person decides", place, async ({ visitor, script, width }) => {
    const inspector = await visitor("inspector");
    const { page } = inspector;
    const reference = await inspector.tells(undefined, "worker-met", { region: "brussels", setting: "workplace-inspection", minor: "no" });
    await inspector.goes(`/screenings/${reference}`);
    await inspector.looks("screening, nothing answered");
    const opensResult = async () => {
        const result = page.locator("details.result");
        if (!(await result.evaluate((it) => it.open))) await result.locator("summary").first().click();
    };
    await opensResult();
    await inspector.says("Nothing answered: nothing follows.");

    const answers = async (topic, fact, value) => {
        const block = page.locator(`#topic-${topic}`);
        if (!(await block.evaluate((it) => it.open))) await block.locator("summary").first().click();
        const name = `${topic}.fact.${fact}`;
        const line = block.locator(`input.form-input[name="${name}"]`);
        if (await line.count()) await line.fill(value);
        else await inspector.chooses(name, value);
    };
    const follows = async (topic) => {
        if (!script) await inspector.presses(`#topic-${topic} button[name=then][value=follows]`);
        await opensResult();
    };
    // Not a no: declined, nothing follows either way.
    await answers("threats-asked", "violence", "declined");
    await follows("threats-asked");
    await inspector.says("Nothing answered: nothing follows.");
    await answers("papers-asked", "papers-held-by", "employer");
    await follows("papers-asked");
    await inspector.says("Papers held by somebody else");
    assert.equal(await page.locator("[data-class]:not([hidden])").innerText().then((text) => /advises/.test(text)), false);
    await answers("debts-asked", "works-off-debt", "yes");
    await answers("hours-asked", "hours-a-week", "78");
    await answers("pay-asked", "pay-level", "nothing");
    await follows("pay-asked");
    await inspector.says("Signs of forced labour");
    await inspector.says("The rule advises to refer.");
    await inspector.looks("screening, answered");
    assert.match(await page.locator("#reason").inputValue(), /Signs of forced labour.*Papers held by somebody else/);
    if (width > 1000) assert.equal(await page.locator('[data-offence="0"] > summary [data-met]').getAttribute("data-met"), "not-known");
    // Somebody else answers it differently later: both are named.
    await answers("movement-asked", "may-leave", "freely");
    await answers("housing-asked", "rooms", "locked-from-outside");
    await follows("housing-asked");
    await inspector.says("These answers do not fit together");

    await inspector.presses("button[name=then][value=keep]");
    await inspector.says("Your answers are recorded.");
    await inspector.looks("screening, kept");

    // A reason is asked for by the rules, whatever the signs say.
    await page.fill("#reason", "");
    await inspector.presses('button[name=decision][value="leave"]');
    await inspector.looks("screening, no reason");
    assert.equal(await page.locator("#summary").count(), 1);
    await inspector.goes(`/screenings/${reference}`);
    await page.fill("#reason", "Papers held, debt, no pay; the person asked for help.");
    await inspector.presses('button[name=decision][value="refer"]');
    await inspector.says("Open a dossier with the centre of the region");
    await inspector.looks("screening, decision");
    await inspector.records();
    await inspector.goes(`/screenings/${reference}`);
    await inspector.says("A person decided");
    await inspector.says("Papers held, debt, no pay");
    await inspector.looks("screening, decided");
    await inspector.presses(`main a[href="/files/${reference}/begin/detected"]`);
    await inspector.says(reference);
    await inspector.looks("dossier from interview");

    await inspector.goes("/screenings");
    await inspector.says(reference);
    await inspector.looks("interviews");

    const centre = await visitor("socialWorker");
    const answer = await centre.goes(`/screenings/${reference}`);
    assert.equal(answer.status(), 404);
});
