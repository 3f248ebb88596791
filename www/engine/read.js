/** One story read in this thread: what the worker does, and what happens in Node. */
import { callCore, load } from "./wasm.js";

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */

/** Digits of `stats.milliseconds` that the clock is good for. */
const MILLISECOND_STEPS = 1000;

export { load };

/**
 * The analysis, with the time it took in `stats.milliseconds`. The core must be loaded.
 * @param {string} text
 * @param {Options} options
 * @returns {Analysis}
 * @throws {import("./error.js").NutgrafError}
 */
export function read(text, options) {
  const start = performance.now();
  const analysis = callCore(text, options);
  if (analysis.offsetUnit === "utf16" && !text.isWellFormed()) restoreWords(analysis, text);
  analysis.stats.milliseconds = Math.round((performance.now() - start) * MILLISECOND_STEPS) / MILLISECOND_STEPS;
  return analysis;
}

/**
 * A lone surrogate cannot cross into UTF-8: the core saw U+FFFD, of the same length in UTF-16. Gives every span its own
 * words back, so that `text.slice(start, end) === span.text` holds.
 * @param {any} value
 * @param {string} text
 */
function restoreWords(value, text) {
  if (typeof value !== "object" || value === null) return;
  if (typeof value.text === "string" && typeof value.start === "number") value.text = text.slice(value.start, value.end);
  for (const part of Object.values(value)) restoreWords(part, text);
}
