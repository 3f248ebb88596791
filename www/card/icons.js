/** The card's drawings, 16 × 16 outlines; the first six are the families. */
import { outline } from "./dom.js";

const ICONS = {
  person: "M8 2.25a2.75 2.75 0 1 1 0 5.5 2.75 2.75 0 0 1 0-5.5ZM2.75 14c.4-3 2.4-4.5 5.25-4.5s4.85 1.5 5.25 4.5",
  org: "M2 14h12M3.5 14V6.5L8 3l4.5 3.5V14M6.5 14v-3.5h3V14",
  place: "M8 14.5S3.25 9.9 3.25 6.4a4.75 4.75 0 0 1 9.5 0C12.75 9.9 8 14.5 8 14.5ZM8 4.8a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z",
  date: "M3.25 3.25h9.5a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1ZM2.25 6.75h11.5M5.25 1.75v3M10.75 1.75v3",
  number: "M6.25 2.5 4.75 13.5M11.25 2.5 9.75 13.5M2.75 6h11M2.25 10h11",
  other: "M3 3h6.5L13.5 7 8 13.5 3 9V3ZM6 5.5v1",
  open: "m4 6.5 4 4 4-4", collapse: "M3.5 8h9", close: "m4 4 8 8M12 4l-8 8", prev: "m9.5 4-4 4 4 4", next: "m6.5 4 4 4-4 4",
  marks: "M3 14h10M4.5 10.5 8 2l3.5 8.5M5.75 7.75h4.5", export: "M8 10V2.5M5 5l3-3 3 3M3 8.5v5h10v-5",
  warn: "M8 2 14.5 13.5h-13L8 2ZM8 6.5v3.25M8 11.75v.01",
};

/** @param {keyof typeof ICONS} name @param {string} [family] coloured as this family */
export const icon = (name, family) => outline(ICONS[name], family);
