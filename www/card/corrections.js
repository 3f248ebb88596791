/** An editor's corrections: hide, rename, re-label, merge, note. Fetched only where there are some. No DOM. */

/** @import { Analysis, Corrections, Entity } from "../analysis.d.ts" */
/** @typedef {NonNullable<Corrections["entities"]>[number]} EntityCorrection */

/** Labels of what can be on a map. */
const PLACES = ["GPE", "LOC", "FAC"];

/**
 * The analysis with the corrections that were set on the card, or else its own. Those of the card stay with what they were first shown with.
 * @param {Analysis} analysis @param {{value: Corrections, on?: Analysis} | null} own @returns {Analysis}
 */
export function corrected(analysis, own) {
  if (own?.on && own.on.textHash !== analysis.textHash) own.value = carry(own.value, own.on, analysis);
  if (own) own.on = analysis;
  return correct(analysis, own?.value ?? analysis.corrections ?? {});
}

/**
 * The analysis as the editor wants it, `corrections` left with what is shown beside it: the notes. What names no entity, event or index of the
 * analysis does nothing.
 * @param {Analysis} analysis not changed @param {Corrections} corrections ids and indices are those of this analysis @returns {Analysis}
 */
export function correct(analysis, corrections) {
  const about = new Map((corrections.entities ?? []).map((it) => [it.id, it]));
  const entities = new Map(analysis.entities.map((e) => [e.id, e]));
  const gone = new Set([...entities.keys()].filter((id) => about.get(id)?.hidden || about.get(resolve(id))?.hidden));
  /** Who an id stands for now; a ring of merges is none. @param {string} id @returns {string} */
  function resolve(id) {
    const seen = new Set();
    for (let at = id; ; ) {
      const into = about.get(at)?.mergeInto;
      if (!into || !entities.has(into)) return at;
      if (seen.has(at)) return id;
      seen.add(at);
      at = into;
    }
  }
  /** @param {string | null | undefined} id @returns {string | null} null: nobody, or hidden */
  const who = (id) => (id && entities.has(id) && !gone.has(id) ? resolve(id) : null);
  const relinked = relink(analysis, who);
  const own = relinked.entities.map((e) => rename(e, about.get(e.id)));
  const labels = new Map(own.map((e) => [e.id, about.get(e.id)?.label && e.label]));
  const mentions = relinked.mentions.map((m) => ({ ...m, label: labels.get(m.entity) ?? m.label }));
  return withNotes(hide({ ...relinked, entities: own, mentions }, corrections.hidden ?? {}), corrections, who);
}

/** Everything that names an entity, under its present id; what is a hidden one's own goes with it. @param {Analysis} analysis @param {(id: string | null | undefined) => string | null} who @returns {Analysis} */
function relink(analysis, who) {
  const { fiveW, summary } = analysis;
  /** @type {Map<number, number>} */
  const at = new Map();
  const mentions = analysis.mentions.flatMap((mention, i) => {
    const entity = who(mention.entity);
    return entity ? (at.set(i, at.size), [{ ...mention, entity }]) : [];
  });
  /** @type {Map<string, Entity>} */
  const entities = new Map();
  const standing = analysis.entities.filter((e) => who(e.id));
  // Those that others are merged into first: theirs is the name, the label and the place.
  for (const entity of [...standing.filter((e) => who(e.id) === e.id), ...standing.filter((e) => who(e.id) !== e.id)]) {
    const roles = entity.roles.map(({ of, ...role }) => ({ ...role, ...(who(of) && { of: /** @type {string} */ (who(of)) }) }));
    const own = { ...entity, roles, mentions: entity.mentions.flatMap((i) => at.get(i) ?? []) };
    const into = entities.get(/** @type {string} */ (who(entity.id)));
    entities.set(/** @type {string} */ (who(entity.id)), into ? merge(into, own) : own);
  }
  return {
    ...analysis, mentions, entities: standing.filter((e) => who(e.id) === e.id).map((e) => /** @type {Entity} */ (entities.get(e.id))),
    quotes: analysis.quotes.flatMap((quote) => (quote.speaker && !who(quote.speaker) ? [] : { ...quote, speaker: who(quote.speaker) })),
    events: analysis.events.map((event) => ({
      ...event, place: who(event.place),
      participants: event.participants.map(({ entity, ...rest }) => ({ ...rest, ...(who(entity) && { entity: /** @type {string} */ (who(entity)) }) })),
    })),
    fiveW: /** @type {typeof fiveW} */ (Object.fromEntries(Object.entries(fiveW).map(([question, answer]) =>
      [question, !answer?.entity ? answer : who(answer.entity) ? { ...answer, entity: who(answer.entity) } : null]))),
    summary: { ...summary, keySentences: summary.keySentences.map((k) => ({ ...k, covers: [...new Set(k.covers.flatMap((id) => (analysis.entities.some((e) => e.id === id) ? (who(id) ?? []) : id)))] })) },
  };
}

