import { expect, it } from "vitest";
import { chartKey } from "../../src/charts/chart-key.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { jobsChart, parksChart, portfolioChart } from "./samples.js";

it("knows a picture again by its content", () => {
  const spec = jobsChart("kk");
  const rebuilt = Object.fromEntries(Object.entries(jobsChart("kk")).reverse()) as typeof spec;

  expect(chartKey(rebuilt)).toBe(chartKey(spec));
  expect(chartKey(spec)).toMatch(/^[0-9a-f]{64}$/);
});

it("tells apart pictures, languages and figures", () => {
  const specs = LOCALES.flatMap((locale) => [
    portfolioChart(locale),
    jobsChart(locale),
    parksChart(locale),
  ]);
  const changed = { ...jobsChart("kk"), footer: "2026" };

  const keys = [...specs, changed].map(chartKey);

  expect(new Set(keys).size).toBe(keys.length);
});
