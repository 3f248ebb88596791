/** The story of a page is found as a reader view finds it, on host pages of many makes; the command line finds the same. */
import { execFile } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, test } from "./support/fixtures.js";

/** Least token F1 of the text of a page. */
const BAR = 0.97;
const TOP = fileURLToPath(new URL("../../", import.meta.url));
const PAGES = new URL("pages/", import.meta.url);
/** Pages that draw themselves by a script: the command line has no story to find there. */
const BY_SCRIPT = ["react-late"];
/** Pages whose markup is not what stands: drawn by a script, or a declared shadow root that the parser takes out of the markup. */
const CHANGED = [...BY_SCRIPT, "shadow-root"];

const names = readdirSync(PAGES).filter((file) => file.endsWith(".html")).map((file) => file.slice(0, -".html".length));

for (const name of names) {
  test(name, async ({ page, site, promises }) => {
    if (CHANGED.includes(name)) promises.hostChangesItself();
    const story = await storyOf(page, site, name);
    const expected = JSON.parse(expectation(name, "json"));
    const text = expectation(name, "txt").trim();
    const score = tokenF1(story?.text ?? "", text);
    test.info().annotations.push({ type: "token F1", description: score.toFixed(4) });
    expect(score, story?.text ?? "no story").toBeGreaterThanOrEqual(BAR);
    expect(story?.headline ?? null).toBe(expected.headline);
    expect(story?.published ?? null).toBe(expected.published);
  });
}

test("the command line finds the same text, blocks and date", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  test.setTimeout(600_000); // Cargo may have to build the command first.
  for (const name of names.filter((name) => !BY_SCRIPT.includes(name))) {
    const story = await storyOf(page, site, name);
    const native = await readNatively(name);
    expect(native && { hash: native.textHash, published: native.article.published }, name).toEqual(story && { hash: fnv1a64(story.text), published: story.published });
    if (native && story) expect(story.blocks, name).toEqual(expect.arrayContaining(native.article.blocks.filter(({ kind }) => kind === "headline")));
  }
});

test("an id or a selector names the story, also inside an open shadow root", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  await page.goto(`${site.origin}/pages/big-paper.html`);
  const read = (/** @type {string} */ selector) =>
    page.evaluate(async (selector) => {
      const { findStory } = await import("/page/article.js");
      const story = findStory(document, selector);
      return story && { text: story.text, root: story.root.id || story.root.localName };
    }, selector);
  expect((await read("maincontent-body"))?.root).toBe("maincontent-body");
  expect((await read("#maincontent-body"))?.text).toBe(expectation("big-paper", "txt").trim());
  expect(await read("no-such-element")).toBeNull();
  expect(await read("][")).toBeNull();
  await page.goto(`${site.origin}/pages/shadow-root.html`);
  expect((await read(".body"))?.text).toBe(expectation("shadow-root", "txt").trim());
});

/**
 * @param {import("../../www/node_modules/@playwright/test/index.js").Page} page
 * @param {import("./support/server.js").Site} site
 * @param {string} name
 */
async function storyOf(page, site, name) {
  await page.goto(`${site.origin}/pages/${name}.html`);
  if (BY_SCRIPT.includes(name)) await page.locator("html[data-rendered]").waitFor();
  return page.evaluate(async () => {
    const { findStory } = await import("/page/article.js");
    const story = findStory(document, null);
    if (!story) return null;
    const { text, blocks, published } = story;
    const headline = blocks.find(({ kind }) => kind === "headline");
    return { text, blocks, published, headline: headline ? text.slice(headline.start, headline.end) : null };
  });
}

/**
 * What the command line makes of the page's source; null where it says that there is no story.
 * @param {string} name
 * @returns {Promise<import("../../www/analysis.d.ts").Analysis | null>}
 */
async function readNatively(name) {
  const file = fileURLToPath(new URL(`${name}.html`, PAGES));
  try {
    const { stdout } = await promisify(execFile)("cargo", ["run", "--quiet", "--features", "cli", "--bin", "nutgraf", "--", file, "--json"], { cwd: TOP, maxBuffer: 1 << 26 });
    return JSON.parse(stdout);
  } catch (error) {
    expect(String(/** @type {any} */ (error).stderr), name).toContain("no story was found");
    return null;
  }
}

/** @param {string} name @param {string} extension */
function expectation(name, extension) {
  return readFileSync(new URL(`${name}.expected.${extension}`, PAGES), "utf8");
}

/** Harmonic mean of precision and recall over lower-case words; 1 where both texts are empty. @param {string} found @param {string} expected */
function tokenF1(found, expected) {
  const words = (/** @type {string} */ text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const left = new Map();
  for (const word of words(expected)) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of words(found)) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  const total = words(found).length + words(expected).length;
  return total === 0 ? 1 : (2 * common) / total;
}

/** FNV-1a, 64 bit, over the UTF-8 bytes, as the contract writes it. @param {string} text */
function fnv1a64(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return `fnv1a64:${hash.toString(16).padStart(16, "0")}`;
}
