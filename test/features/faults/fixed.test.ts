import { expect, it } from "vitest";
import { moveCase } from "../../../src/features/cases/moves/move.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { commitOf, KINDS, photoFrom, reportFault } from "../../helpers/faults.js";
import { phoneJpeg, SECRET } from "../../helpers/pictures.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

onBothDatabases((kind) => {
  it("shows everybody who follows the work before and after, and asks whether it is fixed", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = [await resident(bot, "kk"), await resident(bot, "en")];
    const before = await photoFrom(first, "hole");
    await reportFault(bot.app.db, first.id, SUBSTATION, { files: [before] });
    await reportFault(bot.app.db, second.id, SUBSTATION);
    await bot.settle();

    await pressFixed(bot);
    await proveByAlbum(bot, 3);
    await bot.hurry();

    for (const [person, locale] of [[first, "kk"] as const, [second, "en"] as const]) {
      const t = translator(locale);
      const shown = person.messages().filter(({ photo, from }) => photo && from?.is_bot);
      expect(shown.map(({ caption }) => caption)).toEqual([
        t("incident.photo-before"),
        t("incident.photo-after"),
        undefined,
        undefined,
      ]);
      const number = (await numberOf(bot)) ?? "";
      const further = readable(t("incident.finished-work", { number }));
      expect(person.seesAll().filter((text) => text === further)).toHaveLength(1);
      const news = person.messages().find(({ text }) => text?.includes(t("case.state.fixed")));
      expect(news?.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toContain(
        t("incident.yes", plain),
      );
    }
    expect(await stages(bot)).toEqual(["before", "after", "after", "after"]);
    expect(await moves(bot)).toEqual(["fixed"]);
  });
});

it("keeps a photo of a private report from the neighbours, also beside the finished work", async () => {
  const bot = await startTestApp();
  const [first, second] = [await resident(bot), await resident(bot)];
  const before = await photoFrom(first, "yard");
  const hidden = { ...SUBSTATION, named: "private" } as const;
  await reportFault(bot.app.db, first.id, hidden, { files: [before] });
  await reportFault(bot.app.db, second.id, SUBSTATION);
  await bot.settle();

  await pressFixed(bot);
  await provePhoto(bot, "Заменили трансформатор");

  const shown = second.messages().filter((message) => message.from?.is_bot && message.photo);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.caption).toContain("Заменили трансформатор");
  expect(shown[0]?.photo?.at(-1)?.file_unique_id).not.toBe(before.uniqueId);
});

it("asks the clerk again who sends neither words nor a photo, and changes nothing till then", async () => {
  const bot = await startTestApp();
  const person = await resident(bot);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.settle();
  await pressFixed(bot);
  const thread = topicOf(bot);
  const before = person.messages().length;

  await bot.clerk.does((clerk) =>
    clerk.sendsSticker("👍", { chat: bot.group.id, thread, replyTo: promptOf(bot) }),
  );
  expect(bot.clerk.sees(thread)).toContain("фото готовой работы");
  expect(person.messages()).toHaveLength(before);
  await bot.clerk.sends("Заменили предохранитель", { thread, replyTo: promptOf(bot) });

  expect(person.sees()).toContain("Заменили предохранитель");
  expect(await moves(bot)).toEqual(["fixed"]);
});

it("shows residents a picture of the work that came as a file, without place and time", async () => {
  const bot = await startTestApp();
  const people = [await resident(bot), await resident(bot, "kk")];
  for (const { id } of people) await reportFault(bot.app.db, id, SUBSTATION);
  await bot.settle();
  await pressFixed(bot);
  const place = { chat: bot.group.id, thread: topicOf(bot), replyTo: promptOf(bot) };
  const bytes = Buffer.from(phoneJpeg({ turned: 6 }));

  await bot.clerk.does((clerk) =>
    clerk.sendsDocument({ name: "щит.jpg", mimeType: "image/jpeg", bytes }, place),
  );
  await bot.hurry();

  expect(await moves(bot)).toEqual(["fixed"]);
  for (const person of people) {
    const files = person.messages().flatMap(({ document }) => document ?? []);
    const shown = files.map(({ file_id: id }) => bot.simulator.world.files.find(id)?.bytes);
    expect(shown).toHaveLength(1);
    expect(Buffer.from(shown[0] ?? []).includes(SECRET)).toBe(false);
  }
});

it("shows the photo also with words that are too long to stand under it", async () => {
  const bot = await startTestApp();
  const person = await resident(bot);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.settle();
  await pressFixed(bot);
  const words = "Заменили кабель и муфту. ".repeat(40).trim();

  await provePhoto(bot, words);

  expect(person.sees()).toContain(words);
  const shown = person.messages().filter(({ photo, from }) => photo && from?.is_bot);
  expect(shown).toHaveLength(1);
});

it.each(LOCALES)(
  "brings everybody the corrected words when a clerk edits what he wrote, in %s",
  async (locale) => {
    const bot = await startTestApp();
    const people = [await resident(bot, locale), await resident(bot, locale)];
    for (const { id } of people) await reportFault(bot.app.db, id, SUBSTATION);
    await bot.settle();
    await pressFixed(bot);
    const thread = topicOf(bot);
    await bot.clerk.sends("Заменили предохранитель на Л-3", { thread, replyTo: promptOf(bot) });
    const written = bot.clerk.messages(thread).findLast(({ text }) => text?.endsWith("Л-3"));

    await bot.clerk.does(
      (clerk) => written && clerk.edits(written, "Заменили на Л-4", { chat: bot.group.id }),
    );
    await bot.hurry();

    for (const person of people) {
      expect(person.seesAll().filter((text) => text.includes("Л-3"))).toHaveLength(1);
      expect(person.sees()).toContain("Заменили на Л-4");
    }
    expect(await moves(bot)).toEqual(["fixed"]);
  },
);

