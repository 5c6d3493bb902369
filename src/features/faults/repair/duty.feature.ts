import { Composer } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import { parsePhone } from "../../../forms/fields/phone.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import {
  type MessageContext,
  onCommand,
  onPress,
  type PressContext,
  type Route,
} from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase, lockCase } from "../../cases/record/case.repository.js";
import { loseDutyChat } from "../../cases/card/duty.service.js";
import { findMove } from "../../cases/record/case-state.js";
import { moveCase, type MoveOutcome } from "../../cases/moves/move.service.js";
import { findDutyChat, saveDutyChat } from "../../desk/duty-chat.repository.js";
import type { May } from "../../desk/role.js";
import { saveSetting } from "../../desk/setting.repository.js";
import { findStaffChat, saveStaffMember } from "../../desk/staff.repository.js";
import { assignIncident } from "./assign.service.js";
import { changeIncident, getIncident } from "../record/incident.repository.js";
import { sendJobToClerk } from "./job.service.js";
import { dutyPress } from "./repair.press.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  may: May;
  /** The duty phone changed: the form shows it where life is in danger. */
  onDirectory(): Promise<void>;
}

/**
 * Where urgent faults are called out, and who takes them. `/duty` in a group sets that group apart for it, in the desk
 * it calls the desk again; `/duty +7 727 …` sets the phone that residents are shown.
 */
export function dutyRoutes({ db, commit, kinds, may, onDirectory }: Deps): Route[] {
  const set = async (ctx: MessageContext, typed: string) => {
    const phone = typed.trim() === "" ? undefined : parsePhone(typed.trim());
    await once(ctx, commit, async (trx) => {
      let text: string;
      if (phone?.kind === "problem") text = ctx.t("dispatch.duty.no-phone");
      else if (phone) {
        await saveSetting(trx, "duty.phone", phone.value.e164);
        text = ctx.t("dispatch.duty.phone", { phone: phone.value.e164 });
      } else {
        await saveDutyChat(trx, ctx.isDesk ? undefined : ctx.chat.id);
        text = ctx.t(ctx.isDesk ? "dispatch.duty.desk" : "dispatch.duty.here");
      }
      await enqueue(trx, { chatId: chatOf(ctx), method: "sendMessage", payload: { text } });
    });
    if (phone) await onDirectory();
  };
  return [
    onCommand("desk", "duty", set, { right: "administer" }),
    // Another group has nothing to do with the bot, and hears nothing of a right that it lacks.
    onCommand("group", "duty", async (ctx, typed) => {
      if (await may(ctx.from.id, "administer")) await set(ctx, typed);
    }),
    onPress("group", dutyPress.take, async (ctx, caseId) => {
      const isDuty = ctx.isDesk || (await findDutyChat(db)) === ctx.chat?.id;
      if (!isDuty) return ctx.t("staff.not-here", plain);
      const outcome = await once(ctx, commit, async (trx) => {
        await saveStaffMember(trx, ctx.from);
        const taken = await take(trx, kinds, caseId, ctx.from.id);
        if (taken.kind !== "moved") return taken;
        await sayTaken(trx, ctx, taken.of);
        if (taken.of.assignee_id === ctx.from.id) await sendJobToClerk(trx, taken.of, ctx.from.id);
        return taken;
      });
      return takenWords(ctx, db, outcome, caseId);
    }),
  ];
}

/** Follows the duty chat. Stands before the life of the staff chat, which leaves every other group. */
export function dutyFeature({ db, commit }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const group = feature.chatType(["group", "supergroup"]);

  const duty = group.filter(async (ctx) => (await findDutyChat(db)) === ctx.chat.id);
  duty.on("message:migrate_to_chat_id", (ctx) =>
    commit((trx) => saveDutyChat(trx, ctx.message.migrate_to_chat_id)),
  );
  duty.on("my_chat_member", async (ctx, next) => {
    if ((await findStaffChat(db))?.chat_id === ctx.chat.id) return next();
    const { status } = ctx.myChatMember.new_chat_member;
    if (status === "left" || status === "kicked") await commit(loseDutyChat);
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
  ctx: PressContext,
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
async function sayTaken(trx: Trx, ctx: PressContext, of: Case): Promise<void> {
  const text = ctx.t("dispatch.call.taken", { number: of.number ?? "", who: ctx.from.first_name });
  const payload = { message_id: ctx.callbackQuery.message?.message_id, text };
  await enqueue(trx, { chatId: chatOf(ctx), method: "editMessageText", payload });
}

function chatOf({ isDesk, chat }: BotContext): number {
  return isDesk ? DESK : (chat?.id ?? DESK);
}
