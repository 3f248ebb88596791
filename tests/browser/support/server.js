/** A static server of `www/` for one test: counts what is asked for, sends the headers that the test wants. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TOP = fileURLToPath(new URL("../../../", import.meta.url));

/** Folders of the checkout by the addresses they are served at, before the front end's. */
const FOLDERS = Object.entries({
  "/pages/": join(TOP, "tests/browser/pages"),
  "/stories/": join(TOP, "tests/stories"),
  "/compromise/": join(TOP, "www/node_modules/compromise"),
});

/** Browsers ask for it on their own; it is nothing of ours. */
const ICON = "/favicon.ico";

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * @typedef {object} Site
 * @property {string} origin
 * @property {string} folder      of the front end
 * @property {string[]} requests   paths asked for, in order
 * @property {Record<string, string>} headers  sent with every answer from now on
 * @property {Map<string, { body: string | Uint8Array, type?: string, status?: number }>} replies  instead of the files at these paths
 * @property {() => Promise<void>} close
 */

/**
 * @param {Record<string, string>} [headers]
 * @param {string} [frontEnd] folder of the front end: the readable source, or the package that is made of it
 * @returns {Promise<Site>}
 */
export async function serve(headers = {}, frontEnd = join(TOP, "www")) {
  /** @type {Site} */
  const site = { origin: "", folder: frontEnd, requests: [], headers, replies: new Map([[ICON, { body: "", status: 204 }]]), close };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
    if (path !== ICON) site.requests.push(path);
    const common = { "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", ...site.headers };
    const reply = site.replies.get(path);
    if (reply) {
      response.writeHead(reply.status ?? 200, { ...common, "Content-Type": reply.type ?? mediaType(path) }).end(reply.body);
      return;
    }
    const file = await fileAt(path, frontEnd);
    if (!file) {
      response.writeHead(404, common).end("Not found");
      return;
    }
    response.writeHead(200, { ...common, "Content-Type": mediaType(file) });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  site.origin = `http://127.0.0.1:${address.port}`;
  return site;

  function close() {
    server.closeAllConnections();
    return /** @type {Promise<void>} */ (new Promise((resolve) => server.close(() => resolve())));
  }
}

/**
 * @param {string} path
 * @param {string} frontEnd
 */
async function fileAt(path, frontEnd) {
  if (normalize(path) !== path) return undefined;
  const [prefix, folder] = FOLDERS.find(([prefix]) => path.startsWith(prefix)) ?? ["/", frontEnd];
  const file = join(folder, path.slice(prefix.length) || "index.html");
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? file : undefined;
}

/** @param {string} path */
function mediaType(path) {
  return MEDIA_TYPES[extname(path)] ?? (path.endsWith("/") ? MEDIA_TYPES[".html"] : "application/octet-stream");
}
