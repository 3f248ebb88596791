/** Any stretch of the story's text and its range in the page are the same words; the map leads back, and paint comes off. */
import { readdirSync } from "node:fs";

import { expect, test } from "./support/fixtures.js";

const PAGES = new URL("pages/", import.meta.url);
/** Without a story, or drawn late by a script. */
const LEFT_OUT = ["no-article", "react-late"];
const names = readdirSync(PAGES).filter((file) => file.endsWith(".html")).map((file) => file.slice(0, -".html".length)).filter((name) => !LEFT_OUT.includes(name));

for (const name of names) {
  test(name, async ({ page, site, promises }) => {
    if (name === "shadow-root") promises.hostChangesItself(); // the parser takes a declared root out of the markup
    await page.goto(`${site.origin}/pages/${name}.html`);
    const faults = await page.evaluate(async () => {
      const { findStory } = await import("/page/article.js");
      const { text, blocks, map } = /** @type {import("/page/article.js").Story} */ (findStory(document, null));
      /** @type {unknown[]} */ const wrong = [];
      // Soft hyphens and their kin are not seen; a line break has no character in the page.
      const seen = (/** @type {string} */ words) => words.replace(/[\u00AD\u200B\u2060]/g, "").replace(/\s+/g, " ").trim();
      const check = (/** @type {number} */ start, /** @type {number} */ end) => {
        const range = map.rangeOf(start, end);
        const words = text.slice(start, end);
        // What the page hides inside a sentence is between the ends of its range, and not seen.
        const drawn = range?.cloneContents();
        for (const hidden of drawn?.querySelectorAll(".sr-only, [hidden], [style*=none], button, .visually-hidden") ?? []) if (!hidden.matches("q")) hidden.remove();
        // Where a style sheet sets spans apart, the space between them is seen, but no character of the page.
        const apart = drawn?.querySelector(".d_1") ? / /g : /$^/;
        if (!range || !drawn || seen(drawn.textContent ?? "").replace(apart, "") !== seen(words).replace(apart, "")) return wrong.push([words, range && range.toString()]);
        const back = [map.offsetOf(range.startContainer, range.startOffset), map.offsetOf(range.endContainer, range.endOffset)];
        if (back[0] !== start || back[1] !== end) wrong.push([words, ...back]);
      };
      for (const { start, end } of blocks) {
        const block = text.slice(start, end);
        const words = [...block.matchAll(/\S+/g)].map((match) => [start + match.index, start + match.index + match[0].length]);
        for (const [from, to] of words) check(from, to);
        for (let at = 0; at + 3 < words.length; at += 1) if (!text.slice(words[at][0], words[at + 3][1]).includes("\n")) check(words[at][0], words[at + 3][1]);
        if (!block.includes("\n")) check(start, end);
      }
      return wrong;
    });
    expect(faults).toEqual([]);
  });
}

test("words that are gone have no range, and a range outside the text none", async ({ page, site, promises }) => {
  promises.hostChangesItself();
  await page.goto(`${site.origin}/pages/wordpress.html`);
  const found = await page.evaluate(async () => {
    const { findStory } = await import("/page/article.js");
    const { text, map } = /** @type {import("/page/article.js").Story} */ (findStory(document, null));
    const at = text.indexOf("He said yes.");
    const before = String(map.rangeOf(at, at + 12));
    [...document.querySelectorAll("p")].find((element) => element.textContent === "He said yes.")?.remove();
    return { before, after: map.rangeOf(at, at + 12), beyond: map.rangeOf(text.length, text.length + 5), menu: map.offsetOf(/** @type {Node} */ (document.querySelector(".menu a")?.firstChild), 0) };
  });
  expect(found).toEqual({ before: "He said yes.", after: null, beyond: null, menu: null });
});

test("cards share the highlights, and the last takes paint and sheet along", async ({ page, site }) => {
  await page.goto(`${site.origin}/pages/ghost.html`);
  const seen = await page.evaluate(async () => {
    const { findStory } = await import("/page/article.js");
    const { Highlights } = await import("/page/highlight.js");
    const { map, text } = /** @type {import("/page/article.js").Story} */ (findStory(document, null));
    const painted = (/** @type {string} */ name) => [...(CSS.highlights.get(name) ?? [])].map(String);
    const span = (/** @type {string} */ words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const before = document.adoptedStyleSheets.length;
    const first = new Highlights(map);
    const second = new Highlights(map);
    first.set("place", [span("Erattupetta"), span("Kerala")]);
    second.set("place", [span("Kerala")]);
    second.set("evidence", [span("half the rate")]);
    const both = painted("nutgraf-place");
    const sheets = document.adoptedStyleSheets.length - before;
    const priority = CSS.highlights.get("nutgraf-evidence")?.priority;
    first.set("place", [span("Erattupetta")]);
    const replaced = painted("nutgraf-place");
    second.dispose();
    const left = [painted("nutgraf-place"), painted("nutgraf-evidence"), document.adoptedStyleSheets.length - before];
    first.dispose();
    return { both, sheets, priority, replaced, left, names: [...CSS.highlights.keys()], after: document.adoptedStyleSheets.length - before };
  });
  expect(seen).toEqual({
    both: ["Erattupetta", "Kerala", "Kerala"],
    sheets: 1,
    priority: 9,
    replaced: ["Kerala", "Erattupetta"],
    left: [["Erattupetta"], [], 1],
    names: [],
    after: 0,
  });
});

for (const name of ["nested-inline", "shadow-root"]) {
  test(`the character under a point: ${name}`, async ({ page, site, promises }) => {
    if (name === "shadow-root") promises.hostChangesItself();
    await page.goto(`${site.origin}/pages/${name}.html`);
    const faults = await page.evaluate(async () => {
      const { findStory } = await import("/page/article.js");
      const { offsetAtPoint } = await import("/page/pointer.js");
      const { text, map, blocks } = /** @type {import("/page/article.js").Story} */ (findStory(document, null));
      /** @type {unknown[]} */ const wrong = [];
      for (const { start, end } of blocks) {
        for (const match of text.slice(start, end).matchAll(/\p{L}{4,}/gu)) {
          const at = start + match.index;
          const range = /** @type {Range} */ (map.rangeOf(at, at + 1));
          /** @type {Element} */ (range.startContainer.parentElement).scrollIntoView({ block: "center" });
          const { x, y, width, height } = range.getClientRects()[0];
          const found = offsetAtPoint(map, x + width / 2, y + height / 2);
          if (found !== at) wrong.push([match[0], at, found]);
        }
      }
      return { wrong, outside: offsetAtPoint(map, innerWidth - 2, innerHeight - 2) };
    });
    expect(faults).toEqual({ wrong: [], outside: null });
  });
}
