import type { CaseMove, Mover } from "../../src/features/cases/record/case-state.js";
import { moveCase } from "../../src/features/cases/moves/move.service.js";
import type { Locale } from "../../src/i18n/locales.js";
import { greet, type TestApp } from "./app.js";
import { commitOf, KINDS, reportFault } from "./faults.js";
import type { TestPerson } from "./person.js";

export const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

/** People who have reported one fault, each in his language, in this order. */
export async function neighboursOf<L extends readonly Locale[]>(
  bot: TestApp,
  locales: readonly [...L],
): Promise<{ [K in keyof L]: TestPerson }> {
  const people = [];
  for (const locale of locales) {
    const person = bot.newcomer(locale);
    await greet(person, locale);
    await reportFault(bot.app.db, person.id, SUBSTATION);
    people.push(person);
  }
  await bot.settle();
  return people as { [K in keyof L]: TestPerson };
}

/** Staff call the fault fixed. */
export async function fix(bot: TestApp): Promise<void> {
  await moveFault(bot, "fix", "clerk", bot.clerk.id);
}

export async function moveFault(bot: TestApp, move: CaseMove, by: Mover, actorId: number) {
  const { db } = bot.app;
  const { id: caseId } = await incidentOf(bot);
  const request = { caseId, move, by, actorId, hasProof: true, now: new Date() };
  await commitOf(db)((trx) => moveCase(trx, KINDS, request));
  await bot.hurry();
}

/** The fault that has a number, as its case and as what is broken. */
export async function incidentOf({ app }: TestApp) {
  return app.db
    .selectFrom("case")
    .innerJoin("incident", "incident.case_id", "case.id")
    .selectAll("case")
    .select(["incident.reopened", "incident.closes_at"])
    .where("case.number", "is not", null)
    .executeTakeFirstOrThrow();
}

export function topicOf(bot: TestApp): number {
  return bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
}

/** The newest message in front of somebody. */
export function lastOf(person: TestPerson): number {
  return person.messages().at(-1)?.message_id ?? 0;
}

/** Names who answers for the category of that fault. */
export async function supervise({ app }: TestApp, supervisorId: number): Promise<void> {
  await app.db
    .insertInto("dispatch")
    .values({
      ...{ category: SUBSTATION.category, responsible_id: null, supervisor_id: supervisorId },
      ...{ set_by: supervisorId, set_at: new Date().toISOString() },
    })
    .execute();
}
