import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";

const ru = translator("ru");
const HOUR = 3_600;

describe("an answer that waits for a second thought", () => {
  onBothDatabases((kind) => {
    it("is taken back in time, and the person never reads it", async () => {
      const { bot, thread } = await fileOne({
        undoSeconds: HOUR,
        databaseUrl: await freshDatabaseUrl(kind),
      });
      await answer(bot, thread, "Ой, не туда");
      expect(bot.clerk.sees(thread)).toBe(ru("talk.undo.waits", { seconds: HOUR }));

      await bot.clerk.presses(ru("talk.undo.button", plain), { thread });
      await bot.hurry();

      expect(bot.investor.seesAll().join("\n")).not.toContain("Ой, не туда");
      expect(bot.clerk.seesToast()).toBe(ru("talk.undo.done", plain));
      expect(bot.clerk.sees(thread)).toBe(ru("talk.undo.done"));
    });
  });

  it("goes when its time has come, and the button goes with it", async () => {
    const { bot, thread } = await fileOne({ undoSeconds: HOUR });
    await answer(bot, thread, "Добрый день");
    expect(bot.investor.seesAll().join("\n")).not.toContain("Добрый день");

    await bot.hurry();

    expect(bot.investor.sees()).toContain("Добрый день");
    expect(bot.clerk.seesAll(thread)).not.toContain(ru("talk.undo.waits", { seconds: HOUR }));
  });

  it("that has left is not undone: the clerk reads how to correct it", async () => {
    const { bot, thread } = await fileOne({ undoSeconds: HOUR });
    await answer(bot, thread, "Добрый день");
    bot.simulator.faults.add({ kind: "500", method: "deleteMessage" });
    await bot.hurry();

    await bot.clerk.presses(ru("talk.undo.button", plain), { thread });

    expect(bot.clerk.seesToast()).toBe(ru("talk.undo.late", plain));
    expect(bot.investor.sees()).toContain("Добрый день");
  });

  it("is nobody else's to take back", async () => {
    const { bot, thread } = await fileOne({ undoSeconds: HOUR });
    await answer(bot, thread, "Добрый день");

    await bot.otherClerk.presses(ru("talk.undo.button", plain), { thread });
    await bot.hurry();

    expect(bot.otherClerk.seesToast()).toBe(ru("talk.not-yours", plain));
    expect(bot.investor.sees()).toContain("Добрый день");
  });

  it("never holds up the number of another application", async () => {
    const { bot, thread } = await fileOne({ undoSeconds: HOUR });
    await answer(bot, thread, "Добрый день");

    await bot.investor.sends("/apply");
    await fileApplicationBy(bot.investor, "ru", buildAnswers(2));

    expect(bot.investor.sees()).toMatch(/A-\d{4}-000002/);
  });

  it("waits through a restart of the bot", async () => {
    const { bot, thread } = await fileOne({
      undoSeconds: HOUR,
      databaseUrl: await freshDatabaseUrl("sqlite"),
    });
    await answer(bot, thread, "Ой, не туда");

    await bot.restart();
    await bot.clerk.presses(ru("talk.undo.button", plain), { thread });
    await bot.hurry();

    expect(bot.investor.seesAll().join("\n")).not.toContain("Ой, не туда");
  });

  it("is taken back with all parts of its album, also those that come later", async () => {
    const { bot, thread } = await fileOne({ undoSeconds: HOUR });
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    const photos = [1, 2].map((n) => ({ bytes: Buffer.from(`photo ${n}`) }));
    await bot.clerk.does((person) => person.sendsAlbum(photos, { chat: bot.group.id, thread }));

    await bot.clerk.presses(ru("talk.undo.button", plain), { thread });
    await bot.hurry();

    expect(bot.investor.messages().filter(({ photo }) => photo)).toEqual([]);
    const out = await bot.app.db
      .selectFrom("case_message")
      .select("delivery")
      .where("album_id", "is not", null)
      .execute();
    expect(out).toEqual([{ delivery: "undone" }, { delivery: "undone" }]);
  });
});

