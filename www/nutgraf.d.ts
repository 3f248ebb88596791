// The types of the npm package; a test compares them with what index.js exports.
import type { Analysis, Corrections, Options, Span } from "./analysis.d.ts";

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

export interface ExportOptions {
  /** The text that was analysed: gives annotations their context and positions, and the plain text its sentences. */
  text?: string;
  /** The story's address. */
  url?: string;
  /** False where the text is a part of what the address holds, as of a page: positions are then left out. */
  whole?: boolean;
  /** The bars for plain and likely of every kind of fact; without, each kind has its own. */
  confidence?: readonly [plain: number, likely: number];
}

/** The story as a schema.org `NewsArticle`, with what it is about and mentions. The JSON can stand inside a `<script>`. */
export function toJsonLd(analysis: Analysis, options?: ExportOptions): Promise<string>;

/** A W3C Web Annotation collection: names, dates, figures, statements and events, by quotation and by position in code points. */
export function toAnnotations(analysis: Analysis, options?: ExportOptions): Promise<string>;

/** The brief as plain text, each fact with ¶ and the number of its paragraph. */
export function toText(analysis: Analysis, options?: ExportOptions): Promise<string>;

export class NutgrafError extends Error {
  constructor(code: NutgrafError["code"], message: string, cause?: unknown);
  readonly code: "bad-option" | "bad-text" | "load-failed" | "crashed" | "bad-analysis";
}

/** `<nutgraf-card>`; `nutgraf/define.js` registers it. Attributes and properties: the README. */
export class NutgrafCard extends HTMLElement {
  for: string;
  /** Address of an analysis made beforehand; one can also stand inside the element as `<script type="application/json">`. */
  src: string;
  published: string;
  variant: "button" | "inline" | "panel";
  load: "visible" | "idle" | "request" | "now";
  marks: "first" | "all" | "off";
  theme: "auto" | "light" | "dark";
  headingLevel: number;
  quiet: boolean;
  /** The bars for plain and likely of every kind of fact, "0.9 0.6"; empty: each kind has its own. */
  confidence: string;
  readonly state: "idle" | "loading" | "ready" | "empty" | "not-english" | "no-wasm" | "too-long" | "stale" | "error";
  /** What is shown, corrections applied. */
  readonly analysis: Analysis | null;
  /** An editor's corrections, by the ids and indices of the analysis before them; null: those of the stored analysis. */
  corrections: Corrections | null;
  /** Why the stored analysis is not what is shown: it cannot be read, or is of another text. */
  readonly srcError: Error | null;
  /** The text that was read: what the offsets of the analysis index. */
  readonly text: string;
  /** Settles with the analysis, or rejects with the error. */
  readonly ready: Promise<Analysis>;
  /** The words of a span in the page; null where the page no longer has them. */
  rangeOf(span: Pick<Span, "start" | "end">): Range | null;
  /** Reads the story anew. */
  refresh(): Promise<Analysis>;
}

declare global {
  interface HTMLElementTagNameMap {
    "nutgraf-card": NutgrafCard;
  }
}
