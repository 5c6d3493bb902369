import { expect, it } from "vitest";
import { keepIncidents } from "../../../src/features/faults/repair/keep-incidents.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { commitOf, KINDS, reportFault } from "../../helpers/faults.js";
import { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const GAS = { category: "gas", danger: "urgent", report: "Пахнет газом" } as const;
/** A group that takes little, and people who take all. */
const NARROW_GROUP = { overallPerSecond: 1_000, privatePerSecond: 1_000, groupPerMinute: 8 };
const MINUTE_MS = 60_000;

onBothDatabases((kind) => {
  it("calls the desk aloud about what is urgent, every five minutes until somebody takes it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const resident = await someone(bot);
    const filed = new Date();

    await reportFault(bot.app.db, resident.id, GAS, { now: filed });
    await bot.settle();
    expect(calls(bot.clerk)).toHaveLength(1);
    expect(calls(bot.clerk)[0]?.text).toContain("Пахнет газом");
    expect(calls(bot.clerk)[0]?.text).not.toContain("Ержан");
    await passes(bot, filed, 4);
    expect(calls(bot.clerk)).toHaveLength(1);
    await passes(bot, filed, 5);
    await passes(bot, filed, 10);
    expect(calls(bot.clerk)).toHaveLength(3);
    await bot.clerk.presses(ru("case.take", plain), { message: newestCall(bot.clerk) });
    await passes(bot, filed, 15);

    expect(calls(bot.clerk)).toHaveLength(2);
    expect(bot.clerk.seesAll().join("\n")).toContain("Болат");
    expect(await theCase(bot)).toMatchObject({ state: "assigned", assignee_id: bot.clerk.id });
    expect(JSON.stringify(bot.simulator.calls)).not.toContain("disable_notification");
  });

  it("calls a duty group that was set apart, where whoever takes it gets the job", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const { onCall, group } = await dutyGroup(bot);
    await greet(onCall.alone, "en");
    const resident = await someone(bot);

    await reportFault(bot.app.db, resident.id, GAS);
    await bot.settle();
    expect(calls(bot.clerk)).toHaveLength(0);
    await onCall.inGroup.presses(ru("case.take", plain));

    const of = await theCase(bot);
    expect(of).toMatchObject({ state: "assigned", assignee_id: onCall.alone.id });
    expect(onCall.alone.sees()).toContain(of.number);
    expect(onCall.inGroup.sees()).toContain(of.number);
    expect(bot.simulator.world.messages(group).length).toBeGreaterThan(0);
    expect(resident.sees()).toContain(ru("case.state.assigned"));
  });
});

it("brings the place and the words that follow an urgent report to the duty group, without a name", async () => {
  const bot = await startTestApp();
  const { onCall, group } = await dutyGroup(bot);
  const resident = await someone(bot);
  await reportFault(bot.app.db, resident.id, GAS);
  await bot.settle();

  await resident.does((person) => person.sendsLocation());
  await resident.sends("у ворот 3");
  await resident.does((person) => person.sendsContact());
  await bot.hurry();

  const seen = bot.simulator.world.messages(group);
  expect(seen.filter(({ location }) => location)).toHaveLength(1);
  expect(onCall.inGroup.seesAll().join("\n")).toContain("у ворот 3");
  expect(seen.some(({ contact }) => contact)).toBe(false);
  expect(JSON.stringify(seen)).not.toContain("Ержан");
});

it("goes on calling about what a rule gave to somebody, until a person takes it from him or he begins", async () => {
  const bot = await startTestApp();
  await bot.app.db
    .insertInto("responsible")
    .values({
      name: "Горгаз",
      user_id: null,
      phone: "+77272000104",
      is_contractor: 1,
      created_at: "",
    })
    .execute();
  const { id } = await bot.app.db.selectFrom("responsible").select("id").executeTakeFirstOrThrow();
  await bot.app.db
    .insertInto("dispatch")
    .values({ category: "gas", responsible_id: id, supervisor_id: null, set_by: 1, set_at: "" })
    .execute();
  const resident = await someone(bot);
  const filed = new Date();

  await reportFault(bot.app.db, resident.id, GAS, { now: filed });
  await bot.settle();
  await passes(bot, filed, 5);
  expect(calls(bot.clerk)).toHaveLength(2);
  await bot.clerk.presses(ru("case.take", plain), { message: newestCall(bot.clerk) });
  await passes(bot, filed, 10);

  expect(calls(bot.clerk)).toHaveLength(1);
  expect((await theCase(bot)).assignee_id).toBe(bot.clerk.id);
});

it("takes an urgent fault from whoever took it and fell silent, and calls again", async () => {
  const bot = await startTestApp();
  const resident = await someone(bot);
  const filed = new Date();
  await reportFault(bot.app.db, resident.id, GAS, { now: filed });
  await bot.settle();
  await bot.clerk.presses(ru("case.take", plain), { message: newestCall(bot.clerk) });

  await passes(bot, filed, 16);
  await passes(bot, filed, 31);

  expect((await theCase(bot)).state).toBe("registered");
  expect(calls(bot.clerk)).toHaveLength(1);
});

