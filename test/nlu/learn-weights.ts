import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Weights } from "../../src/nlu/learnt/weigh.js";
import { projectRoot } from "../../src/project-root.js";
import { learn } from "./learn.js";
import { listQuestions } from "./question-set.js";
import { samplesOf } from "./samples.js";

// Writes `src/nlu/learnt/weights.json` anew: `npx tsx test/nlu/learn-weights.ts`, after a question was added.
const { kinds, categories } = samplesOf(listQuestions());
const table = asTable({ kinds: learn(kinds), categories: learn(categories) });
writeFileSync(resolve(projectRoot, "src", "nlu", "learnt", "weights.json"), table);

/** One trait a line, so that a change can be read. */
function asTable(models: Readonly<Record<string, Weights>>): string {
  const parts = Object.entries(models).map(([name, { classes, rows }]) => {
    const lines = Object.entries(rows).map(([trait, row]) => `"${trait}":${JSON.stringify(row)}`);
    return `"${name}":{"classes":${JSON.stringify(classes)},"rows":{\n${lines.join(",\n")}\n}}`;
  });
  return `{${parts.join(",\n")}}\n`;
}
