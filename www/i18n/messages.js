/** The interface's strings, numbers, dates and lists in one language. English is the only table so far. */
import en from "./en.js";

/** @typedef {keyof typeof en} Key */
/** @typedef {Record<string, string | number>} Params */

/** An English page keeps its own region's order of day and month; other pages get day before month. */
const localeOf = (/** @type {string} */ lang) => (/^en-[a-z]{2}$/i.test(lang) ? lang : "en-GB");

export class Messages {
  #plural;
  #number;

  /** @param {string} lang BCP 47 tag of the element or its ancestors */
  constructor(lang) {
    this.locale = localeOf(lang);
    this.#plural = new Intl.PluralRules(this.locale);
    this.#number = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 20 });
  }

  /** @param {Key} key @param {Params} [params] `n` chooses the plural form; numbers are written as the language does */
  t(key, params = {}) {
    /** @type {string | Record<string, string>} */
    const entry = en[key];
    const form = typeof entry === "string" ? entry : (entry[this.#plural.select(Number(params.n))] ?? entry["other"] ?? key);
    return form.replace(/\{(\w+)\}/g, (_, name) => {
      const value = params[name] ?? "";
      return typeof value === "number" ? this.n(value) : value;
    });
  }

  /** @param {string} key */
  has(key) {
    return key in en;
  }

  /** @param {number} value @param {Intl.NumberFormatOptions} [options] */
  n(value, options) {
    return (options ? new Intl.NumberFormat(this.locale, options) : this.#number).format(value);
  }

  /** @param {Date} date @param {Intl.DateTimeFormatOptions} options read in UTC, as all dates of an analysis are calendar dates */
  date(date, options) {
    return new Intl.DateTimeFormat(this.locale, { timeZone: "UTC", ...options }).formatToParts(date);
  }

  /** @param {string[]} items joined without "and": a row of counts or forms */
  list(items) {
    return new Intl.ListFormat(this.locale, { type: "unit", style: "short" }).format(items);
  }

  /** @param {string} code @returns {string | null} null where the browser does not know the language */
  language(code) {
    try {
      const name = new Intl.DisplayNames(this.locale, { type: "language", fallback: "none" }).of(code);
      return name && code !== "und" ? name : null;
    } catch {
      return null;
    }
  }
}
