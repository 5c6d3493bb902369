import type { OutboxRow, Person, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import { findPerson } from "../../people/person.repository.js";
import { deskTranslator } from "../../desk/say-on-desk.js";
import { findLatestUnseen, setSeen } from "../record/conversation.repository.js";

/** From Telegram's fixed list: saved, accepted by Telegram, stopped by a blocked bot, seen by a clerk. */
export type Receipt = "✍" | "👌" | "💔" | "👀";

/** A receipt under a clerk's message. */
export async function react(
  trx: Trx,
  caseId: number,
  messageId: number,
  emoji: Receipt,
): Promise<void> {
  await enqueue(trx, { chatId: DESK, ...reaction(messageId, emoji), caseId });
}

/** Shows a person, under the latest words, that a clerk acted on them; once for each. */
export async function showSeen(trx: Trx, caseId: number): Promise<void> {
  const words = await findLatestUnseen(trx, caseId);
  if (!words?.person_chat_id || !words.person_message_id) return;
  await setSeen(trx, words.id);
  await enqueue(trx, { chatId: words.person_chat_id, ...reaction(words.person_message_id, "👀") });
}

function reaction(messageId: number, emoji: Receipt) {
  const payload = { message_id: messageId, reaction: [{ type: "emoji", emoji }] };
  return { method: "setMessageReaction", payload };
}

const ON_DESK = { "✍": "saved", "👌": "accepted", "💔": "blocked", "👀": "seen" } as const;

/** Where reactions are refused, the receipt is a line. */
export async function reactInWords(trx: Trx, row: OutboxRow): Promise<void> {
  const {
    message_id,
    reaction: [{ emoji }],
  } = JSON.parse(row.payload) as {
    message_id: number;
    reaction: [{ emoji: Receipt }];
  };
  const text =
    row.chat_id === DESK ? await wordsOnDesk(trx, emoji) : await wordsTo(trx, row.chat_id);
  const payload = { text, reply_parameters: { message_id, allow_sending_without_reply: true } };
  const of = row.case_id === null ? {} : { caseId: row.case_id };
  await enqueue(trx, { chatId: row.chat_id, method: "sendMessage", payload, ...of });
}

async function wordsOnDesk(trx: Trx, emoji: Receipt): Promise<string> {
  const t = await deskTranslator(trx);
  return t(`staff.receipt.${ON_DESK[emoji]}`);
}

/** A person gets no other receipt by way of the outbox. */
async function wordsTo(trx: Trx, personId: number): Promise<string> {
  const person: Person | undefined = await findPerson(trx, personId);
  return translator(person?.locale ?? "ru")("talk.seen");
}

/** "Saved", as a reaction; as a line where reactions are refused. */
export async function receipt(ctx: BotContext, messageId: number): Promise<void> {
  try {
    await ctx.api.setMessageReaction(ctx.person.id, messageId, [{ type: "emoji", emoji: "✍" }]);
  } catch {
    await ctx.reply(ctx.t("case.words-saved"));
  }
}
