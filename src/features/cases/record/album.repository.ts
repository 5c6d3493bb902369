import { sql } from "kysely";
import type { CaseMessage, Db, OutboxRow, OutboxState, Trx } from "../../../db/schema.js";
import { PICTURE_MEDIA } from "../../../telegram/message-content.js";

/** The side of the talk on which a message was written. */
export type Side = "person" | "staff";

/** The first known part of an album, as it was written on this side. */
export async function findAlbum(
  db: Db,
  side: Side,
  chatId: number,
  albumId: string | undefined,
): Promise<CaseMessage | undefined> {
  if (albumId === undefined) return undefined;
  return db
    .selectFrom("case_message")
    .selectAll()
    .where(side === "person" ? "person_chat_id" : "staff_chat_id", "=", chatId)
    .where("kind", "in", side === "person" ? ["in"] : ["out", "note"])
    .where("album_id", "=", albumId)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** The row that still gathers the parts of an album on their way to the other side. */
export async function findGathering(
  trx: Trx,
  {
    kind,
    caseId,
    albumId,
    chatId,
  }: { kind: "relay" | "out"; caseId: number; albumId: string; chatId: number },
): Promise<OutboxRow | undefined> {
  return trx
    .selectFrom("outbox")
    .innerJoin("case_message", "case_message.id", "outbox.case_message_id")
    .selectAll("outbox")
    .where("case_message.case_id", "=", caseId)
    .where("case_message.album_id", "=", albumId)
    .where("case_message.kind", "=", kind)
    .where("outbox.chat_id", "=", chatId)
    .where("outbox.method", "=", "copyMessages")
    .where("outbox.state", "=", sql.lit<OutboxState>("waiting"))
    .where("outbox.attempts", "=", 0)
    .orderBy("outbox.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** This part of an album and those that came after it, as far as they have no place on the other side yet. */
export async function listUnplacedParts(trx: Trx, first: CaseMessage): Promise<CaseMessage[]> {
  if (first.album_id === null) return [first];
  return (
    trx
      .selectFrom("case_message")
      .selectAll()
      .where("case_id", "=", first.case_id)
      .where("album_id", "=", first.album_id)
      .where("kind", "=", first.kind)
      // A picture sent as a file goes its own way.
      .where("media", "!=", PICTURE_MEDIA)
      .where("id", ">=", first.id)
      .where(first.kind === "relay" ? "staff_message_id" : "person_message_id", "is", null)
      .$if(first.kind === "out", (query) =>
        query.where("person_chat_id", "=", first.person_chat_id),
      )
      .orderBy("id")
      .execute()
  );
}

/** Keeps a part of an album until it is known where it belongs; `true` for the first one, however often it comes. */
export async function keepAlbumPart(
  trx: Trx,
  part: { chatId: number; messageId: number; albumId: string },
): Promise<boolean> {
  const { chatId: chat_id, messageId: message_id, albumId: album_id } = part;
  const known = await listAlbumParts(trx, chat_id, album_id);
  await trx
    .insertInto("album_part")
    .values({ chat_id, message_id, album_id, created_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.columns(["chat_id", "message_id"]).doNothing())
    .execute();
  return known.every((id) => id >= message_id);
}

/** Message ids in the order in which they were sent. */
export async function listAlbumParts(db: Db, chatId: number, albumId: string): Promise<number[]> {
  const rows = await db
    .selectFrom("album_part")
    .select("message_id")
    .where("chat_id", "=", chatId)
    .where("album_id", "=", albumId)
    .orderBy("message_id")
    .execute();
  return rows.map((row) => row.message_id);
}

export async function deleteAlbumParts(trx: Trx, chatId: number, albumId: string): Promise<void> {
  await trx
    .deleteFrom("album_part")
    .where("chat_id", "=", chatId)
    .where("album_id", "=", albumId)
    .execute();
}
