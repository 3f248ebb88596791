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

/** A 16 × 16 outline. @param {string} d @param {string} [family] coloured as this family */
export const outline = (d, family) =>
  s("svg", { class: family ? `i fam f-${family}` : "i", viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d }));

/** @param {string} text for screen readers alone */
export const spoken = (text) => h("span", { class: "sr" }, text);

/** @param {string} css lengths in rem follow `--nutgraf-size`; REM is the root's own, and @-conditions are written in em */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css.replace(/(-?[\d.]+)rem\b/g, "calc(var(--n)*$1)"));
  return made;
}
