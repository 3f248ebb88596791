/** Who: people, then organisations and groups, each with its statements; last the statements of unnamed or uncertain sources. */
import { h } from "./dom.js";
import { evidence } from "./evidence.js";
import { icon } from "./icons.js";
import { mentionsOf, nameButton, roleOf, section, shortened, strip } from "./views.js";

/** @import { Entity } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @import { Known, Statement } from "./brief.js" */

/** Statements shown at first under each name, and names shown at first in each list. */
const STATEMENTS = 3;
const NAMES = 12;

/** @param {Card} card @returns {Node[]} */
export function people(card) {
  const { people, orgs, others } = card.brief;
  const list = (/** @type {Known[]} */ known, /** @type {string} */ part) =>
    shortened(known.map((k) => person(card, k)), NAMES, h("ul", { class: "who", part }), card.m.t("people.more", { n: known.length - NAMES }));
  return [
    ...(people.length ? [section(card, "h.people", ...list(people, "people"))] : []),
    ...(orgs.length ? [section(card, "h.orgs", ...list(orgs, "organisations"))] : []),
    ...(others.length ? [section(card, "h.others", ...statements(card, others, true))] : []),
  ];
}

/** @param {Card} card @param {Known} known */
function person(card, known) {
  const { entity, family } = known;
  const role = roleOf(card, entity);
  const said = card.brief.statements.get(entity.id) ?? [];
  return h("li", { "data-entity": entity.id }, icon(family === "org" ? "org" : "person", family),
    h("div", {}, nameButton(card, known),
      role && h("p", { class: "role" }, evidence(card, role.evidence, { certainty: card.brief.certainty(role.confidence) ?? "likely" })),
      entity.mentions.length > 1 && strip(card, mentionsOf(card, entity), family),
      h("p", { class: "gloss" }, card.m.list([card.m.t("count.mentions", { n: entity.mentions.length }), ...alias(card, entity)])),
      said.length ? statements(card, said, false) : null));
}

/** The first other form that is no part of the name ("the top general"). @param {Card} card @param {Entity} entity */
function alias(card, { name, aliases }) {
  const form = aliases.find((a) => !name.toLowerCase().includes(a.toLowerCase()));
  return form ? [card.m.t("alias", { form })] : [];
}

/** @param {Card} card @param {Statement[]} list @param {boolean} sourced with the source's words */
function statements(card, list, sourced) {
  const items = list.map(({ quote, certainty }) => {
    const { m } = card;
    const direct = quote.kind === "direct";
    const cue = quote.cue?.text;
    const kind = cue ? m.t(direct ? "quote.direct" : "quote.reported", { cue }) : m.t(direct ? "quote.direct.bare" : "quote.reported.bare");
    return h("li", { class: direct ? "direct" : null, part: "quote" },
      h("span", { class: "cue" }, sourced && quote.source ? m.list([kind, quote.source.text]) : kind),
      evidence(card, quote.content, { certainty, quoted: direct, ...(quote.parts && { words: quote.parts }) }));
  });
  return shortened(items, STATEMENTS, h("ul", { class: "quotes" }), card.m.t("statements.more", { n: items.length }));
}
