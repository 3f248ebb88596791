/** Pieces that several views share. */
import { h, s, spoken } from "./dom.js";
import { dateText } from "./dates.js";
import { evidence } from "./evidence.js";

/** @import { Entity, Role } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @import { Family, Known } from "./brief.js" */

/** A part of a view under its own heading. @param {Card} card @param {import("../i18n/messages.js").Key | null} heading @param {...Node} children */
export const section = (card, heading, ...children) =>
  h("div", { class: "sec" }, heading && h(/** @type {"h3"} */ (`h${Math.min(card.level + 1, 6)}`), {}, card.m.t(heading)), children);

/** A name that lights its mentions and opens its entity card. @param {Card} card @param {Known} known */
export function nameButton(card, { entity, family, certainty }) {
  const node = h("button", { class: `name f-${family}`, type: "button", "aria-haspopup": "dialog", "data-entity": entity.id },
    h("span", { class: "u", lang: "en", dir: "auto" }, entity.name),
    certainty === "likely" && [h("span", { class: "maybe", "aria-hidden": "true" }, card.m.t("likely")), spoken(`. ${card.m.t("likely.sr")}`)]);
  card.layer?.bindName(node, entity.id);
  return node;
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
