// Screens 7.6: asking what would be stores nothing.

import { after } from "node:test";

import { Office } from "../helpers/dossier.mjs";
import { day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = new Office(place);
after(() => office.close());

everyWay("what if shows two standings and the rights lost, and stores nothing", place, async ({ visitor }) => {
    const reference = await office.reflecting(-10);
    const adviser = await visitor("legalAdviser");
    await adviser.goes(`/files/${reference}/what-if?on=${day(45).iso}&event=contact-resumed`);
    await adviser.says(/shelter/i);
    await adviser.says(/stored/i);
    await adviser.looks("contact resumed");
    await adviser.goes(`/files/${reference}/what-if?on=${day(50).iso}`);
    await adviser.looks("later");
    const colleague = await visitor("socialWorker");
    await colleague.goes(`/files/${reference}`);
    await colleague.says("Reflection period");
    await colleague.saysNothingOf("Contact with the exploiter resumed</");
    await colleague.looks("unchanged");
});
