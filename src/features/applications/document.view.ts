import { plain, type Translate } from "../../i18n/i18n.js";
import type { Track } from "./application-answers.js";
import { CHECKLISTS, countDocuments, type DocumentId } from "./document-checklist.js";

type Files = readonly { tag: string | null }[];

/** The question for documents: how many are there, which are missing, and how to send them. */
export function checklistView(
  t: Translate,
  track: Track,
  files: Files,
  aim: DocumentId | undefined,
): string {
  const { have, of, missing, unsorted } = countDocuments(track, files);
  const numberOf = (id: DocumentId) => CHECKLISTS[track].findIndex((listed) => listed === id) + 1;
  const counted = t(missing.length > 0 ? "documents.missing" : "documents.complete", { have, of });
  return [
    [counted, ...missing.map((id) => `${numberOf(id)}. ${documentName(t, id)}`)].join("\n"),
    ...(unsorted > 0 ? [t("documents.unsorted", { n: unsorted })] : []),
    aim ? t("documents.next-file", { name: documentName(t, aim) }) : t("documents.how"),
  ].join("\n\n");
}

/** "5 of 13, 2 unsorted": plain text for a line. */
export function documentsView(t: Translate, track: Track, files: Files): string {
  const { have, of, unsorted } = countDocuments(track, files);
  const counted = t("documents.count", { have, of, ...plain });
  return unsorted > 0
    ? `${counted}, ${t("documents.count-unsorted", { n: unsorted, ...plain })}`
    : counted;
}

function documentName(t: Translate, id: DocumentId): string {
  return t(`documents.name.${id}`);
}
