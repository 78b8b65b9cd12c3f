// Draws elements and questions. Words are set as text, never as markup.

export const texts = JSON.parse(document.querySelector("meta[name=texts]").content);

/** A text of the page, with what is to be filled in. */
export function t(id, given = {}) {
    return (texts[id] ?? id).replace(/\{ ?\$([a-z-]+) ?\}/g, (_, name) => String(given[name] ?? ""));
}

/** An element: attributes, `on…` listeners, children. */
export function el(tag, given = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else if (value === true) element.setAttribute(name, "");
        else if (value !== undefined && value !== false && value !== null) element.setAttribute(name, value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
    return element;
}

export const button = (words, act, kind = "") => el("button", { type: "button", class: kind, onclick: act }, words);
export const alert = (...children) => el("div", { class: "alert", role: "alert" }, ...children);

/** A labelled field of the page's own. */
export function field(id, words, given = {}) {
    return el("p", {}, el("label", { for: id }, words), el("input", { id, name: id, autocomplete: "off", ...given }));
}

/** A text of the circular in a language; where it has none, in the first that it has. */
export const said = (told, code) => told?.[code] || Object.values(told ?? {}).find(Boolean) || "";

/** A question in the reader's language, and beneath in another one. */
function twice(told, code, other) {
    const [own, beside] = [said(told, code), other && told?.[other]];
    return [own, beside && beside !== own && el("span", { class: "other", lang: other }, beside)];
}

/** Name and title of what a question offers. */
export function offered(question, forms) {
    return question.list ? forms.lists[question.list] : (question.options ?? []);
}

/**
 * Draws one question with what has been typed.
 *
 * @param {object} question as the server tells it
 * @param {{forms: object, code: string, other: string, fields: object, mistake: string, changed: () => void}} place
 */
export function asked(question, { forms, code, other, fields, mistake, changed }) {
    const name = question.name;
    const id = name.replace(/[^\w-]/g, "-");
    const values = (part = "") => fields[name + part] ?? [];
    const set = (part, list) => {
        const given = list.filter((value) => value !== "");
        if (given.length > 0) fields[name + part] = given;
        else delete fields[name + part];
        changed();
    };
    const hints = [said(question.help, code) && `${id}-hint`, mistake && `${id}-wrong`].filter(Boolean).join(" ") || undefined;
    const beneath = [
        said(question.help, code) && el("span", { class: "hint", id: `${id}-hint` }, said(question.help, code)),
        mistake && el("span", { class: "wrong", id: `${id}-wrong` }, mistake),
    ];
    const one = (part, words, given = {}) =>
        el("p", { class: "part" }, el("label", { for: id + part.replace(".", "-") }, words), typedInto(part, given));
    const typedInto = (part, given = {}) =>
        el("input", { id: id + part.replace(".", "-"), autocomplete: "off", dir: "auto", value: values(part)[0] ?? "", oninput: (event) => set(part, [event.target.value]), ...given });
    const choice = (type, value, told, index) => {
        const chosen = (event) => {
            if (type === "radio") set("", [value]);
            else set("", event.target.checked ? [...values(), value] : values().filter((known) => known !== value));
        };
        const input = el("input", { type, id: `${id}-${index}`, name, value, checked: values().includes(value), onchange: chosen });
        return el("div", { class: "choice" }, input, el("label", { for: `${id}-${index}` }, twice(told, code, other)));
    };
    const legend = el("legend", {}, twice(question.ask, code, other), el("span", { class: "must" }, question.required ? t("required") : t("optional")));
    const label = el("label", { for: id }, twice(question.ask, code, other), el("span", { class: "must" }, question.required ? t("required") : t("optional")));
    const group = (...children) => el("fieldset", { "aria-describedby": hints }, legend, beneath, children);
    const options = offered(question, forms);
    switch (question.kind) {
        case "one":
            return group(options.map(([value, told], index) => choice("radio", value, told, index)), unanswered(question, values, set, id, code, other));
        case "several":
            if (question.list) return group(many(question, options, { id, code, values, set }));
            return group(options.map(([value, told], index) => choice("checkbox", value, told, index)), unanswered(question, values, set, id, code, other));
        case "date":
            return group(el("div", { class: "parts" }, one(".day", t("day"), { inputmode: "numeric", maxlength: 2 }), one(".month", t("month"), { inputmode: "numeric", maxlength: 2 }), one(".year", t("year"), { inputmode: "numeric", maxlength: 4 })), unanswered(question, values, set, id, code, other));
        case "money":
            return group(el("div", { class: "parts" }, one(".amount", t("amount"), { inputmode: "decimal" }), one(".currency", t("currency"), { maxlength: 3 })), unanswered(question, values, set, id, code, other));
        default: {
            const describe = { "aria-describedby": hints };
            let input;
            if (question.kind === "list") {
                input = el("select", { id, onchange: (event) => set("", [event.target.value]), ...describe }, el("option", { value: "" }), sorted(options, code).map(([value, words]) => el("option", { value, selected: values()[0] === value }, words)));
            } else if (question.kind === "text") {
                input = el("textarea", { id, rows: 5, maxlength: question.longest, autocomplete: "off", dir: "auto", oninput: (event) => set("", [event.target.value]), ...describe }, values()[0] ?? "");
            } else {
                input = typedInto("", { ...(question.kind === "number" ? { inputmode: "numeric" } : {}), ...describe });
            }
            return el("div", { class: "asked" }, label, beneath, input, unanswered(question, values, set, id, code, other));
        }
    }
}

/** The ways in which a question may be left without an answer, each an answer of its own. */
function unanswered(question, values, set, id, code, other) {
    const ways = question.unanswered;
    if (!ways) return undefined;
    const choose = (value) => (event) => set(ways.part, event.target.checked ? [value] : []);
    const all = ways.options.map(([value, told], index) => {
        // Beside buttons of which one is pressed it is one of them.
        const type = ways.part === "" ? "radio" : "checkbox";
        const input = el("input", { type, id: `${id}-un-${index}`, name: question.name + ways.part, value, checked: values(ways.part).includes(value), onchange: choose(value), "data-way": true });
        return el("div", { class: "choice way" }, input, el("label", { for: `${id}-un-${index}` }, twice(told, code, other)));
    });
    return el("div", { class: "ways" }, all);
}

const sorted = (options, code) =>
    options.map(([value, told]) => [value, said(told, code)]).sort((one, two) => one[1].localeCompare(two[1], code));

/** Several of a long list: those chosen, and one more. */
function many(question, options, { id, code, values, set }) {
    const place = el("div");
    const draw = () => {
        const chosen = values().map((value) => {
            const words = said(options.find(([known]) => known === value)?.[1], code) || value;
            return el("li", {}, words, " ", button(t("remove"), () => (set("", values().filter((known) => known !== value)), draw()), "small"));
        });
        const more = el("select", { id, onchange: (event) => (set("", [...new Set([...values(), event.target.value])]), draw()) }, el("option", { value: "" }), sorted(options, code).map(([value, words]) => el("option", { value }, words)));
        place.replaceChildren(...[chosen.length > 0 && el("ul", { class: "chosen" }, chosen), el("label", { for: id }, t("add")), more].filter(Boolean));
    };
    draw();
    return place;
}

/** What has been answered to a question, in words; empty when nothing has. */
export function answered(question, forms, code, fields) {
    const titles = new Map(offered(question, forms).map(([value, told]) => [value, said(told, code)]));
    const values = (part) => fields[question.name + part] ?? [];
    const way = question.unanswered?.options.find(([value]) => values(question.unanswered.part).includes(value));
    if (way) return said(way[1], code);
    if (question.kind === "date") return [".day", ".month", ".year"].map((part) => values(part)[0] ?? "").filter(Boolean).join("/");
    if (question.kind === "money") return values(".amount").length > 0 ? [".amount", ".currency"].map((part) => values(part)[0] ?? "").join(" ").trim() : "";
    return values("").map((value) => titles.get(value) ?? value).join(", ");
}
