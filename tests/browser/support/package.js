/** Where `cargo xtask build` leaves the npm package. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TOP = fileURLToPath(new URL("../../../", import.meta.url));

/** The archive's folder; the package lies unpacked in `package/` inside. */
export const NPM = resolve(TOP, process.env.CARGO_TARGET_DIR ?? "target", "npm");

/** The page that has everything in it. */
export const OFFLINE = resolve(NPM, "../nutgraf.html");