it("calls at once while a flood of other faults waits for its cards", async () => {
  const bot = await startTestApp({ pace: NARROW_GROUP });
  const resident = await someone(bot);
  await bot.app.db
    .insertInto("setting")
    .values({ key: "desk.digest-from", value: "1000" })
    .execute();
  const others = Array.from({ length: 12 }, () => bot.newcomer("ru"));
  for (const other of others) await greet(other, "ru");
  for (const { id } of others) await reportFault(bot.app.db, id, { join: "new" });
  await bot.settle();

  await reportFault(bot.app.db, resident.id, GAS);
  await bot.settle();

  expect(calls(bot.clerk)).toHaveLength(1);
});

it("calls once the desk is back, and not for each time that it could not", async () => {
  const bot = await startTestApp();
  const resident = await someone(bot);
  await bot.app.db.updateTable("staff_chat").set({ state: "lost" }).execute();
  const filed = new Date();
  await reportFault(bot.app.db, resident.id, GAS, { now: filed });
  for (const minutes of [5, 10, 15, 20]) await passes(bot, filed, minutes);
  expect(calls(bot.clerk)).toHaveLength(0);

  await bot.app.db.updateTable("staff_chat").set({ state: "ok" }).execute();
  await bot.hurry();

  expect(calls(bot.clerk)).toHaveLength(1);
});

it("calls the desk when the duty group put the bot out", async () => {
  const bot = await startTestApp();
  const { group } = await dutyGroup(bot);
  bot.simulator.world.group(group).removeBot(bot.admin);
  await bot.settle();
  const resident = await someone(bot);

  await reportFault(bot.app.db, resident.id, GAS);
  await bot.settle();

  expect(bot.clerk.seesAll().join("\n")).toContain(ru("staff.duty.lost"));
  expect(calls(bot.clerk)).toHaveLength(1);
});

it("dates what came on Saturday night by the next working day, and rings nobody for it", async () => {
  const bot = await startTestApp();
  const resident = await someone(bot);
  const saturdayNight = new Date("2026-11-21T18:00:00Z");

  await reportFault(bot.app.db, resident.id, { category: "road" }, { now: saturdayNight });
  await bot.settle();

  // Fifteen working days from Monday 23 November, as the calendar of Kazakhstan has them.
  expect((await theCase(bot)).due_at).toBe("2026-12-14T13:00:00.000Z");
  expect(calls(bot.clerk)).toHaveLength(0);
});

it("keeps the duty phone that an administrator gives, and says what is wrong with a bad one", async () => {
  const bot = await startTestApp();

  await bot.admin.sends("/duty позвоните мне");
  expect(bot.admin.sees()).toBe(ru("dispatch.duty.no-phone"));
  await bot.admin.sends("/duty +7 727 338 40 05");

  const row = await bot.app.db
    .selectFrom("setting")
    .select("value")
    .where("key", "=", "duty.phone")
    .executeTakeFirstOrThrow();
  expect(row.value).toBe("+77273384005");
  await bot.clerk.sends("/duty");
  expect(bot.clerk.sees()).toBe(ru("staff.admins-only"));
});

async function someone(bot: TestApp): Promise<TestPerson> {
  const person = bot.newcomer("ru");
  await greet(person, "ru");
  return person;
}

/** Another group, bound by the administrator, with somebody on call in it. */
async function dutyGroup(bot: TestApp) {
  const { world } = bot.simulator;
  const one = world.addPerson({ firstName: "Дежурный", languageCode: "en" });
  const added = world.addGroup({
    title: "Duty",
    kind: "supergroup",
    isForum: false,
    members: [bot.admin.person, one],
    botIsAdmin: true,
  });
  await bot.settle();
  await new TestPerson(bot.simulator, bot.admin.person, bot.settle, added.id).sends("/duty");
  const wrap = (home?: number) => new TestPerson(bot.simulator, one, bot.settle, home);
  return { group: added.id, onCall: { alone: wrap(), inGroup: wrap(added.id) } };
}

/** Calls about urgent faults that stand in General with their button. */
function calls(person: TestPerson) {
  return person
    .messages()
    .filter((message) =>
      message.reply_markup?.inline_keyboard
        .flat()
        .some((button) => "callback_data" in button && button.callback_data.startsWith("duty:")),
    );
}

function newestCall(person: TestPerson): number {
  return calls(person).at(-1)?.message_id ?? 0;
}

async function passes(bot: TestApp, from: Date, minutes: number): Promise<void> {
  const { db } = bot.app;
  await keepIncidents(db, commitOf(db), KINDS, new Date(from.getTime() + minutes * MINUTE_MS));
  await bot.settle();
}

async function theCase({ app }: TestApp) {
  return app.db
    .selectFrom("case")
    .selectAll()
    .where("number", "is not", null)
    .executeTakeFirstOrThrow();
}
