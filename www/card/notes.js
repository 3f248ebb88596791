/** The standing caution, and how to check what the card says. */
import { h } from "./dom.js";

/** @import { Card } from "./card.js" */

/** @param {Card} card */
export function notes({ m }) {
  const text = h("p", { class: "gloss how", id: "how", hidden: true }, m.t("check.text"));
  const button = h("button", { class: "more", type: "button", "aria-expanded": "false", "aria-controls": "how", onclick: () => {
    text.hidden = !text.hidden;
    button.setAttribute("aria-expanded", String(!text.hidden));
  } }, m.t("check"));
  return h("div", { class: "note", part: "note" }, h("span", {}, m.t("note")), button, text);
}
