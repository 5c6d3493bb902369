import { sql } from "kysely";
import { expect, it } from "vitest";
import { isSqliteUrl } from "../../src/db/connect.js";
import { enqueue } from "../../src/outbox/outbox.repository.js";
import { freshDatabase, onBothDatabases, openDatabase } from "../helpers/databases.js";

/** The largest id that Telegram may give: 52 bits. */
const LARGEST_ID = 2 ** 52 - 1;

onBothDatabases((kind) => {
  it("gives Telegram's longest ids back as the numbers they are", async () => {
    const { db, commit } = await freshDatabase(kind);

    await commit((trx) =>
      enqueue(trx, { chatId: LARGEST_ID, method: "sendMessage", payload: { text: "hi" } }),
    );
    const row = await db.selectFrom("outbox").selectAll().executeTakeFirstOrThrow();

    expect(row.chat_id).toBe(LARGEST_ID);
    expect(row.id).toBe(1);
  });

  it("keeps Kazakh words letter by letter", async () => {
    const { db } = await freshDatabase(kind);
    const words = "Әуежай, ғимарат, қой, өңір, ұшақ, үй, һәм, іс — «2 м²»";

    await db.insertInto("setting").values({ key: "words", value: words }).execute();
    const row = await db.selectFrom("setting").selectAll().executeTakeFirstOrThrow();

    expect(row.value).toBe(words);
  });
});

it("writes each commit on SQLite to the disk before it counts, also in a file that is opened again", async () => {
  const { db, url } = await freshDatabase("sqlite");
  await db.insertInto("setting").values({ key: "a", value: "1" }).execute();
  const inFirst = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  await db.destroy();

  const again = openDatabase(url);
  await again.insertInto("setting").values({ key: "b", value: "2" }).execute();
  const inSecond = await sql<{ synchronous: number }>`pragma synchronous`.execute(again);
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(again);

  expect(inFirst.rows[0]?.synchronous).toBe(2);
  expect(inSecond.rows[0]?.synchronous).toBe(2);
  expect(journal.rows[0]?.journal_mode).toBe("wal");
  expect(isSqliteUrl(url)).toBe(true);
});
