import type { Commit } from "../db/commit.js";
import type { Trx } from "../db/schema.js";
import { claimUpdate } from "./inbox.repository.js";

/**
 * Does in one transaction what an update is to do, however often it comes.
 *
 * @returns `undefined` when it had its effect before
 */
export function once<T>(
  { update }: { update: { update_id: number } },
  commit: Commit,
  work: (trx: Trx) => Promise<T>,
): Promise<T | undefined> {
  return commit(async (trx) =>
    (await claimUpdate(trx, update.update_id)) ? work(trx) : undefined,
  );
}
