/** The map of the Where tab. Fetched with its outlines when the tab opens; the list beside it has the same places. */
import { areaOf, areas, areasIn, around, countries, isDisputed, isIn, lines } from "./atlas.js";
import { s, sheet } from "./dom.js";
import { label } from "./map-labels.js";
import { pause } from "./marks.js";

export { countryOf } from "./atlas.js";

/** @import { Box, Country } from "./atlas.js" */
/** @import { Card } from "./card.js" */
/** @import { Spot } from "./map-labels.js" */
/** @typedef {{width: number, height: number, box: Box, x: (lon: number) => number, y: (lat: number) => number, lon: (x: number) => number, lat: (y: number) => number}} View x, y: px */

/** Share of the extent left free on each side (ui-spec.md, 3). */
const MARGIN = 0.12;
/** Degrees of latitude that a map shows at least: closer, the outlines have no more to show. */
const LEAST = 8;
/** Width over height: that of the reserved figure. */
const ASPECT = 16 / 9;
/** px: a country smaller than this has a dot as well; half the size of an ellipse without a size of its own */
const SPECK = 7;
const VAGUE = { rx: 14, ry: 10 };
/** px: width of a map that is drawn for paper */
const PAPER = 400;

/** @type {CSSStyleSheet | undefined} */
let styles;
/** How many maps were drawn: their names within one card differ by it. */
let drawn = 0;

/**
 * Draws into the figure, again whenever its width changes; takes it away where there is nothing to draw.
 * @param {Card} card @param {HTMLElement} figure
 */
export function draw(card, figure) {
  styles ??= mapStyles();
  const scope = /** @type {ShadowRoot} */ (card.root.getRootNode());
  if (!scope.adoptedStyleSheets.includes(styles)) scope.adoptedStyleSheets.push(styles);
  const spots = spotsOf(card);
  if (!spots.length) return figure.remove();
  if (card.isWhole) return void paint(card, figure, spots, PAPER);
  let last = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width && width !== last) void paint(card, figure, spots, (last = width), () => last === width);
  }).observe(figure);
}

/** What is on the map, most salient first. No place is guessed: what has neither outlines nor coordinates is left to the list. @param {Card} card */
function spotsOf({ brief }) {
  const named = new Set(brief.places.map((k) => k.entity));
  return brief.analysis.entities.flatMap((entity) => {
    const { place } = entity;
    if (!place || !named.has(entity) || !brief.certainty(place.confidence, "located")) return [];
    const area = areaOf(entity);
    const country = !area && place.kind === "country" ? countries.find((c) => c.code === place.country) : undefined;
    const { lat, lon } = area ?? place;
    if (!country && (lat === undefined || lon === undefined)) return [];
    const vague = !country && (area || place.approximate || /region|area|water/.test(place.kind));
    const [half, wide] = area ? [area.height, area.width] : [0, 0];
    const box = country?.frame ?? { west: (lon ?? 0) - wide, east: (lon ?? 0) + wide, south: (lat ?? 0) - half, north: (lat ?? 0) + half };
    return [/** @type {Spot} */ ({ entity, kind: country ? "country" : vague ? "vague" : "dot", water: place.kind === "water", country, box, lat, lon })];
  });
}

/** @param {Card} card @param {HTMLElement} figure @param {Spot[]} spots @param {number} width @param {() => boolean} [wanted] asked in pauses between the layers; none: at once */
async function paint(card, figure, spots, width, wanted) {
  const view = fit(spots.map((spot) => spot.box), width);
  const named = new Set(spots.flatMap((spot) => spot.country ?? []));
  const names = card.m.list([...new Set(spots.map((spot) => spot.entity.name))]);
  const svg = s("svg", { viewBox: `0 0 ${view.width} ${view.height}`, role: "img", "aria-labelledby": `map-${++drawn}` },
    s("title", { id: `map-${drawn}` }, card.m.t("map.title", { list: names })));
  for (const [name, draws, which] of /** @type {const} */ ([["land", areaPath, countries], ["border", linePath, countries], ["in", areaPath, [...named]], ["edge", linePath, [...named]]])) {
    if (wanted) await pause();
    if (wanted && !wanted()) return;
    svg.append(s("path", { class: name, d: draws(view, which) }));
  }
  svg.append(...claimed(view, named));
  for (const spot of spots) svg.append(...symbol(view, spot));
  figure.replaceChildren(svg);
  label(svg, view, spots);
}

