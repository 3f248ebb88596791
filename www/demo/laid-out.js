/** A story as a news page lays it out. */

/** @import { Sample } from "./samples.js" */
/** @typedef {Pick<Sample, "blocks" | "note"> & Partial<Sample>} Shown  a story of one's own has only what its text says */

/** @param {Shown} story @returns {Element[]} */
export function laidOut({ kicker, title, byline, published, blocks }) {
  const parts = [];
  if (kicker) parts.push(element("p", kicker, "kicker"));
  if (title) parts.push(element("h1", title));
  if (byline) parts.push(element("p", byline, "byline"));
  if (published) {
    const stamp = element("p", "", "stamp");
    stamp.append(Object.assign(document.createElement("time"), { dateTime: published, textContent: written(published) }));
    parts.push(stamp);
  }
  return [...parts, ...blocks.map(({ kind, text }) => element(kind === "subhead" ? "h2" : "p", text))];
}

/** @param {string} published */
function written(published) {
  const day = new Date(published);
  if (Number.isNaN(day.getTime())) return published;
  const hasTime = published.includes("T");
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: hasTime ? "short" : undefined, timeZone: "UTC" });
  return format.format(day) + (hasTime ? " UTC" : "");
}

/** @param {string} tag @param {string} text @param {string} [className] */
export function element(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
