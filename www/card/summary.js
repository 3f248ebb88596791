/** Brief: who, what, when, where (why and how where the text marks them), then key sentences; and the short facts of the inline variant. */
import { h } from "./dom.js";
import { evidence } from "./evidence.js";
import { figureList } from "./numbers.js";
import { datedTitle } from "./timeline.js";
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
    ...(facts.length ? [section(card, null, h("dl", { class: "facts", part: "facts" }, factRows(card)))] : []),
    ...(sentences.length ? [section(card, "h.sentences", h("ol", { class: "keys", part: "sentences" }, sentences.map((span) => h("li", {}, evidence(card, span)))))] : []),
    ...(figures.length && figures.length <= FEW_FIGURES ? [section(card, "h.figures", figureList(card))] : []),
  ];
}

/** @param {Card} card */
const factRows = (card) =>
  card.brief.facts.flatMap(({ question, answer, certainty }) => {
    const gloss = glossOf(card, question, answer);
    return [h("dt", {}, card.m.t(`q.${question}`)), h("dd", {}, evidence(card, answer.span, { certainty }), gloss && h("span", { class: "gloss" }, gloss))];
  });

/** @param {Card} card @param {string} question @param {Answer} answer */
function glossOf(card, question, answer) {
  const entity = answer.entity && card.brief.entities.get(answer.entity);
  if (question === "who" && entity) return roleOf(card, entity)?.evidence.text;
  if (question === "where" && entity) return placeGloss(card, entity);
  return question === "when" ? timeGloss(card, answer.time) : null;
}

/** Names a row of the inline variant shows; the rest wait behind Full brief. */
const ROW = 3;

/** The inline variant's rows: the answers, or where there are none the chief names and dates. @param {Card} card @returns {HTMLElement[]} */
export function shortFacts(card) {
  const { people, orgs, places, dates, facts } = card.brief;
  if (facts.length) return factRows(card);
  /** @type {(label: "fam.person" | "fam.org" | "fam.place", known: Known[]) => HTMLElement[]} */
  const names = (label, known) =>
    known.length ? [h("dt", {}, card.m.t(label)), h("dd", {}, commas(known.slice(0, ROW).map((k) => nameButton(card, k))))] : [];
  const when = dates.slice(0, ROW).flatMap((group) => {
    const time = group.items[0]?.time;
    return time ? [h("li", {}, evidence(card, time), h("span", { class: "gloss" }, datedTitle(card, group)))] : [];
  });
  return [...names("fam.person", people), ...names("fam.org", orgs), ...names("fam.place", places),
    ...(when.length ? [h("dt", {}, card.m.t("fam.date")), h("dd", {}, h("ul", { class: "when" }, when))] : [])];
}

/** @param {HTMLElement[]} items */
const commas = (items) => h("ul", { class: "names" }, items.map((item) => h("li", {}, item)));
