import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { photoFrom, reportFault } from "../../helpers/faults.js";
import { topicOfCase } from "../../helpers/topics.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

onBothDatabases((kind) => {
  it("makes one fault of two: nobody follows twice, and everybody hears once where it goes on", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const people = [];
    for (const locale of LOCALES) people.push({ locale, person: await someone(bot, locale) });
    const [first, second, third] = people.map(({ person }) => person);
    await reportFault(bot.app.db, first?.id ?? 0, SUBSTATION);
    await reportFault(bot.app.db, second?.id ?? 0, SUBSTATION);
    await reportFault(bot.app.db, second?.id ?? 0, { ...SUBSTATION, join: "new" });
    await reportFault(bot.app.db, third?.id ?? 0, {
      ...SUBSTATION,
      join: String(await newest(bot)),
    });
    await bot.hurry();
    const thread = await topicOfCase(bot, 2);

    await bot.clerk.presses(ru("case.merge", plain), { thread });
    await bot.clerk.presses(await labelOfFirst(bot), { thread });
    await bot.clerk.presses(ru("merge.yes", plain), { thread });
    await bot.hurry();

    const [into, from] = await cases(bot);
    expect(from?.state).toBe("merged");
    expect(await followersOf(bot, into?.id)).toEqual([first?.id, second?.id, third?.id]);
    expect(await reportsOf(bot, into?.id)).toHaveLength(4);
    for (const { person, locale } of people.slice(1)) {
      const told = readable(
        translator(locale)("incident.goes-on", {
          before: from?.number,
          number: into?.number,
          name: "",
        }),
      ).split("\n")[0];
      expect(person.seesAll().filter((text) => text.includes(told ?? ""))).toHaveLength(1);
    }
    expect(first?.seesAll().join("\n")).not.toContain(from?.number);
    const card = bot.clerk
      .messages(await topicOfCase(bot, 1))
      .find((message) => message.reply_markup);
    expect(card?.text).toContain(
      readable(ru("incident.card.counts", { reports: 4, followers: 3 })),
    );
    expect(bot.clerk.seesAll(thread).join("\n")).toContain(
      readable(ru("merge.said", { number: into?.number })),
    );
  });

  it("parts one report from the others: a number of its own, promised from when it was reported", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = [await someone(bot, "kk"), await someone(bot, "ru")];
    const photo = await photoFrom(first);
    const reported = new Date(Date.now() - 3_600_000);
    const hidden = { ...SUBSTATION, named: "private", report: "Гаснет свет" } as const;
    await reportFault(bot.app.db, first.id, hidden, { files: [photo], now: reported });
    await reportFault(
      bot.app.db,
      second.id,
      { ...SUBSTATION, report: "Искрит" },
      { now: reported },
    );
    await bot.hurry();
    const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;

    await bot.clerk.presses(ru("merge.button", plain), { thread });
    const list = bot.clerk.sees(thread);
    await bot.clerk.presses(ru("merge.split", { n: 1, ...plain }), { thread });
    await bot.hurry();

    expect(list).toContain(ru("incident.card.hidden", plain));
    expect(list).toContain("Гаснет свет");
    expect(list.match(/Ержан/g)).toHaveLength(1);
    const [old, own] = await cases(bot);
    expect(own).toMatchObject({ state: "registered", person_id: first.id });
    expect(old?.person_id).toBe(second.id);
    expect(await followersOf(bot, old?.id)).toEqual([second.id]);
    expect(await followersOf(bot, own?.id)).toEqual([first.id]);
    const files = await bot.app.db.selectFrom("attachment").select("case_id").execute();
    expect(files).toEqual([{ case_id: own?.id }]);
    expect(first.seesAll().filter((text) => text.includes(own?.number ?? "-"))).toHaveLength(1);
    expect(second.seesAll().join("\n")).not.toContain(own?.number);
    expect(bot.simulator.world.topics(bot.group.id)).toHaveLength(2);
  });
});

