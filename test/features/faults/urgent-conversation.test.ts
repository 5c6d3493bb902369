import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { reportFault } from "../../helpers/faults.js";
import { fix, SUBSTATION, topicOf } from "../../helpers/mended.js";

const ru = translator("ru");

onBothDatabases((kind) => {
  it("takes the pin, the photo and the words that follow an urgent report to the desk", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, { category: "gas", danger: "urgent" });
    await bot.settle();
    expect(resident.sees()).toContain(ru("incident.where-urgent").replace(/<[^>]+>/g, ""));

    await resident.does((person) => person.sendsLocation());
    await resident.does((person) => person.sendsPhoto());
    await resident.sends("быстрее, пожалуйста");

    const topic = bot.clerk.messages(topicOf(bot));
    expect(topic.some((message) => message.location)).toBe(true);
    expect(topic.some((message) => message.photo)).toBe(true);
    expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain("быстрее, пожалуйста");
    expect(resident.seesAll().join("\n")).not.toContain(ru("fallback.not-text"));
  });
});

it.each(LOCALES)(
  "takes a plain answer to what staff asked, and the clock goes on, in %s",
  async (locale) => {
    const bot = await startTestApp();
    const [, resident] = [await someone(bot, "ru"), await someone(bot, locale)];
    const neighbour = await someone(bot, "ru");
    await reportFault(bot.app.db, neighbour.id, SUBSTATION);
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.hurry();
    const thread = topicOf(bot);
    await bot.clerk.presses(ru("case.take", plain), { thread });
    await bot.clerk.presses(ru("case.wait_resident", plain), { thread });
    await bot.clerk.sends("Когда пропал свет?", { thread });

    await resident.sends("9:10");

    expect(bot.clerk.seesAll(thread).join("\n")).toContain("9:10");
    const { state } = await bot.app.db
      .selectFrom("case")
      .select("state")
      .where("state", "!=", "known")
      .executeTakeFirstOrThrow();
    expect(state).toBe("in_work");
  },
);

it('takes all that follows a "not fixed", not the first message alone', async () => {
  const bot = await startTestApp();
  const resident = await someone(bot, "ru");
  await reportFault(bot.app.db, resident.id, SUBSTATION);
  await bot.settle();
  await fix(bot);
  await resident.presses(ru("incident.not-fixed", plain));

  await resident.sends("всё ещё темно");
  await resident.does((person) => person.sendsPhoto());

  const topic = topicOf(bot);
  expect(bot.clerk.seesAll(topic).join("\n")).toContain("всё ещё темно");
  expect(bot.clerk.messages(topic).at(-1)?.photo).toBeDefined();
});

async function someone(bot: TestApp, locale: Locale) {
  const person = bot.newcomer(locale);
  await greet(person, locale);
  return person;
}
