/** Names on the map: eight at most, the most salient first, each where it covers no other name and no other place. */
import { isIn } from "./atlas.js";
import { s } from "./dom.js";

/** @import { Entity } from "../analysis.d.ts" */
/** @import { Box, Country } from "./atlas.js" */
/** @import { View } from "./map.js" */
/**
 * @typedef {object} Spot
 * @property {Entity} entity @property {"country" | "vague" | "dot"} kind @property {boolean} water @property {Country} [country]
 * @property {Box} box @property {number} [lat] @property {number} [lon]
 * @property {number} [turn] degrees by which it is moved into view
 * @property {Rect} [place] on the drawn map
 */
/** @typedef {{x: number, y: number, rx: number, ry: number}} Rect middle and half the size, px */

const MOST = 8;
/** px between a name and its symbol, and between a name and anything else */
const GAP = 4;
const APART = 1;
/** px: an ellipse of this half width lets names stand on its line */
const LARGE = 20;
/** px: a name without a layout (for paper) is taken to be this wide a letter, and this high */
const LETTER = 6;
const LINE = 13;

/** @param {SVGElement} svg in the page, so that names can be measured @param {View} view @param {Spot[]} spots most salient first, with their places */
export function label(svg, view, spots) {
  /** @type {Rect[]} */
  const taken = spots.flatMap((spot) => (spot.place && spot.kind !== "country" && spot.place.rx < LARGE ? [spot.place] : []));
  const named = new Set(spots.flatMap((spot) => spot.country ?? []));
  const told = new Set();
  for (const spot of spots) {
    const { name } = spot.entity;
    if (told.size === MOST) return;
    if (told.has(name) || !spot.place) continue;
    const text = s("text", { class: spot.water ? "sea" : spot.kind === "country" ? "ctry" : null, lang: "en" }, name);
    svg.append(text);
    const { width, height } = /** @type {SVGTextElement} */ (text).getBBox();
    const rx = (width || name.length * LETTER) / 2;
    const ry = (height || LINE) / 2;
    const others = taken.filter((it) => it !== spot.place);
    const fits = (/** @type {Rect} */ rect) =>
      rect.x - rx > 1 && rect.x + rx < view.width - 1 && rect.y - ry > 1 && rect.y + ry < view.height - 1 &&
      !others.some((it) => Math.abs(it.x - rect.x) < it.rx + rx + APART && Math.abs(it.y - rect.y) < it.ry + ry + APART);
    const rect = candidates(view, spot, named, rx, ry).map(([x, y]) => ({ x, y, rx, ry })).find(fits);
    if (!rect) {
      text.remove();
      continue;
    }
    text.setAttribute("x", rect.x.toFixed(1));
    text.setAttribute("y", rect.y.toFixed(1));
    taken.push(rect);
    told.add(name);
  }
}

/**
 * Where a name may stand, best first: a country's in it, or beside it where no other country takes the name for its own; others' beside their symbol.
 * @param {View} view @param {Spot} spot @param {Set<Country>} named @param {number} rx @param {number} ry @returns {[x: number, y: number][]}
 */
function candidates(view, { kind, country, lat, lon, turn = 0, place }, named, rx, ry) {
  const { x, y, rx: wide, ry: high } = /** @type {Rect} */ (place);
  const [right, left, below, above] = [x + wide + GAP + rx, x - wide - GAP - rx, y + high + ry + 1, y - high - ry - 1];
  /** @type {[number, number][]} */
  const beside = [[right, y], [left, y], [x, above], [x, below], [right, above], [right, below], [left, above], [left, below]];
  if (kind === "dot") return beside;
  if (kind === "vague") return [...(wide > rx && high > ry ? /** @type {[number, number][]} */ ([[x, y]]) : []), [x, above], [x, below], ...beside];
  const [cx, cy] = lat === undefined || lon === undefined ? [x, y] : [view.x(lon + turn), view.y(lat)];
  const steps = [0, 1, -1, 2, -2, 3, -3];
  const within = steps.flatMap((down) => steps.map((over) => /** @type {[number, number]} */ ([cx + over * rx * 0.5, cy + down * ry * 1.5])))
    .filter(([px, py]) => Math.abs(px - x) + rx <= wide && Math.abs(py - y) + ry <= high && country && isIn(country, view.lon(px) - turn, view.lat(py)))
    .sort((a, b) => Math.hypot(a[0] - cx, a[1] - cy) - Math.hypot(b[0] - cx, b[1] - cy));
  const free = beside.filter(([px, py]) => [px - rx / 2, px, px + rx / 2].every((each) => [...named].every((other) => other === country || !isIn(other, view.lon(each) - turn, view.lat(py)))));
  return [...within, ...free];
}
