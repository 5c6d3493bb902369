import { InputMediaBuilder } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { onPress, type Route } from "../../../router/route.js";
import { findCase } from "../../cases/record/case.repository.js";
import { findFollower } from "../../cases/record/follower.repository.js";
import { leaveIncident, mayLeave } from "./leaving.service.js";
import { lastOneView, leavingView } from "./leaving.view.js";
import { incidentPress } from "../record/incident.press.js";
import { listOwnPhotos } from "../record/photo.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** What whoever follows a fault can do from his own view of it: see its photos, and leave it. */
export function leavingRoutes({ db, commit }: Deps): Route[] {
  return [
    onPress("private", incidentPress.photos, async (ctx, caseId) => {
      const isFollowed = (await findFollower(db, caseId, ctx.person.id)) !== undefined;
      if (!isFollowed) return ctx.t("incident.not-followed", plain);
      const photos = await listOwnPhotos(db, caseId, ctx.person.id);
      const album = photos.map(({ fileId, stage }) =>
        InputMediaBuilder.photo(fileId, { caption: ctx.t(`incident.photo-${stage}`) }),
      );
      const [first] = album;
      if (album.length > 1) return ctx.replyWithMediaGroup(album);
      return first && ctx.replyWithPhoto(first.media, { caption: first.caption });
    }),

    onPress("private", incidentPress.leave, async (ctx, caseId) => {
      const of = await findCase(db, caseId);
      const leaving = of?.kind === "fault" ? await mayLeave(db, of, ctx.person.id) : "stranger";
      if (!of || leaving === "stranger") return ctx.t("incident.not-followed", plain);
      const view = leaving === "last" ? lastOneView(ctx.t, of) : leavingView(ctx.t, of);
      const { text, ...other } = view;
      return ctx.reply(text, other);
    }),

    onPress("private", incidentPress.leaveYes, async (ctx, caseId) => {
      const of = await findCase(db, caseId);
      if (of?.kind !== "fault") return;
      const leaving = await once(ctx, commit, (trx) =>
        leaveIncident(trx, { caseId, personId: ctx.person.id, now: new Date() }),
      );
      if (leaving === "last") {
        const { text, ...other } = lastOneView(ctx.t, of);
        return ctx.editMessageText(text, other);
      }
      // A repeat says what the first press came to.
      return ctx.editMessageText(ctx.t("incident.leaving.left", { number: of.number ?? "" }));
    }),

    onPress("private", incidentPress.leaveNo, (ctx) =>
      ctx.editMessageText(ctx.t("incident.leaving.stayed")),
    ),
  ];
}
