import { Composer, InputMediaBuilder } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import { findCase } from "../../cases/record/case.repository.js";
import { findFollower } from "../../cases/record/follower.repository.js";
import { leaveIncident, mayLeave } from "./leaving.service.js";
import { lastOneView, leavingView } from "./leaving.view.js";
import { listOwnPhotos } from "../record/photo.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** What whoever follows a fault can do from his own view of it: see its photos, and leave it. */
export function leavingFeature({ db, commit }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.callbackQuery(/^incident:photos:(\d+)$/, async (ctx) => {
    const caseId = Number(ctx.match[1]);
    const isFollowed = (await findFollower(db, caseId, ctx.person.id)) !== undefined;
    if (!isFollowed) return ctx.answerCallbackQuery(ctx.t("incident.not-followed", plain));
    await ctx.answerCallbackQuery();
    const photos = await listOwnPhotos(db, caseId, ctx.person.id);
    const album = photos.map(({ fileId, stage }) =>
      InputMediaBuilder.photo(fileId, { caption: ctx.t(`incident.photo-${stage}`) }),
    );
    const [first] = album;
    if (album.length > 1) await ctx.replyWithMediaGroup(album);
    else if (first) await ctx.replyWithPhoto(first.media, { caption: first.caption });
  });

  privately.callbackQuery(/^incident:leave:(\d+)$/, async (ctx) => {
    const of = await findCase(db, Number(ctx.match[1]));
    const leaving = of?.kind === "fault" ? await mayLeave(db, of, ctx.person.id) : "stranger";
    if (!of || leaving === "stranger") {
      return ctx.answerCallbackQuery(ctx.t("incident.not-followed", plain));
    }
    await ctx.answerCallbackQuery();
    const { text, ...other } = leaving === "last" ? lastOneView(ctx.t, of) : leavingView(ctx.t, of);
    await ctx.reply(text, other);
  });

  privately.callbackQuery(/^incident:leave-yes:(\d+)$/, async (ctx) => {
    const caseId = Number(ctx.match[1]);
    const of = await findCase(db, caseId);
    if (of?.kind !== "fault") return ctx.answerCallbackQuery();
    await ctx.answerCallbackQuery();
    const leaving = await commit(async (trx) => {
      // A repeat says what the first press came to.
      if (!(await claimUpdate(trx, ctx.update.update_id))) return "possible";
      return leaveIncident(trx, { caseId, personId: ctx.person.id, now: new Date() });
    });
    if (leaving === "last") {
      const { text, ...other } = lastOneView(ctx.t, of);
      await ctx.editMessageText(text, other);
      return;
    }
    await ctx.editMessageText(ctx.t("incident.leaving.left", { number: of.number ?? "" }));
  });

  privately.callbackQuery(/^incident:leave-no:(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.t("incident.leaving.stayed"));
  });

  return feature;
}
