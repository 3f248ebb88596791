/** Element builder. Text goes in as text nodes, never as markup. */

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | EventListener | null | undefined>} Props */

/**
 * `h("button", { class: "tool", onclick: f }, "Close")`. True sets an empty attribute; false, null and undefined leave it out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Props} [props] @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** @param {string} tag @param {Props} [props] @param {...(Child | Child[])} children @returns {SVGElement} */
export function s(tag, props = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

/** @template {Element} E @param {E} node @param {Props} props @param {(Child | Child[])[]} children */
function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) if (child || child === "") node.append(child);
  return node;
}

/** 16 × 16 outlines; the first six are the families. */
const ICONS = {
  person: "M8 2.25a2.75 2.75 0 1 1 0 5.5 2.75 2.75 0 0 1 0-5.5ZM2.75 14c.4-3 2.4-4.5 5.25-4.5s4.85 1.5 5.25 4.5",
  org: "M2 14h12M3.5 14V6.5L8 3l4.5 3.5V14M6.5 14v-3.5h3V14",
  place: "M8 14.5S3.25 9.9 3.25 6.4a4.75 4.75 0 0 1 9.5 0C12.75 9.9 8 14.5 8 14.5ZM8 4.8a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z",
  date: "M3.25 3.25h9.5a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1ZM2.25 6.75h11.5M5.25 1.75v3M10.75 1.75v3",
  number: "M6.25 2.5 4.75 13.5M11.25 2.5 9.75 13.5M2.75 6h11M2.25 10h11",
  other: "M3 3h6.5L13.5 7 8 13.5 3 9V3ZM6 5.5v1",
  open: "m4 6.5 4 4 4-4", collapse: "M3.5 8h9", prev: "m9.5 4-4 4 4 4", next: "m6.5 4 4 4-4 4",
  marks: "M3 14h10M4.5 10.5 8 2l3.5 8.5M5.75 7.75h4.5", export: "M8 10V2.5M5 5l3-3 3 3M3 8.5v5h10v-5",
  warn: "M8 2 14.5 13.5h-13L8 2ZM8 6.5v3.25M8 11.75v.01",
};

/** @param {keyof typeof ICONS} name @param {string} [family] coloured as this family */
export const icon = (name, family) =>
  s("svg", { class: family ? `i fam f-${family}` : "i", viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d: ICONS[name] }));

/** @param {string} text for screen readers alone */
export const spoken = (text) => h("span", { class: "sr" }, text);

/** @param {string} css lengths in rem follow `--nutgraf-size`; REM is the root's own, and @-conditions are written in em */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css.replace(/(-?[\d.]+)rem\b/g, "calc(var(--n)*$1)"));
  return made;
}
