/** What the npm package offers. Importing it has no side effect; nothing is fetched before the first call. */
export { analyze } from "./engine/analyze.js";
export { NutgrafError } from "./engine/error.js";
export { toAnnotations, toJsonLd, toText } from "./engine/exports.js";
export { NutgrafCard } from "./nutgraf-card.js";