/**
 * What is disputed gets no country's tint. The West Bank and Gaza are not cut out of Palestine: they are all that it has.
 * @param {View} view @param {Set<Country>} named
 */
function claimed(view, named) {
  const over = areas.filter(({ lat, lon, height, width }) => [...named].some((country) => country.code !== "PS" &&
    [[0, 0], [0, 0.5], [0, -0.5], [0.5, 0], [-0.5, 0]].some(([up = 0, right = 0]) => isIn(country, lon + right * width, lat + up * height))));
  const holes = over.map(({ lat, lon, height, width }) => {
    const [cx, cy] = [view.x(lon + turn(lon, view.box.west)), view.y(lat)];
    return s("ellipse", { class: "claimed", cx, cy, rx: view.x(width) - view.x(0), ry: view.y(0) - view.y(height) });
  });
  return holes.length ? [s("clipPath", { id: `named-${drawn}` }, s("path", { d: areaPath(view, [...named]), "clip-rule": "evenodd" })), s("g", { "clip-path": `url(#named-${drawn})` }, holes)] : [];
}

/** Degrees by which a box is moved so that it begins at or after `west`. @param {number} lon @param {number} west */
const turn = (lon, west) => Math.ceil((west - lon) / 360) * 360;

/**
 * The narrowest extent around the boxes, on whichever side of the date line, with its margin and the figure's shape.
 * @param {Box[]} boxes @param {number} width @returns {View}
 */
export function fit(boxes, width) {
  const from = (/** @type {number} */ west) => ({ west, east: Math.max(...boxes.map((b) => b.east + turn(b.west, west))) });
  const [sides = from(-180)] = boxes.map((b) => from(b.west)).sort((a, b) => a.east - a.west - (b.east - b.west));
  const { south, north } = around(boxes);
  const middle = (south + north) / 2;
  const narrowing = Math.max(0.2, Math.cos((middle * Math.PI) / 180));
  const tall = Math.max(LEAST, (north - south) * (1 + 2 * MARGIN), ((sides.east - sides.west) * (1 + 2 * MARGIN) * narrowing) / ASPECT);
  const high = Math.min(180, tall);
  const wide = Math.min(360, (tall * ASPECT) / narrowing);
  const top = Math.min(90, middle + high / 2);
  const west = (sides.west + sides.east - wide) / 2;
  const height = Math.round(width / ASPECT);
  const box = { west, east: west + wide, south: top - high, north: top };
  return { width, height, box, x: (lon) => ((lon - west) / wide) * width, y: (lat) => ((top - lat) / high) * height, lon: (x) => west + (x / width) * wide, lat: (y) => top - (y / height) * high };
}

/** Turns of the globe by which a box is in view. @param {View} view @param {Box} box */
const turnsOf = ({ box: view }, box) =>
  box.north < view.south || box.south > view.north ? [] : [-360, 0, 360].filter((by) => box.east + by > view.west && box.west + by < view.east);

/** To half a pixel: no eye sees more. @param {number} px */
const half = (px) => Math.round(px * 2) / 2;

/** @param {View} view @param {number[]} points @param {number} by @param {(at: number) => boolean} [skips] whether no line leads to the point */
function path({ x, y }, points, by, skips) {
  let d = "";
  for (let at = 0; at < points.length; at += 2) d += `${!at || skips?.(at) ? "M" : "L"}${half(x(/** @type {number} */ (points[at]) + by))} ${half(y(/** @type {number} */ (points[at + 1])))}`;
  return d;
}

