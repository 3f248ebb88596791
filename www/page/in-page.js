/** An analysis told of the page itself instead of its story's text: what annotation tools count in is all text of a page, white space and menus too. */

/** @import { Analysis } from "../analysis.d.ts" */
/** @import { TextMap } from "./text-map.js" */

/**
 * The analysis with spans, and their words, as they stand in the text content of the page's body (of the shadow root, where the story is in one).
 * Words that the page no longer has get offsets beyond it.
 * @param {Analysis} analysis of the text of `map`, in UTF-16 units @param {TextMap} map
 * @returns {{analysis: Analysis, text: string}}
 */
export function inPage(analysis, map) {
  const scope = map.root.getRootNode();
  const root = scope instanceof Document ? scope.body : scope;
  const nodes = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Map<Node, number>} */
  const starts = new Map();
  let text = "";
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    starts.set(node, text.length);
    text += node.nodeValue ?? "";
  }
  /** @param {{start: number, end: number}} span */
  const place = (span) => {
    const range = span.end > span.start ? map.rangeOf(span.start, span.end) : null;
    const start = range && starts.get(range.startContainer);
    const end = range && starts.get(range.endContainer);
    return range && start != null && end != null ? { start: start + range.startOffset, end: end + range.endOffset } : { start: text.length + 1, end: text.length + 1 };
  };
  /** @param {any} value @returns {any} */
  const moved = (value) => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(moved);
    const copy = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, moved(part)]));
    if (typeof value.start !== "number" || typeof value.end !== "number") return copy;
    const { start, end } = place(value);
    return { ...copy, start, end, ...("text" in value && start <= text.length && { text: text.slice(start, end) }) };
  };
  return { analysis: moved(analysis), text };
}
