/** Which words are marked: subjects (an entity, a date, a figure) and their mentions, by level and family. Paints through the page's highlights. */
import { familyOf, isDate, isFigure } from "./brief.js";

/** @import { Entity, Quantity, TimeExpression } from "../analysis.d.ts" */
/** @import { Brief, Extent, Family } from "./brief.js" */
/** @import { Highlights } from "../page/highlight.js" */
/** @import { TextMap } from "../page/text-map.js" */
/** @typedef {"first" | "all" | "off"} Level */
/** @typedef {{id: string, family: Family, name: string, marks: Mark[], entity?: Entity}} Subject marks: all mentions in the body, in text order */
/** @typedef {{start: number, end: number, text: string, subject: Subject, line: boolean, time?: TimeExpression, quantity?: Quantity}} Mark line: may be underlined; pronouns and nominals are only lit */

/** A mark says only "a name", so its bar is lower than the card's (ui-spec.md, 8). */
const NAME_BAR = 0.5;
/** Words of these are the page's own controls, or not prose. */
const NOT_MARKED = "a[href],button,code,pre,kbd,samp,input,select,textarea,label,summary,[contenteditable],[role=button],[role=link]";
/** Marks handled between two pauses: well under 50 ms on a phone. */
const CHUNK = 200;

export class Marks {
  /** @type {Mark[]} underlined now, in text order */
  shown = [];
  /** @type {Map<string, Subject>} */
  subjects = new Map();
  /** @type {Set<Family>} families that the reader has switched off */
  hidden = new Set();
  #highlights;
  #map;
  /** @type {Mark[]} */
  #lines = [];
  /** @type {Subject | null} */
  #active = null;
  #disposed = false;

  /** @param {Brief} brief @param {TextMap} map @param {Highlights} highlights @param {Level} level */
  constructor(brief, map, highlights, level) {
    this.#map = map;
    this.#highlights = highlights;
    this.level = level;
    this.#collect(brief);
  }

  get supported() {
    return this.#highlights.supported;
  }

  /** @param {Brief} brief */
  #collect(brief) {
    const { analysis, text } = brief;
    const body = analysis.article.blocks.filter((b) => b.kind === "paragraph" || b.kind === "listItem");
    /** @type {(id: string, about: Omit<Subject, "id" | "marks">, span: Extent, mark: Pick<Mark, "line" | "time" | "quantity">) => void} */
    const add = (id, about, { start, end }, mark) => {
      if (!within(body, start)) return;
      const subject = this.subjects.get(id) ?? { id, ...about, marks: [] };
      this.subjects.set(id, subject);
      subject.marks.push({ start, end, text: text.slice(start, end), subject, ...mark });
    };
    const entities = new Map(analysis.entities.map((e) => [e.id, e]));
    for (const mention of analysis.mentions) {
      const entity = entities.get(mention.entity);
      if (!entity) continue;
      const line = (mention.kind === "name" || mention.kind === "adjective") && mention.confidence >= NAME_BAR;
      if (line || (mention.kind !== "name" && mention.kind !== "adjective" && brief.isLinked(mention))) add(entity.id, { family: familyOf(entity.label), name: entity.name, entity }, mention, { line });
    }
    for (const time of analysis.times) if (isDate(time)) add(time.anchor ? `time:${time.value}` : `time@${time.start}`, { family: "date", name: time.text }, time, { line: true, time });
    for (const quantity of analysis.quantities) if (isFigure(quantity)) add(`number@${quantity.start}`, { family: "number", name: quantity.text }, quantity, { line: true, quantity });
  }

  /** Leaves out what stands in links, controls and code, then paints. The card is drawn before, long texts are done in pieces. */
  async begin() {
    await pause();
    const free = [];
    const lines = [...this.subjects.values()].flatMap((s) => s.marks.filter((m) => m.line)).sort((a, b) => a.start - b.start || a.end - b.end);
    for (const [i, mark] of lines.entries()) {
      if (i && i % CHUNK === 0) await pause();
      const range = this.#map.rangeOf(mark.start, mark.end);
      if (range && [range.startContainer, range.endContainer].every((n) => !(n.parentElement?.closest(NOT_MARKED)))) free.push(mark);
    }
    this.#lines = free;
    await this.paint();
  }

  /** The map has followed the page. */
  renew() {
    this.#highlights.renew();
    return this.begin();
  }

  /** Sets the underlines for the present level and families. */
  async paint() {
    const seen = new Set();
    this.shown = this.level === "off" ? [] : this.#lines.filter(({ subject, subject: { family, id } }) => {
      if (this.hidden.has(family)) return false;
      const first = !subject.entity || !seen.has(id);
      seen.add(id);
      return this.level === "all" || first;
    });
    for (const family of /** @type {Family[]} */ (["person", "org", "place", "date", "number", "other"])) {
      if (this.#disposed) return;
      this.#highlights.set(family, this.shown.filter((m) => m.subject.family === family));
      if (this.shown.length > CHUNK) await pause();
    }
  }

  /** The shortest underlined mark around an offset. @param {number | null} offset */
  at(offset) {
    if (offset === null) return null;
    /** @type {Mark | null} */
    let best = null;
    for (const mark of this.shown) {
      if (mark.start > offset) break;
      if (offset <= mark.end && (!best || mark.end - mark.start < best.end - best.start)) best = mark;
    }
    return best;
  }

  /** @param {Mark} mark */
  rangeOf({ start, end }) {
    return this.#map.rangeOf(start, end);
  }

  /** Lights all mentions of a subject, of no other. @param {Subject | null} subject */
  activate(subject) {
    if (subject === this.#active) return;
    if (this.#active) this.#highlights.set(`active-${this.#active.family}`, []);
    if (subject) this.#highlights.set(`active-${subject.family}`, subject.marks);
    this.#active = subject;
  }

  /** @param {Extent[]} spans evidence, lit above everything else */
  light(spans) {
    this.#highlights.set("evidence", spans);
  }

  /** The page may have turned light or dark. */
  look() {
    this.#highlights.look();
  }

  dispose() {
    this.#disposed = true;
    this.#highlights.dispose();
  }
}

/** @param {Extent[]} blocks @param {number} offset */
function within(blocks, offset) {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {Extent} */ (blocks[middle]).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < blocks.length && /** @type {Extent} */ (blocks[low]).start <= offset;
}

/** Lets the page go on before the next piece of work. */
export const pause = () => new Promise((resolve) => setTimeout(resolve));
