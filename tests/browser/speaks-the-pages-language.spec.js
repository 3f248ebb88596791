/** The interface speaks the page's language, in that language's direction, and fetches the words of no other; the story stays English. */
import { openCard } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

/** Tables that were fetched. @param {import("./support/server.js").Site} site */
const tables = (site) => site.requests.filter((path) => /\/i18n\/(ar|es|fr)\.js$/.test(path));

for (const [lang, title, dir, ready] of /** @type {const} */ ([
  ["en", "In brief", "ltr", "Brief ready: 3 people, 9 places, 6 dates"],
  ["es-MX", "En breve", "ltr", "Resumen listo: 3 personas, 9 lugares, 6 fechas"],
  ["fr", "En bref", "ltr", "Résumé prêt\u00a0: 3 personnes, 9 lieux, 6 dates"],
  ["ar", "باختصار", "rtl", "الموجز جاهز: \u20683 أشخاص، 9 أماكن، 6 تواريخ\u2069"],
]))
  test(`${lang}: its words, its direction, its numbers`, async ({ page, site }) => {
    const card = await openCard(page, site, { variant: "panel", lang });
    await expect(card.getByRole("heading", { name: title })).toBeVisible();
    await expect(card.locator("[role=status]")).toHaveText(ready);
    await expect(card.locator(".root")).toHaveAttribute("dir", dir);
    await expect(card.locator(".root")).toHaveAttribute("lang", lang.slice(0, 2));
    expect(tables(site)).toEqual(lang === "en" ? [] : [`/i18n/${lang.slice(0, 2)}.js`]);
    for (const words of await card.locator(".words").all()) await expect(words).toHaveAttribute("lang", "en");
  });

test("before a reading is asked for, too: never a word of English first", async ({ page, site }) => {
  await page.addInitScript(() => {
    Reflect.set(window, "seen", []);
    document.addEventListener("nutgraf-state", ({ target }) => Reflect.get(window, "seen").push(/** @type {Element} */ (target).shadowRoot?.querySelector(".slot")?.textContent));
  });
  const card = await openCard(page, site, { variant: "inline", lang: "fr", load: "request" }, { state: "idle" });
  await expect(card.getByRole("button", { name: "Établir le résumé" })).toBeVisible();
  await expect(card).toContainText("1,2 Mo, une seule fois");
  expect(await page.evaluate(() => Reflect.get(window, "seen").join(""))).not.toContain("brief");
});

test("the page's own language is taken, and its change followed", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  const card = await openCard(page, site, { variant: "panel" });
  await card.evaluate((node) => node.setAttribute("lang", "es"));
  await expect(card.getByRole("tab", { name: "Resumen" })).toBeVisible();
  await card.evaluate((node) => node.setAttribute("lang", "de"));
  await expect(card.getByRole("tab", { name: "Brief" })).toBeVisible();
});

test("a table that does not come leaves English", async ({ page, site, promises }) => {
  promises.allowConsole(/404/);
  site.replies.set("/i18n/fr.js", { body: "", status: 404 });
  const card = await openCard(page, site, { variant: "inline", lang: "fr" });
  await expect(card.getByRole("button", { name: "Full brief" })).toBeVisible();
});
