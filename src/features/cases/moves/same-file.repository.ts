import type { Attachment, AttachmentState, Trx } from "../../../db/schema.js";

const GONE: readonly AttachmentState[] = ["refused", "erased"];

interface Standing {
  caseId: number;
  sentAt: string;
}

/** Where these very bytes stand in this case, and where they stood first in another one. */
export async function findSameFile(
  trx: Trx,
  { case_id: caseId, sha256 }: Pick<Attachment, "case_id" | "sha256">,
): Promise<{ here: Standing; there: Standing } | undefined> {
  if (caseId === null || sha256 === null) return undefined;
  const rows = await trx
    .selectFrom("attachment")
    .select(["case_id", "created_at"])
    .where("sha256", "=", sha256)
    .where("case_id", "is not", null)
    .where("state", "not in", GONE)
    .orderBy("id")
    .execute();
  const standing = rows.map((row) => ({ caseId: row.case_id ?? 0, sentAt: row.created_at }));
  const here = standing.find((one) => one.caseId === caseId);
  const there = standing.find((one) => one.caseId !== caseId);
  return here && there && { here, there };
}

/** `false` when staff know of these two already. */
export async function insertSameFile(trx: Trx, caseId: number, earlierId: number) {
  const row = await trx
    .insertInto("same_file")
    .values({ case_id: caseId, earlier_case_id: earlierId, created_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.columns(["case_id", "earlier_case_id"]).doNothing())
    .returning("case_id")
    .executeTakeFirst();
  return row !== undefined;
}
