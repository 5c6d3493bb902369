import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/db/schema.js";
import { publishedFacts } from "../../../src/features/facts/published-facts.js";
import { listFactsOf } from "../../../src/features/questions/answer-facts.js";
import { answerView } from "../../../src/features/questions/answer.view.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import type { Meaning, Topic } from "../../../src/nlu/meaning.js";
import { parseHtml } from "../../../src/simulator/text/parse-html.js";

const facts = publishedFacts() as Fact[];
const say = (meaning: Meaning, locale: (typeof LOCALES)[number] = "ru") =>
  answerView({ meaning, confidence: "high" }, locale, facts);
const about = (...topics: Topic[]): Meaning => ({ kind: "fact", topics });

describe("a figure that somebody asked for", () => {
  it("carries its status, its date and its source", () => {
    const { text } = say(about({ subject: "parks-11", metric: "count" }));

    expect(text).toContain("<b>11</b>");
    expect(text).toContain("(факт, по состоянию на 31 июля 2023 года)");
    expect(text).toContain("Источник: The Astana Times");
  });

  it("is called a target where it is one", () => {
    const { text, facts: ids } = say(about({ subject: "target-2025", metric: "count" }), "en");

    expect(ids).toEqual(["B25"]);
    expect(text).toMatch(/target.*8 April 2022.*whether it was met is not published/s);
  });

  it("is said to be disputed where sources differ", () => {
    const { text } = say(about({ subject: "parks-18", metric: "count" }));

    expect(text).toContain("данные расходятся");
  });

  it("tells a state of 2022 as of 2022", () => {
    const { text } = say(about({ subject: "storm", metric: "state" }), "kk");

    expect(text).toContain("2022 жылғы 8 сәуірдегі жағдай");
  });

  it("is named once, though it was asked for twice", () => {
    const topic: Topic = { subject: "storm", metric: "built" };

    expect(listFactsOf([topic, topic], facts).map(({ id }) => id)).toEqual(["B16"]);
  });
});

it.each(LOCALES)("lists the five plants on one screen in %s", (locale) => {
  const { text, facts: ids } = say(about({ subject: "launch", metric: "list" }), locale);

  expect(ids).toEqual(["A08", "A09", "A10", "A11", "A12"]);
  expect(text.length).toBeLessThanOrEqual(1_500);
});

it("says that something is not published and offers the operator", () => {
  const { text, facts: ids } = say({ kind: "not_published", near: [] }, "en");

  expect(ids).toEqual([]);
  expect(text).toMatch(/do not say this.*\/operator/s);
});

it("repeats a wish for a place in words", () => {
  const filter = { minArea: 500, maxArea: 700, need: ["gas" as const], what: "premises" as const };

  const { text } = say({ kind: "availability", filter });

  expect(text.replaceAll("\u00A0", " ")).toContain("помещение, 500–700 м², нужны: газ");
});

it("puts safety first where gas may leak", () => {
  expect(say({ kind: "complaint", category: "gas" }).text).toMatch(
    /^Если чувствуете запах газа.*104/,
  );
});

it("answers a change of language in the language asked for", () => {
  expect(say({ kind: "language", to: "kk" }, "ru").text).toContain("қазақша");
});

const KINDS: readonly Meaning[] = [
  { kind: "apply" },
  { kind: "status", number: "A-2026-000001" },
  { kind: "operator" },
  { kind: "greeting", form: "who" },
  { kind: "out_of_scope" },
  { kind: "availability", filter: {} },
  { kind: "not_published", near: [{ subject: "substation", metric: "state" }] },
];

it.each(KINDS)("writes HTML that Telegram takes: $kind", (meaning) => {
  for (const locale of LOCALES) expect(() => parseHtml(say(meaning, locale).text)).not.toThrow();
});
