import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answer } from "../../src/features/questions/answer.js";
import { LOCALES } from "../../src/i18n/locales.js";
import type { Context } from "../../src/nlu/meaning.js";
import { projectRoot } from "../../src/project-root.js";
import { findFault, misleads, readSet, type Dialog, type Question } from "./question-set.js";

/**
 * What was learnt from must be read nearly without fault. Before a set was learnt from, at first sight, these shares
 * were read as meant: asked 84 % (rules alone), fresh-1 91.1 %, more-kk 89.7 %, fresh-2 90.6 %, more-en and more-ru
 * 92.4 %, fresh-3 and fresh-4 94.4 % (kk 96.7, ru 95.6, en 91.1; one wrong figure in 270); talks 84 to 94 %.
 */
const SETS = readdirSync(join(projectRoot, "test", "nlu", "questions"));
const LEAST = 0.96;

describe.each(SETS)("the questions of %s", (file) => {
  const answered = readSet<Question>(`questions/${file}`).map((question) => {
    const given = answer(question.q, question.lang);
    const fault = findFault(question.expect, given);
    return { ...question, fault, given };
  });

  it("are nearly all answered as people mean them", () => {
    const wrong = answered.flatMap(({ id, q, fault }) => (fault ? [`${id} ${fault}: ${q}`] : []));

    const share = 1 - wrong.length / answered.length;
    expect(share, wrong.join("\n")).toBeGreaterThanOrEqual(LEAST);
  });

  it("never get a figure that merely looks like the answer", () => {
    const misled = answered.filter(({ expect: expected, given }) => misleads(expected, given));

    expect(misled.map(({ id }) => id)).toEqual([]);
  });

  it("are answered no worse in any language", () => {
    const shares = LOCALES.flatMap((locale) => {
      const own = answered.filter(({ lang }) => lang === locale);
      return own.length === 0 ? [] : [own.filter(({ fault }) => !fault).length / own.length];
    });

    expect(Math.min(...shares)).toBeGreaterThanOrEqual(LEAST - 0.03);
  });

  it("get texts of one screen", () => {
    expect(answered.filter(({ given }) => given.text.length > 1_500)).toEqual([]);
  });
});

describe("a talk", () => {
  it.each(readdirSync(join(projectRoot, "test", "nlu", "dialogs")))(
    "of %s goes on from what was just said",
    (file) => {
      const turns = readSet<Dialog>(`dialogs/${file}`).flatMap(readTurns);

      const wrong = turns.flatMap(({ fault }) => fault ?? []);
      expect(1 - wrong.length / turns.length, wrong.join("\n")).toBeGreaterThanOrEqual(0.9);
    },
  );
});

function readTurns({ id, lang, turns }: Dialog) {
  let context: Context | undefined;
  return turns.map(({ q, expect: expected }) => {
    // The bot keeps the context as JSON between the turns.
    const before = context && (JSON.parse(JSON.stringify(context)) as Context);
    const given = answer(q, lang, before);
    context = given.context;
    const fault = findFault(expected, given);
    return { fault: fault && `${id} ${fault}: ${q}` };
  });
}
