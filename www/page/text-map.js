// Text ↔ page: which character of the story's text is which character of which text node.

/** A run of characters that stand in one text node as they stand in the text.
 * @typedef {{start: number, length: number, node: Text, from: number}} Piece `start` in the text, `from` in the node's data */

export class TextMap {
  #root;
  #text;
  /** @type {Piece[]} */
  #pieces = [];
  /** Pieces of a node, in order. @type {WeakMap<Node, Piece[]>} */
  #byNode = new WeakMap();
  /** What of the text the page still has, in order of the text. @type {{from: number, length: number}[]} */
  #runs;

  /** @param {Element} root @param {Piece[]} pieces in text order @param {string} text */
  constructor(root, pieces, text) {
    this.#root = root;
    this.#text = text;
    this.#runs = [{ from: 0, length: text.length }];
    this.#set(pieces);
  }

  get root() {
    return this.#root;
  }

  /** The text nodes that hold the story. @returns {Set<Text>} */
  get nodes() {
    return new Set(this.#pieces.map(({ node }) => node));
  }

  /** @param {Piece[]} pieces */
  #set(pieces) {
    this.#pieces = pieces;
    this.#byNode = new WeakMap();
    for (const piece of pieces) {
      const list = this.#byNode.get(piece.node);
      if (list) list.push(piece);
      else this.#byNode.set(piece.node, [piece]);
    }
  }

  /** Goes over to the page as it is now, keeping the offsets of its own text: words that are gone have no range any more.
   * @param {TextMap} now @param {import("./common.js").Run[]} runs what the two texts have in common, in order of this one's */
  follow(now, runs) {
    this.#root = now.#root;
    this.#runs = runs;
    this.#set(runs.flatMap(({ from, to, length }) => {
      const found = [];
      for (let at = now.#firstEndingAfter(to); at < now.#pieces.length; at += 1) {
        const piece = /** @type {Piece} */ (now.#pieces[at]);
        const start = Math.max(piece.start, to);
        const end = Math.min(piece.start + piece.length, to + length);
        if (start >= end) break;
        found.push({ start: start - to + from, length: end - start, node: piece.node, from: piece.from + start - piece.start });
      }
      return found;
    }));
  }

  /** Whether every word still stands where it stood. */
  get isIntact() {
    return this.#pieces.every((piece) => this.#stands(piece, piece.start, piece.start + piece.length));
  }

  /** Whether a piece's node still has these characters of the text, white space of any kind for white space.
   * @param {Piece} piece @param {number} start @param {number} end */
  #stands({ node, start: first, from }, start, end) {
    if (!node.isConnected) return false;
    const now = node.data.slice(from + start - first, from + end - first);
    const was = this.#text.slice(start, end);
    return now === was || now.replace(/\s/g, " ") === was.replace(/\s/g, " ");
  }

  /** Selectors for the elements whose own text is the story's, few others: "#story p", "#story em", "h1" where it stands outside.
   * @returns {Set<string>} */
  get selectors() {
    const root = selectorOf(this.#root);
    return new Set(this.#pieces.flatMap(({ node: { parentElement: own } }) => {
      if (!own) return [];
      return own !== this.#root && this.#root.contains(own) ? `${root} ${CSS.escape(own.localName)}` : selectorOf(own);
    }));
  }

  /** The words of [start, end) in the page; null when their nodes are gone, or nothing of the page stands there.
   * @param {number} start @param {number} end @returns {Range|null} */
  rangeOf(start, end) {
    const first = this.#pieces[this.#firstEndingAfter(start)];
    const last = this.#pieces[this.#firstEndingAfter(end - 1)];
    const final = last && last.start < end ? last : this.#pieces[this.#firstEndingAfter(end - 1) - 1];
    if (!first || !final || first.start >= end || final.start < first.start) return null;
    if (!this.#runs.some((run) => run.from <= start && end <= run.from + run.length)) return null;
    const from = first.from + Math.max(0, start - first.start);
    const to = final.from + Math.min(final.length, end - final.start);
    if (!this.#stands(first, Math.max(start, first.start), Math.min(end, first.start + first.length))) return null;
    if (!this.#stands(final, Math.max(start, final.start), Math.min(end, final.start + final.length)) || first.node.getRootNode() !== final.node.getRootNode()) return null;
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, from);
    range.setEnd(final.node, to);
    return range;
  }

  /** The text offset of a point in the page; null outside the story's text. Inside white space that is not seen: what follows it.
   * @param {Node} node @param {number} offset as in a Range @returns {number|null} */
  offsetOf(node, offset) {
    const pieces = this.#byNode.get(node);
    if (!pieces) return null;
    for (const piece of pieces) {
      if (offset <= piece.from + piece.length) return piece.start + Math.max(0, offset - piece.from);
    }
    const last = pieces[pieces.length - 1];
    return last.start + last.length;
  }

  /** Index of the first piece that ends after `offset`. @param {number} offset */
  #firstEndingAfter(offset) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle].start + this.#pieces[middle].length > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Elements of which a page has few enough to be named by their tag alone. */
const FEW = /^(h[1-6]|p|time|article|main|body)$/;

/** A selector that an element fits, and not many others. @param {Element} element @returns {string} */
function selectorOf({ id, localName, classList, parentElement }) {
  if (id) return `#${CSS.escape(id)}`;
  if (classList[0]) return `${CSS.escape(localName)}.${CSS.escape(classList[0])}`;
  return FEW.test(localName) || !parentElement ? CSS.escape(localName) : `${selectorOf(parentElement)}>${CSS.escape(localName)}`;
}
