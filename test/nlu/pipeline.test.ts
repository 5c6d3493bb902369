import { describe, expect, it } from "vitest";
import { readAmounts } from "../../src/nlu/amounts/areas.js";
import { findCaseNumber } from "../../src/nlu/read/case-number.js";
import { fold } from "../../src/nlu/read/fold.js";
import { detectLanguage } from "../../src/nlu/read/language.js";
import { normalise } from "../../src/nlu/read/normalise.js";
import { findNotions } from "../../src/nlu/read/notions.js";
import { findYears } from "../../src/nlu/read/periods.js";
import { stemEnglish, stemKazakh, stemRussian } from "../../src/nlu/read/stems.js";
import { toCyrillic } from "../../src/nlu/read/translit.js";
import { isWithin, slipsAllowed } from "../../src/nlu/read/typos.js";
import { readWords } from "../../src/nlu/read/words.js";

describe("a text is brought to one writing", () => {
  it.each([
    ["өтiнiш", "өтініш", "Latin i in a Kazakh word"],
    ["CКЛАД", "склад", "a Latin C in capitals"],
    ["wаrehouse", "warehouse", "a Cyrillic а in an English word"],
    ["бос\u00A0орын", "бос орын", "a no-break space"],
    ["пар\u00ADк\u200B", "парк", "a soft hyphen and a zero-width space"],
    ["\u202Eпарк\u202C", "парк", "marks that turn the direction"],
    ["Мусор 😡👍🏽 не вывозят", "мусор не вывозят", "emoji"],
    ["и\u0306", "й", "a letter and its mark apart"],
  ])("%j is %j: %s", (typed, read) => {
    expect(normalise(typed)).toBe(read);
  });
});

describe("Latin letters are read back", () => {
  it.each([
    ["qansha", "қанша"],
    ["zher", "жер"],
    ["jer", "жер"],
    ["aǵash", "ағаш"],
    ["jańbyr", "жаңбыр"],
    ["jangbyr", "жаңбыр"],
    ["zayavka", "заявка"],
    ["cena", "цена"],
    ["pomeshchenie", "помещение"],
    ["yest", "ест"],
  ])("%s as %s", (latin, cyrillic) => {
    expect(toCyrillic(latin).replaceAll("ы", "и")).toBe(cyrillic.replaceAll("ы", "и"));
  });
});

describe("one folded spelling", () => {
  it.each([
    ["қанша", "канша", "qansha"],
    ["өтінім", "отиним", "otinim"],
    ["жұмыс", "жумыс", "zhumys"],
    ["заявка", "zayavka", "zaiavka"],
    ["площадь", "ploshad", "ploshchad"],
    ["ливнёвка", "ливневка", "livnevka"],
    ["промышленный", "промышленый", "promyshlennyi"],
  ])("of %s, %s and %s", (...spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1);
  });
});

describe("endings fall away", () => {
  it.each(["парктер", "паркте", "парктің", "парктерінің", "парктерден"])("from %s", (word) => {
    expect(stemKazakh(fold(word))).toBe("парк");
  });

  it.each(["завод", "завода", "заводами", "заводов", "заводе"])("from %s", (word) => {
    expect(stemRussian(fold(word))).toBe("завод");
  });

  it.each(["park", "parks"])("from %s", (word) => {
    expect(stemEnglish(word)).toBe("park");
  });
});

describe("slips are forgiven by the length of the word", () => {
  it.each([
    [4, 0],
    [5, 1],
    [9, 2],
  ])("in a word of %i letters %i", (length, slips) => {
    expect(slipsAllowed(length)).toBe(slips);
  });

  it.each(["пaрк", "учаток", "участкок", "участко"])("%s may be meant for a plot", (typed) => {
    expect(isWithin(1, "участок", typed, false)).toBe(typed !== "пaрк");
  });

  it("two swapped letters are one slip, an ending may follow", () => {
    expect(isWithin(1, "промпарк", "промпраков", true)).toBe(true);
  });
});

describe("the language of a text", () => {
  it.each([
    ["Қанша бос алаң бар?", "ru", "kk"],
    ["канша бос жер бар", "ru", "kk"],
    ["qansha bos oryn bar", "en", "kk"],
    ["сколько свободных мест", "kk", "ru"],
    ["skolko mest est v parke", "kk", "ru"],
    ["how many parks are there", "kk", "en"],
  ] as const)("%s from a person who chose %s is %s", (text, prior, locale) => {
    expect(detectLanguage(readWords(text), prior).locale).toBe(locale);
  });

  it.each(["kk", "ru", "en"] as const)(
    "is the person's own when words tell nothing: %s",
    (prior) => {
      expect(detectLanguage(readWords("Valtherm?"), prior).locale).toBe(prior);
    },
  );
});

describe("case numbers", () => {
  it.each([
    ["с-2026-000001", "C-2026-000001"],
    ["А 2026 45 где?", "A-2026-000045"],
    ["№ a-2026-000450", "A-2026-000450"],
    ["C–2026–000019", "C-2026-000019"],
  ])("%s is %s", (typed, number) => {
    expect(findCaseNumber(typed)).toBe(number);
  });

  it("are not seen in years and areas", () => {
    expect(findCaseNumber("парки 2026 года, 000 м²")).toBeUndefined();
  });
});

describe("years", () => {
  it.each([
    ["с 2016 по 2022 год", [2016, 2022]],
    ["к двадцать пятому году", [2025]],
    ["в 23 году", [2023]],
    ["2025-ке дейін", [2025]],
    ["25 человек", []],
  ])("of %s", (text, years) => {
    expect(findYears(readWords(text))).toEqual(years);
  });
});

describe("the size of a wished place", () => {
  it.each([
    ["от 500 до 700 квадратов", "ru", { minArea: 500, maxArea: 700 }],
    ["600-ден 800 шаршы метрге дейінгі", "kk", { minArea: 600, maxArea: 800 }],
    ["between 400 and 600 sqm", "en", { minArea: 400, maxArea: 600 }],
    ["up to 300 m2", "en", { maxArea: 300 }],
    ["200 шаршыдан аспайтын", "kk", { maxArea: 200 }],
    ["квадратов 250", "ru", { minArea: 250 }],
    ["жарты гектар", "kk", { minArea: 5_000 }],
    ["at least 1.5 hectares", "en", { minArea: 15_000 }],
  ] as const)("%s", (text, locale, wish) => {
    expect(readAmounts(text, locale).wish).toEqual(wish);
  });

  it("is no published total", () => {
    expect(readAmounts("сол 250 мың шаршы метр бос па", "kk").wish).toBeUndefined();
  });
});

describe("the table of words", () => {
  it.each([
    ["ливневка толып кетті", "storm"],
    ["livnevka zasorilas", "c-storm"],
    ["носер каризи", "storm"],
    ["storm darin is blocked", "fault"],
    ["салығы қанша", "tax"],
  ] as const)("finds in %s what it speaks of", (text, concept) => {
    const words = readWords(text);

    expect(findNotions(words, detectLanguage(words, "ru")).has(concept)).toBe(true);
  });
});
