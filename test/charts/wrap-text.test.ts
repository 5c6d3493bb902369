import { expect, it } from "vitest";
import { loadChartFont } from "../../src/charts/chart-font.js";
import { wrapEvenly, wrapText } from "../../src/charts/wrap-text.js";

const byLetters = (text: string) => text.length;

it.each([
  ["бір екі үш", 7, ["бір екі", "үш"]],
  ["бір екі үш", 100, ["бір екі үш"]],
  ["бірекіүш төрт", 5, ["бірек", "іүш", "төрт"]],
  ["портфель проектов 88 компаний", 20, ["портфель проектов", "88\u00A0компаний"]],
  ["500\u00A0м² алаң", 6, ["500\u00A0м²", "алаң"]],
  ["", 10, []],
])("breaks %j into lines of %d", (text, width, lines) => {
  expect(wrapText(text, width, byLetters)).toEqual(lines);
});

it("leaves no word alone at the end when the lines can be even", () => {
  expect(wrapEvenly("бір екі үш төрт бес алты жеті сегіз", 32, byLetters)).toEqual([
    "бір екі үш төрт бес",
    "алты жеті сегіз",
  ]);
});

it("tears no word apart to make lines even", () => {
  const text = "өнеркәсіптік парктер";

  expect(wrapEvenly(text, 150, (part) => 10 * byLetters(part))).toEqual(text.split(" "));
});

it("measures what is drawn: bold is wider, and each Kazakh letter has its own width", () => {
  const font = loadChartFont();
  const text = "Шағын өнеркәсіптік парк";

  expect(font.measure(text, 20, "bold")).toBeGreaterThan(font.measure(text, 20, "regular"));
  expect(font.measure("і", 20, "regular")).toBeLessThan(font.measure("ұ", 20, "regular"));
  expect(font.measure(text, 40, "regular")).toBeCloseTo(2 * font.measure(text, 20, "regular"));
});
