import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { passes, someone, theCase, topicOf } from "../../helpers/dispatch.js";
import { reportFault } from "../../helpers/faults.js";
import { SUBSTATION } from "../../helpers/mended.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const SPARKS: Record<Locale, string> = {
  kk: "Енді сым ұшқындап жатыр",
  ru: "Теперь искрит провод у входа",
  en: "Now the wire at the door is sparking",
};

onBothDatabases((kind) => {
  it("calls the officer on duty about the very fault, by one tap, whoever has it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const resident = await reporter(bot, "ru");
    await atWork(bot);
    await resident.sends(SPARKS.ru, { replyTo: confirmation(resident) });
    expect(resident.sees()).toContain(readable(ru("report.danger.ask")));

    const pressed = new Date();
    await resident.presses(ru("report.danger.call", plain));
    await bot.hurry();

    expect(await theCase(bot)).toMatchObject({ is_urgent: 1, state: "in_work" });
    const [call] = calls(bot);
    expect(call?.text).toContain((await theCase(bot)).number);
    expect(call?.text).toContain(SPARKS.ru);
    await bot.otherClerk.presses(ru("case.take", plain), { message: call?.message_id ?? 0 });
    await passes(bot, pressed, 0.2);
    expect(calls(bot)).toHaveLength(0);
    expect(await theCase(bot)).toMatchObject({ state: "in_work", assignee_id: bot.clerk.id });
  });
});

it.each(LOCALES)("tells in %s that the officer was called, and takes the place", async (locale) => {
  const bot = await startTestApp();
  const t = translator(locale);
  const resident = await reporter(bot, locale);
  await resident.sends(SPARKS[locale], { replyTo: confirmation(resident) });
  await resident.presses(t("report.danger.call", plain));

  const { number } = await theCase(bot);
  expect(resident.sees()).toBe(
    [t("report.danger.called", { number: number ?? "" }), t("incident.where-urgent")]
      .map(readable)
      .join("\n"),
  );
  await resident.does((person) => person.sendsLocation());
  expect(bot.clerk.messages(topicOf(bot)).some(({ location }) => location)).toBe(true);

  await resident.sends(SPARKS[locale], { replyTo: confirmation(resident) });
  expect(resident.seesButtons()).not.toContain(t("report.danger.call", plain));
});

it("calls the officer, too, when a neighbour's urgent report is of a fault that somebody is mending", async () => {
  const bot = await startTestApp();
  await reporter(bot, "ru");
  const neighbour = await someone(bot, "kk");
  await atWork(bot);

  const report = "Трансформатор горит";
  await reportFault(bot.app.db, neighbour.id, { ...SUBSTATION, danger: "urgent", report });
  await bot.hurry();

  expect(await theCase(bot)).toMatchObject({ is_urgent: 1, state: "in_work" });
  expect(calls(bot)).toHaveLength(1);
  expect(calls(bot)[0]?.text).toContain(report);
  expect(neighbour.sees()).toContain((await theCase(bot)).number);
});

it("hears danger also in words that were corrected", async () => {
  const bot = await startTestApp();
  const resident = await reporter(bot, "ru");
  await resident.sends("Темно", { replyTo: confirmation(resident) });
  const sent = resident.messages().findLast(({ text }) => text === "Темно");

  await resident.does((person) => sent && person.edits(sent, "Темно, и искрит провод"));

  expect(resident.sees()).toContain(readable(ru("report.danger.ask")));
  expect(resident.seesButtons()).toContain(ru("report.danger.call", plain));
  expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain("искрит провод");
});

it("lets nobody call about a fault that he does not follow, or that is over", async () => {
  const bot = await startTestApp();
  const resident = await reporter(bot, "ru");
  await resident.sends(SPARKS.ru, { replyTo: confirmation(resident) });
  const message = resident.messages().at(-1)?.message_id ?? 0;
  await bot.app.db.updateTable("case").set({ state: "closed" }).execute();

  await resident.presses(ru("report.danger.call", plain), { message });

  expect(resident.seesToast()).toContain(ru("case.state.closed"));
  await bot.app.db.updateTable("case").set({ state: "registered" }).execute();
  await bot.app.db.updateTable("follower").set({ left_at: new Date().toISOString() }).execute();
  await resident.presses(ru("report.danger.call", plain), { message });
  expect(resident.seesToast()).toBe(ru("incident.not-followed", plain));
  expect(calls(bot)).toHaveLength(0);
});

/** Somebody who has reported what is not urgent. */
async function reporter(bot: TestApp, locale: Locale): Promise<TestPerson> {
  const person = await someone(bot, locale);
  await reportFault(bot.app.db, person.id, SUBSTATION);
  await bot.hurry();
  return person;
}

async function atWork(bot: TestApp): Promise<void> {
  const thread = topicOf(bot);
  await bot.clerk.presses(ru("case.take", plain), { thread });
  await bot.clerk.presses(ru("case.begin", plain), { thread });
}

function confirmation(person: TestPerson): number {
  return person.messages().find(({ text }) => text?.includes("C-"))?.message_id ?? 0;
}

/** Calls that stand on the desk and that nobody has answered. */
function calls({ simulator, group }: TestApp) {
  return simulator.world
    .messages(group.id, null)
    .filter(({ reply_markup }) => JSON.stringify(reply_markup ?? "").includes("duty:take"));
}

function readable(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
