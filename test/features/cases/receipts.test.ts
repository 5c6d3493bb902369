import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";

const ru = translator("ru");

it("shows a person that the words were saved, and then that a clerk acts on them", async () => {
  const { bot, thread } = await fileOne();
  const sent = await write(bot, "Мои слова");
  expect(reactions(bot, bot.investor.id, sent)).toEqual(["✍"]);

  await bot.clerk.presses(ru("case.take", plain), { thread });

  expect(reactions(bot, bot.investor.id, sent)).toEqual(["👀"]);
});

it.each(LOCALES)("says so in a line where reactions are refused, in %s", async (locale) => {
  const { bot, thread } = await fileOne({}, locale);
  await write(bot, "Мои слова");
  bot.simulator.faults.add({
    kind: "error",
    method: "setMessageReaction",
    errorCode: 400,
    description: "Bad Request: REACTION_INVALID",
  });

  await bot.clerk.presses(ru("case.take", plain), { thread });

  expect(bot.investor.sees()).toBe(translator(locale)("talk.seen"));
});

onBothDatabases((kind) => {
  it("sends what waited, in its order, once the person lets the bot in again, and tells staff", async () => {
    const { bot, thread } = await fileOne({ databaseUrl: await freshDatabaseUrl(kind) });
    bot.investor.person.blocks();
    await bot.settle();
    for (const words of ["Первый ответ", "Второй ответ"]) {
      await bot.clerk.presses(ru("case.answer", plain), { thread });
      await bot.clerk.sends(words, { thread });
    }
    expect(bot.investor.seesAll().join("\n")).not.toContain("Первый ответ");

    bot.investor.person.unblocks();
    await bot.settle();

    const read = bot.investor.seesAll().join("\n");
    expect(read.indexOf("Первый ответ")).toBeGreaterThan(0);
    expect(read.indexOf("Второй ответ")).toBeGreaterThan(read.indexOf("Первый ответ"));
    expect(bot.clerk.seesAll(thread)).toContain(ru("talk.back-with-words", { name: "Айгерім" }));
    expect(bot.clerk.seesAll(thread)[0]).not.toContain(ru("case.card.blocked"));
  });
});

it("takes a word of the person for an open door when Telegram forgot to say so", async () => {
  const { bot, thread } = await fileOne();
  bot.investor.person.blocks();
  await bot.settle();
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends("Первый ответ", { thread });
  bot.investor.person.unblocks();
  bot.simulator.world.updates.dropPending();

  await bot.investor.sends("/menu");

  expect(bot.investor.seesAll().join("\n")).toContain("Первый ответ");
});

async function fileOne(options: Parameters<typeof startTestApp>[0] = {}, locale: Locale = "ru") {
  const bot = await startTestApp(options);
  await startApplying(bot.investor, locale);
  await fileApplicationBy(bot.investor, locale, buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}

async function write({ investor }: TestApp, words: string): Promise<number> {
  const replyTo = investor.messages().find(({ text }) => text?.includes("A-"))?.message_id ?? 0;
  await investor.sends(words, { replyTo });
  return investor.messages().find(({ text }) => text === words)?.message_id ?? 0;
}

function reactions({ simulator }: TestApp, chatId: number, messageId: number): string[] {
  const { reactions: all } = simulator.world.getMessage(chatId, messageId);
  return [...all.values()].flat();
}
