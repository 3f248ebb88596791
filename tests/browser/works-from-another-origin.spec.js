/** The widget on another origin, as a CDN serves it: one tag, CORS, a worker through a blob; what `integrity` holds; and what a reader sees where any of it is refused. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { painted, storyPage } from "./support/card-page.js";
import { expect, test } from "./support/fixtures.js";
import { serve } from "./support/server.js";

/** @typedef {import("./support/server.js").Site} Site */

const CORS = { "Access-Control-Allow-Origin": "*" };

/** The policy of DESIGN.md, opened for one other origin and no further than it needs. @param {string} far */
const policy = (far) =>
  `default-src 'none'; script-src ${far} 'self' 'wasm-unsafe-eval'; style-src 'self' ${far}; worker-src blob:; connect-src ${far}; ` +
  "img-src 'self' data:; require-trusted-types-for 'script'; trusted-types nutgraf";

/**
 * The story, whose page takes the widget from the other origin.
 * @param {Site} site @param {Site} far @param {{ variant?: string, script?: string, head?: string }} [options] script: more attributes of its tag
 */
async function farPage(site, far, { variant = "panel", script = "", head = "" } = {}) {
  await storyPage(site, { variant });
  const { body } = /** @type {{ body: string }} */ (site.replies.get("/story.html"));
  const tag = `${head}<script type="module" src="${far.origin}/define.js" crossorigin ${script}></script>`;
  site.replies.set("/far.html", { body: body.replace('<script type="module" src="/define.js"></script>', tag).replace("/reserve.css", `${far.origin}/reserve.css`) });
}

/** @type {Site} */
let far;
test.beforeEach(async ({ page, promises, frontEnd }) => {
  far = await serve(CORS, frontEnd);
  promises.allowOrigin(far.origin);
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.addInitScript(() => {
    Reflect.set(window, "violations", []);
    addEventListener("securitypolicyviolation", (event) => Reflect.get(window, "violations").push(`${event.violatedDirective} ${event.blockedURI}`), true);
  });
});
test.afterEach(() => far.close());

test("one tag from another origin, under the strict policy", async ({ page, site }) => {
  site.headers = { "Content-Security-Policy": policy(far.origin) };
  await farPage(site, far);
  await page.goto(`${site.origin}/far.html`);
  const card = page.locator("nutgraf-card");
  await expect(card).toHaveAttribute("state", "ready", { timeout: 15_000 });
  expect(await painted(page, "person")).toContain("Grace Wanjiru Odhiambo");
  expect(page.workers().map((worker) => new URL(worker.url()).protocol), "a blob of the page's own").toEqual(["blob:"]);
  await card.getByRole("tab", { name: "Where" }).click();
  await card.locator(".map svg").first().waitFor();
  expect(await page.evaluate("violations")).toEqual([]);
  expect(await page.evaluate("shifts"), "layout shift").toBe(0);
  expect(site.requests.filter((path) => !/^\/(far\.html|fixtures\/)/.test(path)), "all of ours comes from there").toEqual([]);
  expect(far.requests.filter((path) => path.includes("?")), "and nothing is told to it").toEqual([]);
});

for (const [why, refused] of /** @type {const} */ ([["no worker may start", "worker-src 'none'"], ["no blob may be one", "worker-src 'self'"]]))
  test(`where ${why}, the story is read in the page`, async ({ page, site, promises }) => {
    promises.allowConsole(/Content Security Policy/);
    site.headers = { "Content-Security-Policy": policy(far.origin).replace("worker-src blob:", refused) };
    await farPage(site, far);
    await page.goto(`${site.origin}/far.html`);
    await expect(page.locator("nutgraf-card")).toHaveAttribute("state", "ready", { timeout: 15_000 });
    expect(page.workers()).toHaveLength(0);
    expect(await painted(page, "person")).toContain("Grace Wanjiru Odhiambo");
  });

