import { InlineKeyboard } from "grammy";
import type { Message } from "grammy/types";
import type { Commit } from "../../../db/commit.js";
import type { CaseMessage, Db, Trx } from "../../../db/schema.js";
import type { Translate } from "../../../i18n/i18n.js";
import { sentFile } from "../../../forms/sent-file.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { contentOf } from "../../../telegram/message-content.js";
import { findByPersonMessage, listCasesAnsweredSince } from "../record/case-message.repository.js";
import { findCase, getCase } from "../record/case.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import { casePress } from "../record/case.press.js";
import { caseLabel, caseName } from "../record/case.view.js";
import { isParty } from "../record/follower.repository.js";
import { tellAfterWords } from "../messages/auto-reply.service.js";
import { keepTalkPicture } from "../messages/message-picture.service.js";
import { whereItGoesOn } from "../messages/redirect.service.js";
import { receipt } from "../messages/receipt.service.js";
import { listFaultsInTalk } from "../record/conversation.repository.js";
import { writerName } from "../messages/sender-name.service.js";
import { notePersonReplied } from "../moves/move.service.js";
import {
  deleteAlbumParts,
  findAlbum,
  keepAlbumPart,
  listAlbumParts,
} from "../record/album.repository.js";
import { gatherMs, type PersonWords, relayWords } from "../messages/relay.service.js";

/** So long after a clerk's last message a person's words go to him. */
const CONVERSATION_MS = 7 * 24 * 3_600_000;

/** So long after he called a fault urgent, or not fixed, what a person sends is about that. */
const FAULT_CONVERSATION_MS = 3_600_000;

/** From here on a person is told, once a minute, that the words travel together. */
const MANY_A_MINUTE = 20;

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** A reply to a case, a further part of an album, or a correction of what was written to it. */
export async function takeReply(ctx: BotContext, deps: Deps): Promise<void> {
  const { stored } = ctx.belongsTo;
  if (!stored) return;
  if (ctx.message) {
    const replied = ctx.message.reply_to_message && stored;
    return take(ctx, deps, stored.case_id, wordsOf(ctx.message, replied));
  }
  if (!ctx.editedMessage) return;
  const words = { ...wordsOf(ctx.editedMessage), isCorrection: true };
  // A place that moves comes as an endless edit; what else leaves the words alone is no correction either.
  const isMoving = words.media === "location" || words.media === "venue";
  const isSame = words.media === undefined && words.text === stored.text;
  if (!isMoving && !isSame) await take(ctx, deps, stored.case_id, words);
}

/** A message in a conversation with a clerk reaches him; of several cases the person says which one it is. */
export async function takeInConversation(ctx: BotContext, deps: Deps): Promise<void> {
  const [latest, ...others] = ctx.belongsTo.conversations;
  if (!ctx.message || latest === undefined) return;
  if (others.length === 0) return take(ctx, deps, latest, wordsOf(ctx.message));
  if (await isFirstOfAlbum(ctx, deps, ctx.message)) {
    await askWhichCase(ctx, deps, [latest, ...others], ctx.message.message_id);
  }
}

/** The button by which words go to one of several cases. */
export function conversationRoutes(deps: Deps): Route[] {
  return [
    onPress("private", casePress.words, async (ctx, id, messageId) => {
      const of = await findCase(deps.db, id);
      const original = ctx.callbackQuery.message?.reply_to_message;
      if (!of || original?.message_id !== messageId) return;
      if (!(await isParty(deps.db, of, ctx.person.id))) return;
      const name = caseName(ctx.t, ctx.locale, of);
      await ctx.editMessageText(ctx.t("case.words-sent", { name }));
      await take(ctx, deps, of.id, wordsOf(original));
    }),
  ];
}

/** Open cases to which plain words of this person belong: a clerk wrote to him lately, or they wait for his words. */
export async function listConversations(db: Db, personId: number): Promise<number[]> {
  const since = (ms: number) => new Date(Date.now() - ms).toISOString();
  const answered = await listCasesAnsweredSince(db, personId, since(CONVERSATION_MS));
  const faults = await listFaultsInTalk(db, personId, since(FAULT_CONVERSATION_MS));
  return [...new Set([...answered, ...faults])];
}

