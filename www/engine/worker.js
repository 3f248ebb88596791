/** The worker's side: reads one story after another. */
import { pack } from "./error.js";
import { load, read } from "./read.js";

load().then(
  () => say({ loaded: true }),
  (error) => say({ loadFailure: pack(error) }),
);

addEventListener("message", async (/** @type {MessageEvent<import("./error.js").Request>} */ { data }) => {
  const { id, text, options } = data;
  try {
    say({ id, analysis: await read(text, options) });
  } catch (error) {
    say({ id, failure: pack(error) });
  }
});

/** @param {import("./error.js").Answer} answer */
function say(answer) {
  postMessage(answer);
}
