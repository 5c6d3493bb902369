import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db, Trx } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import type { BotContext } from "../../../telegram/context.js";
import type { May } from "../../desk/role.js";
import { sayOnDesk } from "../../desk/say-on-desk.js";
import { listStaffMembers, saveStaffMember } from "../../desk/staff.repository.js";
import { findPurpose } from "../../desk/desk-prompt.repository.js";
import {
  askOnDesk,
  type Press,
  sayScreen,
  type Screen,
  turnScreen,
} from "../../desk/desk-screen.js";
import {
  findResponsible,
  findResponsibleByUser,
  forgetResponsible,
  insertResponsible,
  listDispatch,
  listResponsible,
  saveDispatch,
  updateResponsible,
} from "./dispatch.repository.js";
import {
  type Asked,
  ASKED,
  askView,
  categoryView,
  dispatchView,
  peopleView,
  personView,
} from "./dispatch.view.js";
import { reachableIn } from "./job.service.js";
import { changeOf, type Named, namedIn, readNew } from "./responsible-field.js";

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
}

/**
 * `/dispatch`: who mends what, and who is told when nobody does. Sent in reply to somebody's message, or to one that
 * was forwarded or is a contact, it adds him.
 */
export function dispatchFeature({ db, commit, may }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();
  const turn = (ctx: Press, work: (trx: Trx) => Promise<Screen | string>) =>
    turnScreen(ctx, commit, work);

  desk.command("dispatch", async (ctx) => {
    if (!(await may(ctx.from?.id, "edit"))) {
      return sayOnDesk(ctx, commit, ctx.t("dispatch.no-right"));
    }
    const replied = ctx.message?.reply_to_message;
    const someone = replied && namedIn(replied);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const screen = someone ? await addNamed(trx, ctx.t, someone) : await tableScreen(trx, ctx.t);
      await sayScreen(trx, ctx, screen);
    });
  });

  desk.callbackQuery(/^dispatch:/, async (ctx, next) => {
    if (await may(ctx.from.id, "edit")) return next();
    await ctx.answerCallbackQuery(ctx.t("dispatch.no-right", plain));
  });
  desk.callbackQuery("dispatch:home", (ctx) => turn(ctx, (trx) => tableScreen(trx, ctx.t)));
  desk.callbackQuery("dispatch:people", (ctx) =>
    turn(ctx, async (trx) => peopleView(ctx.t, await listResponsible(trx))),
  );
  desk.callbackQuery(/^dispatch:(category|bosses):(\w+)$/, (ctx) =>
    turn(ctx, (trx) => {
      const of = ctx.match[1] === "category" ? "who" : "boss";
      return categoryScreen(trx, ctx.t, categoryOf(ctx.match[2]), of);
    }),
  );
  desk.callbackQuery(/^dispatch:(who|boss):(\w+):(\d+)$/, (ctx) =>
    turn(ctx, async (trx) => {
      const of = ctx.match[1] as "who" | "boss";
      const category = categoryOf(ctx.match[2]);
      const id = Number(ctx.match[3]) || null;
      const change = of === "who" ? { responsible_id: id } : { supervisor_id: id };
      await saveDispatch(trx, category, change, ctx.from.id);
      return categoryScreen(trx, ctx.t, category, of);
    }),
  );
  desk.callbackQuery(/^dispatch:(person|kind|remove):(\d+)$/, (ctx) =>
    turn(ctx, async (trx) => {
      const [, act, word] = ctx.match;
      const one = await findResponsible(trx, Number(word));
      if (!one || one.is_gone) return ctx.t("dispatch.gone", plain);
      if (act === "remove") {
        await forgetResponsible(trx, one.id);
        return peopleView(ctx.t, await listResponsible(trx));
      }
      if (act === "kind") {
        await updateResponsible(trx, one.id, { is_contractor: one.is_contractor ? 0 : 1 });
      }
      return personScreen(trx, ctx.t, one.id);
    }),
  );
  desk.callbackQuery(/^dispatch:ask:([a-z-]+):(\d+)$/, async (ctx, next) => {
    const asked = ASKED.find((one) => one === ctx.match[1]);
    if (!asked) return next();
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await saveStaffMember(trx, ctx.from);
      await ask(trx, ctx, asked, Number(ctx.match[2]));
    });
    await ctx.answerCallbackQuery();
  });

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const isOurs = target?.from?.id === ctx.me.id;
    const purpose = isOurs ? await findPurpose(db, target.message_id) : undefined;
    const [, word, id] = /^dispatch:([a-z-]+):(\d+)$/.exec(purpose ?? "") ?? [];
    const asked = ASKED.find((one) => one === word);
    if (!asked) return next();
    if (!(await may(ctx.from.id, "edit"))) {
      return sayOnDesk(ctx, commit, ctx.t("dispatch.no-right"));
    }
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await saveStaffMember(trx, ctx.from);
      const screen = await takeAnswer(trx, ctx, asked, Number(id));
      if (screen) await sayScreen(trx, ctx, screen);
      else await ask(trx, ctx, asked, Number(id), true);
    });
  });

  return desk;
}

function categoryOf(word: string | undefined): Category {
  return CATEGORIES.find((one) => one === word) ?? "other";
}

async function ask(
  trx: Trx,
  ctx: BotContext & { from: NonNullable<BotContext["from"]> },
  asked: Asked,
  id: number,
  isAgain = false,
): Promise<void> {
  const question = askView(ctx.t, asked, ctx.from, isAgain);
  await askOnDesk(trx, ctx, `dispatch:${asked}:${id}`, question);
}

/** The changed entry; `undefined` when the answer says nothing usable. */
async function takeAnswer(
  trx: Trx,
  ctx: Filter<BotContext, "message">,
  asked: Asked,
  id: number,
): Promise<Screen | undefined> {
  if (asked === "add-own" || asked === "add-contractor") {
    const values = readNew(ctx.message);
    if (!values) return undefined;
    const is_contractor = asked === "add-contractor" ? 1 : 0;
    const { id: added } = await insertResponsible(trx, { ...values, is_contractor });
    return personScreen(trx, ctx.t, added);
  }
  const change = changeOf(asked, ctx.message);
  if (!change) return undefined;
  await updateResponsible(trx, id, change);
  return personScreen(trx, ctx.t, id);
}

/** Somebody who is known already is shown, and not added again. */
async function addNamed(trx: Trx, t: Translate, { name, userId, phone }: Named): Promise<Screen> {
  const known = userId === null ? undefined : await findResponsibleByUser(trx, userId);
  const values = { name, user_id: userId, phone, is_contractor: 0 as const };
  const { id } = known ?? (await insertResponsible(trx, values));
  return personScreen(trx, t, id);
}

async function tableScreen(trx: Trx, t: Translate): Promise<Screen> {
  return dispatchView(t, await loadTable(trx));
}

async function categoryScreen(
  trx: Trx,
  t: Translate,
  category: Category,
  of: "who" | "boss",
): Promise<Screen> {
  return categoryView(t, await loadTable(trx), category, of);
}

async function loadTable(trx: Trx) {
  return {
    dispatch: await listDispatch(trx),
    responsible: await listResponsible(trx),
    staff: await listStaffMembers(trx),
  };
}

async function personScreen(trx: Trx, t: Translate, id: number): Promise<Screen> {
  const one = await findResponsible(trx, id);
  if (!one) throw new Error(`Nobody who mends faults has the id ${id}`);
  return personView(t, one, (await reachableIn(trx, one.user_id)) !== undefined);
}
