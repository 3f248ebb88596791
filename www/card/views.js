/** Pieces that several views share: facts with their door to the article, names, strips, glosses. */
import { h, s, spoken } from "./dom.js";
import { dateText } from "./dates.js";

/** @import { Entity, Role, Span } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @import { Certainty, Family, Known } from "./brief.js" */

/** A part of a view under its own heading. @param {Card} card @param {import("../i18n/messages.js").Key | null} heading @param {...Node} children */
export const section = (card, heading, ...children) =>
  h("div", { class: "sec" }, heading && h(/** @type {"h3"} */ (`h${Math.min(card.level + 1, 6)}`), {}, card.m.t(heading)), children);

/** @param {Card} card @param {Certainty} certainty */
const doubt = ({ m }, certainty) => certainty === "likely" && [h("span", { class: "maybe", "aria-hidden": "true" }, m.t("likely")), spoken(`. ${m.t("likely.sr")}`)];

/** A name that lights its mentions and opens its entity card. @param {Card} card @param {Known} known */
export function nameButton(card, { entity, family, certainty }) {
  const node = h("button", { class: `name f-${family}`, type: "button", "aria-haspopup": "dialog", "data-entity": entity.id },
    h("span", { class: "u", lang: "en", dir: "auto" }, entity.name),
    doubt(card, certainty));
  card.layer?.bindName(node, entity.id);
  return node;
}

/** What an editor says, of a name or, without one, of the whole: marked as theirs. @param {Card} card @param {Entity} [entity] */
export function editorsNote(card, entity) {
  const { corrections } = card.brief.analysis;
  const words = entity ? corrections?.entities?.filter((it) => it.id === entity.id).flatMap((it) => it.note ?? []).join(" ") : corrections?.note;
  return words ? h("p", { class: "gloss desk" }, h("b", {}, card.m.t("editor.note")), " ", h("span", { dir: "auto" }, words)) : null;
}

/** Where in the article a name occurs: one tick a mention. @param {Card} card @param {{start: number}[]} marks @param {Family} family @param {{start: number}} [current] */
export function strip(card, marks, family, current) {
  const at = (/** @type {{start: number}} */ mark) => ((mark.start / Math.max(1, card.brief.text.length)) * 100).toFixed(1);
  const line = (/** @type {string} */ d, /** @type {string} */ stroke) => s("path", { d, class: stroke, "vector-effect": "non-scaling-stroke" });
  return s("svg", { class: `strip f-${family}`, viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    line("M0 5H100", "base"), line(marks.map((mark) => `M${at(mark)} 0V10`).join(""), "ticks"), current && line(`M${at(current)} -3V13`, "now"));
}

/** What the map knows, once it is loaded. @type {typeof import("./map.js") | undefined} */
export let map;

/** The map's code and data: fetched when the Where tab first opens. @returns {Promise<typeof import("./map.js")>} */
export const loadMap = async () => (map ??= await import("./map.js"));

/** What is said of a place under its name; never that it is a country. @param {Card} card @param {Entity} entity */
export function placeGloss(card, entity) {
  const { place } = entity;
  if (!place || !card.brief.certainty(place.confidence, "located") || place.kind === "country") return null;
  const { m } = card;
  const { kind } = place;
  const inside = kind === "city" || kind === "region";
  const said = card.brief.country(place.country);
  const country = inside && (map ? map.countryOf(entity, said) : said);
  return m.list([m.t(inside || kind === "water" ? `place.${kind}` : "place.area"), ...(country ? [country] : []), ...(inside && place.approximate ? [m.t("place.approximate")] : [])]);
}

/** @param {Card} card @param {number | undefined} index into the times */
export function timeGloss(card, index) {
  const time = index === undefined ? undefined : card.brief.analysis.times[index];
  return time && time.anchor ? dateText(time.value, card.m) : null;
}

/** Roles above the bar. @param {Card} card @param {Entity} entity */
export const rolesOf = (card, entity) => entity.roles.filter((role) => card.brief.certainty(role.confidence, "role"));

/** A role in the words that say it. @param {Card} card @param {Role | undefined} role */
export const roleLine = (card, role) =>
  role && h("p", { class: "role" }, evidence(card, role.evidence, { certainty: card.brief.certainty(role.confidence, "role") ?? "likely" }));

/** A list that shows its first items, the rest on request; on paper all. @param {Card} card @param {Node[]} items @param {number} limit @param {Node} list @param {string} more */
export function shortened(card, items, limit, list, more) {
  if (card.isWhole) limit = items.length;
  const rest = items.slice(limit);
  /** @type {Element} */ (list).append(...items.slice(0, limit));
  if (!rest.length) return [list];
  const button = h("button", { class: "more", type: "button", onclick: () => {
    /** @type {Element} */ (list).append(...rest);
    button.remove();
    /** @type {HTMLElement | null} */ (/** @type {Element} */ (rest[0]).querySelector("a, button"))?.focus({ preventScroll: true });
  } }, more);
  return [list, button];
}

// A fact and its door to the article: verbatim words, then the number of their paragraph.

/** Words at each end of a long text fragment; and words around a short one, which may stand elsewhere on the page too. */
const ENDS = 4;
const AROUND = 3;

/**
 * @param {Card} card @param {Span} span what is lit and reached
 * @param {{words?: Span[], quoted?: boolean, certainty?: Certainty, lead?: string}} [options] words: shown where they differ from the span; quoted: in curly marks; lead: spoken before
 */
export function evidence(card, span, { words = [span], quoted = false, certainty = "plain", lead } = {}) {
  const { m } = card;
  const { kind, n } = card.brief.where(span.start);
  const where = whereText(card, span.start);
  const node = h("a", { class: "ev", part: "evidence", href: fragment(card, span) },
    lead && spoken(`${lead} `),
    h("span", { class: "words", lang: "en", dir: "auto" }, 
      words.flatMap(({ text }, i) => [i > 0 && " … ", h("span", { class: "t" }, quoted ? `“${text.trim()}”` : text.trim())])),
    doubt(card, certainty),
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

/** A text fragment that can be copied: the ends of a long text; all of a short one, between the words around it. @param {Card} card @param {Span} span */
function fragment({ brief }, { start, end, text }) {
  const split = (/** @type {string} */ words) => words.trim().split(/\s+/).filter(Boolean);
  const code = (/** @type {string[]} */ list) => encodeURIComponent(list.join(" ")).replaceAll("-", "%2D");
  const words = split(text);
  if (words.length > ENDS * 3) return `#:~:text=${code(words.slice(0, ENDS))},${code(words.slice(-ENDS))}`;
  const block = words.length > ENDS ? null : brief.analysis.article.blocks.find((b) => b.start <= start && end <= b.end);
  const before = code(split(brief.text.slice(block?.start ?? start, start)).slice(-AROUND));
  const after = code(split(brief.text.slice(end, block?.end ?? end)).slice(0, AROUND));
  return `#:~:text=${before && `${before}-,`}${code(words)}${after && `,-${after}`}`;
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
