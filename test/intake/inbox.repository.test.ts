import { expect, it } from "vitest";
import type { Db } from "../../src/db/schema.js";
import {
  claimUpdate,
  countUnanswered,
  deleteAnsweredBefore,
  insertUpdates,
  isClaimed,
  listUnanswered,
  setAnswered,
} from "../../src/intake/inbox.repository.js";
import { freshDatabase, onBothDatabases } from "../helpers/databases.js";
import { inboxRow, privateUpdate } from "./updates.js";

onBothDatabases((kind) => {
  it("stores an update once, however often Telegram brings it", async () => {
    const { db, commit } = await freshDatabase(kind);
    const [one, two, three] = [1, 2, 3].map((id) => inboxRow(privateUpdate(id)));

    const first = await commit((trx) => insertUpdates(trx, [one!, two!, one!]));
    const second = await commit((trx) => insertUpdates(trx, [two!, three!]));

    expect(first.map((row) => row.update_id)).toEqual([1, 2]);
    expect(second.map((row) => row.update_id)).toEqual([3]);
    expect(await countUnanswered(db)).toBe(3);
  });

  it("stores an update once when two programs bring it in the same moment", async () => {
    const { db, commit } = await freshDatabase(kind);
    const row = inboxRow(privateUpdate(7));

    const fresh = await Promise.all(
      [1, 2, 3, 4].map(() => commit((trx) => insertUpdates(trx, [row]))),
    );

    expect(fresh.flat()).toHaveLength(1);
    expect(await countUnanswered(db)).toBe(1);
  });

  it("lets an update have its effect once, whoever comes first", async () => {
    const { db, commit } = await freshDatabase(kind);
    await commit((trx) => insertUpdates(trx, [inboxRow(privateUpdate(7))]));

    const claims = await Promise.all([1, 2, 3].map(() => commit((trx) => claimUpdate(trx, 7))));

    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await isClaimed(db, 7)).toBe(true);
    expect(await commit((trx) => claimUpdate(trx, 8))).toBe(false);
  });

  it("gives the claim back when the effect fails", async () => {
    const { db, commit } = await freshDatabase(kind);
    await commit((trx) => insertUpdates(trx, [inboxRow(privateUpdate(7))]));

    const failed = commit(async (trx) => {
      await claimUpdate(trx, 7);
      throw new Error("the effect failed");
    });

    await expect(failed).rejects.toThrow("the effect failed");
    expect(await isClaimed(db, 7)).toBe(false);
  });

  it("lists what was left oldest first, without what is answered", async () => {
    const { db, commit } = await freshDatabase(kind);
    const rows = [
      inboxRow(privateUpdate(900), { received_at: "2026-11-21T05:00:00.000Z" }),
      inboxRow(privateUpdate(12), { received_at: "2026-11-21T05:00:01.000Z" }),
      inboxRow(privateUpdate(11), { received_at: "2026-11-21T05:00:01.000Z" }),
      inboxRow(privateUpdate(13), { received_at: "2026-11-21T05:00:02.000Z" }),
    ];
    await commit((trx) => insertUpdates(trx, rows));
    await commit((trx) => setAnswered(trx, [13]));

    expect(await idsLeft(db)).toEqual([900, 11, 12]);
  });

  it("forgets answered updates after their time, and never one that nobody answered", async () => {
    const { db, commit } = await freshDatabase(kind);
    const old = "2026-11-01T00:00:00.000Z";
    const rows = [
      inboxRow(privateUpdate(1), { received_at: old }),
      inboxRow(privateUpdate(2), { received_at: old }),
      inboxRow(privateUpdate(3)),
    ];
    await commit((trx) => insertUpdates(trx, rows));
    await commit((trx) => setAnswered(trx, [1, 3]));

    await commit((trx) => deleteAnsweredBefore(trx, "2026-11-14T00:00:00.000Z"));

    const kept = await db.selectFrom("inbox").select("update_id").orderBy("update_id").execute();
    expect(kept.map((row) => row.update_id)).toEqual([2, 3]);
  });
});

async function idsLeft(db: Db): Promise<number[]> {
  return (await listUnanswered(db)).map((row) => row.update_id);
}
