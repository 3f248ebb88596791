/** The whole brief as plain text for the clipboard, and on paper by itself. */
import { baseStyles } from "./base-styles.js";
import { h } from "./dom.js";
import { cardStyles } from "./styles.js";

/** @import { Card } from "./card.js" */

/** @param {Card} card */
export async function copyText(card) {
  try {
    await navigator.clipboard.writeText(plain(card.printable()));
    card.announce(card.m.t("export.done"));
  } catch {
    card.announce(card.m.t("export.failed"));
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
    if (node.matches(".pil, .gloss, .tag, .words")) text += " ";
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
  const root = page.adoptNode(h("div", { class: "root on-paper" }, card.printable()));
  const look = getComputedStyle(card.root);
  for (const name of ["--page-words", "--n"]) root.style.setProperty(name, look.getPropertyValue(name));
  root.style.fontFamily = look.fontFamily;
  root.style.setProperty("--page-fg", "black");
  root.style.setProperty("--page-surface", "white");
  page.title = document.title;
  page.body.append(root);
  const { CSSStyleSheet: Sheet } = /** @type {typeof globalThis} */ (/** @type {unknown} */ (view));
  page.adoptedStyleSheets = [baseStyles(), cardStyles()].map((own) => {
    const copy = new Sheet();
    copy.replaceSync([...own.cssRules].map((rule) => rule.cssText).join("\n"));
    return copy;
  });
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}
