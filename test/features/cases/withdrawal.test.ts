import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";

const ru = translator("ru");

describe.each(LOCALES)("in %s", (locale) => {
  const t = translator(locale);
  it("withdraws words by a button: staff no longer read them, the history does", async () => {
    const { bot, thread } = await fileOne(locale);
    await bot.investor.sends("Мой пароль 1234", { replyTo: confirmation(bot) });
    expect(bot.clerk.sees(thread)).toContain("1234");

    await openList(bot, locale);
    expect(bot.investor.seesButtons()).toEqual(["Мой пароль 1234"]);
    await bot.investor.presses("Мой пароль 1234");

    expect(bot.investor.sees()).toBe(t("talk.withdraw.done", { words: "Мой пароль 1234" }));
    expect(bot.clerk.seesAll(thread).join("\n")).not.toContain("1234");
    expect(bot.clerk.sees(thread)).toContain(ru("talk.withdrawn").replace(/<[^>]+>/g, ""));
    const kept = await bot.app.db
      .selectFrom("case_message")
      .selectAll()
      .where("kind", "=", "in")
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ text: "Мой пароль 1234" });
    expect(kept.withdrawn_at).not.toBeNull();
  });
});

it("takes a photo away from the desk, and says so", async () => {
  const { bot, thread } = await fileOne("ru");
  await bot.investor.does((person) => person.sendsPhoto(undefined, { replyTo: confirmation(bot) }));

  await openList(bot, "ru");
  await bot.investor.presses(ru("talk.withdraw.file", plain));

  expect(bot.clerk.messages(thread).filter(({ photo }) => photo)).toEqual([]);
  expect(bot.clerk.sees(thread)).toBe("Айгерім отзывает сообщение с файлом.");
});

it("withdraws one of several messages that came as one, and leaves the others", async () => {
  const { bot, thread } = await fileOne("ru");
  const replyTo = confirmation(bot);
  for (let n = 1; n <= 6; n++) bot.investor.person.sends(`Слово ${n}`, { replyTo });
  await bot.settle();

  await openList(bot, "ru");
  await bot.investor.presses("Слово 5");
  await bot.hurry();

  const seen = bot.clerk.seesAll(thread).join("\n");
  expect(seen).toContain("Слово 4");
  expect(seen).toContain("Слово 6");
  expect(seen).not.toContain("Слово 5");
});

it("shows nothing of what was withdrawn before the desk saw it, nor of its later edits", async () => {
  const { bot, thread } = await fileOne("ru");
  bot.group.removeBot();
  await bot.settle();
  await bot.investor.sends("Тайна", { replyTo: confirmation(bot) });
  const sent = bot.investor.messages().find(({ text }) => text === "Тайна");
  await openList(bot, "ru");
  await bot.investor.presses("Тайна");
  await bot.investor.does((person) => sent && person.edits(sent, "Тайна вторая"));

  bot.group.addBot(bot.admin.person, { isAdmin: true });
  await bot.settle();

  expect(bot.clerk.seesAll(thread).join("\n")).not.toContain("Тайна");
});

it("is nobody else's business", async () => {
  const { bot, thread } = await fileOne("ru");
  await bot.investor.sends("Слова", { replyTo: confirmation(bot) });
  const { id } = await bot.app.db
    .selectFrom("case_message")
    .selectAll()
    .where("kind", "=", "in")
    .executeTakeFirstOrThrow();
  const stranger = bot.newcomer("ru");
  await greet(stranger, "ru");
  const shown = stranger.messages().at(-1)?.message_id ?? 0;

  bot.simulator.world.updates.push({
    callback_query: {
      id: "1",
      from: stranger.person.user,
      chat_instance: "1",
      data: `talk:withdraw:${id}`,
      message: bot.simulator.world.getMessage(stranger.id, shown).message,
    },
  });
  await bot.settle();

  expect(bot.clerk.sees(thread)).toContain("Слова");
});

async function fileOne(locale: Locale) {
  const bot = await startTestApp();
  await startApplying(bot.investor, locale);
  await fileApplicationBy(bot.investor, locale, buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}

function confirmation({ investor }: TestApp): number {
  return investor.messages().find(({ text }) => text?.includes("A-"))?.message_id ?? 0;
}

/** From "My cases" to the list of what can be withdrawn. */
async function openList({ investor }: TestApp, locale: Locale): Promise<void> {
  await investor.sends("/cases");
  await investor.presses(investor.seesButtons()[0] ?? "");
  await investor.presses(translator(locale)("talk.withdraw.button", plain));
}
