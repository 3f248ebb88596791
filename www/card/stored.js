/** An analysis made at publication: read from its file, checked, fitted to the text that stands in the page. Fetched only where one is given. */
import { NutgrafError } from "../engine/error.js";
import { reanchor } from "../page/reanchor.js";

/** @import { Analysis } from "../analysis.d.ts" */
/** @import { Story } from "../page/article.js" */
/** @import { Fit } from "./reading.js" */

/**
 * The stored analysis, and what fits it to the story; null where it belongs to another text.
 * @param {Promise<string>} file @param {Story} story @returns {Promise<{analysis: Analysis, fit: Fit} | null>}
 * @throws {NutgrafError} `bad-analysis`: it cannot be fetched, or is no analysis
 */
export async function restore(file, { text, blocks }) {
  const analysis = check(await file.then(JSON.parse).catch((cause) => {
    throw new NutgrafError("bad-analysis", `the stored analysis cannot be read: ${cause instanceof Error ? cause.message : cause}`, cause);
  }));
  if (!reanchor(analysis, text, blocks).analysis) return null;
  return { analysis, fit: (corrected) => /** @type {Analysis} */ (reanchor(corrected, text, blocks, 0).analysis) };
}

/** A `list` of one, `maybe` null or absent. @typedef {"text" | "number" | {list: Shape} | {maybe: Shape} | {[key: string]: Shape}} Shape */

/** @param {Shape} list @returns {Shape} */
const list = (list) => ({ list });
/** @param {Shape} maybe @returns {Shape} */
const maybe = (maybe) => ({ maybe });

/** @type {Shape} */
const TEXT = maybe("text");
/** @type {Shape} */
const NUMBER = maybe("number");
const EXTENT = /** @type {const} */ ({ start: "number", end: "number" });
/** @type {Shape} */
const SPAN = { ...EXTENT, text: "text" };
const SURE = /** @type {const} */ ({ confidence: "number" });
const ANSWER = maybe({ span: SPAN, ...SURE, entity: TEXT, time: NUMBER, event: TEXT });

/** What the card relies on, of analysis.d.ts. @type {Shape} */
const SHAPE = {
  textHash: "text",
  language: { code: "text" },
  article: {
    headline: maybe(SPAN), byline: maybe(SPAN), dateline: maybe({ place: maybe(SPAN), agency: maybe(SPAN) }), published: TEXT,
    blocks: list({ ...EXTENT, kind: "text" }), sentences: list({ ...EXTENT, block: "number" }),
  },
  entities: list({
    id: "text", label: "text", name: "text", aliases: list("text"), salience: "number", ...SURE, mentions: list("number"), country: TEXT,
    roles: list({ title: "text", evidence: SPAN, ...SURE }), place: maybe({ kind: "text", country: TEXT, lat: NUMBER, lon: NUMBER, ...SURE }),
  }),
  mentions: list({ ...EXTENT, text: "text", label: "text", kind: "text", entity: "text", ...SURE, title: maybe(SPAN) }),
  times: list({ ...EXTENT, text: "text", value: "text", given: list("text"), anchor: TEXT, ...SURE }),
  quantities: list({ ...EXTENT, text: "text", kind: "text", value: NUMBER, high: NUMBER, unit: TEXT, currency: TEXT, of: maybe(SPAN), clause: SPAN, ...SURE }),
  quotes: list({ kind: "text", act: "text", content: SPAN, parts: maybe(list(SPAN)), cue: maybe(SPAN), source: maybe(SPAN), speaker: TEXT, ...SURE, speakerConfidence: "number" }),
  events: list({ id: "text", kind: "text", trigger: SPAN, sentence: "number", participants: list({ span: SPAN, entity: TEXT }), time: NUMBER, place: TEXT, text: SPAN, ...SURE }),
  timeline: list({ date: "text", precision: "text", sentence: "number", event: TEXT, time: "number", ...SURE }),
  fiveW: { who: ANSWER, what: ANSWER, when: ANSWER, where: ANSWER, why: ANSWER, how: ANSWER },
  summary: { nutgraf: NUMBER, keySentences: list({ sentence: "number", covers: list("text") }) },
  warnings: list({ code: "text" }),
  stats: { characters: "number" },
  corrections: maybe({
    note: TEXT, entities: maybe(list({ id: "text", name: TEXT, label: TEXT, mergeInto: TEXT, note: TEXT })),
    hidden: maybe({ quotes: maybe(list("number")), events: maybe(list("text")), times: maybe(list("number")), quantities: maybe(list("number")) }),
  }),
};

/** @param {any} value @returns {Analysis} */
function check(value) {
  const refuse = (/** @type {string} */ what) => { throw new NutgrafError("bad-analysis", `the stored analysis: ${what}`); };
  const shown = (/** @type {unknown} */ it) => JSON.stringify(it) ?? "nothing";
  if (value?.schema !== "nutgraf/1") refuse(`\`schema\`: got ${shown(value?.schema)}, expected "nutgraf/1"`);
  if (value.offsetUnit !== "utf16") refuse(`\`offsetUnit\`: got ${shown(value.offsetUnit)}, expected "utf16", what the command line writes unless told otherwise`);
  const fault = misfit(value, SHAPE, "");
  if (fault) refuse(`\`${fault}\` is not as analysis.d.ts has it`);
  return value;
}

/** The path of what does not fit; null where all does. @param {any} value @param {any} shape @param {string} path @returns {string | null} */
function misfit(value, shape, path) {
  if (shape === "text") return typeof value === "string" ? null : path;
  if (shape === "number") return Number.isFinite(value) ? null : path;
  if (shape.maybe) return value == null ? null : misfit(value, shape.maybe, path);
  if (shape.list ? !Array.isArray(value) : typeof value !== "object" || value === null) return path;
  const inside = shape.list ? value.map((/** @type {unknown} */ _, /** @type {number} */ i) => [i, shape.list, `${path}[${i}]`]) : Object.entries(shape).map(([key, inner]) => [key, inner, path ? `${path}.${key}` : key]);
  for (const [key, inner, at] of inside) {
    const fault = misfit(value[key], inner, at);
    if (fault) return fault;
  }
  return null;
}
