// A program that only has to compile: what a developer with TypeScript writes, and the types against the code.
import { analyze, NutgrafError } from "../../www/nutgraf.js";
import type * as published from "../../www/nutgraf.js";
import type { Analysis, Mention } from "../../www/nutgraf.js";
import * as code from "../../www/index.js";

export function brief(page: Document): string {
  const card = page.querySelector("nutgraf-card");
  return card?.state === "ready" ? card.text : "";
}

export async function people(text: string, signal: AbortSignal): Promise<string[]> {
  try {
    const analysis: Analysis = await analyze(text, { published: "2023-12-03", offsets: "utf16", signal });
    const isPerson = (mention: Mention) => mention.label === "PERSON";
    return analysis.mentions.filter(isPerson).map((mention) => mention.text);
  } catch (error) {
    if (error instanceof NutgrafError && error.code === "load-failed") return [];
    throw error;
  }
}

// @ts-expect-error an option of another name is refused
void analyze("", { publised: "2023-12-03" });

// What is published is what the code exports: no more, no less.
code satisfies typeof published;
({}) as typeof published satisfies Record<keyof typeof code, unknown>;
