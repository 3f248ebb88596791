/** What the entity card says of a name, a date or a figure. */
import { dateText } from "./dates.js";
import { h } from "./dom.js";
import { evidence } from "./evidence.js";
import { icon } from "./icons.js";
import { figureText, moneyGloss } from "./tabs.js";
import { placeGloss, roleLine, rolesOf, strip } from "./views.js";

/** @import { Entity } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @import { Mark } from "./marks.js" */

/** Forms listed after "Also as", and roles. */
const FORMS = 4;
const ROLES = 3;

/**
 * @param {Card} card @param {Mark} mark the mention it is opened at @param {(by: 1 | -1) => void} step to the previous or next mention
 * @returns {(Node | null | false | undefined)[]}
 */
export function entityCard(card, mark, step) {
  const { m } = card;
  const { subject } = mark;
  const { entity, family, marks } = subject;
  const said = entity ? (card.brief.statements.get(entity.id)?.length ?? 0) : 0;
  const at = marks.indexOf(mark);
  const go = (/** @type {"prev" | "next"} */ way, /** @type {1 | -1} */ by) =>
    h("button", { class: `tool ${way}`, type: "button", "aria-label": m.t(`card.${way}`), onclick: () => step(by) }, icon(way));
  const to = (/** @type {"who" | "where"} */ tab, /** @type {Entity} */ { id }, /** @type {string} */ words) =>
    h("button", { class: "tool", type: "button", onclick: () => card.showTab(tab, id) }, words);
  const row = [
    ...(marks.length > 1 ? [go("prev", -1), h("span", { class: "n" }, m.t("card.of", { i: at + 1, n: marks.length })), go("next", 1)] : []),
    ...(entity && said ? [to("who", entity, m.t("count.statements", { n: said }))] : []),
    ...(entity?.place && card.brief.places.some((k) => k.entity === entity) ? [to("where", entity, m.t("card.map"))] : []),
  ];
  return [
    h("p", { class: "k" }, icon(family, family), m.t(`label.${family}`)),
    h("p", { class: "name", id: "entity-name", role: "heading", "aria-level": Math.min(card.level + 1, 6) }, h("span", { class: "u", lang: "en", dir: "auto" }, titleOf(card, mark))),
    ...details(card, mark),
    marks.length > 1 && strip(card, marks, family, mark),
    row.length > 0 && h("div", { class: "row" }, row),
  ];
}

/** @param {Card} card @param {Mark} mark */
function titleOf({ m }, { subject, text, time, quantity }) {
  if (time) return (time.anchor && dateText(time.value, m)) || text;
  return quantity ? figureText(quantity, m) : subject.name;
}

/** @param {Card} card @param {Mark} mark @returns {(Node | null | false | undefined)[]} */
function details(card, { subject: { entity }, time, quantity }) {
  const { m, brief } = card;
  const gloss = (/** @type {string | null | undefined} */ text) => (text ? h("p", { class: "gloss" }, text) : null);
  if (entity) {
    const shown = new Set(brief.mentionsOf(entity).map((mention) => mention.text));
    const forms = entity.aliases.filter((a) => a !== entity.name && shown.has(a)).slice(0, FORMS).flatMap((form, i) => [i ? ", " : " ", h("span", { class: "words", lang: "en", dir: "auto" }, `“${form}”`)]);
    return [
      ...rolesOf(card, entity).slice(0, ROLES).map((role) => roleLine(card, role)),
      gloss(placeGloss(card, entity) ?? (entity.label === "ORG" || entity.label === "NORP" ? brief.country(entity.country) : null)),
      forms.length > 0 && h("p", { class: "forms" }, m.t("alias.list"), forms),
    ];
  }
  if (time) return [gloss(whyThisDate(card, time)), gloss(time.anchor && time.anchor !== "explicit" && inferredYear(time) ? m.t("time.yearInferred") : null)];
  return [quantity && gloss(moneyGloss(quantity, m)), quantity && h("p", { class: "role" }, evidence(card, quantity.clause))];
}

/** How a date that the words do not spell out was worked out. @param {Card} card @param {import("../analysis.d.ts").TimeExpression} time */
function whyThisDate({ m, brief }, time) {
  const date = dateText(time.value, m);
  if (!date || !time.anchor || time.anchor === "explicit" || inferredYear(time)) return null;
  if (time.anchor === "published" && time.value === brief.analysis.article.published?.slice(0, 10)) return m.t("time.anchor.same", { words: time.text });
  return m.t(`time.anchor.${time.anchor}`, { words: time.text, date });
}

/** Day and month are in the words, the year is not. @param {import("../analysis.d.ts").TimeExpression} time */
const inferredYear = ({ given }) => given.includes("month") && !given.includes("year");
