/**
 * Options as the core expects them. What has the wrong name or type is refused here, by name, before anything is loaded;
 * what a value means (is it a date?) is the core's to judge.
 */
import { NutgrafError } from "./error.js";

/** @typedef {import("../analysis.d.ts").Options} Options */

const UNITS = ["utf16", "utf8", "char"];
const BLOCK_KINDS = ["headline", "subhead", "timestamp", "byline", "paragraph", "listItem", "caption", "boilerplate"];

/** Characters are counted in 32 bits in the core. */
const MOST_CHARACTERS = 2 ** 32 - 1;

/** Longest stretch of a refused value that a message repeats, in UTF-16 units. */
const QUOTED_LENGTH = 60;

/** @type {Record<string, (value: any) => string | undefined>} what each option expects, where the value is not that */
const CHECKS = {
  published: (value) => (typeof value === "string" ? undefined : "an ISO 8601 date such as 2023-12-03, as a string"),
  offsets: (value) => (UNITS.includes(value) ? undefined : oneOf(UNITS)),
  maxCharacters: (value) => (isWhole(value, 1) ? undefined : `a whole number from 1 to ${MOST_CHARACTERS}`),
  blocks: (value) => (Array.isArray(value) ? undefined : "an array of { kind, start, end }"),
  signal: (value) => (isSignal(value) ? undefined : "an AbortSignal, as an AbortController has it"),
};

/** @type {Record<string, (value: any) => string | undefined>} */
const BLOCK_CHECKS = {
  kind: (value) => (BLOCK_KINDS.includes(value) ? undefined : oneOf(BLOCK_KINDS)),
  start: (value) => (isWhole(value, 0) ? undefined : "an offset into the text, 0 or more"),
  end: (value) => (isWhole(value, 0) ? undefined : "an offset into the text, 0 or more"),
};

/**
 * The options without the signal, as plain data; `undefined` and `null` count as absent.
 * @param {unknown} given
 * @returns {{ options: Options, signal: AbortSignal | undefined }}
 * @throws {NutgrafError} `bad-option`
 */
export function checkOptions(given) {
  if (given === undefined || given === null) return { options: {}, signal: undefined };
  if (typeof given !== "object" || Array.isArray(given)) {
    throw new NutgrafError("bad-option", `options: got ${show(given)}, expected an object such as { published: "2023-12-03" }`);
  }
  const { signal, blocks, ...options } = checked(/** @type {Record<string, any>} */ (given), CHECKS, "");
  if (blocks) options.blocks = blocks.map(/** @param {unknown} block @param {number} i */ (block, i) => checkBlock(block, i));
  return { options, signal };
}

/**
 * @param {unknown} block
 * @param {number} index
 */
function checkBlock(block, index) {
  const name = `blocks[${index}]`;
  if (typeof block !== "object" || block === null) throw refusal(name, block, "{ kind, start, end }");
  const plain = checked(/** @type {Record<string, any>} */ (block), BLOCK_CHECKS, `${name}.`);
  for (const part of Object.keys(BLOCK_CHECKS)) if (!(part in plain)) throw refusal(`${name}.${part}`, undefined, BLOCK_CHECKS[part](undefined) ?? "");
  return plain;
}

/**
 * @param {Record<string, any>} given
 * @param {typeof CHECKS} checks
 * @param {string} prefix
 * @returns {Record<string, any>}
 */
function checked(given, checks, prefix) {
  /** @type {Record<string, any>} */
  const plain = {};
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) {
      throw new NutgrafError("bad-option", `option \`${prefix}${name}\` is unknown; there are ${Object.keys(checks).join(", ")}`);
    }
    if (value === undefined || value === null) continue;
    const expected = check(value);
    if (expected) throw refusal(prefix + name, value, expected);
    plain[name] = value;
  }
  return plain;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} expected
 */
function refusal(name, value, expected) {
  return new NutgrafError("bad-option", `option \`${name}\`: got ${show(value)}, expected ${expected}`);
}

/** @param {unknown} value */
function show(value) {
  const shown = typeof value === "string" ? JSON.stringify(value) : typeof value === "object" && value !== null ? typeName(value) : String(value);
  return shown.length > QUOTED_LENGTH ? `${shown.slice(0, QUOTED_LENGTH)}…` : shown;
}

/** @param {object} value */
function typeName(value) {
  return Array.isArray(value) ? "an array" : `an object (${value.constructor?.name ?? "without a class"})`;
}

/** @param {string[]} words */
function oneOf(words) {
  return `one of ${words.map((word) => `"${word}"`).join(", ")}`;
}

/**
 * @param {unknown} value
 * @param {number} least
 */
function isWhole(value, least) {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= MOST_CHARACTERS;
}

/** @param {any} value  from any realm, hence no instanceof */
function isSignal(value) {
  return typeof value === "object" && typeof value.aborted === "boolean" && typeof value.addEventListener === "function";
}
