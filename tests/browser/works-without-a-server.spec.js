/** The one file that `cargo xtask build` makes: opened from disk it reads what is pasted, dropped or chosen, asks for nothing, and shows story, card and JSON. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";
import { OFFLINE } from "./support/package.js";

/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Page} Page */

const STORY = "Ferry company to add night boats\n\nFREETOWN, Sierra Leone — Aminata Koroma, who runs the port, said on Tuesday that 14 boats would sail at night.\n\nThe harbour at Lungi closed in March.";
const PAGE = `<!doctype html><title>Dam reopens | The Record</title><meta property="article:published_time" content="2024-03-05T08:00:00Z">
  <script>window.top.ran = true</script><img src="http://127.0.0.1:9/pixel.png" onerror="window.top.ran = true">
  <nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Dam reopens</h1>
  <p>LUSAKA, Zambia — The dam at Itezhi-Tezhi reopened on Monday, the utility said, after two years of repairs that cost $12 million.</p>
  <p style="color:red" onclick="window.top.ran = true">“The gates hold,” engineer Mutale Chileshe told reporters beside the spillway on the Kafue River.</p>
  <p>Fishermen from the villages below the dam said they would wait until the rains before they believed it.</p></article>`;

/** @type {string[]} */
let asked;
test.beforeEach(async ({ page, promises }) => {
  promises.allowOrigin("null"); // a file, and the worker's blob
  asked = [];
  page.on("request", (request) => asked.push(request.url().slice(0, 60)));
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.addInitScript(() => {
    Reflect.set(window, "violations", []);
    addEventListener("securitypolicyviolation", (event) => Reflect.get(window, "violations").push(`${event.violatedDirective} ${event.blockedURI}`), true);
  });
  await page.goto(pathToFileURL(OFFLINE).href);
});
test.afterEach(async ({ page }) => {
  expect(asked.filter((url) => !/^(file:\/\/.*\/nutgraf\.html|blob:|data:)/.test(url)), "nothing is asked of anybody").toEqual([]);
  expect(await page.evaluate("violations"), "the page's own policy is kept").toEqual([]);
});

test("a pasted story is read in a worker, marked, dated, and shown with its card and as JSON", async ({ page }) => {
  await page.getByLabel("Paste an English news story").fill(STORY);
  await page.getByLabel("Published on").fill("2024-07-11");
  await page.getByRole("button", { name: "Read it" }).click();
  await expectRead(page, "The harbour at Lungi closed in March.");
  expect(page.workers()).toHaveLength(1);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ferry company to add night boats");
  await expect.poll(() => painted(page, "person")).toContain("Aminata Koroma");
  await page.getByRole("tab", { name: "Where" }).click();
  await expect(page.locator("nutgraf-card .map svg")).toBeVisible();
  const shown = JSON.parse((await page.locator("#json").textContent()) ?? "");
  expect(shown).toEqual(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).analysis));
  expect(shown.times.some((/** @type {{ value: string }} */ time) => time.value === "2024-07-09")).toBe(true);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save" }).click();
  expect(JSON.parse(await readFile(await (await saved).path(), "utf8"))).toEqual(shown);
  await page.getByRole("tab", { name: "JSON-LD" }).click();
  await expect.poll(async () => JSON.parse((await page.locator("#json").textContent()) || "{}")["@type"]).toBe("NewsArticle");
  await page.getByRole("tab", { name: "Text" }).click();
  await expect(page.locator("#json")).toContainText("¶1");
});

test("a saved web page is opened: its story is found, its scripts do not run, its pictures are not fetched", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-offline-"));
  writeFileSync(join(folder, "page.html"), PAGE);
  await page.getByLabel("or open a text or a saved web page").setInputFiles(join(folder, "page.html"));
  await expectRead(page, "told reporters beside the spillway");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dam reopens");
  await expect(page.locator("#story")).not.toContainText("Home");
  expect(await page.evaluate("'ran' in window")).toBe(false);
  expect(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).analysis.times[0].value)).toBe("2024-03-04");
  rmSync(folder, { recursive: true });
});

test("a file can be dropped, another story read after it, and what is no story is refused", async ({ page }) => {
  await drop(page, "story.txt", STORY);
  await expectRead(page, "The harbour at Lungi closed in March.");
  await page.getByRole("button", { name: "Read another story" }).click();
  await expect(page.getByLabel("Paste an English news story")).toBeFocused();
  await drop(page, "picture.png", "no text", "image/png");
  await expect(page.getByRole("alert")).toContainText("picture.png");
  await page.getByLabel("Paste an English news story").fill("Dam reopens\n\nLUSAKA, Zambia — The dam at Itezhi-Tezhi reopened on March 4, 2024, the utility said after two years of repairs.");
  await page.getByRole("button", { name: "Read it" }).click();
  await expectRead(page, "The dam at Itezhi-Tezhi reopened on March 4, 2024, the utility said after two years of repairs.");
});

/** @param {Page} page @param {string} words */
const expectRead = (page, words) =>
  expect.poll(() => page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    return card.state === "ready" ? card.text : card.state;
  }), { timeout: 20_000 }).toContain(words);

/** @param {Page} page @param {string} name @param {string} content @param {string} [type] */
async function drop(page, name, content, type = "text/plain") {
  const dataTransfer = await page.evaluateHandle(({ name, content, type }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name, { type }));
    return transfer;
  }, { name, content, type });
  await page.dispatchEvent("main, #start", "drop", { dataTransfer });
}
