import { describe, expect, it } from "vitest";
import { keepIncidents } from "../../../src/features/complaints/dispatch/keep-incidents.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { bareDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { commitOf, KINDS, photoFrom, reportFault } from "../../helpers/faults.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;
const HOUR_MS = 3_600_000;

onBothDatabases((kind) => {
  it("gives a fault to whoever mends its category, who works from his own chat to the end", async () => {
    const bot = await startTestApp({ databaseUrl: await bareDatabaseUrl(kind) });
    const kk = translator("kk");
    const worker = await someone(bot, "kk");
    const resident = await someone(bot, "ru");
    await appoint(bot, worker, "add-own");

    await reportFault(bot.app.db, resident.id, { ...SUBSTATION, report: "Искрит щит" });
    await bot.settle();
    expect(worker.sees()).toContain("Искрит щит");
    expect(resident.sees()).toContain(ru("case.state.assigned"));
    await worker.presses(kk("dispatch.job.begin", plain));
    expect(resident.sees()).toContain(ru("case.state.in_work"));
    await worker.presses(kk("dispatch.job.fixed", plain));
    await worker.does((person) => person.sendsPhoto());
    await worker.sends("Автомат ауыстырылды");
    await worker.presses(kk("dispatch.work.done-button", plain));

    expect(resident.sees()).toContain(ru("case.state.fixed"));
    expect(resident.sees()).toContain("Автомат ауыстырылды");
    expect(resident.messages().at(-1)?.photo).toBeDefined();
    expect(worker.sees()).toBe(kk("dispatch.work.thanks"));
    const topic = bot.clerk.messages(topicOf(bot));
    expect(topic.some((message) => message.photo)).toBe(true);
    expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain("Автомат ауыстырылды");
  });

  it("reminds a silent assignee once, then takes the fault back and tells the supervisor", async () => {
    const bot = await startTestApp({ databaseUrl: await bareDatabaseUrl(kind) });
    const worker = await someone(bot, "en");
    const boss = await someone(bot, "kk");
    await appoint(bot, worker, "add-contractor");
    await bot.app.db.updateTable("dispatch").set({ supervisor_id: boss.id }).execute();
    const resident = await someone(bot, "ru");
    const filed = new Date("2026-11-25T04:00:00Z");
    await reportFault(bot.app.db, resident.id, SUBSTATION, { now: filed });
    await bot.settle();
    const reminder = translator("en")("dispatch.job.reminder", { number: "X", name: "Y" }).slice(
      -40,
    );
    const reminders = () => worker.seesAll().filter((text) => text.includes(reminder)).length;

    await passes(bot, filed, 3);
    expect(reminders()).toBe(0);
    await passes(bot, filed, 6);
    await passes(bot, filed, 7);
    expect(reminders()).toBe(1);
    expect(await stateOf(bot)).toBe("assigned");
    await passes(bot, filed, 24);
    await passes(bot, filed, 25);

    expect(await stateOf(bot)).toBe("registered");
    const told = boss.seesAll().filter((text) => /C-\d{4}-000001/.test(text));
    expect(told).toHaveLength(1);
    expect(worker.sees()).toContain(translator("en")("dispatch.job.over", { number: "" }).trim());
  });
});

