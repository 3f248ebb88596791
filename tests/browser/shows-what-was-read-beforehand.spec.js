/** An analysis made at publication: shown without the engine, fitted to the text that stands in the page, read afresh where it is of another one. */
import { analyze } from "../../www/index.js";
import { STRICT_CSP, openCard, painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Page} Page */
/** @typedef {import("./support/server.js").Site} Site */

/** What the engine is made of. */
const ENGINE = /\.wasm$|worker|\/pkg\//;
const SRC = { src: "/story.nutgraf.json" };

/** What the command line writes of the story: the text as the card finds it, read by the same core. @param {Page} page @param {Site} site @returns {Promise<import("../../www/analysis.d.ts").Analysis>} */
async function analysis(page, site) {
  await openCard(page, site);
  const { text, blocks } = await page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    return { text: card.text, blocks: card.analysis.article.blocks };
  });
  site.replies.delete("/engine/run.js");
  site.requests.length = 0;
  return { ...(await analyze(text, { blocks, published: "2024-05-14T09:30:00Z" })), generator: "at publication" };
}

/** @param {Site} site @param {unknown} value */
const store = (site, value) => void site.replies.set(SRC.src, { body: typeof value === "string" ? value : JSON.stringify(value) });

/** @param {Page} page */
const shown = (page) => page.evaluate(() => {
  const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
  return { error: card.srcError?.message, quotes: card.analysis?.quotes.map((/** @type {any} */ q) => q.content.text), generator: card.analysis?.generator };
});

test("a browser without WebAssembly shows it, and so does a page that forbids it", async ({ page, site }) => {
  const whole = await analysis(page, site);
  store(site, whole);
  site.headers = { "Content-Security-Policy": STRICT_CSP.replace(" 'wasm-unsafe-eval'", "") };
  await openCard(page, site, SRC, { real: true });
  site.headers = {};
  await page.addInitScript(() => { Reflect.deleteProperty(globalThis, "WebAssembly"); });
  await openCard(page, site, SRC, { real: true });
  expect(await page.evaluate(() => typeof WebAssembly)).toBe("undefined");
  expect((await shown(page)).quotes).toEqual(whole.quotes.map((q) => q.content.text));
});

test("an analysis inside the element needs no request", async ({ page, site }) => {
  const inside = `<script type="application/json">${JSON.stringify(await analysis(page, site)).replaceAll("<", "\\u003c")}</script></nutgraf-card>`;
  await openCard(page, site, { load: "", variant: "inline" }, { real: true, edit: (html) => html.replace("</nutgraf-card>", inside) });
  expect((await shown(page)).generator).toBe("at publication");
  expect(site.requests.filter((path) => ENGINE.test(path) || path.endsWith(".json"))).toEqual([]);
});

test("after an edit each fact stands at its words, and what does not stand any more is not shown", async ({ page, site }) => {
  const whole = await analysis(page, site);
  store(site, whole);
  const edit = (/** @type {string} */ html) =>
    html.replace('<p>KISUMU', "<p>This story has been updated with the minister’s words.</p>\n<p>KISUMU").replace("today we open it again", "today we try it again");
  const card = await openCard(page, site, { ...SRC, variant: "panel", slot: "under" }, { real: true, edit });
  const { quotes } = await shown(page);
  const before = whole.quotes.map((q) => q.content.text);
  expect(before.filter((words) => !quotes.includes(words))).toEqual(["The lake has always been our shortest road, and today we open it again"]);
  const wrong = await page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    const { mentions, times, quantities } = card.analysis;
    return [...mentions, ...times, ...quantities].filter((span) => String(card.rangeOf(span)) !== span.text).map((span) => span.text);
  });
  expect(wrong).toEqual([]);
  expect(await painted(page, "person")).toContain("Grace Wanjiru Odhiambo");
  await expect(card.locator(".ev", { hasText: "agreed on Tuesday" }).first()).toContainText("¶2");
  expect(site.requests.filter((path) => ENGINE.test(path))).toEqual([]);
});

