import type { Case } from "../../src/db/schema.js";
import type { Locale } from "../../src/i18n/locales.js";
import { buildAnswers } from "./applicant.js";
import { startTestApp, type TestApp } from "./app.js";
import { fileApplicationBy, startApplying } from "./apply.js";

export interface FiledApp {
  bot: TestApp;
  /** The topic of the case. */
  thread: number;
  getCase(): Promise<Case>;
}

/** A bot with one application on its desk, which speaks the investor's language, too. */
export async function startWithApplication(
  locale: Locale = "ru",
  options: Parameters<typeof startTestApp>[0] = {},
): Promise<FiledApp> {
  const bot = await startTestApp(options);
  await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
  await startApplying(bot.investor, locale);
  await fileApplicationBy(bot.investor, locale, buildAnswers(1));
  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
  const getCase = () =>
    bot.app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .executeTakeFirstOrThrow();
  return { bot, thread, getCase };
}
