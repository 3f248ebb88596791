/** The page without a server: a story that is pasted, dropped or opened, laid out with its marks, the card beside it, and the analysis as files. */
import "../../define.js";
import { toAnnotations, toJsonLd, toText } from "../../engine/exports.js";
import { laidOut } from "../laid-out.js";
import { acceptFiles } from "../opened.js";
import { wireOutputs } from "../outputs.js";
import { pastedStory } from "../pasted.js";

/** @import { Analysis } from "../../analysis.d.ts" */
/** @import { NutgrafCard } from "../../nutgraf-card.js" */
/** @import { Shown } from "../laid-out.js" */

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const card = /** @type {NutgrafCard} */ (document.querySelector("nutgraf-card"));
const text = /** @type {HTMLTextAreaElement} */ (byId("own-text"));
const date = /** @type {HTMLInputElement} */ (byId("own-date"));
const name = document.title;

const refreshOutputs = wireOutputs(byId("outputs"), [
  output("json", "JSON", "story.nutgraf.json", "Every fact points into the text by its offsets.", (analysis) => JSON.stringify(analysis, null, 2)),
  output("json-ld", "JSON-LD", "story.jsonld", "For search engines: schema.org’s NewsArticle, with what it is about and what it mentions.", toJsonLd),
  output("annotations", "Annotations", "story.annotations.jsonld", "The names and facts as W3C Web Annotations, for other readers of the text.", toAnnotations),
  output("text", "Text", "story.txt", "The brief as plain text; ¶ is the paragraph that says it.", toText),
]);

byId("own").addEventListener("submit", (event) => {
  event.preventDefault();
  show(pastedStory(text.value, date.value));
});
acceptFiles(/** @type {HTMLInputElement} */ (byId("own-file")), show, refuse);
byId("another").addEventListener("click", () => start());
card.addEventListener("nutgraf-state", () => report());

/**
 * @param {string} id @param {string} name @param {string} file @param {string} about
 * @param {(analysis: Analysis, options: { text: string }) => string | Promise<string>} write
 */
function output(id, name, file, about, write) {
  return { id, name, file, about, make: () => (card.analysis ? write(card.analysis, { text: card.text }) : "") };
}

/** @param {Shown} story */
function show(story) {
  byId("own-refused").textContent = "";
  byId("note").textContent = story.note;
  byId("story").replaceChildren(...laidOut(story));
  document.title = story.title ?? name;
  turn(true);
  byId("story").focus({ preventScroll: true });
  scrollTo(0, 0);
  card.refresh().catch(() => {});
}

function start() {
  document.title = name;
  text.value = date.value = "";
  turn(false);
  text.focus();
}

/** @param {string} sentence */
function refuse(sentence) {
  turn(false);
  byId("own-refused").textContent = sentence;
}

/** @param {boolean} isRead */
function turn(isRead) {
  byId("start").hidden = isRead;
  byId("read").hidden = byId("another").hidden = !isRead;
}

function report() {
  const { analysis, state } = card;
  byId("status").textContent = analysis
    ? `Sentences: ${analysis.stats.sentences}, names: ${analysis.entities.length}, statements: ${analysis.quotes.length}. Read in ${Math.round(analysis.stats.milliseconds ?? 0)} ms.`
    : state === "loading" ? "Reading …" : "";
  void refreshOutputs();
}
