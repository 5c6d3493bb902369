import { describe, expect, it } from "vitest";
import type { Case } from "../../../src/db/schema.js";
import { moveCase } from "../../../src/features/cases/moves/move.service.js";
import {
  insertFollower,
  leaveCase,
  NOBODY,
} from "../../../src/features/cases/record/follower.repository.js";
import { listReports } from "../../../src/features/faults/record/report.repository.js";
import { eraseCasesClosedBefore } from "../../../src/features/privacy/privacy.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { KINDS, photoFrom, reportFault } from "../../helpers/faults.js";
import type { TestPerson } from "../../helpers/person.js";
import { tablesWith } from "./stored.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

onBothDatabases((kind) => {
  it("erases what one neighbour gave to a closed fault, and leaves the words of the other", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighbours(bot);
    const place = { kind: "words", words: "у красной двери" } as const;
    const files = [{ ...(await photoFrom(first)), caption: "под окном бухгалтерии" }];
    const report = { ...SUBSTATION, place, report: "Гаснет каждое утро" };
    await reportFault(bot.app.db, first.id, report, { files });
    await reportFault(bot.app.db, second.id, { ...SUBSTATION, report: "Стоит печь" });
    await bot.settle();
    await first.sends("Напомню про щит", { replyTo: first.messages().at(-1)?.message_id ?? 0 });
    await close(bot);

    expect(await tablesWith(bot.app.db, "бухгалтерии")).toEqual(["attachment"]);
    await forget(first);

    for (const trace of ["каждое утро", "красной двери", "про щит", "бухгалтерии"]) {
      expect(await tablesWith(bot.app.db, trace), trace).toEqual([]);
    }
    expect(await tablesWith(bot.app.db, "Стоит печь")).toEqual(["report"]);
    const followers = await bot.app.db.selectFrom("follower").select("person_id").execute();
    expect(followers).toEqual([{ person_id: second.id }]);
  });

  it("ends following at once, and keeps a report while people work on it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighbours(bot);
    await reportFault(bot.app.db, first.id, { ...SUBSTATION, report: "Гаснет каждое утро" });
    const of = await bot.app.db
      .selectFrom("case")
      .selectAll()
      .where("person_id", "=", first.id)
      .executeTakeFirstOrThrow();
    const following = { caseId: of.id, personId: second.id, now: new Date() };
    await bot.app.db.transaction().execute((trx) => insertFollower(trx, following));
    await bot.settle();

    await forget(second);
    await first.sends("/forget");

    expect(first.sees()).toContain(ru("privacy.stays", { cases: of.number }));
    await first.presses(ru("privacy.erase", plain));
    const followers = await bot.app.db.selectFrom("follower").select("person_id").execute();
    expect(followers).toEqual([{ person_id: first.id }]);
    expect(await tablesWith(bot.app.db, "каждое утро")).toContain("report");
  });

  it("erases what somebody reported, too, who has stopped following it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighbours(bot);
    await reportFault(bot.app.db, first.id, SUBSTATION);
    await reportFault(bot.app.db, second.id, { ...SUBSTATION, report: "Стоит печь" });
    const { id: caseId, number } = await theFault(bot);
    const leaving = { caseId, personId: second.id, now: new Date() };
    await bot.app.db.transaction().execute((trx) => leaveCase(trx, leaving));
    await bot.settle();

    await second.sends("/forget");
    expect(second.sees()).toContain(ru("privacy.stays", { cases: number }));
    await close(bot);
    await forget(second);

    expect(await tablesWith(bot.app.db, "Стоит печь")).toEqual([]);
  });

  it("keeps what a follower wrote to an open fault, names it, and erases it once closed", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighbours(bot);
    await reportFault(bot.app.db, first.id, SUBSTATION);
    const { id: caseId, number } = await theFault(bot);
    const following = { caseId, personId: second.id, now: new Date() };
    await bot.app.db.transaction().execute((trx) => insertFollower(trx, following));
    await bot.settle();
    await take(bot);
    const news = second.messages().at(-1)?.message_id ?? 0;
    await second.sends("У нас тоже искрит щит", { replyTo: news });
    expect(await tablesWith(bot.app.db, "искрит щит")).toContain("case_message");

    await second.sends("/forget");
    expect(second.sees()).toContain(ru("privacy.stays", { cases: number }));
    await second.presses(ru("privacy.erase", plain));
    await close(bot);
    await forget(second);

    expect(await tablesWith(bot.app.db, "искрит щит")).toEqual([]);
  });

  it("brings nothing to a desk out of reach that was erased meanwhile", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighbours(bot);
    await reportFault(bot.app.db, first.id, SUBSTATION);
    await reportFault(bot.app.db, second.id, SUBSTATION);
    await bot.settle();
    await close(bot);
    bot.group.removeBot();
    await bot.settle();
    const news = first.messages().at(-1);
    await first.does((person) => person.sends("Тайна напоследок", { replyTo: news }));
    await first.does((person) =>
      person.sendsPhoto(undefined, { caption: "Тайный щит", replyTo: news }),
    );
    const others = second.messages().at(-1);
    await second.does((person) => person.sends("Слова соседа", { replyTo: others }));

    await forget(first);
    bot.group.addBot(bot.admin.person, { isAdmin: true });
    await bot.hurry();

    const desk = bot.simulator.world.messages(bot.group.id);
    expect(desk.filter(({ photo }) => photo)).toEqual([]);
    expect(bot.clerk.seesAll().join()).not.toContain("Тайн");
    expect(bot.clerk.seesAll().join()).toContain("Слова соседа");
  });

  it("forgets what neighbours gave to a closed fault after its term, and counts it still", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const people = await neighbours(bot);
    for (const [at, { id }] of people.entries()) {
      const place = { kind: "words", words: `у двери ${at}` } as const;
      await reportFault(bot.app.db, id, { ...SUBSTATION, place, report: `Тёмный цех ${at}` });
    }
    await bot.settle();
    await close(bot);
    await bot.app.db.updateTable("follower").set({ rating: 2, rating_words: "Долго" }).execute();
    const { id: caseId } = await theFault(bot);

    for (const before of ["2020-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z"]) {
      expect(await tablesWith(bot.app.db, "Тёмный цех")).toContain("report");
      await bot.app.db.transaction().execute((trx) => eraseCasesClosedBefore(trx, before));
    }

    for (const trace of ["Тёмный цех", "у двери", "Долго"]) {
      expect(await tablesWith(bot.app.db, trace), trace).toEqual([]);
    }
    expect(await listReports(bot.app.db, caseId, 10)).toHaveLength(2);
  });
});

