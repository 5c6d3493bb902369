import { expect, it } from "vitest";
import { moveCase } from "../../../src/features/cases/move.service.js";
import { insertFollower } from "../../../src/features/cases/follower.repository.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { bareDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { KINDS, reportFault } from "../../helpers/faults.js";
import type { TestPerson } from "../../helpers/person.js";
import { tablesWith } from "./stored.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

onBothDatabases((kind) => {
  it("erases what one neighbour gave to a closed fault, and leaves the words of the other", async () => {
    const bot = await startTestApp({ databaseUrl: await bareDatabaseUrl(kind) });
    const [first, second] = await neighbours(bot);
    const place = { kind: "words", words: "у красной двери" } as const;
    await reportFault(bot.app.db, first.id, { ...SUBSTATION, place, report: "Гаснет каждое утро" });
    await reportFault(bot.app.db, second.id, { ...SUBSTATION, report: "Стоит печь" });
    await bot.settle();
    await first.sends("Напомню про щит", { replyTo: first.messages().at(-1)?.message_id ?? 0 });
    await close(bot);

    await forget(first);

    for (const trace of ["каждое утро", "красной двери", "про щит"]) {
      expect(await tablesWith(bot.app.db, trace), trace).toEqual([]);
    }
    expect(await tablesWith(bot.app.db, "Стоит печь")).toEqual(["complaint"]);
    const followers = await bot.app.db.selectFrom("follower").select("person_id").execute();
    expect(followers).toEqual([{ person_id: second.id }]);
  });

  it("ends following at once, and keeps a report while people work on it", async () => {
    const bot = await startTestApp({ databaseUrl: await bareDatabaseUrl(kind) });
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
    expect(await tablesWith(bot.app.db, "каждое утро")).toContain("complaint");
  });
});

async function neighbours(bot: TestApp): Promise<[TestPerson, TestPerson]> {
  const people = [bot.newcomer("ru"), bot.newcomer("ru")] as const;
  for (const person of people) await greet(person, "ru");
  return [...people];
}

async function close(bot: TestApp): Promise<void> {
  const { id: caseId } = await bot.app.db
    .selectFrom("case")
    .selectAll()
    .where("state", "!=", "known")
    .executeTakeFirstOrThrow();
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
