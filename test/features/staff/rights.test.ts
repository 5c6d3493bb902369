import { expect, it } from "vitest";
import { translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl } from "../../helpers/databases.js";

const ru = translator("ru");

it("tells staff in one line that the bot is no administrator, and makes topics once it is", async () => {
  const bot = await startTestApp({ botIsAdmin: false });
  await bot.settle();
  expect(bot.clerk.seesAll()).toEqual([ru("staff.rights.not-admin")]);

  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  expect(topics(bot)).toEqual([]);
  expect(bot.clerk.sees()).toMatch(/A-\d{4}-000001/);

  bot.group.setBotRights({ isAdmin: true }, bot.admin.person);
  await bot.settle();
  await bot.investor.sends("/apply");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(2));
  expect(topics(bot)).toEqual([expect.stringMatching(/A-\d{4}-000002/)]);
  expect(bot.clerk.seesAll().filter((text) => text.includes("Назначьте"))).toHaveLength(1);
});

it("asks for the right that is still missing, each time that rights change", async () => {
  const bot = await startTestApp({ botIsAdmin: false });

  bot.group.setBotRights({ isAdmin: true, canManageTopics: false }, bot.admin.person);
  await bot.settle();

  expect(bot.clerk.seesAll()).toEqual([ru("staff.rights.not-admin"), ru("staff.rights.no-topics")]);
});

it("goes on without topics when the right is taken away, and with them when it is back", async () => {
  const bot = await startTestApp();
  await startApplying(bot.investor, "ru");
  bot.group.setBotRights({ isAdmin: true, canManageTopics: false }, bot.admin.person);
  await bot.settle();
  expect(bot.clerk.sees()).toBe(ru("staff.rights.no-topics"));

  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  expect(topics(bot)).toEqual([]);
  expect(bot.clerk.sees()).toMatch(/A-\d{4}-000001/);
  bot.group.setBotRights({ isAdmin: true }, bot.admin.person);
  await bot.settle();
  const confirmation = bot.investor.messages().at(-1);
  await bot.investor.does((person) => person.sends("Ещё слово", { replyTo: confirmation }));

  expect(topics(bot)).toEqual([expect.stringMatching(/A-\d{4}-000001/)]);
  const [topic] = bot.simulator.world.topics(bot.group.id);
  expect(bot.clerk.seesAll(topic?.threadId).join("\n")).toContain("Ещё слово");
});

it("sees at its start what was changed so long ago that Telegram forgot to say it", async () => {
  const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl("sqlite") });
  await bot.app.stop();

  bot.group.setBotRights({ isAdmin: true, canManageTopics: false }, bot.admin.person);
  bot.simulator.world.updates.dropPending();
  await bot.restart();

  expect(bot.clerk.seesAll()).toContain(ru("staff.rights.no-topics"));
});

it("says nothing of topics in a group that has none", async () => {
  const bot = await startTestApp({ isForum: false });
  await bot.settle();

  expect(bot.clerk.seesAll()).toEqual([]);
});

it("brings cases to a group that Telegram would not describe, as plain cards", async () => {
  const bot = await startTestApp({
    faults: [{ kind: "error", method: /^getChat/, errorCode: 404, description: "Not Found" }],
  });

  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));

  expect(bot.clerk.sees()).toMatch(/A-\d{4}-000001/);
});

function topics({ simulator, group }: TestApp): string[] {
  return simulator.world.topics(group.id).map(({ name }) => name);
}
