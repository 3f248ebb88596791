/** axe-core finds nothing in any state, variant, tab or theme; nothing scrolls sideways at 320 px or with text twice as large. */
import { readFile } from "node:fs/promises";
import { openCard, pointAt } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

const AXE = await readFile(new URL("../../www/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// What is still fading in has no contrast of its own yet.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

/** @param {import("../../www/node_modules/@playwright/test/index.js").Page} page */
async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const found = await Reflect.get(window, "axe").run("nutgraf-card", { runOnly: { type: "tag", values } });
    return found.violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target.flat().join(" ")).join("; ")}`);
  }, RULES);
}

const STATES = ["idle", "loading", "empty", "not-english", "too-long", "error", "no-wasm", "ready", "partial"];

/** @param {import("../../www/node_modules/@playwright/test/index.js").Page} page @param {import("./support/server.js").Site} site @param {string} state @param {Record<string, string>} query */
async function expectClean(page, site, state, query) {
  await openCard(page, site, { scenario: { loading: "slow", ready: "full" }[state] ?? state, ...(state === "idle" && { load: "request" }), ...query }, { state: state === "partial" ? "ready" : state });
  if (state === "loading") await page.locator("nutgraf-card [role=progressbar]").waitFor();
  expect(await violations(page), state).toEqual([]);
}

for (const variant of ["button", "inline", "panel"])
  test(`every state of the ${variant} variant`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 1000 });
    for (const state of STATES) await expectClean(page, site, state, { variant });
  });

for (const query of /** @type {Record<string, string>[]} */ ([{ ground: "dark" }, { lang: "ar" }, { lang: "es" }, { lang: "fr" }]))
  test(`every state, the variants in turn, with ${Object.entries(query).join().replace(",", " ")}`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 1000 });
    for (const [i, state] of STATES.entries()) await expectClean(page, site, state, { variant: ["button", "inline", "panel"][i % 3] ?? "", ...query });
  });

test("the sheet with every tab and menu, and the docked entity card, in every language", async ({ page, site }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lang of ["en", "ar", "es", "fr"]) {
    const card = await openCard(page, site, { variant: "inline", lang, ground: lang === "en" ? "dark" : "light" });
    await card.locator(".ifoot button").click();
    const sheet = card.locator("dialog");
    for (const tab of await sheet.getByRole("tab").all()) {
      await tab.click();
      expect(await violations(page), `${lang}, ${await tab.textContent()}`).toEqual([]);
    }
    for (const menu of await sheet.locator(".pfoot .tool").all()) {
      await menu.click();
      expect(await violations(page), `${lang}, ${await menu.textContent()}`).toEqual([]);
    }
    await sheet.getByRole("tab").nth(1).click();
    await sheet.locator(".name").first().click();
    await expect(card.locator(".ecard")).toBeVisible();
    expect(await violations(page), `${lang}, entity card`).toEqual([]);
  }
});

test("what is said of marks, facts, quotes, doubts, dates and the map", async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const card = await openCard(page, site, { variant: "panel" });
  const panel = card.getByRole("tabpanel");
  await expect(card.getByRole("region", { name: "In brief" })).toBeVisible();
  await expect(card.getByRole("heading", { name: "In brief", level: 2 })).toBeVisible();
  await expect(card.locator(".proxy")).toHaveAccessibleName("Kenya, place, 1 of 4 mentions, paragraph 1. Opens details.");
  await expect(panel.getByRole("link").first()).toHaveAccessibleName("Grace Wanjiru Odhiambo . Show in the article, paragraph 2");
  await expect(panel.getByRole("link").nth(1)).toHaveAccessibleName(/^reopen the passenger ferry across Lake Victoria \. Likely, not certain \. Show in the article, paragraph 1$/);
  await expect(panel.getByRole("heading", { level: 3 })).toHaveText(["Key sentences"]);
  await card.getByRole("tab", { name: "Who" }).click();
  await expect(panel.getByRole("listitem").filter({ hasText: "our shortest road" }).last()).toHaveText(/^Direct quote, “told”“The lake has .* again”.*Show in the article, paragraph 3$/);
  await expect(panel.getByRole("button", { name: "Grace Wanjiru Odhiambo" })).toHaveAttribute("aria-haspopup", "dialog");
  await expect(panel.getByRole("heading", { level: 3 })).toHaveText(["People", "Organisations and groups", "Said by others"]);
  await card.getByRole("tab", { name: "Where" }).click();
  await expect(panel.getByRole("img")).toHaveAccessibleName(/^Map of the places named in the article: Kenya, .*The list below has the same places\.$/);
  await expect(panel.getByRole("listitem").first()).toContainText("5 mentions");
  await card.getByRole("tab", { name: "When" }).click();
  await expect(panel.getByText("12 May 2024, worked out")).toBeAttached();
  await expect(panel.getByText("Promised, not reported as done")).toBeAttached();
  await card.getByRole("tab", { name: "Figures" }).click();
  await expect(panel.getByRole("link", { name: "7 hours over 315 km of open water . Show in the article, paragraph 8" })).toBeVisible();
});

test("its headings stand where the page's outline wants them", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline", "heading-level": "4" });
  await expect(card.getByRole("heading", { name: "In brief", level: 4 })).toBeVisible();
  await card.getByRole("button", { name: "Full brief" }).click();
  await expect(card.getByRole("heading", { level: 5 })).toHaveText(["Key sentences"]);
});

test("every tab, both menus and the entity card", async ({ page, site }) => {
  test.slow();
  await page.setViewportSize({ width: 1440, height: 1000 });
  const card = await openCard(page, site, { variant: "panel" });
  for (const name of ["Brief", "Who", "Where", "When", "Figures"]) {
    await card.getByRole("tab", { name }).click();
    expect(await violations(page), name).toEqual([]);
  }
  for (const name of ["How to check", "Highlights", "Export"]) {
    await card.getByRole("button", { name }).click();
    expect(await violations(page), name).toEqual([]);
  }
  for (const words of ["Joseph Ssemakula", "on Tuesday", "$4.6 million", "Lake Victoria"]) {
    const { x, y } = await pointAt(page, words);
    await page.mouse.click(x, y);
    await expect(card.getByRole("dialog")).toBeVisible();
    expect(await violations(page), words).toEqual([]);
  }
});

test("the panel opened in place, read from right to left", async ({ page, site }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  const card = await openCard(page, site, { variant: "inline", dir: "rtl", lang: "ar" });
  await card.getByRole("button", { name: "الموجز الكامل" }).click();
  expect(await violations(page)).toEqual([]);
  for (const words of await card.locator(".words").all()) {
    await expect(words).toHaveAttribute("lang", "en");
    await expect(words).toHaveAttribute("dir", "auto");
  }
});

for (const [name, width, query] of /** @type {[string, number, Record<string, string>][]} */ ([["320 px", 320, {}], ["320 px in Arabic", 320, { lang: "ar" }], ["320 px with the longest names", 320, { scenario: "long" }], ["text twice as large", 700, { text: "large" }]]))
  test(`nothing scrolls sideways at ${name}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    const card = await openCard(page, site, { variant: "inline", ...query });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const plain = await page.evaluate(() => { const c = /** @type {HTMLElement} */ (document.querySelector("nutgraf-card")); c.hidden = true; const w = document.documentElement.scrollWidth; c.hidden = false; return w - document.documentElement.clientWidth; });
    expect(await sideways()).toBe(plain);
    await card.locator(".ifoot button").click();
    for (const tab of await card.getByRole("tab").all()) {
      await tab.click();
      expect(await sideways(), await tab.innerText()).toBe(plain);
      expect(await card.locator(".pbody").evaluate((body) => body.scrollWidth - body.clientWidth), await tab.innerText()).toBe(0);
    }
  });

test("a finger finds its targets: at least 24 px, tools and tabs 44 px on phones", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const card = await openCard(page, site, { variant: "inline" });
  await card.getByRole("button", { name: "Full brief" }).click();
  for (const tool of await card.locator(".tool, [role=tab]").all()) {
    const box = await tool.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  await card.getByRole("tab", { name: "Who" }).click();
  for (const name of await card.locator(".sheet :is(.name, .more)").all()) expect((await name.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await card.getByRole("button", { name: "Highlights" }).click();
  for (const label of await card.locator(".menu label").all()) expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await card.getByRole("button", { name: "Joseph Ssemakula" }).click();
  for (const tool of await card.locator(".ecard button").all()) expect((await tool.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect((await card.getByRole("button", { name: "Back to the brief" }).boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test("forced colours: marks start off, controls are drawn in system colours", async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("button", { name: "Highlights" }).click();
  await expect(card.getByRole("radio", { name: "Off" })).toBeChecked();
  expect(await violations(page)).toEqual([]);
});
