import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { findDanger, type Danger } from "../../src/nlu/danger.js";
import { fastest } from "./fastest.js";
import { listQuestions, readSet } from "./question-set.js";

interface Report {
  id: string;
  lang: Locale;
  set: string;
  q: string;
  danger: Danger | null;
}

/**
 * At first sight, each set written after the words had been tuned on the one before: unseen-1 31 of 35 dangers found
 * and 1 false alarm in 27; unseen-2 17 of 23, 1 in 17; unseen-3 25 of 27, 1 in 18; unseen-4 52 of 61, 2 in 30. The
 * kind of danger was right in all that were found. What was missed has been learnt since.
 */
const reports = readSet<Report>("danger.jsonl");
const read = reports.map((report) => ({ ...report, found: findDanger(report.q) ?? null }));

describe("a report of danger to life", () => {
  it.each(LOCALES)("is known for one in %s, and for which", (locale) => {
    const dangers = read.filter(({ lang, danger }) => lang === locale && danger !== null);

    const wrong = dangers.filter(({ danger, found }) => danger !== found);
    expect(dangers.length).toBeGreaterThanOrEqual(30);
    expect(wrong.map(({ id, q, found }) => `${id} ${found}: ${q}`)).toEqual([]);
  });

  it("is known in capitals, too", () => {
    const missed = read.filter(({ q, danger }) => danger && !findDanger(q.toUpperCase()));

    expect(missed.map(({ q }) => q)).toEqual([]);
  });

  it("is known in the midst of a long letter", () => {
    const letter = (q: string) =>
      `Здравствуйте, пишем вам не впервые.\n${q}.\nЖдём ответа, спасибо.`;

    const missed = read.filter(({ q, danger }) => danger && !findDanger(letter(q)));
    expect(missed.map(({ q }) => q)).toEqual([]);
  });
});

describe("a report that merely comes near to danger", () => {
  it.each(LOCALES)("sets off no alarm in %s", (locale) => {
    const near = read.filter(({ lang, danger }) => lang === locale && danger === null);

    const alarmed = near.filter(({ found }) => found !== null);
    expect(near.length).toBeGreaterThanOrEqual(30);
    expect(alarmed.map(({ id, q, found }) => `${id} ${found}: ${q}`)).toEqual([]);
  });
});

it("takes hardly any question for a danger: 2 in 2,644", () => {
  const asked = listQuestions().filter((question) => question.expect.kind !== "complaint");

  const alarmed = asked.filter(({ q }) => findDanger(q));
  expect(alarmed.length / asked.length).toBeLessThan(0.002);
});

it("reads any text, and the longest in a moment", () => {
  const longest = reports.map(({ q }) => q).join(", ");
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void findDanger(text)));
  findDanger(longest);

  expect(fastest(() => findDanger(longest.slice(0, 4_096)))).toBeLessThan(50);
});
