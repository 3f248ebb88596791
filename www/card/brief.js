/** What the card shows of an analysis: families, certainty, paragraph numbers, who said what, dated items. No DOM. */

import { barOf, factOf } from "./bars.js";

/** @import { Analysis, Entity, Event, Label, Mention, Quantity, Quote, Span, TimeExpression } from "../analysis.d.ts" */
/** @import { Bar, Fact } from "./bars.js" */
/** @typedef {"person" | "org" | "place" | "date" | "number" | "other"} Family */
/** @typedef {"plain" | "likely"} Certainty */
/** @typedef {{start: number, end: number}} Extent */
/** @typedef {{kind: string, n: number}} Place n: the paragraph's number, 0 outside paragraphs */
/** @typedef {{entity: Entity, family: Family, certainty: Certainty}} Known */
/** @typedef {{span: Span, certainty: Certainty, time: TimeExpression | undefined, event: Event | undefined}} Dated */
/** @typedef {{date: string, precision: string, items: Dated[]}} DateGroup */
/** @typedef {{quote: Quote, certainty: Certainty}} Statement */

/** @type {Family[]} */
export const FAMILIES = ["person", "org", "place", "date", "number", "other"];

/** @param {Label} label @returns {Family} */
export const familyOf = (label) =>
  label === "PERSON" ? "person" : label === "ORG" || label === "NORP" ? "org" : label === "GPE" || label === "LOC" || label === "FAC" ? "place" : "other";

/** Bare counts under this and ordinals are left out: "two men", "the third time". */
const SMALLEST_COUNT = 10;

/** @param {Quantity} q */
export const isFigure = (q) =>
  q.kind !== "ORDINAL" && !(q.kind === "CARDINAL" && !q.unit && (q.high ?? q.value ?? 0) < SMALLEST_COUNT);

/** "now", "recently" say no date. @param {TimeExpression} t */
export const isDate = (t) => !t.value.endsWith("_REF");

const KINDS = ["MONEY", "PERCENT", "QUANTITY", "CARDINAL"];

export class Brief {
  #paragraphs;
  #bar;

