import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db, Trx } from "../../db/schema.js";
import { plain } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import type { May } from "../desk/role.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import {
  deleteTemplate,
  findTemplate,
  listTemplates,
  saveTemplate,
} from "./template.repository.js";
import {
  type ParsedTemplate,
  parseTemplate,
  templateButtons,
  templateView,
} from "./template.view.js";

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
}

/** `/template`: ready answers in three languages, kept by those who may. */
export function templateFeature({ db, commit, may }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  feature.command("template", async (ctx) => {
    const userId = ctx.from?.id ?? 0;
    if (!(await may(userId, "edit"))) return sayOnDesk(ctx, commit, ctx.t("staff.editors-only"));
    const parsed = parseTemplate(ctx.match);
    if (parsed.kind === "nothing") return showList(ctx);
    if (parsed.kind !== "template") return sayOnDesk(ctx, commit, explain(ctx, parsed));
    const { name, texts } = parsed;
    const isNew = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return false;
      await saveTemplate(trx, { name, ...texts, updated_by: userId });
      return true;
    });
    if (isNew) await sayOnDesk(ctx, commit, ctx.t("template.saved", { name }));
  });

  feature.callbackQuery(/^template:(show|delete):(\d+)$/, async (ctx) => {
    if (!(await may(ctx.from.id, "edit"))) {
      return ctx.answerCallbackQuery(ctx.t("staff.editors-only", plain));
    }
    const template = await findTemplate(db, Number(ctx.match[2]));
    const isDeleting = ctx.match[1] === "delete";
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      if (!template) return sayInPlace(trx, ctx, { text: ctx.t("template.gone") });
      if (isDeleting) {
        await deleteTemplate(trx, template.id);
        return sayInPlace(trx, ctx, { text: ctx.t("template.deleted", { name: template.name }) });
      }
      const label = { ...template, name: ctx.t("template.delete", plain) };
      const reply_markup = templateButtons([label], "delete");
      await sayInPlace(trx, ctx, { text: templateView(ctx.t, template), reply_markup });
    });
    await ctx.answerCallbackQuery();
  });

  async function showList(ctx: BotContext) {
    const templates = await listTemplates(db);
    const buttons = templateButtons(templates, "show");
    await sayOnDesk(ctx, commit, ctx.t("template.how-to-add"), buttons);
  }

  return feature;
}

type Problem = Exclude<ParsedTemplate, { kind: "template" | "nothing" }>;

function explain(ctx: BotContext, problem: Problem): string {
  switch (problem.kind) {
    case "missing": {
      const names = problem.languages.map((locale) => ctx.t(`language.name.${locale}`));
      return ctx.t("template.missing", { languages: names.join(", ") });
    }
    case "unknown-field":
      return ctx.t("template.unknown-field", { field: problem.field });
    case "too-long":
      return ctx.t("template.too-long");
  }
}

async function sayInPlace(
  trx: Trx,
  ctx: BotContext,
  view: { text: string; reply_markup?: object },
): Promise<void> {
  const payload = { message_id: ctx.callbackQuery?.message?.message_id, ...view };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload });
}
