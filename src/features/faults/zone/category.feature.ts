import { Composer } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import type { May } from "../../desk/role.js";
import { sayOnDesk } from "../../desk/say-on-desk.js";
import { saveStaffMember } from "../../desk/staff.repository.js";
import { updateObject, updateQuestion } from "./category.repository.js";
import {
  categoryOf,
  categoryScreen,
  objectScreen,
  questionScreen,
  takeCategoryAnswer,
} from "./category.service.js";
import {
  askCategoryView,
  categoriesView,
  CATEGORY_ASKED,
  type CategoryAsked,
} from "./category.view.js";
import { findPurpose } from "../../desk/desk-prompt.repository.js";
import {
  askOnDesk,
  type Press,
  sayScreen,
  type Screen,
  turnScreen,
} from "../../desk/desk-screen.js";

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
  /** The form of a fault chooses from what was changed here. */
  onDirectory(): Promise<void>;
}

/** `/category`: what is promised in a category, the objects that it is about, and the questions that are asked in it. */
export function categoryFeature({ db, commit, may, onDirectory }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();
  const turn = (ctx: Press, work: (trx: Trx) => Promise<Screen | string>) =>
    turnScreen(ctx, commit, work);

  desk.command("category", async (ctx) => {
    if (!(await may(ctx.from?.id, "edit"))) {
      return sayOnDesk(ctx, commit, ctx.t("dispatch.no-right"));
    }
    await commit(async (trx) => {
      if (await claimUpdate(trx, ctx.update.update_id)) {
        await sayScreen(trx, ctx, categoriesView(ctx.t));
      }
    });
  });

  desk.callbackQuery(/^category:/, async (ctx, next) => {
    if (await may(ctx.from.id, "edit")) return next();
    await ctx.answerCallbackQuery(ctx.t("dispatch.no-right", plain));
  });
  desk.callbackQuery("category:home", (ctx) =>
    turn(ctx, () => Promise.resolve(categoriesView(ctx.t))),
  );
  desk.callbackQuery(/^category:open:(\w+)$/, (ctx) =>
    turn(ctx, (trx) => categoryScreen(trx, ctx, categoryOf(ctx.match[1]))),
  );
  desk.callbackQuery(/^category:object:([\w-]+)$/, (ctx) =>
    turn(ctx, (trx) => objectScreen(trx, ctx, ctx.match[1] ?? "")),
  );
  desk.callbackQuery(/^category:question:([\w-]+)$/, (ctx) =>
    turn(ctx, (trx) => questionScreen(trx, ctx, ctx.match[1] ?? "")),
  );
  desk.callbackQuery(/^category:hide-(object|question):([\w-]+)$/, async (ctx) => {
    const [, kind, id = ""] = ctx.match;
    await turn(ctx, async (trx) => {
      if (kind === "object") {
        await updateObject(trx, id, { is_gone: 1 });
        return objectScreen(trx, ctx, id);
      }
      await updateQuestion(trx, id, { is_gone: 1 });
      return questionScreen(trx, ctx, id);
    });
    await onDirectory();
  });

  const ask = async (
    trx: Trx,
    ctx: BotContext & { from: NonNullable<BotContext["from"]> },
    { asked, id }: { asked: CategoryAsked; id: string },
    isAgain = false,
  ) => {
    await saveStaffMember(trx, ctx.from);
    const question = askCategoryView(ctx.t, asked, ctx.from, isAgain);
    await askOnDesk(trx, ctx, `category:${asked}:${id}`, question);
  };
  desk.callbackQuery(/^category:ask:([a-z-]+):([\w-]+)$/, async (ctx, next) => {
    const about = askedIn(ctx.match[1], ctx.match[2]);
    if (!about) return next();
    await commit(async (trx) => {
      if (await claimUpdate(trx, ctx.update.update_id)) await ask(trx, ctx, about);
    });
    await ctx.answerCallbackQuery();
  });
  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const isOurs = target?.from?.id === ctx.me.id;
    const purpose = isOurs ? await findPurpose(db, target.message_id) : undefined;
    const [, word, id] = /^category:([a-z-]+):([\w-]+)$/.exec(purpose ?? "") ?? [];
    const about = askedIn(word, id);
    if (!about) return next();
    if (!(await may(ctx.from.id, "edit"))) {
      return sayOnDesk(ctx, commit, ctx.t("dispatch.no-right"));
    }
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const screen = await takeCategoryAnswer(trx, ctx, about, ctx.message);
      if (screen) await sayScreen(trx, ctx, screen);
      else await ask(trx, ctx, about, true);
    });
    await onDirectory();
  });

  return desk;
}

function askedIn(word: string | undefined, id = "") {
  const asked = CATEGORY_ASKED.find((one) => one === word);
  return asked && { asked, id };
}
