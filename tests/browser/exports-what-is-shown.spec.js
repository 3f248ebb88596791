/** Export: what the card shows as files of two standards that other programs read, made in the page; no more than is shown, and nothing is sent. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "../../www/node_modules/esbuild/lib/main.js";
import { STRICT_CSP, openCard } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Page} Page */
/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Locator} Locator */

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

test.beforeEach(({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

/** Chooses an item of the menu. @param {Locator} card @param {string} item */
async function choose(card, item) {
  await card.getByRole("button", { name: "Export" }).click();
  await card.getByRole("button", { name: item }).click();
}

/** The file that an item of the menu saves. @param {Page} page @param {Locator} card @param {string} item */
async function saved(page, card, item) {
  const [download] = await Promise.all([page.waitForEvent("download"), choose(card, item)]);
  return { name: download.suggestedFilename(), content: JSON.parse(await readFile(await download.path(), "utf8")) };
}

test("JSON-LD is saved under the strict policy, names what is shown, and asks for our own files alone", async ({ page, site }) => {
  site.headers["Content-Security-Policy"] = STRICT_CSP;
  const card = await openCard(page, site, { variant: "panel" });
  site.requests.length = 0;
  const { name, content } = await saved(page, card, "JSON-LD");
  expect(name).toBe("story.jsonld");
  await expect(card.locator("[role=status]")).toHaveText("Saved");
  await expect(card.locator(".pfoot .grow")).toHaveText("Saved");
  await expect(card.getByRole("button", { name: "Export" }), "whoever has no pointer goes on from there").toBeFocused();
  expect(content["@type"]).toBe("NewsArticle");
  expect(content.url).toBe(`${site.origin}/story.html`);
  const { confidence, entities } = await page.evaluate(() => {
    const { analysis } = /** @type {any} */ (document.querySelector("nutgraf-card"));
    return { confidence: Object.fromEntries(analysis.entities.map((/** @type {any} */ e) => [e.name, e.confidence])), entities: analysis.entities.length };
  });
  const things = [...content.about, ...content.mentions];
  expect(things.length).toBe(entities);
  const unsure = things.filter((thing) => "http://www.w3.org/2005/11/its/rdf#taConfidence" in thing);
  expect(unsure.map((thing) => [thing.name, thing["http://www.w3.org/2005/11/its/rdf#taConfidence"]])).toEqual([
    ["East African Community", confidence["East African Community"]],
    ["Homa Bay", confidence["Homa Bay"]],
  ]);
  await saved(page, card, "Web Annotation");
  expect(site.requests.filter((path) => path !== "/story.html")).toEqual([...new Set(site.requests)].filter((path) => /^\/(card|engine|page|pkg|chunks)\/[\w./-]+\.(js|wasm)$/.test(path)));
  expect(site.requests.filter((path) => path.endsWith(".wasm")), "the core with its models is not needed").toEqual(["/pkg/nutgraf_exports_bg.wasm"]);
});

test("every annotation is anchored by a standard reader, by quotation and by position, at the words that the card means", async ({ page, site }) => {
  const reader = await build({ stdin: { contents: 'export * from "@apache-annotator/dom";', resolveDir: WWW }, bundle: true, format: "esm", write: false });
  site.replies.set("/reader.js", { body: reader.outputFiles[0].text });
  const card = await openCard(page, site, { variant: "panel" });
  const { name, content } = await saved(page, card, "Web Annotation");
  expect(name).toBe("story.annotations.jsonld");
  const { meant, anchored } = await page.evaluate(async (items) => {
    const { createTextPositionSelectorMatcher: byPosition, createTextQuoteSelectorMatcher: byQuote } = await import(/** @type {string} */ ("/reader.js"));
    /** Where a range begins and ends in the text of the page. @param {Range} range */
    const ends = ({ startContainer, startOffset, endContainer, endOffset }) =>
      [[startContainer, startOffset], [endContainer, endOffset]].map(([node, offset]) => {
        const before = document.createRange();
        before.setStart(document.body, 0);
        before.setEnd(/** @type {Node} */ (node), /** @type {number} */ (offset));
        return String(before).length;
      }).join("–");
    const own = /** @type {any} */ (document.querySelector("nutgraf-card"));
    const { mentions, times, quantities, quotes, events } = own.analysis;
    const spans = [...mentions, ...times, ...quantities, ...quotes.flatMap((/** @type {any} */ q) => q.parts ?? [q.content]), ...events.map((/** @type {any} */ e) => e.text)];
    const anchored = [];
    for (const target of items.flatMap((/** @type {any} */ item) => [item.target].flat())) {
      const found = [];
      for (const selector of target.selector) {
        const matches = (selector.type === "TextQuoteSelector" ? byQuote : byPosition)(selector)(document.body);
        const ranges = [];
        for await (const range of matches) ranges.push(ends(range));
        found.push(ranges);
      }
      anchored.push({ words: target.selector[0].exact, found });
    }
    return { meant: spans.map((span) => ends(own.rangeOf(span))), anchored };
  }, content.first.items);
  expect(anchored.length).toBeGreaterThan(40);
  for (const { words, found } of anchored) {
    expect(found.map((ranges) => ranges.length), words).toEqual([1, 1]);
    expect(found[1], `${words}: position and quotation agree`).toEqual(found[0]);
    expect(meant, words).toContain(found[0][0]);
  }
});

test("the exported text has the facts that the card copies, and no others", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const confidence of ["", "0.96 0.9"]) {
    const card = await openCard(page, site, { variant: "panel", ...(confidence && { confidence }) });
    await choose(card, "Copy as text");
    await expect(card.locator(".pfoot .grow")).toHaveText("Copied");
    const { copied, exported, roles } = await page.evaluate(async (bars) => {
      const { toText } = await import(/** @type {string} */ ("/index.js"));
      const { analysis, text } = /** @type {any} */ (document.querySelector("nutgraf-card"));
      const roles = analysis.entities.flatMap((/** @type {any} */ e) => e.roles.map((/** @type {any} */ r) => r.evidence.text));
      return { copied: await navigator.clipboard.readText(), exported: /** @type {string} */ (await toText(analysis, { text, ...(bars.length && { confidence: bars }) })), roles };
    }, confidence.split(" ").filter(Boolean).map(Number));
    const facts = (/** @type {string} */ text) => [...text.matchAll(/(\S.{0,23}?)((?: \(?likely\)?)?) ¶(\d+)/g)].map(([, , doubt, n], i, all) => `${before(all[i])}${doubt && " likely"} ¶${n}`);
    /** The last words before the mark. @param {RegExpMatchArray} match */
    function before(match) {
      const upTo = /** @type {string} */ (match.input).slice(0, /** @type {number} */ (match.index) + match[1].length);
      return (upTo.split("\n").at(-1) ?? "").replace(/[“”]/g, "").slice(-16);
    }
    const names = exported.replace(/^(People|Organisations and groups|Places)\n(?:(?:- | {4}).*\n)+/gm, (part) => part.replace(/^- .*\n/gm, ""));
    const ofRoles = new Set(facts(roles.map((/** @type {string} */ role) => `${role} ¶1`).join("\n")).map((fact) => fact.replace(/ ¶1$/, "")));
    const shown = facts(copied).filter((fact) => !ofRoles.has(fact.replace(/( likely)? ¶\d+$/, "")));
    expect(shown.length).toBeGreaterThan(15);
    expect(new Set(facts(names))).toEqual(new Set(shown));
  }
});

test("a page that names its own address is called by it, and by nothing that is no address", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  const card = await openCard(page, site, { variant: "panel" });
  for (const [href, url, file] of [
    ["https://news.example/2024/05/ferry-reopens.html?edition=1", "https://news.example/2024/05/ferry-reopens.html?edition=1", "ferry-reopens.jsonld"],
    ["javascript:alert(1)", `${site.origin}/story.html`, "story.jsonld"],
  ]) {
    await page.evaluate((address) => {
      document.querySelector("link[rel=canonical]")?.remove();
      document.head.append(Object.assign(document.createElement("link"), { rel: "canonical", href: address }));
    }, href);
    const { name, content } = await saved(page, card, "JSON-LD");
    expect([name, content.url]).toEqual([file, url]);
  }
});

