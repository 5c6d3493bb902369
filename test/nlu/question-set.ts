import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Answer } from "../../src/features/questions/answer.view.js";
import type { Locale } from "../../src/i18n/locales.js";
import type { Filter } from "../../src/nlu/meaning.js";
import { projectRoot } from "../../src/project-root.js";

export interface Expected {
  kind: Answer["kind"];
  facts?: string[];
  never?: string[];
  category?: string;
  filter?: Filter;
  number?: string;
  to?: Locale;
}

export interface Question {
  id: string;
  lang: Locale;
  q: string;
  expect: Expected;
}

export interface Dialog {
  id: string;
  lang: Locale;
  turns: { q: string; expect: Expected }[];
}

const MOST_BESIDE = 6;

export function readSet<T>(file: string): T[] {
  const lines = readFileSync(resolve(projectRoot, "test", "nlu", file), "utf8");
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

/** All labelled questions that the weights are learnt from. */
export function listQuestions(): Question[] {
  const folder = resolve(projectRoot, "test", "nlu", "questions");
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readSet<Question>(resolve(folder, file)));
}

/** What is wrong with an answer, or nothing. */
export function findFault(expected: Expected, given: Answer): string | undefined {
  if (given.kind !== expected.kind) return `${given.kind}, not ${expected.kind}`;
  const wrong = (expected.never ?? []).filter((id) => given.facts.includes(id));
  if (wrong.length > 0) return `look-alikes ${wrong.join()}`;
  const missing = (expected.facts ?? []).filter((id) => !given.facts.includes(id));
  if (expected.kind === "fact" && missing.length > 0) return `missing ${missing.join()}`;
  const most = (expected.facts?.length ?? 0) + MOST_BESIDE;
  if (expected.kind === "fact" && given.facts.length > most) return "a list, not an answer";
  if (expected.kind === "out_of_scope" && given.facts.length > 0) return "facts out of scope";
  return findOther(expected, given);
}

function findOther(expected: Expected, given: Answer): string | undefined {
  if (expected.category !== given.category) return `category ${given.category}`;
  if (expected.number !== undefined && expected.number !== given.number) return "number";
  if (expected.to !== given.to) return `to ${given.to}`;
  if (given.text.trim() === "") return "empty";
  return sorted(expected.filter) === sorted(given.filter) ? undefined : sorted(given.filter);
}

/** A figure was given that people would take for the answer, and is not. */
export function misleads({ kind, never = [] }: Expected, given: Answer): boolean {
  const isManners = ["out_of_scope", "greeting", "language"].includes(kind);
  return given.facts.some((id) => never.includes(id)) || (isManners && given.facts.length > 0);
}

function sorted({ minArea, maxArea, what, need = [] }: Filter = {}): string {
  return JSON.stringify([minArea, maxArea, what, [...need].sort()]);
}
