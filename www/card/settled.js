/** Promises of the element: one whose ends lie outside it, and a pause. */

/** @import { Analysis } from "../analysis.d.ts" */

/** Lets the page go on before the next piece of work. */
export const pause = () => new Promise((resolve) => setTimeout(resolve));

/** A promise with its ends outside. Nobody has to listen to it. */
export function settled() {
  /** @type {(analysis: Analysis) => void} */ let yes = () => {};
  /** @type {(error: unknown) => void} */ let no = () => {};
  const promise = new Promise((/** @type {(analysis: Analysis) => void} */ resolve, reject) => { yes = resolve; no = reject; });
  promise.catch(() => {});
  const ends = {
    promise, done: false,
    resolve: (/** @type {Analysis} */ analysis) => { ends.done = true; yes(analysis); },
    reject: (/** @type {unknown} */ error) => { ends.done = true; no(error); },
  };
  return ends;
}
