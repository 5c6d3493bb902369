import type { OutboxRow, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import type { Prepared } from "../../../outbox/outbox.js";
import { changePayload } from "../../../outbox/change.repository.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import { PICTURE_MEDIA } from "../../../telegram/message-content.js";
import { findGathering } from "../record/album.repository.js";

/** An album has no end mark: so long after its latest part it is taken for whole. */
const ALBUM_QUIET_MS = 1_500;
/** Telegram's limit is 1,024. */
const LONGEST_CAPTION = 900;
const WITH_CAPTION = new Set([
  ...["photo", PICTURE_MEDIA, "document", "video", "audio", "voice", "animation"],
]);

export interface CopyRequest {
  caseId: number;
  chatId: number;
  lane?: string;
  /** What the copies are on the other side. */
  kind: "relay" | "out";
  caseMessageId: number;
  /** The chat in which the original stands. */
  from: number;
  messageId: number;
  albumId: string | undefined;
  media: string | undefined;
  /** What the writer put under the file: plain text. */
  caption: string | undefined;
  /** Who writes: above the caption where there can be one, else a message of its own before the copy. */
  head: { text: string; reply_markup?: unknown };
  waitMs?: number;
}

interface CopyPayload {
  head?: object;
  message_ids?: number[];
}

/** Copies a message to the other side as it is; the parts of an album gather in one row, on disk, until it is quiet. */
export async function enqueueCopy(trx: Trx, request: CopyRequest): Promise<void> {
  const { caseId, chatId, lane, kind, caseMessageId, from, messageId, albumId, head } = request;
  const row = { chatId, caseId, caseMessageId, ...(lane && { lane }) };
  const waitMs = request.waitMs ?? 0;
  if (albumId === undefined) {
    const original = { from_chat_id: from, message_id: messageId };
    const payload = { ...original, ...withHead(request) };
    await enqueue(trx, { ...row, method: "copyMessage", payload, waitMs });
    return;
  }
  const gathering = await findGathering(trx, { kind, caseId, albumId, chatId });
  if (gathering) {
    const payload = JSON.parse(gathering.payload) as CopyPayload;
    const message_ids = [...(payload.message_ids ?? []), messageId].sort((a, b) => a - b);
    await changePayload(trx, gathering, { ...payload, message_ids }, ALBUM_QUIET_MS);
    return;
  }
  await enqueue(trx, {
    ...row,
    method: "copyMessages",
    payload: { from_chat_id: from, message_ids: [messageId], head },
    waitMs: Math.max(waitMs, ALBUM_QUIET_MS),
  });
}

/** A file may carry the words above its caption; a sticker or a place on the map cannot. */
export function withHead({
  media,
  caption = "",
  head,
}: Pick<CopyRequest, "media" | "caption" | "head">): { head?: object; caption?: string } {
  const isShort = caption.length + head.text.length <= LONGEST_CAPTION;
  const isOne = WITH_CAPTION.has(media ?? "") && isShort;
  if (!isOne) return { head };
  const { text, ...more } = head;
  return { ...more, caption: [text, escapeHtml(caption)].filter(Boolean).join("\n") };
}

interface Ways {
  chatId: number;
  /** Where a message of our own goes: its topic, what it replies to. */
  place: object;
  /** As far as `copyMessages` takes it. */
  thread: object;
  /** Remembers the head, so that a reply to it is understood. */
  keepHead(trx: Trx, messageId: number): Promise<unknown>;
}

/** The head leaves first, once, and then the copy. */
export function prepareCopy(row: OutboxRow, { chatId, place, thread, keepHead }: Ways): Prepared {
  const { head, ...copy } = JSON.parse(row.payload) as CopyPayload;
  if (!head) {
    const where = row.method === "copyMessages" ? thread : place;
    return { kind: "send", chatId, method: row.method, payload: { ...where, ...copy } };
  }
  return {
    kind: "send",
    chatId,
    method: "sendMessage",
    payload: { ...place, ...head },
    step: async (trx, result) => {
      await keepHead(trx, (result as { message_id: number }).message_id);
      await changePayload(trx, row, copy);
    },
  };
}

/** Message ids that a call gave back, in order. */
export function messageIdsOf(result: unknown): number[] {
  const all = Array.isArray(result) ? (result as unknown[]) : [result];
  return all.flatMap((one) => (one as { message_id?: number } | null)?.message_id ?? []);
}
