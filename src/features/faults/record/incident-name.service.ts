import type { Incident } from "../../../db/fault-schema.js";
import type { Db } from "../../../db/schema.js";
import { cleanLine, shortened } from "../../../text/clean-text.js";
import { plain, translator } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { getIncident } from "./incident.repository.js";

const LONGEST_WORDS = 60;

/** What is broken and where, in a few words: "Power supply: Substation No. 12". Plain text. */
export async function incidentName(db: Db, caseId: number, locale: Locale): Promise<string> {
  const incident = await getIncident(db, caseId);
  const category = translator(locale)(`incident.category.${incident.category}`, plain);
  const where = await placeName(db, incident, locale);
  return where === undefined ? category : `${category}: ${where}`;
}

/** The same in each language. */
export async function incidentNames(db: Db, caseId: number): Promise<Record<Locale, string>> {
  return {
    kk: await incidentName(db, caseId, "kk"),
    ru: await incidentName(db, caseId, "ru"),
    en: await incidentName(db, caseId, "en"),
  };
}

/** The object, else the park, the street, or the words for the place. */
export async function placeName(
  db: Db,
  incident: Pick<Incident, "object_id" | "park_id" | "street_id" | "place">,
  locale: Locale,
): Promise<string | undefined> {
  const { object_id, park_id, street_id, place } = incident;
  if (object_id !== null) return nameIn(db, "zone_object", object_id, locale);
  if (park_id !== null) return nameIn(db, "park", park_id, locale);
  if (street_id !== null) return nameIn(db, "street", street_id, locale);
  return place === null ? undefined : shortened(cleanLine(place), LONGEST_WORDS);
}

async function nameIn(
  db: Db,
  table: "zone_object" | "park" | "street",
  id: string,
  locale: Locale,
): Promise<string | undefined> {
  const row = await db.selectFrom(table).select("name").where("id", "=", id).executeTakeFirst();
  return row && (JSON.parse(row.name) as Record<Locale, string>)[locale];
}
