// Finds the story of a page as a reader view does: its text, the kinds of its blocks, its date, and where each character stands.
// Reads the page and changes nothing.
import { choose } from "./choose.js";
import { weigh } from "./measure.js";
import { readMetadata } from "./metadata.js";
import { TextMap } from "./text-map.js";
import { Walker } from "./walk.js";

/** @typedef {import("../analysis.d.ts").BlockKind} BlockKind */
/** @typedef {{kind: BlockKind, start: number, end: number}} Block  UTF-16 offsets into the text */
/** @typedef {object} Story
 *  @property {Element} root            the element that holds the story; a headline outside it is part of the text all the same
 *  @property {string} text             what is analysed; blocks separated by an empty line
 *  @property {Block[]} blocks          what the layout says
 *  @property {string|null} published   ISO 8601, from JSON-LD, meta tags, time elements; null where the page does not say
 *  @property {TextMap} map             text ↔ page */

const BETWEEN = "\n\n";

/** Milliseconds of reading between two pauses: on a phone four times slower still under 50. */
const SLICE = 8;

/** The page's story, or null where there is none.
 * @param {Document} document @param {string|null} [selector] id or CSS selector of the story; without it the story is searched for
 * @returns {Story|null} */
export function findStory(document, selector = null) {
  const asked = selector ? find(document, selector) : null;
  if (selector && !asked) return null;
  const walker = begin(document);
  walker.run(Infinity);
  return finish(document, walker, asked);
}

/** The same, with pauses, so that a large page goes on answering its reader.
 * @param {Document} document @param {string|null} [selector] @returns {Promise<Story|null>} */
export async function readStory(document, selector = null) {
  const asked = selector ? find(document, selector) : null;
  if (selector && !asked) return null;
  const walker = begin(document);
  while (!walker.run(SLICE)) await pause();
  await pause();
  const weights = weigh(walker);
  await pause();
  return finish(document, walker, asked, weights);
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** @param {Document} document */
function begin(document) {
  return new Walker(document.body ?? document.documentElement, seenIn(document));
}

/** @param {Document} document @param {import("./walk.js").Layout} layout @param {Element|null} asked
 * @param {import("./measure.js").Weight[]} [weights] @returns {Story|null} */
function finish(document, layout, asked, weights) {
  const { titles, isStory, published } = readMetadata(document);
  const record = asked ? layout.elements.findIndex(({ element }) => element === asked) : -1;
  if (asked && record < 0) return null;
  const choice = choose(layout, { titles, isStory }, record, weights);
  if (!choice) return null;
  let text = "";
  /** @type {Block[]} */ const blocks = [];
  /** @type {import("./text-map.js").Piece[]} */ const pieces = [];
  for (const { leaf, kind } of choice.blocks) {
    if (text) text += BETWEEN;
    const start = text.length;
    text += layout.leaves[leaf].text;
    blocks.push({ kind, start, end: text.length });
    for (const piece of layout.leaves[leaf].pieces) pieces.push({ ...piece, start: start + piece.start });
  }
  const root = layout.elements[choice.root].element;
  return { root, text, blocks, published, map: new TextMap(root, pieces, text) };
}

/** An id, or a CSS selector; open shadow roots are searched after the document. @param {Document} document @param {string} selector @returns {Element|null} */
function find(document, selector) {
  /** @type {(Document|ShadowRoot)[]} */
  const scopes = [document];
  for (let at = 0; at < scopes.length; at += 1) {
    const found = scopes[at].getElementById(selector) ?? query(scopes[at], selector);
    if (found) return found;
    for (const element of scopes[at].querySelectorAll("*")) if (element.shadowRoot) scopes.push(element.shadowRoot);
  }
  return null;
}

/** @param {Document|ShadowRoot} scope @param {string} selector */
function query(scope, selector) {
  try {
    return scope.querySelector(selector);
  } catch {
    return null; // an id that is no selector
  }
}

/** Whether the page draws an element's own text; asked once an element. @param {Document} document @returns {(element: Element) => boolean} */
function seenIn(document) {
  /** @type {WeakMap<Element, boolean>} */
  const known = new WeakMap();
  const view = document.defaultView;
  const body = document.body && view?.getComputedStyle(document.body);
  if (!view || !body || body.display === "none") return () => true;
  // Pages that wait for a script before they show themselves are read as they will be seen.
  const visibilityProperty = body.visibility === "visible";
  /** @param {Element} element @returns {boolean} */
  const isSeen = (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const style = view.getComputedStyle(element);
    const parent = element.assignedSlot ?? element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host;
    let seen = element.checkVisibility({ visibilityProperty }) && !isClipped(style);
    // display: contents has no box of its own; its children are drawn all the same.
    if (!seen && style.display === "contents") seen = (!visibilityProperty || style.visibility === "visible") && (!parent || isSeen(parent));
    else if (seen && style.display.startsWith("inline") && parent) seen = isSeen(parent);
    known.set(element, seen);
    return seen;
  };
  return isSeen;
}

/** Is the box there for screen readers only: cut to nothing? @param {CSSStyleDeclaration} style */
function isClipped({ position, clip, clipPath, overflow, width, height }) {
  if (position !== "absolute" && position !== "fixed") return false;
  const [top, right, bottom, left] = (clip.match(/-?[\d.]+/g) ?? []).map(Number);
  if (left !== undefined && (right - left) * (bottom - top) <= 1) return true;
  return /^inset\((50|100)%/.test(clipPath) || (overflow !== "visible" && parseFloat(width) <= 1 && parseFloat(height) <= 1);
}
