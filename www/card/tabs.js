/** The views behind the tabs, and the entity card; figures and short facts also stand elsewhere. One file: their likeness compresses. */
import { dateParts, dateText, momentText } from "./dates.js";
import { h, spoken } from "./dom.js";
import { icon } from "./icons.js";
import { editorsNote, evidence, loadMap, map, nameButton, placeGloss, roleLine, rolesOf, section, shortened, strip, timeGloss } from "./views.js";

/** @import { Answer, Entity, Event, Quantity } from "../analysis.d.ts" */
/** @import { DateGroup, Known, Statement } from "./brief.js" */
/** @import { Card } from "./card.js" */
/** @import { Mark } from "./marks.js" */

// Brief: who, what, when, where (why and how where the text marks them), then key sentences; and the short facts of the inline variant.

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
  if (question === "who" && entity) return rolesOf(card, entity)[0]?.evidence.text;
  if (question === "where" && entity) return placeGloss(card, entity);
  return question === "when" ? timeGloss(card, answer.time) : null;
}

/** Names that a row of the inline variant shows at most; the rest wait behind Full brief. */
const ROW = 3;

/** Answers from which on the inline variant shows nothing else. */
const ENOUGH = 3;

/**
 * The inline variant's rows: the answers; where they are few, the chief names and dates stand in for those that are missing.
 * @param {Card} card @returns {HTMLElement[]}
 */
