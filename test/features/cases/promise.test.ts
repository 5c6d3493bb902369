import { describe, expect, it } from "vitest";
import { almatyDate } from "../../../src/calendar/almaty-time.js";
import {
  addWorkingDays,
  countsFrom,
  WORKING_CALENDAR,
  WORKING_HOURS,
} from "../../../src/calendar/working-days.js";
import { plainCommit } from "../../../src/db/commit.js";
import { keepPromises } from "../../../src/features/cases/moves/promise.service.js";
import { saveStaffRole } from "../../../src/features/desk/staff.repository.js";
import { formatDate } from "../../../src/i18n/format.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { KINDS } from "../../helpers/faults.js";
import { type FiledApp, startWithApplication } from "../../helpers/filed.js";

const ru = translator("ru");

describe.each(LOCALES)("a promise in %s", (locale) => {
  const t = translator(locale);

  it("is put off before it breaks: the investor gets the new date and the clerk's reason", async () => {
    const filed = await startWithApplication(locale);
    const { bot, thread, getCase } = filed;
    const old = await getCase();

    await passUntil(filed, old.warn_at);
    expect(bot.clerk.sees(thread)).toContain(await dated(filed, locale));
    await bot.clerk.presses(t("clock.new-date", { count: 5, ...plain }), { thread });
    await bot.clerk.sends("Ждём выписку.", { thread });

    const due = new Date(old.due_at ?? "");
    expect(almatyDate(new Date((await getCase()).due_at ?? ""))).toBe(
      addWorkingDays(WORKING_CALENDAR, due, 5),
    );
    expect(bot.investor.sees()).toContain(await dated(filed, locale));
    expect(bot.investor.sees()).toContain("Ждём выписку.");
    await passUntil(filed, old.due_at);
    expect(bot.investor.sees()).toContain("Ждём выписку.");
  });

  it("that breaks is told to the investor plainly, and to the head in his own chat", async () => {
    const filed = await startWithApplication(locale);
    const { bot, thread, getCase } = filed;
    const head = bot.newcomer("ru");
    await greet(head, locale);
    await bot.app.db
      .transaction()
      .execute((trx) => saveStaffRole(trx, { id: head.id, name: "Ержан" }, "head"));
    const { number, title, due_at } = await getCase();
    const facts = { name: `${number} «${title}»`, date: await dated(filed, locale) };

    await passUntil(filed, due_at);

    expect(bot.investor.sees()).toBe(t("clock.late.person", facts));
    expect(bot.clerk.sees(thread)).toBe(t("clock.late.desk", facts));
    expect(head.sees()).toContain(number);
    expect(head.sees()).toContain(t("case.card.assignee", { name: "—" }));
  });
});

onBothDatabases((kind) => {
  it("says each thing once, however often the hour is looked at", async () => {
    const filed = await startWithApplication("ru", { databaseUrl: await freshDatabaseUrl(kind) });
    const { bot, thread, getCase } = filed;
    const { warn_at, due_at } = await getCase();

    for (const at of [warn_at, warn_at, due_at, due_at]) await passUntil(filed, at);

    const onDesk = bot.clerk.seesAll(thread);
    expect(onDesk.filter((text) => text.includes("три четверти"))).toHaveLength(1);
    expect(onDesk.filter((text) => text.includes("срок прошёл"))).toHaveLength(1);
    const told = bot.investor.seesAll().filter((text) => text.includes("опаздывает"));
    expect(told).toHaveLength(1);
  });
});

it("calls a head whom the bot cannot write to by name, on the desk", async () => {
  const filed = await startWithApplication();
  const { bot, thread, getCase } = filed;
  await bot.admin.sends(`/role ${bot.otherClerk.id} head`);
  await bot.otherClerk.presses(ru("case.answer", plain), { thread });

  await passUntil(filed, (await getCase()).due_at);

  expect(bot.clerk.sees(thread)).toMatch(/^Сауле, A-/);
});

it("neither warns nor is late while the investor is waited for", async () => {
  const filed = await startWithApplication();
  const { bot, thread, getCase } = filed;
  await bot.clerk.presses(ru("case.take", plain), { thread });
  const { due_at } = await getCase();
  await bot.clerk.presses(ru("case.request_docs", plain), { thread });
  await bot.clerk.sends("Нужен устав.", { thread });
  const before = bot.investor.messages().length;

  await passUntil(filed, due_at);

  expect(bot.investor.messages()).toHaveLength(before);
  expect(await getCase()).toMatchObject({ warned_at: null, late_at: null });
});

it("holds a question to its answer, and no longer once it is answered", async () => {
  const filed = await startWithApplication();
  const { bot } = filed;
  await bot.investor.sends("/operator");
  await bot.investor.sends("Когда откроется столовая?");
  const question = () =>
    bot.app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .where("kind", "=", "question")
      .executeTakeFirstOrThrow();
  const thread = bot.simulator.world.topics(bot.group.id).at(-1)?.threadId ?? 0;
  const { due_at } = await question();
  expect(due_at).not.toBeNull();

  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends("В декабре.", { thread });
  expect(await question()).toMatchObject({ due_at: null, office_id: "person" });
  const answer = bot.investor.messages().at(-1);
  await bot.investor.does((person) => person.sends("А точнее?", { replyTo: answer }));

  expect((await question()).due_at).not.toBeNull();
  expect(await question()).toMatchObject({ office_id: "operator", left_minutes: null });
});

it("is kept to one person though that of another cannot be told", async () => {
  const filed = await startWithApplication();
  const { bot } = filed;
  const other = bot.newcomer("ru");
  await startApplying(other, "ru");
  await fileApplicationBy(other, "ru", buildAnswers(2));
  const { due_at } = await filed.getCase();
  await bot.app.db.deleteFrom("person").where("id", "=", bot.investor.id).execute();

  await expect(passUntil(filed, due_at)).rejects.toThrow("Some promises");
  await bot.settle();

  expect(other.sees()).toContain("опаздывает");
});

it("takes its length from the operator's setting", async () => {
  const { bot } = await startWithApplication();
  await bot.app.db
    .insertInto("setting")
    .values({ key: "application.first-answer-days", value: "7" })
    .execute();

  await bot.investor.sends("/apply");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(2));

  const [, second] = await bot.app.db
    .selectFrom("case")
    .where("state", "!=", "known")
    .selectAll()
    .orderBy("id")
    .execute();
  const filed = countsFrom(WORKING_CALENDAR, WORKING_HOURS, new Date(second?.created_at ?? ""));
  expect(almatyDate(new Date(second?.due_at ?? ""))).toBe(
    addWorkingDays(WORKING_CALENDAR, filed, 7),
  );
});

async function passUntil({ bot }: FiledApp, at: string | null): Promise<void> {
  const { db } = bot.app;
  await keepPromises(db, plainCommit(db), KINDS, new Date(at ?? ""));
  await bot.settle();
}

async function dated({ getCase }: FiledApp, locale: "kk" | "ru" | "en"): Promise<string> {
  return formatDate(locale, almatyDate(new Date((await getCase()).due_at ?? "")));
}
