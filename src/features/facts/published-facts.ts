import type { Fact, NewFact } from "../../db/schema.js";
import type { Locale } from "../../i18n/locales.js";
import published from "./facts.json" with { type: "json" };

type InEachLanguage = Record<Locale, string>;

interface PublishedFact {
  id: string;
  topic: string;
  subject: string;
  metric: string;
  value: number | string | null;
  qualifier: string | null;
  unit: string | null;
  usd: { value: number } | null;
  asOf: string;
  periodFrom: string | null;
  periodTo: string | null;
  status: Fact["status"];
  scope: string;
  source: { document: string; publisher: string; date: string; paragraph: number };
  labels: InEachLanguage;
  text?: InEachLanguage;
}

/** The figures of the two published texts, as rows of the table. */
export function publishedFacts(): NewFact[] {
  return (published.facts as PublishedFact[]).map((fact) => ({
    id: fact.id,
    topic: fact.topic,
    subject: fact.subject,
    metric: fact.metric,
    value_number: typeof fact.value === "number" ? fact.value : null,
    value_text: typeof fact.value === "string" ? fact.value : null,
    qualifier: fact.qualifier,
    unit: fact.unit,
    usd: fact.usd?.value ?? null,
    as_of: fact.asOf,
    period_from: fact.periodFrom,
    period_to: fact.periodTo,
    status: fact.status,
    scope: fact.scope,
    document: fact.source.document,
    publisher: fact.source.publisher,
    source_date: fact.source.date,
    paragraph: fact.source.paragraph,
    labels: JSON.stringify(fact.labels),
    text: fact.text ? JSON.stringify(fact.text) : null,
  }));
}