  /** @param {Analysis} analysis @param {string} text @param {Bar | null} bar the publisher's own, for all facts */
  constructor(analysis, text, bar) {
    this.analysis = analysis;
    this.text = text;
    this.#bar = bar;
    let n = 0;
    this.#paragraphs = analysis.article.blocks.map((block) => ({ ...block, n: isBody(block.kind) ? ++n : 0 }));

    const told = new Set(analysis.mentions.filter((mention) => this.#isStory(mention.start)).map((mention) => mention.entity));
    const known = analysis.entities.flatMap((entity) => {
      const family = familyOf(entity.label);
      const certainty = told.has(entity.id) && this.certainty(entity.confidence, family);
      return certainty ? [/** @type {Known} */ ({ entity, family, certainty })] : [];
    });
    /** @type {Map<string, Entity>} */
    this.entities = new Map(analysis.entities.map((e) => [e.id, e]));
    this.people = known.filter((k) => k.family === "person");
    this.orgs = known.filter((k) => k.family === "org");
    this.places = known.filter((k) => k.family === "place").sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);

    this.facts = /** @type {const} */ (["who", "what", "when", "where", "why", "how"]).flatMap((question) => {
      const answer = analysis.fiveW[question];
      const certainty = answer && this.certainty(answer.confidence, question);
      return answer && certainty ? [{ question, answer, certainty }] : [];
    });
    this.sentences = [...analysis.summary.keySentences].sort((a, b) => a.sentence - b.sentence).map((k) => this.sentence(k.sentence));
    this.figures = dedupe(analysis.quantities.filter((q) => isFigure(q) && this.certainty(q.confidence, "figure")))
      .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    this.dates = this.#dates();

    /** @type {Map<string, Statement[]>} */
    this.statements = new Map();
    /** @type {Statement[]} */
    this.others = [];
    for (const quote of analysis.quotes) this.#sort(quote);
    this.undated = analysis.events.flatMap((event) => {
      const certainty = event.time === null && event.kind !== "statement" && this.certainty(event.confidence, factOf(event));
      return certainty ? [{ event, certainty }] : [];
    }).slice(0, 5);
  }

  /** Null: below both bars, left out. @param {number} confidence @param {Fact} fact @returns {Certainty | null} */
  certainty(confidence, fact) {
    const [plain, likely] = barOf(fact, this.#bar);
    return confidence >= plain ? "plain" : confidence >= likely ? "likely" : null;
  }

  get isEmpty() {
    const { entities, quotes, times } = this.analysis;
    return !entities.length && !quotes.length && !times.length;
  }

  /** @param {number} index @returns {Span} */
  sentence(index) {
    const { start = 0, end = 0 } = this.analysis.article.sentences[index] ?? {};
    return { start, end, text: this.text.slice(start, end) };
  }

  /** The sentence around a span, for reading it out. @param {Extent} span */
  sentenceAround(span) {
    const around = this.analysis.article.sentences.find((s) => s.start <= span.start && span.start < s.end);
    return around ? this.text.slice(around.start, around.end) : this.text.slice(span.start, span.end);
  }

  /** @param {number} offset @returns {Place} */
  where(offset) {
    const block = this.#paragraphs.find((b) => b.start <= offset && offset < b.end);
    return block ? { kind: block.n ? "paragraph" : block.kind, n: block.n } : { kind: "boilerplate", n: 0 };
  }

  /** Marks and entity cards are for the body: paragraphs and list items. @param {number} offset */
  inBody(offset) {
    return this.where(offset).n > 0;
  }

  /** The mentions of an entity, without links under their bar. @param {Entity} entity @returns {Mention[]} */
  mentionsOf(entity) {
    return entity.mentions.flatMap((index) => this.analysis.mentions[index] ?? []).filter((mention) => this.isLinked(mention));
  }

  /** @param {Mention} mention */
  isLinked({ kind, confidence }) {
    return kind === "name" || kind === "adjective" || this.certainty(confidence, kind) !== null;
  }

  /** The name of a country, in the article's words; none where the article does not name it. @param {string | undefined} code */
  country(code) {
    return code && this.analysis.entities.find((e) => e.place?.kind === "country" && e.place.country === code)?.name;
  }

  /** Who only signs the story is not in it. @param {number} offset */
  #isStory(offset) {
    return !["byline", "timestamp", "boilerplate"].includes(this.where(offset).kind);
  }

  #dates() {
    const { timeline, times, events } = this.analysis;
    /** @type {Map<string, DateGroup>} */
    const groups = new Map();
    for (const entry of timeline) {
      const dated = this.certainty(entry.confidence, "timeline");
      if (!dated) continue;
      const told = events.find((e) => e.id === entry.event);
      const sure = told && this.certainty(told.confidence, factOf(told));
      // Of an event under its bar there remains the sentence with its date.
      const event = sure ? told : undefined;
      const certainty = weaker(dated, sure ?? dated);
      const group = groups.get(entry.date) ?? { date: entry.date, precision: entry.precision, items: [] };
      const span = event?.text ?? this.sentence(entry.sentence);
      if (!group.items.some((i) => i.span.start === span.start)) group.items.push({ span, certainty, time: times[entry.time], event });
      groups.set(entry.date, group);
    }
    return [...groups.values()];
  }

  /** @param {Quote} quote */
  #sort(quote) {
    const said = this.certainty(quote.confidence, "statement");
    if (quote.act === "intention" || !said) return;
    const whose = quote.speaker ? this.certainty(quote.speakerConfidence, "speaker") : null;
    if (!quote.speaker || !whose || ![...this.people, ...this.orgs].some((k) => k.entity.id === quote.speaker)) this.others.push({ quote, certainty: said });
    else {
      const list = this.statements.get(quote.speaker) ?? [];
      list.push({ quote, certainty: weaker(said, whose) });
      this.statements.set(quote.speaker, list);
    }
  }
}

/** @param {string} kind */
const isBody = (kind) => kind === "paragraph" || kind === "listItem";

/** @param {Certainty} a @param {Certainty} b */
const weaker = (a, b) => (a === "plain" ? b : a);

/** The same figure said twice is one figure, its first mention. @param {Quantity[]} quantities */
function dedupe(quantities) {
  const seen = new Set();
  return quantities.filter((q) => {
    const key = [q.kind, q.value ?? q.text, q.high, q.unit, q.currency, q.of?.text.toLowerCase()].join("|");
    return !seen.has(key) && seen.add(key);
  });
}
