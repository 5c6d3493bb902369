/**
 * How long the reading of a question takes: the table's load, the median and the slowest hundredth, first sight of
 * each word included, and a message as long as Telegram allows. Absolute figures hold for this machine only.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/project-root.js";

const ROUNDS = 40;

interface Question {
  q: string;
  lang: "kk" | "ru" | "en";
}

const begun = performance.now();
const { understand } = await import("../../src/nlu/understand.js");
print("load", performance.now() - begun);

const questions = ["dev-questions.jsonl", "own-questions.jsonl"].flatMap((file) =>
  readFileSync(join(projectRoot, "test", "nlu", file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Question),
);
const first = questions.map(timeOf);
print("first round, median", quantile(first, 0.5));
print("first round, p99", quantile(first, 0.99));

const times = Array.from({ length: ROUNDS }, () => questions.map(timeOf)).flat();
print("median", quantile(times, 0.5));
print("p99", quantile(times, 0.99));

const longest = questions.map(({ q }) => q).join(" ");
const pages = Array.from({ length: 10 }, (_, n) => longest.slice(n * 500, n * 500 + 4_096));
print("4,096 characters, slowest", Math.max(...pages.map((q) => timeOf({ q, lang: "ru" }))));
const noise = Array.from({ length: 600 }, (_, n) => `слв${n % 10}о${n.toString(36)}ктр`).join(" ");
print("4,096 characters of unknown words", timeOf({ q: noise.slice(0, 4_096), lang: "ru" }));

function timeOf({ q, lang }: Question): number {
  const start = performance.now();
  understand(q, { locale: lang });
  return performance.now() - start;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
}

function print(what: string, ms: number): void {
  process.stdout.write(`${what}: ${ms.toFixed(3)} ms\n`);
}
