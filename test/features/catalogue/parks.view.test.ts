import { describe, expect, it } from "vitest";
import type { Fact, Park, Premises } from "../../../src/db/schema.js";
import { figuresOf } from "../../../src/features/facts/figures.js";
import { publishedFacts } from "../../../src/features/facts/published-facts.js";
import { parksView, parkView } from "../../../src/features/catalogue/parks/parks.view.js";
import type { PremisesInPark } from "../../../src/features/catalogue/record/premises.repository.js";
import { rankPlaces } from "../../../src/features/catalogue/search/match.js";
import { placeView } from "../../../src/features/catalogue/search/place.view.js";
import {
  premisesOffer,
  premisesState,
} from "../../../src/features/catalogue/parks/premises.view.js";
import { resultsView } from "../../../src/features/catalogue/search/results.view.js";
import { questionView } from "../../../src/features/catalogue/search/space.view.js";
import { ANY_PLACE, UTILITIES, type Wish } from "../../../src/features/catalogue/search/wish.js";
import { totalsView } from "../../../src/features/catalogue/parks/totals.view.js";
import { translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";

const figures = figuresOf(publishedFacts() as Fact[]);

function buildPark(overrides: Partial<Park> = {}): Park {
  return {
    id: "sample-01",
    name: JSON.stringify({
      kk: "Арша (үлгі)",
      ru: "Можжевельник (образец)",
      en: "Juniper (sample)",
    }),
    state: "operating",
    area_m2: 2_400,
    latitude: 43.33,
    longitude: 76.83,
    as_of: "2026-11-01",
    sample: 1,
    owner_id: null,
    ...overrides,
  };
}

function buildPremises(overrides: Partial<Premises> = {}): Premises {
  return {
    id: "sample-01-1",
    park_id: "sample-01",
    kind: "premises",
    area_m2: 1_200,
    state: "free",
    free_from: null,
    power_kw: 1_150,
    gas: 1,
    water: 1,
    sewer: 1,
    rail: 0,
    ceiling_m: 7.2,
    as_of: "2026-11-01",
    sample: 1,
    owner_id: null,
    photo: null,
    price_kzt_m2: null,
    ...overrides,
  };
}

function buildFree(overrides: Partial<Premises> = {}): PremisesInPark {
  return { ...buildPremises(overrides), park_name: buildPark().name };
}

/** Spaces that must not break look the same to a reader. */
function readable(text: string): string {
  return text.replaceAll("\u00A0", " ");
}

/** As Telegram counts: after the tags are gone. */
function lengthOf(html: string): number {
  return html.replace(/<[^>]+>/g, "").length;
}

function callbacks(view: { reply_markup: { inline_keyboard: object[][] } }): string[] {
  return view.reply_markup.inline_keyboard
    .flat()
    .map((button) => ("callback_data" in button ? String(button.callback_data) : ""));
}

describe("reads what a place offers", () => {
  it.each([
    ["kk", {}, "1 150 кВт; газ, су, кәріз; төбесінің биіктігі 7,2 м"],
    ["ru", {}, "1 150 кВт; газ, вода, канализация; потолок 7,2 м"],
    ["en", {}, "1,150 kW; gas, water, sewer; ceiling 7.2 m"],
    ["kk", { gas: 0, rail: 1 }, "1 150 кВт; су, кәріз, кірме теміржол; төбесінің биіктігі 7,2 м"],
    [
      "ru",
      { kind: "land", power_kw: null, ceiling_m: null, gas: 0, water: 0, sewer: 0 },
      "земельный участок; без коммуникаций",
    ],
    ["en", { rail: 1, ceiling_m: null }, "1,150 kW; gas, water, sewer, rail siding"],
  ] as [Locale, Partial<Premises>, string][])("%s %j", (locale, overrides, text) => {
    const offer = premisesOffer(translator(locale), locale, buildPremises(overrides));

    expect(readable(offer)).toBe(text);
  });
});

describe("reads whether a place is free, and on which day that was so", () => {
  it.each([
    ["kk", {}, "бос (2026 жылғы 1 қарашадағы жағдай)"],
    ["ru", {}, "свободно (на 1 ноября 2026 года)"],
    ["en", {}, "free (as of 1 November 2026)"],
    [
      "kk",
      { free_from: "2027-02-01" },
      "босайтын күні: 2027 жылғы 1 ақпан (2026 жылғы 1 қарашадағы жағдай)",
    ],
    ["ru", { free_from: "2027-02-01" }, "освободится 1 февраля 2027 года (на 1 ноября 2026 года)"],
    ["en", { free_from: "2027-02-01" }, "free from 1 February 2027 (as of 1 November 2026)"],
    ["en", { free_from: "2026-10-01" }, "free (as of 1 November 2026)"],
    ["kk", { state: "leased" }, "жалға берілген (2026 жылғы 1 қарашадағы жағдай)"],
    ["ru", { state: "reserved" }, "забронировано (на 1 ноября 2026 года)"],
  ] as [Locale, Partial<Premises>, string][])("%s %j", (locale, overrides, text) => {
    expect(premisesState(translator(locale), locale, buildPremises(overrides))).toBe(text);
  });
});

const SAMPLE: Record<Locale, string> = {
  kk: "<b>Үлгі: деректер ойдан шығарылған, бұл — нақты парктер мен үй-жайлар емес.</b>",
  ru: "<b>Образец: данные вымышлены, это не настоящие парки и помещения.</b>",
  en: "<b>Sample data, not real parks or premises.</b>",
};

describe.each(LOCALES)("in %s", (locale) => {
  const t = translator(locale);
  const search = { wish: ANY_PLACE, free: 1, fitting: 1, isSample: true, watches: 0 };
  const list = { ...search, page: 0, pages: 1 };
  const fits = { misses: [], gap: 0 };

  it("says on every screen of samples that they are samples", () => {
    const page = { parks: [buildPark()], totals: [], page: 0, pages: 1 };

    const screens = [
      parksView(t, locale, page),
      parkView(t, locale, { park: buildPark(), premises: [buildPremises()], page: 0 }),
      questionView(t, locale, { ...search, step: "what", days: [] }),
      resultsView(t, locale, { ...list, found: [{ place: buildFree(), fit: fits }] }),
      resultsView(t, locale, { ...list, free: 0, fitting: 0, found: [] }),
      placeView(t, locale, buildFree()),
    ];

    for (const { text } of screens) expect(text.startsWith(SAMPLE[locale])).toBe(true);
  });

  it("says nothing of samples about real parks, but names the catalogue", () => {
    const real = { sample: 0 as const };

    const { text } = parkView(t, locale, {
      park: buildPark(real),
      premises: [buildPremises(real)],
      page: 0,
    });

    expect(text).not.toContain(SAMPLE[locale]);
    expect(text).toContain(t("parks.source"));
  });

  it("keeps a full page short enough to read on a telephone", () => {
    const place = buildFree({ rail: 1, free_from: "2027-02-01" });
    const fit = { misses: ["smaller", "gas", "ceiling", "later"] as const, gap: 0.1 };
    const found = Array.from({ length: 5 }, () => ({ place, fit }));
    const wish = { ...ANY_PLACE, needs: UTILITIES, minM2: 1_500, ceilingM: 8, by: "2026-11-25" };

    const { text } = resultsView(t, locale, { ...list, wish, found, free: 99, pages: 20 });

    expect(lengthOf(text)).toBeLessThanOrEqual(1_600);
  });

  it.each(["parks", "space"] as const)(
    "gives date, status and source of the published totals at /%s, and promises nothing free",
    (place) => {
      const view = totalsView(t, locale, figures, place);

      const text = readable(view.text);
      for (const part of [
        locale === "en" ? "46,000" : "46 000",
        locale === "en" ? "133,900" : "133 900",
        t("facts.status.fact"),
        t("facts.status.disputed"),
        t("facts.note.disputed"),
        "The Astana Times",
        "2023",
      ]) {
        expect(text).toContain(part);
      }
      expect(lengthOf(text)).toBeLessThanOrEqual(1_024);
      expect(callbacks(view)).toEqual(["menu:apply", "menu:operator", "stats:parks"]);
    },
  );

  it("shows the target for 2025 among the parks only, and calls it a target", () => {
    const parks = readable(totalsView(t, locale, figures, "parks").text);
    const space = readable(totalsView(t, locale, figures, "space").text);

    const target = locale === "en" ? "250,000" : "250 000";
    expect(parks).toMatch(new RegExp(`${target}.+${t("facts.status.target")}`));
    expect(space).not.toContain(target);
  });
});

it("reads the published totals aloud in Kazakh", () => {
  const { text } = totalsView(translator("kk"), "kk", figures, "space");

  expect(readable(text)).toBe(
    [
      "<b>Бос үй-жайлар</b>",
      "Қанша алаңның бос екені жарияланбаған. Оны оператордан сұраңыз немесе өтінім беріңіз. Жарияланғаны — жалпы алаң:",
      "",
      "2023 жылғы 31 шілдедегі жағдай бойынша деректер:",
      "• жұмыс істеп тұрғаны: <b>11</b>, жалпы алаңы <b>46 000 м²</b> (факт)",
      "• салынғаны не салынып жатқаны: <b>шамамен 18</b>, жалпы алаңы <b>88 000 м²</b> (деректер әртүрлі)",
      "• мәртебе алғаны, барлығы: <b>29</b>, жалпы алаңы <b>133 900 м²</b> (факт)",
      "Басқа жарияланған дереккөзде (LS, әкімдіктің жауабы) осы 18 парк салынып жатыр делінген.",
      "29 = 11 + 18: бүтін және оның бөліктері. Алаңы: 46 000 + 87 900 = 133 900 м² (LS дерегі — 87 900, мақалада дөңгелектеп 88 000 деп берілген).",
      "<i>Дереккөз: Kazinform агенттігіне сілтеме жасаған The Astana Times, 2023 жылғы 31 шілде</i>",
    ].join("\n"),
  );
});

it("reads a page of the catalogue aloud in Russian", () => {
  const { text } = parksView(translator("ru"), "ru", {
    parks: [buildPark(), buildPark({ state: "under_construction", area_m2: 5_800 })],
    totals: [
      { state: "operating", count: 11, areaM2: 46_000 },
      { state: "under_construction", count: 18, areaM2: 87_900 },
    ],
    page: 1,
    pages: 6,
  });

  expect(readable(text)).toBe(
    [
      "<b>Образец: данные вымышлены, это не настоящие парки и помещения.</b>",
      "",
      "<b>Малые промышленные парки</b> · 2/6",
      "Действуют: <b>11</b>, общая площадь <b>46 000 м²</b>",
      "Строятся: <b>18</b>, общая площадь <b>87 900 м²</b>",
      "",
      "• Можжевельник (образец): 2 400 м², действует",
      "• Можжевельник (образец): 5 800 м², строится",
      "<i>Данные по состоянию на 1 ноября 2026 года</i>",
    ].join("\n"),
  );
});

it("says of each place found why it stands there, best fit first", () => {
  const wish: Wish = { what: "premises", minM2: 600, needs: ["gas", "rail"], powerKw: 250 };
  const near = buildFree({ id: "near", area_m2: 620, power_kw: 250, rail: 0 });
  const far = buildFree({ id: "far", area_m2: 540, power_kw: 100, gas: 0, rail: 0 });
  const whole = buildFree({ id: "whole", area_m2: 900, power_kw: 400, rail: 1 });
  const found = rankPlaces(wish, [far, near, whole], "2026-11-25");

  const { text } = resultsView(translator("en"), "en", {
    ...{ wish, found, free: 3, fitting: 1, page: 0, pages: 1, isSample: true, watches: 0 },
  });

  expect(readable(text).split("\n\n").slice(1)).toEqual([
    [
      "<b>Free places</b>",
      "You want: premises, from 600 m², with: gas, rail siding, from 250 kW",
      "Meet every wish: <b>1</b> of 3 free",
    ].join("\n"),
    expect.stringMatching(/^<b>1. 900 m²<\/b>[^]*✓ meets every wish$/),
    expect.stringMatching(/^<b>2. 620 m²<\/b>[^]*✗ no rail siding$/),
    expect.stringMatching(
      /^<b>3. 540 m²<\/b>[^]*✗ 60 m² smaller, no gas, no rail siding, power 100 kW$/,
    ),
  ]);
});

it("leads back and forth from a page in the middle, and carries the wish in every button", () => {
  const wish: Wish = { minM2: 200, maxM2: 500, needs: [] };
  const found = rankPlaces(wish, [buildFree({ area_m2: 240 })], "2026-11-25");

  const view = resultsView(translator("en"), "en", {
    ...{ wish, found, free: 11, fitting: 11, page: 1, pages: 3, isSample: true, watches: 2 },
  });

  expect(callbacks(view)).toEqual([
    "place:open:sample-01-1",
    "space:at:0:a.m200-500",
    "space:at:2:a.m200-500",
    "watch:add:a.m200-500",
    "space:what:a.m200-500",
    "menu:apply",
    "watch:list",
  ]);
});

it("offers an application where something is free, and only there", () => {
  const t = translator("en");

  const free = parkView(t, "en", { park: buildPark(), premises: [buildPremises()], page: 2 });
  const full = parkView(t, "en", {
    park: buildPark(),
    premises: [buildPremises({ state: "leased" })],
    page: 2,
  });

  expect(callbacks(free)).toEqual(["parks:map:sample-01", "menu:apply", "parks:list:2"]);
  expect(callbacks(full)).toEqual(["parks:map:sample-01", "parks:list:2"]);
});

it("keeps somebody's name with an angle bracket from breaking the message", () => {
  const name = JSON.stringify({ kk: "A<b", ru: "A<b", en: "A<b" });

  const view = parksView(translator("en"), "en", {
    parks: [buildPark({ name })],
    totals: [],
    page: 0,
    pages: 1,
  });

  expect(view.text).toContain("A&lt;b");
  expect(view.reply_markup.inline_keyboard[0]?.[0]?.text).toBe("A<b");
});
