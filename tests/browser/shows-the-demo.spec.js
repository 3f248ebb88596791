/** The demo: sample stories, a story of one's own, the analysis as JSON, under the policy that the page itself declares. */
import { readFile } from "node:fs/promises";
import { samples } from "../../www/demo/samples.js";
import { expect, test } from "./support/fixtures.js";

/** @param {import("../../www/node_modules/@playwright/test/index.js").Page} page @param {string} words that the card has read */
const read = (page, words) =>
  expect.poll(() => page.evaluate(() => {
    const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
    return card.state === "ready" ? card.text : "";
  })).toContain(words);

test.beforeEach(async ({ page, site, promises }) => {
  promises.hostChangesItself();
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.addInitScript(() => {
    Reflect.set(window, "violations", []);
    addEventListener("securitypolicyviolation", (event) => Reflect.get(window, "violations").push(event.violatedDirective), true);
  });
  await page.goto(`${site.origin}/index.html`);
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate("violations"), "the policy is kept").toEqual([]);
});

test("every sample can be chosen, is read and shown as JSON", async ({ page }) => {
  test.slow();
  for (const { kicker, title } of samples) {
    await page.getByRole("navigation").getByRole("link", { name: kicker }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await read(page, title);
    await expect(page.locator("nutgraf-card .pbody li").first()).toBeVisible();
    const shown = JSON.parse(await page.locator("#json").textContent() ?? "");
    expect(shown).toEqual(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).analysis));
    expect(shown.entities.length).toBeGreaterThan(3);
  }
});

test("a story of one's own is laid out, read and dated", async ({ page }) => {
  await page.getByRole("link", { name: "Your own story" }).click();
  await page.getByLabel("The story, its headline").fill(
    "Ferry company to add night boats\n\nFREETOWN, Sierra Leone — Aminata Koroma, who runs the port, said on Tuesday that 14 boats would sail at night.\n\nThe harbour at Lungi closed in March.");
  await page.getByLabel("Published on").fill("2024-07-11");
  await page.getByRole("button", { name: "Read it" }).click();
  await read(page, "The harbour at Lungi closed in March.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ferry company to add night boats");
  await page.getByRole("tab", { name: "When" }).click();
  await expect(page.locator("nutgraf-card .line")).toContainText("Tuesday, 9 July 2024");
});

test("the page declares the policy that the widget promises to work under", async () => {
  const html = await readFile(new URL("../../www/index.html", import.meta.url), "utf8");
  for (const rule of ["default-src 'none'", "require-trusted-types-for 'script'", "style-src 'self'"]) expect(html).toContain(rule);
  expect(html).not.toContain("unsafe-inline");
});