const other = (/** @type {string} */ html) => html.replace(/<p>KISUMU[^]*<\/article>/, `<p>${"Harbour pilots in Mombasa went back to work on Monday after a week on strike, their union said. ".repeat(4)}</p><p>${"The port authority in Kenya agreed to talk about pay in June. ".repeat(4)}</p></article>`);

test("an analysis of another text is not shown: the story is read", async ({ page, site }) => {
  store(site, await analysis(page, site));
  await openCard(page, site, SRC, { real: true, edit: other });
  const { error, generator, quotes } = await shown(page);
  expect(error).toBe("the stored analysis is of another text");
  expect(generator).not.toBe("at publication");
  expect(quotes.join()).not.toContain("lake");
});

test("of another text, and no engine: the card says that it is stale, in the place that it had", async ({ page, site }) => {
  store(site, await analysis(page, site));
  await page.addInitScript(() => { Reflect.deleteProperty(globalThis, "WebAssembly"); });
  for (const variant of ["button", "inline", "panel"]) {
    const card = await openCard(page, site, { ...SRC, variant }, { real: true, edit: other, state: "stale" });
    await expect(card.locator(".slot")).toContainText("made for an earlier version of this article");
    await expect(card.locator("[role=status]")).not.toBeEmpty();
    expect(await painted(page, "person")).toEqual([]);
    expect(await page.evaluate("shifts"), "layout shift").toBe(0);
    const rejected = await card.evaluate((element) => /** @type {any} */ (element).ready.catch((/** @type {Error} */ error) => error.message));
    expect(rejected).toBe("the stored analysis is of another text");
  }
});

/** @type {[what: string, reply: (whole: any) => { body: string, status?: number }, message: RegExp][]} */
const BROKEN = [
  ["missing", () => ({ body: "", status: 404 }), /\/story\.nutgraf\.json: HTTP 404/],
  ["no JSON", () => ({ body: "<!doctype html>" }), /cannot be read: .*JSON/],
  ["of a later version", (whole) => ({ body: JSON.stringify({ ...whole, schema: "nutgraf/2" }) }), /`schema`: got "nutgraf\/2", expected "nutgraf\/1"/],
  ["in other units", (whole) => ({ body: JSON.stringify({ ...whole, offsetUnit: "char" }) }), /`offsetUnit`: got "char"/],
  ["damaged", (whole) => ({ body: JSON.stringify({ ...whole, entities: [{ ...whole.entities[0], place: { kind: "city", confidence: 1, lat: "<b>" } }] }) }), /`entities\[0\]\.place\.lat` is not as/],
];
for (const [what, reply, message] of BROKEN)
  test(`a file that is ${what}: the story is read, or the card says that it could not be`, async ({ page, site, promises }) => {
    if (what === "missing") promises.allowConsole(/404/);
    site.replies.set(SRC.src, reply(await analysis(page, site)));
    await openCard(page, site, SRC, { real: true });
    const { error, generator } = await shown(page);
    expect(error).toMatch(message);
    expect(generator).toMatch(/^nutgraf /);
    await page.addInitScript(() => { Reflect.deleteProperty(globalThis, "WebAssembly"); });
    const card = await openCard(page, site, { ...SRC, variant: "inline" }, { real: true, state: "error" });
    await expect(card.locator(".slot")).toContainText("Code: bad-analysis");
    await expect(card.getByRole("button", { name: "Try again" })).toBeVisible();
  });

test("another address is another analysis", async ({ page, site }) => {
  const whole = await analysis(page, site);
  store(site, whole);
  site.replies.set("/other.json", { body: JSON.stringify({ ...whole, generator: "published again" }) });
  const card = await openCard(page, site, SRC, { real: true });
  await card.evaluate((element) => { /** @type {any} */ (element).src = "/other.json"; });
  await expect.poll(async () => (await shown(page)).generator).toBe("published again");
});
