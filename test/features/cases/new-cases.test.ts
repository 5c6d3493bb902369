import type { Message } from "@grammyjs/types";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { Crowd } from "../../crash/crowd.js";
import { untilDone } from "../../crash/until-done.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";

/** Of eight a minute six are for new cases, and two for what cannot wait. */
const PACE = { overallPerSecond: 100_000, privatePerSecond: 100_000, groupPerMinute: 8 };
const MINUTE_MS = 60_000;
const FIRST_LOOK_MS = 2_000;
const NEXT_LOOK_MS = 15_000;

const ru = translator("ru");

onBothDatabases((kind) => {
  it("shows a flood of new cases in one message, the taken case first, and all of them in the end", async () => {
    const { bot, numbers } = await startFlood(40, { databaseUrl: await freshDatabaseUrl(kind) });
    expect(topicsOf(bot)).toHaveLength(6);
    await pass(bot, FIRST_LOOK_MS);
    const [digest] = digestsOf(bot, "ru");
    expect(digest?.text).toContain("34 новых обращения ждут");

    const taken = await takeLastShown(bot, digest);
    expect(topicsOf(bot)).toHaveLength(7);
    expect(topicsOf(bot).at(-1)).toBe(taken);
    await passUntilShown(bot, 40);
    await pass(bot, MINUTE_MS);
    await pass(bot, NEXT_LOOK_MS);

    expect([...topicsOf(bot)].sort()).toEqual(numbers);
    expect(cardsOf(bot)).toHaveLength(40);
    expect(digestsOf(bot, "ru").map(({ message_id }) => message_id)).toEqual([digest?.message_id]);
    expect(digestsOf(bot, "ru")[0]).toMatchObject({ text: ru("desk.new.none") });
    expect(digestsOf(bot, "ru")[0]?.reply_markup?.inline_keyboard ?? []).toEqual([]);
    expect(busiestMinute(bot)).toBeLessThanOrEqual(PACE.groupPerMinute);
    expect(await waitingRows(bot)).toEqual([]);
  });
});

it("lets new cases come in the order in which they were filed", async () => {
  const { bot, numbers } = await startFlood(14);

  await passUntilShown(bot, 14);

  expect(topicsOf(bot)).toEqual(numbers);
});

it("says nothing of a handful that waits", async () => {
  const { bot } = await startFlood(16);

  await pass(bot, FIRST_LOOK_MS);

  expect(topicsOf(bot)).toHaveLength(6);
  expect(digestsOf(bot, "ru")).toEqual([]);
});

it("edits its message no more often than every quarter of a minute", async () => {
  const { bot } = await startFlood(40);
  await pass(bot, FIRST_LOOK_MS);
  const [digest] = digestsOf(bot, "ru");

  await takeLastShown(bot, digest);
  expect(editsOf(bot, digest)).toBe(0);
  await pass(bot, NEXT_LOOK_MS);
  expect(editsOf(bot, digest)).toBe(1);
  await pass(bot, NEXT_LOOK_MS);

  expect(editsOf(bot, digest)).toBe(1);
});

it("makes the message anew when somebody deleted it", async () => {
  const { bot } = await startFlood(40);
  await pass(bot, FIRST_LOOK_MS);
  const [digest] = digestsOf(bot, "ru");
  bot.clerk.person.deletes(digest?.message_id ?? 0, { chat: bot.group.id });

  await pass(bot, NEXT_LOOK_MS);
  await pass(bot, MINUTE_MS);
  await pass(bot, MINUTE_MS);

  const [another, ...more] = digestsOf(bot, "ru");
  expect(another?.message_id).toBeGreaterThan(digest?.message_id ?? Infinity);
  expect(more).toEqual([]);
});

it("goes on with the same message after a restart, and after an edit of which Telegram said nothing", async () => {
  const { bot } = await startFlood(40, { databaseUrl: await freshDatabaseUrl("sqlite") });
  await pass(bot, FIRST_LOOK_MS);
  bot.simulator.faults.add({ method: "editMessageText", kind: "cut-after", times: 1 });
  await pass(bot, MINUTE_MS);
  await bot.restart();
  await passUntilShown(bot, 40);
  await pass(bot, MINUTE_MS);
  await pass(bot, NEXT_LOOK_MS);

  expect(digestsOf(bot, "ru").map(({ text }) => text)).toEqual([ru("desk.new.none")]);
  expect(await waitingRows(bot)).toEqual([]);
});

it("brings the card of a case that was taken in /queue at once", async () => {
  const { bot, numbers } = await startFlood(14);
  await bot.clerk.sends("/queue");
  const queue = bot.simulator.world.messages(bot.group.id, null).at(-1);
  expect(buttonsOf(queue)).toHaveLength(14);

  const taken = await takeLastShown(bot, queue);

  expect(taken).toBe(numbers.at(-1));
  expect(topicsOf(bot)).toEqual([...numbers.slice(0, 6), taken]);
});

