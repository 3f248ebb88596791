// Which character of the story is under a point of the window.

/** @typedef {import("./text-map.js").TextMap} TextMap */

/** The text offset of the character at a point, null when no character of the story is drawn there. Open shadow roots are crossed.
 * @param {TextMap} map @param {number} x @param {number} y viewport coordinates, in CSS pixels @returns {number|null} */
export function offsetAtPoint(map, x, y) {
  const document = map.root.ownerDocument;
  const caret = caretAt(document, x, y);
  if (!caret || caret.node.nodeType !== Node.TEXT_NODE) return null;
  const text = /** @type {Text} */ (caret.node);
  // The caret stands beside the nearest character, however far: only one whose box holds the point counts.
  for (const at of [caret.offset, caret.offset - 1]) {
    if (at >= 0 && at < text.data.length && isDrawnAt(text, at, x, y)) return map.offsetOf(text, at);
  }
  return null;
}

/** @param {Document} document @param {number} x @param {number} y @returns {{node: Node, offset: number}|null} */
function caretAt(document, x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots: shadowRootsAt(document, x, y) });
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** @param {Document} document @param {number} x @param {number} y */
function shadowRootsAt(document, x, y) {
  const roots = [];
  for (let element = document.elementFromPoint(x, y); element?.shadowRoot; ) {
    const root = element.shadowRoot;
    roots.push(root);
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return roots;
}

/** @param {Text} text @param {number} at @param {number} x @param {number} y */
function isDrawnAt(text, at, x, y) {
  const range = text.ownerDocument.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return [...range.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
}
