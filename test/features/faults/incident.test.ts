import { expect, it } from "vitest";
import { moveCase } from "../../../src/features/cases/moves/move.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { asOf } from "../../../src/i18n/format.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { KINDS, reportFault } from "../../helpers/faults.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

onBothDatabases((kind) => {
  it("makes one fault of fifty reports of one substation, with one card that counts", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const people = await neighbours(bot, 50);

    await Promise.all(
      people.map((person) => reportFault(bot.app.db, person.id, { ...SUBSTATION })),
    );
    await bot.hurry();

    const cases = await filed(bot);
    expect(cases.map(({ number }) => number)).toEqual([expect.stringMatching(/^C-\d{4}-000001$/)]);
    const followers = await bot.app.db.selectFrom("follower").selectAll().execute();
    expect(followers).toHaveLength(50);
    const topics = bot.simulator.world.topics(bot.group.id);
    expect(topics).toHaveLength(1);
    const cards = bot.simulator.world
      .messages(bot.group.id, topics[0]?.threadId)
      .filter((message) => message.reply_markup);
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).toContain(
      ru("incident.card.counts", { reports: 50, followers: 50 }).replace(/<[^>]+>/g, ""),
    );
    for (const person of people) expect(person.sees()).toContain(cases[0]?.number);
  });

  it("tells everybody who follows of each move, and nobody else", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second, stranger] = await neighbours(bot, 3);
    await reportFault(bot.app.db, first?.id ?? 0, { ...SUBSTATION });
    await reportFault(bot.app.db, second?.id ?? 0, { ...SUBSTATION });
    await bot.settle();
    const before = stranger?.messages().length;

    const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
    await bot.clerk.presses(ru("case.take", plain), { thread });
    await bot.clerk.presses(ru("case.begin", plain), { thread });

    for (const person of [first, second]) {
      expect(person?.seesAll().join("\n")).toContain(ru("case.state.assigned"));
      expect(person?.sees()).toContain(ru("case.state.in_work"));
    }
    expect(stranger?.messages()).toHaveLength(before ?? 0);
  });
});

it("keeps a fault apart when the reporter says that it is another one", async () => {
  const bot = await startTestApp();
  const [first, second] = await neighbours(bot, 2);

  await reportFault(bot.app.db, first?.id ?? 0, { ...SUBSTATION });
  await reportFault(bot.app.db, second?.id ?? 0, { ...SUBSTATION, join: "new" });

  expect(await filed(bot)).toHaveLength(2);
});

it("gives a published issue a number and a date once somebody reports it here", async () => {
  const bot = await startTestApp();
  const [person] = await neighbours(bot, 1);
  const known = await bot.app.db
    .selectFrom("incident")
    .select("case_id")
    .where("object_id", "=", "storm-sewer")
    .executeTakeFirstOrThrow();

  const same = { category: "storm_sewer", objectId: "storm-sewer" } as const;
  await reportFault(bot.app.db, person?.id ?? 0, { ...same, join: String(known.case_id) });
  await bot.settle();

  const [of] = await filed(bot);
  expect(of).toMatchObject({ id: known.case_id, state: "registered", person_id: person?.id });
  expect(of?.due_at).not.toBeNull();
  expect(person?.sees()).toContain(of?.number);
  // It was known on that day; nobody says that it began then, nor that it has been on a desk since.
  const date = asOf("ru", "2022-04-08");
  expect(person?.sees()).toContain(ru("report.join.published", { date }));
  expect(person?.sees()).not.toContain(ru("incident.since", { since: "" }).split(" ")[0]);
  const [topic] = bot.simulator.world.topics(bot.group.id);
  const desk = bot.clerk.seesAll(topic?.threadId).join("\n");
  expect(desk).toContain(ru("report.join.published", { date }));
  expect(desk.replace(date, "")).not.toContain("2022");
  expect(bot.simulator.world.topics(bot.group.id)).toHaveLength(1);
});

