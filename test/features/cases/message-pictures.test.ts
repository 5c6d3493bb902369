import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import type { SentFile } from "../../../src/simulator/world/person.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { reportFault } from "../../helpers/faults.js";
import { pdf } from "../../helpers/files.js";
import { phoneJpeg, SECRET } from "../../helpers/pictures.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const PHOTO = picture("двор.jpg", phoneJpeg({ turned: 6 }));
const BROKEN = picture("двор.jpg", PHOTO.bytes.subarray(0, 300));

onBothDatabases((kind) => {
  it("brings a person's picture to staff, and a clerk's to the person, without place and time", async () => {
    const { bot, thread } = await fileOne({ databaseUrl: await freshDatabaseUrl(kind) });
    await bot.investor.does((one) => one.sendsDocument(PHOTO, { replyTo: number(bot.investor) }));

    const [shown, ...others] = documentsIn(bot, bot.clerk, thread);
    expect(others).toEqual([]);
    expect(shown?.caption).toContain("Айгерім");
    expect(shown?.bytes.includes(SECRET)).toBe(false);

    const place = { chat: bot.group.id, thread, replyTo: shown?.id ?? 0 };
    await bot.clerk.does((one) => one.sendsDocument(PHOTO, place));

    const [answer, ...more] = documentsIn(bot, bot.investor);
    expect(more.map(({ name }) => name)).toEqual([]);
    expect(answer?.bytes.includes(SECRET)).toBe(false);
    expect(await deliveries(bot)).toEqual(["delivered"]);
  });
});

