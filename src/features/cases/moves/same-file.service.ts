import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Attachment, Trx } from "../../../db/schema.js";
import { formatDay } from "../../../i18n/format.js";
import { tellDesk } from "../../desk/say-on-desk.js";
import { caseNumber } from "../record/case.view.js";
import { getCase } from "../record/case.repository.js";
import { findSameFile, insertSameFile } from "./same-file.repository.js";

/** The very same file in another case: staff hear of it in the later one, once for each two cases. */
export async function pointOutSameFile(
  trx: Trx,
  file: Pick<Attachment, "case_id" | "sha256">,
): Promise<void> {
  const same = await findSameFile(trx, file);
  if (!same) return;
  const [earlier, later] = [same.here, same.there].toSorted((a, b) => a.caseId - b.caseId);
  if (!earlier || !later || !(await insertSameFile(trx, later.caseId, earlier.caseId))) return;
  const of = await getCase(trx, earlier.caseId);
  await tellDesk(trx, later.caseId, (t, locale) => {
    const number = caseNumber(t, locale, of);
    const day = formatDay(locale, almatyDate(new Date(earlier.sentAt)));
    return t("attachment.same-file", { number, day });
  });
}
