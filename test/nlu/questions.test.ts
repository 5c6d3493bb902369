import { describe, expect, it } from "vitest";
import { answer } from "../../src/features/questions/answer.js";
import { LOCALES } from "../../src/i18n/locales.js";
import type { Context } from "../../src/nlu/meaning.js";
import { findFault, misleads, readSet, type Dialog, type Question } from "./question-set.js";

const SETS = [
  ["dev-questions.jsonl", 0.97],
  ["own-questions.jsonl", 0.95],
] as const;

describe.each(SETS)("the questions of %s", (file, least) => {
  const answered = readSet<Question>(file).map((question) => {
    const given = answer(question.q, question.lang);
    const fault = findFault(question.expect, given);
    return { ...question, fault, given };
  });

  it("are nearly all answered as people mean them", () => {
    const wrong = answered.flatMap(({ id, q, fault }) => (fault ? [`${id} ${fault}: ${q}`] : []));

    const share = 1 - wrong.length / answered.length;
    expect(share, wrong.join("\n")).toBeGreaterThanOrEqual(least);
  });

  it("never get a figure that merely looks like the answer", () => {
    const misled = answered.filter(({ expect: expected, given }) => misleads(expected, given));

    expect(misled.map(({ id }) => id)).toEqual([]);
  });

  it.each(LOCALES)("are answered no worse in %s", (locale) => {
    const own = answered.filter(({ lang }) => lang === locale);

    const share = own.filter(({ fault }) => !fault).length / own.length;
    expect(share).toBeGreaterThanOrEqual(least - 0.03);
  });

  it("get texts of one screen", () => {
    expect(answered.filter(({ given }) => given.text.length > 1_500)).toEqual([]);
  });
});

describe("a talk", () => {
  it("goes on from what was just said", () => {
    const wrong: string[] = [];
    let turns = 0;
    for (const dialog of readSet<Dialog>("own-dialogs.jsonl")) {
      let context: Context | undefined;
      for (const turn of dialog.turns) {
        // The bot keeps the context as JSON between the turns.
        const before = context && (JSON.parse(JSON.stringify(context)) as Context);
        const given = answer(turn.q, dialog.lang, before);
        const fault = findFault(turn.expect, given);
        if (fault) wrong.push(`${dialog.id} ${fault}: ${turn.q}`);
        context = given.context;
        turns += 1;
      }
    }

    expect(1 - wrong.length / turns, wrong.join("\n")).toBeGreaterThanOrEqual(0.9);
  });
});