test("without WebAssembly the two files are not offered; where the policy forbids it, that is said", async ({ page, site, promises }) => {
  const card = await openCard(page, site, { variant: "inline" });
  await page.evaluate(() => void Reflect.deleteProperty(globalThis, "WebAssembly"));
  await card.getByRole("button", { name: "Full brief" }).click();
  await card.getByRole("button", { name: "Export" }).click();
  await expect(card.locator("#menu-export button")).toHaveText(["Copy as text", "Print"]);

  promises.allowConsole(/wasm|WebAssembly/i);
  site.headers["Content-Security-Policy"] = STRICT_CSP.replace(" 'wasm-unsafe-eval'", "");
  const blocked = await openCard(page, site, { variant: "panel" });
  await choose(blocked, "JSON-LD");
  await expect(blocked.locator("[role=status]")).toHaveText("JSON-LD and Web Annotation are not offered where WebAssembly is missing.");
});

test("a file that cannot be fetched is said, and can be asked for again", async ({ page, site, promises }) => {
  promises.allowConsole(/404/);
  const card = await openCard(page, site, { variant: "panel" });
  site.replies.set("/pkg/nutgraf_exports_bg.wasm", { body: "", status: 404 });
  await choose(card, "JSON-LD");
  await expect(card.locator("[role=status]")).toHaveText("The file could not be made.");
  site.replies.delete("/pkg/nutgraf_exports_bg.wasm");
  expect((await saved(page, card, "JSON-LD")).content["@type"]).toBe("NewsArticle");
});
