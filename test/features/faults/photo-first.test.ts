import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { bareDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { directory } from "../../helpers/directory.js";
import type { TestPerson } from "../../helpers/person.js";
import { bare, says, startReporting } from "../../helpers/reporting.js";

const ru = translator("ru");
const NAMES: Record<Locale, string> = { kk: "Қазақша", ru: "Русский", en: "English" };

onBothDatabases((kind) => {
  it("makes one report of an album that somebody sends before anything was asked", async () => {
    const bot = await startTestApp({ databaseUrl: await bareDatabaseUrl(kind) });
    const resident = await someone(bot, "ru");

    await resident.does((one) => one.sendsAlbum(photos(3), { caption: "яма на дороге" }));
    await bot.hurry();
    const asked = bare(ru("report.description.so-far", { words: 1, files: 3 }));
    expect(resident.seesAll().filter((text) => text.includes(asked))).toHaveLength(1);
    await resident.presses(ru("report.description.done", plain));

    expect(resident.sees()).toContain(ru("incident.category.road"));
    expect(await files(bot)).toBe(3);
  });
});

describe.each(LOCALES)("somebody who reads %s", (locale) => {
  const t = translator(locale);

  it("sends a photo without a word, and is asked what happened", async () => {
    const bot = await startTestApp();
    const resident = await someone(bot, locale);

    await resident.does((one) => one.sendsPhoto());

    expect(resident.sees()).toContain(bare(t("report.description.only-files", { files: 1 })));
    expect(resident.seesButtons()).toContain(t("report.description.done", plain));
  });

  it("sends a place first, and is not asked for it again", async () => {
    const bot = await startTestApp();
    const resident = await someone(bot, locale);

    await resident.does((one) => one.sendsLocation());
    expect(resident.sees()).toContain(bare(t("report.description.place-kept")));
    await resident.sends("Нет света, 500 метров");
    await resident.presses(t("report.description.done", plain));

    const { answers } = await draft(bot);
    expect(JSON.parse(answers)).toMatchObject({ place: { kind: "point" } });
  });

  it("comes with a photo, and is asked to send it again once the gates are open", async () => {
    const bot = await startTestApp();
    const newcomer = bot.newcomer(locale);

    await newcomer.does((one) => one.sendsAlbum(photos(3)));
    expect(newcomer.seesAll()).toHaveLength(1);
    await newcomer.presses(NAMES[locale]);
    await newcomer.presses(t("consent.give", plain));

    expect(newcomer.sees()).toContain(t("report.description.send-again"));
    expect(await files(bot)).toBe(0);
    await newcomer.does((one) => one.sendsPhoto());
    expect(newcomer.sees()).toContain(bare(t("report.description.only-files", { files: 1 })));
  });

  it("adds words at the summary, where a slip of one word is none", async () => {
    const bot = await startReporting(locale);
    await toSummary(bot, locale);

    await bot.person.sends("ок");
    expect(bot.person.sees()).toContain(t("form.use-buttons"));
    await bot.person.sends("Ещё сломан бордюр");

    expect(bot.person.sees()).toContain(t("form.words-added"));
    expect(bot.person.sees()).toContain("Ещё сломан бордюр");
    expect(await bot.draft()).toMatchObject({
      report: "яма на дороге\nЕщё сломан бордюр",
      asked: "summary",
    });
  });
});

it("asks about danger when the words at the summary tell of it", async () => {
  const bot = await startReporting();
  await toSummary(bot, "ru");

  await bot.person.sends("И рядом искрит провод");

  expect(await bot.draft()).toMatchObject({ asked: "danger" });
  expect(bot.person.sees()).toContain("112");
});

it("forgets that a pin was outside the zone once a better one comes before it is sent", async () => {
  const bot = await startReporting();
  await says(bot, "ru", "яма на дороге");
  await bot.person.presses(ru("report.category.confirm", plain));
  await bot.person.does((one) => one.sendsLocation({ latitude: 51.1, longitude: 71.4 }));
  await bot.person.presses(ru("report.outside.yes", plain));
  await toSummary(bot, "ru");

  await bot.person.does((one) => one.sendsLocation(directory.zone.centre));

  const { outside, place, asked } = await bot.draft();
  expect({ outside, asked }).toEqual({ outside: undefined, asked: "summary" });
  expect(place).toMatchObject({ latitude: directory.zone.centre.latitude });
});

it("leaves photos that belong to a talk where they belong", async () => {
  const bot = await startTestApp();
  const resident = await someone(bot, "ru");
  await resident.sends("Пахнет газом у ворот");
  await resident.presses(ru("report.danger.urgent", plain));

  await resident.does((one) => one.sendsPhoto());

  expect(resident.seesAll().join("\n")).not.toContain(
    bare(ru("report.description.only-files", { files: 1 })),
  );
});

async function someone(bot: TestApp, locale: Locale): Promise<TestPerson> {
  const person = bot.newcomer(locale);
  const t = translator(locale);
  await greet(person, locale);
  await person.sends("/complain");
  await person.presses(t("consent.give", plain));
  await person.presses(t("form.later", plain));
  return person;
}

type Reporting = Awaited<ReturnType<typeof startReporting>>;

async function toSummary(bot: Reporting, locale: Locale): Promise<void> {
  const t = translator(locale);
  if ((await bot.draft()).asked === "report") {
    await says(bot, locale, "яма на дороге");
    await bot.person.presses(t("report.category.confirm", plain));
  }
  for (let step = 0; step < 6 && (await bot.draft()).asked !== "summary"; step++) {
    const { asked } = await bot.draft();
    const named = t("report.named.named", plain);
    await bot.person.presses(asked === "named" ? named : t("form.skip", plain));
  }
}

function photos(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    bytes: Buffer.concat([samplePhoto.bytes, Buffer.from(`${n}`)]),
  }));
}

async function files({ app }: TestApp): Promise<number> {
  return (await app.db.selectFrom("attachment").select("id").execute()).length;
}

async function draft({ app }: TestApp) {
  return app.db
    .selectFrom("draft")
    .selectAll()
    .where("form", "=", "report")
    .executeTakeFirstOrThrow();
}
