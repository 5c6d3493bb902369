import type { Case, Db } from "../../../db/schema.js";
import type { Translate } from "../../../i18n/i18n.js";
import { findPerson } from "../../people/person.repository.js";
import type { CaseKinds } from "../record/case-kind.js";

/** How staff see somebody who wrote to a case: by his name, unless its kind keeps that from them. Plain text. */
export async function writerName(
  db: Db,
  kinds: CaseKinds,
  of: Case,
  personId: number,
  t: Translate,
): Promise<string> {
  const { nameOf } = kinds[of.kind];
  if (nameOf) return nameOf(db, of, personId, t);
  return (await findPerson(db, personId))?.name ?? "";
}
