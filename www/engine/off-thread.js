/** Reads stories in one module worker, one after another; a worker that crashed or is stuck is replaced. */
import { CORE, WORKER, WORKER_TYPE } from "./addresses.js";
import { NutgrafError, unpack } from "./error.js";
import { InThread } from "./in-thread.js";

/** @typedef {import("../analysis.d.ts").Analysis} Analysis */
/** @typedef {import("../analysis.d.ts").Options} Options */
/** @typedef {{ id: number, text: string, options: Options, signal?: AbortSignal, resolve: (analysis: Analysis | Promise<Analysis>) => void, reject: (error: unknown) => void }} Job */

/**
 * Milliseconds that an aborted job may keep the worker. Starting another costs about as much as reading a long story; one
 * far beyond that (the text limit lifted) is worth ending.
 */
const PATIENCE = 250;

export class OffThread {
  #inThread = new InThread();
  /** Workers are refused here, and reading in this thread has worked. */
  #refused = false;
  /** @type {Worker | undefined} */
  #worker;
  /** The worker has the core and waits for a job; before that none is sent. */
  #loaded = false;
  /** @type {Job[]} */
  #waiting = [];
  /** @type {Job | undefined} */
  #running;
  #lastId = 0;

  /** Lets the worker begin to fetch the core, for a story that will follow. Where it is refused, the story is told. */
  warm() {
    try {
      this.#worker ??= this.#refused ? undefined : this.#start();
    } catch {}
  }

  /**
   * @param {string} text
   * @param {Options} options
   * @param {AbortSignal} [signal]
   * @returns {Promise<Analysis>}
   */
  read(text, options, signal) {
    if (this.#refused) return this.#inThread.read(text, options, signal);
    const { promise, resolve, reject } = /** @type {PromiseWithResolvers<Analysis>} */ (Promise.withResolvers());
    const job = { id: ++this.#lastId, text, options, signal, resolve, reject };
    const abort = () => this.#abort(job);
    signal?.addEventListener("abort", abort);
    this.#waiting.push(job);
    this.#next();
    return promise.finally(() => signal?.removeEventListener("abort", abort));
  }

  #next() {
    if (this.#running || !this.#waiting.length) return;
    try {
      this.#worker ??= this.#start();
    } catch {
      this.#fallBack();
      return;
    }
    if (!this.#loaded) return;
    const { id, text, options } = (this.#running = /** @type {Job} */ (this.#waiting.shift()));
    this.#worker.postMessage({ id, text, options });
  }

  #start() {
    const worker = new Worker(workerAddress(), { type: WORKER_TYPE, name: "nutgraf" });
    // What a worker that was given up still says is dropped.
    const current = () => worker === this.#worker;
    worker.addEventListener("message", ({ data }) => current() && this.#receive(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (!current()) return;
      if (this.#loaded) this.#crash(event.message);
      else this.#fallBack();
    });
    worker.addEventListener("messageerror", () => current() && this.#crash("its answer cannot be read"));
    return worker;
  }

  /** @param {import("./error.js").Answer} answer */
  #receive(answer) {
    if ("loaded" in answer) {
      this.#loaded = true;
    } else if ("loadFailure" in answer) {
      this.#stop();
      for (const job of this.#waiting.splice(0)) job.reject(unpack(answer.loadFailure));
    } else if (this.#running?.id === answer.id) {
      this.#settle(this.#running, answer);
    }
    this.#next();
  }

  /**
   * @param {Job} job
   * @param {{ analysis: Analysis } | { failure: import("./error.js").Failure }} answer
   */
  #settle(job, answer) {
    this.#running = undefined;
    if ("analysis" in answer) {
      job.resolve(answer.analysis);
      return;
    }
    job.reject(unpack(answer.failure));
    if (answer.failure.code === "crashed") this.#stop();
  }

  /** @param {string} why */
  #crash(why) {
    this.#stop();
    this.#running?.reject(new NutgrafError("crashed", `the engine's worker broke off: ${why}`, new Error(why)));
    this.#running = undefined;
    this.#next();
  }

  /** No worker can be started: what is asked for is read in this thread. */
  #fallBack() {
    this.#stop();
    for (const job of this.#waiting.splice(0)) {
      const analysis = this.#inThread.read(job.text, job.options, job.signal);
      analysis.then(() => (this.#refused = true), () => {});
      job.resolve(analysis);
    }
  }

  /** @param {Job} job */
  #abort(job) {
    this.#waiting = this.#waiting.filter((other) => other !== job);
    if (this.#running !== job) return;
    setTimeout(() => {
      if (this.#running !== job) return;
      this.#stop();
      this.#running = undefined;
      this.#next();
    }, PATIENCE);
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#loaded = false;
  }
}

/** @type {string | undefined} the policy can be made once only */
let address;

/**
 * The worker's script, with the core's address behind its `#`; from another origin, a blob of the page's own origin that imports it (by `import()`, which
 * `script-src` governs; a static import would need the other origin in `worker-src` as well).
 * Made by the Trusted Types policy `nutgraf`, which can make nothing else.
 * @returns {string}
 */
function workerAddress() {
  if (address) return address;
  const script = new URL(WORKER);
  script.hash = CORE.href;
  const own = script.origin === location.origin || script.protocol === "blob:";
  const plain = own ? script.href : URL.createObjectURL(new Blob([`import(${JSON.stringify(script.href)}).catch(reportError);`], { type: "text/javascript" }));
  const { trustedTypes } = /** @type {any} */ (globalThis);
  return (address = trustedTypes ? trustedTypes.createPolicy("nutgraf", { createScriptURL: () => plain }).createScriptURL("") : plain);
}