describe.each(LOCALES)("the message in %s", (locale) => {
  const t = translator(locale);

  it("names the oldest cases with their dates, and a button takes each", async () => {
    const { bot, numbers } = await startFlood(12, { locale, digestFrom: 2 });

    await pass(bot, FIRST_LOOK_MS);

    const [digest] = digestsOf(bot, locale);
    expect(digest?.text).toContain(t("desk.new.head", { count: 6 }).replace(/<[^>]+>/g, ""));
    expect(digest?.text).toContain("/queue");
    const shown = numbers.slice(6, 11);
    expect(digest?.text?.match(/A-\d{4}-\d{6}/g)).toEqual(shown);
    expect(buttonsOf(digest)).toEqual(shown.map((name) => t("desk.new.take", { name, ...plain })));
    expect(await takeLastShown(bot, digest)).toBe(topicsOf(bot).at(-1));
  });
});

/** A desk to which so many applications come at the same moment, by a clock that the test moves on. */
async function startFlood(
  size: number,
  options: { databaseUrl?: string; locale?: Locale; digestFrom?: number } = {},
) {
  const { locale = "ru", digestFrom, ...more } = options;
  vi.useFakeTimers({ toFake: ["Date"], shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const bot = await startTestApp({ ...more, pace: PACE });
  const { db } = bot.app;
  await db.updateTable("staff_chat").set({ locale }).execute();
  if (digestFrom !== undefined) {
    const value = String(digestFrom);
    await db.insertInto("setting").values({ key: "desk.digest-from", value }).execute();
  }
  const crowd = new Crowd(bot.simulator, size, 1);
  crowd.start();
  await untilDone(crowd);
  await bot.settle();
  const cases = await db
    .selectFrom("case")
    .where("state", "!=", "known")
    .select("number")
    .orderBy("id")
    .execute();
  return { bot, numbers: cases.map(({ number }) => number ?? "") };
}

async function pass(bot: TestApp, ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + ms);
  await bot.settle();
}

/** Lets time go on until so many cases have a topic. */
async function passUntilShown(bot: TestApp, count: number): Promise<void> {
  for (let looks = 0; looks < 60 && topicsOf(bot).length < count; looks++) {
    await pass(bot, NEXT_LOOK_MS);
  }
}

/** Takes the last case that has a button, and gives its number. */
async function takeLastShown(bot: TestApp, digest: Message | undefined): Promise<string> {
  const label = buttonsOf(digest).at(-1) ?? "";
  await bot.clerk.presses(label, { message: digest?.message_id ?? 0 });
  return /A-\d{4}-\d{6}/.exec(label)?.[0] ?? "";
}

function buttonsOf(message: Message | undefined): string[] {
  return (message?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

/** The numbers of the cases that have a topic, in the order in which the topics came. */
function topicsOf({ simulator, group }: TestApp): string[] {
  const topics = [...simulator.world.topics(group.id)].sort((a, b) => a.threadId - b.threadId);
  return topics.flatMap(({ name }) => /A-\d{4}-\d{6}/.exec(name)?.[0] ?? []);
}

/** What the bot wrote outside all topics: the message about new cases, first of all. */
function digestsOf({ simulator, group }: TestApp, locale: Locale): Message[] {
  const none = translator(locale)("desk.new.none");
  return simulator.world
    .messages(group.id, null)
    .filter(
      ({ text, from }) => from?.is_bot && (text?.startsWith(none) || text?.includes("/queue")),
    );
}

function cardsOf({ simulator, group }: TestApp): Message[] {
  return simulator.world
    .topics(group.id)
    .flatMap(({ threadId }) => simulator.world.messages(group.id, threadId).filter(buttonsStand));
}

function buttonsStand(message: Message): boolean {
  return buttonsOf(message).length > 0;
}

function editsOf({ simulator }: TestApp, digest: Message | undefined): number {
  const edits = simulator.calls.filter(({ method }) => method === "editMessageText");
  return edits.filter(({ params }) => params.message_id === digest?.message_id).length;
}

/** The most messages, or topics, that came to the desk within any minute. */
function busiestMinute({ simulator, group }: TestApp): number {
  const counts = ["sendMessage", "createForumTopic", "editMessageText"].flatMap((method) => {
    const times = simulator.calls
      .filter((call) => call.method === method && Number(call.params.chat_id) === group.id)
      .map(({ at }) => at);
    return times.map((from) => times.filter((at) => at >= from && at < from + MINUTE_MS).length);
  });
  return Math.max(...counts);
}

async function waitingRows({ app }: TestApp) {
  return app.db.selectFrom("outbox").selectAll().where("state", "=", "waiting").execute();
}
