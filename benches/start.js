/**
 * From the first byte asked for to the card: the npm package in a news page, in Chromium on a processor four times slower; with all files cached, and with
 * nothing cached over slow 4G. The line is slowed at the server, where page and worker share it, and not by the browser's own emulation, which gives each its own.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import config from "../tests/browser/playwright.config.js";
import { NPM } from "../tests/browser/support/package.js";
import playwright from "../www/node_modules/playwright/index.js";
import { publish } from "./support/publisher.js";

/** The same as in `benches/analyze.rs`. */
const STORIES = ["arequipa-quake", "koshi-flood", "tashkent-water-talks"];

/** Slow 4G as Lighthouse has it. */
const SLOW_4G = { bitsPerSecond: 1_600_000, milliseconds: 150 };
const SLOWER = 4;
const ROUNDS = 5;

/** DESIGN.md's, in milliseconds. */
const BARS = { cached: 1500, cold: 8000, task: 50 };

const paragraphs = STORIES.flatMap((name) => readFileSync(new URL(`../tests/stories/${name}/story.txt`, import.meta.url), "utf8").trim().split(/\s*\n\s*/));
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A story</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/nutgraf/reserve.css"><script type="module" src="/nutgraf/define.js"></script>
<article id="story"><h1>${paragraphs[0]}</h1><nutgraf-card for="story" variant="inline"></nutgraf-card>${paragraphs.slice(1).map((text) => `<p>${text}</p>`).join("\n")}</article>`;

const site = await publish(join(NPM, "package"), { "/story.html": PAGE });
const browser = await playwright.chromium.launch(config.use.launchOptions);
try {
  console.log(`\nA ${paragraphs.join(" ").split(/\s+/).length}-word story in ${browser.browserType().name()} ${browser.version()}, CPU of the page ${SLOWER} × slower, median of ${ROUNDS}`);
  const cached = await rounds(null);
  report("script start to card ready, files cached", cached.map((it) => it.ready - it.script), BARS.cached);
  report("  longest task of the page after script start", cached.map((it) => it.longest), BARS.task);
  const cold = await rounds(SLOW_4G);
  report("script start to card ready, nothing cached, slow 4G", cold.map((it) => it.ready - it.script), BARS.cold);
  report("  first paint of the story", cold.map((it) => it.paint));
  report("  WebAssembly asked for", cold.map((it) => it.wasm));
  report("  page asked for to card ready", cold.map((it) => it.ready));
  report("  longest task of the page after script start", cold.map((it) => it.longest), BARS.task);
  const bytes = site.answers.slice(-cold[0].requests).reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`  ${cold[0].requests} answers, ${(bytes / 1000).toFixed(0)} KB; of that at 1.6 Mbit/s ${((bytes * 8) / SLOW_4G.bitsPerSecond).toFixed(2)} s on the line`);
} finally {
  await browser.close();
  site.close();
}

/** @param {import("./support/publisher.js").Line | null} line null: the files are in the cache, from a visit before */
async function rounds(line) {
  const results = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    if (!line) {
      await page.goto(`${site.origin}/story.html`);
      await page.locator("nutgraf-card[state=ready]").waitFor();
      await page.goto("about:blank");
    }
    site.line = line;
    const client = await context.newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.addInitScript(watch);
    const before = site.answers.length;
    await page.goto(`${site.origin}/story.html`, { waitUntil: "commit" });
    await page.locator("nutgraf-card[state=ready]").waitFor();
    await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const result = await page.evaluate(measured);
    assert.ok(result.names > 20, "the story is read");
    const answers = site.answers.slice(before);
    const first = answers[0].asked;
    results.push({ ...result, requests: answers.length, wasm: (answers.find(({ path }) => path.endsWith(".wasm"))?.asked ?? NaN) - first });
    assert.equal(answers.length, line ? answers.length : 1, "the files come from the cache");
    await context.close();
  }
  return results;
}

/** Runs in the page before its scripts. */
function watch() {
  const seen = ((/** @type {any} */ (globalThis)).seen = { ready: 0, tasks: /** @type {PerformanceEntry[]} */ ([]) });
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  addEventListener("nutgraf-state", (event) => {
    if (/** @type {CustomEvent} */ (event).detail === "ready") seen.ready ||= performance.now();
  });
}

/** Runs in the page when the card is ready, and waits for what comes late. */
async function measured() {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { seen } = /** @type {any} */ (globalThis);
  const script = performance.getEntriesByName(new URL("/nutgraf/define.js", location.href).href)[0].startTime;
  const tasks = seen.tasks.filter((/** @type {PerformanceEntry} */ task) => task.startTime > script);
  return {
    script, ready: seen.ready, paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    longest: Math.max(0, ...tasks.map((/** @type {PerformanceEntry} */ task) => task.duration)),
    names: /** @type {any} */ (document.querySelector("nutgraf-card")).analysis.entities.length,
  };
}

/** The fastest beside the median: on a machine that does other things too, it is nearer to what the program costs. @param {string} what @param {number[]} values ms @param {number} [bar] */
function report(what, values, bar) {
  const value = median(values);
  const verdict = bar === undefined ? "" : `(bar ${bar} ms)${value > bar ? "  MISSED" : ""}`;
  console.log(`${what.padEnd(54)} ${value.toFixed(0).padStart(6)} ms, fastest ${Math.min(...values).toFixed(0).padStart(5)}   ${verdict}`);
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
