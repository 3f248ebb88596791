/** The system's Firefox: one tag, the story read by the engine itself, words marked, the card shown, and a fact followed to its words. */
import { STRICT_CSP, storyPage } from "./support/card-page.js";
import { findFirefox, openFirefox } from "./support/firefox.js";
import { expect, test } from "./support/fixtures.js";

const FIREFOX = findFirefox();

test("Firefox reads, marks, shows and leads to the words", async ({ site }) => {
  test.skip(!FIREFOX, "no Firefox here; `cargo xtask test` installs it on Debian");
  test.setTimeout(120_000);
  site.headers = { "Content-Security-Policy": STRICT_CSP };
  await storyPage(site, { variant: "panel", marks: "all" });
  const firefox = await openFirefox(/** @type {string} */ (FIREFOX));
  try {
    await firefox.resize(1440, 700);
    await firefox.goto(`${site.origin}/story.html`);
    const read = await firefox.evaluate(async () => {
      const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
      await customElements.whenDefined("nutgraf-card");
      const analysis = await card.ready;
      while (card.state !== "ready") await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 300));
      const marked = [...(CSS.highlights.get("nutgraf-person") ?? [])].map(String);
      return { state: card.state, mentions: analysis.mentions.length, marked, sheets: document.adoptedStyleSheets.length, tabs: card.shadowRoot.querySelectorAll("[role=tab]").length, agent: navigator.userAgent };
    });
    expect(read.agent).toContain("Firefox/");
    expect(read.state).toBe("ready");
    expect(read.mentions).toBeGreaterThan(10);
    expect(read.marked).toContain("Grace Wanjiru Odhiambo");
    expect(read.sheets).toBe(1);
    expect(read.tabs).toBeGreaterThan(2);

    const fact = await firefox.evaluate(() => {
      const shadow = /** @type {ShadowRoot} */ (document.querySelector("nutgraf-card")?.shadowRoot);
      /** @type {HTMLElement} */ (shadow.querySelector("#tab-when") ?? shadow.querySelector("[role=tab]")).click();
      const last = [...shadow.querySelectorAll("a.ev")].at(-1);
      last?.scrollIntoView({ block: "center" });
      document.addEventListener("nutgraf-select", (event) => Reflect.set(window, "selected", /** @type {CustomEvent} */ (event).detail), { once: true });
      const { x, y, width, height } = /** @type {Element} */ (last).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await firefox.click(fact.x, fact.y);
    const seen = await firefox.evaluate(async () => {
      const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
      const span = Reflect.get(window, "selected");
      await new Promise((resolve) => setTimeout(resolve, 1200)); // the scroll is smooth
      const { top, bottom } = card.rangeOf(span).getBoundingClientRect();
      return { words: String(card.rangeOf(span)), lit: [...(CSS.highlights.get("nutgraf-evidence") ?? [])].map(String), top, bottom, height: innerHeight };
    });
    expect(seen.lit.join(" … "), "the words of the fact are lit").toContain(seen.words);
    expect(seen.top).toBeGreaterThanOrEqual(0);
    expect(seen.bottom).toBeLessThanOrEqual(seen.height);

    const person = await firefox.evaluate(() => {
      const range = [...(CSS.highlights.get("nutgraf-person") ?? [])].find((r) => String(r) === "Joseph Ssemakula");
      /** @type {Range} */ (range).startContainer.parentElement?.scrollIntoView({ block: "center" });
      const { x, y, width, height } = /** @type {DOMRect} */ (/** @type {Range} */ (range).getClientRects()[0]);
      return { x: x + width / 2, y: y + height / 2 };
    });
    await firefox.click(person.x, person.y);
    const opened = await firefox.evaluate(() => {
      const pane = /** @type {HTMLElement} */ (document.querySelector("nutgraf-card")?.shadowRoot?.querySelector("[role=dialog]"));
      return pane.matches(":popover-open") ? pane.textContent : "closed";
    });
    expect(opened).toContain("Ssemakula");

    const edited = await firefox.evaluate(async () => {
      const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
      const again = new Promise((resolve) => document.addEventListener("nutgraf-state", resolve, { once: true }));
      document.querySelector("#story p")?.after(Object.assign(document.createElement("p"), { textContent: "Kisumu's governor, Peter Owuor, was at the pier." }));
      await again;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { text: card.text, marked: [...(CSS.highlights.get("nutgraf-person") ?? [])].map(String) };
    });
    expect(edited.text, "an edit is read").toContain("Peter Owuor");
    expect(edited.marked).toContain("Peter Owuor");
    expect(firefox.said, "the console is empty").toEqual([]);
  } finally {
    await firefox.close();
  }
});
