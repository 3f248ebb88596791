/** The interface's strings, numbers and lists in one language. English is the only table so far. */
import first from "./en-first.js";

/** @typedef {keyof typeof first | keyof typeof import("./en.js").default} Key */

/** @type {Record<string, string | Record<string, string>>} */
const table = { ...first };

/** The rest of the strings, when a card is loaded. @param {typeof table} more */
export const extend = (more) => Object.assign(table, more);

export class Messages {
  #plural;
  #number;

  /** @param {string} lang BCP 47 tag; an English page keeps its region's order of day and month, others get day before month */
  constructor(lang) {
    this.locale = /^en-[a-z]{2}$/i.test(lang) ? lang : "en-GB";
    this.#plural = new Intl.PluralRules(this.locale);
    this.#number = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 20 });
  }

  /** @param {Key} key @param {Record<string, string | number>} [params] `n` chooses the plural form; numbers are written as the language does */
  t(key, params = {}) {
    const entry = table[key] ?? key;
    const form = typeof entry === "string" ? entry : (entry[this.#plural.select(Number(params.n))] ?? entry["other"] ?? key);
    return form.replace(/\{(\w+)\}/g, (_, name) => {
      const value = params[name] ?? "";
      return typeof value === "number" ? this.n(value) : value;
    });
  }

  /** @param {number} value */
  n(value) {
    return this.#number.format(value);
  }

  /** @param {string[]} items joined without "and": a row of counts or forms */
  list(items) {
    return new Intl.ListFormat(this.locale, { type: "unit", style: "short" }).format(items);
  }
}
