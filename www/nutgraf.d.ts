// The types of the npm package; a test compares them with what index.js exports.
import type { Analysis, Options } from "./analysis.d.ts";

export type * from "./analysis.d.ts";

export interface AnalyzeOptions extends Omit<Options, "published"> {
  /** ISO 8601 date, or date and time with zone; null where it is not known. */
  published?: string | null;
  /** Aborting rejects with the signal's reason, an `AbortError` unless another one is given. */
  signal?: AbortSignal;
}

/**
 * Reads one story and returns everything that its words say: in a worker in a browser, in process in Node.
 * Rejects with a `NutgrafError`, or with the signal's reason.
 */
export function analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;

export class NutgrafError extends Error {
  constructor(code: NutgrafError["code"], message: string, cause?: unknown);
  readonly code: "bad-option" | "bad-text" | "load-failed" | "crashed";
}
