/** The browser tests run in the system's Chromium; CHROMIUM in the environment names another one. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { NPM } from "./support/package.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** About what `cargo xtask build` makes, whatever is served. */
const PACKAGE_ONLY = /(runs-in-a-vite-app|works-without-a-server)\.spec\.js$/;

/** Nothing but the pages under test may use the network; as root there is no sandbox. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function chromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((file) => existsSync(file));
  const chosen = process.env.CHROMIUM ?? found;
  if (!chosen) throw new Error("no Chromium found: install it, or name one in the environment variable CHROMIUM");
  return chosen;
}

export default {
  testDir: ".",
  testMatch: "*.spec.js",
  outputDir: "results",
  fullyParallel: true,
  forbidOnly: true,
  reporter: "list",
  projects: [
    { name: "source", testIgnore: PACKAGE_ONLY },
    { name: "package", testMatch: [PACKAGE_ONLY, "embeds-with-one-tag.spec.js", "works-under-strict-csp.spec.js", "fetches-little-for-a-stored-analysis.spec.js", "works-from-another-origin.spec.js"], use: { frontEnd: join(NPM, "package") } },
  ],
  use: { browserName: "chromium", headless: true, launchOptions: { executablePath: chromium(), args: FLAGS } },
};
