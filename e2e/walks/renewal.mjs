// Screens 7.3: a renewal takes three offices, each of which sees its own next step.

import { Office, favourable } from "../helpers/dossier.mjs";
import { crosswise, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

everyWay("a renewal waits for the magistrate, and each office's step goes when it is done", place, async ({ visitor }) => {
    const reference = await office.permitted(-170);
    const adviser = await visitor("legalAdviser");
    await adviser.goes("/work");
    await adviser.says(reference);
    await adviser.looks("work");
    await adviser.fillsForm(reference, "renewal-requested");
    await adviser.checks();
    await adviser.looks("ask");
    await adviser.records();
    await adviser.looks("asked");

    const immigration = await visitor("immigration");
    await immigration.fillsForm(reference, "permit-renewed");
    await immigration.checks();
    await immigration.says(/magistrate/i);
    await immigration.looks("opinion missing");

    const magistrate = await visitor("magistrate");
    await magistrate.goes("/work");
    await magistrate.says(reference);
    await magistrate.looks("work");
    await magistrate.tells(reference, "opinion-given", favourable);
    await magistrate.looks("opinion");

    await immigration.tells(reference, "permit-renewed");
    await immigration.looks("renewed");
    for (const words of ["renewal", "opinion", "renewed"]) await immigration.says(new RegExp(words, "i"));
}, crosswise);
