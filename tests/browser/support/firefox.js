/** The system's Firefox, driven by WebDriver BiDi; FIREFOX in the environment names another one. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { connect } from "./web-socket.js";

const NAMES = ["firefox-esr", "firefox"];

/** Nothing but the pages under test may use the network. */
const SETTINGS = {
  "app.update.enabled": false, "browser.region.network.url": "", "browser.safebrowsing.update.enabled": false, "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false, "browser.shell.checkDefaultBrowser": false, "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0, "datareporting.policy.dataSubmissionEnabled": false, "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false, "media.gmp-manager.updateEnabled": false, "messaging-system.rsexperimentloader.enabled": false, "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false, "app.normandy.enabled": false, "services.settings.server": "data:,", "toolkit.telemetry.enabled": false,
};

/** @returns {string | undefined} */
export function findFirefox() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return process.env.FIREFOX ?? folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((file) => existsSync(file));
}

/** @typedef {Record<string, any>} Json */

/**
 * A page in a new Firefox.
 * @param {string} file the program
 */
export async function openFirefox(file) {
  const profile = await mkdtemp(join(tmpdir(), "nutgraf-firefox-"));
  await writeFile(join(profile, "user.js"), Object.entries(SETTINGS).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
  const program = spawn(file, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  const address = await new Promise((/** @type {(address: string) => void} */ resolve, reject) => {
    let said = "";
    program.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec((said += text));
      if (found?.[1]) resolve(found[1]);
    });
    program.once("error", reject);
    void ended.then(() => reject(new Error(`${file} ended: ${said}`)));
  });

  let last = 0;
  /** @type {Map<number, { resolve: (result: Json) => void, reject: (error: Error) => void }>} */
  const asked = new Map();
  /** @type {string[]} what the pages wrote on the console, and errors nobody caught */
  const said = [];
  const socket = await connect(`${address}/session`, (text) => {
    const { id, type, result, error, message, method, params } = JSON.parse(text);
    if (method === "log.entryAdded") said.push(`${params.level}: ${params.text}`);
    const waiting = asked.get(id);
    asked.delete(id);
    if (type === "error") waiting?.reject(new Error(`${error}: ${message}`));
    else waiting?.resolve(result);
  });
  /** @param {string} method @param {Json} params @returns {Promise<Json>} */
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      asked.set((last += 1), { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const { contexts } = await send("browsingContext.getTree", {});
  const context = contexts[0].context;
  return {
    said,

    /** @param {number} width @param {number} height */
    resize: (width, height) => send("browsingContext.setViewport", { context, viewport: { width, height } }),

    /** @param {string} url */
    goto: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),

    /** What a function returns in the page, as JSON. @template T @param {(argument: any) => T | Promise<T>} act @param {unknown} [argument] @returns {Promise<T>} */
    async evaluate(act, argument = null) {
      const expression = `(async () => JSON.stringify((await (${act})(${JSON.stringify(argument)})) ?? null))()`;
      const { type, result, exceptionDetails } = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
      if (type !== "success") throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },

    /** A click with the pointer, as a person makes it. @param {number} x @param {number} y */
    click: (x, y) =>
      send("input.performActions", { context, actions: [{ type: "pointer", id: "mouse", actions: [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }] }] }),

    async close() {
      await Promise.race([send("browser.close", {}).catch(() => {}), ended]);
      socket.close();
      const late = setTimeout(() => program.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(late);
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
