/** A card that has its analysis from a file is there without the engine, after few bytes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { analyze } from "../../www/index.js";
import { openCard, painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

/** Bytes (brotli) that may be fetched before the card is shown, without the analysis. */
const BAR = 60_000;
const FILE = "/story.nutgraf.json";

test("the loader, the card and the file, and nothing of the engine", async ({ page, site, frontEnd }) => {
  const card = await openCard(page, site, { variant: "panel" }, { real: true });
  const { text, blocks } = await card.evaluate((element) => {
    const { text, analysis } = /** @type {any} */ (element);
    return { text, blocks: analysis.article.blocks };
  });
  site.replies.set(FILE, { body: JSON.stringify({ ...(await analyze(text, { blocks, published: "2024-05-14T09:30:00Z" })), generator: "at publication" }) });
  site.requests.length = 0;
  await openCard(page, site, { variant: "panel", load: "", src: FILE }, { real: true });
  await expect(card.locator(".ev").first()).toBeVisible();
  expect(await card.evaluate((element) => /** @type {any} */ (element).analysis.generator)).toBe("at publication");
  expect(await painted(page, "person")).toContain("Grace Wanjiru Odhiambo");
  const asked = site.requests.filter((path) => !/^\/(story\.html|fixtures\/)/.test(path));
  expect(asked.filter((path) => /\.wasm$|worker|\/pkg\//.test(path))).toEqual([]);
  expect(asked.filter((path) => path === FILE)).toHaveLength(1);
  expect(page.workers()).toHaveLength(0);
  if (!frontEnd) return;
  const ours = asked.filter((path) => path !== FILE);
  const bytes = ours.map((path) => brotliCompressSync(readFileSync(join(frontEnd, path))).length).reduce((sum, n) => sum + n, 0);
  console.log(`fetched before the card is shown: ${bytes} bytes (brotli) in ${ours.length} files, bar ${BAR}`);
  expect(bytes).toBeLessThanOrEqual(BAR);
});
