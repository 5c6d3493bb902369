import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/db/schema.js";
import { factGroups, factLine, sourceLine } from "../../../src/features/facts/fact.view.js";
import { publishedFacts } from "../../../src/features/facts/published-facts.js";
import { translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";

const facts = new Map((publishedFacts() as Fact[]).map((fact) => [fact.id, fact]));

function getFact(id: string): Fact {
  const fact = facts.get(id);
  if (!fact) throw new Error(`No fact ${id}`);
  return fact;
}

/** Spaces that must not break look the same to a reader. */
function readable(text: string): string {
  return text.replaceAll("\u00A0", " ");
}

function read(locale: Locale, id: string): string {
  return readable(factLine(translator(locale), locale, getFact(id)));
}

describe("reads a figure aloud in Kazakh", () => {
  it.each([
    [
      "A16",
      "2016–2022 жылдары іске асырылған жобалар саны: <b>27</b> (факт, 2023 жылғы 31 шілдедегі жағдай бойынша).",
    ],
    [
      "A17",
      "2016–2022 жылдары іске асырылған жобалардың құны: <b>124 млрд теңге (278,8 млн АҚШ доллары)</b> (факт, 2023 жылғы 31 шілдедегі жағдай бойынша).",
    ],
    [
      "A03",
      "Алатау ауданындағы өнеркәсіп өндірісі көлемінің өсуі: <b>32,8 %</b> (факт, 2023 жылғы 31 шілдедегі жағдай бойынша). Бұл аймақтың емес, Алатау ауданының көрсеткіші; қай кезеңмен салыстырылғаны көрсетілмеген.",
    ],
    [
      "A08",
      "Биметалл алюминий радиаторлар өндірісінің жобасы: іске қосу жоспарланған (жоспар, 2023 жылғы 31 шілдедегі жағдай бойынша). Жоспардың орындалған-орындалмағаны жарияланбаған.",
    ],
    [
      "A22",
      "Аймақтағы жобалар портфелі бойынша жұмыс орындары: <b>10 379</b> (портфель, 2023 жылғы 31 шілдедегі жағдай бойынша). Портфельге аяқталған, жүріп жатқан және болашақ жобалар түгел кіреді: бұл жұмсалған қаражат та, қазір бар жұмыс орындары да емес.",
    ],
    [
      "A25",
      "Салынған/салынып жатқан шағын өнеркәсіптік парктердің жалпы алаңы: <b>88 000 м²</b> (деректер әртүрлі, 2023 жылғы 31 шілдедегі жағдай бойынша). Басқа жарияланған дереккөзде (LS, әкімдіктің жауабы) осы 18 парк салынып жатыр делінген.",
    ],
    [
      "A26",
      "Шағын өнеркәсіптік парктерге орналасатын ШОБ субъектілері (жоспар): <b>152-ден астам</b> (жоспар, 2023 жылғы 31 шілдедегі жағдай бойынша). Жоспардың орындалған-орындалмағаны жарияланбаған.",
    ],
    [
      "A33",
      "Шағын өнеркәсіптік парктер қатысушыларының инвестициясы: <b>шамамен 3,5 млрд теңге (7,8 млн АҚШ доллары)</b> (факт, 2023 жылғы 31 шілдедегі жағдай бойынша).",
    ],
    [
      "B04",
      "Asia Steel Pipe зауытының жобалық қуаты (болат құбырлар): <b>жылына 100 000 тонна</b> (факт, 2022 жылғы 8 сәуірдегі жағдай бойынша).",
    ],
    [
      "B12",
      "«Индустриальная» теміржол станциясының салынған жылы: <b>2017</b> (факт, 2022 жылғы 8 сәуірдегі жағдай бойынша).",
    ],
    [
      "B25",
      "Өнеркәсіптік парктер саны (2025 жылғы нысаналы көрсеткіш): <b>40</b> (нысаналы көрсеткіш, 2022 жылғы 8 сәуірдегі жағдай бойынша). Нысаналы көрсеткіш 2022 жылғы 8 сәуір күні белгіленген; оған қол жеткізілген-жеткізілмегені жарияланбаған.",
    ],
  ])("%s", (id, text) => {
    expect(read("kk", id)).toBe(text);
  });
});

describe("reads a figure aloud in Russian", () => {
  it.each([
    [
      "A16",
      "Число проектов, реализованных в 2016–2022 годах: <b>27</b> (факт, по состоянию на 31 июля 2023 года).",
    ],
    [
      "A19",
      "Стоимость продукции, произведённой проектами 2016–2022 годов: <b>1,1 трлн тенге (2,4 млрд долларов США)</b> (факт, по состоянию на 31 июля 2023 года).",
    ],
    [
      "A04",
      "Рост объёма инвестиций в Алатауском районе: <b>73,2 %</b> (факт, по состоянию на 31 июля 2023 года). Это показатель Алатауского района, а не зоны; период сравнения не указан.",
    ],
    [
      "A21",
      "Общая стоимость портфеля проектов зоны: <b>378 млрд тенге (850 млн долларов США)</b> (портфель, по состоянию на 31 июля 2023 года). В портфель входят завершённые, текущие и будущие проекты: это не уже вложенные деньги и не уже созданные рабочие места.",
    ],
    [
      "A23",
      "Число построенных/строящихся малых промышленных парков: <b>около 18</b> (данные расходятся, по состоянию на 31 июля 2023 года). Другой опубликованный источник (LS, ответ акимата) называет эти 18 парков строящимися.",
    ],
    [
      "B08",
      "Планируемая мощность завода Valtherm (радиаторы): <b>20 000 000 единиц в год</b> (план, по состоянию на 8 апреля 2022 года). Выполнен ли план, не опубликовано.",
    ],
    [
      "B11",
      "Рабочие места, созданные в проектах, посещённых акимом: <b>более 1 200</b> (факт, по состоянию на 8 апреля 2022 года).",
    ],
    [
      "B17",
      "Состояние ливневой канализации: не функционирует, не введена в эксплуатацию (факт, по состоянию на 8 апреля 2022 года).",
    ],
    [
      "B26",
      "Целевая общая площадь производственных помещений к 2025 году: <b>250 000 м²</b> (целевой показатель, по состоянию на 8 апреля 2022 года). Цель поставлена 8 апреля 2022 года; достигнута ли она, не опубликовано.",
    ],
  ])("%s", (id, text) => {
    expect(read("ru", id)).toBe(text);
  });
});

describe("reads a figure aloud in English", () => {
  it.each([
    ["A18", "Jobs created by projects of 2016–2022: <b>3,314</b> (fact, as of 31 July 2023)."],
    [
      "A06",
      "Value of projects planned for launch in 2023: <b>KZT 15 billion ($33.7 million)</b> (plan, as of 31 July 2023). Whether the plan was carried out is not published.",
    ],
    [
      "A24",
      "Investment in small industrial parks built or being built: <b>KZT 10 billion ($22.4 million)</b> (sources differ, as of 31 July 2023). Another published source (LS, a reply of the akimat) calls these 18 parks under construction.",
    ],
    [
      "A32",
      "Number of participants in small industrial parks: <b>about 76</b> (fact, as of 31 July 2023).",
    ],
    [
      "B01",
      "Planned start of auto-component plant construction: autumn 2022 (plan, as of 8 April 2022). Whether the plan was carried out is not published.",
    ],
    [
      "B06",
      "Capacity of the BRB APK greenhouse complex (vegetables): <b>7,200 tonnes a year</b> (fact, as of 8 April 2022).",
    ],
    [
      "B25",
      "Target number of industrial parks by 2025: <b>40</b> (target, as of 8 April 2022). The target was set on 8 April 2022; whether it was met is not published.",
    ],
    [
      "A01",
      "Priority sectors of the city of Almaty: manufacturing, tourism, the IT sector, the creative industry (policy statement, as of 31 July 2023).",
    ],
  ])("%s", (id, text) => {
    expect(read("en", id)).toBe(text);
  });
});

describe.each(LOCALES)("in %s", (locale) => {
  it("reads every published figure without a hole", () => {
    const lines = [...facts.keys()].map((id) => read(locale, id));

    expect(lines).toHaveLength(61);
    expect(lines.filter((line) => /undefined|null|NaN|\{\{|\[object/.test(line))).toEqual([]);
  });

  it("names a source once under the figures that share it", () => {
    const line = sourceLine(translator(locale), locale, ["A16", "A17", "B11"].map(getFact));

    expect(line.match(/The Astana Times/g)).toHaveLength(1);
    expect(line.split("; ")).toHaveLength(2);
  });
});

it("says status, date, note and source once for figures that stand together", () => {
  const together = ["A23", "A25", "A26", "B25"].map(getFact);

  expect(readable(factGroups(translator("en"), "en", together))).toBe(
    [
      "Sources differ, as of 31 July 2023:",
      "• Number of small industrial parks built or being built: <b>about 18</b>",
      "• Total area of small industrial parks built or being built: <b>88,000 m²</b>",
      "Another published source (LS, a reply of the akimat) calls these 18 parks under construction.",
      "",
      "Plan, as of 31 July 2023:",
      "• SMEs to be placed in small industrial parks (plan): <b>more than 152</b>",
      "Whether the plan was carried out is not published.",
      "<i>Source: The Astana Times, citing Kazinform, 31 July 2023</i>",
      "",
      "Target, as of 8 April 2022:",
      "• Target number of industrial parks by 2025: <b>40</b>",
      "The target was set on 8 April 2022; whether it was met is not published.",
      "<i>Source: report on the akim’s visit to the zone, 8 April 2022 (publisher not named)</i>",
    ].join("\n"),
  );
});

it("refuses to guess words for a qualifier it does not know", () => {
  const fact = { ...getFact("A30"), qualifier: "fewer than" };

  expect(() => factLine(translator("en"), "en", fact)).toThrow("fewer than");
});
