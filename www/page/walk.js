// One walk over the page: the elements that hold text, and the leaves of text between them, white space as it is seen.
// Shadow roots are entered where they are open; what a reader cannot see is not entered.
import { BLOCK_TAGS, SKIP_TAGS } from "./rules.js";
import { FRAME, HIDDEN, INLINE_SKIP, attributesOf, hintsOf } from "./hints.js";

/** @typedef {import("./text-map.js").Piece} Piece */
/** @typedef {object} ElementRecord
 *  @property {Element} element
 *  @property {string} tag
 *  @property {number} parent   index of the parent's record, -1 at the top
 *  @property {number} flags    of hints.js
 *  @property {number} first    index of its first leaf
 *  @property {number} end      index after its last leaf */
/** @typedef {object} Leaf    a run of inline text between two block boundaries
 *  @property {number} element  index of the innermost block element's record
 *  @property {string} text
 *  @property {Piece[]} pieces  `start` counts from the leaf's first character
 *  @property {number} links    characters inside links that leave the page
 *  @property {number} jumps    characters inside links into the page
 *  @property {Map<number, number>} covered characters inside inline elements, by flag */
/** @typedef {{elements: ElementRecord[], leaves: Leaf[]}} Layout */

const blocks = new Set(BLOCK_TAGS);
const skipped = new Set(SKIP_TAGS);
/** Inline elements whose name alone never cuts a sentence in two. */
const phrasing = new Set(["a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "strong", "sub", "sup", "u"]);
/** Words with single spaces between them: characters that stand in the text as they stand in the page. */
const WORDS = /[^\s\u00AD\u200B\u2060]+(?: [^\s\u00AD\u200B\u2060]+)*/g;

/** Elements between two looks at the clock. */
const STRIDE = 64;

/** @typedef {{nodes: Node[] | NodeListOf<ChildNode>, next: number, record: number, block: number, isBlock: boolean, pre: boolean,
 *  link: ""|"links"|"jumps", inline: number}} Frame */

/** Reads `root` and all that is seen below it, in as many steps as its caller wants. */
export class Walker {
  /** @type {ElementRecord[]} */ elements = [];
  /** @type {Leaf[]} */ leaves = [];
  /** @type {Frame[]} */ #stack = [];
  /** @type {Leaf|null} */ #leaf = null;
  #isSeen;
  /** White space or a line break that comes before the next word. @type {{node: Text, at: number, sign: string}|null} */ #space = null;
  #breaks = 0;
  /** Inline elements left and entered since the last character. @type {Element[]} */ #left = [];
  /** @type {Element[]} */ #entered = [];

  /** @param {Element} root @param {(element: Element) => boolean} isSeen whether the page draws an element's own text */
  constructor(root, isSeen) {
    this.#isSeen = isSeen;
    this.enter(root);
  }

  /** Goes on, for so many milliseconds or a little more. @param {number} milliseconds @returns {boolean} whether all is read */
  run(milliseconds) {
    const end = milliseconds === Infinity ? Infinity : performance.now() + milliseconds;
    let next = this.elements.length + STRIDE;
    for (let frame = this.#stack.at(-1); frame; frame = this.#stack.at(-1)) {
      if (this.elements.length >= next) {
        if (performance.now() > end) return false;
        next += STRIDE;
      }
      const node = frame.nodes[frame.next];
      frame.next += 1;
      if (!node) this.#leave(frame);
      else if (node.nodeType === Node.TEXT_NODE) this.#read(/** @type {Text} */ (node), frame);
      else if (node.nodeType === Node.ELEMENT_NODE) this.enter(/** @type {Element} */ (node));
    }
    return true;
  }

  /** @param {Element} element */
  enter(element) {
    const tag = element.localName;
    const parent = this.#stack.at(-1);
    if (tag === "br") {
      this.#breaks += 1;
      return;
    }
    if (parent && skipped.has(tag)) return;
    const attributes = attributesOf(element);
    const flags = hintsOf(attributes, tag);
    const isBlock = !parent || blocks.has(tag) || blockByStyle(attributes) || ((flags & FRAME) !== 0 && !phrasing.has(tag));
    if (parent && (isHidden(element, attributes, tag, flags, isBlock, parent.block < 0 ? "" : this.elements[parent.block].tag))) return;
    if (isBlock) this.#flush();
    else this.#entered.push(element);
    const record = this.elements.length;
    this.elements.push({ element, tag, parent: parent?.record ?? -1, flags, first: this.leaves.length, end: 0 });
    const href = tag === "a" ? attributes.get("href") : undefined;
    this.#stack.push({
      nodes: childrenOf(element), next: 0, record, isBlock,
      block: isBlock ? record : parent?.block ?? record,
      pre: tag === "pre" || (parent?.pre ?? false),
      link: href === undefined ? parent?.link ?? "" : href.startsWith("#") ? "jumps" : "links",
      inline: isBlock ? 0 : (parent?.inline ?? 0) | flags,
    });
  }

  /** @param {Frame} frame */
  #leave(frame) {
    if (frame.isBlock) this.#flush();
    else this.#left.push(this.elements[frame.record].element);
    this.elements[frame.record].end = this.leaves.length + (this.#leaf ? 1 : 0);
    this.#stack.pop();
  }

  /** @param {Text} node @param {Frame} frame */
  #read(node, frame) {
    const data = node.data;
    let seen = 0;
    WORDS.lastIndex = 0;
    for (let match = WORDS.exec(data); match; match = WORDS.exec(data)) {
      if (seen === 0 && !this.#isSeen(this.elements[frame.record].element)) return;
      this.#noteSpace(node, data, seen, match.index, frame.pre);
      this.#write(node, match.index, match[0], frame);
      seen = match.index + match[0].length;
    }
    this.#noteSpace(node, data, seen, data.length, frame.pre);
  }

  /** @param {Text} node @param {string} data @param {number} from @param {number} to @param {boolean} pre */
  #noteSpace(node, data, from, to, pre) {
    if (this.#space || from === to) return;
    const gap = data.slice(from, to);
    const at = gap.search(/\s/);
    if (at < 0) return;
    const line = pre ? gap.indexOf("\n") : -1;
    this.#space = line < 0 ? { node, at: from + at, sign: " " } : { node, at: from + line, sign: "\n" };
  }

  /** @param {Text} node @param {number} from @param {string} word @param {Frame} frame */
  #write(node, from, word, frame) {
    if (this.#leaf && (this.#breaks > 1 || (this.#breaks > 0 && isBylineAlone(this.#leaf.text)))) this.#flush();
    const leaf = this.#leaf ??= { element: frame.block, text: "", pieces: [], links: 0, jumps: 0, covered: new Map() };
    const before = leaf.text.length;
    if (before > 0) {
      if (this.#breaks > 0) leaf.text += "\n";
      else if (this.#space) this.#add(this.#space.node, this.#space.at, this.#space.sign);
      else if (this.#isApart(leaf.text, word)) leaf.text += " ";
    }
    this.#add(node, from, word);
    const added = leaf.text.length - before;
    if (frame.link) leaf[frame.link] += added;
    for (let bits = frame.inline; bits; bits &= bits - 1) {
      const flag = bits & -bits;
      leaf.covered.set(flag, (leaf.covered.get(flag) ?? 0) + added);
    }
    this.#space = null;
    this.#breaks = 0;
    this.#left = [];
    this.#entered = [];
  }

  /** @param {Text} node @param {number} from @param {string} characters */
  #add(node, from, characters) {
    const leaf = /** @type {Leaf} */ (this.#leaf);
    const last = leaf.pieces.at(-1);
    if (last && last.node === node && last.from + last.length === from && last.start + last.length === leaf.text.length) last.length += characters.length;
    else leaf.pieces.push({ start: leaf.text.length, length: characters.length, node, from });
    leaf.text += characters;
  }

  /** Do two pieces without white space between them stand apart on the page? @param {string} text @param {string} word */
  #isApart(text, word) {
    if (this.#left.length === 0 && this.#entered.length === 0) return false;
    if (text.length < 2) return false;
    const isCut = this.#left.length > 0 && this.#entered.length > 0 && [...this.#left, ...this.#entered].every((element) => !phrasing.has(element.localName));
    if (isCut && /[A-Za-z0-9.!?”’)]$/.test(text) && /^[A-Z0-9“‘]/.test(word)) return true;
    if ( !/[\p{L}\p{N}]$/u.test(text) || !/^[\p{L}\p{N}]/u.test(word)) return false;
    return [...this.#left, ...this.#entered].some((element) => element.isConnected && standsAlone(element));
  }

  #flush() {
    if (this.#leaf) this.leaves.push(this.#leaf);
    this.#leaf = null;
    this.#space = null;
    this.#breaks = 0;
    this.#left = [];
    this.#entered = [];
  }
}

/** What is drawn below an element: its shadow tree, a slot's assigned nodes, else its children. @param {Element} element */
function childrenOf(element) {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName === "slot") {
    const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  if (element.localName === "details" && !element.hasAttribute("open")) return [...element.children].filter((child) => child.localName === "summary").slice(0, 1);
  return element.childNodes;
}

/** @param {Map<string, string>} attributes */
function blockByStyle(attributes) {
  const style = attributes.get("style");
  return style !== undefined && /(^|;)\s*display\s*:\s*(block|flex|grid|table|list-item)/i.test(style);
}

/** Does a line break after this text end the byline? @param {string} text */
function isBylineAlone(text) {
  return text.length <= 150 && /^by [^\s\d!-@[-`{-~\u0080-\u00BF\u2000-\u2BFF]/i.test(text);
}

/** @param {Element} element @param {Map<string, string>} attributes @param {string} tag @param {number} flags @param {boolean} isBlock @param {string} block tag of the block around it */
function isHidden(element, attributes, tag, flags, isBlock, block) {
  if (attributes.has("hidden") || (flags & HIDDEN)) return true;
  if (!isBlock && ((flags & INLINE_SKIP) || (tag === "cite" && block === "figcaption"))) return true;
  if (tag === "span" && element.childElementCount < 3 && isReadingTime(element.textContent ?? "")) return true;
  const style = attributes.get("style");
  if (style !== undefined && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true;
  if (attributes.get("aria-hidden") !== "true") return false;
  // A drop cap is hidden from screen readers because the whole word follows for them; an icon has no letters.
  return isBlock || !/^(p|h[1-6]|li|blockquote|figcaption|dd|td)$/.test(block) || !/[\p{L}\p{N}]/u.test(element.textContent ?? "");
}

/** "— 6 min read" @param {string} text */
function isReadingTime(text) {
  return text.length <= 40 && /^\W*\d+[- ]min(ute)?s?[- ](read|listen)\W*$/i.test(text.replace(/\s+/g, " "));
}

/** @param {Element} element */
function standsAlone(element) {
  const { display, float } = getComputedStyle(element);
  return float === "none" && !/^(inline|contents|none|ruby)/.test(display);
}
