/** Type and colours come from the page, light or dark from the ground behind the card, unless the publisher says otherwise. */
import { openCard } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

/** @param {import("../../www/node_modules/@playwright/test/index.js").Locator} node @param {"color" | "backgroundColor" | "fontFamily" | "colorScheme" | "fontSize"} name */
const style = (node, name) => node.evaluate((n, key) => getComputedStyle(n)[key], name);

test("the article's words in the article's type, all else in the page's", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  expect(await style(card.locator(".words").first(), "fontFamily")).toBe(await style(page.locator("#story p").first(), "fontFamily"));
  expect(await style(card.getByRole("tab").first(), "fontFamily")).toBe(await style(page.locator("body"), "fontFamily"));
  expect(await style(card.locator(".words").first(), "color")).toBe("rgb(22, 24, 27)");
});

test("a dark page gets a dark card, also when it turns dark later, whatever the system prefers", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  const card = await openCard(page, site, { variant: "panel" });
  expect(await style(card.locator(".root"), "colorScheme")).toBe("light");
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await expect.poll(() => style(card.locator(".root"), "colorScheme")).toBe("dark");
  expect(await style(card.locator(".root"), "color")).toBe("rgb(232, 230, 225)");
});

test("a forced theme brings its own ground", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", theme: "dark" });
  expect(await style(card.locator(".root"), "backgroundColor")).toBe("rgb(20, 22, 26)");
  expect(await style(card.locator(".root"), "color")).toBe("rgb(232, 230, 225)");
});

test("tokens set by the publisher win", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  const card = await openCard(page, site, { variant: "panel" });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("nutgraf-card{--nutgraf-fg:rgb(0 0 90);--nutgraf-size:20px;--nutgraf-font-words:monospace}nutgraf-card::part(header){color:rgb(90 0 0)}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  expect(await style(card.locator(".root"), "color")).toBe("rgb(0, 0, 90)");
  expect(await style(card.locator(".phead"), "color")).toBe("rgb(90, 0, 0)");
  expect(await style(card.locator(".words").first(), "fontFamily")).toBe("monospace");
  expect(await style(card.getByRole("tab").first(), "fontSize")).toBe("17.5px");
});

test("where nothing answers who or what, there is no empty frame", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", scenario: "bare" });
  await expect(card.getByRole("tab")).toHaveText(["Who6", "Where9", "When6", "Figures7"]);
  await expect(card.getByRole("tab", { name: "Who" })).toHaveAttribute("aria-selected", "true");
  const inline = await openCard(page, site, { variant: "inline", scenario: "bare" });
  await expect(inline.locator("dt")).toHaveText(["People", "Organisations", "Places", "Dates"]);
});

test("width decides: docked panel, short facts, one line", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await expect(card.getByRole("tablist")).toBeVisible();
  await page.setViewportSize({ width: 900, height: 800 });
  await expect(card.getByRole("button", { name: "Full brief" })).toBeVisible();
  await page.setViewportSize({ width: 280, height: 800 });
  await expect(card.locator("button.bar")).toBeVisible();
});

test("the lines under words follow a page that turns dark later", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  await openCard(page, site, { variant: "panel" });
  const rules = () => page.evaluate(() => document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n"));
  const before = await rules();
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await expect.poll(rules).not.toBe(before);
});
