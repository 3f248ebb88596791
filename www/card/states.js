/** The states other than ready, as one quiet box (or one line, in the button variant). */
import { h, outline } from "./dom.js";

const DOWN = "m4 6.5 4 4 4-4";

/** @typedef {import("../i18n/messages.js").Messages} Messages */
/**
 * @typedef {object} StateView what a state says and offers
 * @property {string} [text]
 * @property {string} [short] the same for a line that is narrow and has a button
 * @property {string} [gloss] a quieter line under it
 * @property {string} [action] the words on its button
 * @property {() => void} [act]
 * @property {string} [size] beside the button
 * @property {1 | 2} [stage] loading: how far
 */

/** MB that the first reading on a site downloads (`cargo xtask size`), told before a reader asks for it */
export const DOWNLOAD = 1.2;

/** @param {Messages} m @param {number} level of the heading; 0 where a button holds the title @param {string} [id] by which the section is named */
export function title(m, level, id = "title") {
  const words = [h("span", { "aria-hidden": "true" }, "¶"), h("span", {}, m.t("title"))];
  if (!level) return h("b", { class: "title" }, words);
  return h(/** @type {"h2"} */ (`h${level}`), { class: "title", id: id || null }, words);
}

/** @param {StateView} view @param {Messages} m @param {number} level @returns {HTMLElement} */
export function stateBox(view, m, level) {
  return h("section", { class: "state", part: "state", "aria-labelledby": "title" }, title(m, level),
    view.stage && progress(view, m),
    view.text && h("p", { class: view.stage ? "gloss" : null }, view.text),
    view.gloss && h("p", { class: "gloss" }, view.gloss),
    view.stage && [h("div", { class: "sk" }), h("div", { class: "sk" })],
    view.action && h("div", { class: "act" },
      h("button", { class: "btn", type: "button", onclick: () => view.act?.() }, view.action),
      view.size && h("span", { class: "gloss" }, view.size)));
}

/** The same in one line. Where the state offers an action and nothing went wrong, the line itself is the button. */
/** @param {StateView} view @param {Messages} m @param {boolean} whole the line is the button @returns {HTMLElement} */
export function stateBar(view, m, whole) {
  if (whole)
    return h("button", { class: "bar", part: "button", type: "button", onclick: () => view.act?.() }, title(m, 0),
      h("span", { class: "gloss counts" }, [view.action, view.size].filter(Boolean).join(", ")), outline(DOWN));
  return h("div", { class: "bar", part: "state" }, title(m, 0), h("p", { class: "gloss" }, view.short ? [h("span", { class: "full" }, view.text), h("span", { class: "short" }, view.short)] : view.text),
    view.action && h("button", { class: "btn", type: "button", onclick: () => view.act?.() }, view.action),
    view.stage && progress(view, m));
}

/** @param {StateView} view @param {Messages} m */
const progress = (view, m) =>
  h("div", { class: view.stage === 2 ? "prog two" : "prog", role: "progressbar", "aria-label": view.text ?? m.t("title"), "aria-valuemin": 0, "aria-valuemax": 3, "aria-valuenow": view.stage },
    h("i"));

/** Whether the page's policy forbids WebAssembly: the empty module does not compile. */
export function isWasmBlocked() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}