describe("a contractor", () => {
  it.each(LOCALES)("never sees who reported in private, in %s", async (locale) => {
    const bot = await startTestApp();
    const worker = await someone(bot, locale);
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await bot.app.db
      .updateTable("person")
      .set({ phone: "+77015556677" })
      .where("id", "=", resident.id)
      .execute();
    const photo = await photoFrom(resident);

    const hidden = { ...SUBSTATION, named: "private" } as const;
    await reportFault(bot.app.db, resident.id, hidden, { files: [photo] });
    await bot.settle();
    await worker.presses(translator(locale)("dispatch.job.begin", plain));

    const seen = worker.seesAll().join("\n");
    expect(seen).toContain("C-");
    expect(seen).not.toContain("Ержан");
    expect(seen).not.toContain("5556677");
    expect(worker.messages().filter((message) => message.photo)).toEqual([]);
  });

  it("sees the name of whoever gave it, and the photos, but never a phone", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await bot.app.db
      .updateTable("person")
      .set({ phone: "+77015556677" })
      .where("id", "=", resident.id)
      .execute();
    const photos = [await photoFrom(resident, "a"), await photoFrom(resident, "b")];

    await reportFault(bot.app.db, resident.id, SUBSTATION, { files: photos });
    await bot.settle();

    expect(worker.sees()).toContain(ru("dispatch.job.reporter", { name: "Ержан" }));
    expect(worker.seesAll().join("\n")).not.toContain("5556677");
    expect(worker.messages().filter((message) => message.photo)).toHaveLength(2);
  });

  it("who can't mend it says why to staff alone, and the fault is back in the queue", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();

    await worker.presses(ru("dispatch.job.cannot", plain));
    await worker.sends("Нет запчастей");

    expect(await stateOf(bot)).toBe("registered");
    expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain("Нет запчастей");
    expect(resident.seesAll().join("\n")).not.toContain("Нет запчастей");
  });

  it("can do nothing any more with a job that went to somebody else", async () => {
    const bot = await startTestApp();
    const [first, second] = [await someone(bot, "ru"), await someone(bot, "ru")];
    await appoint(bot, first, "add-contractor");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const job = first.messages().at(-1)?.message_id ?? 0;
    await addPerson(bot, second, "add-own", "Второй");

    await bot.clerk.presses(ru("case.assign", plain), { thread: topicOf(bot) });
    await bot.clerk.presses("Второй", { thread: topicOf(bot) });
    await first.presses(ru("dispatch.job.begin", plain), { message: job });
    expect(first.seesToast()).toBe(ru("dispatch.job.not-yours", plain));
    await first.presses(ru("dispatch.job.fixed", plain), { message: job });
    await first.sends("Сделал");

    expect(await stateOf(bot)).toBe("assigned");
    expect(first.seesAll().join("\n")).toContain("больше не у Вас");
    await second.presses(ru("dispatch.job.begin", plain));
    expect(await stateOf(bot)).toBe("in_work");
  });
});

describe("a contractor who puts off what he was writing about a job", () => {
  it.each(LOCALES)("reads which button leads back, and goes on there, in %s", async (locale) => {
    const bot = await startTestApp();
    const t = translator(locale);
    const worker = await someone(bot, locale);
    const resident = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const job = worker.messages().at(-1)?.message_id ?? 0;
    await worker.presses(t("dispatch.job.fixed", plain));
    await worker.does((person) => person.sendsPhoto());
    await worker.sends("Заменили автомат");

    await worker.presses(t("form.later", plain));
    const kept = worker.sees();
    await worker.presses(t("dispatch.job.fixed", plain), { message: job });
    const again = worker.sees();
    await worker.sends("/cancel");
    const keptAgain = worker.sees();
    await worker.presses(t("dispatch.job.fixed", plain), { message: job });
    await worker.presses(t("dispatch.work.done-button", plain));

    expect(kept).toBe(t("dispatch.job.kept", { button: t("dispatch.job.fixed", plain) }));
    expect(keptAgain).toBe(kept);
    expect(again).toContain(t("dispatch.work.more", { photos: 1 }));
    expect(resident.sees()).toContain("Заменили автомат");
    expect(resident.messages().at(-1)?.photo).toBeDefined();
  });

  it("reads the same where he was to say why he can't", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    const resident = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();

    await worker.presses(ru("dispatch.job.cannot", plain));
    await worker.presses(ru("form.later", plain));

    const button = ru("dispatch.job.cannot", plain);
    expect(worker.sees()).toBe(ru("dispatch.job.kept", { button }));
  });
});

