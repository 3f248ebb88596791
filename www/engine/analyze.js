/** `analyze`: checks what it is given, then has the story read. */
import { NutgrafError } from "./error.js";
import { checkOptions } from "./options.js";
import { run } from "./run.js";

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */
/** @typedef {Omit<Options, "published"> & { published?: string | null, signal?: AbortSignal }} AnalyzeOptions  null: not known */

/**
 * Reads one story and returns everything that its words say.
 *
 * The first call loads the engine. In a browser all calls share one worker and are answered in order.
 * @param {string} text
 * @param {AnalyzeOptions} [options]
 * @returns {Promise<Analysis>}
 * @throws {NutgrafError} with a `code` and, where there is one, a `cause`
 * @throws the signal's reason (an `AbortError`) once it is aborted
 */
export async function analyze(text, options) {
  if (typeof text !== "string") {
    throw new NutgrafError("bad-text", `the text: got ${text === null ? "null" : `a value of type ${typeof text}`}, expected a string`);
  }
  const { options: plain, signal } = checkOptions(options);
  return run(text, plain, signal);
}