export function shortFacts(card) {
  const { people, orgs, places, facts } = card.brief;
  const answers = new Map(factRows(card).map((row, i) => [/** @type {typeof facts[number]} */ (facts[i]).question, h("div", { class: "row" }, row)]));
  if (answers.size >= ENOUGH) return [...answers.values()];
  /** @type {(label: "fam.person" | "fam.org" | "fam.place" | "fam.date", items: Node[]) => HTMLElement[]} */
  const row = (label, items) =>
    items.length ? [h("div", { class: "row list" }, h("dt", {}, card.m.t(label)), h("dd", {}, h("ul", {}, items.slice(0, ROW).map((item) => h("li", {}, item)))))] : [];
  const names = (/** @type {Known[]} */ known) => known.slice(0, ROW).map((k) => nameButton(card, k));
  const { who, what, when, where, why, how } = Object.fromEntries(answers);
  return [...(who ? [who] : [...row("fam.person", names(people)), ...row("fam.org", names(orgs))]), ...(what ? [what] : []),
    ...(when ? [when] : row("fam.date", chiefDates(card))), ...(where ? [where] : row("fam.place", names(places))), ...[why, how].flatMap((last) => last ?? [])];
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

// Who: people, then organisations and groups, each with its statements; last the statements of unnamed or uncertain sources.

/** Statements shown at first under each name, and names shown at first in each list. */
const STATEMENTS = 3;
const NAMES = 12;

/** @param {Card} card @returns {Node[]} */
export function people(card) {
  const { people, orgs, others } = card.brief;
  const list = (/** @type {Known[]} */ known, /** @type {string} */ part) =>
    shortened(card, known.map((k) => person(card, k)), NAMES, h("ul", { class: "who", part }), card.m.t("people.more", { n: known.length - NAMES }));
  return [
    ...(people.length ? [section(card, "h.people", ...list(people, "people"))] : []),
    ...(orgs.length ? [section(card, "h.orgs", ...list(orgs, "organisations"))] : []),
    ...(others.length ? [section(card, "h.others", ...statements(card, others, true))] : []),
  ];
}

/** @param {Card} card @param {Known} known */
function person(card, known) {
  const { entity, family } = known;
  const mentions = card.brief.mentionsOf(entity);
  const said = card.brief.statements.get(entity.id) ?? [];
  return h("li", { "data-entity": entity.id }, icon(family === "org" ? "org" : "person", family),
    h("div", {}, nameButton(card, known),
      roleLine(card, rolesOf(card, entity)[0]),
      mentions.length > 1 && strip(card, mentions, family),
      h("p", { class: "gloss" }, card.m.list([card.m.t("count.mentions", { n: mentions.length }), ...alias(card, entity)])),
      editorsNote(card, entity),
      said.length ? statements(card, said, false) : null));
}

/** Other forms of the name, without those that only a link under its bar gives. @param {Card} card @param {Entity} entity */
function formsOf({ brief }, { name, aliases, mentions }) {
  const unsure = new Set(mentions.flatMap((i) => brief.analysis.mentions[i] ?? []).flatMap((it) => (brief.isLinked(it) ? [] : it.text)));
  return aliases.filter((form) => form !== name && !unsure.has(form));
}

/** The first other form that is no part of the name ("the top general"). @param {Card} card @param {Entity} entity */
function alias(card, entity) {
  const form = formsOf(card, entity).find((a) => !entity.name.toLowerCase().includes(a.toLowerCase()));
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
  return shortened(card, items, STATEMENTS, h("ul", { class: "quotes" }), card.m.t("statements.more", { n: items.length }));
}

// Where: the map, then places by number of mentions, which says the same to who does not see it.

/** @param {Card} card @returns {Node[]} */
export function places(card) {
  const { brief } = card;
  const known = brief.places;
  const glosses = known.map(() => h("span", { class: "gloss" }));
  const explain = () => glosses.forEach((gloss, i) => (gloss.textContent = placeGloss(card, /** @type {Known} */ (known[i]).entity)));
  explain();
  const list = h("ul", { class: "places", part: "places" }, known.map((each, i) => {
    const n = brief.mentionsOf(each.entity).length;
    return h("li", { "data-entity": each.entity.id }, h("span", {}, nameButton(card, each), " ", glosses[i], editorsNote(card, each.entity)),
      h("span", { class: "n" }, h("span", { "aria-hidden": "true" }, card.m.n(n)), spoken(card.m.t("count.mentions", { n }))));
  }));
  const figure = h("figure", { class: "map", part: "map" });
  const whole = section(card, null, figure, list);
  if (!known.some(({ entity }) => entity.place)) figure.remove();
  else if (!card.isWhole) loadMap().then(({ draw }) => (explain(), draw(card, figure)), () => figure.remove());
  else if (map) map.draw(card, figure);
  else figure.remove();
  return [whole];
}

// When: dated events and sentences in order of date, publication among them; then main events without a date.

/** @param {Card} card @returns {Node[]} */
export function timeline(card) {
  const { dates, undated } = card.brief;
  const entries = dates.map((group) => ({ date: group.date, node: entry(card, group) }));
  const published = publication(card);
  if (published) {
    const at = entries.findIndex((e) => e.date > published.date);
    entries.splice(at < 0 ? entries.length : at, 0, published);
  }
  const list = h("ol", { class: "line", part: "timeline" }, entries.map((e) => e.node));
  const notes = [list.querySelector(".inf") && card.m.t("time.note"), list.querySelector(".plan") && card.m.t("time.note.plan")].filter((n) => typeof n === "string");
  return [
    section(card, null, list),
    ...(undated.length ? [section(card, "h.undated", h("ul", { class: "keys" }, undated.map(({ event, certainty }) => h("li", {}, tag(card, event), evidence(card, event.text, { certainty })))))] : []),
    ...(notes.length ? [section(card, null, h("p", { class: "gloss" }, notes.join(" ")))] : []),
  ];
}

/** @param {Card} card @param {DateGroup} group */
function entry(card, group) {
  const { items } = group;
  const tags = items.map(({ event }) => event ? tag(card, event) : null);
  // One tag beside the date says it of all that is under it.
  const alike = tags.every((t) => t?.textContent === tags[0]?.textContent);
  return h("li", { class: items.every(({ event }) => event && isPlan(event)) ? "plan" : null }, h("p", { class: "d" }, h("time", {}, datedTitle(card, group)), alike && tags[0]),
    items.map(({ span, certainty }, i) => h("p", {}, !alike && tags[i], evidence(card, span, { certainty }))));
}

/** The date of a group, the parts that the words do not give set apart. @param {Card} card @param {DateGroup} group @returns {Node[]} */
function datedTitle(card, group) {
  const given = group.items.map((i) => i.time?.given).find((g) => g?.includes("day")) ?? group.items[0]?.time?.given;
  const parts = dateParts(group.date, card.m, given) ?? [{ text: group.date, inferred: false }];
  /** @type {Node[]} */
  const nodes = [];
  for (const [i, { text, inferred }] of parts.entries()) {
    const last = nodes.at(-1);
    if (i && last && parts[i - 1]?.inferred === inferred) last.textContent += text;
    else nodes.push(inferred ? h("span", { class: "inf" }, text) : document.createTextNode(text));
  }
  return nodes.flatMap((node) => {
    if (!(node instanceof Element)) return [node];
    const words = node.textContent ?? "";
    node.setAttribute("aria-hidden", "true");
    node.textContent = words.trim();
    return [document.createTextNode(/^\s/.test(words) ? " " : ""), node, document.createTextNode(/\s$/.test(words) ? " " : ""), spoken(card.m.t("time.inferred", { date: words.trim() }))];
  });
}

/** @param {Event} event */
const isPlan = (event) => event.modality === "planned" || event.modality === "hypothetical";

/** @param {Card} card @param {Event} event */
function tag({ m }, event) {
  const key = event.polarity === "negative" ? "tag.notDone" : event.modality === "hypothetical" ? "tag.if"
    : event.modality === "planned" ? (event.kind === "pledge" ? "tag.promised" : "tag.planned") : event.modality === "reported" ? "tag.said" : null;
  if (!key) return null;
  const aloud = key === "tag.promised" || key === "tag.planned" ? m.t(`${key}.sr`) : m.t(key);
  return h("span", { class: "tag" }, h("span", { "aria-hidden": "true" }, m.t(key)), spoken(aloud));
}

/** The card's own entry: the one without words of the article where the page's metadata gave the date. @param {Card} card */
function publication(card) {
  const { article } = card.brief.analysis;
  if (!article.published) return null;
  const line = article.publishedFrom === "text" && article.blocks.find((b) => b.kind === "timestamp");
  const node = h("li", { class: "pub" }, h("p", { class: "d" }, h("time", { datetime: article.published }, momentText(article.published, card.m)), h("span", { class: "tag" }, card.m.t("tag.published"))),
    line && h("p", {}, evidence(card, { ...line, text: card.brief.text.slice(line.start, line.end) })));
  return { date: `${article.published}T`, node };
}

// Figures: the value, then the clause that says it.

/** @typedef {import("../i18n/messages.js").Messages} Messages */

/** @param {Card} card @returns {Node[]} */
export const figures = (card) => [section(card, null, figureList(card))];

/** @param {Card} card */
export function figureList(card) {
  return h("ul", { class: "figs", part: "figures" }, card.brief.figures.map((quantity) => {
    const gloss = moneyGloss(quantity, card.m);
    return h("li", { class: "fig f-number" }, h("b", { class: "u", ...(gloss !== undefined && { lang: "en", dir: "auto" }) }, figureText(quantity, card.m)),
      h("div", {}, evidence(card, quantity.clause, { certainty: card.brief.certainty(quantity.confidence, "figure") ?? "likely" }),
        gloss && h("span", { class: "gloss" }, gloss)));
  }));
}

/** "1,500 km", "about 1,500", "1,200–1,500", "at least 12"; money as the text has it. @param {Quantity} q @param {Messages} m */
export function figureText(q, m) {
  if (q.kind === "MONEY" || q.value === null) return q.text;
  const unit = SPOKEN[q.unit ?? ""];
  const numbers = m.numbers(unit ? { style: "unit", unit, unitDisplay: unit === "percent" ? "narrow" : "long" } : {});
  // A dash of our own: between numbers some languages' range patterns put spaces.
  const range = q.high === undefined ? numbers.format(q.value) : `${m.n(q.value)}–${numbers.format(q.high)}`;
  const value = unit || !q.unit ? range : q.unit === "pp" ? m.t("number.points", { n: range }) : `${range} ${unitText(q.unit)}`;
  if (q.bound) return m.t(`number.${q.bound}`, { n: value });
  return q.approximate ? m.t("number.about", { n: value }) : value;
}

/** What the card says of an amount of money: its code and the whole number. @param {Quantity} q @param {Messages} m */
export function moneyGloss(q, m) {
  if (q.kind !== "MONEY" || q.value === null || !q.currency) return undefined;
  const amount = (/** @type {number} */ n) => m.n(Math.round(n * 100) / 100);
  return `${q.currency} ${amount(q.value)}${q.high === undefined ? "" : `–${amount(q.high)}`}`;
}

/** UCUM codes that are words of the interface's language, under their name in `Intl`. */
const SPOKEN = /** @type {Record<string, string>} */ ({ "%": "percent", "[acr_us]": "acre", a: "year", mo: "month", wk: "week", d: "day" });

/** UCUM codes that people write otherwise. */
const UNITS = /** @type {Record<string, string>} */ ({ Cel: "°C", "[degF]": "°F", "[mi_i]": "mi", "[ft_i]": "ft", "[in_i]": "in", "[lb_av]": "lb", "[oz_av]": "oz", "[gal_us]": "gal", "[bbl_us]": "bbl", "[nmi_i]": "nmi", "[yd_i]": "yd", "[kn_i]": "kn", har: "ha", t: "t", h: "h", min: "min", m2: "m²", m3: "m³", km2: "km²", "km/h": "km/h", "[mi_i]/h": "mph" });

/** @param {string} code */
const unitText = (code) => UNITS[code] ?? code.replace(/[[\]{}]|_\w+/g, "");

// The entity card: what is said of a name, a date or a figure.

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
    ...(entity?.place && (entity.place.lat !== undefined || entity.place.kind === "country") && card.brief.places.some((k) => k.entity === entity) ? [to("where", entity, m.t("card.map"))] : []),
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
    const forms = formsOf(card, entity).slice(0, FORMS).flatMap((form, i) => [i ? m.list(["", ""]) : " ", h("span", { class: "words", lang: "en", dir: "auto" }, `“${form}”`)]);
    return [
      ...rolesOf(card, entity).slice(0, ROLES).map((role) => roleLine(card, role)),
      gloss(placeGloss(card, entity) ?? (entity.label === "ORG" || entity.label === "NORP" ? brief.country(entity.country) : null)),
      forms.length > 0 && h("p", { class: "forms" }, m.t("alias.list"), forms),
      editorsNote(card, entity),
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
