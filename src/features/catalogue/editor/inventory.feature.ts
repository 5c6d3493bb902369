import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db, InventoryPrompt, Park, Premises, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import {
  type Press,
  sayScreen,
  type Screen,
  threadOf,
  turnScreen,
} from "../../desk/desk-screen.js";
import type { May } from "../../desk/role.js";
import { sayOnDesk } from "../../desk/say-on-desk.js";
import { saveStaffMember } from "../../desk/staff.repository.js";
import { answerPrompt, isPromptField, type PromptField } from "./inventory-answer.service.js";
import { catalogueScreen, parkScreen, premisesScreen } from "./inventory-screens.service.js";
import { promptView } from "./inventory.view.js";
import { findPrompt, insertPrompt } from "../record/inventory.repository.js";
import { changePark, flipUtility, setPremisesState } from "./inventory.service.js";

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
}

/**
 * `/premises`: staff keep the catalogue from their group. A press changes the entry under its button; what has to be
 * typed is asked in a message whose reply is about that one entry, so two colleagues never answer for each other.
 */
export function inventoryFeature({ db, commit, may }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();
  const turn = (ctx: Press, work: (trx: Trx) => Promise<Screen | string>) =>
    turnScreen(ctx, commit, work);

  desk.command("premises", async (ctx) => {
    if (!(await may(ctx.from?.id, "edit"))) {
      return sayOnDesk(ctx, commit, ctx.t("premises.no-right"));
    }
    const { text, reply_markup } = await catalogueScreen(ctx, db, 0);
    await sayOnDesk(ctx, commit, text, reply_markup);
  });

  desk.callbackQuery(/^inv:/, async (ctx, next) => {
    if (await may(ctx.from.id, "edit")) return next();
    await ctx.answerCallbackQuery(ctx.t("premises.no-right", plain));
  });
  desk.callbackQuery(/^inv:parks:(\d+)$/, (ctx) =>
    turn(ctx, (trx) => catalogueScreen(ctx, trx, Number(ctx.match[1]))),
  );
  desk.callbackQuery(/^inv:park:([\w-]+):(\d+)$/, (ctx) =>
    turn(ctx, (trx) => parkScreen(ctx, trx, ctx.match[1] ?? "", Number(ctx.match[2]))),
  );
  desk.callbackQuery(/^inv:open:([\w-]+)$/, (ctx) =>
    turn(ctx, (trx) => premisesScreen(ctx, trx, ctx.match[1] ?? "")),
  );
  desk.callbackQuery(/^inv:state:(under_construction|free|reserved|leased):([\w-]+)$/, (ctx) =>
    turn(ctx, (trx) => {
      const [, state, id = ""] = ctx.match;
      return setState(ctx, trx, id, state as Premises["state"]);
    }),
  );
  desk.callbackQuery(/^inv:flip:(gas|water|sewer|rail):([\w-]+)$/, (ctx) =>
    turn(ctx, async (trx) => {
      const [, utility, id = ""] = ctx.match;
      await flipUtility(trx, id, utility as "gas", ctx.from.id);
      return premisesScreen(ctx, trx, id);
    }),
  );
  desk.callbackQuery(/^inv:built:(operating|under_construction):([\w-]+)$/, (ctx) =>
    turn(ctx, async (trx) => {
      const [, state, id = ""] = ctx.match;
      const isDone = await changePark(trx, id, { state: state as Park["state"] }, ctx.from.id);
      return isDone ? parkScreen(ctx, trx, id, 0) : ctx.t("premises.in-use", plain);
    }),
  );

  desk.callbackQuery(/^inv:ask:([a-z-]+):([\w-]+)$/, async (ctx, next) => {
    const [, field, id = ""] = ctx.match;
    if (!isPromptField(field)) return next();
    await commit(async (trx) => {
      if (await claimUpdate(trx, ctx.update.update_id)) await ask(ctx, trx, aboutOf(field, id));
    });
    await ctx.answerCallbackQuery();
  });
  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const isOurs = target?.from?.id === ctx.me.id;
    const prompt = isOurs ? await findPrompt(db, target.message_id) : undefined;
    if (!prompt) return next();
    if (await may(ctx.from.id, "edit")) return takeAnswer(ctx, commit, prompt);
    await sayOnDesk(ctx, commit, ctx.t("premises.no-right"));
  });

  return desk;
}

async function setState(ctx: Press, trx: Trx, id: string, state: Premises["state"]) {
  const outcome = await setPremisesState(trx, id, state, ctx.from.id);
  switch (outcome.kind) {
    case "done":
      return premisesScreen(ctx, trx, id);
    case "held":
      return outcome.holder === null
        ? ctx.t("premises.held-unnamed", plain)
        : ctx.t("premises.held", { number: outcome.holder, ...plain });
    case "unbuilt":
      return ctx.t("premises.unbuilt", plain);
    case "unknown":
      return ctx.t("premises.gone", plain);
  }
}

type About = Pick<InventoryPrompt, "park_id" | "premises_id"> & { field: PromptField };

/** What a question is about: a place, the park that gets one, or the catalogue that gets a park. */
function aboutOf(field: PromptField, id: string): About {
  if (field === "new-park") return { field, park_id: null, premises_id: null };
  const isOfPark = field.startsWith("new-") || field.startsWith("park-");
  return { field, park_id: isOfPark ? id : null, premises_id: isOfPark ? null : id };
}

async function ask(ctx: BotContext, trx: Trx, about: About, isAgain = false): Promise<void> {
  if (!ctx.from) return;
  await saveStaffMember(trx, ctx.from);
  const payload = { ...promptView(ctx.t, about.field, ctx.from, isAgain), ...threadOf(ctx) };
  const outboxId = await enqueue(trx, { chatId: DESK, method: "sendMessage", payload });
  await insertPrompt(trx, { outbox_id: outboxId, ...about });
}

/** The changed entry, or the same question again. */
async function takeAnswer(
  ctx: Filter<BotContext, "message">,
  commit: Commit,
  prompt: InventoryPrompt,
): Promise<void> {
  const { text, caption, photo, location } = ctx.message;
  const answer = {
    text: text ?? caption ?? "",
    locale: ctx.locale,
    photo: photo?.at(-1)?.file_id,
    location: location && { latitude: location.latitude, longitude: location.longitude },
  };
  await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return;
    await saveStaffMember(trx, ctx.from);
    const answered = await answerPrompt(trx, prompt, answer, ctx.from.id);
    const { field, park_id, premises_id } = prompt;
    if (!answered) {
      if (isPromptField(field)) await ask(ctx, trx, { field, park_id, premises_id }, true);
      return;
    }
    const screen =
      answered.kind === "park"
        ? await parkScreen(ctx, trx, answered.id, 0)
        : await premisesScreen(ctx, trx, answered.id);
    await sayScreen(trx, ctx, typeof screen === "string" ? { text: screen } : screen);
  });
}
