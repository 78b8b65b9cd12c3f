// Screens 7.6: asking what would be stores nothing.

import { Office } from "../helpers/dossier.mjs";
import { crosswise, day, everyWay, installation } from "../helpers/walks.mjs";

const place = installation();
const office = Office.of(place);

const boxes = ({ day, month, year }) => `on.day=${day}&on.month=${month}&on.year=${year}`;

everyWay("what if shows two standings and the rights lost, and stores nothing", place, async ({ visitor }) => {
    const reference = await office.reflecting(-10);
    const adviser = await visitor("legalAdviser");
    await adviser.goes(`/files/${reference}/what-if?${boxes(day(45))}&event=contact-resumed`);
    await adviser.says(/shelter/i);
    await adviser.says(/stored/i);
    await adviser.looks("contact resumed");
    await adviser.goes(`/files/${reference}/what-if?${boxes(day(50))}`);
    await adviser.looks("later");
    const colleague = await visitor("socialWorker");
    await colleague.goes(`/files/${reference}`);
    await colleague.says("Reflection period");
    await colleague.saysNothingOf("Contact with the exploiter resumed</");
    await colleague.looks("unchanged");
}, crosswise);
