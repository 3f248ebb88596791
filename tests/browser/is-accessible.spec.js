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

for (const ground of ["light", "dark"])
  for (const variant of ["button", "inline", "panel"])
    test(`every state of the ${variant} variant on a ${ground} page`, async ({ page, site }) => {
      test.slow();
      await page.setViewportSize({ width: 1440, height: 1000 });
      for (const state of ["idle", "loading", "empty", "not-english", "too-long", "error", "no-wasm", "ready", "partial"]) {
        const scenario = { loading: "slow", ready: "full" }[state] ?? state;
        await openCard(page, site, { variant, ground, scenario, ...(state === "idle" && { load: "request" }) }, { state: state === "partial" ? "ready" : state });
        if (state === "loading") await page.locator("nutgraf-card [role=progressbar]").waitFor();
        expect(await violations(page), state).toEqual([]);
      }
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

test("every tab and menu in every language; the article's words stay marked as English", async ({ page, site }) => {
  test.slow();
  await page.setViewportSize({ width: 1440, height: 1000 });
  for (const lang of ["ar", "es", "fr"]) {
    const card = await openCard(page, site, { variant: "panel", lang });
    for (const tab of await card.getByRole("tab").all()) {
      await tab.click();
      expect(await violations(page), `${lang}, ${await tab.textContent()}`).toEqual([]);
    }
    for (const menu of await card.locator(".pfoot .tool").all()) {
      await menu.click();
      expect(await violations(page), `${lang}, ${await menu.textContent()}`).toEqual([]);
    }
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

for (const [name, width, text] of /** @type {const} */ ([["320 px", 320, ""], ["text twice as large", 640, "large"]]))
  test(`nothing scrolls sideways at ${name}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    const card = await openCard(page, site, { variant: "inline", text });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const plain = await page.evaluate(() => { const c = /** @type {HTMLElement} */ (document.querySelector("nutgraf-card")); c.hidden = true; const w = document.documentElement.scrollWidth; c.hidden = false; return w - document.documentElement.clientWidth; });
    expect(await sideways()).toBe(plain);
    await card.getByRole("button", { name: "Full brief" }).click();
    for (const tab of ["Brief", "Who", "Where", "When", "Figures"]) {
      await card.getByRole("tab", { name: tab }).click();
      expect(await sideways(), tab).toBe(plain);
      expect(await card.locator(".pbody").evaluate((body) => body.scrollWidth - body.clientWidth), tab).toBe(0);
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
  for (const name of await card.locator(".name").all()) expect((await name.boundingBox())?.height).toBeGreaterThanOrEqual(24);
});

test("forced colours: marks start off, controls are drawn in system colours", async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("button", { name: "Highlights" }).click();
  await expect(card.getByRole("radio", { name: "Off" })).toBeChecked();
  expect(await violations(page)).toEqual([]);
});
