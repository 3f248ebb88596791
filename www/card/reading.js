/** From the page to a card: finds the story, has it read, and says which state that gives. */
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
 * @property {AbortSignal} signal @property {Messages} m @property {() => void} begun called when the story is found and the engine starts
 */
/** @typedef {{state: "ready" | "empty" | "not-english" | "too-long", text: string, action?: string, story?: Story, analysis?: Analysis}} Outcome text: the state's sentence */

/** @param {Order} order @returns {Promise<Outcome>} */
export async function read({ watch, story: changed, published, part, signal, m, begun }) {
  const story = changed ?? (await watch.find());
  signal.throwIfAborted();
  if (!story) return { state: "empty", text: m.t("empty") };
  if (story.text.length > MOST && !part) return { state: "too-long", text: m.t("toolong", { n: story.text.length }), action: m.t("toolong.button") };
  begun();
  const date = published || story.published;
  const analysis = await run(story.text, { ...(date && { published: date }), ...(part && { maxCharacters: MOST }), blocks: story.blocks }, signal);
  const { language, entities, quotes, times } = analysis;
  const read = { story, analysis };
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
