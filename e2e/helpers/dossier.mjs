// Dossiers as the walks need them, made the way people make them: each event by the role that records it.

import { photo } from "./photo.mjs";
import { Visitor } from "./visitor.mjs";
import { day, afterwards } from "./walks.mjs";

const favourable = { "investigation-continues": "yes", "considered-victim": "yes", "person-cooperates": "yes", "ties-severed": "yes", "public-danger": "no" };
const detection = { region: "brussels", setting: "police-check", minor: "no", "safe-way": "through-the-service" };

/** What an inspection's plan says. */
const planned = () => ({ region: "brussels", "planned-for": day(0), site: "Invented laundry", leader: "Invented leader", "leader-training": "completed" });
/** What is said of a photo. */
const secured = { "evidence-is": "Eight beds in the storeroom", "evidence-found-at": "Storeroom, 7.40", "evidence-supports": ["house", "labour"] };

const offices = new Map();

/** Makes dossiers; its colleagues are signed in once and used again. */
export class Office {
    #colleagues = new Map();

    /** The one office of a place from `installation`, whose server need not run yet. */
    static of(place) {
        if (!offices.has(place)) {
            const office = new Office();
            office.place = place;
            offices.set(place, office);
            afterwards(() => office.close());
        }
        return offices.get(place);
    }

    async #as(person) {
        if (!this.#colleagues.has(person)) {
            const colleague = await Visitor.open(this.place.server, { script: false });
            this.#colleagues.set(person, await colleague.signsInAs(person));
        }
        return this.#colleagues.get(person);
    }

    async close() {
        for (const colleague of this.#colleagues.values()) await colleague.leaves();
    }

    async tell(person, reference, event, from, facts) {
        return (await this.#as(person)).tells(reference, event, facts, { on: day(from) });
    }

    /** Noticed and referred so many days ago, waiting for the centre's answer. */
    async referred(by = "police", from = 0, facts = {}) {
        const reference = await this.tell(by, undefined, "detected", from, { ...detection, ...facts });
        await this.tell(by, reference, "informed", from);
        await this.tell(by, reference, "agreed", from);
        await this.tell(by, reference, "contact-broken", from);
        return this.tell(by, reference, "referred", from, { centre: "pag-asa", "centre-region": "brussels" });
    }

    /** In the care of PAG-ASA. */
    async accompanied(by = "police", from = 0) {
        const reference = await this.referred(by, from);
        return this.tell("socialWorker", reference, "intake", from, { "form-of-care": "residential" });
    }

    /** Reflection asked so many days ago. */
    async reflecting(from, by = "police") {
        const reference = await this.accompanied(by, from);
        return this.tell("legalAdviser", reference, "reflection-requested", from);
    }

    /** An inspection with a photo in it. */
    async photographed() {
        const inspector = await this.#as("inspector");
        const reference = await inspector.tells(undefined, "inspection-planned", planned());
        await inspector.fillsForm(reference, "site-evidence-secured", secured);
        await inspector.gives("evidence-document", photo());
        await inspector.checks();
        await inspector.records();
        return reference;
    }

    /** Holds the six-month permit since so many days ago. */
    async permitted(from) {
        const reference = await this.reflecting(from - 40);
        await this.tell("police", reference, "cooperates", from - 30, { form: "complaint" });
        await this.tell("immigration", reference, "identity-proven", from - 10, { proof: "passport" });
        await this.tell("magistrate", reference, "opinion-given", from - 8, favourable);
        await this.tell("legalAdviser", reference, "permit-requested", from - 5);
        return this.tell("immigration", reference, "permit-issued", from);
    }
}

export { favourable, planned, secured };
