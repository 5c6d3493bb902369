import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { reportFault } from "../../helpers/faults.js";
import { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const WELCOME = [
  "/template Бригада",
  "kk: Құрметті {name}, бригада шықты.",
  "ru: {name}, бригада выехала.",
  "en: Dear {name}, the crew is on its way.",
].join("\n");
const READ: Record<Locale, (name: string) => string> = {
  kk: (name) => `Құрметті ${name}, бригада шықты.`,
  ru: (name) => `${name}, бригада выехала.`,
  en: (name) => `Dear ${name}, the crew is on its way.`,
};

describe("a ready answer to a fault that many follow", () => {
  it("reaches each in his own language, by his own name, and no other", async () => {
    const { bot, thread, people } = await threeNeighbours();
    await openTemplate(bot.clerk, thread);
    expect(bot.clerk.sees(thread)).toContain(READ.ru("‹имя›"));

    await bot.clerk.presses(ru("template.send", plain), { thread });

    expectOwnWords(people);
  });

  it("does so as well when it was sent only on a second thought", async () => {
    const { bot, thread, people } = await threeNeighbours();
    await bot.clerk.presses(ru("case.take", plain), { thread });
    await openTemplate(bot.otherClerk, thread);
    await bot.otherClerk.presses(ru("template.send", plain), { thread });

    await bot.otherClerk.presses(ru("talk.anyway.send", plain), { thread });

    expectOwnWords(people);
  });
});

describe("who reported in private", () => {
  it("is not named to staff when he takes a photo back", async () => {
    const { bot, thread, resident } = await onePrivate();
    await resident.does((person) => person.sendsPhoto(undefined, { replyTo: number(resident) }));
    await resident.sends("/cases");
    await resident.presses(resident.seesButtons()[0] ?? "");
    await resident.presses(ru("talk.withdraw.button", plain));
    await resident.presses(ru("talk.withdraw.file", plain));

    expect(bot.clerk.sees(thread)).toContain("отзывает сообщение с файлом");
    expectUnnamed(bot);
  });

  it("is not named by the history that /case shows", async () => {
    const { bot } = await onePrivate();
    const { number } = await bot.app.db
      .selectFrom("case")
      .select("number")
      .where("kind", "=", "fault")
      .where("number", "like", "C-%")
      .executeTakeFirstOrThrow();
    await bot.clerk.sends(`/case ${number ?? ""}`);

    expect(bot.clerk.sees()).toContain(number ?? "—");
    expectUnnamed(bot);
  });

  it("is neither named nor shown by phone when he blocked the bot, nor when he is back", async () => {
    const { bot, thread, resident } = await onePrivate();
    await bot.app.db
      .updateTable("person")
      .set({ phone: "+77015556677" })
      .where("id", "=", resident.id)
      .execute();
    await resident.does((person) => person.blocks());
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.sends("Бригада выехала", { thread });
    const bounced = ru("staff.not-delivered-blocked", { phone: "" }).slice(0, 20);
    expect(bot.clerk.seesAll(thread).join("\n")).toContain(bounced.replace(/<[^>]+>/g, ""));
    await resident.does((person) => person.unblocks());
    await resident.sends("/start");

    expectUnnamed(bot);
    expect(bot.clerk.seesAll(thread).join("\n")).not.toContain("5556677");
  });
});

it.each(LOCALES)("tells two who are not named apart, in %s", async (locale) => {
  const bot = await startTestApp();
  await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
  const t = translator(locale);
  const people = [bot.newcomer("ru"), bot.newcomer("kk")];
  for (const person of people) {
    await greet(person, "ru");
    const hidden = { objectId: "substation-12", named: "private" } as const;
    await reportFault(bot.app.db, person.id, hidden);
  }
  await bot.hurry();

  for (const [at, person] of people.entries()) {
    await person.sends(`слова ${at + 1}`, { replyTo: number(person) });
    const said = bot.clerk.seesAll(topicOf(bot)).find((text) => text.includes(`слова ${at + 1}`));
    expect(said).toContain(t("incident.card.hidden-one", { n: at + 1, ...plain }));
  }
  await bot.clerk.presses(t("merge.button", plain), { thread: topicOf(bot) });
  const list = bot.clerk.sees(topicOf(bot));
  for (const n of [1, 2]) expect(list).toContain(t("incident.card.hidden-one", { n, ...plain }));
  expectUnnamed(bot);
});

async function threeNeighbours() {
  const bot = await startTestApp();
  await bot.admin.sends(WELCOME);
  const people = [];
  for (const [at, locale] of LOCALES.entries()) {
    const name = `Neighbour${"ABC"[at] ?? ""}`;
    const user = bot.simulator.world.addPerson({ firstName: name, languageCode: locale });
    const person = new TestPerson(bot.simulator, user, bot.settle);
    await greet(person, locale);
    await reportFault(bot.app.db, person.id, { objectId: "substation-12" });
    people.push({ person, name, locale });
  }
  await bot.hurry();
  return { bot, people, thread: topicOf(bot) };
}

async function onePrivate() {
  const bot = await startTestApp();
  const resident = bot.newcomer("ru");
  await greet(resident, "ru");
  await reportFault(bot.app.db, resident.id, { objectId: "substation-12", named: "private" });
  await bot.settle();
  return { bot, resident, thread: topicOf(bot) };
}

async function openTemplate(clerk: TestPerson, thread: number): Promise<void> {
  await clerk.presses(ru("template.button", plain), { thread });
  await clerk.presses("Бригада", { thread });
}

function expectOwnWords(people: { person: TestPerson; name: string; locale: Locale }[]): void {
  for (const { person, name, locale } of people) {
    const told = person.seesAll().join("\n");
    expect(told).toContain(READ[locale](name));
    for (const other of people.filter((one) => one.name !== name)) {
      expect(told).not.toContain(other.name);
    }
  }
}

function expectUnnamed(bot: TestApp): void {
  expect(bot.clerk.seesAll().join("\n")).not.toContain("Ержан");
  expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).not.toContain("Ержан");
}

function topicOf(bot: TestApp): number {
  return bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
}

/** The message that confirmed the report. */
function number(person: TestPerson): number {
  return person.messages().find(({ text }) => text?.includes("C-"))?.message_id ?? 0;
}
