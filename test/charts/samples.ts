import type { ChartSpec, Mark, Tone } from "../../src/charts/chart-spec.js";
import { asOf, byYear, formatArea, formatMoney, formatNumber } from "../../src/i18n/format.js";
import type { Locale } from "../../src/i18n/locales.js";

const WORDS = {
  kk: {
    source: "Дереккөз: The Astana Times, Kazinform деректері",
    target2022: "Нысаналы көрсеткіш 2022 жылғы 8 сәуірде белгіленген.",
    portfolioTitle: "Аймақ жобаларының құны",
    portfolioSubtitle: "Портфель іске асырылған жобаларды да қамтиды",
    portfolio: "88 компания жобаларының портфелі",
    implemented: "2016–2022 жылдары іске асырылған 27 жоба",
    jobsTitle: "Жұмыс орындары",
    jobsSubtitle: "Көрсеткіштер әртүрлі, оларды қосуға болмайды",
    jobsProjects: "2016–2022 жылдары іске асырылған 27 жобада құрылған",
    jobsParks: "Жұмыс істеп тұрған 11 шағын өнеркәсіптік паркте құрылған",
    jobsPortfolio: "88 компания жобаларының бүкіл портфелі бойынша",
    fact: "факт",
    portfolioStatus: "портфель: бәрі бірдей қазір бар емес",
    parksTitle: "Шағын өнеркәсіптік парктер",
    parksSubtitle: "Алаңы – жалпы алаң, бос алаң емес",
    parksCount: "Парктер саны",
    parksArea: "Жалпы алаңы",
    withStatus: "мәртебе алған",
    operating: "жұмыс істеп тұр",
    disputed: "салынған немесе салынып жатыр: дереккөздердің мәліметі әртүрлі",
    target: "нысаналы көрсеткіш (факт емес)",
  },
  ru: {
    source: "Источник: The Astana Times, по данным Kazinform",
    target2022: "Целевой показатель установлен 8 апреля 2022 года.",
    portfolioTitle: "Стоимость проектов зоны",
    portfolioSubtitle: "Портфель включает и реализованные проекты",
    portfolio: "портфель проектов 88 компаний",
    implemented: "27 проектов, реализованных в 2016–2022 годах",
    jobsTitle: "Рабочие места",
    jobsSubtitle: "Показатели разные, складывать их нельзя",
    jobsProjects: "Созданы 27 проектами, реализованными в 2016–2022 годах",
    jobsParks: "Созданы в 11 действующих малых промышленных парках",
    jobsPortfolio: "По всему портфелю проектов 88 компаний",
    fact: "факт",
    portfolioStatus: "портфель: не все места уже есть",
    parksTitle: "Малые промышленные парки",
    parksSubtitle: "Площадь общая, а не свободная",
    parksCount: "Число парков",
    parksArea: "Общая площадь",
    withStatus: "получили статус",
    operating: "действуют",
    disputed: "построены или строятся: источники расходятся",
    target: "целевой показатель, не факт",
  },
  en: {
    source: "Source: The Astana Times, citing Kazinform",
    target2022: "The target was set on 8 April 2022.",
    portfolioTitle: "Value of the zone’s projects",
    portfolioSubtitle: "The portfolio includes the implemented projects",
    portfolio: "project portfolio of 88 companies",
    implemented: "27 projects implemented in 2016–2022",
    jobsTitle: "Jobs",
    jobsSubtitle: "Three different figures, not to be added up",
    jobsProjects: "Created by the 27 projects implemented in 2016–2022",
    jobsParks: "Created in the 11 operating small industrial parks",
    jobsPortfolio: "In the whole portfolio of 88 companies",
    fact: "fact",
    portfolioStatus: "portfolio: not all exist today",
    parksTitle: "Small industrial parks",
    parksSubtitle: "Total area, not vacant area",
    parksCount: "Number of parks",
    parksArea: "Total area",
    withStatus: "granted the status",
    operating: "operating",
    disputed: "built or under construction: sources differ",
    target: "target, not a fact",
  },
};

const PUBLISHED = "2023-07-31";

function mark(value: number, valueLabel: string, status: string, tone: Tone): Mark {
  return { value, valueLabel, status, tone };
}

/** 378 bn of the whole portfolio, 124 bn of them implemented. */
export function portfolioChart(locale: Locale): ChartSpec {
  const words = WORDS[locale];
  const money = (bn: number) => formatMoney(locale, bn * 1e9);
  return {
    kind: "whole-and-parts",
    title: words.portfolioTitle,
    subtitle: words.portfolioSubtitle,
    footer: `${words.source}, ${asOf(locale, PUBLISHED)}`,
    groups: [
      {
        whole: mark(378, money(378), words.portfolio, "portfolio"),
        parts: [mark(124, money(124), words.implemented, "fact")],
      },
    ],
  };
}

/** Three figures of jobs that are never added up. */
export function jobsChart(locale: Locale): ChartSpec {
  const words = WORDS[locale];
  const row = (label: string, value: number, status: string, tone: Tone) => ({
    label,
    ...mark(value, formatNumber(locale, value), status, tone),
  });
  return {
    kind: "bars",
    title: words.jobsTitle,
    subtitle: words.jobsSubtitle,
    footer: `${words.source}, ${asOf(locale, PUBLISHED)}`,
    rows: [
      row(words.jobsProjects, 3314, words.fact, "fact"),
      row(words.jobsParks, 1074, words.fact, "fact"),
      row(words.jobsPortfolio, 10_379, words.portfolioStatus, "portfolio"),
    ],
  };
}

/** 11 operating and 18 disputed parks of 29, beside the target of 40; and their areas. */
export function parksChart(locale: Locale): ChartSpec {
  const words = WORDS[locale];
  const group = (label: string, values: [number, number, number, number], area: boolean) => {
    const show = (n: number) => (area ? formatArea(locale, n) : formatNumber(locale, n));
    const [operating, disputed, whole, target] = values;
    return {
      label,
      whole: mark(whole, show(whole), words.withStatus, "portfolio"),
      parts: [
        mark(operating, show(operating), words.operating, "fact"),
        mark(disputed, show(disputed), words.disputed, "disputed"),
      ],
      target: mark(target, show(target), `${byYear(locale, 2025)}: ${words.target}`, "target"),
    };
  };
  return {
    kind: "whole-and-parts",
    title: words.parksTitle,
    subtitle: words.parksSubtitle,
    footer: `${words.source}, ${asOf(locale, PUBLISHED)}. ${words.target2022}`,
    groups: [
      group(words.parksCount, [11, 18, 29, 40], false),
      group(words.parksArea, [46_000, 88_000, 133_900, 250_000], true),
    ],
  };
}
