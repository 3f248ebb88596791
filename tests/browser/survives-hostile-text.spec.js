/** A story written by somebody who means harm: nothing in it runs, nothing of ours is made from it, and the strict policy has nothing to report, in all variants and states. */
import { readFileSync } from "node:fs";

import { STRICT_CSP } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";

/** What must never run sets this. */
const HARM = "top.harmed=1";
const escaped = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Markup that is text on the page: it stays text. */
const MARKUP = [
  `LAGOS, Nigeria, May 14 (Record) - Minister Grace <script>${HARM}</script> Odhiambo met <img src=x onerror=${HARM}> President Bola Tinubu on Tuesday.`,
  `“</script><script>${HARM}</script> is what they sent us,” Odhiambo told reporters in Abuja, and “<b onclick='${HARM}'>we</b> will not answer.”`,
  `The Ministry of <svg onload=${HARM}> Works paid $4.6 million to nutgraf-card <nutgraf-card src="https://evil.example/x.json"></nutgraf-card> of Lagos in 2023.`,
  `Director {{constructor.constructor('${HARM}')()}} Amara Okafor said <style>*{display:none}</style> the bill was <a href="javascript:${HARM}">12% higher</a> in March.`,
  `Mr. __proto__ Constructor and Ms. toString Valueof visited Kenya on 3 June 2022, said Hasown Property, the head of the Prototype Authority.`,
];
/** Signs that turn text round, hide in it, or pile up. */
const SIGNS = [
  `Senator \u202EnosnhoJ siroB\u202C of Texas and \u2066Layla\u2069 \u200BHaddad\u200B met in Beirut on Monday, a\u00ADbout 1,200 kilo\u2060metres away.`,
  `Judge Z${"\u0351".repeat(400)}algo Mbeki fined \uD800 the company 5 million rand in Pretoria on April 2, 2021, the court said.`,
  `The union of ${"Very".repeat(900)}long Name${"x".repeat(3000)} in Accra was founded in 1998, said Kofi ${"Mensah-".repeat(150)}Boateng.`,
  `${"“".repeat(300)}No one was killed,${"”".repeat(300)} police said in Nairobi on Sunday, ((((((((((((((((((((and left.`,
];

