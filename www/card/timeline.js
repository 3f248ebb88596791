/** When: dated events and sentences in order of date, publication among them; then main events without a date. */
import { h, spoken } from "./dom.js";
import { dateParts, momentText } from "./dates.js";
import { evidence } from "./evidence.js";
import { section } from "./views.js";

/** @import { Event } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @import { DateGroup } from "./brief.js" */

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
    ...(undated.length ? [section(card, "h.undated", h("ul", { class: "keys" }, undated.map((event) => h("li", {}, tag(card, event), evidence(card, event.text)))))] : []),
    ...(notes.length ? [section(card, null, h("p", { class: "gloss" }, notes.join(" ")))] : []),
  ];
}

/** @param {Card} card @param {DateGroup} group */
function entry(card, group) {
  const event = group.items[0]?.event;
  const planned = event && isPlan(event);
  return h("li", { class: planned ? "plan" : null }, h("p", { class: "d" }, h("time", {}, datedTitle(card, group)), event && tag(card, event)),
    group.items.map(({ span, certainty }) => h("p", {}, evidence(card, span, { certainty }))));
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
