import type { Fact } from "../../db/schema.js";
import { formatArea, formatAreaRange } from "../../i18n/format.js";
import { plain, translator, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { Category, Filter, Meaning, Topic, Understood } from "../../nlu/meaning.js";
import { factGroups, factLine, sourceLine } from "../facts/fact.view.js";
import { listFactsOf } from "./answer-facts.js";

export interface Answer {
  kind: Meaning["kind"];
  /** Ids of the figures that the text states, and of no others. */
  facts: string[];
  /** In HTML, at most 1,500 characters; never holds the person's own words. */
  text: string;
  category?: Category;
  filter?: Filter;
  number?: string;
  to?: Locale;
}

const LONGEST = 1_500;

/** Says in the person's language what a text was understood to want. */
export function answerView(
  { meaning, confidence }: Pick<Understood, "meaning" | "confidence">,
  locale: Locale,
  facts: readonly Fact[],
): Answer {
  const t = translator(locale);
  const { kind } = meaning;
  const only = (text: string) => ({ kind, facts: [], text });
  switch (meaning.kind) {
    case "fact":
      return { kind, ...statedIn(t, locale, meaning.topics, facts) };
    case "not_published":
      return { kind, ...unpublished(t, locale, meaning.near, facts) };
    case "availability":
      return { ...only(availabilityText(t, locale, meaning.filter)), filter: meaning.filter };
    case "complaint":
      return { ...only(reportText(t, meaning.category)), category: meaning.category };
    case "status":
      return statusAnswer(t, meaning.number);
    case "language":
      return { ...only(translator(meaning.to)("answer.language")), to: meaning.to };
    case "greeting":
      return only(t(`answer.${meaning.form}`));
    case "apply":
      return only(t("answer.apply"));
    case "operator":
      return only(t("answer.operator"));
    case "out_of_scope":
      return only(t(confidence === "low" ? "answer.not-understood" : "answer.out-of-scope"));
  }
}

/** As many of the figures as fit, the first asked first, each with its status, date and source. */
function statedIn(t: Translate, locale: Locale, topics: readonly Topic[], known: readonly Fact[]) {
  let facts = listFactsOf(topics, known);
  let text = factsText(t, locale, facts);
  while (text.length > LONGEST && facts.length > 1) {
    facts = facts.slice(0, -1);
    text = factsText(t, locale, facts);
  }
  return { facts: facts.map(({ id }) => id), text };
}

function factsText(t: Translate, locale: Locale, facts: readonly Fact[]): string {
  const [only, ...others] = facts;
  if (!only || others.length > 0) return factGroups(t, locale, facts);
  return `${factLine(t, locale, only)}\n${sourceLine(t, locale, facts)}`;
}

function unpublished(t: Translate, locale: Locale, near: readonly Topic[], known: readonly Fact[]) {
  const said = t("answer.not-published");
  if (near.length === 0) return { facts: [], text: said };
  const { facts, text } = statedIn(t, locale, near, known);
  const whole = `${said}\n\n${t("answer.near")}\n${text}`;
  return whole.length > LONGEST ? { facts: [], text: said } : { facts, text: whole };
}

function availabilityText(t: Translate, locale: Locale, filter: Filter): string {
  if (Object.keys(filter).length === 0) return t("answer.availability-any");
  const need = (filter.need ?? []).map((utility) => t(`answer.utility.${utility}`, plain));
  const wish = [
    t(`answer.wish.${filter.what ?? "place"}`, plain),
    ...areaWords(t, locale, filter),
    ...(need.length > 0 ? [t("answer.wish.need", { list: need.join(", "), ...plain })] : []),
  ];
  return t("answer.availability", { wish: wish.join(", ") });
}

function areaWords(t: Translate, locale: Locale, { minArea: min, maxArea: max }: Filter): string[] {
  if (min !== undefined && max !== undefined) return [formatAreaRange(locale, { min, max })];
  if (min !== undefined)
    return [t("answer.wish.from", { area: formatArea(locale, min), ...plain })];
  if (max === undefined) return [];
  return [t("answer.wish.up-to", { area: formatArea(locale, max), ...plain })];
}

function reportText(t: Translate, category: Category): string {
  const text = t("answer.complaint", { category: t(`answer.category.${category}`, plain) });
  return category === "gas" ? `${t("answer.gas-danger")}\n\n${text}` : text;
}

function statusAnswer(t: Translate, number: string | undefined): Answer {
  if (number === undefined) return { kind: "status", facts: [], text: t("answer.status") };
  return { kind: "status", facts: [], text: t("answer.status-of", { number }), number };
}
