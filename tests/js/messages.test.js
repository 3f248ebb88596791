/** The tables of the interface's languages: whole, with the forms that each language needs, and filled in as its readers write. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import ar from "../../www/i18n/ar.js";
import first from "../../www/i18n/en-first.js";
import en from "../../www/i18n/en.js";
import es from "../../www/i18n/es.js";
import fr from "../../www/i18n/fr.js";
import { extend, fetchLanguage, Messages } from "../../www/i18n/messages.js";
import { dateText, momentText } from "../../www/card/dates.js";
import { figureText } from "../../www/card/tabs.js";

/** @typedef {Record<string, string | Record<string, string>>} Table */
/** @type {Table} */
const english = { ...first, ...en };
/** @type {Record<string, Table>} */
const others = { ar, es, fr };

/** @param {string | Record<string, string> | undefined} entry */
const forms = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry ?? {}));
/** @param {string} form */
const places = (form) => [...form.matchAll(/\{\w+\}/g)].map(String);

for (const [lang, table] of Object.entries(others)) {
  test(`${lang} says everything that English says, and nothing else`, () => {
    assert.deepEqual(Object.keys(table).sort(), Object.keys(english).sort());
    for (const [key, entry] of Object.entries(table)) for (const form of forms(entry)) assert.ok(form.trim(), key);
  });

  test(`${lang} fills in what English fills in`, () => {
    for (const [key, entry] of Object.entries(table)) {
      const wanted = new Set(forms(english[key]).flatMap(places));
      for (const form of forms(entry)) for (const place of places(form)) assert.ok(wanted.has(place), `${key}: ${place}`);
      // A form for one number may say it in words; the form for all others may not leave anything out.
      const other = typeof entry === "string" ? entry : entry["other"];
      assert.deepEqual([...new Set(places(other ?? ""))].sort(), [...wanted].sort(), key);
    }
  });

  test(`${lang} has the plural forms of its rules`, () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    for (const [key, entry] of Object.entries(table))
      if (typeof entry !== "string") for (const form of Object.keys(entry)) assert.ok(pluralCategories.includes(/** @type {Intl.LDMLPluralRule} */ (form)), `${key}: ${form}`);
  });
}

test("counts, dates and figures are written as the language does", async () => {
  extend(en);
  const told = async (/** @type {string} */ lang) => {
    await fetchLanguage(lang);
    const m = new Messages(lang);
    const years = /** @type {any} */ ({ kind: "QUANTITY", value: 2, high: 5, unit: "a", text: "two to five years" });
    return [m.t("count.people", { n: 2 }), m.t("count.people", { n: 11 }), dateText("2024-05-14", m), dateText("199X", m), momentText("2024-05-14T09:30:00Z", m), figureText(years, m)];
  };
  assert.deepEqual(await told("en"), ["2 people", "11 people", "14 May 2024", "1990s", "14 May 2024, 09:30 UTC", "2–5 years"]);
  assert.deepEqual(await told("es-MX"), ["2 personas", "11 personas", "14 de mayo de 2024", "década de 1990", "14 de mayo de 2024, 09:30 UTC", "2–5 años"]);
  assert.deepEqual(await told("fr"), ["2 personnes", "11 personnes", "14 mai 2024", "années 1990", "14 mai 2024, 09:30 UTC", "2–5 ans"]);
  const arabic = await told("ar-SA");
  assert.equal(arabic[0], "شخصان");
  assert.match(String(arabic[1]), /^(11|١١) شخصًا$/);
  assert.match(String(arabic[2]), /^(14|١٤) مايو (2024|٢٠٢٤)/, "the article's calendar, not the region's");
});

test("a page in a language without a table is spoken to in English, from left to right", () => {
  for (const lang of ["he", "sw-KE", "constructor", "es_ES", ""]) {
    assert.equal(fetchLanguage(lang), null);
    const { lang: spoken, dir, locale } = new Messages(lang);
    assert.deepEqual({ spoken, dir, locale }, { spoken: "en", dir: "ltr", locale: "en-GB" });
  }
});

test("the size that a reader is told is the recorded one", async () => {
  const budget = await readFile(new URL("../../xtask/budget.toml", import.meta.url), "utf8");
  const total = Number(/all that a reader downloads[^[]*?recorded = (\d+)/s.exec(budget)?.[1]);
  const source = await readFile(new URL("../../www/card/states.js", import.meta.url), "utf8");
  assert.equal(Number(/const DOWNLOAD = ([\d.]+)/.exec(source)?.[1]), Math.round(total / 1e5) / 10);
});
