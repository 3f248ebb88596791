/** Each state of the card is a sentence in the reserved place: it moves nothing, and is announced where it should be. */
import { openCard, painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

/** @type {[state: string, query: Record<string, string>, words: RegExp, announced: boolean][]} */
const STATES = [
  ["idle", { load: "request" }, /Make the brief/, false],
  ["loading", { scenario: "slow" }, /Reading the article/, true],
  ["empty", { scenario: "empty" }, /Nothing here to list/, true],
  ["not-english", { scenario: "not-english" }, /seems to be in Swahili/, true],
  ["too-long", { scenario: "too-long" }, /longer than a news article/, true],
  ["error", { scenario: "error" }, /could not be made/, true],
  ["no-wasm", { scenario: "no-wasm" }, /too old for the brief/, false],
];

for (const variant of ["button", "inline", "panel"])
  for (const [state, query, words, announced] of STATES)
    test(`${state} in the ${variant} variant`, async ({ page, site }) => {
      const card = await openCard(page, site, { variant, ...query }, { state });
      const slot = card.locator(".slot");
      await expect(slot).toContainText(words);
      const said = card.locator("[role=status]");
      if (announced) await expect(said).not.toBeEmpty();
      else await expect(said).toBeEmpty();
      expect(await page.evaluate("shifts"), "layout shift").toBe(0);
      expect(await painted(page, "person")).toEqual([]);
    });

test("every state has the height that was reserved", async ({ page, site }) => {
  test.slow();
  for (const [variant, width] of /** @type {const} */ ([["button", 900], ["inline", 900], ["inline", 420], ["panel", 1440], ["panel", 420]])) {
    await page.setViewportSize({ width, height: 1000 });
    const heights = new Set();
    for (const scenario of ["full", "bare", "empty", "error", "no-wasm"]) {
      const state = { full: "ready", bare: "ready" }[scenario] ?? scenario;
      const card = await openCard(page, site, { variant, scenario }, { state });
      heights.add(Math.round((await card.boundingBox())?.height ?? 0));
    }
    site.replies.set("/define.js", { body: "" });
    await page.goto(page.url());
    heights.add(Math.round((await page.locator("nutgraf-card").boundingBox())?.height ?? 0));
    site.replies.delete("/define.js");
    expect([...heights], `${variant} at ${width}`).toHaveLength(1);
  }
});

test("the one line of the button variant holds every state at 320 px, in every language", async ({ page, site }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 800 });
  for (const lang of ["en", "ar", "es", "fr"])
    for (const state of ["idle", "loading", "ready", "empty", "not-english", "too-long", "error", "no-wasm"]) {
      const scenario = { ready: "full", loading: "slow" }[state] ?? state;
      const card = await openCard(page, site, { variant: "button", lang, scenario, ...(state === "idle" && { load: "request" }) }, { state });
      if (state === "loading") await card.getByRole("progressbar").waitFor();
      expect.soft(Math.round((await card.boundingBox())?.height ?? 0), `${lang}, ${state}`).toBe(44);
      expect.soft(await card.locator(".bar").evaluate((bar) => bar.scrollHeight - bar.clientHeight), `${lang}, ${state}`).toBeLessThanOrEqual(0);
    }
});

test("the end of reading is announced with what was found", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline" });
  await expect(card.locator("[role=status]")).toHaveText("Brief ready: 3 people, 9 places, 6 dates");
});

test("an error offers another attempt, which can succeed", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline", scenario: "error" }, { state: "error" });
  await expect(card.getByText("Code: crashed")).toBeVisible();
  await card.getByRole("button", { name: "Try again" }).click();
  await expect(card).toHaveAttribute("state", "ready");
  await expect(card.getByRole("button", { name: "Full brief" })).toBeFocused();
});

test("a text that is too long is read in part when the reader says so", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline", scenario: "too-long" }, { state: "too-long" });
  expect(await page.evaluate(() => Reflect.get(window, "analyzed"))).toBeUndefined();
  await card.getByRole("button", { name: "Read the first part" }).click();
  await expect(card).toHaveAttribute("state", "ready");
  expect((await page.evaluate(() => Reflect.get(window, "analyzed"))).maxCharacters).toBe(200_000);
});

test("what was not read or not known stands above the tabs", async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const card = await openCard(page, site, { variant: "panel", scenario: "partial" });
  await expect(card.locator(".warn li")).toHaveText([
    "The first 100,000 characters were read. The rest of this article is not in the brief.",
    "No publication date was found, so “next week” has no date.",
  ]);
});

test("quiet leaves the place empty until the brief is ready", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline", scenario: "error", quiet: "" }, { state: "error" });
  await expect(card.locator(".slot")).toBeEmpty();
  expect((await card.boundingBox())?.height).toBeGreaterThan(100);
});

test("the element tells its state, and gives analysis, text, ranges and a promise", async ({ page, site }) => {
  await openCard(page, site, { variant: "inline", load: "request" }, { state: "idle" });
  const seen = await page.evaluate(async () => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    /** @type {string[]} */
    const states = [];
    document.addEventListener("nutgraf-state", (event) => states.push(/** @type {CustomEvent} */ (event).detail));
    const before = card.analysis;
    const analysis = await card.refresh();
    const mention = analysis.mentions[5];
    return { before, states, same: analysis === card.analysis && analysis === (await card.ready), words: String(card.rangeOf(mention)), mention: mention.text, text: card.text.slice(mention.start, mention.end) };
  });
  expect(seen.before).toBeNull();
  expect(seen.states).toEqual(["loading", "ready"]);
  expect(seen.same).toBe(true);
  expect(seen.words).toBe(seen.mention);
  expect(seen.text).toBe(seen.mention);
});
