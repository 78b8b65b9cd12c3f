// Counts signs by the rules of a circular, as the server does (crates/casework/src/screening.rs). A test holds the two together
// on many answers. What was not asked, not answered or not known stays open and is never taken for a no.

const notMet = "not-met";
const notKnown = "not-known";
const met = "met";
const order = [notMet, notKnown, met];
const greatest = (all, none) => all.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), none);
const least = (all, none) => all.reduce((a, b) => (order.indexOf(b) < order.indexOf(a) ? b : a), none);

/** The key of a question. */
export const keyOf = (asked) => `${asked.event} ${asked.fact}`;

const isAnswer = (answer) =>
    answer !== undefined && answer !== null && (typeof answer !== "object" || Array.isArray(answer));

function satisfies(answer, { test, value }) {
    const equals = Array.isArray(answer)
        ? answer.includes(value)
        : typeof answer === "boolean"
          ? value === (answer ? "yes" : "no")
          : String(answer) === value;
    if (test === "is") return equals;
    if (test === "is-not") return !equals;
    if (typeof answer !== "number") return false;
    return test === "at-least" ? answer >= Number(value) : answer <= Number(value);
}

/**
 * Everything that follows from answers.
 *
 * @param {object} rules the rules of a set, as the server serialises them
 * @param {Map<string, unknown>} answers by {@link keyOf}: true, false, a number, a text, a list, or an object that says why there is none
 */
export function screen(rules, answers) {
    const answer = (test) => {
        const given = answers.get(keyOf(test));
        return isAnswer(given) ? given : undefined;
    };
    const holds = (test) => {
        const given = answer(test);
        return given !== undefined && satisfies(given, test);
    };
    const once = (tests) => {
        const all = new Map(tests.map((test) => [keyOf(test), { event: test.event, fact: test.fact }]));
        return [...all.values()];
    };
    const signOf = (rule) => {
        const shown = once(rule.when.filter(holds));
        if (shown.length) return { name: rule.name, met, rests_on: shown, open: [] };
        const open = once(rule.when.filter((test) => answer(test) === undefined));
        if (!open.length && rule.when.length) return { name: rule.name, met: notMet, rests_on: once(rule.when), open };
        return { name: rule.name, met: notKnown, rests_on: [], open };
    };
    const applies = !rules.unless.some(holds);
    const signs = applies ? rules.signs.map(signOf) : [];
    const findings = rules.findings.map(signOf);

    const reached = ([strong, medium, weak]) =>
        rules.positive.some(
            (rule) =>
                strong >= rule.strong && medium >= rule.medium && weak >= rule.weak && medium + weak >= rule.lesser,
        );
    const dimensionOf = (name) => {
        const [shown, possible] = [
            [0, 0, 0],
            [0, 0, 0],
        ];
        rules.signs.forEach((rule, at) => {
            if (rule.dimension !== name) return;
            const strength = ["strong", "medium", "weak"].indexOf(rule.strength);
            if (signs[at].met === met) shown[strength] += 1;
            if (signs[at].met !== notMet) possible[strength] += 1;
        });
        const isMet = reached(shown) ? met : reached(possible) ? notKnown : notMet;
        return { name, met: isMet, strong: shown[0], medium: shown[1], weak: shown[2] };
    };
    const dimensions = applies ? rules.dimensions.map(dimensionOf) : [];
    const ofDimension = (name) => dimensions.find((it) => it.name === name)?.met ?? notKnown;

    const couldBecome = [];
    let shownClass;
    for (const rule of applies ? rules.classes : []) {
        const any = rule.any.map((line) => (line.length ? greatest(line.map(ofDimension), notMet) : met));
        const of = least([...rule.all.map(ofDimension), ...any], met);
        if (of === met) {
            shownClass = rule;
            break;
        }
        if (of === notKnown) couldBecome.push(rule.name);
    }

    const pointer = (name) => {
        const dimension = dimensions.find((it) => it.name === name);
        if (dimension) {
            const open = rules.signs.flatMap((rule, at) => (rule.dimension === name ? signs[at].open : []));
            return { met: dimension.met, open };
        }
        return [...signs, ...findings].find((it) => it.name === name) ?? { met: notKnown, open: [] };
    };
    const elementOf = (rule) => {
        let is = rule.supports.length ? notMet : notKnown;
        const restsOn = [];
        const settledBy = [];
        for (const line of rule.supports) {
            const parts = line.map(pointer);
            const ofLine = parts.length ? least(parts.map((part) => part.met), met) : notKnown;
            is = greatest([is, ofLine], notMet);
            line.forEach((name, at) => {
                if (ofLine === met && !restsOn.includes(name)) restsOn.push(name);
                if (ofLine === notKnown && parts[at].met === notKnown) settledBy.push(...parts[at].open);
            });
        }
        const sorted = once(settledBy).sort((a, b) => {
            const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
            return compare(a.event, b.event) || compare(a.fact, b.fact);
        });
        return {
            name: rule.name,
            met: is,
            asked: rule.supports.length > 0,
            constitutive: rule.constitutive,
            rests_on: restsOn,
            settled_by: is === notKnown ? sorted : [],
        };
    };
    const offenceOf = (rule) => {
        const [acts, purposes, means] = [rule.acts, rule.purposes, rule.means].map((rules) => rules.map(elementOf));
        const any = (elements) => greatest(elements.map((it) => it.met), notMet);
        // Consent is asked by no question here.
        const purpose = purposes.map((it) => (it.name === rule.except ? least([it.met, notKnown], met) : it.met));
        const constitutive = means.filter((it) => it.constitutive);
        const means_ = constitutive.length ? any(constitutive) : met;
        const is = least([any(acts), greatest(purpose, notMet), means_], met);
        return { country: rule.country, name: rule.name, met: is, acts, purposes, means };
    };

    return {
        applies,
        signs,
        dimensions,
        class: shownClass?.name ?? null,
        refers: shownClass?.refers ?? false,
        could_become: couldBecome,
        offences: rules.offences.map(offenceOf),
        contradictions: rules.contradictions
            .filter((rule) => rule.when.length && rule.when.every(holds))
            .map((rule) => rule.name),
        not_alone: rules.alone
            .filter((rule) => {
                const given = answers.get(keyOf(rule));
                return Array.isArray(given) && given.length > 1 && given.some((one) => rule.choices.includes(one));
            })
            .map(({ event, fact }) => ({ event, fact })),
    };
}
