/** From the page to a card: finds the story, has it read, and says which state that gives. */
import { NutgrafError } from "../engine/error.js";
import { run } from "../engine/run.js";
import { Watch } from "../page/watch.js";
import en from "../i18n/en.js";
import { extend } from "../i18n/messages.js";
import { Card } from "./card.js";

/** @import { Analysis } from "../analysis.d.ts" */
/** @import { Messages } from "../i18n/messages.js" */
/** @import { Story } from "../page/article.js" */

extend(en);

/** Characters read without asking: the default of `analyze`, far above the longest news story. */
const MOST = 200_000;

/**
 * @typedef {object} Order
 * @property {Watch} watch finds the story @property {Story | null} story that it found changed
 * @property {string} published empty: what the page says @property {boolean} part read only the first part of a long text
 * @property {Promise<string> | null} stored an analysis made beforehand, as JSON
 * @property {AbortSignal} signal @property {Messages} m @property {() => void} begun called when the story is found and the engine starts
 */
/** What moves an analysis, after its corrections, to the text that was read. @typedef {(analysis: Analysis) => Analysis} Fit */
/**
 * @typedef {object} Outcome text: the state's sentence; error: what nothing can be shown for; refused: why the stored analysis was not taken
 * @property {"ready" | "empty" | "not-english" | "too-long" | "stale"} state @property {string} text @property {string} [action] @property {Story} [story]
 * @property {Analysis} [analysis] @property {Fit} [fit] @property {Error} [error] @property {Error} [refused]
 */

/** @param {Order} order @returns {Promise<Outcome>} */
export async function read(order) {
  const { watch, stored, m, signal } = order;
  const story = order.story ?? (await watch.find());
  signal.throwIfAborted();
  if (!story) return { state: "empty", text: m.t("empty"), error: new Error("no story on this page") };
  if (!stored) return readAfresh(order, story);
  /** @type {Error} */
  let refused;
  try {
    const found = await (await import("./stored.js")).restore(stored, story);
    if (found) return shown(story, found.analysis, m, found.fit);
    refused = new Error("the stored analysis is of another text");
  } catch (error) {
    refused = /** @type {Error} */ (error);
  }
  try {
    if (typeof WebAssembly === "undefined") throw new NutgrafError("load-failed", "this browser has no WebAssembly");
    return { ...(await readAfresh(order, story)), refused };
  } catch (error) {
    // Of another text or of none: that it cannot be read here either says less to the publisher.
    if (/** @type {{code?: unknown}} */ (error).code !== "load-failed" || order.signal.aborted) throw error;
    if (refused instanceof NutgrafError) throw refused;
    return { state: "stale", text: m.t("stale"), error: refused, refused };
  }
}

/** @param {Order} order @param {Story} story @returns {Promise<Outcome>} */
async function readAfresh({ published, part, signal, m, begun }, story) {
  signal.throwIfAborted();
  if (story.text.length > MOST && !part) return { state: "too-long", text: m.t("toolong", { n: story.text.length }), action: m.t("toolong.button") };
  begun();
  const date = published || story.published;
  const analysis = await run(story.text, { ...(date && { published: date }), ...(part && { maxCharacters: MOST }), blocks: story.blocks }, signal);
  return shown(story, analysis, m, (same) => same);
}

/** @param {Story} story @param {Analysis} analysis @param {Messages} m @param {Fit} fit @returns {Outcome} */
function shown(story, analysis, m, fit) {
  const { language, entities, quotes, times } = analysis;
  const read = { story, analysis, fit };
  if (!language.supported) {
    const name = languageName(language.code, m);
    return { state: "not-english", text: name ? m.t("language.known", { language: name }) : m.t("language.unknown"), ...read };
  }
  if (!entities.length && !quotes.length && !times.length) return { state: "empty", text: m.t("empty"), ...read };
  return { state: "ready", text: "", ...read };
}

/** Null where the browser does not know the language. @param {string} code @param {Messages} m */
function languageName(code, m) {
  try {
    const name = new Intl.DisplayNames(m.locale, { type: "language", fallback: "none" }).of(code);
    return name && code !== "und" ? name : null;
  } catch {
    return null;
  }
}

export { Card, Watch };
