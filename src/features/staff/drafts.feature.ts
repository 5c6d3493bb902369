import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import type { Form } from "../../forms/form.js";
import type { BotContext } from "../../telegram/context.js";
import { draftDropouts } from "../cases/drafts/dropout.repository.js";
import { dropoutsView } from "./drafts.view.js";
import { sayOnDesk } from "../desk/say-on-desk.js";

interface Deps {
  db: Db;
  commit: Commit;
  forms: ReadonlyMap<string, Form>;
}

/** `/drafts` in the staff group: where forms are left, in numbers. */
export function dropoutsFeature({ db, commit, forms }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("drafts", async (ctx) => {
    const dropouts = await draftDropouts(db);
    await sayOnDesk(ctx, commit, dropoutsView(ctx.t, ctx.locale, forms, dropouts));
  });
  return feature;
}
