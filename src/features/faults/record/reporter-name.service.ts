import type { Report } from "../../../db/fault-schema.js";
import type { Db } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { findPerson } from "../../people/person.repository.js";
import { listPrivateReporters } from "./report.repository.js";

/**
 * How staff see who reported this: by name, or as "a resident" if he asked for that; several of those are told apart by
 * the order in which they came. Plain text.
 */
export async function reporterName(
  db: Db,
  report: Pick<Report, "case_id" | "person_id" | "is_private">,
  t: Translate,
): Promise<string> {
  const { case_id: caseId, person_id: personId } = report;
  if (!report.is_private) return (await findPerson(db, personId))?.name ?? "";
  const hidden = await listPrivateReporters(db, caseId);
  if (hidden.length < 2) return t("incident.card.hidden", plain);
  return t("incident.card.hidden-one", { n: hidden.indexOf(personId) + 1, ...plain });
}
