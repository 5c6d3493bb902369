import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/db/schema.js";
import { publishedFacts } from "../../src/features/facts/published-facts.js";
import { listFactsOf } from "../../src/features/questions/answer-facts.js";
import { type Metric, SUBJECTS } from "../../src/nlu/meaning.js";
import { PUBLISHED } from "../../src/nlu/read/published.js";

const facts = publishedFacts() as Fact[];
const told = SUBJECTS.flatMap((subject) =>
  PUBLISHED[subject].tells.map((metric) => ({ subject, metric })),
);
/** People round: 3,000 jobs are the 3,314. */
const ROUNDING = 0.1;

describe("what a question may be about is what was published", () => {
  it("of each thing everything that is said to be known is a fact", () => {
    const empty = told.filter((topic) => listFactsOf([topic], facts).length === 0);

    expect(empty).toEqual([]);
  });

  it("each fact can be asked for", () => {
    const reached = listFactsOf(told, facts).map(({ id }) => id);

    expect(facts.map(({ id }) => id).filter((id) => !reached.includes(id))).toEqual([]);
  });

  it("each figure by which people name a thing is a fact of it, perhaps rounded or in dollars", () => {
    const named = SUBJECTS.flatMap((subject) => {
      const { figures = {}, named: bare = [], tells } = PUBLISHED[subject];
      const ofMetrics = Object.entries(figures).map(([metric, values]) => ({
        ...{ subject, values, metrics: [metric as Metric] },
      }));
      return [...ofMetrics, { subject, values: bare, metrics: tells }];
    });

    const wrong = named.flatMap(({ subject, values, metrics }) => {
      const topics = metrics.map((metric) => ({ subject, metric }));
      const known = listFactsOf(topics, facts).flatMap(({ value_number: value, usd }) =>
        value === null ? [] : [value, value / 1e9, usd ?? value],
      );
      const isKnown = (value: number) => known.some((k) => Math.abs(value / k - 1) < ROUNDING);
      return values.filter((value) => !isKnown(value)).map((value) => `${subject}: ${value}`);
    });
    expect(named.flatMap(({ values }) => values).length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });
});
