import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { startTestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import {
  SUBSTATION,
  addPerson,
  appoint,
  assigneeOf,
  choose,
  passes,
  someone,
  stateOf,
  theCase,
  topicOf,
} from "../../helpers/dispatch.js";
import { photoFrom, reportFault } from "../../helpers/faults.js";

const ru = translator("ru");

onBothDatabases((kind) => {
  it("gives a fault to whoever mends its category, who works from his own chat to the end", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
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
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
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

    expect(bot.clerk.sees()).toBe(ru("staff.editors-only"));
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
