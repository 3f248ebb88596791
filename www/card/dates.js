/** Dates of an analysis in the words of the interface's language, part by part: what the text says and what was worked out. */

/** @import { TimeExpression } from "../analysis.d.ts" */
/** @typedef {import("../i18n/messages.js").Messages} Messages */
/** @typedef {{text: string, inferred: boolean}} Part */

const FORMATS = /** @type {const} */ ({
  day: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
});

/**
 * @param {string} value 2023-03-19, 2023-03, 2023-Q1, 2023, 199X; a time of day is left aside
 * @param {Messages} m @param {TimeExpression["given"]} [given] the parts that the words state; absent: all
 * @returns {Part[] | null} null for any other value: its words stand for themselves
 */
export function dateParts(value, m, given) {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return [{ text: m.t("date.quarter", { n: Number(quarter[2]) }), inferred: false }, { text: yearText(quarter[1], m), inferred: !!given && !given.includes("year") }];
  if (/^\d{3}X$/.test(value)) return [{ text: m.t("date.decade", { n: yearText(`${value.slice(0, 3)}0`, m) }), inferred: false }];
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?$/.exec(value);
  if (!found) return null;
  const [, year, month = "01", day] = found;
  const date = new Date(`${year}-${month}-${day ?? "01"}T00:00Z`);
  if (Number.isNaN(+date)) return null;
  const precision = day ? "day" : found[2] ? "month" : "year";
  const weekday = precision === "day" && given?.includes("weekday") ? { weekday: /** @type {const} */ ("long") } : {};
  const missing = (/** @type {string | undefined} */ part) => !!given && /^(year|month|day)$/.test(part ?? "") && !given.includes(/** @type {"year"} */ (part));
  return m.dates({ ...FORMATS[precision], ...weekday }).formatToParts(date).map(({ type, value: text }, i, all) => ({
    text, inferred: type === "literal" ? missing(all[i - 1]?.type) && missing(all[i + 1]?.type) : missing(type),
  }));
}

/** @param {string | undefined} year @param {Messages} m */
const yearText = (year, m) => m.numbers({ useGrouping: false }).format(Number(year));

/** @param {string} value @param {Messages} m */
export const dateText = (value, m) => dateParts(value, m)?.map((p) => p.text).join("") ?? null;

/** "3 December 2023, 15:13 UTC" @param {string} iso date, or date and time with zone @param {Messages} m */
export function momentText(iso, m) {
  const [, clock, zone] = /T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:?\d\d)?$/.exec(iso) ?? [];
  const day = dateText(iso.slice(0, 10), m) ?? iso;
  if (!clock) return day;
  const time = m.dates({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(`1970-01-01T${clock}Z`));
  return m.list([day, time + (zone ? ` UTC${zone === "Z" ? "" : zone}` : "")]);
}
