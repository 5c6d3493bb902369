import { expect, it } from "vitest";
import { moveCase } from "../../../src/features/cases/move.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { bareDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { commitOf, KINDS, photoFrom, reportFault } from "../../helpers/faults.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

onBothDatabases((kind) => {
  it("shows everybody who follows the work before and after, and asks whether it is fixed", async () => {
    const bot = await startTestApp({ databaseUrl: await bareDatabaseUrl(kind) });
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
      const album = person.messages().filter((message) => message.media_group_id);
      expect(album.map(({ caption }) => caption)).toEqual([
        t("incident.photo-before"),
        t("incident.photo-after"),
      ]);
      expect(person.sees()).toContain(t("case.state.fixed"));
      expect(person.seesButtons()).toContain(t("incident.yes", plain));
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

it("takes the words under a picture that came as a file, and tells the clerk that residents saw no more", async () => {
  const bot = await startTestApp();
  const person = await resident(bot);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.settle();
  await pressFixed(bot);
  const thread = topicOf(bot);
  const scan = { name: "щит.jpg", mimeType: "image/jpeg", bytes: Buffer.from("scan") };
  const caption = "Заменили щит";

  await bot.clerk.does((clerk) =>
    clerk.sendsDocument(scan, { chat: bot.group.id, thread, replyTo: promptOf(bot), caption }),
  );

  expect(person.sees()).toContain(caption);
  expect(bot.clerk.sees(thread)).toBe(ru("staff.proof-not-shown"));
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
