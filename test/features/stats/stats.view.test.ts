import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/db/schema.js";
import { factFigure, factLabel } from "../../../src/features/facts/fact.view.js";
import { figuresOf } from "../../../src/features/facts/figures.js";
import { publishedFacts } from "../../../src/features/facts/published-facts.js";
import { themesView, themeView } from "../../../src/features/stats/stats.view.js";
import { hasPicture, PAGES, type Theme, THEMES } from "../../../src/features/stats/theme.js";
import { asOf, formatDate } from "../../../src/i18n/format.js";
import { translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";

const facts = publishedFacts() as Fact[];
const figures = figuresOf(facts);

const screens = THEMES.flatMap((theme) =>
  PAGES[theme].map(({ facts: ids }, page) => ({ theme, page, ids })),
);

function read(locale: Locale, theme: Theme, page: number): string {
  return themeView(translator(locale), locale, figures, { theme, page }).text;
}

/** As Telegram counts: after the tags are gone. */
function plainText(html: string): string {
  return html.replace(/<[^>]+>/g, "").replaceAll("&amp;", "&");
}

function callbacks(view: { reply_markup: { inline_keyboard: object[][] } }): string[] {
  return view.reply_markup.inline_keyboard
    .flat()
    .map((button) => ("callback_data" in button ? String(button.callback_data) : ""));
}

it("leads to every published figure, each in its themes", () => {
  const themesOf = (id: string) =>
    THEMES.filter((theme) => PAGES[theme].some((page) => page.facts.includes(id)));

  const places = Object.fromEntries(facts.map(({ id }) => [id, themesOf(id).join(" ")]));

  const inOneTheme = (theme: Theme, ids: string) =>
    Object.fromEntries(ids.split(" ").map((id) => [id, theme]));
  expect(places).toEqual({
    ...inOneTheme("parks", "A23 A24 A25 A26 A27 A28 A29 A30 A31 A32 A33 B25 B26"),
    ...inOneTheme("projects", "A16 A17 A19 A20 A21"),
    ...inOneTheme("plans", "A05 A06 A13 A14 B23 B24"),
    ...inOneTheme("plants", "A08 A09 A10 A11 A12 B01 B02 B03 B04 B05 B06 B07 B08 B09 B10"),
    ...inOneTheme("infrastructure", "B12 B13 B14 B15 B16 B17 B18 B19 B20"),
    ...inOneTheme("governance", "A01 A02 B21 B22 B27"),
    ...inOneTheme("district", "A03 A04"),
    // Jobs stand with what made them, and once more beside each other.
    A07: "jobs plans",
    A15: "jobs plans",
    A18: "projects jobs",
    A22: "projects jobs",
    A34: "parks jobs",
    B11: "jobs plants",
  });
  expect(Object.keys(places)).toHaveLength(61);
});

describe.each(LOCALES)("in %s", (locale) => {
  const t = translator(locale);

  it.each(screens)(
    "shows each figure of $theme, screen $page, with date, status and source",
    (screen) => {
      const text = plainText(read(locale, screen.theme, screen.page));

      for (const fact of screen.ids.map(figures)) {
        expect(text).toContain(`${factLabel(locale, fact)}: ${factFigure(t, locale, fact)}`);
        const heading = t(`facts.heading.${fact.status}`, { asOf: asOf(locale, fact.as_of) });
        expect(text).toContain(heading);
        expect(text).toContain(
          fact.document === "A" ? "The Astana Times" : t("facts.source", { of: "" }),
        );
      }
    },
  );

  it.each(screens)("keeps $theme, screen $page, short enough for a telephone", (screen) => {
    const text = plainText(read(locale, screen.theme, screen.page));

    expect(text.length).toBeLessThanOrEqual(1_000);
  });

  it("says of every plan and target that nobody has published what became of it", () => {
    for (const { theme, page, ids } of screens) {
      const text = read(locale, theme, page);
      const statuses = new Set(ids.map((id) => figures(id).status));
      expect(text.includes(t("facts.note.plan"))).toBe(statuses.has("plan"));
      const target = t("facts.note.target", { date: formatDate(locale, "2022-04-08") });
      expect(text.includes(target)).toBe(statuses.has("target"));
      expect(text.includes(t("facts.note.disputed"))).toBe(statuses.has("disputed"));
      expect(text.includes(t("facts.note.portfolio"))).toBe(statuses.has("portfolio"));
    }
  });

  it("offers all themes on buttons that fit, two beside each other", () => {
    const view = themesView(t, locale, undefined);

    expect(callbacks(view)).toEqual(THEMES.map((theme) => `stats:${theme}`));
    const rows = view.reply_markup.inline_keyboard;
    expect(rows.map((row) => row.length)).toEqual([2, 2, 2, 2]);
    expect(rows.flat().filter(({ text }) => text.length > 20)).toEqual([]);
  });
});

it("reads the disputed parks aloud in Kazakh", () => {
  const text = read("kk", "parks", 1).replaceAll("\u00A0", " ");

  expect(text).toBe(
    [
      "<b>Шағын өнеркәсіптік парктер</b> · 2/4",
      "",
      "Деректер әртүрлі, 2023 жылғы 31 шілдедегі жағдай бойынша:",
      "• Салынған/салынып жатқан шағын өнеркәсіптік парктер саны: <b>шамамен 18</b>",
      "• Салынған/салынып жатқан шағын өнеркәсіптік парктердің жалпы алаңы: <b>88 000 м²</b>",
      "• Салынған/салынып жатқан шағын өнеркәсіптік парктерге инвестиция: <b>10 млрд теңге (22,4 млн АҚШ доллары)</b>",
      "Басқа жарияланған дереккөзде (LS, әкімдіктің жауабы) осы 18 парк салынып жатыр делінген.",
      "",
      "Жоспар, 2023 жылғы 31 шілдедегі жағдай бойынша:",
      "• Шағын өнеркәсіптік парктерге орналасатын ШОБ субъектілері (жоспар): <b>152-ден астам</b>",
      "Жоспардың орындалған-орындалмағаны жарияланбаған.",
      "<i>Дереккөз: Kazinform агенттігіне сілтеме жасаған The Astana Times, 2023 жылғы 31 шілде</i>",
      "",
      "Бұл — жалпы алаң. Оның қаншасы бос екені жарияланбаған.",
    ].join("\n"),
  );
});

it("says of the district that it is not the zone and that the period is not stated", () => {
  const text = read("ru", "district", 0).replaceAll("\u00A0", " ");

  expect(text).toBe(
    [
      "<b>Алатауский район</b>",
      "",
      "Факт, по состоянию на 31 июля 2023 года:",
      "• Рост объёма промышленного производства в Алатауском районе: <b>32,8 %</b>",
      "• Рост объёма инвестиций в Алатауском районе: <b>73,2 %</b>",
      "Это показатель Алатауского района, а не зоны; период сравнения не указан.",
      "<i>Источник: The Astana Times со ссылкой на Kazinform, 31 июля 2023 года</i>",
    ].join("\n"),
  );
});

it("explains that 29 parks are the 11 and the 18 together", () => {
  const text = read("en", "parks", 2);

  expect(text).toContain(
    "29 = 11 + 18: a whole and its parts. Area: 46,000 + 87,900 = 133,900\u00A0m² (LS gives 87,900; the article rounds it to 88,000).",
  );
});

it("turns pages one by one and never beyond the ends", () => {
  const t = translator("en");
  const view = (page: number) => themeView(t, "en", figures, { theme: "plants", page });

  expect(callbacks(view(0))).toEqual(["stats:plants:1", "stats:menu"]);
  expect(callbacks(view(2))).toEqual(["stats:plants:1", "stats:plants:3", "stats:menu"]);
  expect(callbacks(view(4))).toEqual(["stats:plants:3", "stats:menu"]);
  expect(view(99).text).toBe(view(4).text);
});

it("leads from the state of the infrastructure to the operator, who knows the present one", () => {
  const view = themeView(translator("en"), "en", figures, { theme: "infrastructure", page: 0 });

  expect(view.text).toContain("The present state is not published");
  expect(callbacks(view)).toContain("menu:operator");
});

it("comes with a picture for parks, projects and jobs", () => {
  expect(THEMES.filter(hasPicture)).toEqual(["parks", "projects", "jobs"]);
});
