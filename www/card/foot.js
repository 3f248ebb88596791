/** The foot of the panel: the standing caution, the menus of Highlights and Export, and what Export does. */
import { FAMILIES } from "./brief.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { editorsNote } from "./views.js";

/** @import { Card } from "./card.js" */
/** @import { Level } from "./marks.js" */

// The standing caution, and how to check what the card says.

/** @param {Card} card */
export function notes(card) {
  const { m } = card;
  const text = h("p", { class: "gloss how", id: "how", hidden: true }, m.t("check.text"));
  const button = h("button", { class: "more", type: "button", "aria-expanded": "false", "aria-controls": "how", onclick: () => {
    text.hidden = !text.hidden;
    button.setAttribute("aria-expanded", String(!text.hidden));
  } }, m.t("check"));
  return h("div", { class: "note", part: "note" }, editorsNote(card), h("span", {}, m.t("note")), button, text);
}

// Highlights and Export: two buttons, each with a small menu above it.

/** @param {Card} card */
export function toolbar(card) {
  const { m } = card;
  const said = h("span", { class: "grow gloss", "aria-hidden": "true" });
  /** What an item of Export came to is also seen, until the next one is chosen. @param {import("../i18n/messages.js").Key} name @param {() => void | Promise<import("../i18n/messages.js").Key>} act */
  const item = (name, act) => h("button", { type: "button", onclick: async () => {
    said.textContent = "";
    const outcome = await act();
    if (!outcome) return;
    said.textContent = m.t(outcome);
    card.announce(m.t(outcome));
  } }, m.t(name));
  return h("footer", { class: "pfoot", part: "toolbar" },
    card.marks.supported && card.marks.subjects.size > 0 && menu(m.t("marks"), "marks", "", marksMenu(card)),
    said,
    menu(m.t("export"), "export", "end", [
      item("export.copy", () => copyText(card)),
      ...(typeof WebAssembly === "undefined" ? [] : [item("export.jsonld", () => saveAs(card, "json-ld")), item("export.annotation", () => saveAs(card, "annotations"))]),
      item("export.print", () => printBrief(card)),
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
    event.preventDefault(); // or the sheet around it would close too
    set(false);
    button.focus();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) set(false);
  });
  if (id === "export") pane.addEventListener("click", () => (set(false), button.focus({ preventScroll: true })));
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

// The whole brief as plain text for the clipboard, and on paper by itself.

/** @param {Card} card */
export async function copyText(card) {
  try {
    await navigator.clipboard.writeText(plain(card.printable()));
    return "export.done";
  } catch {
    return "export.failed";
  }
}

/** @param {Card} card @param {"json-ld" | "annotations"} format */
async function saveAs(card, format) {
  try {
    const { save } = await import("./save.js");
    await save(format, card.brief.analysis, card.map, card.bar);
    return "export.saved";
  } catch (error) {
    return /** @type {Error} */ (error).cause instanceof WebAssembly.CompileError ? "export.nowasm" : "export.error";
  }
}

const LINES = /^(section|div|p|li|dl|dd|ul|ol|h[2-6])$/;

/** What a person sees, a line a fact. @param {Element} root */
export function plain(root) {
  let text = "";
  /** @param {Node} node */
  const walk = (node) => {
    if (node instanceof Text) text += node.data;
    if (!(node instanceof Element) || node.matches(".sr, svg")) return;
    const tag = node.localName;
    if (tag === "dt") text += "\n";
    else if (LINES.test(tag)) text += node.parentElement?.matches("li, dd") || tag === "dd" ? " " : "\n";
    if (node.matches(".ptitle, .sec")) text += "\n";
    if (node.matches(".pil, .gloss, .tag, .words, .maybe")) text += " ";
    for (const child of node.childNodes) walk(child);
    if (tag === "dt") text += ":";
    if (node.matches(".tag, time, .name, b, .cue")) text += " ";
  };
  walk(root);
  return text.replace(/[^\S\n]+/g, " ").replace(/ *\n */g, "\n").replace(/\n{3,}/g, "\n\n").trim() + "\n";
}

/** Prints from a frame of its own, so that nothing of the page has to be hidden. @param {Card} card */
export function printBrief(card) {
  const frame = h("iframe", { class: "sr", "aria-hidden": "true", tabindex: -1, title: card.m.t("export.print") });
  card.root.append(frame);
  const { contentWindow: view, contentDocument: page } = frame;
  if (!view || !page) return frame.remove();
  const root = page.adoptNode(h("div", { class: "root on-paper", lang: card.m.lang, dir: card.m.dir }, card.printable()));
  const look = getComputedStyle(card.root);
  for (const name of ["--page-words", "--n"]) root.style.setProperty(name, look.getPropertyValue(name));
  root.style.fontFamily = look.fontFamily;
  root.style.setProperty("--page-fg", "black");
  root.style.setProperty("--page-surface", "white");
  page.title = document.title;
  page.body.append(root);
  const { CSSStyleSheet: Sheet } = /** @type {typeof globalThis} */ (/** @type {unknown} */ (view));
  page.adoptedStyleSheets = /** @type {ShadowRoot} */ (card.root.getRootNode()).adoptedStyleSheets.map((own) => {
    const copy = new Sheet();
    copy.replaceSync([...own.cssRules].map((rule) => rule.cssText).join("\n"));
    return copy;
  });
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}
