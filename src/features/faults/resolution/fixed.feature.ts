import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import { sentFile } from "../../../forms/sent-file.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import { contentOf, PICTURE_MEDIA } from "../../../telegram/message-content.js";
import { findAlbum } from "../../cases/record/album.repository.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import {
  findByStaffMessage,
  insertCaseMessage,
} from "../../cases/record/case-message.repository.js";
import { getCase } from "../../cases/record/case.repository.js";
import { type ClerkWords, keepTold, sendWords } from "../../cases/messages/answer.service.js";
import { keepTalkPicture } from "../../cases/messages/message-picture.service.js";
import { enqueuePrompt } from "../../staff/prompt.js";
import { saveStaffMember } from "../../desk/staff.repository.js";
import { keepPhotoAfter, mend } from "../record/fixed.service.js";

const FIX = "move:fix";
/** What proves a finished work without words. */
const SHOWS_WORK: ReadonlySet<string> = new Set(["photo", "video", PICTURE_MEDIA]);

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

type StaffMessage = Filter<BotContext, "message">;

/**
 * "Fixed" takes a photo of the finished work instead of words, or with them. Stands before the moves, which ask for it
 * and take plain words.
 */
export function fixedFeature({ db, commit, kinds }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();

  desk.on("message", async (ctx, next) => {
    if (ctx.message.text !== undefined) return next();
    const { reply_to_message: target, media_group_id: albumId } = ctx.message;
    const album = await findAlbum(db, "staff", ctx.chat.id, albumId);
    const prompt = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    const known = album ?? (prompt?.kind === "prompt" ? prompt : undefined);
    if (known?.purpose !== FIX) return next();
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      if (album) await takeFurtherPart(trx, ctx, known.case_id);
      else await takeProof(trx, ctx, kinds, known.case_id);
    });
  });

  return desk;
}

/** The first message is what the fault is called mended by; without a photo or words it is asked for again. */
async function takeProof(trx: Trx, ctx: StaffMessage, kinds: CaseKinds, caseId: number) {
  const { user_id: clerkId } = await saveStaffMember(trx, ctx.from);
  const photo = photoOf(ctx);
  const { text, media, albumId } = contentOf(ctx.message);
  const showsWork = SHOWS_WORK.has(media ?? "");
  if (!showsWork && text === undefined) {
    const again = { purpose: FIX, prompt: "fix-again" } as const;
    return enqueuePrompt(trx, ctx, await getCase(trx, caseId), again);
  }
  const sent = { ...sentBy(ctx), clerkId };
  await insertCaseMessage(trx, {
    ...{ case_id: caseId, kind: "note", purpose: FIX, clerk_id: clerkId },
    ...{ staff_chat_id: sent.chatId, staff_message_id: sent.messageId },
    ...{ text: text ?? null, media: media ?? null, album_id: albumId ?? null },
  });
  const words = text === undefined ? undefined : { ...sent, text };
  const outcome = await mend(trx, kinds, {
    ...{ caseId, clerkId, words, now: new Date() },
    keepPhotos: async (of) => {
      if (photo) await keepPhotoAfter(trx, of, clerkId, photo);
      return showsWork ? 1 : 0;
    },
  });
  if (outcome.kind === "moved") {
    // The words under it stand in the news.
    if (media && !photo) await showFile(trx, ctx, outcome.of, { ...sent, text: undefined });
    else if (!words) await keepTold(trx, outcome.of, sent);
    return;
  }
  const name = outcome.of.number ?? "";
  const state = ctx.t(`case.state.${outcome.of.state}`);
  await replyOnDesk(trx, ctx, caseId, ctx.t("staff.not-now", { name, state, ...plain }));
}

async function replyOnDesk(trx: Trx, ctx: StaffMessage, caseId: number, text: string) {
  const reply = { message_id: ctx.message.message_id, allow_sending_without_reply: true };
  const payload = { text, reply_parameters: reply };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
}

/** An album is one answer: the news has left with its first picture, the others follow it. */
async function takeFurtherPart(trx: Trx, ctx: StaffMessage, caseId: number): Promise<void> {
  const of = await getCase(trx, caseId);
  if (of.state !== "fixed") return;
  const photo = photoOf(ctx);
  if (photo) await keepPhotoAfter(trx, of, ctx.from.id, photo);
  await showFile(trx, ctx, of, sentBy(ctx));
}

/** What the news itself does not show goes to everybody who follows after it, as a file in an answer does. */
async function showFile(
  trx: Trx,
  { message, from }: StaffMessage,
  of: Case,
  sent: ClerkWords,
): Promise<void> {
  await keepTalkPicture(trx, { caseId: of.id, writerId: from.id }, message);
  await sendWords(trx, of, sent, ({ t }) => ({
    text: t("incident.finished-work", { number: of.number ?? "" }),
    reply_markup: undefined,
  }));
}

function sentBy(ctx: StaffMessage): ClerkWords {
  const { id: clerkId } = ctx.from;
  return {
    ...{ clerkId, chatId: ctx.chat.id, messageId: ctx.message.message_id },
    ...contentOf(ctx.message),
  };
}

function photoOf({ message }: StaffMessage) {
  const file = sentFile(message);
  return file?.kind === "photo" ? file : undefined;
}
