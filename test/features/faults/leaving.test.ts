import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { photoFrom, reportFault } from "../../helpers/faults.js";
import {
  fix,
  incidentOf,
  lastOf,
  moveFault,
  neighboursOf,
  SUBSTATION,
} from "../../helpers/mended.js";
import { topicOfCase } from "../../helpers/topics.js";
import { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const en = translator("en");

onBothDatabases((kind) => {
  it("sends no more news to whoever left, and gives the fault to the next who reported it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["ru", "en"]);
    await openOwn(bot, first);

    await first.presses(ru("incident.leaving.leave", plain));
    await first.presses(ru("incident.leaving.yes", plain));
    const { number, person_id } = await incidentOf(bot);
    expect(first.sees()).toBe(ru("incident.leaving.left", { number: number ?? "" }));
    const seen = first.messages().length;
    await fix(bot);

    expect(first.messages()).toHaveLength(seen);
    expect(second.seesButtons()).toContain(en("incident.yes", plain));
    expect(person_id).toBe(second.id);
    await first.presses(ru("case.my-case", plain));
    expect(first.sees()).toBe(ru("case.unknown"));
  });

  it("brings an answer to his own words to whoever left since he wrote them, and to nobody else", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["ru", "en"]);
    await first.sends("Когда починят?", { replyTo: lastOf(first) });
    const thread = await topicOfCase(bot, 1);
    await bot.hurry();
    const relay = bot.clerk.messages(thread).findLast(({ text }) => text?.includes("Когда"));
    await openOwn(bot, first);
    await first.presses(ru("incident.leaving.leave", plain));
    await first.presses(ru("incident.leaving.yes", plain));

    await bot.clerk.sends("Завтра к обеду", { thread, replyTo: relay?.message_id ?? 0 });
    await bot.hurry();

    expect(first.sees()).toContain("Завтра к обеду");
    expect(second.seesAll().join("\n")).not.toContain("Завтра к обеду");
  });

  it("lets the last who reported it withdraw the report, and not just leave", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [person] = await neighboursOf(bot, ["en"]);
    const { number } = await incidentOf(bot);
    await openOwn(bot, person);

    await person.presses(en("incident.leaving.leave", plain));
    expect(person.sees()).toBe(en("incident.leaving.last-may-withdraw", { number: number ?? "" }));
    await person.presses(en("incident.leaving.withdraw", plain));
    await person.presses(en("case.withdraw-yes", plain));

    expect(await incidentOf(bot)).toMatchObject({ state: "withdrawn" });
  });

  it("keeps a fault that neighbours follow from being withdrawn by the one who reported it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["ru"]).then(async ([one]) => {
      await openOwn(bot, one);
      await one.presses(ru("case.fault.withdraw", plain));
      return [one, await joiner(bot)] as const;
    });

    await first.presses(ru("case.withdraw-yes", plain));

    expect(first.sees()).toBe(ru("incident.leaving.others"));
    expect(await incidentOf(bot)).toMatchObject({ state: "registered" });
    await openOwn(bot, second);
    expect(second.seesButtons()).not.toContain(ru("case.fault.withdraw", plain));
  });
});

it.each(LOCALES)("asks before somebody leaves, who may stay, in %s", async (locale) => {
  const bot = await startTestApp();
  const t = translator(locale);
  const [person] = await neighboursOf(bot, [locale, "ru"]);
  await openOwn(bot, person);
  expect(person.seesButtons()).toContain(t("board.open", plain));
  const { number } = await incidentOf(bot);

  await person.presses(t("incident.leaving.leave", plain));
  expect(person.sees()).toBe(t("incident.leaving.sure", { number: number ?? "" }));
  await person.presses(t("incident.leaving.no", plain));
  expect(person.sees()).toBe(t("incident.leaving.stayed"));
  await fix(bot);

  expect(person.seesButtons()).toContain(t("incident.yes", plain));
});

it("tells the last one that news go on once somebody works on it", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await moveFault(bot, "take", "clerk", bot.clerk.id);
  await openOwn(bot, person);

  await person.presses(ru("incident.leaving.leave", plain));

  const { number } = await incidentOf(bot);
  expect(person.sees()).toBe(ru("incident.leaving.last", { number: number ?? "" }));
  expect(person.seesButtons()).toEqual([]);
});

it("shows the own photos and those of open reports, and none of a private one", async () => {
  const bot = await startTestApp();
  const [first] = await neighboursOf(bot, ["ru"]);
  const [open, hidden] = [await reporter(bot, "named"), await reporter(bot, "private")];

  await openOwn(bot, first);
  await first.presses(ru("incident.photos", plain));
  await openOwn(bot, hidden.person);
  await hidden.person.presses(ru("incident.photos", plain));

  expect(shownTo(first)).toEqual([open.photo]);
  expect(shownTo(hidden.person).sort()).toEqual([open.photo, hidden.photo].sort());
});

it("never tells one neighbour who the others are, from the report to the rating", async () => {
  const bot = await startTestApp();
  const people = [];
  for (const [at, name] of ["СоседА", "СоседБ", "СоседВ"].entries()) {
    const phone = `+7701000000${at}`;
    const user = bot.simulator.world.addPerson({ firstName: name, languageCode: "ru" });
    const person = new TestPerson(bot.simulator, user, bot.settle);
    await greet(person, "ru");
    await bot.app.db.updateTable("person").set({ phone }).where("id", "=", person.id).execute();
    await reportFault(bot.app.db, person.id, SUBSTATION);
    people.push({ person, name, phone });
  }
  await bot.settle();
  const [first, second, third] = people.map(({ person }) => person) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];

  await fix(bot);
  await second.presses(ru("incident.not-fixed", plain));
  await second.sends("Это снова СоседБ, +77010000001", { replyTo: lastOf(second) });
  await fix(bot);
  await third.presses(ru("incident.yes", plain));
  await bot.hurry();
  await first.presses("5 ★");
  await bot.hurry();
  await first.sends("Рад, СоседА", { replyTo: lastOf(first) });
  for (const person of [first, second, third]) await openOwn(bot, person);
  await first.presses(ru("incident.leaving.leave", plain));
  await first.presses(ru("incident.leaving.yes", plain));
  await bot.hurry();

  for (const { person, name } of people) {
    const told = person.seesAll().join("\n");
    for (const other of people.filter((one) => one.name !== name)) {
      expect(told).not.toContain(other.name);
      expect(told).not.toContain(other.phone);
    }
  }
});

async function joiner(bot: TestApp): Promise<TestPerson> {
  const [person] = await neighboursOf(bot, ["ru"]);
  return person;
}

async function reporter(bot: TestApp, named: "named" | "private") {
  const person = bot.newcomer("ru");
  await greet(person, "ru");
  const file = await photoFrom(person, named);
  await reportFault(bot.app.db, person.id, { ...SUBSTATION, named }, { files: [file] });
  await bot.settle();
  return { person, photo: file.uniqueId };
}

/** The person's own view of the fault, by its number. */
async function openOwn(bot: TestApp, person: TestPerson): Promise<void> {
  const { number } = await incidentOf(bot);
  await person.sends(`/start case-${number}`);
}

function shownTo(person: TestPerson): string[] {
  return person
    .messages()
    .filter(({ from, photo }) => from?.is_bot && photo)
    .map(({ photo }) => photo?.at(-1)?.file_unique_id ?? "");
}
