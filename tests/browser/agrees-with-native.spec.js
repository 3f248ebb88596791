/** One core, one contract: the browser, Node and the command line give equal values for equal text and options. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { analyze, toAnnotations, toJsonLd, toText } from "../../www/index.js";
import { analyzeIn, openPlainPage, withoutClock } from "./support/engine.js";
import { expect, test } from "./support/fixtures.js";

/** @typedef {import("../../www/analysis.d.ts").Analysis} Analysis */

const TOP = fileURLToPath(new URL("../../", import.meta.url));
const STORIES = new URL("../stories/", import.meta.url);
const SEED = new URL("../../../shared/seed/article.txt", import.meta.url);
const PUBLISHED = "2024-03-05T09:30:00Z";

/** Text that units count differently, and that a careless bridge would change. */
const ODD = "Café 🌋 reopens\r\n\r\nREYKJAVÍK — The “Gígur” café 👩🏽‍🚀 reopened on 3 March 2024,\u0000 e\u0301lan said. שלום. It cost €1.2 million.";

const folders = readdirSync(STORIES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const stories = folders.map(({ name }) => story(name, readFileSync(new URL(`${name}/story.txt`, STORIES), "utf8")));
stories.push(story("odd characters", ODD), story("nothing", ""));
if (existsSync(SEED)) stories.push(story("the seed story", readFileSync(SEED, "utf8")));

for (const offsets of /** @type {const} */ (["utf16", "utf8", "char"])) {
  test(`${stories.length} stories, offsets in ${offsets}`, async ({ page, site }) => {
    test.setTimeout(300_000); // By itself it has Cargo build the command first.
    const lines = await native(stories, ["batch", "--offsets", offsets]);
    expect(lines).toHaveLength(stories.length);
    await openPlainPage(page, site);
    for (const [index, { id, text, published }] of stories.entries()) {
      const options = { offsets, published };
      const expected = withoutClock(lines[index].analysis);
      expect(withoutClock(await analyze(text, options)), `${id}: Node`).toEqual(expected);
      const { analysis } = await analyzeIn(page, text, options);
      expect(withoutClock(/** @type {Analysis} */ (analysis)), `${id}: browser`).toEqual(expected);
    }
  });
}

test(`${stories.length} stories, every number that the networks read and say`, async ({ page, site }) => {
  test.setTimeout(300_000);
  const expected = (await native(stories, ["features", "--hash"])).map(({ hash }) => hash);
  await openPlainPage(page, site);
  const found = await page.evaluate(async (texts) => {
    const address = "/pkg/nutgraf.js";
    const { default: init, fingerprint } = await import(address);
    await init({ module_or_path: "/pkg/nutgraf_bg.wasm" });
    return texts.map((text) => fingerprint(text, 2).toString(16));
  }, stories.map(({ text }) => text));
  expect(found).toEqual(expected);
  expect(new Set(found).size).toBe(stories.length);
});

test("exports, byte for byte", async () => {
  test.setTimeout(300_000);
  const { text } = stories[0];
  for (const given of [text, ODD]) {
    const analysis = await analyze(given, { published: PUBLISHED });
    const exports = { "json-ld": toJsonLd, annotations: toAnnotations, text: toText };
    for (const [format, write] of Object.entries(exports)) {
      const printed = await command(given, ["--format", format, "--published", PUBLISHED, "--url", "https://news.example/story"]);
      expect(await write(analysis, { text: given, url: "https://news.example/story" }), format).toBe(printed);
    }
  }
});

test("spans are the text's own words, lone surrogates included", async ({ page, site }) => {
  await openPlainPage(page, site);
  const text = "The mayor of Lima \uD83D spoke in Peru on March 4, 2024. \uDE00 Peru paid $3 million.";
  for (const analysis of [(await analyzeIn(page, text)).analysis, await analyze(text)]) {
    const { mentions, times, quantities } = /** @type {Analysis} */ (analysis);
    for (const span of [...mentions, ...times, ...quantities]) expect(span.text).toBe(text.slice(span.start, span.end));
    expect(analysis?.article.blocks.at(-1)?.end).toBe(text.length);
  }
});

/**
 * @param {string} id
 * @param {string} text
 */
function story(id, text) {
  return { id, text, published: PUBLISHED };
}

/**
 * What the command line says to stories as JSON lines.
 * @param {object[]} input
 * @param {string[]} args
 * @returns {Promise<{ id: string, analysis: Analysis, hash: string }[]>}  what the arguments ask for, of these
 */
async function native(input, args) {
  const output = await command(input.map((line) => `${JSON.stringify(line)}\n`).join(""), args);
  return output.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/**
 * What the command line, as Cargo builds it from the same sources, prints.
 * @param {string} input
 * @param {string[]} args
 * @returns {Promise<string>}
 */
function command(input, args) {
  const cargo = ["run", "--quiet", "--features", "cli", "--bin", "nutgraf", "--", ...args];
  return new Promise((resolve, reject) => {
    const options = { cwd: TOP, maxBuffer: 2 ** 28 };
    const child = execFile("cargo", cargo, options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin?.end(input);
  });
}
