import type { Incident } from "../../../db/fault-schema.js";
import type { Case, Db } from "../../../db/schema.js";
import type { News, Reader } from "../../cases/record/case-kind.js";
import { getCase } from "../../cases/record/case.repository.js";
import { lastDayToReopen } from "../record/incident-clock.service.js";
import { incidentNames } from "../record/incident-name.service.js";
import { type Closing, movedIncidentView } from "./incident-news.view.js";
import { getIncident } from "../record/incident.repository.js";
import { mergedView } from "../record/incident.view.js";
import { findPhotoBefore, listPhotosAfter } from "../record/photo.repository.js";
import { listRaters } from "../record/rating.repository.js";
import { findClosing } from "../record/verdict.repository.js";

/** What everybody who follows a fault reads of it now. All that is asked for it is asked once, however many read it. */
export async function incidentNews(
  db: Db,
  of: Case,
  words: string | undefined,
): Promise<(reader: Reader) => News> {
  const incident = await getIncident(db, of.id);
  if (of.state === "merged" && incident.merged_into !== null) {
    const into = await getCase(db, incident.merged_into);
    const names = await incidentNames(db, into.id);
    const before = of.number ?? "";
    return ({ t, locale }) => mergedView(t, locale, { of: into, before, name: names[locale] });
  }
  const names = await incidentNames(db, of.id);
  const after = of.state === "fixed" ? await listPhotosAfter(db, of.id) : [];
  const before = after.length === 0 ? undefined : await findPhotoBefore(db, of.id);
  const closing = await describeClosing(db, of, incident);
  const raters = new Set(closing ? await listRaters(db, of.id) : []);
  return ({ t, locale, personId }) =>
    movedIncidentView(t, locale, {
      of,
      words,
      name: names[locale],
      photos: { before, after },
      closesAt: incident.closes_at,
      closing,
      hasRated: raters.has(personId),
    });
}

async function describeClosing(
  db: Db,
  of: Case,
  { category }: Incident,
): Promise<Closing | undefined> {
  const closing = of.state === "closed" ? await findClosing(db, of.id) : undefined;
  if (!closing) return undefined;
  const reopensUntil = await lastDayToReopen(db, category, closing.at);
  return { isSilent: closing.actor === "system", reopensUntil };
}
