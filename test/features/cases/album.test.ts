import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { topicOfCase } from "../../helpers/topics.js";

const ru = translator("ru");
const photos = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ bytes: Buffer.from(`photo ${n}`) }));

onBothDatabases((kind) => {
  it("brings ten photos of one album to the desk as one album, under the person's name", async () => {
    const { bot, thread } = await fileOne({ databaseUrl: await freshDatabaseUrl(kind) });
    const replyTo = bot.investor.messages().at(-1);

    await bot.investor.does((person) =>
      person.sendsAlbum(photos(10), { caption: "Двор", replyTo: replyTo ?? null }),
    );
    await bot.hurry();

    const copies = bot.clerk.messages(thread).filter(({ photo }) => photo);
    expect(copies).toHaveLength(10);
    expect(new Set(copies.map((one) => one.media_group_id)).size).toBe(1);
    expect(copies[0]?.caption).toBe("Двор");
    expect(bot.clerk.seesAll(thread)).toContain("Пишет Айгерім:");
    const calls = bot.simulator.calls.filter(({ method }) => method === "copyMessages");
    expect(calls).toHaveLength(1);
  });

  it("keeps an album whole when the bot stops between two of its parts", async () => {
    const { bot, thread } = await fileOne({ databaseUrl: await freshDatabaseUrl(kind) });
    const replyTo = bot.investor.messages().at(-1) ?? null;
    const [first, second] = bot.investor.person.sendsAlbum(photos(2), { replyTo });
    await bot.settle();

    await bot.restart();
    bot.simulator.redeliver(2);
    await bot.hurry();

    const copies = bot.clerk.messages(thread).filter(({ photo }) => photo);
    expect([first, second].map((one) => one?.update === undefined)).toEqual([false, false]);
    expect(copies).toHaveLength(2);
  });
});

it("takes each photo of an album as a message of the case: an answer to the third is a reply to the third", async () => {
  const { bot, thread } = await fileOne();
  const replyTo = bot.investor.messages().at(-1) ?? null;
  await bot.investor.does((person) => person.sendsAlbum(photos(4), { replyTo }));
  await bot.hurry();
  const [, , third] = bot.clerk.messages(thread).filter(({ photo }) => photo);

  await bot.clerk.sends("Что это?", { thread, replyTo: third?.message_id ?? 0 });

  const original = bot.investor.messages().filter(({ photo }) => photo)[2];
  expect(bot.investor.messages().at(-1)?.reply_to_message?.message_id).toBe(original?.message_id);
});

it("brings a clerk's album to the person as one, and says that it was accepted once", async () => {
  const { bot, thread } = await fileOne();
  await bot.clerk.presses(ru("case.answer", plain), { thread });

  await bot.clerk.does((person) =>
    person.sendsAlbum(photos(3), { chat: bot.group.id, thread, caption: "План" }),
  );
  await bot.hurry();

  const copies = bot.investor.messages().filter(({ photo }) => photo);
  expect(copies).toHaveLength(3);
  expect(new Set(copies.map((one) => one.media_group_id)).size).toBe(1);
  const out = await bot.app.db
    .selectFrom("case_message")
    .selectAll()
    .where("kind", "=", "out")
    .where("album_id", "is not", null)
    .execute();
  expect(out.map(({ delivery }) => delivery)).toEqual(Array(3).fill("delivered"));
});

it("asks once to which of two cases an album belongs, and brings it there whole", async () => {
  const { bot } = await fileOne();
  await bot.investor.sends("/apply");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(2));
  const topics = bot.simulator.world.topics(bot.group.id);
  for (const { threadId: thread } of topics) {
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.sends("Пришлите фото.", { thread });
  }

  await bot.investor.does((person) => person.sendsAlbum(photos(3)));
  expect(bot.investor.seesAll().filter((text) => text === ru("case.which"))).toHaveLength(1);
  const [second] = bot.investor.seesButtons();
  await bot.investor.presses(second ?? "");
  await bot.hurry();

  const copies = bot.clerk.messages(await topicOfCase(bot, 2)).filter(({ photo }) => photo);
  expect(copies).toHaveLength(3);
});

describe("what is not text", () => {
  const voice = { duration: 3, file_id: "AwACvoice", file_unique_id: "AgADvoice" };
  it.each<[string, (bot: TestApp, replyTo: number) => unknown]>([
    [
      "a voice message",
      ({ investor }, replyTo) => investor.person.sendsContent({ voice }, { replyTo }),
    ],
    ["a place", ({ investor }, replyTo) => investor.person.sendsLocation(undefined, { replyTo })],
    ["a contact", ({ investor }, replyTo) => investor.person.sendsContact(undefined, { replyTo })],
    ["a sticker", ({ investor }, replyTo) => investor.person.sendsSticker("👍", { replyTo })],
  ])("%s reaches the desk as it is, with who sent it", async (_, send) => {
    const { bot, thread } = await fileOne();
    const before = bot.clerk.messages(thread).length;

    send(bot, bot.investor.messages().at(-1)?.message_id ?? 0);
    await bot.settle();

    const fresh = bot.clerk.messages(thread).slice(before);
    const words = fresh.map(({ text, caption }) => text ?? caption ?? "").join("\n");
    expect(words).toContain("Пишет Айгерім:");
    const kinds = fresh.filter((one) => one.voice ?? one.location ?? one.contact ?? one.sticker);
    expect(kinds).toHaveLength(1);
  });

  it("that Telegram does not let anybody copy is said in words", async () => {
    const { bot, thread } = await fileOne();
    const replyTo = bot.investor.messages().at(-1)?.message_id ?? 0;
    bot.simulator.faults.add({
      kind: "error",
      method: "copyMessage",
      errorCode: 400,
      description: "Bad Request: message can't be copied",
    });

    await bot.investor.does((person) => person.sendsSticker("👍", { replyTo }));

    expect(bot.clerk.sees(thread)).toBe(ru("talk.not-copied"));
  });
});

async function fileOne(options: Parameters<typeof startTestApp>[0] = {}) {
  const bot = await startTestApp(options);
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}
