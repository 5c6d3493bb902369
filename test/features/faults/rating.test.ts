import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { fix, lastOf, moveFault, neighboursOf, topicOf } from "../../helpers/mended.js";

const ru = translator("ru");

onBothDatabases((kind) => {
  it("counts what neighbours made of the work on the card", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["ru", "kk"]);
    await close(bot, first.id);

    await first.presses("5 ★");
    await second.presses("2 ★");
    await bot.hurry();

    expect(await ratings(bot)).toEqual([5, 2]);
    const [card] = bot.clerk.seesAll(topicOf(bot));
    expect(card).toContain(bare(ru("incident.rating.card", { average: "3,5", n: 2 })));
  });
});

it.each(LOCALES)("keeps a word to the rating, without a name for staff, in %s", async (locale) => {
  const bot = await startTestApp();
  const t = translator(locale);
  const [person] = await neighboursOf(bot, [locale]);
  await close(bot, person.id);

  await person.presses("4 ★");
  await bot.hurry();
  expect(person.seesToast()).toBe(t("incident.rating.kept", plain));
  expect(person.sees()).toBe(t("incident.rating.thanks"));
  await person.sends("Быстро и <чисто>", { replyTo: lastOf(person) });
  await bot.hurry();

  expect(person.sees()).toBe(t("incident.rating.word-kept"));
  expect(await words(bot)).toEqual(["Быстро и <чисто>"]);
  expect(bot.clerk.sees(topicOf(bot))).toBe(
    bare(ru("incident.rating.on-desk", { stars: 4, words: "|" })).replace("|", "Быстро и <чисто>"),
  );
});

it("takes the next words as the word, and those after them as any others", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await close(bot, person.id);
  await person.presses("4 ★");
  await bot.hurry();

  await person.sends("Спасибо бригаде");
  await person.sends("Сколько парков работает?");

  expect(await words(bot)).toEqual(["Спасибо бригаде"]);
  expect(person.sees()).not.toBe(ru("incident.rating.word-kept"));
});

it("leaves words alone that come later, that are a command, or that name a case", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await close(bot, person.id);
  await person.presses("4 ★");
  await bot.hurry();

  await person.sends("/help");
  await person.sends("C-2026-000001");
  const created_at = new Date(Date.now() - 11 * 60_000).toISOString();
  await bot.app.db.updateTable("case_message").set({ created_at }).execute();
  await person.sends("Сколько парков работает?");

  expect(await words(bot)).toEqual([null]);
});

it("never takes an answer to the question of a form for a word", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await close(bot, person.id);
  await person.sends("/complain");
  await person.presses(ru("consent.give", plain));
  const rated = person.messages().find((message) => buttonsOf(message).includes("3 ★"));

  await person.presses("3 ★", { message: rated?.message_id ?? 0 });
  await bot.hurry();
  const prompt = person.messages().findLast(({ text }) => text === ru("incident.rating.thanks"));
  await person.sends("Во дворе погас фонарь");

  expect(await words(bot)).toEqual([null]);
  const draft = await bot.app.db.selectFrom("draft").select("answers").executeTakeFirstOrThrow();
  expect(draft.answers).toContain("погас фонарь");
  await person.sends("Хорошо", { replyTo: prompt?.message_id ?? 0 });
  expect(await words(bot)).toEqual(["Хорошо"]);
});

it("asks for no word any more from whoever passes it by", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await close(bot, person.id);
  const news = lastOf(person);
  await person.presses("4 ★");
  await bot.hurry();

  await person.presses(ru("incident.rating.skip", plain), { message: news });
  await bot.hurry();
  await person.sends("Сколько парков работает?");

  expect(await words(bot)).toEqual([null]);
  expect(person.messages().map(({ text }) => text)).not.toContain(ru("incident.rating.thanks"));
});

async function close(bot: TestApp, personId: number): Promise<void> {
  await fix(bot);
  await moveFault(bot, "confirm", "person", personId);
}

async function ratings({ app }: TestApp) {
  const rows = await app.db.selectFrom("follower").select("rating").orderBy("person_id").execute();
  return rows.map(({ rating }) => rating);
}

async function words({ app }: TestApp) {
  const rows = await app.db.selectFrom("follower").select("rating_words").execute();
  return rows.map((row) => row.rating_words);
}

function buttonsOf(message: { reply_markup?: { inline_keyboard?: { text: string }[][] } }) {
  return (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

const bare = (text: string) => text.replace(/<[^>]+>/g, "");
