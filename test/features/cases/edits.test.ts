import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";

const ru = translator("ru");

onBothDatabases((kind) => {
  it("edits words that nobody answered where staff read them, with what stood there before", async () => {
    const { bot, thread } = await fileOne(await freshDatabaseUrl(kind));
    const sent = await write(bot, "Нужно 300 м²");
    const before = bot.clerk.messages(thread).length;

    await bot.investor.does((person) => person.edits(sent, "Нужно 400 м²"));

    expect(bot.clerk.messages(thread)).toHaveLength(before);
    expect(bot.clerk.sees(thread)).toBe(
      "Пишет Айгерім:\nНужно 400 м²\nИсправлено. Было: Нужно 300 м²",
    );
    expect(await versions(bot, sent)).toEqual(["Нужно 300 м²", "Нужно 400 м²"]);
  });

  it("never overwrites words that a clerk answered: the correction is a message of its own", async () => {
    const { bot, thread } = await fileOne(await freshDatabaseUrl(kind));
    const sent = await write(bot, "Нужно 300 м²");
    const relayed = bot.clerk.messages(thread).at(-1)?.message_id ?? 0;
    await bot.clerk.sends("Есть 300 м².", { thread, replyTo: relayed });

    await bot.investor.does((person) => person.edits(sent, "Нужно 3000 м²"));

    const texts = bot.clerk.messages(thread);
    expect(texts.find(({ message_id: id }) => id === relayed)?.text).toBe(
      "Пишет Айгерім:\nНужно 300 м²",
    );
    expect(texts.at(-1)?.text).toContain("Нужно 3000 м²");
    expect(texts.at(-1)?.text).toContain("Было: Нужно 300 м²");
    expect(texts.at(-1)?.reply_to_message?.message_id).toBe(relayed);
  });

  it("sends the person a correction of an answer, and leaves the answer as it was", async () => {
    const { bot, thread } = await fileOne(await freshDatabaseUrl(kind));
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.sends("Встреча в 10:00", { thread });
    const answer = bot.investor.messages().at(-1);
    const written = newest(bot.clerk.messages(thread), "Встреча в 10:00");

    await bot.clerk.does((person) =>
      person.edits(written, "Встреча в 11:00", { chat: bot.group.id, thread }),
    );

    const last = bot.investor.messages().at(-1);
    expect(last?.text).toContain("Встреча в 11:00");
    expect(last?.text).toContain("исправляет");
    expect(last?.reply_to_message?.message_id).toBe(answer?.message_id);
    const old = bot.investor.messages().find((one) => one.message_id === answer?.message_id);
    expect(old?.text).toContain("Встреча в 10:00");
  });
});

it("shows the latest of several corrections, and keeps them all", async () => {
  const { bot, thread } = await fileOne();
  const sent = await write(bot, "раз");
  for (const words of ["два", "три"]) {
    await bot.investor.does((person) => person.edits(sent, words));
  }

  expect(bot.clerk.sees(thread)).toBe("Пишет Айгерім:\nтри\nИсправлено. Было: два");
  expect(await versions(bot, sent)).toEqual(["раз", "два", "три"]);
});

it("takes an edit once, however often Telegram repeats it", async () => {
  const { bot } = await fileOne();
  const sent = await write(bot, "раз");
  await bot.investor.does((person) => person.edits(sent, "два"));

  bot.simulator.redeliver(1);
  await bot.settle();

  expect(await versions(bot, sent)).toEqual(["раз", "два"]);
});

it("says a correction anew when the relayed message was deleted on the desk", async () => {
  const { bot, thread } = await fileOne();
  const sent = await write(bot, "раз");
  const relayed = bot.clerk.messages(thread).at(-1)?.message_id ?? 0;
  bot.group.deleteTopic(thread);
  expect(relayed).toBeGreaterThan(0);

  await bot.investor.does((person) => person.edits(sent, "два"));

  const [topic] = bot.simulator.world.topics(bot.group.id);
  expect(bot.clerk.sees(topic?.threadId)).toContain("два");
});

it("brings a changed caption with its file, as a correction", async () => {
  const { bot, thread } = await fileOne();
  const replyTo = bot.investor.messages().at(-1) ?? null;
  await bot.investor.does((person) => person.sendsPhoto(undefined, { caption: "План", replyTo }));
  const photo = bot.investor
    .messages()
    .filter((one) => one.photo)
    .at(-1);

  await bot.investor.does((person) => photo && person.edits(photo, "План этажа"));

  const copies = bot.clerk.messages(thread).filter((one) => one.photo);
  expect(copies.map(({ caption }) => caption)).toEqual([
    "Пишет Айгерім:\nПлан",
    "Айгерім исправляет сообщение:\nПлан этажа",
  ]);
});

it("keeps both versions of a note, among staff", async () => {
  const { bot, thread } = await fileOne();
  await bot.clerk.sends("Позвонить", { thread });
  const before = bot.investor.messages().length;
  const note = newest(bot.clerk.messages(thread), "Позвонить");

  await bot.clerk.does((person) =>
    person.edits(note, "Позвонить завтра", { chat: bot.group.id, thread }),
  );

  const notes = await bot.app.db
    .selectFrom("case_message")
    .select("text")
    .where("kind", "=", "note")
    .orderBy("id")
    .execute();
  expect(notes.map(({ text }) => text)).toEqual(["Позвонить", "Позвонить завтра"]);
  expect(bot.investor.messages()).toHaveLength(before);
});

async function fileOne(databaseUrl = "sqlite::memory:") {
  const bot = await startTestApp({ databaseUrl });
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}

/** Adds words to the case, and gives back their message. */
async function write(bot: TestApp, words: string): Promise<number> {
  const replyTo = newest(bot.investor.messages(), "A-");
  await bot.investor.sends(words, { replyTo });
  return newest(bot.investor.messages(), words);
}

async function versions(bot: TestApp, messageId: number): Promise<(string | null)[]> {
  const rows = await bot.app.db
    .selectFrom("case_message")
    .select("text")
    .where("person_message_id", "=", messageId)
    .where("kind", "=", "in")
    .orderBy("id")
    .execute();
  return rows.map(({ text }) => text);
}

function newest(messages: { text?: string; message_id: number }[], words: string): number {
  return messages.filter(({ text }) => text?.includes(words)).at(-1)?.message_id ?? 0;
}
