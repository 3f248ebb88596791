/** The demo page: lays out the story that the address names, or one that is pasted or opened, lets the card be set, and shows what was read. */
import { toAnnotations, toJsonLd, toText } from "../index.js";
import { markup, wireControls } from "./controls.js";
import { element, laidOut } from "./laid-out.js";
import { acceptFiles } from "./opened.js";
import { wireOutputs } from "./outputs.js";
import { pastedStory } from "./pasted.js";
import { samples } from "./samples.js";
import { fetchedBytes, timeReading } from "./timing.js";

/** @import { NutgrafCard } from "../nutgraf-card.js" */
/** @import { Analysis } from "../analysis.d.ts" */
/** @import { Shown } from "./laid-out.js" */

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
/** @type {Shown} */
let shown = samples[0];

/** @param {typeof toText} write */
const written = (write) => (card.analysis ? write(card.analysis, { text: card.text, url: location.href.split("#")[0], whole: false }) : "");
const refreshOutputs = wireOutputs(byId("outputs"), [
  { id: "json", name: "JSON", file: "story.nutgraf.json", about: "The whole analysis. Every fact points into the text by its offsets.", make: () => (card.analysis ? JSON.stringify(card.analysis, null, 2) : "") },
  { id: "jsonld", name: "JSON-LD", file: "story.jsonld", about: "For search engines and archives: schema.org’s NewsArticle, what it is about and what it mentions.", make: async () => pretty(await written(toJsonLd)) },
  { id: "annotations", name: "Web Annotations", file: "story.annotations.json", about: "For annotation tools: the W3C model, each note with the words it is about.", make: async () => pretty(await written(toAnnotations)) },
  { id: "text", name: "Text", file: "story.txt", about: "The brief in plain words, each fact with its paragraph.", make: () => written(toText) },
  { id: "embed", name: "Embed", file: "card.html", about: "The card as it is set above, for a page of yours.", make: () => markup(card) },
]);

fillNavigation();
follow();
addEventListener("hashchange", () => (follow(), scrollTo(0, 0)));
card.addEventListener("nutgraf-state", () => report());
wireControls(/** @type {HTMLFormElement} */ (byId("controls")), card, { moved: place, changed: () => void refreshOutputs() });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  showOwn(pastedStory(ownText.value, ownDate.value));
});
acceptFiles(/** @type {HTMLInputElement} */ (byId("own-file")), showOwn, (sentence) => (byId("own-refused").textContent = sentence));
byId("time").addEventListener("click", () => void timed());

/** Shows what the address's fragment names: a sample, or the field for a story of one's own. */
function follow() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  for (const link of byId("samples").querySelectorAll("a")) {
    if (link.hash === `#${wanted || samples[0].slug}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  form.hidden = wanted !== OWN;
  byId("own-refused").textContent = "";
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
function showOwn(story) {
  if (location.hash !== `#${OWN}`) history.replaceState(null, "", `#${OWN}`), follow();
  byId("own-refused").textContent = "";
  show(story);
}

/** @param {Shown} story */
function show(story) {
  shown = story;
  byId("note").textContent = story.note;
  byId("timed").textContent = "";
  byId("story").replaceChildren(...laidOut(story));
  place();
  // Before the element is defined it has yet to read for the first time.
  if (card.matches(":defined")) card.refresh().catch(() => {});
}

/** The panel stands beside the story, the other variants under its headline. */
function place() {
  const isPanel = card.getAttribute("variant") === "panel";
  const last = [...byId("story").querySelectorAll(".stamp, .byline, h1, .kicker")].at(-1);
  document.documentElement.classList.toggle("one-column", !isPanel);
  if (isPanel) byId("rail").append(card);
  else if (last) last.after(card);
  else byId("story").prepend(card);
}

/** @param {string} source of JSON */
const pretty = (source) => source && JSON.stringify(JSON.parse(source), null, 2);

/** What the card found. */
function report() {
  const { analysis } = card;
  byId("legend").replaceChildren(...(analysis ? Object.keys(COUNTS).map((family) => legendEntry(family, COUNTS[family](analysis))) : []));
  byId("status").textContent = analysis
    ? `${analysis.stats.sentences} sentences, ${analysis.stats.tokens} tokens, ${analysis.stats.milliseconds} ms in a worker.`
    : card.state === "loading" ? "Reading …" : "";
  void refreshOutputs();
}

/** Reads the story again and again, and says how long it takes here. */
async function timed() {
  const button = /** @type {HTMLButtonElement} */ (byId("time"));
  const out = byId("timed");
  button.disabled = true;
  try {
    await card.ready;
    const { runs, words, median, slowest, wordsPerSecond } = await timeReading(card.text, shown.published ?? null, (share) => (out.textContent = `Reading … ${Math.round(share * 100)} %`));
    const { files, wire, unpacked } = await fetchedBytes();
    const number = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
    const mega = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
    out.textContent = `${words} words in ${number.format(median)} ms, the median of ${runs} readings (slowest ${number.format(slowest)} ms): ${number.format(wordsPerSecond)} words a second. `
      + `Fetched once for all stories: ${files} files, ${mega(wire)} from this server${unpacked > wire * 1.1 ? ` (${mega(unpacked)} unpacked)` : ", which does not compress; with Brotli about 1.2 MB"}.`;
  } catch {
    out.textContent = "The story that is shown could not be read.";
  } finally {
    button.disabled = false;
  }
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

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