it("shows residents the paper that a clerk sends with his words", async () => {
  const bot = await startTestApp();
  const person = await resident(bot);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.settle();
  await pressFixed(bot);
  const thread = topicOf(bot);
  const act = { name: "акт.pdf", mimeType: "application/pdf", bytes: Buffer.from("%PDF-1.4") };
  const caption = "Заменили щит";

  await bot.clerk.does((clerk) =>
    clerk.sendsDocument(act, { chat: bot.group.id, thread, replyTo: promptOf(bot), caption }),
  );

  const news = person.seesAll().find((text) => text.includes(ru("case.state.fixed")));
  expect(news).toContain(caption);
  expect(person.messages().at(-1)?.document?.file_name).toBe("акт.pdf");
  expect(await moves(bot)).toEqual(["fixed"]);
});

it("shows the work of the second mending, and not the photo of the first that did not hold", async () => {
  const bot = await startTestApp();
  const person = await resident(bot);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.settle();
  await pressFixed(bot);
  await provePhoto(bot);
  await reopen(bot, person.id);
  const photos = () => person.messages().filter((message) => message.photo).length;
  const before = photos();

  await pressFixed(bot);
  await bot.clerk.sends("Теперь точно", { thread: topicOf(bot), replyTo: promptOf(bot) });

  expect(person.sees()).toContain("Теперь точно");
  expect(photos()).toBe(before);
});

it("says that it is fixed already to the clerk who was second, and keeps no photo of that", async () => {
  const bot = await startTestApp();
  const person = await resident(bot);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.settle();
  await pressFixed(bot);
  const prompt = promptOf(bot);
  await bot.clerk.sends("Готово", { thread: topicOf(bot), replyTo: prompt });

  await provePhoto(bot, undefined, prompt);

  expect(bot.clerk.sees(topicOf(bot))).toContain(ru("case.state.fixed"));
  expect(await stages(bot)).toEqual([]);
});

it.each(
  LOCALES.flatMap((locale) =>
    (["forward", "reject", "wait_third", "wait_resident"] as const).map(
      (move) => [move, locale] as const,
    ),
  ),
)("tells a resident why it was moved by %s, in %s", async (move, locale) => {
  const bot = await startTestApp();
  const person = await resident(bot, locale);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.settle();
  const thread = topicOf(bot);
  await bot.clerk.presses(ru("case.take", plain), { thread });

  await bot.clerk.presses(ru(`case.${move}`, plain), { thread });
  await bot.clerk.sends("причина: ждём кабель", { thread, replyTo: promptOf(bot) });

  const states = {
    forward: "forwarded",
    reject: "rejected",
    wait_third: "waiting_third",
    wait_resident: "waiting_resident",
  } as const;
  expect(person.sees()).toContain("причина: ждём кабель");
  expect(person.sees()).toContain(translator(locale)(`case.state.${states[move]}`));
});

async function resident(bot: TestApp, locale: Locale = "ru") {
  const person = bot.newcomer(locale);
  await greet(person, locale);
  return person;
}

function topicOf(bot: TestApp): number {
  return bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
}

async function pressFixed(bot: TestApp): Promise<void> {
  await bot.clerk.presses(ru("case.fix", plain), { thread: topicOf(bot) });
}

async function reopen(bot: TestApp, actorId: number): Promise<void> {
  const { db } = bot.app;
  const of = await db
    .selectFrom("case")
    .select("id")
    .where("number", "is not", null)
    .executeTakeFirstOrThrow();
  const request = {
    caseId: of.id,
    move: "reopen",
    by: "person",
    actorId,
    now: new Date(),
  } as const;
  await commitOf(db)((trx) => moveCase(trx, KINDS, request));
  await bot.hurry();
}

/** The newest question to a clerk. */
function promptOf(bot: TestApp): number {
  const prompts = bot.clerk
    .messages(topicOf(bot))
    .filter(
      (message) => message.from?.is_bot && message.text?.includes(bot.clerk.person.user.first_name),
    );
  return prompts.at(-1)?.message_id ?? 0;
}

async function provePhoto(bot: TestApp, caption?: string, replyTo = promptOf(bot)): Promise<void> {
  const place = { chat: bot.group.id, thread: topicOf(bot), replyTo, ...(caption && { caption }) };
  await bot.clerk.does((clerk) => clerk.sendsPhoto(samplePhoto, place));
}

async function proveByAlbum(bot: TestApp, count: number): Promise<void> {
  const files = Array.from({ length: count }, (_, n) => ({
    bytes: Buffer.concat([samplePhoto.bytes, Buffer.from(`after ${n}`)]),
  }));
  const place = { chat: bot.group.id, thread: topicOf(bot), replyTo: promptOf(bot) };
  await bot.clerk.does((clerk) => clerk.sendsAlbum(files, place));
}

async function numberOf({ app }: TestApp): Promise<string | null | undefined> {
  const rows = app.db.selectFrom("case").select("number").where("number", "is not", null);
  return (await rows.executeTakeFirst())?.number;
}

function readable(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}

async function stages({ app }: TestApp): Promise<string[]> {
  const rows = await app.db.selectFrom("attachment").select("stage").orderBy("id").execute();
  return rows.map(({ stage }) => stage);
}

async function moves({ app }: TestApp) {
  const rows = await app.db
    .selectFrom("case_event")
    .select("to_state")
    .where("kind", "=", "moved")
    .execute();
  return rows.map((row) => row.to_state);
}
