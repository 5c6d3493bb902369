import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "../src/i18n/locales.js";

const FOLDER = join(import.meta.dirname, "..", "locales");
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** A text in one language by its whole key; a plural one has a key for each form. */
export type Texts = ReadonlyMap<string, string>;

export function listLocaleFiles(locale: Locale): string[] {
  return readdirSync(join(FOLDER, locale)).sort();
}

export function readTexts(locale: Locale): Texts {
  const texts = new Map<string, string>();
  for (const file of listLocaleFiles(locale)) {
    const tree: unknown = JSON.parse(readFileSync(join(FOLDER, locale, file), "utf8"));
    for (const [key, text] of leaves(tree, file.replace(/\.json$/, ""))) texts.set(key, text);
  }
  return texts;
}

/** The key that code uses: `parks.found` of `parks.found_one`. */
export function baseKey(key: string): string {
  return key.replace(PLURAL, "");
}

export function pluralForm(key: string): string | undefined {
  return PLURAL.exec(key)?.[1];
}

function* leaves(node: unknown, path: string): Generator<[string, string]> {
  if (typeof node !== "object" || node === null) {
    yield [path, String(node)];
    return;
  }
  for (const [name, child] of Object.entries(node)) yield* leaves(child, `${path}.${name}`);
}
