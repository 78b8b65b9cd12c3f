// Says beside an interview, while answers are given, what follows from them: counted on this device by the rules that the page
// carries, without asking anybody. Every line stands in the page already; this only says which of them hold.

import { keyOf, screen } from "./signs.js";

const page = document.querySelector("[data-screening]");
const panel = page.querySelector("[data-rules]");
const form = document.querySelector("#answers");

const unanswered = ["not-asked", "declined", "not-known"];

function show(element, is) {
    if (element) element.hidden = !is;
}

/** What a field's values say, as the server reads them; undefined where nothing is said. */
function answerOf(control, values, why) {
    const given = values.map((value) => value.trim()).filter(Boolean);
    if (!given.length) return why ? { unanswered: why } : undefined;
    if (why) return undefined;
    if (control.type === "checkbox" || control.multiple) return given;
    if (control.type === "radio" && unanswered.includes(given[0])) return { unanswered: given[0] };
    if (control.inputMode === "numeric") return /^-?\d+$/.test(given[0]) ? Number(given[0]) : undefined;
    return given[0];
}

/** Yes and no are the answers of a question that offers both and nothing else of its own. */
function asYesNo(controls, answer) {
    const offered = controls.map((control) => control.value).filter((value) => !unanswered.includes(value));
    const isYesNo = offered.length === 2 && offered.includes("yes") && offered.includes("no");
    return isYesNo && typeof answer === "string" ? answer === "yes" : answer;
}

/** Answers as they stand on the page, in words and as the rules read them. */
function read() {
    const said = new Map();
    const words = new Map();
    const data = new FormData(form);
    const mark = ".fact.";
    for (const topic of form.querySelectorAll("[data-event]")) {
        const before = `${topic.dataset.event}${mark}`;
        const names = new Map();
        for (const control of topic.querySelectorAll("[name]")) {
            if (!control.name.startsWith(before)) continue;
            const fact = control.name.slice(before.length).split(".")[0];
            if (!names.has(fact)) names.set(fact, []);
            names.get(fact).push(control);
        }
        for (const [fact, controls] of names) {
            const own = controls.filter((control) => control.name === before + fact);
            const key = keyOf({ event: topic.dataset.event, fact });
            const why = data.get(`${before}${fact}.unanswered`) || undefined;
            if (own.length) {
                const answer = asYesNo(own, answerOf(own[0], data.getAll(before + fact), why));
                if (answer !== undefined) said.set(key, answer);
            } else if (why) {
                said.set(key, { unanswered: why });
            }
            const chosen = own.filter((control) => control.checked).map((control) => control.labels[0]?.textContent ?? "");
            words.set(key, chosen.length ? chosen.join(" · ") : (own[0]?.selectedOptions?.[0]?.textContent ?? own[0]?.value ?? ""));
        }
    }
    return { said, words };
}

if (panel && form) {
    const { rules, answers: recorded, topics } = JSON.parse(panel.dataset.rules);
    const reason = document.querySelector("#reason");
    let proposed = reason?.value ?? "";

    const draw = () => {
        const { said, words } = read();
        const answers = new Map(Object.entries(recorded));
        for (const [key, answer] of said) answers.set(key, answer);
        const result = screen(rules, answers);
        const isAnswer = (answer) => answer !== undefined && (typeof answer !== "object" || Array.isArray(answer));
        const tested = new Set([...rules.signs, ...rules.findings].flatMap((rule) => rule.when.map(keyOf)));
        const isOfTopic = (key) => topics.includes(key.split(" ")[0]);
        const isEmpty = ![...answers].some(([key, answer]) => isOfTopic(key) && tested.has(key) && isAnswer(answer));
        const each = (selector, draw, within = panel) => within.querySelectorAll(selector).forEach(draw);
        const strengths = new Map(rules.signs.map((rule) => [rule.name, rule.strength]));
        const shown = new Map(result.signs.filter((sign) => sign.met === "met").map((sign) => [sign.name, sign]));

        show(panel.querySelector("[data-empty]"), isEmpty);
        show(panel.querySelector("[data-applies]"), !result.applies);
        each("[data-count]", (place) => {
            place.textContent = [...shown.keys()].filter((name) => strengths.get(name) === place.dataset.count).length;
        });
        each("[data-class]", (place) => show(place, !isEmpty && place.dataset.class === result.class));
        each("[data-becomes]", (place) => show(place, result.could_become.includes(place.dataset.becomes)));
        show(panel.querySelector("[data-could]"), !isEmpty && result.could_become.length > 0);
        const alone = result.not_alone.map(keyOf);
        each("[data-contradiction]", (place) => {
            const name = place.dataset.contradiction;
            show(place, result.contradictions.includes(name) || alone.includes(name));
        });
        const isContradicted = panel.querySelector("[data-contradiction]:not([hidden]), [data-before]") !== null;
        show(panel.querySelector("[data-contradictions]"), isContradicted);
        show(panel.querySelector("[data-signs]"), shown.size > 0);
        each("[data-sign]", (place) => {
            const sign = shown.get(place.dataset.sign);
            show(place, sign !== undefined);
            each("[data-asked]", (because) => {
                const key = because.dataset.asked;
                show(because, sign?.rests_on.some((asked) => keyOf(asked) === key) ?? false);
                if (words.get(key)) because.querySelector("[data-answer]").textContent = words.get(key);
            }, place);
        });
        each("[data-dimension]", (row) => {
            const dimension = result.dimensions.find((it) => it.name === row.dataset.dimension);
            row.querySelector("[data-met]").dataset.met = dimension?.met ?? "not-known";
            ["strong", "medium", "weak"].forEach((strength, at) => {
                row.cells[at + 2].textContent = dimension?.[strength] ?? 0;
            });
        });
        each("[data-offence]", (place) => {
            const offence = result.offences[Number(place.dataset.offence)];
            if (!offence) return;
            place.querySelector("summary [data-met]").dataset.met = offence.met;
            const elements = [...offence.acts, ...offence.purposes, ...offence.means].filter((it) => it.asked);
            place.querySelectorAll("[data-element]").forEach((line, at) => {
                const element = elements[at];
                line.querySelector("[data-met]").dataset.met = element.met;
                each("[data-support]", (it) => show(it, element.rests_on.includes(it.dataset.support)), line);
                show(line.querySelector("[data-rests]"), element.rests_on.length > 0);
                const open = element.settled_by.map(keyOf);
                each("[data-asked]", (it) => show(it, open.includes(it.dataset.asked)), line);
                show(line.querySelector("[data-settled]"), open.length > 0);
            });
        });
        show(document.querySelector("[data-against]"), !result.refers);
        // The reason that the rule gives follows the answers until the person writes their own.
        if (reason && reason.value === proposed) {
            const title = (place) => place.querySelector("strong, .sign-title").textContent;
            const current = panel.querySelector("[data-class]:not([hidden])");
            const signs = [...panel.querySelectorAll("[data-sign]:not([hidden])")].map(title);
            proposed = result.refers && current ? `${title(current)}: ${signs.join("; ")}.` : "";
            reason.value = proposed;
        }
    };

    form.addEventListener("input", draw);
    draw();
    // With a script nothing has to be asked for: the buttons that do are for those without. On a narrow screen the result is a
    // bar at the foot that opens.
    form.querySelectorAll("button[name=then][value=follows]").forEach((button) => (button.closest("p").hidden = true));
    page.classList.add("is-live");
    const narrow = matchMedia("(max-width: 991px)");
    const fold = () => (panel.querySelector("details.result").open = !narrow.matches);
    narrow.addEventListener("change", fold);
    fold();
}
