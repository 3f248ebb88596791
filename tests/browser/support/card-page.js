/** A news page with a card in it. What is read of the story is the hand-written analysis of fixtures/, so that every view has something to show. */
import { readFile } from "node:fs/promises";

const FIXTURES = new URL("../fixtures/", import.meta.url);
const fixture = (/** @type {string} */ name) => readFile(new URL(name, FIXTURES), "utf8");

/** The policy of DESIGN.md that must work; the story's one picture is inline. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; require-trusted-types-for 'script'; trusted-types nutgraf";

/** Query parameters that are about the page; all others become attributes of the card. */
const PAGE = ["slot", "scenario", "dir", "ground", "text"];

/** The story's markup with the card in it, as a publisher's template would have written it. @param {string} html @param {URLSearchParams} query */
function withCard(html, query) {
  const attributes = { for: "story", load: "now", ...Object.fromEntries([...query].filter(([name]) => !PAGE.includes(name))) };
  const card = `<nutgraf-card ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ")}></nutgraf-card>`;
  const slot = query.get("slot") ?? (query.get("variant") === "panel" ? "rail" : "under");
  const more = query.get("scenario") === "too-long" ? Array.from({ length: 50 }, (_, day) => `<p>On day ${day} of the debate, ${`member ${day * 7} spoke about clause ${day * day} of the bill. `.repeat(110)}</p>`).join("") : "";
  return html
    .replace("</article>", `${more}</article>`)
    .replace('<html lang="en">', `<html lang="en" dir="${query.get("dir") ?? "ltr"}" data-theme="${query.get("ground") ?? "light"}" data-text="${query.get("text") ?? ""}">`)
    .replace(`<!-- ${slot} -->`, card);
}

/**
 * Puts the story's page and what it needs on the site, at `/story.html`.
 * @param {import("./server.js").Site} site
 * @param {Record<string, string>} [query] as for `openCard` @param {(html: string) => string} [edit]
 */
export async function storyPage(site, query = {}, edit = (html) => html) {
  site.replies.set("/story.html", { body: edit(withCard(await fixture("story.html"), new URLSearchParams(query))) });
  for (const name of ["host.css", "measure.js", "analysis.js"]) site.replies.set(`/fixtures/${name}`, { body: await fixture(name) });
}

/**
 * Opens the story with a card and waits for a state.
 * @param {import("../../../www/node_modules/@playwright/test/index.js").Page} page
 * @param {import("./server.js").Site} site
 * @param {Record<string, string>} [query] `slot` (rail, above, under, none), `scenario` (see fixtures/engine.js), `dir`, `ground` (light, dark), `text` (large), and any attribute of the card
 * @param {{state?: string, real?: boolean, edit?: (html: string) => string}} [options] real: the engine itself reads the story; edit: the page is another one than before
 */
export async function openCard(page, site, query = {}, { state = "ready", real = false, edit = (html) => html } = {}) {
  await storyPage(site, query, edit);
  if (!real) site.replies.set("/engine/run.js", { body: await fixture("engine.js") });
  await page.goto(`${site.origin}/story.html?${new URLSearchParams(query)}`);
  await page.locator(`nutgraf-card[state="${state}"]`).first().waitFor({ state: "attached" });
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 50))); // the marks are painted after the card
  return page.locator("nutgraf-card");
}

/** The words painted by a highlight, in page order. @param {import("../../../www/node_modules/@playwright/test/index.js").Page} page @param {string} name */
export const painted = (page, name) =>
  page.evaluate((key) => [...(CSS.highlights.get(`nutgraf-${key}`) ?? [])].map((range) => String(range)), name);

/** The middle of some words of the story, brought into view. @param {import("../../../www/node_modules/@playwright/test/index.js").Page} page @param {string} words */
export const pointAt = (page, words) =>
  page.evaluate((text) => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    const start = card.text.indexOf(text);
    const range = card.rangeOf({ start, end: start + text.length });
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    const { x, y, width, height } = range.getClientRects()[0];
    return { x: x + width / 2, y: y + height / 2 };
  }, words);