it.each(LOCALES)(
  "shows where a fault goes on that was taken up in another, in %s",
  async (locale) => {
    const bot = await startTestApp();
    await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
    const t = translator(locale);
    const [first, second] = [await someone(bot, "ru"), await someone(bot, locale)];
    await reportFault(bot.app.db, first.id, SUBSTATION);
    await reportFault(bot.app.db, second.id, { ...SUBSTATION, join: "new" });
    await bot.hurry();
    const [into, from] = await cases(bot);
    const thread = await topicOfCase(bot, 2);

    await bot.clerk.presses(t("case.merge", plain), { thread });
    await bot.clerk.presses(bot.clerk.seesButtons(thread)[0] ?? "", { thread });
    await bot.clerk.presses(t("merge.yes", plain), { thread });
    await bot.hurry();
    await second.sends("/cases");
    await second.presses(
      second.seesButtons().find((one) => one.includes(from?.number ?? "")) ?? "",
    );

    const line = readable(t("incident.goes-on-as", { number: into?.number }));
    const [card] = bot.clerk.seesAll(thread);
    expect(card?.split("\n")).toContain(line);
    expect(card).not.toContain(t("incident.card.published"));
    expect(card).not.toContain(
      readable(t("incident.card.counts", { reports: 0, followers: 0 })).split(":")[0],
    );
    expect(second.sees().split("\n")).toContain(line);
    await second.presses(t("incident.open", { number: into?.number, ...plain }));
    expect(second.sees()).toContain(into?.number);
    expect(second.sees()).toContain(t("case.state.registered"));
  },
);

it("changes nothing when the clerk thinks better of it", async () => {
  const bot = await startTestApp();
  const person = await someone(bot, "ru");
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await reportFault(bot.app.db, person.id, { ...SUBSTATION, join: "new" });
  await bot.settle();
  const thread = await topicOfCase(bot, 2);

  await bot.clerk.presses(ru("case.merge", plain), { thread });
  await bot.clerk.presses(await labelOfFirst(bot), { thread });
  await bot.clerk.presses(ru("merge.no", plain), { thread });

  expect((await cases(bot)).map(({ state }) => state)).toEqual(["registered", "registered"]);
});

it("stays urgent, by its own hour, when an urgent fault is taken up in another", async () => {
  const bot = await startTestApp();
  const person = await someone(bot, "ru");
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await reportFault(bot.app.db, person.id, { ...SUBSTATION, join: "new", danger: "urgent" });
  await bot.settle();
  const [, urgent] = await cases(bot);
  const thread = await topicOfCase(bot, 2);

  await bot.clerk.presses(ru("case.merge", plain), { thread });
  await bot.clerk.presses(await labelOfFirst(bot), { thread });
  await bot.clerk.presses(ru("merge.yes", plain), { thread });

  expect((await cases(bot))[0]).toMatchObject({ is_urgent: 1, due_at: urgent?.due_at });
});

it("goes on with the talk of a fault where the fault goes on, for whoever wrote to the old one", async () => {
  const bot = await startTestApp();
  const [first, second] = [await someone(bot, "ru"), await someone(bot, "ru")];
  await reportFault(bot.app.db, first.id, SUBSTATION);
  await reportFault(bot.app.db, second.id, { ...SUBSTATION, join: "new" });
  await bot.hurry();
  const [into, from] = [await topicOfCase(bot, 1), await topicOfCase(bot, 2)];
  const confirmed = second.messages().at(-1)?.message_id ?? 0;
  await second.sends("Уже темно", { replyTo: confirmed });
  const relay = bot.clerk.messages(from).at(-1)?.message_id ?? 0;
  await bot.clerk.presses(ru("case.merge", plain), { thread: from });
  await bot.clerk.presses(await labelOfFirst(bot), { thread: from });
  await bot.clerk.presses(ru("merge.yes", plain), { thread: from });
  await bot.hurry();

  await second.sends("Всё ещё темно", { replyTo: confirmed });
  expect(bot.clerk.sees(into)).toContain("Всё ещё темно");
  await bot.clerk.sends("Едем", { thread: from, replyTo: relay });

  expect(second.sees()).toContain("Едем");
  expect(first.seesAll().join("\n")).not.toContain("Едем");
});

async function someone(bot: TestApp, locale: Locale) {
  const person = bot.newcomer(locale);
  await greet(person, locale);
  return person;
}

async function cases({ app }: TestApp) {
  return app.db
    .selectFrom("case")
    .selectAll()
    .where("number", "is not", null)
    .orderBy("id")
    .execute();
}

async function newest(bot: TestApp): Promise<number | undefined> {
  return (await cases(bot)).at(-1)?.id;
}

async function followersOf({ app }: TestApp, caseId = 0): Promise<number[]> {
  const rows = await app.db
    .selectFrom("follower")
    .select("person_id")
    .where("case_id", "=", caseId)
    .orderBy("person_id")
    .execute();
  return rows.map((row) => row.person_id);
}

async function reportsOf({ app }: TestApp, caseId = 0) {
  return app.db.selectFrom("report").select("id").where("case_id", "=", caseId).execute();
}

/** The button that stands for the first fault. */
async function labelOfFirst(bot: TestApp): Promise<string> {
  const [first] = await cases(bot);
  return `${first?.number}: Электроснабжение: Подстанция № 12`;
}

function readable(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
