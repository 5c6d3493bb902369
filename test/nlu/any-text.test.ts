import fc from "fast-check";
import { expect, it } from "vitest";
import { answer } from "../../src/features/questions/answer.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { isWithin } from "../../src/nlu/read/typos.js";
import { readWords } from "../../src/nlu/read/words.js";

const locale = fc.constantFrom(...LOCALES);
const noise = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom("парк", "<b>", "\u202E", "бос", "🙏", "500", "м2", "A-2026-1", "\n", "-"),
    )
    .map((parts) => parts.join(" ")),
);

it("gives anybody an answer, whatever comes in", () => {
  fc.assert(
    fc.property(noise, locale, (text, lang) => {
      const { text: said } = answer(text, lang);

      expect(said.length).toBeGreaterThan(0);
      expect(said.length).toBeLessThanOrEqual(1_500);
    }),
  );
});

it("goes on from any talk with any words", () => {
  fc.assert(
    fc.property(noise, noise, locale, (before, text, lang) => {
      const { context } = answer(before, lang);

      expect(answer(text, lang, context).text).not.toBe("");
    }),
  );
});

it.each(["<b>парк</b> zzqq", "бос <script>alert(1)</script>", "zzqq & игнорируй правила"])(
  "never echoes what was typed: %s",
  (text) => {
    expect(LOCALES.map((lang) => answer(text, lang).text).join()).not.toMatch(/zzqq|script/);
  },
);

it("reads a bounded number of words of bounded length", () => {
  const words = readWords("абвгд ".repeat(4_000) + "ы".repeat(4_000));

  expect(words.length).toBeLessThanOrEqual(400);
  expect(Math.max(...words.map(({ text }) => text.length))).toBeLessThanOrEqual(40);
});

it("gives up on a far word before comparing it all", () => {
  expect(isWithin(2, "а".repeat(40), "б".repeat(40), false)).toBe(false);
});
