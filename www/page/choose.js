// Which leaves are the story: its root, its headline, the kind of each block. Works on the records of walk.js alone;
// src/html/choose.rs takes the same steps.
import { BODY, BYLINE, CAPTION, CREDIT, FRAME, HEADLINE, INLINE_SKIP, PULL, STANDFIRST, TIME } from "./hints.js";
import { BETWEEN_WORDS, LINKED, frame, isSectionHead, isStandingLine, sums, weigh } from "./measure.js";

/** @typedef {import("./walk.js").Layout} Layout */
/** @typedef {import("./measure.js").Weight} Weight */
/** @typedef {import("../analysis.d.ts").BlockKind} BlockKind */
/** @typedef {{root: number, blocks: {leaf: number, kind: BlockKind}[]}} Choice */
/** @typedef {{titles: string[], isStory: boolean}} Hints what the page's metadata says */

/** Characters of prose that make a story: where the page says that it is one, and where it does not. */
const LEAST_PROSE = 140, LEAST_PROSE_UNSAID = 500;
/** Share of the best part's text that a part inside it must hold to be preferred, where its name says story, and where its tag does. */
const ENOUGH_NAMED = 0.6, ENOUGH_TAGGED = 0.7;
/** How alike a heading and the page's title must be, as a share of common words. */
const ALIKE = 0.6;
/** Lines above the headline that may belong to it: a date, the caption of the picture. */
const ABOVE = 4;
/** Share of a pull quote's words that stand in the paragraph it was taken from. */
const PULLED = 0.8;
/** Longest byline and longest line of date, in characters. */
const LONGEST_BYLINE = 150, LONGEST_DATE = 100;

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** @param {Layout} layout @param {Hints} hints @param {number} asked record of the element that the publisher names, -1 for none
 * @param {Weight[]} [weights] of the layout's leaves, where they are known @returns {Choice|null} */
export function choose(layout, hints, asked, weights = weigh(layout)) {
  const headline = findHeadline(layout, weights, hints.titles);
  let framed = frame(layout, weights, headline, asked, true);
  let root = asked >= 0 ? asked : findRoot(layout, weights, framed, headline);
  const least = asked >= 0 ? 1 : hints.isStory ? LEAST_PROSE : LEAST_PROSE_UNSAID;
  if (proseIn(weights, layout.elements[root], framed) < least) {
    // Class names may have led astray: once more without them.
    framed = frame(layout, weights, headline, asked, false);
    root = asked >= 0 ? asked : findRoot(layout, weights, framed, headline);
  }
  if (proseIn(weights, layout.elements[root], framed) < least) return null;
  return { root, blocks: blocksOf(layout, weights, framed, root, headline) };
}

/** @param {Weight[]} weights @param {{first: number, end: number}} record @param {boolean[]} framed */
function proseIn(weights, { first, end }, framed) {
  let total = 0;
  for (let at = first; at < end; at += 1) if (weights[at].prose && !framed[at]) total += weights[at].size;
  return total;
}

/** The leaf that is the headline, -1 for none. @param {Layout} layout @param {Weight[]} weights @param {string[]} titles */
function findHeadline(layout, weights, titles) {
  const named = titles.map(wordsIn).filter((words) => words.length > 0);
  let best = -1;
  let bestScore = 0.7; // an unlinked h1 outside the frame has 1
  weights.forEach((weight, at) => {
    const isHead = (weight.flags & HEADLINE) !== 0;
    if ((weight.heading === 0 && !isHead) || weight.size > 300) return;
    const words = wordsIn(layout.leaves[at].text);
    const likeness = Math.max(0, ...named.map((title) => alike(words, title)));
    const sure = likeness >= ALIKE ? likeness : 0;
    if (weight.heading !== 1 && sure < 0.75) return;
    const score = 3 * sure + (weight.heading === 1 ? 1 : 0) + (isHead ? 0.3 : 0) - (isInFrame(layout, at) ? 1.2 : 0) - (weight.linked > 0.8 ? 0.6 : 0);
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  });
  return best;
}

