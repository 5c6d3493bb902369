import { keepIncidents } from "../../src/features/faults/repair/keep-incidents.service.js";
import { plain, translator } from "../../src/i18n/i18n.js";
import type { Locale } from "../../src/i18n/locales.js";
import { greet, type TestApp } from "./app.js";
import { commitOf, KINDS } from "./faults.js";
import type { TestPerson } from "./person.js";

const ru = translator("ru");
const HOUR_MS = 3_600_000;
export const SUBSTATION = { category: "power", objectId: "substation-12" } as const;

export async function someone(bot: TestApp, locale: Locale): Promise<TestPerson> {
  const person = bot.newcomer(locale);
  await greet(person, locale);
  return person;
}

/** Names somebody for power, by the table that staff edit. */
export async function appoint(bot: TestApp, worker: TestPerson, how: "add-own" | "add-contractor") {
  await addPerson(bot, worker, how, "Мастер");
  await choose(bot, "Мастер");
}

export async function addPerson(
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

export async function choose(bot: TestApp, name: string): Promise<void> {
  await bot.admin.sends("/dispatch");
  await bot.admin.presses(ru("incident.category.power", plain));
  await bot.admin.presses(name);
}

export function timesToldOver(
  person: TestPerson,
  locale: Locale,
  { number }: { number: string | null },
): number {
  const over = translator(locale)("dispatch.job.over", { number: number ?? "" });
  return person.seesAll().filter((text) => text === over).length;
}

export async function passes(bot: TestApp, from: Date, hours: number): Promise<void> {
  const { db } = bot.app;
  await keepIncidents(db, commitOf(db), KINDS, new Date(from.getTime() + hours * HOUR_MS));
  await bot.settle();
}

export function topicOf(bot: TestApp): number {
  return bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
}

export async function theCase({ app }: TestApp) {
  return app.db
    .selectFrom("case")
    .selectAll()
    .where("number", "is not", null)
    .executeTakeFirstOrThrow();
}

export async function stateOf(bot: TestApp): Promise<string> {
  return (await theCase(bot)).state;
}

export async function assigneeOf(bot: TestApp): Promise<number | null> {
  return (await theCase(bot)).assignee_id;
}
