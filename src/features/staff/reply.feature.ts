import { Composer, type Filter } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { CaseMessage, Db } from "../../db/schema.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import { onPress, PASS, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { contentOf } from "../../telegram/message-content.js";
import { casePress } from "../cases/record/case.press.js";
import { insertCaseMessage, findByStaffMessage } from "../cases/record/case-message.repository.js";
import { findCase, getCase, insertEvent } from "../cases/record/case.repository.js";
import { answerCase } from "../cases/moves/case.service.js";
import { react } from "../cases/messages/receipt.service.js";
import { findAlbum } from "../cases/record/album.repository.js";
import { whereItGoesOn } from "../cases/messages/redirect.service.js";
import { keepTalkPicture } from "../cases/messages/message-picture.service.js";
import { listRelayed } from "../cases/record/conversation.repository.js";
import { type Answering, askFirst, carryOut } from "../cases/moves/reply.service.js";
import { isFinal } from "../cases/record/case-state.js";
import { notNow } from "../cases/record/case.view.js";
import { findCaseOfThread } from "../cases/record/case-view.repository.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { saveStaffMember, setNoteTold } from "../desk/staff.repository.js";
import { askForWords } from "./prompt.js";

const NOTE = /^\/note(?:@\w+)?(?:\s+|$)/;

interface Deps {
  db: Db;
  commit: Commit;
  answering: Answering;
}

/** Replies to these go to the person; to all else they stay among staff. */
const MAY_BE_ANSWERED: ReadonlySet<CaseMessage["kind"]> = new Set(["card", "prompt", "relay"]);

/** The button of the card that asks a clerk for an answer. */
export function answerRoutes({ db, commit }: Pick<Deps, "db" | "commit">): Route[] {
  return [
    onPress("desk", casePress.answer, async (ctx, caseId) => {
      const of = await findCase(db, caseId);
      if (!of) return PASS;
      if (isFinal(of)) return notNow(ctx.t, ctx.locale, of);
      return askForWords(ctx, commit, of, { purpose: "answer", prompt: "answer" });
    }),
  ];
}

/** Staff answer people and leave notes inside the bound staff group; `bot.ts` lets no other chat in here. */
export function deskFeature(deps: Deps): Composer<BotContext> {
  const { db, commit } = deps;
  const desk = new Composer<BotContext>();

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const known = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    if (known && MAY_BE_ANSWERED.has(known.kind)) return reply(ctx, deps, known);
    // Later parts of an album do not always say what the first one replied to.
    const album = await findAlbum(db, "staff", ctx.chat.id, ctx.message.media_group_id);
    if (album?.kind === "out") return reply(ctx, deps, album);
    await next();
  });

  desk.on("message", async (ctx, next) => {
    const { text, is_topic_message, message_thread_id } = ctx.message;
    const isOtherCommand = text?.startsWith("/") && !NOTE.test(text);
    if (isOtherCommand || !is_topic_message || message_thread_id === undefined) return next();
    const caseId = await findCaseOfThread(db, ctx.chat.id, message_thread_id);
    if (caseId === undefined) return next();
    await keepNote(ctx, commit, caseId);
  });
  desk.hears(NOTE, (ctx) => sayOnDesk(ctx, commit, ctx.t("staff.note-where")));

  return desk;
}

type StaffMessage = Filter<BotContext, "message">;

/** A reply to a stored case message goes to the person of that case; the addressee is never read from a text. */
async function reply(
  ctx: StaffMessage,
  { db, commit, answering }: Deps,
  known: CaseMessage,
): Promise<void> {
  const of = await whereItGoesOn(db, answering.kinds, await getCase(db, known.case_id));
  const target = { ...known, case_id: of.id };
  const content = contentOf(ctx.message);
  if (NOTE.test(content.text ?? "")) return keepNote(ctx, commit, target.case_id);
  const words = {
    ...content,
    clerkId: ctx.from.id,
    chatId: ctx.chat.id,
    messageId: ctx.message.message_id,
    replyToId: await findRelayed(db, target),
  };
  await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return;
    await saveStaffMember(trx, ctx.from);
    const { case_id: caseId } = target;
    await keepTalkPicture(trx, { caseId, writerId: ctx.from.id }, ctx.message);
    if (target.kind === "out") return void (await answerCase(trx, target.case_id, words));
    if (await askFirst(trx, ctx, target, words)) return;
    await carryOut(trx, ctx.t, answering, target.case_id, words);
  });
}

/** The message of the person that staff see in this one, the latest if there are several. */
async function findRelayed(db: Db, target: CaseMessage): Promise<number | undefined> {
  return target.kind === "relay" ? (await listRelayed(db, target.id)).at(-1)?.id : undefined;
}

/** Words among staff stay among staff. Each clerk is told once how to write to the person instead. */
async function keepNote(ctx: StaffMessage, commit: Commit, caseId: number): Promise<void> {
  await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return;
    const clerk = await saveStaffMember(trx, ctx.from);
    const { message_id, text, caption } = ctx.message;
    await getCase(trx, caseId);
    await insertCaseMessage(trx, {
      case_id: caseId,
      kind: "note",
      staff_chat_id: ctx.chat.id,
      staff_message_id: message_id,
      clerk_id: clerk.user_id,
      text: text?.replace(NOTE, "") ?? caption ?? null,
    });
    await insertEvent(trx, {
      case_id: caseId,
      kind: "note",
      actor: "clerk",
      actor_id: clerk.user_id,
    });
    await react(trx, caseId, message_id, "✍");
    if (clerk.note_told) return;
    await setNoteTold(trx, clerk.user_id);
    const payload = { text: ctx.t("staff.kept-as-note", { name: clerk.name }) };
    await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
  });
}