/** The case to which this message goes: by what it replies to or corrects, else the latest conversation. */
export async function findConversation(ctx: BotContext, db: Db): Promise<number | undefined> {
  const at = ctx.message?.reply_to_message?.message_id ?? ctx.editedMessage?.message_id;
  const known = at === undefined ? undefined : await findByPersonMessage(db, ctx.person.id, at);
  return known?.case_id ?? (await listConversations(db, ctx.person.id))[0];
}

function wordsOf(message: Message, replied?: Pick<CaseMessage, "id">): PersonWords {
  return {
    ...contentOf(message),
    messageId: message.message_id,
    isCorrection: false,
    replyToId: replied?.id,
  };
}

async function take(
  ctx: BotContext,
  { db, commit, kinds }: Deps,
  knownId: number,
  words: PersonWords,
) {
  const known = await findCase(db, knownId);
  const of = known && (await whereItGoesOn(db, kinds, known, ctx.person.id));
  if (!of || !(await isParty(db, of, ctx.person.id))) {
    await ctx.reply(ctx.t("case.unknown"));
    return;
  }
  const caseId = of.id;
  const message = ctx.message ?? ctx.editedMessage ?? ctx.callbackQuery?.message?.reply_to_message;
  const file = message && sentFile(message);
  const isLaterPart = await findAlbum(db, "person", ctx.person.id, words.albumId);
  const count = await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return 0;
    const parts = await takeAlbumParts(trx, ctx.person.id, words);
    const { person } = ctx;
    if (file) await kinds[of.kind].keepFile?.(trx, of, person.id, file);
    await keepTalkPicture(trx, { caseId, writerId: person.id }, message);
    const nameOn = (t: Translate) => writerName(trx, kinds, of, person.id, t);
    let gathered = 0;
    for (const part of [...parts, words]) {
      gathered = await relayWords(trx, person, caseId, part, nameOn);
      const added = { ...part, personId: person.id, waitMs: gatherMs(gathered) };
      if (gathered > 0) await kinds[of.kind].passOn?.(trx, of, added);
    }
    await notePersonReplied(trx, kinds, { caseId, personId: person.id, now: new Date() });
    await tellAfterWords(trx, kinds, person, { of, wroteTo: known });
    return gathered;
  });
  // Telegram shows one reaction for an album.
  if (!isLaterPart) await receipt(ctx, words.messageId);
  if (count === MANY_A_MINUTE) await ctx.reply(ctx.t("case.gathered"));
}

/** Parts that came while nobody knew to which case the album belongs. */
async function takeAlbumParts(
  trx: Trx,
  chatId: number,
  words: PersonWords,
): Promise<PersonWords[]> {
  if (words.albumId === undefined) return [];
  const ids = await listAlbumParts(trx, chatId, words.albumId);
  await deleteAlbumParts(trx, chatId, words.albumId);
  return ids
    .filter((messageId) => messageId !== words.messageId)
    .map((messageId) => ({ ...words, messageId, text: undefined }));
}

/** Which case an album belongs to is asked once; its parts wait for that on disk. */
async function isFirstOfAlbum(
  ctx: BotContext,
  { commit }: Deps,
  { media_group_id: albumId, message_id: messageId }: Message,
): Promise<boolean> {
  if (albumId === undefined) return true;
  const part = { chatId: ctx.person.id, messageId, albumId };
  return commit((trx) => keepAlbumPart(trx, part));
}

/** Gives the receipt again for words that are with the desk already; `false` for any other update. */
export async function repeatReceipt(ctx: BotContext, db: Db): Promise<boolean> {
  const { message } = ctx;
  if (!message) return false;
  const known = await findByPersonMessage(db, message.chat.id, message.message_id);
  if (known?.kind !== "in" && known?.kind !== "note") return false;
  await receipt(ctx, message.message_id);
  return true;
}

async function askWhichCase(
  ctx: BotContext,
  { db, kinds }: Deps,
  ids: number[],
  messageId: number,
) {
  const rows = [];
  for (const id of ids) {
    const of = await getCase(db, id);
    const label = caseLabel(
      ctx.t,
      ctx.locale,
      of,
      await kinds[of.kind].subject(db, of, ctx.locale),
    );
    rows.push([InlineKeyboard.text(label, casePress.words.data(id, messageId))]);
  }
  await ctx.reply(ctx.t("case.which"), {
    reply_markup: InlineKeyboard.from(rows),
    reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
  });
}
