/** Where: places by number of mentions. */
import { h, spoken } from "./dom.js";
import { nameButton, placeGloss, section } from "./views.js";

/** @import { Card } from "./card.js" */

/** @param {Card} card @returns {Node[]} */
export function places(card) {
  return [section(card, null, h("ul", { class: "places", part: "places" }, card.brief.places.map((known) => {
    const gloss = placeGloss(card, known.entity);
    const n = known.entity.mentions.length;
    return h("li", {}, h("span", {}, nameButton(card, known), gloss && [" ", h("span", { class: "gloss" }, gloss)]),
      h("span", { class: "n" }, h("span", { "aria-hidden": "true" }, card.m.n(n)), spoken(card.m.t("count.mentions", { n }))));
  })))];
}