it.each(LOCALES)(
  "tells the first who reports a published issue no word of others, in %s",
  async (locale) => {
    const bot = await startTestApp();
    const t = translator(locale);
    const [first, second] = [bot.newcomer(locale), bot.newcomer(locale)];
    for (const person of [first, second]) await greet(person, locale);
    const known = await bot.app.db
      .selectFrom("incident")
      .select("case_id")
      .where("object_id", "=", "storm-sewer")
      .executeTakeFirstOrThrow();
    const same = { category: "storm_sewer", objectId: "storm-sewer" } as const;

    for (const person of [first, second]) {
      await reportFault(bot.app.db, person.id, { ...same, join: String(known.case_id) });
      await bot.settle();
    }

    const [of] = await filed(bot);
    const begins = (key: "accepted" | "joined") =>
      t(`incident.${key}`, { number: of?.number, name: "" })
        .replace(/<[^>]+>/g, "")
        .trim();
    expect(first.sees()).toContain(begins("accepted"));
    expect(first.sees()).not.toContain(begins("joined"));
    expect(second.sees()).toContain(begins("joined"));
  },
);

it("promises what endangers life by the hour, day and night", async () => {
  const bot = await startTestApp();
  const [person] = await neighbours(bot, 1);

  await reportFault(bot.app.db, person?.id ?? 0, { category: "gas", danger: "urgent" });

  const [of] = await filed(bot);
  const hours = (Date.parse(of?.due_at ?? "") - Date.parse(of?.created_at ?? "")) / 3_600_000;
  expect(of?.is_urgent).toBe(1);
  expect(hours).toBeCloseTo(24);
});

it("brings back the old promise when a mended fault is not mended", async () => {
  const bot = await startTestApp();
  const [person] = await neighbours(bot, 1);
  await reportFault(bot.app.db, person?.id ?? 0, { ...SUBSTATION });
  const [before] = await filed(bot);
  const move = async (name: "take" | "fix" | "reopen", by: "clerk" | "person") => {
    const request = { caseId: before?.id ?? 0, move: name, by, actorId: 1, hasProof: true };
    await bot.app.db
      .transaction()
      .execute((trx) => moveCase(trx, KINDS, { ...request, now: new Date() }));
  };

  await move("take", "clerk");
  await move("fix", "clerk");
  expect((await filed(bot))[0]).toMatchObject({ state: "fixed", due_at: null });
  await move("reopen", "person");

  const [after] = await filed(bot);
  expect(after).toMatchObject({ state: "reopened", due_at: before?.due_at, assignee_id: null });
});

it("sends a reply to one neighbour's words to him alone, and the clerk's own words to all", async () => {
  const bot = await startTestApp();
  const [first, second] = await neighbours(bot, 2);
  await reportFault(bot.app.db, first?.id ?? 0, { ...SUBSTATION });
  await reportFault(bot.app.db, second?.id ?? 0, { ...SUBSTATION });
  await bot.settle();
  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
  const told = second?.messages().at(-1)?.message_id ?? 0;

  await second?.sends("А у нас искрит щит", { replyTo: told });
  const relay = bot.clerk.messages(thread).at(-1)?.message_id ?? 0;
  await bot.clerk.sends("Отойдите от щита", { thread, replyTo: relay });
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends("Бригада выехала", { thread });

  expect(second?.seesAll().join("\n")).toContain("Отойдите от щита");
  expect(first?.seesAll().join("\n")).not.toContain("Отойдите от щита");
  for (const person of [first, second]) expect(person?.sees()).toContain("Бригада выехала");
});

it.each(LOCALES)("shows no name of a private report to staff, in %s", async (locale) => {
  const bot = await startTestApp();
  await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
  const [person] = await neighbours(bot, 1);
  await reportFault(bot.app.db, person?.id ?? 0, { ...SUBSTATION, named: "private" });
  await bot.settle();
  const told = person?.messages().at(-1)?.message_id ?? 0;
  await person?.sends("Добавлю: с утра", { replyTo: told });

  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
  const shown = bot.clerk.seesAll(thread).join("\n");
  expect(shown).toContain("с утра");
  expect(shown).not.toContain("Ержан");
});

