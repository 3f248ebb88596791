/** The worker's side: reads one story after another. */
import { pack } from "./protocol.js";
import { load, read } from "./read.js";

load().then(
  () => say({ loaded: true }),
  (error) => say({ loadFailure: pack(error) }),
);

addEventListener("message", async (/** @type {MessageEvent<import("./protocol.js").Request>} */ { data }) => {
  const { id, text, options } = data;
  try {
    say({ id, analysis: await read(text, options) });
  } catch (error) {
    say({ id, failure: pack(error) });
  }
});

/** @param {import("./protocol.js").Answer} answer */
function say(answer) {
  postMessage(answer);
}