/** @param {Entity} into @param {Entity} from @returns {Entity} */
function merge(into, from) {
  const { place = from.place, country = from.country } = into;
  const has = (/** @type {Entity["roles"][number]} */ role) => into.roles.some((r) => r.evidence.start === role.evidence.start);
  return {
    ...into, ...(place && { place }), ...(country && { country }),
    aliases: [...new Set([...into.aliases, from.name, ...from.aliases])].filter((form) => form !== into.name),
    salience: Math.max(into.salience, from.salience), confidence: Math.max(into.confidence, from.confidence),
    mentions: [...into.mentions, ...from.mentions].sort((a, b) => a - b),
    roles: [...into.roles, ...from.roles.filter((role) => !has(role))],
  };
}

/** @param {Entity} entity @param {EntityCorrection | undefined} correction @returns {Entity} */
function rename(entity, { name = entity.name, label = entity.label } = { id: "" }) {
  const { place, ...rest } = entity;
  const forms = name === entity.name ? entity.aliases : [entity.name, ...entity.aliases];
  return {
    ...rest, name, label, aliases: forms.filter((form) => form !== name), roles: label === "PERSON" ? entity.roles : entity.label === label ? entity.roles : [],
    ...(place && PLACES.includes(label) && { place }),
    // A name or a kind that an editor gave is sure.
    confidence: name === entity.name && label === entity.label ? entity.confidence : 1,
  };
}

/** @param {Analysis} analysis @param {NonNullable<Corrections["hidden"]>} hidden @returns {Analysis} */
function hide(analysis, hidden) {
  const { fiveW, summary, ...rest } = analysis;
  const without = (/** @type {number[] | undefined} */ indices) => (/** @type {unknown} */ _, /** @type {number} */ i) => !indices?.includes(i);
  const isTold = (/** @type {string | null | undefined} */ id) => !id || !hidden.events?.includes(id);
  const isDated = without(hidden.times);
  const timeAt = (/** @type {number} */ old) => old - new Set(hidden.times?.filter((i) => i >= 0 && i < old)).size;
  const events = analysis.events.filter((e) => isTold(e.id)).map((e) => ({ ...e, time: e.time === null || !isDated(0, e.time) ? null : timeAt(e.time) }));
  const answers = Object.entries(fiveW).map(([question, answer]) => {
    const { time, ...own } = answer ?? {};
    if (!answer || !isTold(own.event) || (time !== undefined && !isDated(0, time))) return [question, null];
    return [question, { ...own, ...(time !== undefined && { time: timeAt(time) }) }];
  });
  return {
    ...rest, events, times: analysis.times.filter(isDated), quotes: analysis.quotes.filter(without(hidden.quotes)), quantities: analysis.quantities.filter(without(hidden.quantities)),
    timeline: analysis.timeline.filter((t) => isTold(t.event) && isDated(0, t.time)).map((t) => ({ ...t, time: timeAt(t.time) })),
    fiveW: Object.fromEntries(answers),
    summary: { ...summary, keySentences: summary.keySentences.map((k) => ({ ...k, covers: k.covers.filter(isTold) })) },
  };
}

/** @param {Analysis} analysis @param {Corrections} corrections @param {(id: string) => string | null} who @returns {Analysis} */
function withNotes({ corrections: _, ...analysis }, { note, entities = [] }, who) {
  /** @type {EntityCorrection[]} */
  const notes = entities.flatMap(({ id, note: words }) => (words && who(id) ? { id: /** @type {string} */ (who(id)), note: words } : []));
  return { ...analysis, ...((note || notes.length) && { corrections: { ...(note && { note }), ...(notes.length && { entities: notes }) } }) };
}

/**
 * Corrections for another reading, of a text that has changed since: each follows the name, the statement or the words that it was made for.
 * What is not there any more is dropped; so is the note on the whole, which was given to the text as it was.
 * @param {Corrections} corrections @param {Analysis} before what they were made for @param {Analysis} now @returns {Corrections}
 */
export function carry({ entities = [], hidden = {} }, before, now) {
  const named = (/** @type {string | undefined} */ id) => {
    const known = before.entities.find((e) => e.id === id);
    return known && now.entities.find((e) => e.name === known.name && e.label === known.label)?.id;
  };
  return {
    entities: entities.flatMap(({ id, mergeInto, ...rest }) => {
      const own = named(id);
      const into = named(mergeInto);
      return own ? { ...rest, id: own, ...(into && { mergeInto: into }) } : [];
    }),
    hidden: {
      quotes: same(before.quotes, now.quotes, hidden.quotes, (q) => q.content.text),
      times: same(before.times, now.times, hidden.times, (t) => t.text),
      quantities: same(before.quantities, now.quantities, hidden.quantities, (q) => `${q.text} ${q.clause.text}`),
      events: same(before.events, now.events, hidden.events?.map((id) => before.events.findIndex((e) => e.id === id)), (e) => `${e.kind} ${e.text.text}`).flatMap((i) => now.events[i]?.id ?? []),
    },
  };
}

/** Indices of the items that say the same as some before. @template T @param {T[]} before @param {T[]} now @param {number[] | undefined} indices @param {(item: T) => string} words */
function same(before, now, indices = [], words) {
  const said = new Set(indices.flatMap((i) => (before[i] ? words(before[i]) : [])));
  return now.flatMap((item, i) => (said.has(words(item)) ? i : []));
}