/** Land. @param {View} view @param {readonly Country[]} which */
function areaPath(view, which) {
  let d = "";
  for (const ring of which.flatMap((c) => c.rings)) for (const by of turnsOf(view, ring.box)) d += `${path(view, ring.points, by)}Z`;
  return d;
}

/** Coasts and borders; none through what is disputed. @param {View} view @param {readonly Country[]} which */
function linePath(view, which) {
  let d = "";
  for (const line of new Set(which.flatMap((c) => c.rings.flatMap((ring) => ring.lines)))) {
    const { points, box, shared } = /** @type {import("./atlas.js").Line} */ (lines[line]);
    const near = shared ? areasIn(box) : [];
    const middle = (/** @type {number} */ at) => (/** @type {number} */ (points[at]) + /** @type {number} */ (points[at - 2])) / 2;
    const skips = (/** @type {number} */ at) => isDisputed(middle(at + 1), middle(at), near);
    for (const by of turnsOf(view, box)) d += path(view, points, by, near.length ? skips : undefined);
  }
  return d;
}

/** Says where on the map a spot is, and draws what stands there. @param {View} view @param {Spot} spot @returns {Element[]} */
function symbol(view, spot) {
  const { box, kind } = spot;
  const by = (spot.turn = turn(box.west, view.box.west));
  const west = view.x(box.west + by);
  const [east, north, south] = [view.x(box.east + by), view.y(box.north), view.y(box.south)];
  spot.place = { x: (west + east) / 2, y: (north + south) / 2, rx: (east - west) / 2, ry: (south - north) / 2 };
  const { x, y, rx, ry } = spot.place;
  if (kind === "vague") {
    if (!rx || rx < SPECK || ry < SPECK) Object.assign(spot.place, rx ? { rx: SPECK, ry: SPECK } : VAGUE);
    return [s("ellipse", { class: "vague", cx: x, cy: y, rx: spot.place.rx, ry: spot.place.ry })];
  }
  if (kind === "country" && Math.max(rx, ry) * 2 > SPECK) return [];
  spot.kind = "dot";
  Object.assign(spot.place, { rx: 4, ry: 4 });
  return [s("circle", { class: "dot", cx: x, cy: y, r: 4 })];
}

const mapStyles = () => sheet(`
.map svg{display:block;inline-size:100%;block-size:auto;direction:ltr;background:color-mix(in srgb,var(--fg) 3%,var(--surface))}
.land{fill:color-mix(in srgb,var(--fg) 13%,var(--surface));fill-rule:evenodd}
.border{fill:none;stroke:var(--surface);stroke-width:.8}
.in{fill:color-mix(in srgb,var(--place) 24%,var(--surface));fill-rule:evenodd}
.edge{fill:none;stroke:var(--place);stroke-linejoin:round}
.claimed{fill:color-mix(in srgb,var(--fg) 13%,var(--surface));stroke:var(--control);stroke-dasharray:2 2}
.vague{fill:none;stroke:var(--place);stroke-width:1.4;stroke-dasharray:3 2.5}
.dot{fill:var(--place);stroke:var(--surface);stroke-width:1.6}
.map text{font-size:.65625rem;font-weight:500;fill:var(--fg);paint-order:stroke;stroke:var(--surface);stroke-width:2.6px;stroke-linejoin:round;text-anchor:middle;dominant-baseline:central}
.map .ctry{font-size:.71875rem;font-weight:600}
.map .sea{font-style:italic}
@media (forced-colors:active){.map svg{forced-color-adjust:none;background:Canvas}.land,.in,.claimed{fill:Canvas}.border{stroke:GrayText}.edge{stroke:CanvasText;stroke-width:1.6}.dot{fill:Highlight;stroke:Canvas}.vague{stroke:CanvasText}.map text{fill:CanvasText;stroke:Canvas}}
@media print{.map{max-inline-size:22rem;break-inside:avoid}}
`);
