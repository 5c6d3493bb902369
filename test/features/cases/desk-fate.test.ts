import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const PHOTOS = [1, 2, 3].map((n) => ({ bytes: Buffer.from(`photo ${n}`) }));

onBothDatabases((kind) => {
  it("keeps an album, an edit and a reply for a desk that put the bot out, in one rebuilt view", async () => {
    const { bot, thread } = await fileOne({ databaseUrl: await freshDatabaseUrl(kind) });
    const replyTo = confirmation(bot);
    await bot.investor.sends("Было так", { replyTo });
    const sent = newest(bot.investor.messages(), "Было так");
    bot.group.removeBot();
    bot.group.deleteTopic(thread);
    await bot.settle();

    await bot.investor.does((person) => person.sendsAlbum(PHOTOS, { replyTo }));
    await bot.investor.does((person) => person.edits(sent, "Стало так"));
    await bot.investor.sends("И ещё", { replyTo: sent });
    bot.group.addBot(bot.admin.person, { isAdmin: true });
    await bot.hurry();

    const [topic, ...others] = bot.simulator.world.topics(bot.group.id);
    expect(others).toEqual([]);
    const seen = bot.clerk.messages(topic?.threadId);
    expect(seen.filter(({ photo }) => photo)).toHaveLength(3);
    const words = bot.clerk.seesAll(topic?.threadId).join("\n");
    expect(words).toContain("Стало так");
    expect(words).toContain("И ещё");
  });

  it("goes on with the talk in the supergroup that the group became", async () => {
    const options = { isForum: false, kind: "group", databaseUrl: await freshDatabaseUrl(kind) };
    const { bot } = await fileOne(options as never);
    await bot.investor.sends("До переезда", { replyTo: confirmation(bot) });
    const sent = newest(bot.investor.messages(), "До переезда");
    const moved = bot.group.migrate();
    await bot.settle();
    const clerk = new TestPerson(bot.simulator, bot.clerk.person, bot.settle, moved.id);

    await bot.investor.does((person) => person.edits(sent, "После переезда"));
    await clerk.sends("Видим.", { replyTo: newest(clerk.messages(), "После переезда") });

    expect(bot.investor.sees()).toContain("Видим.");
    expect(bot.investor.messages().at(-1)?.reply_to_message?.message_id).toBe(sent);
    const cards = clerk.seesAll().filter((text) => text.startsWith("Заявка A-"));
    expect(cards).toHaveLength(1);
  });
});

it("builds one new topic when the old one is closed to the bot", async () => {
  const { bot, thread } = await fileOne();
  bot.simulator.faults.add({
    kind: "error",
    method: "sendMessage",
    chatId: bot.group.id,
    errorCode: 400,
    description: "Bad Request: TOPIC_CLOSED",
    times: 1,
  });

  await bot.investor.sends("Слова", { replyTo: confirmation(bot) });
  await bot.investor.sends("Ещё слова", { replyTo: newest(bot.investor.messages(), "Слова") });

  const topics = bot.simulator.world.topics(bot.group.id);
  expect(topics).toHaveLength(2);
  const fresh = topics.find(({ threadId }) => threadId !== thread);
  expect(bot.clerk.seesAll(fresh?.threadId).join("\n")).toMatch(/A-.*[^]*Слова[^]*Ещё слова/);
});

it("keeps an answer for a person who blocked the bot within the seconds of a second thought", async () => {
  const { bot, thread } = await fileOne({ undoSeconds: 3_600 });
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends("Ждём Вас", { thread });
  bot.investor.person.blocks();
  await bot.hurry();
  expect(bot.clerk.seesAll(thread).join("\n")).toContain("Не доставлено");

  bot.investor.person.unblocks();
  await bot.settle();

  expect(bot.investor.sees()).toContain("Ждём Вас");
});

async function fileOne(options: Parameters<typeof startTestApp>[0] = {}) {
  const bot = await startTestApp(options);
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}

function confirmation({ investor }: TestApp): number {
  return newest(investor.messages(), "A-");
}

function newest(messages: { text?: string; message_id: number }[], words: string): number {
  return messages.filter(({ text }) => text?.includes(words)).at(-1)?.message_id ?? 0;
}
