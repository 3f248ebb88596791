/** The keyboard map of the interface specification, walked. */
import { openCard, painted } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

test("tabs: arrows choose at once and go round, Home and End, one stop, then the body", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const tab = (/** @type {string} */ name) => card.getByRole("tab", { name });
  await tab("Brief").focus();
  for (const [key, name] of [["ArrowRight", "Who"], ["ArrowRight", "Where"], ["End", "Figures"], ["ArrowRight", "Brief"], ["ArrowLeft", "Figures"], ["Home", "Brief"]]) {
    await page.keyboard.press(/** @type {string} */ (key));
    await expect(tab(/** @type {string} */ (name))).toBeFocused();
    await expect(tab(/** @type {string} */ (name))).toHaveAttribute("aria-selected", "true");
  }
  await page.keyboard.press("Tab");
  await expect(card.getByRole("tabpanel", { name: "Brief" })).toBeFocused();
});

test("tabs follow the direction of the interface's language", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", lang: "ar" });
  await card.getByRole("tab").first().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(card.getByRole("tab").nth(1)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(card.getByRole("tab").first()).toBeFocused();
});

test("the slot comes first in tab order, then one stop for all marks, then the page goes on", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline" });
  await page.locator("nav a").last().focus();
  /** @type {string[]} */
  const stops = [];
  for (let i = 0; i < 7; i++) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => {
      const card = /** @type {Element} */ (document.querySelector("nutgraf-card"));
      const node = /** @type {Element} */ (card.shadowRoot?.activeElement ?? document.activeElement);
      return node.getAttribute("aria-label") ?? (node.closest("a, button")?.textContent ?? node.tagName).slice(0, 24);
    }));
    if (stops.at(-1)?.startsWith("Kenya, place")) break;
  }
  expect(stops.at(-2)).toBe("Full brief");
  expect(stops.at(-1)).toBe("Kenya, place, 1 of 4 mentions, paragraph 1. Opens details.");
  await expect(card.locator(".proxy")).toBeFocused();
});

test("marks: arrows walk, the page follows, Enter goes into the card, Esc comes back", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const proxy = card.locator(".proxy");
  const dialog = card.getByRole("dialog");
  await proxy.focus();
  await page.keyboard.press("ArrowRight");
  await expect(proxy).toHaveAccessibleName(/^May 14, date, 1 of 2 mentions/);
  await page.keyboard.press("End");
  await expect(proxy).toHaveAccessibleName(/^Nairobi, place/);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Home");
  await expect(proxy).toHaveAccessibleName(/^Kenya, place/);
  await expect(dialog).toHaveAccessibleName("Kenya");
  expect(await painted(page, "active-place")).toEqual(["Kenya", "Kenya", "Kenyan", "Kenyan"]);
  await expect(proxy).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(proxy).toBeFocused();
  expect(await painted(page, "active-place")).toEqual([]);
});

test("marks are walked in the story's direction, also where the interface is read from right to left", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", lang: "ar" });
  const proxy = card.locator(".proxy");
  await expect(proxy).toHaveAccessibleName(/Kenya.*مكان.*الذكر 1 من 4.*الفقرة 1/);
  await proxy.focus();
  await page.keyboard.press("ArrowRight");
  await expect(proxy).toHaveAccessibleName(/May 14/);
  await page.keyboard.press("ArrowLeft");
  await expect(proxy).toHaveAccessibleName(/Kenya/);
});

test("card: Tab from the mark goes in, walks, and out; next goes on to the following mention", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const dialog = card.getByRole("dialog");
  await card.locator(".proxy").focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowRight");
  while (!(await card.locator(".proxy").getAttribute("aria-label"))?.startsWith("Joseph")) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("link")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Next mention" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("2 of 4");
  await expect(dialog.getByRole("button", { name: "Next mention" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "2 statements" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog).toBeHidden();
});

test("a name in the panel: Enter opens its card and goes in, Esc comes back to the name", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("tab", { name: "Who" }).click();
  const name = card.locator(".pbody").getByRole("button", { name: "Joseph Ssemakula" });
  await name.focus();
  expect(await painted(page, "active-person")).toEqual(["Joseph Ssemakula", "Ssemakula", "he", "The minister"]);
  await page.keyboard.press("Enter");
  await expect(card.getByRole("dialog")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(name).toBeFocused();
  await expect(card.getByRole("dialog")).toBeHidden();
});

test("statements in the card lead to the person in the panel", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline" });
  const proxy = card.locator(".proxy");
  await proxy.focus();
  while (!(await proxy.getAttribute("aria-label"))?.startsWith("Joseph")) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await card.getByRole("button", { name: "2 statements" }).press("Enter");
  await expect(card.locator(".pbody").getByRole("button", { name: "Joseph Ssemakula" })).toBeFocused();
});

test("On the map in the card leads to the place in the list", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  const proxy = card.locator(".proxy");
  await proxy.focus();
  while (!(await proxy.getAttribute("aria-label"))?.startsWith("Kisumu")) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await card.getByRole("button", { name: "On the map" }).press("Enter");
  await expect(card.getByRole("tab", { name: "Where" })).toHaveAttribute("aria-selected", "true");
  await expect(card.locator(".places").getByRole("button", { name: "Kisumu" })).toBeFocused();
  await card.locator(".map svg").waitFor();
  await expect(card.locator(".places").getByRole("button", { name: "Kisumu" })).toBeFocused();
});

test("card: stepping goes through pronouns and descriptions too, which are lit but not underlined", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel", marks: "all" });
  const dialog = card.getByRole("dialog");
  await card.getByRole("tab", { name: "Who" }).click();
  await card.locator(".pbody").getByRole("button", { name: "Joseph Ssemakula" }).press("Enter");
  await expect(dialog).toContainText("Also as “Ssemakula”, “The minister”");
  for (const at of ["2 of 4", "3 of 4", "4 of 4", "1 of 4"]) {
    await dialog.getByRole("button", { name: "Next mention" }).press("Enter");
    await expect(dialog).toContainText(at);
    await expect(dialog.getByRole("button", { name: "Next mention" })).toBeFocused();
  }
  expect(await painted(page, "active-person")).toEqual(["Joseph Ssemakula", "Ssemakula", "he", "The minister"]);
  expect(await painted(page, "person")).not.toContain("The minister");
  expect(await painted(page, "person")).not.toContain("he");
});

test("menus: Esc closes and gives the focus back; the brief opens and closes in place", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "button" });
  await card.getByRole("button", { name: "In brief" }).press("Enter");
  await expect(card.getByRole("button", { name: "Collapse the brief" })).toBeFocused();
  const marks = card.getByRole("button", { name: "Highlights" });
  await marks.press("Enter");
  await page.keyboard.press("Tab");
  await expect(card.getByRole("radio", { name: "First mention" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(marks).toBeFocused();
  await expect(card.getByRole("radio", { name: "Off" })).toBeHidden();
  await card.getByRole("button", { name: "Collapse the brief" }).press("Enter");
  await expect(card.getByRole("button", { name: "In brief" })).toBeFocused();
});
