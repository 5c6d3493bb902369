import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Trx } from "../../db/schema.js";
import { plain, translator } from "../../i18n/i18n.js";
import { isLocale } from "../../i18n/locales.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { welcomeBack } from "../cases/moves/unblocked.service.js";
import { firstLanguageView, languageButtons } from "../people/language.view.js";
import { setBlocked, setConsent, setLocale, setPending } from "../people/person.repository.js";

interface Deps {
  commit: Commit;
  /** Goes on with what the person came for, now that the gate is open. */
  takeUp(ctx: BotContext, pending: string | null): Promise<void>;
  /** For the first time the bot may write to somebody: what waits for that is written in the same transaction. */
  onFirstLanguage(trx: Trx, personId: number): Promise<void>;
  /** A language was chosen: the list of commands follows in the background. */
  onLanguage(ctx: BotContext): void;
}

/** Language and consent: the two gates before everything else, each asked once. */
export function peopleFeature({
  commit,
  takeUp,
  onFirstLanguage,
  onLanguage,
}: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.on("my_chat_member", async (ctx) => {
    const isBlocked = ctx.myChatMember.new_chat_member.status === "kicked";
    await commit(async (trx) => {
      if (!isBlocked) return welcomeBack(trx, ctx.person.id);
      await setBlocked(trx, ctx.person.id, 1);
    });
  });

  privately.callbackQuery(/^language:set:(\w+)$/, async (ctx) => {
    const locale = ctx.match[1];
    if (!isLocale(locale)) return;
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await setLocale(trx, ctx.person.id, locale);
      if (ctx.person.locale === null) await onFirstLanguage(trx, ctx.person.id);
    });
    ctx.person = { ...ctx.person, locale };
    ctx.locale = locale;
    ctx.t = translator(locale);
    await ctx.answerCallbackQuery(ctx.t("language.chosen", plain));
    await ctx.editMessageText(ctx.t("language.chosen"));
    onLanguage(ctx);
    await takeUp(ctx, ctx.person.pending);
  });

  privately
    .filter((ctx) => ctx.person.locale === null)
    .use(async (ctx) => {
      // The parts of an album are asked once.
      if (ctx.message?.media_group_id && ctx.person.pending === SENT) return;
      const pending = whatFor(ctx);
      if (pending !== undefined) await commit((trx) => setPending(trx, ctx.person.id, pending));
      if (ctx.callbackQuery) await ctx.answerCallbackQuery();
      const { text, reply_markup } = firstLanguageView(ctx.locale);
      await ctx.reply(text, { reply_markup });
    });

  privately.command("language", (ctx) =>
    ctx.reply(ctx.t("language.choose"), { reply_markup: languageButtons() }),
  );

  privately.callbackQuery("consent:give", async (ctx) => {
    const now = new Date().toISOString();
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await setConsent(trx, ctx.person.id, now);
    });
    ctx.person = { ...ctx.person, consent_at: now };
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.t("consent.given"));
    await takeUp(ctx, ctx.person.pending);
  });

  privately.callbackQuery("consent:refuse", async (ctx) => {
    await commit((trx) => setPending(trx, ctx.person.id, null));
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.t("consent.refused"));
  });

  return feature;
}

/** The one message in three languages, before a language is chosen. */
export async function askFirstLanguage(ctx: BotContext): Promise<void> {
  const { text, reply_markup } = firstLanguageView(ctx.locale);
  await ctx.reply(text, { reply_markup });
}

async function keepPending(ctx: BotContext, commit: Commit, pending: string | undefined) {
  await commit(async (trx) => {
    // A press of a language may have led here, which has claimed itself already.
    await claimUpdate(trx, ctx.update.update_id);
    if (pending !== undefined) await setPending(trx, ctx.person.id, pending);
  });
}

/** Asks for consent before the first form, and keeps what the form was; `true` when it is there already. */
export async function hasConsent(
  ctx: BotContext,
  commit: Commit,
  pending: string,
): Promise<boolean> {
  if (ctx.person.consent_at !== null) return true;
  await keepPending(ctx, commit, pending);
  const keyboard = new InlineKeyboard()
    .text(ctx.t("consent.give", plain), "consent:give")
    .row()
    .text(ctx.t("consent.refuse", plain), "consent:refuse");
  await ctx.reply(ctx.t("consent.ask"), { reply_markup: keyboard });
  return false;
}

/** What waits for the gates when somebody came with a photo, a video or a place. */
export const SENT = "sent";

/** What a newcomer's first message asks for: a start payload, a command, words, or what a report begins with. */
function whatFor(ctx: BotContext): string | undefined {
  if (ctx.has(["message:photo", "message:video", "message:video_note", "message:location"]))
    return SENT;
  const text = ctx.message?.text;
  if (text === undefined) return undefined;
  const [, command, payload = ""] = /^\/(\w+)(?:@\w+)?\s*([\s\S]*)$/.exec(text) ?? [];
  if (command === undefined) return `text:${text}`;
  return command === "start" ? payload.trim() : command;
}
