import type { Case, Trx } from "../../../db/schema.js";
import type { SentFile } from "../../../forms/form.js";
import { insertAttachment } from "../../cases/messages/attachment.repository.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { lockCase } from "../../cases/record/case.repository.js";
import { findMove } from "../../cases/record/case-state.js";
import { type MoveOutcome, type MoveRequest, moveCase } from "../../cases/moves/move.service.js";

export interface Mending {
  caseId: number;
  clerkId: number;
  words: MoveRequest["words"];
  /** Keeps photos of the finished work, once it is sure that the fault may be called mended; says how many there are. */
  keepPhotos(of: Case): Promise<number>;
  now: Date;
}

/** Calls a fault mended. Words or a photo prove it, and everybody who follows sees them. */
export async function mend(trx: Trx, kinds: CaseKinds, mending: Mending): Promise<MoveOutcome> {
  const { caseId, clerkId, words, now } = mending;
  const of = await lockCase(trx, caseId);
  if (!findMove(of, "fix", "clerk")) return { kind: "impossible", of };
  // Kept before the move: the news of it shows the photo.
  const photos = await mending.keepPhotos(of);
  return moveCase(trx, kinds, {
    ...{ caseId, move: "fix", by: "clerk", actorId: clerkId, now },
    ...(words && { words }),
    hasProof: photos > 0,
  });
}

/** A picture of finished work, kept like every other file. The same one sent twice is kept once. */
export async function keepPhotoAfter(
  trx: Trx,
  { id: caseId, run_key: runKey }: Case,
  clerkId: number,
  file: SentFile,
): Promise<void> {
  const of = { runKey, personId: clerkId, caseId, documentId: null };
  await insertAttachment(trx, { ...of, file, stage: "after" });
}
