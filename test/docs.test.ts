import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { stateTables } from "../src/cli/state-tables.js";

const DOCS = join(import.meta.dirname, "..", "docs");

it("draws the states of a case as they are; after a change run `npm run docs`", () => {
  expect(readFileSync(join(DOCS, "states.md"), "utf8")).toBe(`${stateTables()}\n`);
});

it("lists every decision once, and none that is not there", () => {
  const files = readdirSync(join(DOCS, "decisions")).filter((file) => file !== "README.md");
  const index = readFileSync(join(DOCS, "decisions", "README.md"), "utf8");

  const listed = [...index.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]);

  expect(listed.sort()).toEqual(files.sort());
});
