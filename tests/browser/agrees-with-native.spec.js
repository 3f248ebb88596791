/** One core, one contract: the browser, Node and the command line give equal values for equal text and options. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { analyze } from "../../www/index.js";
import { analyzeIn, openPlainPage, withoutClock } from "./support/engine.js";
import { expect, test } from "./support/fixtures.js";

/** @typedef {import("../../www/analysis.d.ts").Analysis} Analysis */

const TOP = fileURLToPath(new URL("../../", import.meta.url));
const STORIES = new URL("../stories/", import.meta.url);
const SEED = new URL("../../../shared/seed/article.txt", import.meta.url);
const UNITS = /** @type {const} */ (["utf16", "utf8", "char"]);

/** Text that units count differently, and that a careless bridge would change. */
const ODD = "Café 🌋 reopens\r\n\r\nREYKJAVÍK — The “Gígur” café 👩🏽‍🚀 reopened on 3 March 2024,\u0000 e\u0301lan said. שלום. It cost €1.2 million.";

const folders = readdirSync(STORIES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const stories = folders.map(({ name }) => ({ name, text: readFileSync(new URL(`${name}/story.txt`, STORIES), "utf8") }));
stories.push({ name: "odd characters", text: ODD }, { name: "nothing", text: "" });
if (existsSync(SEED)) stories.push({ name: "the seed story", text: readFileSync(SEED, "utf8") });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await native("", ["--help"]);
});

for (const { name, text } of stories) {
  test(name, async ({ page, site }) => {
    await openPlainPage(page, site);
    for (const offsets of UNITS) {
      const options = { offsets, published: "2024-03-05T09:30:00Z" };
      const { analysis } = await analyzeIn(page, text, options);
      const browser = withoutClock(/** @type {Analysis} */ (analysis));
      expect(browser, "Node").toEqual(withoutClock(await analyze(text, options)));
      const line = await native(text, ["-", "--json", "--offsets", offsets, "--published", options.published]);
      expect(browser, "command line").toEqual(withoutClock(JSON.parse(line)));
    }
  });
}

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
 * Standard output of the command line, as Cargo builds it from the same sources.
 * @param {string} input
 * @param {string[]} args
 * @returns {Promise<string>}
 */
function native(input, args) {
  const cargo = ["run", "--quiet", "--features", "cli", "--bin", "nutgraf", "--", ...args];
  return new Promise((resolve, reject) => {
    const child = execFile("cargo", cargo, { cwd: TOP, maxBuffer: 2 ** 26 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin?.end(input);
  });
}