test("without CORS nothing of it starts, and the page is as it was", async ({ page, site, promises }) => {
  promises.allowConsole(/CORS|ERR_FAILED|Failed to load resource/);
  far.headers = {};
  await farPage(site, far);
  await page.goto(`${site.origin}/far.html`);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => customElements.get("nutgraf-card") === undefined)).toBe(true);
  expect(await page.evaluate("shifts"), "layout shift").toBe(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a far server that breaks off in the middle is an error in a sentence, and another attempt can succeed", async ({ page, site, promises }) => {
  promises.allowConsole(/Failed to load resource|MIME|404/);
  await farPage(site, far, { variant: "inline" });
  const core = isPackage(far) ? chunk("nutgraf", ".wasm") : "/pkg/nutgraf_bg.wasm";
  far.replies.set(core, { body: "gone", status: 404 });
  await page.goto(`${site.origin}/far.html`);
  const card = page.locator("nutgraf-card");
  await expect(card).toHaveAttribute("state", "error");
  await expect(card.locator("p", { hasText: "The article is not affected." })).toBeVisible();
  await expect(card.getByText("Code: load-failed")).toBeVisible();
  far.replies.delete(core);
  await card.getByRole("button", { name: "Try again" }).click();
  await expect(card).toHaveAttribute("state", "ready", { timeout: 15_000 });
});

test("integrity on the tag holds the first script, and in the import map all the others", async ({ page, site, promises }) => {
  promises.allowConsole(/integrity|Failed to find a valid digest/i);
  const scripts = modules(far);
  const map = Object.fromEntries(scripts.map((path) => [`${far.origin}${path}`, digest(far, path)]));
  const head = (/** @type {Record<string, string>} */ integrity) => `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
  const script = `integrity="${digest(far, "/define.js")}"`;
  await farPage(site, far, { script, head: head(map) });
  await page.goto(`${site.origin}/far.html`);
  const card = page.locator("nutgraf-card");
  await expect(card, "what is as it was hashed runs").toHaveAttribute("state", "ready", { timeout: 15_000 });

  // One of the later scripts is not what was hashed: it does not run.
  const late = scripts.find((path) => /\/(card\/card|chunks\/(card|reading)-[\w-]+)\.js$/.test(path)) ?? "";
  expect(late).not.toBe("");
  far.replies.set(late, { body: `${source(far, late)}\n;globalThis.tampered = true;` });
  await page.goto(`${site.origin}/far.html?tampered`);
  await expect(card).toHaveAttribute("state", "error");
  expect(await page.evaluate(() => Reflect.get(window, "tampered"))).toBeUndefined();

  // Nor does the first.
  far.replies.set("/define.js", { body: `${source(far, "/define.js")}\n;globalThis.tampered = true;` });
  await page.goto(`${site.origin}/far.html?tampered-first`);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => [Reflect.get(window, "tampered"), customElements.get("nutgraf-card")])).toEqual([undefined, undefined]);
});

test("files with hashed names are fetched once, however often the page is opened", async ({ page, site }) => {
  test.skip(!isPackage(far), "only the package's files have hashed names");
  far.headers = { ...CORS, "Cache-Control": "public, max-age=31536000, immutable" };
  await farPage(site, far);
  await page.goto(`${site.origin}/far.html`);
  await expect(page.locator("nutgraf-card")).toHaveAttribute("state", "ready", { timeout: 15_000 });
  const first = far.requests.splice(0);
  expect(first.filter((path) => path.startsWith("/chunks/")).length).toBeGreaterThan(2);
  expect(first.filter((path) => path.startsWith("/chunks/") && !/-[\w-]{8}\.(js|wasm)$/.test(path)), "every one has its hash in its name").toEqual([]);
  await page.goto(`${site.origin}/far.html?again`);
  await expect(page.locator("nutgraf-card")).toHaveAttribute("state", "ready", { timeout: 15_000 });
  expect(far.requests).toEqual([]);
});

const SOURCE = fileURLToPath(new URL("../../www/", import.meta.url));

/** @param {Site} site */
const isPackage = ({ folder }) => folder !== undefined && !SOURCE.startsWith(folder);

/** @param {string} name @param {string} end */
const chunk = (name, end) => `/chunks/${readdirSync(join(far.folder, "chunks")).find((file) => file.startsWith(`${name}-`) && file.endsWith(end))}`;

/** All our scripts. @param {Site} site */
const modules = ({ folder }) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js") && !/^(node_modules|demo)\//.test(path))
    .map((path) => `/${path}`);

/** @param {Site} site @param {string} path */
const source = ({ folder }, path) => readFileSync(join(folder, path), "utf8");

/** @param {Site} site @param {string} path */
const digest = (site, path) => `sha384-${createHash("sha384").update(source(site, path)).digest("base64")}`;
