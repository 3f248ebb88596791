/** Brief: who, what, when, where (why and how where the text marks them), then key sentences; and the short facts of the inline variant. */
import { h } from "./dom.js";
import { evidence } from "./evidence.js";
import { figureList } from "./numbers.js";
import { nameButton, placeGloss, roleOf, section, timeGloss } from "./views.js";

/** @import { Answer } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @import { Known } from "./brief.js" */

/** Up to this many figures stand in Brief; more have a tab of their own. */
export const FEW_FIGURES = 2;

/** @param {Card} card @returns {Node[]} */
export function summary(card) {
  const { facts, sentences, figures } = card.brief;
  return [
    ...(facts.length ? [section(card, null, h("dl", { class: "facts", part: "facts" }, factRows(card).flat()))] : []),
    ...(sentences.length ? [section(card, "h.sentences", h("ol", { class: "keys", part: "sentences" }, sentences.map((span) => h("li", {}, evidence(card, span)))))] : []),
    ...(figures.length && figures.length <= FEW_FIGURES ? [section(card, "h.figures", figureList(card))] : []),
  ];
}

/** Question and answer, a pair a row. @param {Card} card */
const factRows = (card) =>
  card.brief.facts.flatMap(({ question, answer, certainty }) => {
    const gloss = glossOf(card, question, answer);
    return [[h("dt", {}, card.m.t(`q.${question}`)), h("dd", {}, evidence(card, answer.span, { certainty }), gloss && h("span", { class: "gloss" }, gloss))]];
  });

/** @param {Card} card @param {string} question @param {Answer} answer */
function glossOf(card, question, answer) {
  const entity = answer.entity && card.brief.entities.get(answer.entity);
  if (question === "who" && entity) return roleOf(card, entity)?.evidence.text;
  if (question === "where" && entity) return placeGloss(card, entity);
  return question === "when" ? timeGloss(card, answer.time) : null;
}

/** Names that a row of the inline variant shows at most; the rest wait behind Full brief. */
const ROW = 3;

/**
 * The inline variant's rows: the answers, or where there are none the chief names and dates.
 * @param {Card} card @returns {HTMLElement[]}
 */
export function shortFacts(card) {
  const { people, orgs, places, facts } = card.brief;
  if (facts.length) return factRows(card).map((row) => h("div", { class: "row" }, row));
  /** @type {(label: "fam.person" | "fam.org" | "fam.place" | "fam.date", items: Node[]) => HTMLElement[]} */
  const row = (label, items) =>
    items.length ? [h("div", { class: "row list" }, h("dt", {}, card.m.t(label)), h("dd", {}, h("ul", {}, items.slice(0, ROW).map((item) => h("li", {}, item)))))] : [];
  const names = (/** @type {Known[]} */ known) => known.slice(0, ROW).map((k) => nameButton(card, k));
  return [...row("fam.person", names(people)), ...row("fam.org", names(orgs)), ...row("fam.place", names(places)), ...row("fam.date", chiefDates(card))];
}

/** The words of the dates nearest to publication, in text order. @param {Card} card */
function chiefDates(card) {
  const { dates, analysis } = card.brief;
  const published = Date.parse(analysis.article.published ?? "") || 0;
  const distance = (/** @type {{date: string}} */ group) => Math.abs((Date.parse(group.date) || 0) - published);
  const nearest = published ? [...dates].sort((a, b) => distance(a) - distance(b)) : dates;
  const times = nearest.slice(0, ROW).flatMap((group) => group.items[0]?.time ?? []);
  return times.sort((a, b) => a.start - b.start).map((time) => evidence(card, time));
}
