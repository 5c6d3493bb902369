import { sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import { groupCommit } from "../../src/db/commit.js";
import type { Db, Trx } from "../../src/db/schema.js";
import { freshDatabase, onBothDatabases } from "../helpers/databases.js";

onBothDatabases((kind) => {
  it("keeps what others wrote when one of many fails", async () => {
    const { db, commit } = await freshDatabase(kind);

    const ends = await Promise.allSettled([
      commit((trx) => write(trx, "first")),
      commit(async (trx) => {
        await write(trx, "half done");
        throw new Error("no");
      }),
      commit((trx) => write(trx, "third")),
    ]);

    expect(ends.map((end) => end.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await listWritten(db)).toEqual(["first", "third"]);
  });

  it("tells a failed job of its own error, and a good one of its own result", async () => {
    const { commit } = await freshDatabase(kind);

    const results = await Promise.allSettled([
      commit(() => Promise.resolve(7)),
      commit(() => Promise.reject(new Error("mine"))),
    ]);

    expect(results).toMatchObject([{ value: 7 }, { reason: { message: "mine" } }]);
  });

  it("leaves a statement that the database refuses without effect, and goes on", async () => {
    const { db, commit } = await freshDatabase(kind);
    await commit((trx) => write(trx, "taken"));

    const twice = commit((trx) => write(trx, "taken"));
    const other = commit((trx) => write(trx, "free"));

    await expect(twice).rejects.toThrow(/unique/i);
    await other;
    expect(await listWritten(db)).toEqual(["free", "taken"]);
  });

  it("gives numbers without a gap, though every third try fails", async () => {
    const { db, commit } = await freshDatabase(kind);
    await db.insertInto("counter").values({ name: "A-2026", value: 0 }).execute();

    const tries = Array.from({ length: 30 }, (_, index) =>
      commit(async (trx) => {
        const { value } = await trx
          .updateTable("counter")
          .set((eb) => ({ value: eb("value", "+", 1) }))
          .where("name", "=", "A-2026")
          .returning("value")
          .executeTakeFirstOrThrow();
        if (index % 3 === 2) throw new Error("changed my mind");
        return value;
      }),
    );
    const ends = await Promise.allSettled(tries);

    const numbers = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});

describe("commits in groups", () => {
  it("flushes once for all who wrote in the same moment", async () => {
    const { db } = await freshDatabase("sqlite");
    const commit = groupCommit(db);
    const transaction = vi.spyOn(db, "transaction");

    await Promise.all(names(100).map((name) => commit((trx) => write(trx, name))));

    expect(transaction).toHaveBeenCalledTimes(1);
    expect(await listWritten(db)).toHaveLength(100);
  });

  it("gathers those who come while a transaction runs for the next one", async () => {
    const { db } = await freshDatabase("sqlite");
    const commit = groupCommit(db);
    const transaction = vi.spyOn(db, "transaction");
    const late: Promise<void>[] = [];

    await commit(async (trx) => {
      await write(trx, "first");
      for (const name of names(50)) late.push(commit((next) => write(next, name)));
    });
    await Promise.all(late);

    expect(transaction).toHaveBeenCalledTimes(2);
    expect(await listWritten(db)).toHaveLength(51);
  });

  it("says that a write is stored only when another program can read it", async () => {
    const { db } = await freshDatabase("sqlite");
    const commit = groupCommit(db);
    const order: string[] = [];

    await Promise.all([
      commit(async (trx) => {
        await write(trx, "early");
        order.push("early written");
      }).then(() => order.push("early told")),
      commit(async (trx) => {
        await write(trx, "late");
        order.push("late written");
      }).then(() => order.push("late told")),
    ]);

    expect(order).toEqual(["early written", "late written", "early told", "late told"]);
  });

  it("goes on after a transaction that failed as a whole", async () => {
    const { db } = await freshDatabase("sqlite");
    const commit = groupCommit(db);

    const ends = await Promise.allSettled([
      commit((trx) => write(trx, "beside")),
      commit((trx) => sql`rollback`.execute(trx)),
    ]);
    await commit((trx) => write(trx, "afterwards"));

    expect(ends.map((end) => end.status)).toEqual(["rejected", "rejected"]);
    expect(await listWritten(db)).toEqual(["afterwards"]);
  });
});

async function write(trx: Trx, key: string): Promise<void> {
  await trx.insertInto("setting").values({ key, value: "" }).execute();
}

async function listWritten(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("setting").select("key").orderBy("key").execute();
  return rows.map((row) => row.key);
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `name ${index}`);
}