describe("a contractor whose fault staff end", () => {
  it.each(
    (["fix", "reject", "forward"] as const).flatMap((move) =>
      LOCALES.map((locale) => [move, locale] as const),
    ),
  )("hears once that his job is over after %s, in %s", async (move, locale) => {
    const bot = await startTestApp();
    const worker = await someone(bot, locale);
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const thread = topicOf(bot);

    await bot.clerk.presses(ru(`case.${move}`, plain), { thread });
    await bot.clerk.sends("Уже разобрались", { thread });

    expect(timesToldOver(worker, locale, await theCase(bot))).toBe(1);
    expect(timesToldOver(resident, "ru", await theCase(bot))).toBe(0);
  });

  it("hears it as well when the fault goes on in another one", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await appoint(bot, worker, "add-contractor");
    await reportFault(bot.app.db, resident.id, { ...SUBSTATION, join: "new" });
    await bot.hurry();
    const thread = bot.simulator.world.topics(bot.group.id)[1]?.threadId ?? 0;
    const into = await theCase(bot);

    await bot.clerk.presses(ru("case.merge", plain), { thread });
    await bot.clerk.presses(`${into.number}: Электроснабжение: Подстанция № 12`, { thread });
    await bot.clerk.presses(ru("merge.yes", plain), { thread });
    await bot.hurry();

    const number = (into.number ?? "").replace(/1$/, "2");
    expect(timesToldOver(worker, "ru", { number })).toBe(1);
  });

  it("hears nothing of it when he ended the job himself", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();

    await worker.presses(ru("dispatch.job.fixed", plain));
    await worker.sends("Заменили автомат");
    await worker.presses(ru("dispatch.work.done-button", plain));

    expect(await stateOf(bot)).toBe("fixed");
    expect(timesToldOver(worker, "ru", await theCase(bot))).toBe(0);
  });
});

describe("staff", () => {
  it("read whom to call when the bot can't reach whoever mends it", async () => {
    const bot = await startTestApp();
    const resident = await someone(bot, "ru");
    await bot.admin.sends("/dispatch");
    await bot.admin.presses(ru("dispatch.people", plain));
    await bot.admin.presses(ru("dispatch.add-contractor", plain));
    await bot.admin.sends("ТОО «Сети»\n8 701 123 45 67");
    await choose(bot, "ТОО «Сети»");

    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();

    const topic = bot.clerk.seesAll(topicOf(bot)).join("\n");
    expect(topic).toContain("ТОО «Сети», +77011234567");
    expect(topic).toContain("Позвоните");
  });

  it("give a fault to a clerk and take it back to the queue by hand", async () => {
    const bot = await startTestApp();
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const thread = topicOf(bot);

    await bot.clerk.presses(ru("case.assign", plain), { thread });
    await bot.clerk.presses(ru("dispatch.assign.me", plain), { thread });
    expect(await assigneeOf(bot)).toBe(bot.clerk.id);
    await bot.clerk.presses(ru("case.assign", plain), { thread });
    await bot.clerk.presses(ru("dispatch.assign.back", plain), { thread });

    expect(await assigneeOf(bot)).toBeNull();
    expect(await stateOf(bot)).toBe("registered");
  });

  it("give a fault to the same one again: he gets the job anew, residents hear nothing, work goes on", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    const resident = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    await worker.presses(ru("dispatch.job.begin", plain));
    const seen = resident.messages().length;
    const jobs = worker.messages().length;
    const thread = topicOf(bot);

    await bot.clerk.presses(ru("case.assign", plain), { thread });
    await bot.clerk.presses("Мастер", { thread });

    expect(resident.messages()).toHaveLength(seen);
    expect(worker.messages()).toHaveLength(jobs + 1);
    expect(worker.sees()).toContain((await theCase(bot)).number);
    expect(await stateOf(bot)).toBe("in_work");
    expect(bot.clerk.sees(thread)).toContain(ru("case.state.in_work"));
    expect(bot.clerk.sees(thread)).toContain("Мастер");
  });

  it("take a fault for themselves twice, and residents hear it once", async () => {
    const bot = await startTestApp();
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const thread = topicOf(bot);
    await bot.clerk.presses(ru("case.assign", plain), { thread });
    await bot.clerk.presses(ru("dispatch.assign.me", plain), { thread });
    const seen = resident.messages().length;

    await bot.clerk.presses(ru("case.assign", plain), { thread });
    await bot.clerk.presses(ru("dispatch.assign.me", plain), { thread });

    expect(resident.messages()).toHaveLength(seen);
    expect(await assigneeOf(bot)).toBe(bot.clerk.id);
  });

  it("add whoever they reply to, once, and change what is known of him", async () => {
    const bot = await startTestApp();
    await bot.clerk.sends("Я чиню свет");
    const words = bot.clerk.messages().at(-1)?.message_id ?? 0;

    await bot.admin.sends("/dispatch", { replyTo: words });
    await bot.admin.sends("/dispatch", { replyTo: words });
    await bot.admin.presses(ru("dispatch.field.phone", plain));
    await bot.admin.sends("это не номер");
    expect(bot.admin.sees()).toContain(ru("staff.reply.again"));
    await bot.admin.sends("+7 701 765 43 21");

    const rows = await bot.app.db.selectFrom("responsible").selectAll().execute();
    expect(rows).toMatchObject([
      { name: "Болат", user_id: bot.clerk.id, phone: "+77017654321", is_contractor: 0 },
    ]);
  });

  it("who may not edit change nothing of who mends what", async () => {
    const bot = await startTestApp();

    await bot.clerk.sends("/dispatch");

    expect(bot.clerk.sees()).toBe(ru("dispatch.no-right"));
  });

  it("who took a fault and wrote to people are not silent: it stays theirs", async () => {
    const bot = await startTestApp();
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const thread = topicOf(bot);
    await bot.clerk.presses(ru("case.take", plain), { thread });
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.sends("Едем к вам", { thread });

    await passes(bot, new Date(), 24 * 14);

    expect(await assigneeOf(bot)).toBe(bot.clerk.id);
  });

  it("hear once, the head in his own chat, that nobody has begun in time", async () => {
    const bot = await startTestApp();
    const head = await someone(bot, "kk");
    await bot.admin.sends(`/role ${head.id} head`);
    const resident = await someone(bot, "ru");
    const filed = new Date("2026-11-25T04:00:00Z");
    await reportFault(bot.app.db, resident.id, SUBSTATION, { now: filed });
    await bot.settle();

    await passes(bot, filed, 24);
    expect(head.seesAll().join("\n")).not.toContain("C-");
    await passes(bot, filed, 24 * 7);
    await passes(bot, filed, 24 * 8);

    const { number } = await theCase(bot);
    const told = translator("kk")("dispatch.unreacted", { number });
    expect(head.seesAll().filter((text) => text === told)).toHaveLength(1);
  });
});

