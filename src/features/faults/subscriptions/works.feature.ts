import { Composer } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import type { May } from "../../desk/role.js";
import { sayOnDesk } from "../../desk/say-on-desk.js";
import type { Directory } from "../record/directory.js";
import { findPlace } from "./follow.view.js";
import { listWorks } from "./planned-work.repository.js";
import { callOffWork, planWork } from "./planned-work.service.js";
import { plannedView } from "./planned-work.view.js";
import { parseWorks, type Works } from "./works-words.js";

interface Deps {
  db: Db;
  commit: Commit;
  directory(): Directory;
  may: May;
}

/** `/works`: staff plan works at a place, and take them back; whoever follows the place is told. */
export function worksFeature({ db, commit, directory, may }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  feature.command("works", async (ctx) => {
    const userId = ctx.from?.id ?? 0;
    if (!(await may(userId, "edit"))) {
      return sayOnDesk(ctx, commit, ctx.t("place-watch.works.editors-only"));
    }
    const parsed = parseWorks(ctx.match, directory(), new Date());
    if (parsed.kind === "nothing") return showPlanned(ctx);
    if (parsed.kind === "problem") {
      return sayOnDesk(ctx, commit, ctx.t(`place-watch.works.problem.${parsed.problem}`));
    }
    const told = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
      return planWork(trx, rowOf(parsed, userId));
    });
    if (told === undefined) return;
    await sayOnDesk(ctx, commit, ctx.t("place-watch.works.saved", { n: told }));
  });

  feature.callbackQuery(/^works:withdraw:(\d+)$/, async (ctx) => {
    if (!(await may(ctx.from.id, "edit"))) {
      return ctx.answerCallbackQuery(ctx.t("place-watch.works.editors-only", plain));
    }
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const done = await callOffWork(trx, Number(ctx.match[1]), new Date());
      const text = done
        ? ctx.t("place-watch.works.withdrawn", { n: done.told })
        : ctx.t("place-watch.works.withdrawn-before");
      const payload = { message_id: ctx.callbackQuery.message?.message_id, text };
      await enqueue(trx, { chatId: DESK, method: "editMessageText", payload });
    });
    await ctx.answerCallbackQuery();
  });

  async function showPlanned(ctx: BotContext) {
    const works = (await listWorks(db, new Date())).map((work) => {
      const place = findPlace(directory(), { kind: work.kind, id: work.place_id });
      return { work, place: place?.name[ctx.locale] ?? work.place_id };
    });
    const { text, reply_markup } = plannedView(ctx.t, ctx.locale, works);
    await sayOnDesk(ctx, commit, text, reply_markup);
  }

  return feature;
}

function rowOf({ place, category, from, to, words }: Works, userId: number) {
  return {
    kind: place.kind,
    place_id: place.id,
    category,
    starts_at: from.toISOString(),
    ends_at: to.toISOString(),
    words: JSON.stringify(words),
    created_by: userId,
    created_at: new Date().toISOString(),
  };
}
