import type { Context } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db, Trx } from "../../db/schema.js";
import { type Translate, translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { Screen } from "./desk-screen.js";
import { findStaffChat } from "./staff.repository.js";

/** The language of the desk, also before there is one. */
export async function deskLocale(db: Db): Promise<Locale> {
  return (await findStaffChat(db))?.locale ?? "ru";
}

export async function deskTranslator(db: Db): Promise<Translate> {
  return translator(await deskLocale(db));
}

/** Tells staff something in their language: in the topic of this case, or in General when it is of none. */
export async function tellDesk(
  trx: Trx,
  caseId: number | undefined,
  say: (t: Translate, locale: Locale) => Screen | string | Promise<Screen | string>,
): Promise<void> {
  const locale = await deskLocale(trx);
  const said = await say(translator(locale), locale);
  const payload = typeof said === "string" ? { text: said } : said;
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
}

/** Answers in the staff group, in the topic of the question: all that is said there leaves through the outbox. */
export async function sayOnDesk(
  ctx: Context,
  commit: Commit,
  text: string,
  reply_markup?: object,
): Promise<void> {
  const threadId = ctx.message?.is_topic_message ? ctx.message.message_thread_id : undefined;
  const payload = {
    text,
    ...(reply_markup && { reply_markup }),
    ...(threadId !== undefined && { message_thread_id: threadId }),
  };
  await commit((trx) => enqueue(trx, { chatId: DESK, method: "sendMessage", payload }));
}
