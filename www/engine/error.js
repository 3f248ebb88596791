/** The one error class that `analyze` rejects with; aborting rejects with the signal's reason instead. */

/**
 * - `bad-option`: an option is unknown or malformed; the message names it and what to write instead;
 * - `bad-text`: the text is no string;
 * - `load-failed`: the WebAssembly or a script of ours cannot be fetched or started here;
 * - `crashed`: the engine broke off; the next call gets a fresh one.
 * @typedef {"bad-option" | "bad-text" | "load-failed" | "crashed"} Code
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
