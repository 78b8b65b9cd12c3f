// A walk is told once and made four times: with script and without, on a desk and on a phone; or, where what is tried is the
// rules behind the page more than the page, crosswise.

import { after, before, test } from "node:test";

import { startServer } from "./server.mjs";
import { Visitor, closeBrowser, ways } from "./visitor.mjs";

let one;

/** The installation of this process: started before the first test, gone after the last. Its `server` is there when a test runs. */
export function installation() {
    if (one) return one;
    const place = { server: undefined };
    before(async () => {
        place.server = await startServer();
    });
    after(async () => {
        for (const close of closing) await close();
        await closeBrowser();
        await place.server?.stop();
    });
    one = place;
    return place;
}

/** With script on a desk, without on a phone. */
export const crosswise = [
    { script: true, width: 1280 },
    { script: false, width: 360 },
];

const closing = [];

/** Asks for something to be closed when the last test is over. */
export function afterwards(close) {
    closing.push(close);
}

/**
 * Makes a walk in every way.
 *
 * @param {string} title the claim
 * @param {{server: object}} place from `installation`
 * @param {(walk: {visitor: (person?: string) => Promise<Visitor>, script: boolean, width: number}) => Promise<void>} walk
 * @param {{script: boolean, width: number}[]} these the ways, where not all four are needed
 */
export function everyWay(title, place, walk, these = ways) {
    for (const { script, width } of these) {
        test(`${title} (${script ? "script" : "no script"}, ${width} px)`, async () => {
            const open = [];
            const visitor = async (person) => {
                const somebody = await Visitor.open(place.server, { script, width });
                open.push(somebody);
                return person ? somebody.signsInAs(person) : somebody;
            };
            try {
                await walk({ visitor, script, width });
            } finally {
                for (const somebody of open) await somebody.leaves();
            }
        });
    }
}

/** A day so many days from today, in the zone of the Belgian circular: parts as a date input asks for them. */
export function day(from) {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(new Date());
    const date = new Date(`${today}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + from);
    const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-");
    return { day: String(Number(dayOfMonth)), month: String(Number(month)), year, iso: `${year}-${month}-${dayOfMonth}` };
}
