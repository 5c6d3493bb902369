import type { Trx } from "../../db/schema.js";
import { translator } from "../../i18n/i18n.js";
import { enqueue } from "../../outbox/outbox.repository.js";
import { listAttachments } from "../cases/messages/attachment.repository.js";
import { getCase, insertEvent } from "../cases/record/case.repository.js";
import { caseName } from "../cases/record/case.view.js";
import type { CaseKinds } from "../cases/record/case-kind.js";
import { notePersonReplied } from "../cases/moves/move.service.js";
import type { File, Filing } from "../cases/drafts/draft.service.js";
import { findPerson } from "../people/person.repository.js";
import { getApplication } from "./application.repository.js";
import { documentsView } from "./document.view.js";

/** The end of late documents: the files are with the case already; the person hears the count, and the review goes on. */
export function finishDocuments(kinds: CaseKinds): File {
  return async (trx, filing) => {
    await tellCount(trx, filing);
    const { personId } = filing;
    const caseId = filing.answers.caseId as number;
    await notePersonReplied(trx, kinds, { caseId, personId, now: new Date() });
  };
}

async function tellCount(trx: Trx, { personId, answers }: Filing): Promise<void> {
  const of = await getCase(trx, answers.caseId as number);
  await insertEvent(trx, {
    case_id: of.id,
    kind: "documents",
    actor: "person",
    actor_id: personId,
  });
  const files = await listAttachments(trx, of.run_key);
  const locale = (await findPerson(trx, personId))?.locale ?? "ru";
  const t = translator(locale);
  const { track } = await getApplication(trx, of.id);
  const count = documentsView(
    t,
    track,
    files.map(({ document_id: tag }) => ({ tag })),
  );
  const text = t("documents.added", { name: caseName(t, locale, of), count });
  await enqueue(trx, { chatId: personId, method: "sendMessage", payload: { text } });
}
