import { InlineKeyboard } from "grammy";
import type { Fact } from "../../db/schema.js";
import { shortened } from "../../text/clean-text.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { Meaning, Metric, Subject, Topic } from "../../nlu/meaning.js";
import { packReading } from "../../nlu/reading-code.js";
import { factLabel } from "../facts/fact.view.js";
import { listFactsOf } from "./answer-facts.js";

/** Subjects and metrics that have a short name for a button; a figure of others is named as in the table of facts. */
const SHORT_SUBJECTS = [
  ...(["implemented", "portfolio", "launch", "completion", "district"] as const),
  ...(["parks-11", "parks-29", "storm", "station", "substation"] as const),
] as const satisfies Subject[];
const SHORT_METRICS = [
  ...(["count", "money", "jobs", "area", "tenants", "companies", "growth", "state"] as const),
] as const satisfies Metric[];
const LONGEST_LABEL = 60;

type Button = ReturnType<typeof InlineKeyboard.text>;

/** A row a reading; the button carries what it means, and the question that it answers. */
export function readingRows(
  t: Translate,
  locale: Locale,
  readings: readonly Meaning[],
  { questionId, facts }: { questionId: number; facts: readonly Fact[] },
): Button[][] {
  return readings.map((meaning) => {
    const text = shortened(readingLabel(t, locale, meaning, facts), LONGEST_LABEL);
    return [InlineKeyboard.text(text, `read:${questionId}:${packReading(meaning)}`)];
  });
}

function readingLabel(t: Translate, locale: Locale, meaning: Meaning, facts: readonly Fact[]) {
  switch (meaning.kind) {
    case "fact":
      return factsLabel(t, locale, meaning.topics, facts);
    case "availability": {
      const { what = "place", need: [need] = [] } = meaning.filter;
      if (!need) return t(`answer.reading.find-${what}`, plain);
      return t("answer.reading.find-with", { need: t(`answer.utility.${need}`, plain), ...plain });
    }
    case "complaint": {
      const category = t(`answer.category.${meaning.category}`, plain);
      return t("answer.reading.complaint", { category, ...plain });
    }
    case "status":
      return t("start.cases", plain);
    case "operator":
      return t("start.operator", plain);
    default:
      return t("start.apply", plain);
  }
}

function factsLabel(
  t: Translate,
  locale: Locale,
  topics: readonly Topic[],
  facts: readonly Fact[],
) {
  const [first] = topics;
  const subject = SHORT_SUBJECTS.find((one) => one === first?.subject);
  const metric = SHORT_METRICS.find((one) => one === first?.metric);
  const isOneThing = topics.every((topic) => topic.metric === first?.metric);
  if (subject && !isOneThing) return t(`answer.about.${subject}`, plain);
  if (subject && metric) {
    const of = t(`answer.about.${subject}`, plain);
    return t("answer.reading.figure", { of, what: t(`answer.asked.${metric}`, plain), ...plain });
  }
  const [fact] = listFactsOf(topics, facts);
  return fact ? factLabel(locale, fact) : t("start.stats", plain);
}