/** @param {string} kind */
const page = (kind) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>"><script>${HARM}</script> Minister meets president</title>
<meta property="og:title" content="</script><script>${HARM}</script>"><meta name="author" content="javascript:${HARM}">
<meta property="article:published_time" content="2024-05-14T09:30:00Z&quot; onload=${HARM}">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/reserve.css"><script src="/watch-harm.js"></script><script type="module" src="/define.js"></script></head>
<body><nutgraf-card for="story" load="now" ${kind}></nutgraf-card>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"<\\/script><script>${HARM}<\\/script>","__proto__":{"harmed":1},"constructor":{"prototype":{"harmed":1}},"datePublished":"<img src=x onerror=${HARM}>","@graph":[{"@type":["NewsArticle",{"toString":"x"}],"headline":{"toString":1}}]}</script>
<script type="application/ld+json">{"@type":"NewsArticle", "headline": "broken \\" <img src=x onerror=${HARM}>", "datePublished":"2024-05-14",, }</script>
<article id="story"><h1>Minister meets president &lt;img src=x onerror=${HARM}&gt;</h1>
<p><a href="javascript:${HARM}">By <b>Nobody &lt;script&gt;${HARM}&lt;/script&gt;</b></a></p>
${[...MARKUP, ...SIGNS].map((text) => `<p class="root slot panel ecard proxy" data-entity="e1" data-toggle>${escaped(text)}</p>`).join("\n")}
<p id="body">A paragraph whose id is that of our own tab body names Wole Soyinka, who was in Ibadan on 1 May 2024.</p>
</article></body></html>`;

/** Runs first in the page: notes what the policy reports, and keeps paper from being asked for. */
const WATCH = `window.violations=[];addEventListener("securitypolicyviolation",(e)=>violations.push(e.violatedDirective+" "+e.blockedURI),true);window.print=()=>dispatchEvent(new Event("afterprint"));`;

/** Elements that the card is made of. */
const OURS = new Set("a article aside b blockquote br button cite circle dd details div dl dt ellipse em fieldset figcaption figure footer g h2 h3 h4 header i iframe input label legend li line main nav ol p path q rect s section small span strong style sub summary sup svg text time title tspan u ul use defs clipPath".split(" "));

/** What the card's tree would give away of something made from text. @param {import("./support/engine.js").Page} page */
const suspects = (page) => page.evaluate((ours) => {
  const shadow = /** @type {ShadowRoot} */ (document.querySelector("nutgraf-card")?.shadowRoot);
  return [...shadow.querySelectorAll("*")].flatMap((element) => {
    const found = [];
    if (!ours.includes(element.localName)) found.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style" && /url|expression/.test(value)) found.push(`${name}="${value}"`);
      if (/^(href|src|srcdoc|action|formaction|data)$/.test(name) && !/^#:~:text=|^#[\w-]*$/.test(value)) found.push(`${name}="${value.slice(0, 80)}"`);
      if (name === "class" && value.split(" ").some((word) => !/^[a-z][a-z0-9-]*$/i.test(word) && word)) found.push(`class="${value}"`);
    }
    return found;
  });
}, [...OURS]);

for (const variant of ["button", "inline", "panel"])
  test(`${variant}: nothing in a hostile story runs, on the whole way through the card`, async ({ page: tab, site }) => {
    test.setTimeout(90_000);
    site.headers = { "Content-Security-Policy": STRICT_CSP };
    site.replies.set("/watch-harm.js", { body: WATCH });
    site.replies.set("/hostile.html", { body: page(`variant="${variant}"`) });
    await tab.setViewportSize({ width: 1440, height: 1000 });
    /** @type {string[]} */
    const dialogs = [];
    tab.on("dialog", (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()));
    await tab.goto(`${site.origin}/hostile.html`);
    const card = tab.locator("nutgraf-card");
    await expect(card).toHaveAttribute("state", "ready", { timeout: 20_000 });
    expect(await suspects(tab)).toEqual([]);
    if (variant !== "panel") await card.locator("[data-toggle]").first().click();
    for (const each of await card.getByRole("tab").all()) {
      await each.click();
      if (await each.getAttribute("id") === "tab-where") await card.locator(".map svg").first().waitFor();
      for (const more of await card.locator(".more:visible").all()) if (await more.isVisible()) await more.click();
      expect(await suspects(tab)).toEqual([]);
      const fact = card.locator(".ev").first();
      if (await fact.count()) await fact.click();
    }
    await card.getByRole("tab", { name: "Who" }).click();
    for (const name of (await card.locator(".pbody .name").all()).slice(0, 6)) {
      await name.click();
      await expect(card.getByRole("dialog")).toBeVisible();
      expect(await suspects(tab)).toEqual([]);
      await tab.keyboard.press("Escape");
    }
    await card.getByRole("button", { name: "Highlights" }).click();
    await card.getByRole("radio", { name: "All" }).check();
    await card.getByRole("button", { name: "Export" }).click();
    await card.getByRole("button", { name: "Print" }).click();
    await tab.emulateMedia({ media: "print" });
    await tab.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await suspects(tab)).toEqual([]);
    await tab.evaluate(() => dispatchEvent(new Event("afterprint")));
    const { harmed, violations, polluted, spans } = await tab.evaluate(() => {
      const card = /** @type {any} */ (document.querySelector("nutgraf-card"));
      const { mentions, times, quantities } = card.analysis;
      return {
        harmed: Reflect.get(window, "harmed"), violations: Reflect.get(window, "violations"), polluted: Reflect.get({}, "harmed"),
        spans: [...mentions, ...times, ...quantities].map(({ start, end, text }) => [text, card.text.slice(start, end)]),
      };
    });
    expect({ harmed, violations, polluted, dialogs }).toEqual({ harmed: undefined, violations: [], polluted: undefined, dialogs: [] });
    for (const [text, words] of spans) expect(text).toBe(words);
    expect(spans.length).toBeGreaterThan(10);
  });

const SWAHILI = readFileSync(new URL("../language/sw.txt", import.meta.url), "utf8").split("\n\n").map((text) => `<p>${text}</p>`).join("");

/** @type {[state: string, body: string][]} */
const STATES = [
  ["empty", `<article id="story"><p>&lt;script&gt;${HARM}&lt;/script&gt; and then some more words that name no one.</p></article>`],
  ["empty", ""],
  ["not-english", `<article id="story"><h1>&lt;img src=x onerror=${HARM}&gt;</h1>${SWAHILI}</article>`],
  ["too-long", `<article id="story">${Array.from({ length: 50 }, (_, day) => `<p>&lt;script&gt;${HARM}&lt;/script&gt; ${`On day ${day} the council of Accra met on clause ${day * day} of the harbour. `.repeat(80)}</p>`).join("")}</article>`],
];

test("nor in the other states", async ({ page: tab, site }) => {
  test.setTimeout(90_000);
  site.headers = { "Content-Security-Policy": STRICT_CSP };
  site.replies.set("/watch-harm.js", { body: WATCH });
  for (const [i, [state, body]] of STATES.entries())
    for (const variant of ["button", "inline", "panel"]) {
      const html = page(`variant="${variant}"`).replace(/<article[^]*<\/article>/, body);
      site.replies.set(`/${state}-${i}-${variant}.html`, { body: html });
      await tab.goto(`${site.origin}/${state}-${i}-${variant}.html`);
      await expect(tab.locator("nutgraf-card")).toHaveAttribute("state", state, { timeout: 15_000 });
      expect(await suspects(tab)).toEqual([]);
      expect(await tab.evaluate(() => [Reflect.get(window, "harmed"), Reflect.get(window, "violations")])).toEqual([undefined, []]);
    }
});
