/** What the map knows of the world: outlines of countries, their names in English, areas that more than one side claims. */
import { pause } from "./marks.js";
import { DISPUTED, NAMES, OUTLINES, STEPS } from "./outlines.js";

/** @import { Entity, Place } from "../analysis.d.ts" */
/** @typedef {{west: number, east: number, south: number, north: number}} Box degrees */
/** @typedef {{points: number[], box: Box, shared: boolean}} Line points: longitude, latitude, longitude …; shared: between two countries */
/** @typedef {{lines: number[], points: number[], box: Box}} Ring lines: numbers in `lines`; points go on beyond 180 degrees where it crosses the date line */
/** @typedef {{code: string, rings: Ring[], frame: Box}} Country frame: what a map of it shows */
/** @typedef {{names: string[], lat: number, lon: number, height: number, width: number}} Area an ellipse; height and width: half of each, degrees */

/** Lines unpacked between two pauses. */
const CHUNK = 250;
/** Numbers of one character; a larger one begins with a character that holds its last four bits. */
const SHORT = 75;

let at = 0;

/** @returns {number} the next number of the packed outlines */
function next() {
  const code = OUTLINES.charCodeAt(at++);
  const value = code - (code > 92 ? 36 : 35);
  return value < SHORT ? value : value - SHORT + 16 * next();
}

const signed = () => {
  const value = next();
  return value & 1 ? -(value + 1) / 2 : value / 2;
};

/** @param {number} length @param {() => any} make */
const several = (length, make) => Array.from({ length }, make);

/** @param {Box[]} boxes @returns {Box} */
export const around = (boxes) => ({
  west: Math.min(...boxes.map((b) => b.west)), east: Math.max(...boxes.map((b) => b.east)),
  south: Math.min(...boxes.map((b) => b.south)), north: Math.max(...boxes.map((b) => b.north)),
});

/** In pieces, for the page to go on between them. */
async function unpack() {
  /** @type {{code: string, framing: number, rings: number[][]}[]} */
  const packed = [];
  let known = 0;
  while (OUTLINES[at] !== ".") {
    const code = OUTLINES.slice(at, (at += 2));
    const rings = next();
    const framing = next();
    packed.push({ code, framing, rings: several(rings, () => several(next(), () => {
      const value = next();
      const line = value > 1 ? known - (value >> 1) : known++;
      return value & 1 ? ~line : line;
    })) });
  }
  at++;
  const uses = several(known, () => 0);
  for (const line of packed.flatMap((c) => c.rings.flat())) uses[line < 0 ? ~line : line]++;
  let x = 0;
  let y = 0;
  /** @type {Line[]} */
  const lines = [];
  for (const [i, count] of uses.entries()) {
    if (i % CHUNK === 0) await pause();
    /** @type {number[]} */
    const points = [];
    for (let n = next(); n > 0; n--) points.push((x += signed()) / STEPS, (y += signed()) / STEPS);
    lines.push({ points, box: boxOf(points), shared: count > 1 });
  }
  await pause();
  /** @type {Country[]} */
  const countries = packed.map(({ code, framing, rings }) => {
    const all = rings.map((signs) => {
      /** @type {number[]} */
      const points = [];
      for (const line of signs) follow(points, /** @type {Line} */ (lines[line < 0 ? ~line : line]).points, line < 0);
      return { lines: signs.map((line) => (line < 0 ? ~line : line)), points, box: boxOf(points) };
    });
    return { code, rings: all, frame: around(all.slice(0, framing).map((r) => r.box)) };
  });
  return { lines, countries };
}

/** @param {number[]} points @returns {Box} */
function boxOf(points) {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const lon = /** @type {number} */ (points[i]);
    const lat = /** @type {number} */ (points[i + 1]);
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return { west, east, south, north };
}

/** Adds the points of a line, on the side of the date line where the last one is. @param {number[]} points @param {number[]} line @param {boolean} backwards */
function follow(points, line, backwards) {
  for (let i = 0; i < line.length; i += 2) {
    const j = backwards ? line.length - 2 - i : i;
    const lon = /** @type {number} */ (line[j]);
    points.push(lon + Math.round(((points.at(-2) ?? lon) - lon) / 360) * 360, /** @type {number} */ (line[j + 1]));
  }
}

/** @param {Country} country @param {number} lon @param {number} lat */
export function isIn({ rings }, lon, lat) {
  let inside = false;
  for (const { points, box } of rings) {
    if (lat < box.south || lat > box.north || lon < box.west || lon > box.east) continue;
    let x = points.at(-2) ?? 0;
    let y = points.at(-1) ?? 0;
    for (let i = 0; i < points.length; i += 2) {
      const toX = /** @type {number} */ (points[i]);
      const toY = /** @type {number} */ (points[i + 1]);
      if (y > lat !== toY > lat && lon < x + ((lat - y) / (toY - y)) * (toX - x)) inside = !inside;
      x = toX;
      y = toY;
    }
  }
  return inside;
}

export const { lines, countries } = await unpack();

/** @type {Area[]} */
export const areas = DISPUTED.split("\n").map((line) => {
  const [names = "", ...numbers] = line.split("|");
  const [lat = 0, lon = 0, height = 0, width = 0] = numbers.map(Number);
  return { names: names.split(","), lat, lon, height, width };
});

/** @param {number} lat @param {number} lon @param {Area[]} [among] */
export const isDisputed = (lat, lon, among = areas) => among.some((a) => ((lat - a.lat) / a.height) ** 2 + ((lon - a.lon) / a.width) ** 2 <= 1);

/** The disputed areas that a box touches. @param {Box} box */
export const areasIn = ({ west, east, south, north }) =>
  areas.filter((a) => a.lat + a.height >= south && a.lat - a.height <= north && a.lon + a.width >= west && a.lon - a.width <= east);

/** The disputed area that an entity is. @param {Entity} entity */
export function areaOf({ name, place }) {
  const own = name.toLowerCase().replace(/^the /, "");
  return areas.find((a) => a.names.includes(own) || (place?.kind === "country" && a.names.includes(place.country?.toLowerCase() ?? "")));
}

/** The English name of the country that a place lies in; none inside of what is disputed. @param {Entity} entity @param {string | undefined} said what the article calls the country */
export function countryOf(entity, said) {
  const { country, lat, lon } = /** @type {Place} */ (entity.place);
  if (areaOf(entity) || (lat !== undefined && lon !== undefined && isDisputed(lat, lon))) return undefined;
  return said ?? NAMES.split("\n").find((line) => line.startsWith(`${country} `))?.slice(3);
}
