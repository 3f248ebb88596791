/** What an editor corrects is shown so: at once, after another reading, from the stored file; marked as theirs where it is their own words. */
import { openCard, painted, pointAt } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

/** @typedef {import("../../www/analysis.d.ts").Corrections} Corrections */
/** @typedef {import("../../www/node_modules/@playwright/test/index.js").Locator} Locator */

/** @type {Corrections} ids of the hand-written analysis */
const CORRECTIONS = {
  note: "Checked by the desk on 15 May.",
  entities: [
    { id: "e6", name: "Grace W. Odhiambo", note: "Not related to the union’s founder." },
    { id: "e8", hidden: true },
    { id: "e15", mergeInto: "e1" },
    { id: "e3", label: "ORG" },
  ],
};

/** @param {Locator} card @param {Corrections | null} corrections */
const set = (card, corrections) => card.evaluate((element, value) => { /** @type {any} */ (element).corrections = value; }, corrections);
/** @param {Locator} card @returns {Promise<string[]>} */
const names = (card) => card.evaluate((element) => /** @type {any} */ (element).analysis.entities.map((/** @type {any} */ e) => e.name));

test("hidden, renamed, relabelled and merged at once under the tab that is open, and back again", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "panel" });
  await card.getByRole("tab", { name: /Who/ }).click();
  await expect(card.getByRole("button", { name: "Abdirahman Muhumuza Byaruhanga-Wekesa" })).toBeVisible();
  const before = await names(card);
  await set(card, CORRECTIONS);
  await expect(card.getByText("Checked by the desk on 15 May.")).toBeVisible();
  const who = card.locator("[part=people]");
  await expect(who.getByRole("button", { name: "Grace W. Odhiambo" })).toBeVisible();
  await expect(who).not.toContainText("Byaruhanga");
  await expect(who.locator("li", { hasText: "Grace W." })).toContainText("Editor’s note Not related to the union’s founder.");
  await expect(card.locator("[part=organisations]")).toContainText("Kisumu");
  expect(await names(card)).not.toContain("Nairobi");
  await expect.poll(() => painted(page, "person")).not.toContain("Abdirahman Muhumuza Byaruhanga-Wekesa");
  expect(await painted(page, "org")).toContain("Kisumu");
  await set(card, null);
  await expect.poll(() => names(card)).toEqual(before);
  await expect(card.getByRole("button", { name: "Abdirahman Muhumuza Byaruhanga-Wekesa" })).toBeVisible();
});

test("the note on a name stands in its entity card, marked as the editor's", async ({ page, site }) => {
  const card = await openCard(page, site);
  await set(card, CORRECTIONS);
  await expect.poll(() => painted(page, "person")).toContain("Grace Wanjiru Odhiambo");
  const { x, y } = await pointAt(page, "Grace Wanjiru Odhiambo");
  await page.mouse.click(x, y);
  const pane = card.locator("[part=entity-card]");
  await expect(pane.getByRole("heading")).toHaveText("Grace W. Odhiambo");
  await expect(pane).toContainText("Editor’s note Not related to the union’s founder.");
  await expect(pane).toContainText("“Grace Wanjiru Odhiambo”");
});

test("set before the element is defined, or before the story is read: shown with the first reading, kept by the next", async ({ page, site }) => {
  const early = (/** @type {string} */ html) => html.replace("</body>", '<script src="/early.js"></script></body>');
  site.replies.set("/early.js", { body: `document.querySelector("nutgraf-card").corrections = ${JSON.stringify(CORRECTIONS)};` });
  const card = await openCard(page, site, { variant: "inline" }, { edit: early });
  expect(await names(card)).toContain("Grace W. Odhiambo");
  await card.evaluate((element) => /** @type {any} */ (element).refresh());
  expect(await names(card)).toContain("Grace W. Odhiambo");
  expect(await card.evaluate((element) => /** @type {any} */ (element).corrections.note)).toBe(CORRECTIONS.note);
});

test("an editor's words are words, whatever they hold", async ({ page, site }) => {
  const card = await openCard(page, site, { variant: "inline" });
  await set(card, { note: "<img src=x onerror=alert(1)>", entities: [{ id: "e6", name: "</b><script>alert(1)</script>" }] });
  await card.getByRole("button", { name: "Full brief" }).click();
  await expect(card.locator(".desk")).toContainText("<img src=x onerror=alert(1)>");
  expect(await card.evaluate((element) => element.shadowRoot?.querySelectorAll("img, script").length)).toBe(0);
});

test("those in the stored file count, until others are set on the card", async ({ page, site }) => {
  await openCard(page, site);
  const analysis = await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-card")).analysis);
  site.replies.set("/story.nutgraf.json", { body: JSON.stringify({ ...analysis, textHash: "fnv1a64:0", corrections: CORRECTIONS }) });
  const card = await openCard(page, site, { src: "/story.nutgraf.json" });
  expect(await names(card)).toContain("Grace W. Odhiambo");
  expect(await card.evaluate((element) => /** @type {any} */ (element).corrections)).toEqual(CORRECTIONS);
  await set(card, { entities: [{ id: "e7", hidden: true }] });
  await expect.poll(() => names(card)).not.toContain("Joseph Ssemakula");
  expect(await names(card)).toContain("Grace Wanjiru Odhiambo");
});
