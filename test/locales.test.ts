import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "../src/i18n/locales.js";
import { parseHtml } from "../src/simulator/text/parse-html.js";
import { baseKey, listLocaleFiles, pluralForm, readTexts, type Texts } from "./locale-files.js";

const TEXTS = Object.fromEntries(LOCALES.map((locale) => [locale, readTexts(locale)])) as Record<
  Locale,
  Texts
>;

/** Where a refusal is meant. */
const REFUSALS = ["case.reject", "case.state.rejected"];

/** Shown to people who may not read the language that is chosen now. */
const IN_ALL_LANGUAGES = ["start.language"];

describe("three languages, all complete", () => {
  it("has the same files in each", () => {
    const [kk, ru, en] = LOCALES.map(listLocaleFiles);

    expect(kk).toEqual(en);
    expect(ru).toEqual(en);
  });

  it.each(["kk", "ru"] as const)("has the same texts in %s as in English", (locale) => {
    expect(baseKeys(locale)).toEqual(baseKeys("en"));
  });

  it.each(["kk", "ru"] as const)("fills in the same values in %s as in English", (locale) => {
    const placeholders = [...TEXTS[locale]].map(([key, text]) => [key, names(text)]);

    const differing = placeholders.filter(
      ([key, own]) => String(own) !== String(placeholdersInEnglish(key as string)),
    );

    expect(differing).toEqual([]);
  });

  it.each(LOCALES)("has every plural form that %s needs, where a text has any", (locale) => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.sort();
    const keys = [...TEXTS[locale].keys()].filter((key) => pluralForm(key) !== undefined);
    const formsOf = (base: string) =>
      keys.filter((key) => baseKey(key) === base).map((key) => pluralForm(key) ?? "");

    const incomplete = keys
      .map(baseKey)
      .filter((base) => formsOf(base).sort().join() !== needed.join());

    expect(incomplete).toEqual([]);
  });
});

describe.each(LOCALES)("what people read in %s", (locale) => {
  const texts = [...TEXTS[locale]];
  const wrong = (isWrong: (text: string, key: string) => unknown) =>
    texts.filter(([key, text]) => isWrong(text, key)).map(([key, text]) => `${key}: ${text}`);

  it("is never empty, and has no stray spaces", () => {
    const isUntidy = (text: string) => text !== text.trim() || /\S {2}/.test(text);

    expect(wrong((text) => text.trim() === "" || isUntidy(text))).toEqual([]);
  });

  it("is HTML as Telegram reads it", () => {
    expect(wrong((text) => !parseHtml(filledIn(text)).ok)).toEqual([]);
  });

  it("fits into one message", () => {
    expect(wrong((text) => text.length > 4_096)).toEqual([]);
  });

  it("mixes no scripts within a word", () => {
    const isMixed = (word: string) =>
      /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word);

    expect(wrong((text) => words(text).some(isMixed))).toEqual([]);
  });

  it("has no letter of another script that only looks like its own", () => {
    const foreign =
      locale === "en" ? /\p{Script=Cyrillic}/u : /(?<![\p{L}\d-])\p{Script=Latin}(?![\p{L}\d-])/u;
    const isForeign = (text: string, key: string) =>
      foreign.test(bareWords(text)) && !IN_ALL_LANGUAGES.includes(key);

    expect(wrong(isForeign)).toEqual([]);
  });
});

describe("Kazakh is Kazakh", () => {
  const texts = [...TEXTS.kk];

  it("keeps the noun singular after a number", () => {
    const plural =
      /(?:\{\{(?:count|n|of|m|kw|parks|jobs|free|drafts)\}\}|\d)(?:<\/\w+>)? (?!жылдар)\p{L}+(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ын|ін|дың|дің|ды|ді|да|де|ға|ге)?(?!\p{L})/u;

    expect(texts.filter(([, text]) => plural.test(text))).toEqual([]);
  });

  it("never writes the small industrial park as an abbreviation that is a rude word", () => {
    expect(texts.filter(([, text]) => text.includes("ШӨП"))).toEqual([]);
  });

  it("cancels with «Болдырмау», because «Бас тарту» is to refuse", () => {
    expect(TEXTS.kk.get("form.cancel")).toBe("Болдырмау");
    const others = texts.filter(([key]) => !REFUSALS.includes(key));
    expect(others.filter(([, text]) => /бас тарт/i.test(text))).toEqual([]);
  });

  it("has its own letters, and Russian has none of them", () => {
    const kazakhLetter = /[әғқңөұүһі]/i;
    const inRussian = [...TEXTS.ru].filter(
      ([key, text]) => kazakhLetter.test(text) && !IN_ALL_LANGUAGES.includes(key),
    );

    expect(texts.filter(([, text]) => kazakhLetter.test(text)).length).toBeGreaterThan(100);
    expect(inRussian).toEqual([]);
  });
});

describe("people are addressed politely", () => {
  it.each<[string, Locale, RegExp]>([
    [
      "a small «вы»",
      "ru",
      /(?<!\p{L})(?:вы|вас|вам|вами|ваш(?:а|е|и|у|его|ей|их|им|ем)?)(?!\p{L})/u,
    ],
    ["«ты»", "ru", /(?<!\p{L})(?:ты|тебя|тебе|тво\p{L}+|нажми|введи|напиши|выбери)(?!\p{L})/iu],
    ["«сен», or a small «сіз»", "kk", /(?<!\p{L})(?:сен|сенің|саған|сені|сіз\p{L}*)(?!\p{L})/u],
  ])("without %s", (_what, locale, rude) => {
    expect([...TEXTS[locale]].filter(([, text]) => rude.test(text))).toEqual([]);
  });
});

describe("what Telegram itself shows is short enough for it", () => {
  const all = LOCALES.flatMap((locale) =>
    [...TEXTS[locale]].map(([key, text]) => ({ locale, key, length: text.length })),
  );
  const longer = (pattern: RegExp, limit: number) =>
    all.filter(({ key, length }) => pattern.test(key) && length > limit);

  it("in the command lists", () => {
    expect(longer(/^commands\.(?!bot\.)/, 256)).toEqual([]);
  });

  it("in the descriptions of the bot", () => {
    expect(longer(/^commands\.bot\.description$/, 512)).toEqual([]);
    expect(longer(/^commands\.bot\.short-description$/, 120)).toEqual([]);
  });

  it("in the hint inside the text field", () => {
    expect(longer(/placeholder$/, 64)).toEqual([]);
  });
});

function baseKeys(locale: Locale): string[] {
  return [...new Set([...TEXTS[locale].keys()].map(baseKey))].sort();
}

function placeholdersInEnglish(key: string): string[] {
  const text = TEXTS.en.get(key) ?? TEXTS.en.get(`${baseKey(key)}_other`) ?? "";
  return names(text);
}

/** Names of the values that a text is filled in with. */
function names(text: string): string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1] ?? "").sort();
}

function filledIn(text: string): string {
  return text.replace(/\{\{.*?\}\}/g, "value");
}

/** A text without values, tags and commands. */
function bareWords(text: string): string {
  return text.replace(/\{\{.*?\}\}|<[^>]*>|\/[a-z]+/g, " ");
}

function words(text: string): string[] {
  return bareWords(text).match(/[\p{L}\p{M}]+/gu) ?? [];
}
