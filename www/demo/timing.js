/** How fast this browser reads the story that is shown, and what it had to fetch for it. */
import { analyze } from "../index.js";

/** Readings before the clock counts, and readings that it counts. */
const WARM_UP = 3;
const RUNS = 20;

/** @param {string} text @param {string | null} published @param {(done: number) => void} told share of the way, 0 to 1 */
export async function timeReading(text, published, told) {
  const times = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const start = performance.now();
    await analyze(text, { published });
    if (run >= 0) times.push(performance.now() - start);
    told((run + WARM_UP + 1) / (RUNS + WARM_UP));
  }
  times.sort((a, b) => a - b);
  const median = /** @type {number} */ (times[RUNS / 2]);
  const words = text.split(/\s+/).length;
  return { runs: RUNS, words, median, slowest: /** @type {number} */ (times.at(-1)), wordsPerSecond: (words / median) * 1000 };
}

/** Bytes of our own files as they came over the wire, and unpacked. The worker fetched the WebAssembly; here it comes out of the browser's store. */
export async function fetchedBytes() {
  await fetch(new URL("../pkg/nutgraf_bg.wasm", import.meta.url), { cache: "force-cache" }).then((reply) => reply.arrayBuffer());
  const own = new URL("..", import.meta.url).href;
  const demo = new URL(".", import.meta.url).href;
  const files = performance.getEntriesByType("resource").flatMap((entry) => (entry instanceof PerformanceResourceTiming && entry.name.startsWith(own) && !entry.name.startsWith(demo) ? [entry] : []));
  const each = new Map(files.map((file) => [file.name, file]));
  const sum = (/** @type {"encodedBodySize" | "decodedBodySize"} */ size) => [...each.values()].reduce((total, file) => total + file[size], 0);
  return { files: each.size, wire: sum("encodedBodySize"), unpacked: sum("decodedBodySize") };
}
