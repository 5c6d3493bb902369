import { Composer, type Filter } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { CaseMessage, Db, Trx } from "../../db/schema.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { insertCaseMessage, findByStaffMessage } from "../cases/case-message.repository.js";
import { findCase, getCase, insertEvent } from "../cases/case.repository.js";
import { answerCase, type ClerkWords, closeCase, react, takeCase } from "../cases/case.service.js";
import { canMove } from "../cases/case-state.js";
import { caseNumber } from "../cases/case.view.js";
import { findCaseOfThread } from "../cases/case-view.repository.js";
import { sayOnDesk } from "./say-on-desk.js";
import { saveStaffMember, setNoteTold } from "./staff.repository.js";
import { promptView } from "./desk.view.js";

const NOTE = /^\/note(?:@\w+)?(?:\s+|$)/;

interface Deps {
  db: Db;
  commit: Commit;
  /** What else an answer to a person means, in its transaction. */
  onAnswer(trx: Trx, t: Translate, caseId: number, words: ClerkWords): Promise<void>;
}

/** Staff take, answer and close cases inside the bound staff group; `bot.ts` lets no other chat in here. */
export function deskFeature({ db, commit, onAnswer }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();

  desk.callbackQuery(/^case:take:(\d+)$/, async (ctx) => {
    const caseId = Number(ctx.match[1]);
    const won = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return true;
      await saveStaffMember(trx, ctx.from);
      return takeCase(trx, caseId, ctx.from.id);
    });
    const of = await findCase(db, caseId);
    const name = of ? caseNumber(ctx.t, ctx.locale, of) : "";
    const isOver = of?.state === "closed";
    // Pressed twice, the second toast covers the first.
    const isMine = won || of?.assignee_id === ctx.from.id;
    const outcome = isOver ? "closed-already" : isMine ? "taken" : "taken-already";
    await ctx.answerCallbackQuery(ctx.t(`staff.${outcome}`, { name, ...plain }));
  });

  desk.callbackQuery(/^case:(answer|close):(\d+)$/, async (ctx) => {
    const purpose = ctx.match[1] as "answer" | "close";
    const of = await findCase(db, Number(ctx.match[2]));
    if (!of || !canMove(of.state, "close")) {
      await ctx.answerCallbackQuery(ctx.t("staff.closed-already", plain));
      return;
    }
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const clerk = await saveStaffMember(trx, ctx.from);
      const caseMessageId = await insertCaseMessage(trx, {
        case_id: of.id,
        kind: "prompt",
        purpose,
        clerk_id: clerk.user_id,
      });
      const payload = promptView(ctx.t, purpose, caseNumber(ctx.t, ctx.locale, of), ctx.from);
      await enqueue(trx, {
        chatId: DESK,
        method: "sendMessage",
        payload,
        caseId: of.id,
        caseMessageId,
      });
    });
    await ctx.answerCallbackQuery();
  });

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const known = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    if (known && known.kind !== "note" && known.kind !== "out") {
      return reply(ctx, { commit, onAnswer }, known);
    }
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
  { commit, onAnswer }: Pick<Deps, "commit" | "onAnswer">,
  target: CaseMessage,
): Promise<void> {
  const words = {
    clerkId: ctx.from.id,
    chatId: ctx.chat.id,
    messageId: ctx.message.message_id,
    text: ctx.message.text,
  };
  if (NOTE.test(words.text ?? "")) return keepNote(ctx, commit, target.case_id);
  const isClosing = target.purpose === "close";
  await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return;
    await saveStaffMember(trx, ctx.from);
    const isClosed = isClosing && (await closeCase(trx, target.case_id, words));
    if (!isClosed) await answerCase(trx, target.case_id, words);
    await onAnswer(trx, ctx.t, target.case_id, words);
  });
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
