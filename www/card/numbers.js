/** Figures: the value, then the clause that says it. */
import { h } from "./dom.js";
import { evidence } from "./evidence.js";
import { section } from "./views.js";

/** @import { Quantity } from "../analysis.d.ts" */
/** @import { Card } from "./card.js" */
/** @typedef {import("../i18n/messages.js").Messages} Messages */

/** @param {Card} card @returns {Node[]} */
export const figures = (card) => [section(card, null, figureList(card))];

/** @param {Card} card */
export function figureList(card) {
  return h("ul", { class: "figs", part: "figures" }, card.brief.figures.map((quantity) => {
    const gloss = moneyGloss(quantity, card.m);
    return h("li", { class: "fig f-number" }, h("b", { class: "u", lang: gloss === undefined ? null : "en" }, figureText(quantity, card.m)),
      h("div", {}, evidence(card, quantity.clause, { certainty: card.brief.certainty(quantity.confidence) ?? "likely" }),
        gloss && h("span", { class: "gloss" }, gloss)));
  }));
}

/** "1,500 km", "about 1,500", "1,200–1,500", "at least 12"; money as the text has it. @param {Quantity} q @param {Messages} m */
export function figureText(q, m) {
  if (q.kind === "MONEY" || q.value === null) return q.text;
  const range = q.high === undefined ? m.n(q.value) : `${m.n(q.value)}–${m.n(q.high)}`;
  const value = q.unit === "%" ? `${range}%` : q.unit === "pp" ? m.t("number.points", { n: range }) : q.unit ? `${range} ${unitText(q.unit)}` : range;
  if (q.bound) return m.t(`number.${q.bound}`, { n: value });
  return q.approximate ? m.t("number.about", { n: value }) : value;
}

/** What the card says of an amount of money: its code and the whole number. @param {Quantity} q @param {Messages} m */
export function moneyGloss(q, m) {
  if (q.kind !== "MONEY" || q.value === null || !q.currency) return undefined;
  const amount = (/** @type {number} */ n) => m.n(Math.round(n * 100) / 100);
  return `${q.currency} ${amount(q.value)}${q.high === undefined ? "" : `–${amount(q.high)}`}`;
}

/** UCUM codes that people write otherwise. */
const UNITS = /** @type {Record<string, string>} */ ({ Cel: "°C", "[degF]": "°F", "[mi_i]": "mi", "[ft_i]": "ft", "[in_i]": "in", "[lb_av]": "lb", "[oz_av]": "oz", "[acr_us]": "acres", "[gal_us]": "gal", "[bbl_us]": "bbl", "[nmi_i]": "nmi", "[yd_i]": "yd", "[kn_i]": "kn", har: "ha", t: "t", a: "years", mo: "months", wk: "weeks", d: "days", h: "h", min: "min", m2: "m²", m3: "m³", km2: "km²", "km/h": "km/h", "[mi_i]/h": "mph" });

/** @param {string} code */
const unitText = (code) => UNITS[code] ?? code.replace(/[[\]{}]|_\w+/g, "");
