import { expect, it } from "vitest";
import { deleteDoneBefore, enqueue, setSent } from "../../src/outbox/outbox.repository.js";
import { freshDatabase, onBothDatabases } from "../helpers/databases.js";

onBothDatabases((kind) => {
  it("forgets what was sent long ago, and never what still waits", async () => {
    const { db, commit } = await freshDatabase(kind);
    const message = { chatId: 1, method: "sendMessage", payload: { text: "Ответ" } };
    const [sent, waiting] = await commit(async (trx) => [
      await enqueue(trx, message),
      await enqueue(trx, message),
    ]);
    await commit((trx) => setSent(trx, sent ?? 0, 10));

    await commit((trx) => deleteDoneBefore(trx, "2000-01-01T00:00:00.000Z"));
    expect(await db.selectFrom("outbox").select("id").execute()).toHaveLength(2);
    await commit((trx) => deleteDoneBefore(trx, "2999-01-01T00:00:00.000Z"));

    expect(await db.selectFrom("outbox").select("id").execute()).toEqual([{ id: waiting }]);
  });
});