describe.each(LOCALES)("a neighbour who reads %s", (locale) => {
  const t = translator(locale);

  it("reads what he reported and what he only follows, and may end both", async () => {
    const bot = await startTestApp();
    const [first, second] = [bot.newcomer(locale), bot.newcomer(locale)];
    for (const person of [first, second]) await greet(person, locale);
    await reportFault(bot.app.db, second.id, { ...SUBSTATION });
    await reportFault(bot.app.db, first.id, { category: "rail", objectId: "access-road" });
    const [substation, road] = await bot.app.db
      .selectFrom("case")
      .selectAll()
      .where("person_id", "in", [first.id, second.id])
      .orderBy("number")
      .execute();
    const following = { caseId: substation?.id ?? 0, personId: first.id, now: new Date() };
    await bot.app.db.transaction().execute((trx) => insertFollower(trx, following));
    await bot.settle();

    await first.sends("/mydata");

    const lines = first.sees().split("\n");
    expect(lines.filter((line) => line.includes(road?.number ?? "?"))).toHaveLength(1);
    expect(lines.filter((line) => line.includes(substation?.number ?? "?"))).toHaveLength(1);
    expect(lines.filter((line) => /C-.*C-/.test(line))).toEqual([]);
    await first.sends("/forget");
    expect(first.sees()).toContain(t("privacy.stays", { cases: road?.number }));
    await first.presses(t("privacy.erase", plain));
    await first.sends("/mydata");
    expect(first.sees()).not.toContain(substation?.number);
  });

  it("is forgotten as the one who joined a published issue first", async () => {
    const bot = await startTestApp();
    const person = bot.newcomer(locale);
    await greet(person, locale);
    const known = await bot.app.db
      .selectFrom("case")
      .select("id")
      .where("state", "=", "known")
      .orderBy("id")
      .limit(1)
      .executeTakeFirstOrThrow();
    await bot.app.db.transaction().execute(async (trx) => {
      const request = { caseId: known.id, actorId: person.id, now: new Date() };
      await moveCase(trx, KINDS, { ...request, move: "register", by: "person" });
      await insertFollower(trx, { ...request, personId: person.id });
    });
    await bot.settle();

    await person.sends("/forget");
    await person.presses(t("privacy.erase", plain));

    const of = await bot.app.db
      .selectFrom("case")
      .selectAll()
      .where("id", "=", known.id)
      .executeTakeFirstOrThrow();
    expect(of).toMatchObject({ person_id: NOBODY, state: "registered" });
    await person.sends("/cases");
    expect(person.sees()).not.toContain(of.number);
  });
});

async function neighbours(bot: TestApp): Promise<[TestPerson, TestPerson]> {
  const people = [bot.newcomer("ru"), bot.newcomer("ru")] as const;
  for (const person of people) await greet(person, "ru");
  return [...people];
}

async function theFault(bot: TestApp): Promise<Case> {
  return bot.app.db
    .selectFrom("case")
    .selectAll()
    .where("state", "!=", "known")
    .executeTakeFirstOrThrow();
}

async function take(bot: TestApp): Promise<void> {
  const { id: caseId } = await theFault(bot);
  const request = { caseId, move: "take", by: "clerk", actorId: bot.clerk.id } as const;
  await bot.app.db
    .transaction()
    .execute((trx) => moveCase(trx, KINDS, { ...request, now: new Date() }));
  await bot.settle();
}

async function close(bot: TestApp): Promise<void> {
  const { id: caseId } = await theFault(bot);
  const now = new Date();
  const request = { caseId, actorId: bot.clerk.id, hasProof: true, now };
  await bot.app.db.transaction().execute(async (trx) => {
    await moveCase(trx, KINDS, { ...request, move: "fix", by: "clerk" });
    await moveCase(trx, KINDS, { ...request, move: "expire", by: "system" });
  });
  await bot.settle();
}

async function forget(person: TestPerson): Promise<void> {
  await person.sends("/forget");
  await person.presses(ru("privacy.erase", plain));
}
