// Where words of one version of a text stand in another: by position first, then by the words themselves, in linear time.

/** @typedef {{start: number, end: number}} Extent */
/** @typedef {{start: number, end: number, text: string, by: number | null}} Unit `text` folded; `by`: how far it has moved, null where it is not found */

/** Characters from which words are told apart anywhere in a text: "the Ministry of Works" is, "the minister" is not. */
const LONG = 20;
/** Characters of a long unit that it is looked up by; how many places of one such beginning are looked at. */
const KEY = 12;
const PLACES = 8;
/** After words that have changed, only words of this length are believed to stand where those before them did. */
const SURE = 8;
/** How far (in characters) words are looked for where neither neighbour says where they are: a long paragraph. */
const REACH = 1500;

/** Quotation marks, dashes and white space written alike; what replaces is as long as what it replaces, but for runs of white space.
 * @param {string} text */
export const fold = (text) => inLines(text).replaceAll("\n", " ");

/** The same with its ends of lines: an empty line is two characters, any other white space one. @param {string} text */
const inLines = (text) =>
  text.replace(/[“”„«»″]/g, '"').replace(/[‘’‚′`]/g, "'").replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s+/g, (run) => (/\n\s*\n/.test(run) ? "\n\n" : run.includes("\n") ? "\n" : " "));

/** A text, folded, and where each of its characters stands in the original. */
export class Folded {
  /** @type {Uint32Array | null} null: nothing was shortened, and places are the same */
  #origin = null;

  /** @param {string} text */
  constructor(text) {
    this.lines = inLines(text);
    this.text = fold(text);
    if (this.text.length === text.length) return;
    this.#origin = new Uint32Array(this.text.length + 1);
    for (let to = 0, from = 0; to <= this.text.length; to += 1) {
      this.#origin[to] = from;
      const inRun = /\s/.test(text[from] ?? "");
      from += 1;
      if (inRun && !/\s/.test(this.text[to + 1] ?? "")) while (/\s/.test(text[from] ?? "")) from += 1;
    }
  }

  /** Extent in the original. @param {Extent} extent */
  original({ start, end }) {
    const at = (/** @type {number} */ i) => this.#origin?.[i] ?? i;
    return { start: at(start), end: end > start ? at(end - 1) + 1 : at(start) };
  }

  /** Whether the words stand here, as words of their own. @param {string} words @param {number} at */
  has(words, at) {
    return at >= 0 && this.text.startsWith(words, at) && this.#isEdge(at) && this.#isEdge(at + words.length);
  }

  /** @param {number} at between two characters */
  #isEdge(at) {
    return !isLetter(this.text.charCodeAt(at - 1)) || !isLetter(this.text.charCodeAt(at));
  }
}

/** Letters and digits; NaN, outside the text, is none. @param {number} code */
const isLetter = (code) => (code < 128 ? (code | 32) > 96 && (code | 32) < 123 || (code > 47 && code < 58) : code > 0xbf && !(code >= 0x2000 && code < 0x2c00));

/**
 * Finds the units in the text and sets how far each has moved.
 * @param {Unit[]} units in text order, of two that begin together the longer first @param {Folded} folded @param {Extent[]} sentences of the old text, in order
 */
export function align(units, folded, sentences) {
  anchor(units, folded);
  sweep(units, folded, 0);
  sweep(units.toReversed(), folded, null);
  settle(units, folded, sentences);
  search(units, folded);
}

/** Long words that occur once on either side. @param {Unit[]} units @param {Folded} folded */
function anchor(units, folded) {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  for (const { index } of folded.text.matchAll(/(?<=^|[\s"'([-])\S/g)) {
    const key = folded.text.slice(index, index + KEY);
    const list = places.get(key);
    if (!list) places.set(key, [index]);
    else if (list.length <= PLACES) list.push(index);
  }
  /** @type {Map<string, number>} */
  const counts = new Map();
  const long = units.filter((unit) => unit.text.length >= LONG);
  for (const { text } of long) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const unit of long) {
    const list = counts.get(unit.text) === 1 ? (places.get(unit.text.slice(0, KEY)) ?? []) : [];
    const found = list.length > PLACES ? [] : list.filter((at) => folded.has(unit.text, at));
    if (found.length === 1) unit.by = /** @type {number} */ (found[0]) - unit.start;
  }
}

/** From one found unit to the next: what stands between two edits has moved together. @param {Unit[]} units in either order @param {Folded} folded @param {number | null} by */
function sweep(units, folded, by) {
  let sure = true;
  for (const unit of units) {
    if (unit.by === null && by !== null && (sure || unit.text.length >= SURE) && folded.has(unit.text, unit.start + by)) unit.by = by;
    sure = unit.by !== null;
    by = unit.by ?? by;
  }
}

/** Words of one sentence stay together, if they can. @param {Unit[]} units @param {Folded} folded @param {Extent[]} sentences */
function settle(units, folded, sentences) {
  let from = 0;
  for (const { start, end } of sentences) {
    while (from < units.length && /** @type {Unit} */ (units[from]).start < start) from += 1;
    let to = from;
    /** @type {Unit | null} */
    let longest = null;
    for (let unit = units[to]; unit && unit.start < end; unit = units[(to += 1)]) if (unit.by !== null && (!longest || unit.text.length > longest.text.length)) longest = unit;
    for (const unit of units.slice(from, to)) if (longest && folded.has(unit.text, unit.start + /** @type {number} */ (longest.by))) unit.by = longest.by;
    from = to;
  }
}

/** Names, dates and numbers of sentences that were rewritten: the nearest place between what stands before and after. @param {Unit[]} units @param {Folded} folded */
function search(units, folded) {
  /** @type {(number | null)[]} where the next found unit stands */
  const ends = [];
  let next = /** @type {number | null} */ (null);
  for (const unit of units.toReversed()) {
    ends.push(next);
    if (unit.by !== null) next = unit.start + unit.by;
  }
  ends.reverse();
  /** @type {Unit | undefined} */
  let last;
  for (const [i, unit] of units.entries()) {
    const by = last?.by ?? 0;
    if (unit.by === null && (/[\p{Lu}\d]/u.test(unit.text) || unit.text.length >= SURE)) {
      // After the last found unit; one that begins with it, like "Iraqi" in "Iraqi Defense Minister", may stand where it stands.
      const low = last ? last.start + by + Number(unit.start > last.start) : 0;
      const at = nearest(unit.text, folded, unit.start + by, low, ends[i] ?? folded.text.length);
      if (at !== null) unit.by = at - unit.start;
    }
    if (unit.by !== null) last = unit;
  }
}

/** @param {string} words @param {Folded} folded @param {number} expected @param {number} low @param {number} high @returns {number | null} */
function nearest(words, folded, expected, low, high) {
  const window = folded.text.slice(Math.max(low, expected - REACH), Math.min(high, expected + REACH) + words.length);
  const from = Math.max(low, expected - REACH);
  let best = /** @type {number | null} */ (null);
  for (let at = window.indexOf(words); at >= 0; at = window.indexOf(words, at + 1)) {
    if (!folded.has(words, from + at) || from + at + words.length > Math.max(high, low)) continue;
    if (best === null || Math.abs(from + at - expected) < Math.abs(best - expected)) best = from + at;
  }
  return best;
}
