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

test("every token of the specification changes what it says", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  const card = await openCard(page, site, { variant: "inline" });
  await card.getByRole("button", { name: "Full brief" }).click();
  await card.getByRole("tab", { name: "Who" }).click();
  /** @type {[token: string, value: string, selector: string, property: string, seen: string][]} */
  const tokens = [
    ["font", "monospace", ".tabs", "fontFamily", "monospace"], ["font-words", "cursive", ".words", "fontFamily", "cursive"], ["size", "20px", ".root", "fontSize", "20px"],
    ["fg", "rgb(1, 2, 3)", ".root", "color", "rgb(1, 2, 3)"], ["surface", "rgb(250, 251, 252)", ".menu", "backgroundColor", "rgb(250, 251, 252)"],
    ["muted", "rgb(4, 5, 6)", ".note", "color", "rgb(4, 5, 6)"], ["control", "rgb(7, 8, 9)", ".menu", "borderTopColor", "rgb(7, 8, 9)"],
    ["rule", "rgb(10, 11, 12)", ".tabs", "borderBottomColor", "rgb(10, 11, 12)"], ["radius", "7px", ".menu", "borderTopLeftRadius", "7px"],
    ["person", "rgb(13, 14, 15)", ".name.f-person .u", "textDecorationColor", "rgb(13, 14, 15)"], ["org", "rgb(16, 17, 18)", ".name.f-org .u", "textDecorationColor", "rgb(16, 17, 18)"],
    ["z", "77", ".ecard", "zIndex", "77"], ["slot-inline-narrow", "30rem", ".slot", "minHeight", "625px"],
    ["place", "rgb(19, 20, 21)", ".i.f-place", "stroke", "rgb(19, 20, 21)"], ["date", "rgb(22, 23, 24)", ".i.f-date", "stroke", "rgb(22, 23, 24)"],
    ["number", "rgb(25, 26, 27)", ".i.f-number", "stroke", "rgb(25, 26, 27)"],
  ];
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, `nutgraf-card{${tokens.map(([token, value]) => `--nutgraf-${token}:${value}`).join(";")};--nutgraf-focus:rgb(28, 29, 30)}`);
  for (const [token, , selector, property, seen] of tokens)
    expect.soft(await card.locator(selector).first().evaluate((node, name) => Reflect.get(getComputedStyle(node), name), property), token).toBe(seen);
  await card.getByRole("tab", { name: "Who" }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await card.getByRole("tab", { name: "Where" }).evaluate((node) => getComputedStyle(node).outlineColor)).toBe("rgb(28, 29, 30)");
});

test("the marks read their tokens from the page's root", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  await openCard(page, site, { variant: "panel" });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root{--nutgraf-place:rgb(1, 2, 3);--nutgraf-evidence:rgb(4, 5, 6);--nutgraf-evidence-line:rgb(7, 8, 9);--nutgraf-tint:50%}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const paint = (/** @type {string} */ name, /** @type {string} */ property) =>
    page.evaluate(([highlight, key]) => getComputedStyle(/** @type {Element} */ (document.querySelector("#story p")), `::highlight(nutgraf-${highlight})`).getPropertyValue(/** @type {string} */ (key)), [name, property]);
  expect(await paint("place", "text-decoration-color")).toBe("rgb(1, 2, 3)");
  expect(await paint("evidence", "background-color")).toBe("rgb(4, 5, 6)");
  expect(await paint("evidence", "text-decoration-color")).toBe("rgb(7, 8, 9)");
  expect(await paint("active-place", "background-color")).toContain("0.5");
});

test("the parts of the specification are there to be styled", async ({ page, site }) => {
  const seen = new Set();
  const look = async (/** @type {import("../../www/node_modules/@playwright/test/index.js").Locator} */ card) => {
    for (const part of await card.evaluate((node) => [...(node.shadowRoot?.querySelectorAll("[part]") ?? [])].flatMap((n) => [...n.part]))) seen.add(part);
  };
  await look(await openCard(page, site, { variant: "button" }));
  await look(await openCard(page, site, { variant: "inline", load: "request" }, { state: "idle" }));
  await look(await openCard(page, site, { variant: "inline" }));
  const card = await openCard(page, site, { variant: "panel" });
  for (const name of ["Brief", "Who", "Where", "When", "Figures"]) {
    await card.getByRole("tab", { name }).click();
    await look(card);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await card.getByRole("button", { name: "Full brief" }).click();
  await look(card);
  expect([...seen].sort()).toEqual(["button", "entity-card", "evidence", "facts", "figures", "header", "inline", "map", "menu", "note", "organisations", "panel", "people",
    "places", "quote", "sentences", "sheet", "state", "tabs", "timeline", "toolbar"]);
});

test("where more contrast is wanted, what is muted and every rule take the text's colour", async ({ page, site }) => {
  await page.emulateMedia({ contrast: "more" });
  const card = await openCard(page, site, { variant: "panel" });
  const fg = await style(card.locator(".root"), "color");
  for (const selector of [".note", ".facts dt", ".pil"]) expect(await style(card.locator(selector).first(), "color"), selector).toBe(fg);
  expect(await card.locator(".tabs").evaluate((node) => getComputedStyle(node).borderBottomColor)).toBe(fg);
});

test("where nothing answers who or what, there is no empty frame", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", scenario: "bare" });
  await expect(card.getByRole("tab")).toHaveText(["Who6", "Where9", "When6", "Figures7"]);
  await expect(card.getByRole("tab", { name: "Who" })).toHaveAttribute("aria-selected", "true");
  const inline = await openCard(page, site, { variant: "inline", scenario: "bare" });
  await expect(inline.locator("dt")).toHaveText(["People", "Organisations", "Dates", "Places"]);
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
