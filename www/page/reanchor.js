// An analysis made of another version of a text, moved to where the same words stand now. What no longer stands is left out, and so
// is all that rests on it: a fact is kept only where its whole sentence is as it was. Of words that the analysis does not quote only the length is
// known: one put for another as long, in such a place, is not seen.
import { align, fold, Folded } from "./align.js";
import { textHash } from "./text-hash.js";

/** @import { Analysis, Answer, Entity, Event, Mention, Quantity, Quote, Role, Span, TimelineEntry } from "../analysis.d.ts" */
/** @import { Extent, Unit } from "./align.js" */
/** @typedef {Analysis["article"]["blocks"]} Blocks */
/**
 * @typedef {object} Moved
 * @property {Analysis | null} analysis of the text given; null where less than half of it is the text that was read
 * @property {number} kept  spans found @property {number} lost  and not found
 * @property {number} share of the longer of both texts, in [0, 1]: sentences that stand as they stood
 */

/** Less than this share of the text as it was: another text. Half is where what is left out outweighs what is shown. */
export const SAME = 0.5;

/**
 * @param {Analysis} analysis offsets in UTF-16; not changed
 * @param {string} text as it is now @param {Blocks} [blocks] as the page lays it out now; without them, what empty lines part
 * @param {number} [least] share under which it is another text
 * @returns {Moved}
 */
export function reanchor(analysis, text, blocks = paragraphs(text), least = SAME) {
  if (textHash(text) === analysis.textHash) return { analysis, kept: spansOf(analysis).length, lost: 0, share: 1 };
  const moving = new Moving(analysis, new Folded(text));
  const { kept, lost, share } = moving;
  if (share < least) return { analysis: null, kept, lost, share };
  return { analysis: { ...moving.rebuild(text, blocks), ...(analysis.corrections && { corrections: analysis.corrections }) }, kept, lost, share };
}

/** @param {string} text @returns {Blocks} */
const paragraphs = (text) => [...text.matchAll(/\S[^]*?(?=\s*\n\s*\n|\s*$)/g)].map(({ index, 0: words }) => ({ kind: "paragraph", start: index, end: index + words.length }));

class Moving {
  #analysis;
  #folded;
  /** @type {Map<string, Unit>} by start and end */
  #units = new Map();
  /** How far each sentence has moved; null where it is not as it was. @type {(number | null)[]} */
  #by;
  /** Its new index, -1 where it is gone. @type {number[]} */
  #index = [];
  /** @type {Analysis["article"]["sentences"]} in the order of the new text */
  #sentences = [];

