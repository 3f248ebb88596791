/** The demo's controls: what a publisher sets on the card, tried out live, and the markup that it comes to. */

/** @import { NutgrafCard } from "../nutgraf-card.js" */

/** Attributes by the names of their fields; the first choice of each field is the card's default, and is not written. */
const ATTRIBUTES = ["variant", "marks", "theme", "lang"];

/**
 * @param {HTMLFormElement} form @param {NutgrafCard} card @param {{moved: () => void, changed: () => void}} then moved: the card belongs elsewhere now; changed: the markup is another
 */
export function wireControls(form, card, { moved, changed }) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { name, value } = target;
    if (name === "page") document.documentElement.style.colorScheme = value;
    else if (name.startsWith("--")) setToken(target);
    else if (ATTRIBUTES.includes(name)) {
      if (value || name === "variant") card.setAttribute(name, value);
      else card.removeAttribute(name);
      if (name === "variant") moved();
    }
    changed();
  });
  const more = form.querySelector("details");
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !more?.open) return;
    more.open = false;
    more.querySelector("summary")?.focus();
  });
  addEventListener("pointerdown", ({ target }) => more && !more.contains(/** @type {Node} */ (target)) && (more.open = false));
  form.addEventListener("reset", () => setTimeout(() => {
    for (const field of fieldsOf(form)) field.dispatchEvent(new Event("input", { bubbles: true }));
    for (const token of [...document.documentElement.style].filter((name) => name.startsWith("--nutgraf-"))) document.documentElement.style.removeProperty(token);
    changed();
  }));
}

/** @param {HTMLFormElement} form */
const fieldsOf = (form) => [...form.elements].flatMap((n) => (n instanceof HTMLInputElement || n instanceof HTMLSelectElement ? [n] : []));

/** On the root: the card inherits it, and the marks in the story read it there. @param {HTMLInputElement | HTMLSelectElement} field */
function setToken(field) {
  const { style } = document.documentElement;
  const value = field.type === "range" ? `${field.value}rem` : field.value;
  if (field instanceof HTMLInputElement ? field.value === field.defaultValue : !value) style.removeProperty(field.name);
  else style.setProperty(field.name, value);
}

/** What a publisher would write. @param {NutgrafCard} card */
export function markup(card) {
  const set = ["variant", "marks", "theme", "lang"].flatMap((name) => (card.getAttribute(name) ? [`${name}="${card.getAttribute(name)}"`] : []));
  const { style } = document.documentElement;
  const tokens = [...style].filter((name) => name.startsWith("--nutgraf-")).map((name) => `  ${name}: ${style.getPropertyValue(name)};`);
  return [
    '<link rel="stylesheet" href="/nutgraf/reserve.css">',
    '<script type="module" src="/nutgraf/define.js"></script>', "",
    `<nutgraf-card ${['for="story"', ...set].join(" ")}></nutgraf-card>`,
    ...(tokens.length ? ["", "/* in your style sheet */", ":root {", ...tokens, "}"] : []),
  ].join("\n");
}
