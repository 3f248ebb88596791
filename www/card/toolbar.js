/** Highlights and Export: two buttons, each with a small menu above it. */
import { h } from "./dom.js";
import { FAMILIES } from "./brief.js";
import { icon } from "./icons.js";
import { copyText, printBrief } from "./paper.js";

/** @import { Card } from "./card.js" */
/** @import { Level } from "./marks.js" */

/** @param {Card} card */
export function toolbar(card) {
  const { m } = card;
  return h("footer", { class: "pfoot", part: "toolbar" },
    card.marks.supported && card.marks.subjects.size > 0 && menu(m.t("marks"), "marks", "", marksMenu(card)),
    h("span", { class: "grow" }),
    menu(m.t("export"), "export", "end", [
      h("button", { type: "button", onclick: () => void copyText(card) }, m.t("export.copy")),
      h("button", { type: "button", onclick: () => printBrief(card) }, m.t("export.print")),
    ]));
}

/** @param {string} name @param {"marks" | "export"} id @param {string} side @param {Node[]} items */
function menu(name, id, side, items) {
  const pane = h("div", { class: `menu ${side}`, part: "menu", id: `menu-${id}`, role: "group", "aria-label": name, hidden: true }, items);
  const button = h("button", { class: "tool", type: "button", "aria-expanded": "false", "aria-controls": `menu-${id}`, onclick: () => set(Boolean(pane.hidden)) }, icon(id), name);
  const set = (/** @type {boolean} */ open) => {
    pane.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const box = h("div", { class: "menubox" }, button, pane);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || pane.hidden) return;
    event.stopPropagation();
    set(false);
    button.focus();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) set(false);
  });
  if (id === "export") pane.addEventListener("click", () => set(false));
  return box;
}

/** @param {Card} card */
function marksMenu(card) {
  const { m, marks, layer } = card;
  const repaint = () => void marks.paint().then(() => layer.reseat());
  const present = new Set([...marks.subjects.values()].map((subject) => subject.family));
  return [
    h("div", { class: "seg", role: "radiogroup", "aria-label": m.t("marks.level") }, /** @type {Level[]} */ (["off", "first", "all"]).map((level) => {
      const input = h("input", { type: "radio", name: "level", value: level, onchange: () => { marks.level = level; repaint(); } });
      input.checked = marks.level === level;
      return h("label", {}, input, h("span", {}, m.t(`marks.${level}`)));
    })),
    h("div", { class: "legend" }, FAMILIES.filter((family) => present.has(family)).map((family) => {
      const input = h("input", { type: "checkbox", onchange: () => { marks.hidden[input.checked ? "delete" : "add"](family); repaint(); } });
      input.checked = !marks.hidden.has(family);
      return h("label", { class: `f-${family}` }, input, icon(family, family), h("span", { class: "u" }, m.t(`fam.${family}`)));
    })),
  ];
}
