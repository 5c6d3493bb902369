import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createApp } from "../../../src/app.js";
import { loadConfig } from "../../../src/config.js";
import { translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { TestPerson } from "../../helpers/person.js";

const kk = translator("kk");

it("tells administrators in their language, once, that the bot was put out of the group", async () => {
  const bot = await startTestApp();
  const admin = await phoneOfAdmin(bot);

  bot.group.removeBot(bot.clerk.person);
  await bot.settle();
  expect(admin.sees()).toBe(kk("staff.desk-lost"));
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));

  expect(admin.seesAll().filter((text) => text === kk("staff.desk-lost"))).toHaveLength(1);
});

it("tells administrators once when only refusals show that the group is gone", async () => {
  const bot = await startTestApp();
  const admin = await phoneOfAdmin(bot);
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1), { untilSummary: true });
  const other = bot.newcomer("ru");
  await startApplying(other, "ru");
  await fileApplicationBy(other, "ru", buildAnswers(2), { untilSummary: true });
  bot.simulator.faults.add({
    kind: "error",
    chatId: bot.group.id,
    errorCode: 403,
    description: "Forbidden: bot was kicked from the supergroup chat",
  });

  bot.investor.person.presses("Отправить");
  other.person.presses("Отправить");
  await bot.settle();

  expect(bot.investor.sees()).toMatch(/A-\d{4}-00000[12]/);
  expect(admin.seesAll().filter((text) => text === kk("staff.desk-lost"))).toHaveLength(1);
});

it("keeps the desk through a bad minute of Telegram", async () => {
  const bot = await startTestApp();
  bot.simulator.faults.add({ kind: "500", method: "getChat", times: 1 });

  bot.group.setBotRights({ isAdmin: true, canManageTopics: false }, bot.admin.person);
  await bot.settle();

  const desk = await bot.app.db.selectFrom("staff_chat").selectAll().executeTakeFirstOrThrow();
  expect(desk).toMatchObject({ state: "ok", is_forum: 0 });
});

it("lets rows wait for the desk, says so on /healthz, and sends them once it is back", async () => {
  const { bot, investor, read } = await startWithHealth();
  expect(await read()).toMatchObject({ staffChat: "ok", outboxWaiting: 0 });

  bot.group.removeBot(bot.admin.person);
  await startApplying(investor, "ru");
  await fileApplicationBy(investor, "ru", buildAnswers(1));
  expect(investor.sees()).toMatch(/A-\d{4}-000001/);
  expect(await read()).toMatchObject({ staffChat: "lost", outboxWaiting: 1 });

  bot.group.addBot(bot.admin.person, { isAdmin: true });
  await investor.settle();
  expect(await read()).toMatchObject({ staffChat: "ok", outboxWaiting: 0 });
  const [topic] = bot.simulator.world.topics(bot.group.id);
  expect(bot.clerk.seesAll(topic?.threadId)[0]).toMatch(/A-\d{4}-000001/);
});

/** The administrator's own chat with the bot; whoever never wrote there cannot be written to. */
async function phoneOfAdmin({ simulator, admin, settle }: TestApp): Promise<TestPerson> {
  const phone = new TestPerson(simulator, admin.person, settle);
  await greet(phone, "kk");
  return phone;
}

/** A bot whose port is known: that of the helper is stopped, and another goes on in its place. */
async function startWithHealth() {
  const databaseUrl = `sqlite:${join(mkdtempSync(join(tmpdir(), "zone-")), "zone.db")}`;
  const bot = await startTestApp({ databaseUrl });
  await bot.app.stop();
  const { simulator, group } = bot;
  const config = loadConfig({
    BOT_TOKEN: simulator.token,
    BOT_API_ROOT: simulator.url,
    DATABASE_URL: databaseUrl,
    STAFF_CHAT_ID: String(group.id),
    PORT: "0",
    LOG_LEVEL: "silent",
  });
  const pace = { overallPerSecond: 1_000, privatePerSecond: 1_000, groupPerMinute: 1_000 };
  const app = createApp({ ...config, token: simulator.token }, { pace });
  const { port } = await app.start();
  onTestFinished(() => app.stop());
  const settle = async () => {
    await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);
    await app.settled();
  };
  const investor = new TestPerson(simulator, bot.investor.person, settle);
  const read = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).json();
  return { bot, investor, read };
}
