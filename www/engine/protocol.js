/**
 * What the page and the worker say to each other. The worker begins, with `loaded` or `loadFailure`; then the page sends
 * one request at a time, and each is answered once.
 */
import { NutgrafError } from "./error.js";

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */

/** @typedef {{ id: number, text: string, options: Options }} Request */
/** @typedef {{ loaded: true } | { loadFailure: Failure } | { id: number, analysis: Analysis } | { id: number, failure: Failure }} Answer */
/** @typedef {{ code: import("./error.js").Code, message: string, cause: string }} Failure */

/**
 * An error as plain data: not every engine clones a class of ours, or its cause.
 * @param {unknown} error
 * @returns {Failure}
 */
export function pack(error) {
  if (error instanceof NutgrafError) return { code: error.code, message: error.message, cause: String(error.cause) };
  return { code: "crashed", message: `the engine broke off: ${error}`, cause: String(error) };
}

/**
 * @param {Failure} failure
 * @returns {NutgrafError}
 */
export function unpack({ code, message, cause }) {
  return new NutgrafError(code, message, new Error(cause));
}
