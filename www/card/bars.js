/** The bars of confidence from which on the card shows a fact plain, or as likely; under both it is left out (ui-spec.md, 8). */

/** @import { Event } from "../analysis.d.ts" */
/** @typedef {readonly [plain: number, likely: number]} Bar */
/** @typedef {keyof typeof BARS | "date" | "number" | "other"} Fact what is shown: one row of the table */

/** For every kind of fact without a row of its own. */
const OTHER = /** @type {Bar} */ ([0.9, 0.6]);

/**
 * Names: by the tagger's calibrated confidence. On 99 stories of Worldwide's development part 95 in 100 are right above plain, with the same
 * ends; between the two at least 80 overlap a name of their family. The rest by `cargo xtask eval stories places`: a plain bar of 1 means that
 * no bar reached 95 in 100 (crime and death: 97) there.
 */
export const BARS = {
  person: [0.8, 0.55], org: [0.86, 0.6], place: [0.9, 0.5], // names, by family
  role: [0.57, 0.5],
  nominal: [0.9, 0.8], pronoun: [0.97, 0.8], // links to an entity: under likely, the words are not its mention
  statement: [0.93, 0.6], speaker: [0.93, 0.6], // content and cue; whose it is
  event: [1, 0.8], strict: [1, 0.97], // strict: legal, arrest, attack, death
  located: [0.97, 0.6], // that a place is this one and no namesake
  who: [0.75, 0.5], what: [1, 0.5], when: [0.75, 0.5], where: [1, 0.5], why: OTHER, how: OTHER,
  timeline: [0.75, 0.6],
  figure: OTHER,
};

/** Kinds of events of which a wrong one does harm. */
const STRICT = ["legal", "arrest", "attack", "death"];

/** @param {Event} event @returns {Fact} */
export const factOf = ({ kind }) => (STRICT.includes(kind) ? "strict" : "event");

/** @param {Fact} fact @param {Bar | null} own of the publisher, for all facts alike @returns {Bar} */
export const barOf = (fact, own) => own ?? /** @type {Record<string, Bar>} */ (/** @type {unknown} */ (BARS))[fact] ?? OTHER;
