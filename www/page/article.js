// Finds the story of a page as a reader view does: its text, the kinds of its blocks, its date, and where each character stands.
// Reads the page and changes nothing.
import { choose } from "./choose.js";
import { readMetadata } from "./metadata.js";
import { TextMap } from "./text-map.js";
import { walk } from "./walk.js";

/** @typedef {import("../analysis.d.ts").BlockKind} BlockKind */
/** @typedef {{kind: BlockKind, start: number, end: number}} Block  UTF-16 offsets into the text */
/** @typedef {object} Story
 *  @property {Element} root            the element that holds the story; a headline outside it is part of the text all the same
 *  @property {string} text             what is analysed; blocks separated by an empty line
 *  @property {Block[]} blocks          what the layout says
 *  @property {string|null} published   ISO 8601, from JSON-LD, meta tags, time elements; null where the page does not say
 *  @property {TextMap} map             text ↔ page */

const BETWEEN = "\n\n";

/** The page's story, or null where there is none.
 * @param {Document} document @param {string|null} [selector] id or CSS selector of the story; without it the story is searched for
 * @returns {Story|null} */
export function findStory(document, selector = null) {
  const asked = selector ? find(document, selector) : null;
  if (selector && !asked) return null;
  const { titles, isStory, published } = readMetadata(document);
  const layout = walk(document.body ?? document.documentElement, seenIn(document));
  const record = asked ? layout.elements.findIndex(({ element }) => element === asked) : -1;
  if (asked && record < 0) return null;
  const choice = choose(layout, { titles, isStory }, record);
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
  return { root, text, blocks, published, map: new TextMap(root, pieces) };
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
  /** @param {Element} element @returns {boolean} */
  const isSeen = (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    let seen = element.checkVisibility({ visibilityProperty: true });
    // display: contents has no box of its own; its children are drawn all the same.
    if (!seen && view?.getComputedStyle(element).display === "contents") {
      const parent = element.assignedSlot ?? element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host;
      seen = view.getComputedStyle(element).visibility === "visible" && (!parent || isSeen(parent));
    }
    known.set(element, seen);
    return seen;
  };
  return isSeen;
}