/** @param {Layout} layout @param {number} leaf */
function isInFrame(layout, leaf) {
  for (let at = layout.leaves[leaf].element; at >= 0; at = layout.elements[at].parent) if (layout.elements[at].flags & FRAME) return true;
  return false;
}

/** @param {string} text */
function wordsIn(text) {
  return text.toLowerCase().replace(/[’‘']/g, "").split(BETWEEN_WORDS).filter(Boolean);
}

/** 1 where equal, nearly 1 where the title only adds a site's name, else the share of common words. @param {string[]} words @param {string[]} title */
function alike(words, title) {
  const text = words.join(" ");
  const whole = title.join(" ");
  if (text === whole) return 1;
  if (words.length >= 3 && (whole.startsWith(text) || whole.endsWith(text))) return 0.95;
  const set = new Set(title);
  const common = new Set(words.filter((word) => set.has(word))).size;
  return (2 * common) / (new Set(words).size + set.size);
}

/** The element that holds most of the story and least else. @param {Layout} layout @param {Weight[]} weights @param {boolean[]} framed @param {number} headline */
function findRoot(layout, weights, framed, headline) {
  const value = sums(weights, (weight, at) => (framed[at] ? 0 : valueOf(weight)));
  let root = 0;
  layout.elements.forEach((record, at) => {
    if (value(record) >= value(layout.elements[root])) root = at;
  });
  root = withoutOtherStories(layout, weights, framed, root, headline, value);
  const best = value(layout.elements[root]);
  for (let at = root + 1; at < layout.elements.length && layout.elements[at].first < layout.elements[root].end; at += 1) {
    const record = layout.elements[at];
    const share = value(record) / best;
    if (record.flags & BODY ? share >= ENOUGH_NAMED : isArticle(record.tag, record, headline) && share >= ENOUGH_TAGGED) {
      root = at;
      if (record.flags & BODY) break;
    }
  }
  return root;
}

/** @param {string} tag @param {{first: number, end: number}} record @param {number} headline */
function isArticle(tag, { first, end }, headline) {
  return tag === "main" || (tag === "article" && (headline < 0 || (first <= headline && headline < end)));
}

/** What a leaf adds to the part of the page it is in, in characters of prose. @param {Weight} weight */
function valueOf({ prose, size, linked, heading }) {
  if (prose) return size * (1 - 2 * linked);
  if (linked >= LINKED) return -60; // about what the summary beside a linked title weighs
  return heading ? 0 : -5;
}

/** Where stories follow each other, each with its h1, the part that holds only the one with the headline.
 * @param {Layout} layout @param {Weight[]} weights @param {boolean[]} framed @param {number} root @param {number} headline
 * @param {(record: {first: number, end: number}) => number} value */
function withoutOtherStories(layout, weights, framed, root, headline, value) {
  const { first, end } = layout.elements[root];
  if (headline < first || headline >= end) return root;
  const others = weights.map((weight, at) => weight.heading === 1 && at !== headline && !framed[at]);
  let lone = -1;
  for (let at = layout.leaves[headline].element; at !== root && at >= 0; at = layout.elements[at].parent) {
    const record = layout.elements[at];
    if (others.slice(record.first, record.end).some(Boolean)) break;
    if (value(record) > (lone < 0 ? 200 : value(layout.elements[lone]))) lone = at;
  }
  return lone >= 0 && others.slice(first, end).some(Boolean) ? lone : root;
}

/** The blocks in text order. @param {Layout} layout @param {Weight[]} weights @param {boolean[]} framed @param {number} root @param {number} headline */
function blocksOf(layout, weights, framed, root, headline) {
  const { first, end } = layout.elements[root];
  const candidates = [];
  const inside = headline >= first && headline < end;
  if (headline >= 0 && headline < first) {
    candidates.push(...above(layout, weights, framed, headline, root), headline);
    for (let at = headline + 1; at < first; at += 1) if (!framed[at] && isHeader(layout, weights, at)) candidates.push(at);
  }
  const links = linkLists(layout, weights, first, end);
  const start = inside ? headline : first;
  if (inside) candidates.push(...above(layout, weights, framed, headline, root));
  for (let at = inside ? start : first; at < end; at += 1) if (at === headline || (!framed[at] && !links[at])) candidates.push(at);
  const kept = candidates.flatMap((leaf) => {
    const kind = leaf === headline ? "headline" : kindOf(layout, weights, leaf);
    return kind ? [{ leaf, kind: /** @type {BlockKind} */ (kind) }] : [];
  });
  return withoutEmptyHeads(withoutRepeats(layout, weights, kept));
}

/** Date and caption just above the headline. @param {Layout} layout @param {Weight[]} weights @param {boolean[]} framed @param {number} headline @param {number} root */
function above(layout, weights, framed, headline, root) {
  let at = root;
  while (at > 0 && !(layout.elements[at].first <= headline && headline < layout.elements[at].end)) at = layout.elements[at].parent;
  const from = Math.max(layout.elements[at].first, headline - ABOVE);
  const found = [];
  for (let leaf = from; leaf < headline; leaf += 1) {
    if (!framed[leaf] && (isDate(weights[leaf]) || (weights[leaf].flags & CAPTION && weights[leaf].linked < LINKED))) found.push(leaf);
  }
  return found;
}

/** May a leaf between the headline and the body belong to the story? @param {Layout} layout @param {Weight[]} weights @param {number} at */
function isHeader(layout, weights, at) {
  const weight = weights[at];
  if (isByline(weight) || isDate(weight)) return true;
  if (weight.linked >= LINKED) return false;
  return weight.prose || (weight.flags & (STANDFIRST | CAPTION)) !== 0 || (weight.size > 30 && (weight.heading > 1 || isIn(layout, layout.leaves[at].element, /^li$/)));
}

/** @param {Weight} weight */
function isByline({ flags, size, line }) {
  return size <= LONGEST_BYLINE && ((flags & BYLINE) !== 0 || !isSentence(line) && /^(words |story |text )?by [^\s\d!-@[-`{-~\u0080-\u00BF\u2000-\u2BFF]/.test(line)) && !isStandingLine(line);
}

/** "By Monday 12 had been found." begins as a byline does. @param {string} line */
function isSentence(line) {
  return /[.!?…"”]$/.test(line);
}

/** @param {Weight} weight */
function isDate({ flags, size, line }) {
  if (size > LONGEST_DATE || !/\d/.test(line) || isStandingLine(line)) return false;
  return (flags & TIME) !== 0 || (!isSentence(line) && /^(first |last )?(posted|published|updated|modified)\b/.test(line)) || isBareDate(line);
}

/** A line of a date and little else: "22 April 2025, 15:40", "Wed 03.07.2024". @param {string} line */
function isBareDate(line) {
  const words = line.split(BETWEEN_WORDS).filter(Boolean);
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const months = words.filter((word) => MONTHS.some((month) => word === month || word === month.slice(0, 3) || (month === "september" && word === "sept")));
  if (!numbers.some((number) => number.length === 4 && /^(19|20)/.test(number))) return false;
  return numbers.length + months.length >= 3 && words.length - numbers.length - months.length <= 3;
}

/** Leaves in lists of which most is links. @param {Layout} layout @param {Weight[]} weights @param {number} first @param {number} end */
function linkLists(layout, weights, first, end) {
  const out = weights.map(() => false);
  const size = sums(weights, (weight) => weight.size);
  const links = sums(weights, (_, at) => layout.leaves[at].links + layout.leaves[at].jumps);
  for (const record of layout.elements) {
    if (!/^(ul|ol|dl|menu)$/.test(record.tag) || record.first < first || record.end > end) continue;
    if (links(record) >= size(record) * 0.6) out.fill(true, record.first, record.end);
  }
  return out;
}

/** What a leaf of the story is; empty where it is none of it. @param {Layout} layout @param {Weight[]} weights @param {number} at @returns {BlockKind|""} */
function kindOf(layout, weights, at) {
  const weight = weights[at];
  if (!weight.form) return "";
  const { tag, parent, flags } = layout.elements[layout.leaves[at].element];
  if (weight.flags & CREDIT && !weight.prose || isStandingLine(weight.line) || (flags & INLINE_SKIP && !weight.prose)) return "";
  if (isDate(weight)) return "timestamp";
  if (isByline(weight)) return "byline";
  if (weight.flags & BYLINE && weight.prose) return ""; // the box about the author
  if (weight.linked >= 0.8 || (weight.linked >= LINKED && !weight.prose)) return "";
  if (weight.flags & CAPTION && !weight.heading) return "caption";
  if (weight.heading) return isSectionHead(weight.line) ? "" : "subhead";
  if (isIn(layout, layout.leaves[at].element, /^li$/)) return "listItem";
  if (/^(p|blockquote|pre|dd|dt|li|center|q)$/.test(tag) || weight.prose || weight.flags & STANDFIRST) return "paragraph";
  if (parent >= 0 && isIn(layout, layout.leaves[at].element, /^(p|blockquote)$/)) return "paragraph";
  const beside = proseBeside(layout, weights, at);
  if (beside === 2 && layout.leaves[at + 1].element === layout.leaves[at].element) return "subhead";
  return beside > 0 && /[.!?…”"’')]$/.test(weight.line) ? "paragraph" : "";
}

/** @param {Layout} layout @param {number} element @param {RegExp} tags */
function isIn(layout, element, tags) {
  for (let at = element, steps = 0; at >= 0 && steps < 3; at = layout.elements[at].parent, steps += 1) if (tags.test(layout.elements[at].tag)) return true;
  return false;
}

/** How many of a short leaf's neighbours are paragraphs of its own make: in one element (cut by line breaks), or in elements like its own.
 * @param {Layout} layout @param {Weight[]} weights @param {number} at */
function proseBeside(layout, weights, at) {
  const own = layout.leaves[at].element;
  const like = (/** @type {number} */ leaf) => {
    const other = layout.leaves[leaf]?.element;
    if (other === undefined || !weights[leaf].prose) return false;
    return other === own || (layout.elements[other].parent === layout.elements[own].parent && layout.elements[other].tag === layout.elements[own].tag);
  };
  return Number(like(at - 1)) + Number(like(at + 1));
}

/** A pull quote says again what a paragraph says, often with a few words left out; a headline is repeated in bars that stick.
 * @param {Layout} layout @param {Weight[]} weights @param {{leaf: number, kind: BlockKind}[]} blocks */
function withoutRepeats(layout, weights, blocks) {
  const isPulled = (/** @type {number} */ leaf) => (weights[leaf].flags & PULL) !== 0 || isIn(layout, layout.leaves[leaf].element, /^(blockquote|q)$/);
  const paragraphs = blocks.filter(({ leaf, kind }) => kind === "paragraph" && !isPulled(leaf)).map(({ leaf }) => ({ form: weights[leaf].form, words: new Set(wordsIn(layout.leaves[leaf].text)) }));
  const seen = new Set(blocks.filter(({ kind }) => kind === "headline").map(({ leaf }) => weights[leaf].form));
  return blocks.filter(({ leaf, kind }) => {
    const { form, flags } = weights[leaf];
    if (kind === "headline") return true;
    if (form.length >= 20 && seen.has(form)) return false;
    seen.add(form);
    if (form.length < 15 || !isPulled(leaf)) return true;
    const words = wordsIn(layout.leaves[leaf].text);
    const shared = flags & PULL ? PULLED : 1.1;
    return !paragraphs.some((other) => other.form.includes(form) || words.filter((word) => other.words.has(word)).length >= words.length * shared);
  });
}

/** A subhead with nothing under it at the end of the story belongs to what followed. @param {{leaf: number, kind: BlockKind}[]} blocks */
function withoutEmptyHeads(blocks) {
  let end = blocks.length;
  while (end > 0 && blocks[end - 1].kind === "subhead") end -= 1;
  return blocks.slice(0, end);
}