async function someone(bot: TestApp, locale: Locale): Promise<TestPerson> {
  const person = bot.newcomer(locale);
  await greet(person, locale);
  return person;
}

/** Names somebody for power, by the table that staff edit. */
async function appoint(bot: TestApp, worker: TestPerson, how: "add-own" | "add-contractor") {
  await addPerson(bot, worker, how, "Мастер");
  await choose(bot, "Мастер");
}

async function addPerson(
  bot: TestApp,
  worker: TestPerson,
  how: "add-own" | "add-contractor",
  name: string,
) {
  await bot.admin.sends("/dispatch");
  await bot.admin.presses(ru("dispatch.people", plain));
  await bot.admin.presses(ru(`dispatch.${how}`, plain));
  await bot.admin.sends(`${name}\n${worker.id}`);
}

async function choose(bot: TestApp, name: string): Promise<void> {
  await bot.admin.sends("/dispatch");
  await bot.admin.presses(ru("incident.category.power", plain));
  await bot.admin.presses(name);
}

function timesToldOver(
  person: TestPerson,
  locale: Locale,
  { number }: { number: string | null },
): number {
  const over = translator(locale)("dispatch.job.over", { number: number ?? "" });
  return person.seesAll().filter((text) => text === over).length;
}

async function passes(bot: TestApp, from: Date, hours: number): Promise<void> {
  const { db } = bot.app;
  await keepIncidents(db, commitOf(db), KINDS, new Date(from.getTime() + hours * HOUR_MS));
  await bot.settle();
}

function topicOf(bot: TestApp): number {
  return bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
}

async function theCase({ app }: TestApp) {
  return app.db
    .selectFrom("case")
    .selectAll()
    .where("number", "is not", null)
    .executeTakeFirstOrThrow();
}

async function stateOf(bot: TestApp): Promise<string> {
  return (await theCase(bot)).state;
}

async function assigneeOf(bot: TestApp): Promise<number | null> {
  return (await theCase(bot)).assignee_id;
}
