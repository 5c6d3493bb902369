import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import { parsePhone } from "../../../forms/fields/phone.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase, lockCase } from "../../cases/record/case.repository.js";
import { loseDutyChat } from "../../cases/card/duty.service.js";
import { findMove } from "../../cases/record/case-state.js";
import { moveCase, type MoveOutcome } from "../../cases/moves/move.service.js";
import { findDutyChat, saveDutyChat } from "../../desk/duty-chat.repository.js";
import type { May } from "../../desk/role.js";
import { sayOnDesk } from "../../desk/say-on-desk.js";
import { saveSetting } from "../../desk/setting.repository.js";
import { findStaffChat, saveStaffMember } from "../../desk/staff.repository.js";
import { assignIncident } from "./assign.service.js";
import { changeIncident, getIncident } from "../record/incident.repository.js";
import { sendJobToClerk } from "./job.service.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  may: May;
  /** The duty phone changed: the form shows it where life is in danger. */
  onDirectory(): Promise<void>;
}

type Press = Filter<BotContext, "callback_query:data">;

/**
 * Where urgent faults are called out, and who takes them. `/duty` in a group sets that group apart for it, in the desk
 * it calls the desk again; `/duty +7 727 …` sets the phone that residents are shown. Stands before the life of the
 * staff chat, which leaves every other group.
 */
export function dutyFeature({ db, commit, kinds, may, onDirectory }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const group = feature.chatType(["group", "supergroup"]);

  group.command("duty", async (ctx) => {
    if (!(await may(ctx.from?.id, "administer"))) {
      // Another group has nothing to do with the bot, and hears nothing of it.
      const isDesk = (await findStaffChat(db))?.chat_id === ctx.chat.id;
      return isDesk ? sayOnDesk(ctx, commit, ctx.t("staff.admins-only")) : undefined;
    }
    const typed = ctx.match.trim();
    const phone = typed === "" ? undefined : parsePhone(typed);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const isDesk = (await findStaffChat(trx))?.chat_id === ctx.chat.id;
      let text: string;
      if (phone?.kind === "problem") text = ctx.t("dispatch.duty.no-phone");
      else if (phone) {
        await saveSetting(trx, "duty.phone", phone.value.e164);
        text = ctx.t("dispatch.duty.phone", { phone: phone.value.e164 });
      } else {
        await saveDutyChat(trx, isDesk ? undefined : ctx.chat.id);
        text = ctx.t(isDesk ? "dispatch.duty.desk" : "dispatch.duty.here");
      }
      await say(trx, ctx, isDesk, text);
    });
    if (phone) await onDirectory();
  });

  const duty = group.filter(async (ctx) => (await findDutyChat(db)) === ctx.chat.id);
  duty.on("message:migrate_to_chat_id", (ctx) =>
    commit((trx) => saveDutyChat(trx, ctx.message.migrate_to_chat_id)),
  );
  duty.on("my_chat_member", async (ctx, next) => {
    if ((await findStaffChat(db))?.chat_id === ctx.chat.id) return next();
    const { status } = ctx.myChatMember.new_chat_member;
    if (status === "left" || status === "kicked") await commit(loseDutyChat);
  });

  group.callbackQuery(/^duty:take:(\d+)$/, async (ctx) => {
    const isDesk = (await findStaffChat(db))?.chat_id === ctx.chat?.id;
    const isDuty = (await findDutyChat(db)) === ctx.chat?.id;
    if (!isDesk && !isDuty) return ctx.answerCallbackQuery(ctx.t("staff.not-here", plain));
    const caseId = Number(ctx.match[1]);
    const outcome = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
      await saveStaffMember(trx, ctx.from);
      const taken = await take(trx, kinds, caseId, ctx.from.id);
      if (taken.kind !== "moved") return taken;
      await sayTaken(trx, ctx, isDesk, taken.of);
      if (taken.of.assignee_id === ctx.from.id) await sendJobToClerk(trx, taken.of, ctx.from.id);
      return taken;
    });
    await ctx.answerCallbackQuery(await takenWords(ctx, db, outcome, caseId));
  });

  return feature;
}

/**
 * Takes it from the queue, or from whoever it was given to by rule and who has not begun. Whoever is at work on it keeps
 * it: then the call is answered, and no more.
 */
async function take(
  trx: Trx,
  kinds: CaseKinds,
  caseId: number,
  actorId: number,
): Promise<MoveOutcome> {
  const of = await lockCase(trx, caseId);
  const now = new Date();
  const request = { caseId, by: "clerk", actorId, now } as const;
  const isRinging = (await getIncident(trx, caseId)).ring_at !== null;
  if (isRinging && of.state === "assigned" && of.assignee_id !== actorId) {
    return assignIncident(trx, kinds, { ...request, responsible: null });
  }
  if (isRinging && !findMove(of, "take", "clerk")) {
    await changeIncident(trx, caseId, { ring_at: null });
    return { kind: "moved", of };
  }
  return moveCase(trx, kinds, { ...request, move: "take" });
}

async function takenWords(
  ctx: Press,
  db: Db,
  outcome: MoveOutcome | undefined,
  caseId: number,
): Promise<string> {
  const of = outcome?.of ?? (await findCase(db, caseId));
  const name = of?.number ?? "";
  const isMine = of?.assignee_id === ctx.from.id;
  if (outcome?.kind === "moved" && !isMine)
    return ctx.t("dispatch.call.answered", { number: name, ...plain });
  return ctx.t(isMine ? "staff.taken" : "staff.taken-already", { name, ...plain });
}

/** The call makes room for who answered it. */
async function sayTaken(trx: Trx, ctx: Press, isDesk: boolean, of: Case): Promise<void> {
  const text = ctx.t("dispatch.call.taken", { number: of.number ?? "", who: ctx.from.first_name });
  const payload = { message_id: ctx.callbackQuery.message?.message_id, text };
  const chatId = isDesk ? DESK : (ctx.chat?.id ?? DESK);
  await enqueue(trx, { chatId, method: "editMessageText", payload });
}

async function say(trx: Trx, ctx: BotContext, isDesk: boolean, text: string): Promise<void> {
  const chatId = isDesk ? DESK : (ctx.chat?.id ?? DESK);
  await enqueue(trx, { chatId, method: "sendMessage", payload: { text } });
}
