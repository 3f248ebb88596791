// What the leaves of a page weigh, and which parts of it are the page's frame. Works on the records of walk.js alone.
import * as rules from "./rules.js";
import { BODY, BYLINE, CAPTION, DOUBTFUL, FRAME, HEADLINE, PULL, STANDFIRST, TIME, CREDIT } from "./hints.js";

/** @typedef {import("./walk.js").Layout} Layout */
/** @typedef {import("./walk.js").Leaf} Leaf */

/** A sentence of news has about 120 characters; what is shorter than this is a label, unless its element says paragraph. */
const PROSE = 60;
/** Share of a leaf's characters in links from which it is a list of links, not text. */
export const LINKED = 0.5;
/** An element with more leaves than this is a part of the page; its names do not describe each of its lines. */
const FEW_LEAVES = 6;
/** Characters that a teaser (a linked heading with its summary) has at most. */
const TEASER = 420;
/** Prose leaves from which an element with a doubtful name is a part of the story. */
const ENOUGH_PROSE = 2;
/** Share of the page's prose leaves that a part under "Related" and its like has at most. */
const LARGEST_SECTION = 0.34;
/** A table with a cell of so many characters is there for the layout. */
const LAYOUT_CELL = 280;

/** What separates words: white space, punctuation, symbols. Naming what is none costs less to compile than naming all letters. */
export const BETWEEN_WORDS = /[\s!-/:-@[-`{-~\u0080-\u00BF\u2000-\u2BFF\u3000-\u303F\uFE00-\uFE0F]+/g;

/** @typedef {object} Weight
 *  @property {number} size     characters
 *  @property {number} linked   share of them in links that leave the page
 *  @property {number} heading  1 to 6, 0 for text
 *  @property {number} flags    what the few-leaved elements around it say
 *  @property {boolean} prose   reads like a paragraph
 *  @property {string} form     lower case, letters and digits only: for comparison
 *  @property {string} line     lower case, straight quotes: for the tables of lines
 *  @property {boolean} [opens] whether the line opens a part of the page that is not the story; worked out when asked for */

/** Everything the choice needs to know of each leaf. @param {Layout} layout @returns {Weight[]} */
export function weigh(layout) {
  return layout.leaves.map((leaf) => {
    const size = leaf.text.length;
    const linked = leaf.links / size;
    const heading = headingOf(layout, leaf);
    const line = leaf.text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ");
    const prose = heading === 0 && size >= PROSE && linked < LINKED && /[.!?…:;,"”’)\]]/.test(leaf.text);
    return { size, linked, heading, flags: flagsAround(layout, leaf), prose, form: line.replace(BETWEEN_WORDS, ""), line };
  });
}

/** @param {Layout} layout @param {Leaf} leaf */
function headingOf(layout, leaf) {
  for (let at = leaf.element, steps = 0; at >= 0 && steps < 3; at = layout.elements[at].parent, steps += 1) {
    const tag = layout.elements[at].tag;
    if (/^h[1-6]$/.test(tag)) return Number(tag[1]);
  }
  return 0;
}

/** @param {Layout} layout @param {Leaf} leaf */
function flagsAround(layout, leaf) {
  let flags = 0;
  for (const [flag, characters] of leaf.covered) {
    if (characters >= leaf.text.length * 0.6) flags |= flag & ~(FRAME | DOUBTFUL);
  }
  const author = leaf.covered.get(BYLINE) ?? 0;
  const time = leaf.covered.get(TIME) ?? 0;
  if (author && time && author + time >= leaf.text.length * 0.6) flags |= TIME;
  for (let at = leaf.element; at >= 0; at = layout.elements[at].parent) {
    const { end, first, flags: own } = layout.elements[at];
    if (end - first > FEW_LEAVES) break;
    flags |= own & (HEADLINE | STANDFIRST | BYLINE | TIME | CAPTION | CREDIT | PULL);
  }
  return flags;
}

/** Sums over the first n leaves, so that any element's sum is a difference. @param {Weight[]} weights @param {(weight: Weight, index: number) => number} value */
export function sums(weights, value) {
  const total = [0];
  weights.forEach((weight, index) => total.push(total[index] + value(weight, index)));
  return (/** @type {{first: number, end: number}} */ { first, end }) => total[end] - total[first];
}

/** For each leaf whether it belongs to the page's frame. @param {Layout} layout @param {Weight[]} weights
 *  @param {number} headline its leaf, -1 for none @param {number} asked the record that the publisher names, -1 for none
 *  @param {boolean} byName whether class names count @returns {boolean[]} */
export function frame(layout, weights, headline, asked, byName) {
  const named = new Set();
  for (let at = asked; at >= 0; at = layout.elements[at].parent) named.add(at);
  const prose = sums(weights, (weight) => (weight.prose && weight.linked < 0.3 ? 1 : 0));
  const size = sums(weights, (weight) => weight.size);
  const allProse = weights.filter((weight) => weight.prose).length;
  const out = weights.map(() => false);
  const dropped = layout.elements.map(() => false);
  layout.elements.forEach((record, at) => {
    if (record.parent >= 0 && dropped[record.parent]) {
      dropped[at] = true;
      return;
    }
    if (named.has(at) || (record.first <= headline && headline < record.end) || record.first >= record.end) return;
    dropped[at] = isFrame(record, prose(record), byName) || isTeaser(weights, record, size(record)) ||
      isSection(weights, record, prose(record) / (allProse || 1)) || isFigures(weights, record);
    if (dropped[at]) out.fill(true, record.first, record.end);
  });
  return out;
}

/** @param {import("./walk.js").ElementRecord} record @param {number} prose @param {boolean} byName */
function isFrame({ tag, flags, parent }, prose, byName) {
  if (parent < 0) return false;
  if (flags & BODY) return false;
  if (tag === "footer" || tag === "nav" || tag === "aside") return true;
  if (tag === "form") return prose < ENOUGH_PROSE;
  if (!byName) return false;
  if (flags & FRAME) return true;
  return (flags & DOUBTFUL) !== 0 && prose < ENOUGH_PROSE;
}

/** A linked heading with a summary: another story. @param {Weight[]} weights @param {{first: number, end: number, tag: string}} record @param {number} size */
function isTeaser(weights, { first, end, tag }, size) {
  if (size > TEASER || end - first > FEW_LEAVES || /^(p|h[1-6])$/.test(tag)) return false;
  let title = -1;
  for (let at = first; at < end; at += 1) {
    const { linked, heading, size: length, flags } = weights[at];
    if (heading > 1 && linked > 0.8 && !(flags & BYLINE)) title = at;
    // Without a heading: a linked line, and text after it in the same small element.
    else if (at === first && linked > 0.8 && length > 15 && end - first > 1 && weights[at + 1].linked < LINKED && !(flags & (BYLINE | TIME))) title = at;
  }
  return title >= 0;
}

/** A part that begins with "Most read", "Comments", "Sign up for …"; a large one only where what follows such a heading may be large.
 * @param {Weight[]} weights @param {{first: number, end: number}} record @param {number} share of the page's prose */
function isSection(weights, { first, end }, share) {
  const { size, heading, line, linked } = weights[first];
  if (end - first < 2 || size > 80 || (heading === 0 && size > 40)) return false;
  if (heading === 1 && linked < LINKED && !line.includes("privacy")) return false;
  weights[first].opens ??= isSectionHead(line);
  return weights[first].opens && (share <= LARGEST_SECTION || /comment|privacy/.test(line));
}

/** @param {string} line */
export function isSectionHead(line) {
  const bare = line.replace(/^\d+\s+/, "").replace(/\s*\(?\d*\)?\s*[:>»]?\s*$/, "");
  return rules.SECTION_HEADS.some((entry) => (entry.startsWith("=") ? bare === entry.slice(1) : bare.startsWith(entry)));
}

/** A table of figures; one for the layout holds long cells. @param {Weight[]} weights @param {{first: number, end: number, tag: string}} record */
function isFigures(weights, { first, end, tag }) {
  if (tag !== "table") return false;
  let prose = 0;
  for (let at = first; at < end; at += 1) {
    if (weights[at].size >= LAYOUT_CELL) return false;
    prose += weights[at].prose ? 1 : 0;
  }
  return prose < ENOUGH_PROSE;
}

/** Does the line stand on news pages whatever the story is? @param {string} line */
export function isStandingLine(line) {
  const bare = line.replace(/[\s:.!|>»›→…]+$/, "");
  return rules.LINES.some((entry) => {
    if (entry.startsWith("=")) return bare === entry.slice(1);
    if (entry.startsWith("~")) return line.length <= 90 && line.includes(entry.slice(1));
    return line.length <= 200 && line.startsWith(entry);
  });
}
