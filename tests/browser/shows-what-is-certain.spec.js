/** What is planned, promised, denied, only said or less sure looks so, and is said so. */
import { openCard } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

/** @param {import("../../www/node_modules/@playwright/test/index.js").Page} page @param {import("./support/server.js").Site} site @param {string} tab @param {Record<string, string>} [query] */
async function open(page, site, tab, query = {}) {
  const card = await openCard(page, site, { variant: "panel", ...query });
  await card.getByRole("tab", { name: tab }).click();
  return card;
}

test("When: dates in order, publication among them, plans with hollow points and their tags", async ({ page, site }) => {
  const card = await open(page, site, "When");
  const entries = card.locator(".line > li");
  await expect(entries.locator("time")).toHaveText([/^2021$/, /^22 April 2022$/, /^Sunday, 12 May 2024/, /^Tuesday, 14 May 2024/, /^14 May 2024, 09:30 UTC$/, /^3 June 2024/, /^2025$/]);
  await expect(card.locator(".line > .pub .tag")).toHaveText("Published");
  await expect(card.locator(".line > .plan time")).toHaveText([/^3 June/, /^2025$/]);
  await expect(card.locator(".line > .plan").first().locator(".tag")).toHaveText("PlannedPlanned, not reported as done");
  await expect(card.locator(".line > li:not(.plan):not(.pub) .tag")).toHaveCount(0);
});

test("When: of one date, each event has its own tag where they differ", async ({ page, site }) => {
  const card = await open(page, site, "When");
  const last = card.locator(".line > li").last();
  await expect(last.locator(".d .tag")).toHaveCount(0);
  await expect(last.locator("p:not(.d)")).toHaveText([/^PromisedPromised, not reported as doneUganda would add/, /^IfIfif parliament approved the money/]);
});

test("When: main events without a date are also reported, with what was not done", async ({ page, site }) => {
  const card = await open(page, site, "When");
  await expect(card.getByRole("heading", { name: "Also reported" })).toBeVisible();
  await expect(card.locator(".keys li")).toHaveText([/^Not doneNot doneOpposition lawmakers in Nairobi have not withdrawn/]);
});

test("Who: people with role, strip and three statements, then the rest; groups; last who is not named", async ({ page, site }) => {
  const card = await open(page, site, "Who");
  await expect(card.locator(".pbody h3")).toHaveText(["People", "Organisations and groups", "Said by others"]);
  const first = card.locator(".who > li").first();
  await expect(first.locator(".name")).toHaveText("Grace Wanjiru Odhiambo");
  await expect(first.locator(".role .t")).toHaveText("Kenyan Transport Minister");
  await expect(first.locator(".strip")).toHaveCount(1);
  await expect(first.locator(".quotes li")).toHaveCount(3);
  await first.getByRole("button", { name: "All 4 statements" }).click();
  await expect(first.locator(".quotes li")).toHaveCount(4);
  await expect(first.locator(".quotes li").first()).toHaveText(/^Direct quote, “told”“The lake has always been our shortest road, and today we open it again”/);
  await expect(card.locator(".sec").last().locator("li")).toHaveText([/^Reported, “said”, A pier officiala trial run on Sunday had gone well/]);
});

test("likely is a word in a frame, and is spoken; what is under the bar is not there", async ({ page, site }) => {
  const card = await open(page, site, "Who");
  const likely = card.locator(".quotes li", { has: page.locator(".maybe") });
  await expect(likely).toHaveText([/^Reported, “said”tickets would cost about 1,200 shillings, less than half of the bus farelikely\. Likely, not certain¶4/]);
  const strict = await open(page, site, "Who", { confidence: "0.96 0.9" });
  await expect(strict.locator(".who .name", { hasText: "East African Community" })).toHaveCount(0);
});