it("lets the clock of a question run again when its answer is taken back", async () => {
  const bot = await startTestApp({ undoSeconds: HOUR });
  await greet(bot.investor, "ru");
  await bot.investor.sends("/operator");
  await bot.investor.presses(ru("consent.give", plain));
  await bot.investor.sends("Есть ли у вас столовая для рабочих?");
  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
  const read = () =>
    bot.app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .executeTakeFirstOrThrow();
  await answer(bot, thread, "Есть");
  expect(await read()).toMatchObject({ office_id: "person", due_at: null });

  await bot.clerk.presses(ru("talk.undo.button", plain), { thread });

  const of = await read();
  expect(of.office_id).toBe("operator");
  expect(of.due_at).not.toBeNull();
});

describe("an answer to a case that a colleague holds", () => {
  onBothDatabases((kind) => {
    it("is sent only after the clerk has said so once more, and once", async () => {
      const { bot, thread } = await fileOne({ databaseUrl: await freshDatabaseUrl(kind) });
      await bot.clerk.presses(ru("case.take", plain), { thread });
      await replyToCard(bot, thread, "Мимо коллеги");
      const number = await numberOf(bot);
      expect(bot.otherClerk.sees(thread)).toBe(
        ru("talk.anyway.held", { name: number, holder: "Болат" }),
      );
      expect(bot.investor.seesAll().join("\n")).not.toContain("Мимо коллеги");

      const place = { chat: bot.group.id, thread };
      bot.otherClerk.person.presses(ru("talk.anyway.send", plain), place);
      bot.otherClerk.person.presses(ru("talk.anyway.send", plain), place);
      await bot.settle();

      const read = bot.investor.seesAll().filter((text) => text.includes("Мимо коллеги"));
      expect(read).toHaveLength(1);
    });
  });

  it("stays unsent when the clerk thinks better of it", async () => {
    const { bot, thread } = await fileOne();
    await bot.clerk.presses(ru("case.take", plain), { thread });
    await replyToCard(bot, thread, "Мимо коллеги");

    await bot.otherClerk.presses(ru("talk.anyway.drop", plain), { thread });

    expect(bot.investor.seesAll().join("\n")).not.toContain("Мимо коллеги");
    expect(bot.otherClerk.sees(thread)).toBe(ru("talk.undo.done"));
  });

  it("goes with its file as it is", async () => {
    const { bot, thread } = await fileOne();
    await bot.clerk.presses(ru("case.take", plain), { thread });
    const card = bot.clerk.messages(thread).find((message) => message.reply_markup);
    const file = { bytes: Buffer.from("%PDF-1.4"), name: "план.pdf", mimeType: "application/pdf" };
    await bot.otherClerk.does((person) =>
      person.sendsDocument(file, { chat: bot.group.id, thread, replyTo: card ?? null }),
    );

    await bot.otherClerk.presses(ru("talk.anyway.send", plain), { thread });

    expect(bot.investor.messages().at(-1)?.document?.file_name).toBe("план.pdf");
  });
});

it("asks once more when a clerk answers the old card of a case that has a topic by now", async () => {
  const bot = await startTestApp({ botIsAdmin: false });
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  const oldCard = bot.clerk.messages().find((message) => message.reply_markup);
  bot.group.setBotRights({ isAdmin: true }, bot.admin.person);
  await bot.settle();
  const confirmation = bot.investor.messages().at(-1)?.message_id ?? 0;
  await bot.investor.sends("Вы ещё там?", { replyTo: confirmation });

  await bot.clerk.sends("На старую карточку", { replyTo: oldCard?.message_id ?? 0 });

  expect(bot.investor.seesAll().join("\n")).not.toContain("На старую карточку");
  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
  expect(bot.clerk.sees(thread)).toBe(ru("talk.anyway.old", { name: await numberOf(bot) }));
  await bot.clerk.presses(ru("talk.anyway.send", plain), { thread });
  expect(bot.investor.sees()).toContain("На старую карточку");
});

async function fileOne(options: Parameters<typeof startTestApp>[0] = {}) {
  const bot = await startTestApp(options);
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}

async function answer(bot: TestApp, thread: number, words: string): Promise<void> {
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends(words, { thread });
}

async function replyToCard(bot: TestApp, thread: number, words: string): Promise<void> {
  const card = bot.clerk.messages(thread).find((message) => message.reply_markup);
  await bot.otherClerk.sends(words, { thread, replyTo: card?.message_id ?? 0 });
}

async function numberOf({ app }: TestApp): Promise<string> {
  return (
    (
      await app.db
        .selectFrom("case")
        .where("state", "!=", "known")
        .selectAll()
        .executeTakeFirstOrThrow()
    ).number ?? ""
  );
}
