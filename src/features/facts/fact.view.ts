import type { Fact } from "../../db/schema.js";
import { about, type Figure, formatFigure, moreThan } from "../../i18n/format-bounds.js";
import {
  asOf,
  formatArea,
  formatDate,
  formatNumber,
  formatPercent,
  formatUsd,
} from "../../i18n/format.js";
import { escapeHtml } from "../../text/html.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { Figures } from "./figures.js";

/** A figure that stands alone, in HTML: what, how much, its status, its date, and what must not be forgotten. */
export function factLine(t: Translate, locale: Locale, fact: Fact): string {
  const mark = t("facts.mark", {
    status: t(`facts.status.${fact.status}`, plain),
    asOf: asOf(locale, fact.as_of),
  });
  const note = factNote(t, locale, fact);
  return `${figureLine(t, locale, fact)} ${mark}.${note === undefined ? "" : ` ${note}`}`;
}

/**
 * Figures that stand together, in HTML: status and date over those that share them, notes and the source once.
 * The order of the facts is kept.
 */
export function factGroups(t: Translate, locale: Locale, facts: readonly Fact[]): string {
  return runsOf(facts, (fact) => fact.document)
    .map((fromOneSource) => {
      const lists = runsOf(fromOneSource, (fact) => fact.status).map((alike) =>
        factList(t, locale, alike),
      );
      return `${lists.join("\n\n")}\n${sourceLine(t, locale, fromOneSource)}`;
    })
    .join("\n\n");
}

/** Who published these figures and when, in HTML; each source once. */
export function sourceLine(t: Translate, locale: Locale, facts: readonly Fact[]): string {
  return `<i>${escapeHtml(sourceText(t, locale, facts))}</i>`;
}

/** The same as plain text, for a picture. */
export function sourceText(t: Translate, locale: Locale, facts: readonly Fact[]): string {
  const names = new Set(facts.map((fact) => sourceName(t, locale, fact)));
  return t("facts.source", { of: [...names].join("; "), ...plain });
}

/** The value in words of the language, with dollars where they were published: plain text. */
export function factValue(t: Translate, locale: Locale, fact: Fact): string {
  const value = factFigure(t, locale, fact);
  return fact.usd === null ? value : `${value} (${formatUsd(locale, fact.usd)})`;
}

/** The value with its unit and "more than" or "about": plain text. */
export function factFigure(t: Translate, locale: Locale, fact: Fact): string {
  if (fact.text !== null) return inLanguage(fact.text, locale);
  return figureValue(t, locale, fact, factNumber(fact));
}

/** @throws when the fact is in words only */
export function factNumber({ id, value_number: n }: Fact): number {
  if (n === null) throw new Error(`Fact ${id} has no number`);
  return n;
}

/** What the figure is: plain text. */
export function factLabel(locale: Locale, fact: Fact): string {
  return inLanguage(fact.labels, locale);
}

/** What a reader of these figures would otherwise take for granted, each thing once. */
export function factNotes(t: Translate, locale: Locale, facts: readonly Fact[]): string[] {
  return [...new Set(facts.flatMap((fact) => factNote(t, locale, fact) ?? []))];
}

function factNote(t: Translate, locale: Locale, fact: Fact): string | undefined {
  if (fact.scope === "district") return t("facts.note.district");
  switch (fact.status) {
    case "fact":
    case "policy":
      return undefined;
    case "target":
      return t("facts.note.target", { date: formatDate(locale, fact.source_date) });
    case "plan":
    case "portfolio":
    case "disputed":
      return t(`facts.note.${fact.status}`);
  }
}

/** Three counts that look like rivals are a whole and its parts; one part was published rounded. */
export function partsNote(t: Translate, locale: Locale, figures: Figures): string {
  const number = (id: string) => factNumber(figures(id));
  return t("facts.note.parts", {
    parks: formatNumber(locale, number("A27")),
    operating: formatNumber(locale, number("A30")),
    others: formatNumber(locale, number("A23")),
    area: formatArea(locale, number("A29")),
    operatingArea: formatNumber(locale, number("A31")),
    othersArea: formatNumber(locale, number("A29") - number("A31")),
    rounded: formatNumber(locale, number("A25")),
  });
}

function factList(t: Translate, locale: Locale, alike: readonly Fact[]): string {
  const [first] = alike;
  if (!first) return "";
  const heading = t(`facts.heading.${first.status}`, { asOf: asOf(locale, first.as_of) });
  const lines = alike.map((fact) => `• ${figureLine(t, locale, fact)}`);
  return [heading, ...lines, ...factNotes(t, locale, alike)].join("\n");
}

function figureLine(t: Translate, locale: Locale, fact: Fact): string {
  const key = fact.text === null ? "facts.line" : "facts.line-in-words";
  return t(key, { label: factLabel(locale, fact), value: factValue(t, locale, fact) });
}

function figureValue(t: Translate, locale: Locale, fact: Fact, n: number): string {
  switch (fact.unit) {
    case "KZT":
      return bounded(locale, fact.qualifier, { kind: "money", tenge: n });
    case "m2":
      return bounded(locale, fact.qualifier, { kind: "area", m2: n });
    case "percent":
      return formatPercent(locale, n);
    case "tonnes_per_year":
      return t("facts.unit.tonnes-per-year", { n: formatNumber(locale, n), ...plain });
    case "units_per_year":
      return t("facts.unit.units-per-year", { n: formatNumber(locale, n), ...plain });
    case "year":
      return String(n);
    default:
      // Counts: the label says what is counted.
      return bounded(locale, fact.qualifier, { kind: "number", n });
  }
}

function bounded(locale: Locale, qualifier: string | null, figure: Figure): string {
  switch (qualifier) {
    case "more than":
      return moreThan(locale, figure);
    case "some":
    case "around":
      return about(locale, figure);
    case null:
      return formatFigure(locale, figure);
    default:
      throw new Error(`No words for "${qualifier}" before a figure`);
  }
}

/** The two texts have no name that could be quoted in three languages, so each is described in `locales`. */
function sourceName(t: Translate, locale: Locale, fact: Fact): string {
  const date = formatDate(locale, fact.source_date);
  return fact.document === "A" || fact.document === "B"
    ? t(`facts.document.${fact.document}`, { date, ...plain })
    : `${fact.publisher}, ${date}`;
}

function inLanguage(json: string, locale: Locale): string {
  return (JSON.parse(json) as Record<Locale, string>)[locale];
}

/** Neighbours that have the same key, together. */
function runsOf(facts: readonly Fact[], key: (fact: Fact) => string): Fact[][] {
  const runs: Fact[][] = [];
  for (const fact of facts) {
    const last = runs.at(-1);
    if (last?.[0] && key(last[0]) === key(fact)) last.push(fact);
    else runs.push([fact]);
  }
  return runs;
}
