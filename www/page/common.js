// What two versions of a story have in common: the stretches of the one that stand unchanged in the other.

/** @typedef {{start: number, end: number}} Extent */
/** @typedef {{from: number, to: number, length: number}} Run `from` in the old text, `to` in the new one */
/** @typedef {{text: string, blocks: Extent[]}} Version */

/** Blocks that are equal are each other's, in order and otherwise moved; of a block that was edited, its beginning and its end.
 * Linear in the texts. @param {Version} old @param {Version} now
 * @returns {{runs: Run[], share: number}} runs in order of the old text; share: how much of the shorter text is common to both */
export function compare(old, now) {
  const words = (/** @type {Version} */ { text }, /** @type {Extent} */ { start, end }) => text.slice(start, end);
  /** @type {Map<string, number[]>} */
  const places = new Map();
  now.blocks.forEach((block, at) => {
    const key = words(now, block);
    const list = places.get(key);
    if (list) list.push(at);
    else places.set(key, [at]);
  });
  /** The block of the new text for each of the old, -1 for none. */
  let last = -1;
  const twins = old.blocks.map((block) => {
    const free = places.get(words(old, block));
    if (!free?.length) return -1;
    const next = Math.max(0, free.findIndex((at) => at > last));
    return (last = /** @type {number} */ (free.splice(next, 1)[0]));
  });
  const taken = new Set(twins);
  /** @type {Run[]} */
  const runs = [];
  let before = -1;
  /** Two stretches with the same between them are one: nothing, or the empty line between blocks. @param {Run} next */
  const join = (next) => {
    const last = runs.at(-1);
    const between = (/** @type {string} */ text, /** @type {"from" | "to"} */ side) => (last ? text.slice(last[side] + last.length, next[side]) : "");
    const gap = between(old.text, "from");
    if (last && gap.length <= 2 && next.to - last.to - last.length === gap.length && gap === between(now.text, "to")) last.length += gap.length + next.length;
    else runs.push(next);
  };
  old.blocks.forEach((block, at) => {
    const twin = /** @type {number} */ (twins[at]);
    if (twin >= 0) {
      join({ from: block.start, to: /** @type {Extent} */ (now.blocks[twin]).start, length: block.end - block.start });
      before = twin;
      return;
    }
    const edited = now.blocks[before + 1];
    if (!edited || taken.has(before + 1)) return;
    before += 1;
    for (const run of ends(words(old, block), words(now, edited))) join({ from: block.start + run.from, to: edited.start + run.to, length: run.length });
  });
  const common = runs.reduce((sum, { length }) => sum + length, 0);
  return { runs, share: common / Math.max(1, Math.min(old.text.length, now.text.length)) };
}

/** The whole words that two blocks begin and end with. @param {string} old @param {string} now @returns {Run[]} */
function ends(old, now) {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const isCut = (/** @type {string} */ text, /** @type {number} */ at) => /[\p{L}\p{N}]{2}/u.test(text.slice(at - 1, at + 1));
  while (head > 0 && (isCut(old, head) || isCut(now, head))) head -= 1;
  while (tail > 0 && (isCut(old, old.length - tail) || isCut(now, now.length - tail))) tail -= 1;
  return [{ from: 0, to: 0, length: head }, { from: old.length - tail, to: now.length - tail, length: tail }].filter(({ length }) => length > 0);
}
