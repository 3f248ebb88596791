// A page with a card in it, served from the repository's files without a server; the reading itself is the hand-written analysis of fixtures/.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const REPOSITORY = new URL("../../../", import.meta.url);
const STORY = "tests/browser/fixtures/story.html";
export const ORIGIN = "http://lakeside.test";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** The policy of DESIGN.md that must work, without what the page's own inline parts would need. */
export const STRICT_CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types nutgraf";

/**
 * Serves the repository to a page; returns what was asked for.
 * @param {import("@playwright/test").Page} page @param {{csp?: string}} [options]
 */
export async function serve(page, { csp } = {}) {
  const requests = [];
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    requests.push(url.href);
    if (url.origin !== ORIGIN) return route.abort();
    const path = url.pathname === "/www/engine/analyze.js" ? "tests/browser/fixtures/engine.js" : url.pathname.slice(1);
    try {
      let body = await readFile(new URL(path, REPOSITORY));
      if (path === STORY) body = Buffer.from(withCard(String(body), url.searchParams));
      await route.fulfill({ body, contentType: TYPES[extname(path)] ?? "application/octet-stream", headers: csp ? { "content-security-policy": csp } : {} });
    } catch {
      await route.fulfill({ status: 404, body: "" });
    }
  });
  return requests;
}

/** Query parameters that are about the page; all others become attributes of the card. */
const PAGE = ["slot", "scenario", "dir", "ground", "text"];

/** The story's markup with the card in it, as a publisher's template would have written it. @param {string} html @param {URLSearchParams} query */
function withCard(html, query) {
  const attributes = { for: "story", load: "now", ...Object.fromEntries([...query].filter(([name]) => !PAGE.includes(name))) };
  const card = `<nutgraf-card ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ")}></nutgraf-card>`;
  const slot = query.get("slot") ?? (query.get("variant") === "panel" ? "rail" : "under");
  return html
    .replace('<html lang="en">', `<html lang="en" dir="${query.get("dir") ?? "ltr"}" data-theme="${query.get("ground") ?? "light"}" data-text="${query.get("text") ?? ""}">`)
    .replace(`<!-- ${slot} -->`, card);
}

/**
 * Opens the story with a card, waits for a state; collects what goes wrong on the console.
 * @param {import("@playwright/test").Page} page @param {Record<string, string>} [query] `slot` (rail, above, under, none), `scenario` (see fixtures/engine.js), `dir`, `ground` (light, dark), `text` (large) and any attribute of the card @param {{state?: string, csp?: string}} [options]
 */
export async function openCard(page, query = {}, { state = "ready", csp } = {}) {
  const problems = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  const requests = await serve(page, { csp });
  await page.goto(`${ORIGIN}/${STORY}?${new URLSearchParams(query)}`);
  const card = page.locator("nutgraf-card");
  if (state) await page.locator(`nutgraf-card[state="${state}"]`).waitFor({ state: "attached" });
  return { card, problems, requests };
}
