import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Trx } from "../../db/schema.js";
import { plain, translator } from "../../i18n/i18n.js";
import { LOCALES } from "../../i18n/locales.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { once } from "../../intake/once.js";
import { menuPress } from "../../router/menu.press.js";
import { press } from "../../router/press.js";
import { onCommand, onPress, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { welcomeBack } from "../cases/moves/unblocked.service.js";
import { languagePress } from "../people/language.press.js";
import { firstLanguageView, languageButtons } from "../people/language.view.js";
import { setBlocked, setConsent, setLocale, setPending } from "../people/person.repository.js";

const consentPress = { give: press("consent:give"), refuse: press("consent:refuse") };

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
export function peopleRoutes({ commit, takeUp, onFirstLanguage, onLanguage }: Deps): Route[] {
  return [
    onCommand("private", "language", (ctx) => {
      // The open question comes in the language that is chosen.
      ctx.isAsked = true;
      return askLanguage(ctx);
    }),
    onPress("private", menuPress.language, askLanguage),
    onPress("private", languagePress.choose, async (ctx, locale) => {
      await once(ctx, commit, async (trx) => {
        await setLocale(trx, ctx.person.id, locale);
        if (ctx.person.locale === null) await onFirstLanguage(trx, ctx.person.id);
      });
      ctx.person = { ...ctx.person, locale };
      ctx.locale = locale;
      ctx.t = translator(locale);
      await ctx.editMessageText(ctx.t("language.chosen"));
      onLanguage(ctx);
      await takeUp(ctx, ctx.person.pending);
      return ctx.t("language.chosen", plain);
    }),
    onPress("private", consentPress.give, async (ctx) => {
      const now = new Date().toISOString();
      await once(ctx, commit, (trx) => setConsent(trx, ctx.person.id, now));
      ctx.person = { ...ctx.person, consent_at: now };
      await ctx.editMessageText(ctx.t("consent.given"));
      await takeUp(ctx, ctx.person.pending);
    }),
    onPress("private", consentPress.refuse, async (ctx) => {
      await commit((trx) => setPending(trx, ctx.person.id, null));
      await ctx.editMessageText(ctx.t("consent.refused"));
    }),
  ];
}

/** Stands before all that a person does: without a language nothing passes but the choice of one. */
export function peopleFeature({ commit }: Pick<Deps, "commit">): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.on("my_chat_member", async (ctx) => {
    const isBlocked = ctx.myChatMember.new_chat_member.status === "kicked";
    await commit(async (trx) => {
      if (!isBlocked) return welcomeBack(trx, ctx.person.id);
      await setBlocked(trx, ctx.person.id, 1);
    });
  });

  privately
    .filter((ctx) => ctx.person.locale === null && !CHOICES.includes(ctx.callbackQuery?.data))
    .use(async (ctx) => {
      // The parts of an album are asked once.
      if (ctx.message?.media_group_id && ctx.person.pending === SENT) return;
      const pending = whatFor(ctx);
      if (pending !== undefined) await commit((trx) => setPending(trx, ctx.person.id, pending));
      if (ctx.callbackQuery) await ctx.answerCallbackQuery();
      await askFirstLanguage(ctx);
    });

  return feature;
}

const CHOICES: readonly (string | undefined)[] = LOCALES.map((locale) =>
  languagePress.choose.data(locale),
);

async function askLanguage(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.t("language.choose"), { reply_markup: languageButtons() });
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
    .text(ctx.t("consent.give", plain), consentPress.give.data())
    .row()
    .text(ctx.t("consent.refuse", plain), consentPress.refuse.data());
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
