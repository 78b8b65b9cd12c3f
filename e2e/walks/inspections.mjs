// An inspection from its plan to the desk: led by somebody trained, with a page for each partner, counted towards the target.

import assert from "node:assert/strict";

import { plain } from "../helpers/visitor.mjs";
import { day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();

const plan = {
    region: "brussels",
    "planned-for": day(9),
    site: "Invented laundry, Dock 4",
    employer: "Invented Linen (synthetic)",
    sector: "cleaning",
    leader: "Nora Exemplaar",
    "leader-training": "under-way",
    partners: ["police-partner", "centre-partner"],
    "languages-expected": ["pt"],
    "workers-expected": "12",
};

/** How many inspections all teams have carried out, as the page says it. */
const counted = async (visitor) => Number((await visitor.text()).match(/All teams: (\d+) carried out/)[1]);

everyWay("an inspection is planned, carried out and finished", place, async ({ visitor, width }) => {
    const inspector = await visitor("inspector");
    await inspector.goes("/training");
    await inspector.looks("training");
    if (!(await inspector.text()).includes("Nora Exemplaar")) {
        await inspector.tells(undefined, "trained-before-register", { trainee: "Nora Exemplaar" }, { on: day(-400) });
    }
    await inspector.tells(undefined, "training-begun", { trainee: "Tess Eksempel" }, { on: day(-30) });
    await inspector.goes("/training");
    await inspector.says("Tess Eksempel");
    await inspector.says("0 of 5");
    await inspector.looks("trainee");

    await inspector.goes("/inspections");
    await inspector.looks("inspections");
    const before = await counted(inspector);
    await inspector.presses("main a.button-primary");
    await inspector.answers(plan);
    await inspector.looks("plan");
    await inspector.checks();
    await inspector.says("The leader has completed the year of training");
    await inspector.looks("refused");
    assert.ok(await inspector.page.locator("#summary a.why").count(), "the refusal leads to its rule");
    await inspector.answers({ "leader-training": "completed" });
    await inspector.checks();
    await inspector.looks("before");
    await inspector.records();
    const reference = new URL(inspector.page.url()).pathname.split("/").pop();
    const address = `/inspections/${reference}`;

    await inspector.goes("/inspections");
    await inspector.says(reference);
    await inspector.goes(address);
    await inspector.says("Invented laundry, Dock 4");
    await inspector.looks("planned");
    await inspector.tells(reference, "partner-briefed", { partner: "police-partner", "part-of-partner": "Keep the gate", "told-of-site": "yes" });
    await inspector.tells(reference, "partner-briefed", { partner: "centre-partner", "part-of-partner": "Wait with the minibus", "told-of-site": "no" });
    await inspector.goes(`${address}/briefing`);
    await inspector.looks("briefing");
    if (width === 1280) {
        const pdf = (await inspector.page.pdf({ format: "A4" })).toString("latin1");
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 2, "a page a partner");
    }
    const [police, centre] = await inspector.page.locator("main section").allInnerTexts();
    assert.ok(plain(police).includes("Dock 4") && !plain(centre).includes("Dock 4"), "the site stands only where it may");

    await inspector.tells(reference, "inspection-carried-out", { "workers-met": "7", "signs-seen": "yes" });
    await inspector.tells(reference, "site-observed", { "seen-at": "06:10, drying room", observed: "Two beds behind the boiler" });
    await inspector.goes(address);
    await inspector.says("Two beds behind the boiler");
    await inspector.says("Tell the magistrate of reference what was seen");
    await inspector.looks("to finish");
    const magistrate = await visitor("magistrate");
    assert.equal((await magistrate.goes(address)).status(), 404, "nobody has told the magistrate yet");
    await inspector.tells(reference, "inspection-reported");
    await magistrate.goes(address);
    await magistrate.says("Two beds behind the boiler");
    await magistrate.looks("told");

    await inspector.tells(reference, "inspection-finished", { "inspection-result": "signs-of-exploitation" });
    await inspector.goes("/inspections");
    assert.equal(await counted(inspector), before + 1, "it counts towards the target");
    await inspector.looks("done");
    await inspector.presses(inspector.page.locator("a[href='/inspections/targets']"));
    await inspector.says("ECOSOC team Brussels");
    await inspector.looks("targets");
}, [
    { script: true, width: 1280 },
    { script: true, width: 360 },
    { script: false, width: 360 },
]);