describe("a picture sent as a file in a talk", () => {
  it("reaches everybody who follows a fault, freed of what it tells", async () => {
    const bot = await startTestApp();
    const neighbours = [bot.newcomer("ru"), bot.newcomer("ru")];
    for (const one of neighbours) {
      await greet(one, "ru");
      await reportFault(bot.app.db, one.id, { objectId: "substation-12" });
    }
    await bot.hurry();
    const thread = topicOf(bot);
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.does((one) => one.sendsDocument(PHOTO, { chat: bot.group.id, thread }));

    for (const one of neighbours) {
      const files = documentsIn(bot, one);
      expect(files.map(({ bytes }) => bytes.includes(SECRET))).toEqual([false]);
      expect(one.seesAll().filter((text) => text.includes("C-")).length).toBeGreaterThan(1);
    }
  });

  it("is answered as any other words: a reply to it is a reply to the person's own message", async () => {
    const { bot, thread } = await fileOne();
    await bot.investor.does((one) => one.sendsDocument(PHOTO, { replyTo: number(bot.investor) }));
    const sent = bot.investor.messages().findLast(({ document }) => document);

    const replyTo = documentsIn(bot, bot.clerk, thread)[0]?.id ?? 0;
    await bot.clerk.sends("Спасибо", { thread, replyTo });

    expect(bot.investor.messages().at(-1)?.reply_to_message?.message_id).toBe(sent?.message_id);
  });

  it("comes out of an album by itself, and the other files of the album come too", async () => {
    const { bot, thread } = await fileOne();
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    const album = [PHOTO, pdf("план.pdf"), picture("цех.jpg", phoneJpeg({ turned: 3 }))];
    const place = { kind: "document", chat: bot.group.id, thread } as const;
    await bot.clerk.does((one) => one.sendsAlbum(album, place));
    await bot.hurry();

    const files = documentsIn(bot, bot.investor);
    expect(files.map(({ name }) => name).sort()).toEqual(
      ["двор.jpg", "план.pdf", "цех.jpg"].sort(),
    );
    expect(files.some(({ bytes }) => bytes.includes(SECRET))).toBe(false);
    expect(await deliveries(bot)).toEqual(["delivered", "delivered", "delivered"]);
  });

  it("goes as it is when it is no picture, whatever its name says", async () => {
    const { bot, thread } = await fileOne();
    const scan = { ...pdf("смета.pdf"), name: "смета.jpg" };
    await bot.investor.does((one) => one.sendsDocument(scan, { replyTo: number(bot.investor) }));

    expect(documentsIn(bot, bot.clerk, thread).map(({ bytes }) => bytes)).toEqual([scan.bytes]);
  });

  it("is no document of the application", async () => {
    const { bot, thread } = await fileOne();
    const before = bot.clerk.messages(thread)[0]?.text;
    await bot.investor.does((one) => one.sendsDocument(PHOTO, { replyTo: number(bot.investor) }));
    await bot.clerk.presses(ru("case.take", plain), { thread });

    const lines = bot.clerk.messages(thread)[0]?.text?.split("\n") ?? [];
    expect(lines.filter((line) => /файл|документ/iu.test(line))).toEqual(
      (before ?? "").split("\n").filter((line) => /файл|документ/iu.test(line)),
    );
  });

  it("keeps the words that a clerk wrote under it", async () => {
    const { bot, thread } = await fileOne();
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    const place = { chat: bot.group.id, thread, caption: "Наш план < ваш" };
    await bot.clerk.does((one) => one.sendsDocument(PHOTO, place));
    await bot.hurry();

    expect(documentsIn(bot, bot.investor).map(({ caption }) => caption)).toEqual([place.caption]);
  });

  it("can be taken back by the clerk before it leaves", async () => {
    const { bot, thread } = await fileOne({ undoSeconds: 60 });
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.does((one) => one.sendsDocument(PHOTO, { chat: bot.group.id, thread }));
    await bot.clerk.presses(ru("talk.undo.button", plain), { thread });
    await bot.hurry();

    expect(documentsIn(bot, bot.investor)).toEqual([]);
  });

  it.each(LOCALES)(
    "that is broken stays with its sender, and staff read why in %s",
    async (locale) => {
      const { bot, thread } = await fileOne();
      await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
      const t = translator(locale);
      await bot.investor.does((one) =>
        one.sendsDocument(BROKEN, { replyTo: number(bot.investor) }),
      );
      expect(bot.clerk.seesAll(thread)).toContain(t("attachment.not-safe", { name: "двор.jpg" }));

      await bot.clerk.presses(ru("case.answer", plain), { thread });
      await bot.clerk.does((one) => one.sendsDocument(BROKEN, { chat: bot.group.id, thread }));
      await bot.hurry();

      const told = bot.clerk.seesAll(thread);
      const words = t("attachment.not-sent", { name: "двор.jpg" });
      expect(told.filter((text) => text === words)).toHaveLength(1);
      expect(documentsIn(bot, bot.investor)).toEqual([]);
      expect(await deliveries(bot)).toEqual(["failed"]);
    },
  );
});

async function fileOne(options: Parameters<typeof startTestApp>[0] = {}) {
  const bot = await startTestApp(options);
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  await bot.settle();
  return { bot, thread: topicOf(bot) };
}

function picture(name: string, bytes: Uint8Array): SentFile & { bytes: Buffer } {
  return { name, mimeType: "image/jpeg", bytes: Buffer.from(bytes) };
}

function topicOf(bot: TestApp): number {
  return bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
}

/** The message that confirmed the application. */
function number(person: TestPerson): number {
  return person.messages().find(({ text }) => text?.includes("A-"))?.message_id ?? 0;
}

/** What the bot sent as files. */
function documentsIn(bot: TestApp, person: TestPerson, thread?: number) {
  const { files } = bot.simulator.world;
  return person.messages(thread).flatMap(({ document, caption, message_id: id, from }) => {
    if (!document || !from?.is_bot) return [];
    const bytes = Buffer.from(files.find(document.file_id)?.bytes ?? []);
    return [{ id, name: document.file_name, caption, bytes }];
  });
}

async function deliveries(bot: TestApp) {
  const rows = await bot.app.db
    .selectFrom("case_message")
    .select("delivery")
    .where("kind", "=", "out")
    .where("clerk_id", "is not", null)
    .where("media", "is not", null)
    .execute();
  return rows.map(({ delivery }) => delivery);
}
