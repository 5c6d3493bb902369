import { expect, it } from "vitest";
import { weighKinds } from "../../src/nlu/learnt/learnt.js";
import { weigh, type Weights } from "../../src/nlu/learnt/weigh.js";
import { learn, type Sample } from "./learn.js";
import { listQuestions } from "./question-set.js";
import { samplesOf } from "./samples.js";

const { kinds } = samplesOf(listQuestions());

it("knows what people want whose questions were kept apart while learning", () => {
  const apart = kinds.filter((_, i) => i % 5 === 0);
  const weights = learn(kinds.filter((_, i) => i % 5 !== 0));

  expect(shareRight(apart, (traits) => likeliest(weigh(weights, traits)))).toBeGreaterThan(0.9);
});

it("was learnt from the questions that stand beside it", () => {
  const weights = learn(kinds);

  const differing = kinds.filter(
    ({ traits }) => likeliest(weigh(weights, traits)) !== likeliest(weighKinds(traits)),
  );
  expect(differing.length / kinds.length).toBeLessThan(0.005);
});

it("makes nothing of a trait that stands in one text alone", () => {
  const weights: Weights = learn([
    { traits: ["s:парк", "s:once"], label: "fact" },
    { traits: ["s:парк"], label: "fact" },
    { traits: ["s:свет"], label: "complaint" },
    { traits: ["s:свет"], label: "complaint" },
  ]);

  expect(Object.keys(weights.rows)).toEqual(["", "s:парк", "s:свет"]);
  expect(likeliest(weigh(weights, ["s:свет"]))).toBe("complaint");
});

function shareRight(samples: readonly Sample[], read: (traits: readonly string[]) => string) {
  return samples.filter(({ traits, label }) => read(traits) === label).length / samples.length;
}

function likeliest(shares: ReadonlyMap<string, number>): string {
  return [...shares.keys()].reduce((a, b) => ((shares.get(b) ?? 0) > (shares.get(a) ?? 0) ? b : a));
}
