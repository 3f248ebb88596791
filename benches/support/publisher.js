/** A publisher's server: the npm package, packed with brotli and long cached, over a line that is as slow as asked. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** @type {Record<string, string>} */
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8" };

/** Bytes that go out at once: small enough that one answer does not hold up another. */
const PIECE = 2 * 1460;

/** @typedef {{ bitsPerSecond: number, milliseconds: number }} Line  all answers share the bits; the milliseconds pass before each answer */
/** @typedef {{ path: string, bytes: number, asked: number, sent: number }} Answer  times by performance.now() */

/**
 * @param {string} folder of the package
 * @param {Record<string, string>} pages path → HTML
 */
export async function publish(folder, pages) {
  /** @type {Map<string, { type: string, body: Buffer }>} */
  const files = new Map();
  const add = (/** @type {string} */ path, /** @type {Buffer} */ bytes) => {
    const body = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } });
    files.set(path, { type: TYPES[/\.\w+$/.exec(path)?.[0] ?? ""] ?? "application/octet-stream", body });
  };
  for (const name of /** @type {string[]} */ (readdirSync(folder, { recursive: true }))) {
    const path = join(folder, name);
    if (/\.(?:js|css|wasm)$/.test(name) && statSync(path).isFile()) add(`/nutgraf/${name}`, readFileSync(path));
  }
  for (const [path, html] of Object.entries(pages)) add(path, Buffer.from(html));

  const site = { origin: "", line: /** @type {Line | null} */ (null), answers: /** @type {Answer[]} */ ([]), close };
  /** @type {{ pieces: Buffer[], write: (piece: Buffer, last: boolean) => void }[]} answers under way; they take turns */
  let open = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock;
  let due = 0;

  /** Sends a piece of each answer in turn, no faster than the line. */
  function send() {
    clock = undefined;
    while (open.length && due <= performance.now()) {
      const answer = /** @type {(typeof open)[number]} */ (open.shift());
      const piece = /** @type {Buffer} */ (answer.pieces.shift());
      due = Math.max(due, performance.now() - 5) + (site.line ? (piece.length * 8000) / site.line.bitsPerSecond : 0);
      answer.write(piece, !answer.pieces.length);
      if (answer.pieces.length) open.push(answer);
    }
    if (open.length) clock ??= setTimeout(send, Math.max(1, due - performance.now()));
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    const file = files.get(path);
    if (!file) return void response.writeHead(404).end();
    const answer = { path, bytes: file.body.length, asked: performance.now(), sent: 0 };
    site.answers.push(answer);
    const cache = path.endsWith(".html") ? "no-cache" : "public, max-age=31536000, immutable";
    setTimeout(() => {
      response.writeHead(200, { "Content-Type": file.type, "Content-Encoding": "br", "Cache-Control": cache, "Content-Length": file.body.length });
      const pieces = site.line ? Array.from({ length: Math.ceil(file.body.length / PIECE) }, (_, i) => file.body.subarray(i * PIECE, (i + 1) * PIECE)) : [file.body];
      open.push({ pieces, write: (piece, last) => {
        response.write(piece);
        if (last) response.end(), (answer.sent = performance.now());
      } });
      clock ??= setTimeout(send);
    }, site.line?.milliseconds ?? 0);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  site.origin = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
  return site;

  function close() {
    server.closeAllConnections();
    server.close();
    open = [];
  }
}
