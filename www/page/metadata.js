// What a page says about its story in JSON-LD, meta and time elements: titles, and the date of publication.
import { DATE_METAS, STORY_TYPES, TITLE_METAS } from "./rules.js";

/** @typedef {{titles: string[], isStory: boolean, published: string|null}} Metadata */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** JSON-LD nested deeper than this is not searched. */
const DEEPEST = 8;

/** @param {Document} document @returns {Metadata} */
export function readMetadata(document) {
  const linked = readJsonLd(document);
  const metas = readMetas(document);
  const titles = [...linked.headlines, ...TITLE_METAS.flatMap((name) => metas.get(name) ?? []), document.title].map((title) => title.trim()).filter(Boolean);
  const dates = [...linked.dates, ...DATE_METAS.flatMap((name) => metas.get(name) ?? []), ...timesOf(document)];
  const published = dates.map(isoOf).find((date) => date !== null) ?? null;
  const type = (metas.get("og:type") ?? [""])[0].toLowerCase();
  const isStory = linked.isStory || type === "article" || metas.has("article:published_time") || /NewsArticle|\/Article$/.test(document.querySelector("[itemtype]")?.getAttribute("itemtype") ?? "");
  return { titles, isStory, published };
}

/** @param {Document} document @returns {Map<string, string[]>} contents by lower-case name */
function readMetas(document) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const meta of document.querySelectorAll("meta[content]")) {
    const content = meta.getAttribute("content") ?? "";
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase();
      if (name && content.trim()) found.set(name, [...(found.get(name) ?? []), content]);
    }
  }
  return found;
}

/** Dates of time elements that say "published", then of the first in an article or under the headline. @param {Document} document @returns {string[]} */
function timesOf(document) {
  const marked = [...document.querySelectorAll("[itemprop=datePublished], time[pubdate], time.published, time.entry-date")];
  const placed = [...document.querySelectorAll("article time[datetime], main time[datetime], [class*=article] time[datetime], [class*=story] time[datetime]")];
  return [...marked, ...placed.slice(0, 1)].map((element) => element.getAttribute("datetime") ?? element.getAttribute("content") ?? element.textContent ?? "");
}

/** @param {Document} document */
function readJsonLd(document) {
  /** @type {{headlines: string[], dates: string[], isStory: boolean}} */
  const found = { headlines: [], dates: [], isStory: false };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? "";
    try {
      visit(JSON.parse(source), 0, found);
    } catch {
      // Sloppy systems write raw line breaks and a comma too many: the two facts can be read all the same.
      const type = /"@type"\s*:\s*\[?\s*"([^"]*)"/.exec(source);
      if (!type || !isStoryType(type[1])) continue;
      found.isStory = true;
      const headline = /"headline"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(source);
      const date = /"datePublished"\s*:\s*"([^"]*)"/.exec(source);
      if (headline) found.headlines.push(headline[1]);
      if (date) found.dates.push(date[1]);
    }
  }
  return found;
}

/** @param {unknown} value @param {number} depth @param {{headlines: string[], dates: string[], isStory: boolean}} found */
function visit(value, depth, found) {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, depth + 1, found);
    return;
  }
  const { "@type": type, "@graph": graph, mainEntity, headline, datePublished } = /** @type {Record<string, unknown>} */ (value);
  if ([type].flat().some((name) => typeof name === "string" && isStoryType(name))) {
    found.isStory = true;
    if (typeof headline === "string") found.headlines.push(headline);
    if (typeof datePublished === "string") found.dates.push(datePublished);
    return;
  }
  visit(graph, depth + 1, found);
  visit(mainEntity, depth + 1, found);
}

/** @param {string} type */
function isStoryType(type) {
  const name = type.toLowerCase();
  return STORY_TYPES.some((end) => name.endsWith(end));
}

/** ISO 8601 of a date as pages write it, as precise as it is; null for what is none. @param {string} written @returns {string|null} */
export function isoOf(written) {
  const text = written.trim();
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/i.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    const date = dateOf(+year, +month, +day);
    if (!date || hour === undefined) return date;
    if (+hour > 23 || +minute > 59) return date;
    return `${date}T${hour}:${minute}:${second ?? "00"}${zoneOf(zone ?? "")}`;
  }
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  const month = words.findIndex((word) => word.length >= 3 && /^[a-z]+$/.test(word) && MONTHS.includes(word.slice(0, 3)));
  const year = words.find((word) => /^(19|20)\d\d$/.test(word));
  const day = [words[month - 1], words[month + 1]].find((word) => /^\d{1,2}(st|nd|rd|th)?$/.test(word ?? ""));
  if (month < 0 || !year || !day) return null;
  return dateOf(+year, MONTHS.indexOf(words[month].slice(0, 3)) + 1, parseInt(day, 10));
}

/** @param {number} year @param {number} month @param {number} day */
function dateOf(year, month, day) {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1800) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** @param {string} zone */
function zoneOf(zone) {
  if (/^(z|utc|gmt)$/i.test(zone)) return "Z";
  return zone && !zone.includes(":") ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}
