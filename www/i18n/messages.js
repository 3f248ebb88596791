/** The interface's strings, numbers and lists in one language. English is here from the start; other tables are fetched when a page wants them. */
import first from "./en-first.js";

/** @typedef {keyof typeof first | keyof typeof import("./en.js").default} Key */
/** @typedef {Record<string, string | Record<string, string>>} Table */
/** @typedef {"en" | keyof typeof OTHERS} Language */

/** Each table is whole: what the element says, and what the card says. */
const OTHERS = { ar: () => import("./ar.js"), es: () => import("./es.js"), fr: () => import("./fr.js") };

/** @type {Table} */
const english = { ...first };
/** @type {Partial<Record<Language, Table>>} */
const tables = { en: english };

/** The rest of the English strings, when a card is loaded. @param {Table} more */
export const extend = (more) => Object.assign(english, more);

/** The interface's language on a page in this one: English where there is no table. @param {string} lang BCP 47 tag @returns {Language} */
function languageOf(lang) {
  const [base = ""] = lang.toLowerCase().split("-");
  return Object.hasOwn(OTHERS, base) ? /** @type {Language} */ (base) : "en";
}

/** Fetches the strings of a language; null where nothing is to be waited for. A table that does not come leaves English. @param {string} lang @returns {Promise<void> | null} */
export function fetchLanguage(lang) {
  const language = languageOf(lang);
  if (language === "en" || tables[language]) return null;
  return OTHERS[language]().then(({ default: table }) => void (tables[language] = table), () => {});
}

export class Messages {
  #table;
  /** @type {Intl.PluralRules | undefined} made when it is needed: the first of its kind costs a slow phone 30 ms */
  #plural;
  /** @type {Intl.NumberFormat | undefined} */
  #number;

  /** @param {string} lang BCP 47 tag; a region keeps its order of day and month and its digits; English without one puts the day first */
  constructor(lang) {
    const language = languageOf(lang);
    this.#table = tables[language] ?? english;
    /** The language that is really spoken. */
    this.lang = this.#table === english ? "en" : language;
    this.dir = this.lang === "ar" ? "rtl" : "ltr";
    this.locale = new RegExp(`^${this.lang}-[a-z]{2}$`, "i").test(lang) ? lang : this.lang === "en" ? "en-GB" : this.lang;
  }

  /** @param {Key} key @param {Record<string, string | number>} [params] `n` chooses the plural form; numbers are written as the language does */
  t(key, params = {}) {
    const entry = this.#table[key] ?? english[key] ?? key;
    const form = typeof entry === "string" ? entry : (entry[(this.#plural ??= new Intl.PluralRules(this.locale)).select(Number(params.n))] ?? entry["other"] ?? key);
    return form.replace(/\{(\w+)\}/g, (_, name) => {
      const value = params[name] ?? "";
      // The article's English within Arabic: set apart, or a full stop at its end would jump to the other side.
      return typeof value === "number" ? this.n(value) : this.dir === "rtl" ? `\u2068${value}\u2069` : value;
    });
  }

  /** @param {number} value */
  n(value) {
    return (this.#number ??= this.numbers({})).format(value);
  }

  /** @param {Intl.NumberFormatOptions} options */
  numbers(options) {
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: 20, ...options });
  }

  /** Dates of the common calendar, whichever one the region prefers: the article's are. @param {Intl.DateTimeFormatOptions} options */
  dates(options) {
    return new Intl.DateTimeFormat(this.locale, { timeZone: "UTC", calendar: "gregory", ...options });
  }

  /** @param {string[]} items joined without "and": a row of counts or forms */
  list(items) {
    return items.join(this.lang === "ar" ? "، " : ", ");
  }
}
