/** The card's exports as files. Fetched when the reader asks for one. */
import { exportAs } from "../engine/exports.js";
import { inPage } from "../page/in-page.js";
import { h } from "./dom.js";

/** @import { Analysis } from "../analysis.d.ts" */
/** @import { TextMap } from "../page/text-map.js" */

/** ms after which a file is surely being saved, and its address can be taken back */
const LATER = 60_000;

/**
 * Makes an export and hands it to the browser to save, by an address inside the page: nothing is sent anywhere.
 * @param {"json-ld" | "annotations"} format @param {Analysis} analysis what the card shows @param {TextMap} map @param {readonly [number, number] | null} bar the publisher's own
 */
export async function save(format, analysis, map, bar) {
  const url = address();
  const told = format === "annotations" ? inPage(analysis, map) : { analysis };
  const options = { ...(url && { url }), ...("text" in told && { text: told.text }), ...(bar && { confidence: /** @type {[number, number]} */ ([...bar]) }) };
  const made = await exportAs(format, told.analysis, options);
  const file = URL.createObjectURL(new Blob([made], { type: "application/ld+json" }));
  h("a", { href: file, download: `${slugOf(url)}${format === "annotations" ? ".annotations" : ""}.jsonld` }).click();
  setTimeout(() => URL.revokeObjectURL(file), LATER);
}

/** The page's address as it names itself, without what only this visit has; none for a file of the reader's own. */
function address() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical][href]"));
  return [canonical?.href ?? "", location.href.replace(/[?#].*/s, "")].find((url) => /^https?:/.test(url)) ?? "";
}

/** The last readable part of an address: "harbour-reopens". @param {string} url */
function slugOf(url) {
  const parts = /^[^/]*\/\/[^/]*([^?#]*)/.exec(url)?.[1]?.split("/").filter(Boolean) ?? [];
  return (parts.at(-1) ?? "").replace(/\.\w+$/, "").replace(/[^\w-]+/g, "-").slice(0, 80) || "story";
}
