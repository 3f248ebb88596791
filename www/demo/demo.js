/** The demo page: lays out the story that the address names, or one that is pasted, and shows what the card read. */
import { pastedStory } from "./pasted.js";
import { samples } from "./samples.js";

/** @import { NutgrafCard } from "../nutgraf-card.js" */
/** @import { Analysis } from "../analysis.d.ts" */
/** @import { Sample } from "./samples.js" */
/** @typedef {Pick<Sample, "blocks" | "note"> & Partial<Sample>} Shown  a pasted story has only what its text says */

/** The address's fragment for a story of one's own. */
const OWN = "own";

/** @type {Record<string, (analysis: Analysis) => number>} family → how many were found, named as in the legend */
const COUNTS = {
  person: (analysis) => labelled(analysis, "PERSON"),
  org: (analysis) => labelled(analysis, "ORG", "NORP"),
  place: (analysis) => labelled(analysis, "GPE", "LOC", "FAC"),
  date: (analysis) => analysis.times.length,
  number: (analysis) => analysis.quantities.length,
  other: (analysis) => labelled(analysis, "EVENT", "LAW", "PRODUCT", "WORK", "MISC"),
};

/** @type {Record<string, string>} */
const NAMES = { person: "people", org: "organisations and groups", place: "places", date: "dates and times", number: "figures", other: "other names" };

const card = /** @type {NutgrafCard} */ (document.querySelector("nutgraf-card"));
const form = /** @type {HTMLFormElement} */ (byId("own"));
const ownText = /** @type {HTMLTextAreaElement} */ (byId("own-text"));
const ownDate = /** @type {HTMLInputElement} */ (byId("own-date"));

fillNavigation();
follow();
addEventListener("hashchange", follow);
card.addEventListener("nutgraf-state", () => report());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(pastedStory(ownText.value, ownDate.value));
});
byId("copy").addEventListener("click", () => navigator.clipboard.writeText(byId("json").textContent ?? ""));

/** Shows what the address's fragment names: a sample, or the field for a story of one's own. */
function follow() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  for (const link of byId("samples").querySelectorAll("a")) {
    if (link.hash === `#${wanted || samples[0].slug}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  form.hidden = wanted !== OWN;
  if (wanted === OWN) ownText.focus();
  else show(samples.find((sample) => sample.slug === wanted) ?? samples[0]);
}

function fillNavigation() {
  const links = [...samples.map(({ slug, kicker }) => ({ slug, kicker })), { slug: OWN, kicker: "Your own story" }];
  byId("samples").replaceChildren(
    ...links.map(({ slug, kicker }) => Object.assign(document.createElement("a"), { href: `#${slug}`, textContent: kicker })),
  );
}

/** @param {Shown} story */
function show(story) {
  byId("note").textContent = story.note;
  byId("story").replaceChildren(...head(story), ...story.blocks.map(({ kind, text }) => element(kind === "subhead" ? "h2" : "p", text)));
  // Before the element is defined it has yet to read for the first time.
  if (card.matches(":defined")) card.refresh().catch(() => {});
}

/**
 * @param {Shown} story
 * @returns {Element[]}
 */
function head({ kicker, title, byline, published }) {
  const parts = [];
  if (kicker) parts.push(element("p", kicker, "kicker"));
  if (title) parts.push(element("h1", title));
  if (byline) parts.push(element("p", byline, "byline"));
  if (published) {
    const stamp = element("p", "", "stamp");
    stamp.append(Object.assign(document.createElement("time"), { dateTime: published, textContent: written(published) }));
    parts.push(stamp);
  }
  return parts;
}

/** @param {string} published */
function written(published) {
  const hasTime = published.includes("T");
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: hasTime ? "short" : undefined, timeZone: "UTC" });
  return format.format(new Date(published)) + (hasTime ? " UTC" : "");
}

/** What the card found, for people and as JSON. */
function report() {
  const { analysis } = card;
  byId("json").textContent = analysis ? JSON.stringify(analysis, null, 2) : "";
  byId("legend").replaceChildren(...(analysis ? Object.keys(COUNTS).map((family) => legendEntry(family, COUNTS[family](analysis))) : []));
  byId("status").textContent = analysis
    ? `${analysis.stats.sentences} sentences, ${analysis.stats.tokens} tokens, ${analysis.stats.milliseconds} ms in a worker.`
    : card.state === "loading" ? "Reading …" : "";
}

/**
 * @param {string} family
 * @param {number} count
 */
function legendEntry(family, count) {
  const entry = document.createElement("li");
  entry.append(element("span", NAMES[family], family), ` ${count}`);
  return entry;
}

/**
 * @param {Analysis} analysis
 * @param {string[]} labels
 */
function labelled(analysis, ...labels) {
  return analysis.entities.filter((entity) => labels.includes(entity.label)).length;
}

/**
 * @param {string} tag
 * @param {string} text
 * @param {string} [className]
 */
function element(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