  /** @param {Analysis} analysis @param {Folded} folded */
  constructor(analysis, folded) {
    this.#analysis = analysis;
    this.#folded = folded;
    const { sentences, blocks } = analysis.article;
    for (const span of spansOf(analysis)) this.#units.set(key(span), { start: span.start, end: span.end, text: fold(span.text), by: null });
    const units = [...this.#units.values()].sort((a, b) => a.start - b.start || b.end - a.end);
    align(units, folded, sentences);
    this.#by = this.#whole(units);
    this.kept = units.filter((unit) => unit.by !== null).length;
    this.lost = units.length - this.kept;
    const length = (/** @type {Extent[]} */ list) => list.reduce((sum, { start, end }) => sum + end - start, 0);
    const read = length(sentences);
    const before = Math.max(read, ...blocks.slice(-1).map((b) => b.end));
    const longer = Math.max(read, (folded.text.length * read) / Math.max(1, before));
    this.share = longer ? Math.min(1, length(sentences.filter((_, i) => this.#by[i] !== null)) / longer) : Number(!folded.text.trim());
  }

  /** Which sentences stand as they stood: all words known of them together, between two ends of sentences. @param {Unit[]} units @returns {(number | null)[]} */
  #whole(units) {
    const { sentences } = this.#analysis.article;
    const found = units.filter((unit) => unit.by !== null);
    let from = 0;
    let after = 0;
    return sentences.map(({ start, end }) => {
      while (units[from] && /** @type {Unit} */ (units[from]).start < start) from += 1;
      while (found[after] && /** @type {Unit} */ (found[after]).start < start) after += 1;
      const own = [];
      for (let i = from; units[i] && /** @type {Unit} */ (units[i]).start < end; i += 1) own.push(units[i]?.by ?? null);
      // Of a sentence without known words, those around it tell.
      const by = own.length ? (own[0] ?? null) : (found[after - 1]?.by ?? 0) === (found[after]?.by ?? found[after - 1]?.by ?? 0) ? (found[after - 1]?.by ?? 0) : null;
      return by !== null && own.every((b) => b === by) && this.#isSentence(start + by, end + by) ? by : null;
    });
  }

  /** @param {number} start @param {number} end */
  #isSentence(start, end) {
    const { lines: text } = this.#folded;
    const isEnd = (/** @type {number} */ at) => at >= text.length || text[at] === "\n" || (text[at] === " " && /[.!?:;"')\]*-]/.test(text[at - 1] ?? ""));
    return start >= 0 && end <= text.length && /\S/.test(text[end - 1] ?? "") && isEnd(end) && (start === 0 || text[start - 1] === "\n" || isEnd(start - 1));
  }

  /** The index of the sentence around an offset, or of the next one. @param {number} offset */
  #around(offset) {
    const { sentences } = this.#analysis.article;
    let low = 0;
    let high = sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Extent} */ (sentences[middle]).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether spans still stand together, the sentences that they touch as they were. @param {...(Extent | null | undefined)} spans */
  #together(...spans) {
    const own = spans.filter((span) => span != null);
    const first = this.#around(Math.min(...own.map((s) => s.start)));
    const last = this.#around(Math.max(...own.map((s) => s.end)) - 1);
    const by = this.#by[first] ?? null;
    for (let i = first; i <= last; i += 1) if (by === null || this.#by[i] !== by) return false;
    return own.every((span) => this.#units.get(key(span))?.by === by);
  }

  /** Together, and after the sentence that they came after: "he" is still who he was. @param {...(Extent | null | undefined)} spans */
  #inPlace(...spans) {
    const first = this.#around(Math.min(...spans.flatMap((span) => span?.start ?? [])));
    return this.#together(...spans) && (first === 0 || this.#by[first - 1] === this.#by[first]);
  }

  /** @template {Span} S @param {S} span @returns {S} with the words as they are written now */
  #span(span) {
    const by = this.#units.get(key(span))?.by ?? 0;
    const { start, end } = this.#folded.original({ start: span.start + by, end: span.end + by });
    return { ...span, start, end, text: this.#text.slice(start, end) };
  }

  /** @param {Span | null | undefined} span */
  #maybe(span) {
    return span && this.#units.get(key(span))?.by != null ? this.#span(span) : null;
  }

  #text = "";

  /** @param {string} text @param {Blocks} blocks @returns {Omit<Analysis, "corrections">} */
  rebuild(text, blocks) {
    this.#text = text;
    const { article, fiveW, summary, stats, corrections: _, ...rest } = this.#analysis;
    const kinds = this.#kinds(blocks);
    this.#place(kinds);
    const { mentions, entities } = this.#names();
    const known = new Set(entities.map((e) => e.id));
    const linked = (/** @type {string | undefined | null} */ id) => (id && known.has(id) ? id : null);

    const [times, timeAt] = this.#list(this.#analysis.times, (time) => this.#maybe(time) && (time.anchor !== "context" || this.#inPlace(time)) && this.#span(time));
    const [quantities] = this.#list(this.#analysis.quantities, (quantity) => this.#quantity(quantity));
    const [quotes] = this.#list(this.#analysis.quotes, (quote) => this.#quote(quote, mentions, known));
    const events = this.#analysis.events.flatMap((event) => this.#event(event, linked, timeAt) ?? []);
    const told = new Set(events.map((e) => e.id));
    const timeline = this.#analysis.timeline.flatMap((entry) => {
      const sentence = this.#index[entry.sentence] ?? -1;
      const time = timeAt.get(entry.time);
      return sentence < 0 || time === undefined ? [] : [/** @type {TimelineEntry} */ ({ ...entry, sentence, time, event: entry.event && told.has(entry.event) ? entry.event : null })];
    });
    const answer = (/** @type {Answer | null} */ it) => this.#answer(it, linked, told, timeAt);
    const { who, what, when, where, why, how } = fiveW;
    const sentence = (/** @type {number | null} */ i) => (i === null ? -1 : (this.#index[i] ?? -1));
    return {
      ...rest,
      textHash: textHash(text),
      article: {
        ...article, headline: this.#maybe(article.headline), byline: this.#maybe(article.byline),
        dateline: article.dateline && { place: this.#maybe(article.dateline.place), agency: this.#maybe(article.dateline.agency) },
        blocks: kinds, sentences: this.#sentences,
      },
      entities, mentions, times, quantities, quotes, events, timeline,
      fiveW: { who: answer(who), what: answer(what), when: answer(when), where: answer(where), why: answer(why), how: answer(how) },
      summary: {
        nutgraf: sentence(summary.nutgraf) < 0 ? null : sentence(summary.nutgraf),
        keySentences: summary.keySentences.flatMap((k) => (sentence(k.sentence) < 0 ? [] : { ...k, sentence: sentence(k.sentence), covers: k.covers.filter((id) => known.has(id) || told.has(id)) })),
      },
      stats: { ...stats, characters: [...text].length, sentences: this.#sentences.length },
    };
  }

  /** The new blocks, of the kinds that the core saw in the old ones where they are the same. @param {Blocks} blocks @returns {Blocks} */
  #kinds(blocks) {
    const { article } = this.#analysis;
    const found = [...this.#units.values()].filter((unit) => unit.by !== null).sort((a, b) => a.start - b.start);
    /** @type {Map<number, Blocks[number]>} by where they would stand now */
    const moved = new Map();
    let at = 0;
    for (const block of article.blocks) {
      while (found[at] && /** @type {Unit} */ (found[at]).start < block.start) at += 1;
      for (const unit of [found[at - 1], found[at]]) if (unit) moved.set(this.#folded.original({ start: block.start + (unit.by ?? 0), end: 0 }).start, block);
    }
    return blocks.map(({ kind, start, end }) => ({ kind: moved.get(start)?.kind ?? kind, start, end }));
  }

  /** Sentences that stand, in the order of the new text. @param {Blocks} blocks */
  #place(blocks) {
    const standing = this.#analysis.article.sentences.flatMap(({ start, end }, i) => {
      const by = this.#by[i];
      return by == null ? [] : { i, ...this.#folded.original({ start: start + by, end: end + by }) };
    }).sort((a, b) => a.start - b.start);
    this.#index = this.#analysis.article.sentences.map(() => -1);
    let block = 0;
    for (const { i, start, end } of standing) {
      while (block < blocks.length - 1 && /** @type {Blocks[number]} */ (blocks[block]).end <= start) block += 1;
      this.#index[i] = this.#sentences.push({ start, end, block }) - 1;
    }
  }

  /**
   * What is made of a list, in the order of the new text, and the new index of each old one.
   * @template {Extent | Quote} T @param {T[]} list @param {(item: T) => T | null | false} move @returns {[T[], Map<number, number>]}
   */
  #list(list, move) {
    const moved = list.flatMap((item, old) => {
      const now = move(item);
      return now ? { now, old } : [];
    });
    const start = (/** @type {Extent | Quote} */ it) => ("content" in it ? it.content.start : it.start);
    moved.sort((a, b) => start(a.now) - start(b.now));
    return [moved.map((it) => it.now), new Map(moved.map(({ old }, i) => [old, i]))];
  }

  /** Mentions that stand and entities that are still named. Who is only "he" or "the minister" now is nobody. */
  #names() {
    const { mentions, entities } = this.#analysis;
    const isName = (/** @type {Mention} */ { kind }) => kind === "name" || kind === "adjective";
    const stands = (/** @type {Mention} */ m) => (isName(m) ? this.#maybe(m) !== null : this.#inPlace(m));
    const named = new Set(mentions.filter((m) => isName(m) && stands(m)).map((m) => m.entity));
    const [standing, at] = this.#list(mentions, (mention) => {
      if (!named.has(mention.entity) || !stands(mention)) return null;
      const { title, ...own } = mention;
      const kept = title && this.#moved(title) === this.#moved(mention) ? this.#maybe(title) : null;
      return { ...this.#span(own), ...(kept && { title: kept }) };
    });
    return { mentions: standing, entities: entities.filter((e) => named.has(e.id)).map((e) => this.#entity(e, named, at, standing)) };
  }

  /** @param {Extent} span */
  #moved(span) {
    return this.#units.get(key(span))?.by ?? null;
  }

  /** @param {Entity} entity @param {Set<string>} named @param {Map<number, number>} at new indices of mentions @param {Mention[]} standing @returns {Entity} */
  #entity(entity, named, at, standing) {
    const own = entity.mentions.flatMap((i) => at.get(i) ?? []).sort((a, b) => a - b);
    const forms = own.flatMap((i) => { const m = standing[i]; return m && m.kind !== "pronoun" ? m : []; });
    const said = new Set(forms.map((m) => fold(m.text)));
    const names = forms.filter((m) => m.kind === "name").map((m) => m.text).sort((a, b) => b.length - a.length);
    // A name that only the words now gone gave is not said any more. One that no mention ever was (of Iraqis: Iraq) stays.
    const gone = new Set(entity.mentions.flatMap((i) => (at.has(i) ? [] : fold(this.#analysis.mentions[i]?.text ?? ""))).filter((form) => !said.has(form)));
    const name = gone.has(fold(entity.name)) ? (names[0] ?? forms[0]?.text ?? entity.name) : entity.name;
    const sure = own.flatMap((i) => { const m = standing[i]; return m && (m.kind === "name" || m.kind === "adjective") ? m.confidence : []; });
    const roles = entity.roles.flatMap((role) => this.#role(role, entity, named) ?? []);
    return { ...entity, name, aliases: entity.aliases.filter((form) => form !== name && !gone.has(fold(form))), confidence: Math.min(entity.confidence, Math.max(...sure)), mentions: own, roles };
  }

  /** A role is theirs while its words and the mention nearest to them stand as they stood. @param {Role} role @param {Entity} entity @param {Set<string>} named @returns {Role | null} */
  #role({ of, ...role }, { mentions }, named) {
    const { start, end } = role.evidence;
    const away = (/** @type {Extent} */ m) => Math.max(0, m.start - end, start - m.end);
    const nearest = mentions.flatMap((i) => this.#analysis.mentions[i] ?? []).sort((a, b) => away(a) - away(b))[0];
    if (!nearest || !this.#together(role.evidence, nearest)) return null;
    return { ...role, ...(of && named.has(of) && { of }), evidence: this.#span(role.evidence) };
  }

  /** @param {Quantity} quantity @returns {Quantity | null} */
  #quantity({ of, ...quantity }) {
    if (!this.#together(quantity, quantity.clause)) return null;
    return { ...this.#span(quantity), clause: this.#span(quantity.clause), ...(of && this.#maybe(of) && { of: this.#span(of) }) };
  }

  /** A statement whose source is no longer known to be its speaker keeps the source's words. @param {Quote} quote @param {Mention[]} mentions standing @param {Set<string>} known @returns {Quote | null} */
  #quote({ parts, ...quote }, mentions, known) {
    const { content, cue, source } = quote;
    if (!this.#together(content, cue, source, ...(parts ?? []))) return null;
    const words = source && this.#span(source);
    const isName = words && mentions.some((m) => m.entity === quote.speaker && m.start >= words.start && m.end <= words.end && (m.kind === "name" || m.kind === "adjective"));
    const speaker = quote.speaker && known.has(quote.speaker) && (isName || this.#inPlace(content, source)) ? quote.speaker : null;
    return {
      ...quote, content: this.#span(content), ...(parts && { parts: parts.map((part) => this.#span(part)) }), cue: cue && this.#span(cue), source: words,
      speaker, speakerConfidence: speaker ? quote.speakerConfidence : 0,
    };
  }

  /** @param {Event} event @param {(id: string | undefined | null) => string | null} linked @param {Map<number, number>} timeAt @returns {Event | null} */
  #event(event, linked, timeAt) {
    const sentence = this.#index[event.sentence] ?? -1;
    if (sentence < 0 || !this.#together(event.trigger, event.text, ...event.participants.map((p) => p.span))) return null;
    const participants = event.participants.map(({ entity, ...rest }) => ({ ...rest, ...(linked(entity) && { entity: /** @type {string} */ (entity) }), span: this.#span(rest.span) }));
    const time = event.time === null ? null : (timeAt.get(event.time) ?? null);
    return { ...event, sentence, participants, trigger: this.#span(event.trigger), text: this.#span(event.text), place: linked(event.place), time };
  }

  /** @param {Answer | null} answer @param {(id: string | undefined) => string | null} linked @param {Set<string>} told @param {Map<number, number>} timeAt @returns {Answer | null} */
  #answer(answer, linked, told, timeAt) {
    if (!answer || !this.#together(answer.span)) return null;
    const { entity, time, event, ...rest } = answer;
    if ((entity && !linked(entity)) || (time !== undefined && !timeAt.has(time)) || (event && !told.has(event))) return null;
    return { ...rest, span: this.#span(answer.span), ...(entity && { entity }), ...(time !== undefined && { time: /** @type {number} */ (timeAt.get(time)) }), ...(event && { event }) };
  }
}

/** @param {Extent} span */
const key = ({ start, end }) => `${start} ${end}`;

/** Everything of an analysis that quotes the text. @param {Analysis} analysis @returns {Span[]} */
function spansOf({ article, entities, mentions, times, quantities, quotes, events, fiveW }) {
  const all = [
    article.headline, article.byline, article.dateline?.place, article.dateline?.agency,
    ...mentions.flatMap((m) => [m, m.title]), ...entities.flatMap((e) => e.roles.map((role) => role.evidence)), ...times,
    ...quantities.flatMap((q) => [q, q.of, q.clause]), ...quotes.flatMap((q) => [q.content, ...(q.parts ?? []), q.cue, q.source]),
    ...events.flatMap((e) => [e.trigger, e.text, ...e.participants.map((p) => p.span)]), ...Object.values(fiveW).map((a) => a?.span),
  ];
  return all.filter((span) => span != null);
}
