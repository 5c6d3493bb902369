import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BotApiSchema } from "./json-schema.js";

/** The schema stays in `src`: the compiler leaves it there when the code runs from `dist`. */
export const schemaFile = join(
  findRoot(dirname(fileURLToPath(import.meta.url))),
  "src/simulator/bot-api.schema.json",
);

export function loadSchema(): BotApiSchema {
  return JSON.parse(readFileSync(schemaFile, "utf8")) as BotApiSchema;
}

function findRoot(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findRoot(dirname(folder));
}
