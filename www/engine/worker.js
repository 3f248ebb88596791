/** The worker's side: reads one story after another. Where the core lies stands behind the `#` of the script's own address: only the page knows. */
import { pack } from "./error.js";
import { load, read } from "./read.js";

load(new URL(new URL(import.meta.url).hash.slice(1))).then(
  () => say({ loaded: true }),
  (error) => say({ loadFailure: pack(error) }),
);

addEventListener("message", (/** @type {MessageEvent<import("./error.js").Request>} */ { data }) => {
  const { id, text, options } = data;
  try {
    say({ id, analysis: read(text, options) });
  } catch (error) {
    say({ id, failure: pack(error) });
  }
});

/** @param {import("./error.js").Answer} answer */
function say(answer) {
  postMessage(answer);
}
