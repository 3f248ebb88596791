/** The one error class that `analyze` and the exports reject with; aborting rejects with the signal's reason instead. */

/**
 * - `bad-option`: an option is unknown or malformed; the message names it and what to write instead;
 * - `bad-text`: the text is no string;
 * - `load-failed`: the WebAssembly or a script of ours cannot be fetched or started here;
 * - `crashed`: the engine broke off; the next call gets a fresh one;
 * - `bad-analysis`: the card's stored analysis cannot be fetched, or is none; what is to be exported is none.
 * @typedef {"bad-option" | "bad-text" | "load-failed" | "crashed" | "bad-analysis"} Code
 */

export class NutgrafError extends Error {
  /**
   * @param {Code} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "NutgrafError";
    /** @readonly @type {Code} */
    this.code = code;
  }
}

// What the page and the worker say to each other. The worker begins, with `loaded` or `loadFailure`; then the page sends
// one request at a time, and each is answered once.

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */

/** @typedef {{ id: number, text: string, options: Options }} Request */
/** @typedef {{ loaded: true } | { loadFailure: Failure } | { id: number, analysis: Analysis } | { id: number, failure: Failure }} Answer */
/** @typedef {{ code: Code, message: string, cause: string }} Failure */

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
