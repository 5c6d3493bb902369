import type { BarsSpec, ChartSpec, Mark, WholeAndPartsSpec } from "../../charts/chart-spec.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { factFigure, factNumber, sourceText } from "../facts/fact.view.js";
import type { Figures } from "../facts/figures.js";
import type { PictureTheme } from "./theme.js";

interface Words {
  t: Translate;
  locale: Locale;
  figures: Figures;
}

/** What the picture of a theme shows: figures of the table, words of the language. */
export function themeChart(theme: PictureTheme, words: Words): ChartSpec {
  switch (theme) {
    case "parks":
      return parksChart(words);
    case "projects":
      return projectsChart(words);
    case "jobs":
      return jobsChart(words);
  }
}

function projectsChart(words: Words): BarsSpec {
  const { t } = words;
  return {
    kind: "bars",
    title: t("stats.chart.projects.title", plain),
    rows: [
      { label: t("stats.chart.projects.portfolio", plain), ...barMark(words, "A21") },
      { label: t("stats.chart.projects.implemented", plain), ...barMark(words, "A17") },
    ],
    footer: footer(words, ["A21", "A17"]),
  };
}

function jobsChart(words: Words): BarsSpec {
  const { t } = words;
  return {
    kind: "bars",
    title: t("stats.chart.jobs.title", plain),
    subtitle: t("stats.chart.jobs.subtitle", plain),
    rows: [
      { label: t("stats.chart.jobs.portfolio", plain), ...barMark(words, "A22") },
      { label: t("stats.chart.jobs.implemented", plain), ...barMark(words, "A18") },
      { label: t("stats.chart.jobs.parks", plain), ...barMark(words, "A34") },
    ],
    footer: footer(words, ["A22", "A18", "A34"]),
  };
}

/** The parks built or being built are a part of those with status; the target stands apart from both. */
function parksChart(words: Words): WholeAndPartsSpec {
  const { t } = words;
  return {
    kind: "whole-and-parts",
    title: t("stats.chart.parks.title", plain),
    groups: [
      {
        label: t("stats.chart.parks.count", plain),
        whole: partMark(words, "A27", "whole"),
        parts: [partMark(words, "A30", "operating"), partMark(words, "A23", "others")],
        target: partMark(words, "B25", "target"),
      },
      {
        label: t("stats.chart.parks.area", plain),
        whole: partMark(words, "A29", "whole"),
        parts: [partMark(words, "A31", "operating"), partMark(words, "A25", "others")],
        target: partMark(words, "B26", "target"),
      },
    ],
    footer: footer(words, ["A27", "B25"]),
  };
}

function barMark({ t, locale, figures }: Words, id: string): Mark {
  const { status } = figures(id);
  return {
    value: factNumber(figures(id)),
    valueLabel: factFigure(t, locale, figures(id)),
    status: t(`facts.status.${status}`, plain),
    tone: toneOf(figures, id),
  };
}

function partMark(
  words: Words,
  id: string,
  part: "whole" | "operating" | "others" | "target",
): Mark {
  return { ...barMark(words, id), status: words.t(`stats.chart.parks.${part}`, plain) };
}

function toneOf(figures: Figures, id: string): Mark["tone"] {
  const { status } = figures(id);
  if (status === "policy") throw new Error(`Fact ${id} is no figure to draw`);
  return status;
}

function footer({ t, locale, figures }: Words, ids: readonly string[]): string {
  return sourceText(t, locale, ids.map(figures));
}
