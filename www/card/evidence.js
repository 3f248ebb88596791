/** A fact and its door to the article: verbatim words, then the number of their paragraph. */
import { h, spoken } from "./dom.js";

/** @import { Span } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @import { Certainty } from "./brief.js" */

/** Words at each end of a long text fragment. */
const ENDS = 4;

/**
 * @param {Card} card @param {Span} span what is lit and reached
 * @param {{words?: Span[], quoted?: boolean, certainty?: Certainty, lead?: string}} [options] words: shown where they differ from the span; quoted: in curly marks; lead: spoken before
 */
export function evidence(card, span, { words = [span], quoted = false, certainty = "plain", lead } = {}) {
  const { m } = card;
  const shown = words.map((w) => w.text.trim()).join(" … ");
  const { kind, n } = card.brief.where(span.start);
  const where = whereText(card, span.start);
  const node = h("a", { class: "ev", part: "evidence", href: fragment(span.text) },
    lead && spoken(`${lead} `),
    h("span", { class: "words", lang: "en", dir: "auto" }, h("span", { class: "t" }, quoted ? `“${shown}”` : shown)),
    certainty === "likely" && [h("span", { class: "maybe", "aria-hidden": "true" }, m.t("likely")), spoken(`. ${m.t("likely.sr")}`)],
    h("span", { class: "pil", "aria-hidden": "true" }, n ? m.t("ref.paragraph", { n }) : m.t(key(kind))),
    spoken(m.t("ref.sr", { where })));
  const spans = words.length > 1 ? words : [span];
  node.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    card.follow(span, spans);
  });
  node.addEventListener("focus", () => card.light(spans));
  node.addEventListener("pointerenter", (event) => card.layer.isMoving(event) && card.light(spans));
  for (const type of ["pointerleave", "blur"]) node.addEventListener(type, () => card.unlight());
  return node;
}

/** "paragraph 2", "headline" @param {Card} card @param {number} offset */
export function whereText(card, offset) {
  const { kind, n } = card.brief.where(offset);
  return n ? card.m.t("ref.sr.paragraph", { n }) : card.m.t(key(kind));
}

/** @param {string} kind of block */
const key = (kind) => /** @type {"ref.headline"} */ (`ref.${kind}`);

/** A text fragment that can be copied: all of a short text, the ends of a long one. @param {string} text */
function fragment(text) {
  const words = text.trim().split(/\s+/);
  const code = (/** @type {string[]} */ list) => encodeURIComponent(list.join(" ")).replaceAll("-", "%2D");
  return `#:~:text=${words.length > ENDS * 3 ? `${code(words.slice(0, ENDS))},${code(words.slice(-ENDS))}` : code(words)}`;
}

/**
 * Scrolls words to 35 % of the height, in every box that scrolls, only if they are not in view.
 * @param {Range} range @param {ScrollBehavior} [behavior] smooth only where the reader has nothing against it
 * @returns {number} px by which the window scrolls
 */
export function reveal(range, behavior = "smooth") {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) behavior = "instant";
  for (let node = range.startContainer.parentElement; node; node = node.parentElement ?? /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (node.getRootNode()).host ?? null)) {
    if (node === document.scrollingElement || node === document.body) continue;
    if (node.scrollHeight <= node.clientHeight || !/auto|scroll/.test(getComputedStyle(node).overflowY)) continue;
    const box = node.getBoundingClientRect();
    const words = range.getBoundingClientRect();
    if (words.top < box.top || words.bottom > box.bottom) node.scrollTop += words.top - box.top - node.clientHeight * HEIGHT;
  }
  const words = range.getBoundingClientRect();
  const isInView = words.top >= EDGE && words.bottom <= innerHeight - EDGE;
  if (isInView && !isGliding) return 0;
  const top = isInView ? 0 : words.top - innerHeight * HEIGHT;
  // A smooth scroll to other words is cut short: browsers drop a second one that begins before the first has ended.
  if (isGliding) behavior = "instant";
  isGliding = behavior === "smooth";
  if (isGliding) addEventListener("scrollend", () => (isGliding = false), { once: true });
  scrollTo({ top: scrollY + top, behavior });
  return top;
}

/** whether a smooth scroll of ours is under way */
let isGliding = false;

/** px at the top and bottom of the window that a site's sticky header or footer may cover */
const EDGE = 60;
/** where in the height words are put that were out of view (ui-spec.md, 6) */
const HEIGHT = 0.35;
