import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "../../src/i18n/locales.js";
import { projectRoot } from "../../src/project-root.js";

/** Every text of a language. */
export function textsOf(locale: Locale): string[] {
  const folder = join(projectRoot, "locales", locale);
  return readdirSync(folder).flatMap((file) =>
    leavesOf(JSON.parse(readFileSync(join(folder, file), "utf8"))),
  );
}

function leavesOf(tree: unknown): string[] {
  return typeof tree === "string" ? [tree] : Object.values(tree as object).flatMap(leavesOf);
}
