// Cuts the Danish design system's stylesheet down to the components that our pages use.
//
//   npm pack dkfds@11.2.0 && tar xzf dkfds-11.2.0.tgz
//   node e2e/cut-dkfds.mjs package
//
// Writes crates/web/static/dkfds.css, its licences and the two weights of its font. The same package gives the same bytes.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = process.argv[2];
if (!source) {
    console.error("usage: node e2e/cut-dkfds.mjs FOLDER-OF-THE-PACKAGE");
    process.exit(2);
}
const target = join(dirname(fileURLToPath(import.meta.url)), "../crates/web/static");

// Classes that stay. A selector goes when it names any other.
const kept = [
    /^(container|row|no-gutters|col|col-(md|lg)(-\d+)?|col-12|page-container)$/,
    /^(header|portal-info|portal-user|portal-info-inner|user|solution-info|solution-heading)$/,
    /^(nav|nav-primary|nav-link|navigation-menu|navigation-menu-inner|navbar|current|active)$/,
    /^(skipnav|sr-only|footer|breadcrumbs.*|back-link|language-switcher|language-switcher-header)$/,
    /^(alert(-text|-body|-heading|-info|-success|-warning|-error|-icon)?|error)$/,
    /^(form-group|form-label|form-hint|form-error|form-error-message|form-input|form-input-wrapper|form-input-prefix|form-input-suffix|form-select|form-limit|form-radio|form-checkbox|form-group-radio|form-group-checkbox|date-group|form-group-(day|month|year)|radio-content|checkbox-content|field-group-title|disabled|readonly|search|input-width-(xxs|xs|s|m|l|xl)|input-char-(4|8|11|27))$/,
    /^(structured-list|table|table--(borderless|compact|extracompact|zebra|responsive-headers|responsive-scroll)|table-sm-responsive-headers|d-print-table)$/,
    /^(sidemenu|sidenav-(information|list|sub_list|title|maininfo|icon|error|number))$/,
    /^(card|card-(content|heading|subheading|text|actions|row))$/,
    /^(pagination|pagination__items|pagination-item|pagination-number|pagination-nav-link|pagination-mobile|current-page|button-arrow|more-pages|pagination-pages)$/,
    /^(badge(-\w+)?|tag|details|details-summary|details-summary-text|details-text)$/,
    /^(tab-container|tab-list|tab-button)$/,
    /^(step-indicator|step|step-number|step-icon|step-title|step-information|nav-step)$/,
    /^(button|button-(primary|secondary|tertiary|warning|group|icon-only)|function-link|icon-link|icon-svg)$/,
    /^(h[1-6]|font-lead|small-text|body-text|subheading|weight-(semibold|normal)|unstyled-list|nobullet-list|inline-list|bordered-list|noindent-list|no-max-width|break-word|hidden)$/,
    /^(m[tb]-[0-9]|d-(none|print-none))$/,
];
// Attributes, states and elements whose rules only the design system's script needs, or nothing of ours.
const dropped = /fds-modal|dialog|\[aria-expanded|\[data-tooltip|\[type=range|iframe|video|figure|embed|::-moz-range|::-webkit-slider/;

/** Splits a style sheet into rules: { head, body } or { head, rules }. Strings and brackets may hold braces. */
function parse(text) {
    const rules = [];
    let at = 0;
    const until = (signs) => {
        const start = at;
        let depth = 0;
        for (; at < text.length; at += 1) {
            const sign = text[at];
            if (sign === '"' || sign === "'") {
                at = text.indexOf(sign, at + 1);
            } else if (sign === "(") {
                depth += 1;
            } else if (sign === ")") {
                depth -= 1;
            } else if (depth === 0 && signs.includes(sign)) {
                break;
            }
        }
        return text.slice(start, at).trim();
    };
    while (at < text.length) {
        const head = until("{;}");
        if (at >= text.length) break;
        if (text[at] !== "{") {
            at += 1;
            if (head) rules.push({ head, body: null });
            continue;
        }
        at += 1;
        if (/^@(media|supports|keyframes|-webkit-keyframes)/.test(head)) {
            const start = at;
            let depth = 1;
            while (depth > 0) {
                until("{}");
                depth += text[at] === "{" ? 1 : -1;
                at += 1;
            }
            rules.push({ head, rules: parse(text.slice(start, at - 1)) });
        } else {
            const body = until("}");
            at += 1;
            rules.push({ head, body });
        }
    }
    return rules;
}

/** Splits a list of selectors at its top-level commas. */
function selectors(list) {
    const found = [""];
    let depth = 0;
    for (const sign of list) {
        if (sign === "(" || sign === "[") depth += 1;
        if (sign === ")" || sign === "]") depth -= 1;
        if (sign === "," && depth === 0) found.push("");
        else found[found.length - 1] += sign;
    }
    return found.map((selector) => selector.trim());
}

function isKept(selector) {
    if (dropped.test(selector)) return false;
    // What stands in :not(…) forbids nothing: it never has to exist.
    const asked = selector.replace(/:not\([^)]*\)/g, "").replace(/\[[^\]]*\]/g, "");
    const classes = [...asked.matchAll(/\.([a-zA-Z_-][\w-]*)/g)].map((match) => match[1]);
    return classes.every((name) => kept.some((pattern) => pattern.test(name)));
}

/** An icon named in a rule is copied beside the sheet: `data:` addresses would widen what the pages' policy allows. */
function withIcons(body) {
    return body.replace(/url\((["']?)\.\.\/img\/([^)"']+)\1\)/g, (_, __, path) => {
        const name = path.split("/").pop();
        mkdirSync(join(target, "img"), { recursive: true });
        copyFileSync(join(source, "dist/img", path), join(target, "img", name));
        return `url(img/${name})`;
    });
}

function cut(rules) {
    let text = "";
    for (const { head, body, rules: inner } of rules) {
        if (inner) {
            if (head.startsWith("@keyframes")) continue;
            const left = cut(inner);
            if (left) text += `${head}{${left}}\n`;
        } else if (body !== null && !head.startsWith("@")) {
            const left = selectors(head).filter(isKept);
            if (left.length > 0 && body) text += `${left.join(",")}{${withIcons(body)}}\n`;
        }
    }
    return text;
}

const head = `/*! Cut from dkfds 11.2.0 (Det Fælles Designsystem), MIT, icons Apache-2.0: see vendor/dkfds/. Made by e2e/cut-dkfds.mjs; do not edit. */\n`;
const sheet = head + cut(parse(readFileSync(join(source, "dist/css/dkfds.min.css"), "utf8").replace(/\/\*[\s\S]*?\*\//g, "")));
mkdirSync(join(target, "fonts"), { recursive: true });
mkdirSync(join(target, "vendor/dkfds"), { recursive: true });
writeFileSync(join(target, "dkfds.css"), sheet);
copyFileSync(join(source, "LICENSE.md"), join(target, "vendor/dkfds/LICENSE.md"));
copyFileSync(join(source, "dist/fonts/IBMPlexSans/complete/woff2/license.txt"), join(target, "fonts/OFL.txt"));
for (const weight of ["Regular", "SemiBold"]) {
    for (const signs of ["Latin1", "Latin2", "Latin3"]) {
        const name = `IBMPlexSans-${weight}-${signs}.woff2`;
        copyFileSync(join(source, "dist/fonts/IBMPlexSans/split/woff2", name), join(target, "fonts", name));
    }
}
console.log(`dkfds.css: ${sheet.length} signs`);