async function neighbours(bot: TestApp, count: number): Promise<TestPerson[]> {
  const people = Array.from({ length: count }, () => bot.newcomer("ru"));
  await Promise.all(people.map((person) => greet(person, "ru")));
  return people;
}

async function filed(bot: TestApp) {
  return bot.app.db
    .selectFrom("case")
    .selectAll()
    .where("state", "!=", "known")
    .orderBy("id")
    .execute();
}

it("puts what is urgent at the top of the queue, marked", async () => {
  const bot = await startTestApp();
  const [first, second] = await neighbours(bot, 2);
  await reportFault(bot.app.db, first?.id ?? 0, { ...SUBSTATION });
  await reportFault(bot.app.db, second?.id ?? 0, { category: "gas", danger: "urgent" });
  await bot.settle();

  await bot.clerk.sends("/queue");

  const lines = bot.clerk
    .sees()
    .split("\n")
    .filter((line) => /C-\d{4}-/.test(line));
  expect(lines[0]).toMatch(/🔴.*000002/);
  expect(lines[1]).toContain("000001");
});

it.each(LOCALES)(
  "speaks of a report, and of no application, to who withdraws a fault, in %s",
  async (locale) => {
    const bot = await startTestApp();
    const t = translator(locale);
    const person = bot.newcomer(locale);
    await greet(person, locale);
    await reportFault(bot.app.db, person.id, { ...SUBSTATION });
    await bot.settle();

    await person.presses(t("case.my-case", plain));
    expect(person.sees()).toContain(t("case.fault.how-to-write"));
    // Beside it may stand the button that takes back one message.
    expect(person.seesButtons()).not.toContain(t("talk.withdraw.button", plain));
    await person.presses(t("case.fault.withdraw", plain));
    const [of] = await filed(bot);
    expect(person.sees()).toBe(t("case.fault.withdraw-sure", { name: of?.number }));
    await person.presses(t("case.withdraw-no", plain));

    expect(person.sees()).toBe(t("case.fault.not-withdrawn"));
    expect(person.seesAll().slice(2).join("\n")).not.toMatch(/заявк|өтінім|application/i);
  },
);

it.each(LOCALES)(
  "waits for the residents, and for no applicant, once it is fixed, in %s",
  async (locale) => {
    const bot = await startTestApp();
    const t = translator(locale);
    const person = bot.newcomer(locale);
    await greet(person, locale);
    await reportFault(bot.app.db, person.id, { ...SUBSTATION });
    const [of] = await filed(bot);
    const request = { caseId: of?.id ?? 0, move: "fix", by: "clerk", actorId: 1 } as const;
    await bot.app.db
      .transaction()
      .execute((trx) => moveCase(trx, KINDS, { ...request, hasProof: true, now: new Date() }));
    await bot.settle();

    await person.presses(t("case.my-case", plain));

    const office = t("case.own.office", { office: "", count: 0 }).split(":")[0] ?? "";
    expect(person.sees()).toContain(t("clock.waits-for-residents"));
    expect(person.sees()).not.toContain(office);
  },
);

it("lets nobody withdraw a fault that neighbours follow, and says why", async () => {
  const bot = await startTestApp();
  const [first, second] = await neighbours(bot, 2);
  await reportFault(bot.app.db, first?.id ?? 0, { ...SUBSTATION });
  await bot.settle();
  await first?.presses(ru("case.my-case", plain));
  await first?.presses(ru("case.fault.withdraw", plain));
  await reportFault(bot.app.db, second?.id ?? 0, { ...SUBSTATION });
  await bot.settle();

  await first?.presses(ru("case.withdraw-yes", plain));

  expect(first?.seesAll().join("\n")).toContain(ru("incident.leaving.others"));
  expect((await filed(bot))[0]?.state).toBe("registered");
  await second?.presses(ru("case.my-case", plain));
  expect(second?.seesButtons()).not.toContain(ru("case.fault.withdraw", plain));
});
