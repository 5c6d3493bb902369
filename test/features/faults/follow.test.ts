import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { type Locale, LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { reportFault } from "../../helpers/faults.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const bare = (html: string) => html.replace(/<[^>]+>/g, "");
const START = "28.11.2099 09:00 - 17:00";

describe.each(LOCALES)("somebody who follows a park and reads %s", (locale) => {
  const t = translator(locale);

  it("hears of a new fault there once, joins it by one tap, and stops", async () => {
    const bot = await startTestApp({ withSamples: true });
    const { investor } = bot;
    const park = await follow(bot, investor, locale);

    const road = await report(bot, park.id, "road");
    expect(investor.sees()).toContain(
      bare(t("place-watch.new-fault", { place: park.name[locale] })),
    );
    expect(investor.sees()).toContain(t("incident.category.road"));
    expect(investor.seesAll().join("\n")).not.toContain(road);
    expect(investor.seesButtons()).toEqual([t("board.join", plain), t("place-watch.stop", plain)]);
    await investor.presses(t("board.join", plain));
    await investor.presses(t("consent.give", plain));
    expect(investor.sees()).toMatch(/C-\d{4}-000001/);
    await investor.presses(t("place-watch.stop", plain), { message: toldOf(investor) });
    const before = investor.messages().length;
    await report(bot, park.id, "water");

    expect(investor.messages()).toHaveLength(before);
  });

  it("hears of an object beside the park, and of none farther away", async () => {
    const bot = await startTestApp({ withSamples: true });
    const { investor } = bot;
    const park = await follow(bot, investor, locale);
    const { latitude, longitude } = await bot.app.db
      .selectFrom("park")
      .select(["latitude", "longitude"])
      .where("id", "=", park.id)
      .executeTakeFirstOrThrow();
    const before = investor.messages().length;

    await breaksAt(bot, "storm-sewer", { latitude: latitude + 0.05, longitude });
    expect(investor.messages()).toHaveLength(before);
    await breaksAt(bot, "substation-12", { latitude: latitude + 0.001, longitude });

    expect(investor.sees()).toContain(
      bare(t("place-watch.new-fault", { place: park.name[locale] })),
    );
  });

  it("finds the places among all that is followed, with a way to stop", async () => {
    const bot = await startTestApp({ withSamples: true });
    const { investor } = bot;
    const park = await follow(bot, investor, locale);

    await investor.sends("/cases");
    expect(investor.sees()).toContain(bare(t("place-watch.followed")));
    expect(investor.sees()).toContain(park.name[locale]);
    await investor.presses(t("place-watch.stop-one", { place: park.name[locale], ...plain }));
    expect(investor.seesToast()).toBe(
      t("place-watch.stopped", { place: park.name[locale], ...plain }),
    );
    await investor.sends("/cases");

    expect(investor.sees()).toBe(t("case.none"));
  });
});

onBothDatabases((kind) => {
  it("tells everybody who follows a place of planned works, and of their end, each in his language", async () => {
    const databaseUrl = await freshDatabaseUrl(kind);
    const bot = await startTestApp({ withSamples: true, databaseUrl });
    const english = bot.newcomer();
    const park = await follow(bot, bot.investor, "ru");
    await follow(bot, english, "en");
    const stranger = bot.newcomer();
    await greet(stranger, "ru");
    const before = stranger.messages().length;

    await bot.admin.sends(
      `/works ${park.name.kk}\nэлектричество\n${START}\nru: Отключение <ввода>\nkk: Өшіру`,
    );
    expect(bot.admin.sees()).toBe(ru("place-watch.works.saved", { n: 2 }));
    expect(bot.investor.sees()).toContain("Отключение <ввода>");
    expect(bot.investor.sees()).toContain("09:00 – 17:00");
    expect(english.sees()).toContain(
      bare(translator("en")("place-watch.works.in-language", { language: "Қазақша" })).slice(0, 24),
    );
    expect(english.sees()).toContain("Өшіру");

    await bot.admin.sends("/works");
    await bot.admin.presses(ru("place-watch.works.withdraw", { n: 1, place: "", ...plain }).trim());
    expect(bot.investor.sees()).toContain(bare(ru("place-watch.works.called-off")));
    expect(english.sees()).toContain(bare(translator("en")("place-watch.works.called-off")));
    expect(stranger.messages()).toHaveLength(before);
    const told = english.messages().length;
    await bot.admin.sends("/works");
    expect(bot.admin.sees()).not.toContain("Отключение");
    expect(english.messages()).toHaveLength(told);
  });

  it("does not tell followers of a place what was stolen there, nor those who reported it themselves", async () => {
    const databaseUrl = await freshDatabaseUrl(kind);
    const bot = await startTestApp({ withSamples: true, databaseUrl });
    const park = await follow(bot, bot.investor, "ru");
    const before = bot.investor.messages().length;

    await report(bot, park.id, "security");
    expect(bot.investor.messages()).toHaveLength(before);
    const place = { kind: "park", id: park.id } as const;
    await reportFault(bot.app.db, bot.investor.id, { category: "gas", place });
    await bot.settle();

    expect(bot.investor.messages()).toHaveLength(before + 1);
  });
});

describe("staff who plan works", () => {
  it.each([
    ["no such place", "/works Нигде\nэлектричество\n28.11.2099 09:00 - 17:00\nru: а", "place"],
    ["no category", "/works {park}\nчто-то\n28.11.2099 09:00 - 17:00\nru: а", "category"],
    ["a day that is not", "/works {park}\nгаз\n31.11.2099 09:00 - 17:00\nru: а", "time"],
    ["an end before the beginning", "/works {park}\nгаз\n28.11.2099 19:00 - 17:00\nru: а", "past"],
    ["no words", "/works {park}\nгаз\n28.11.2099 09:00 - 17:00", "words"],
  ] as const)("hear what to put right: %s", async (_what, words, problem) => {
    const bot = await startTestApp({ withSamples: true });
    const [park] = await parksOf(bot);

    await bot.admin.sends(words.replace("{park}", park?.name.ru ?? ""));

    expect(bot.admin.sees()).toBe(bare(ru(`place-watch.works.problem.${problem}`)));
    expect(await bot.app.db.selectFrom("planned_work").selectAll().execute()).toEqual([]);
  });

  it("are refused without the right to edit", async () => {
    const bot = await startTestApp({ withSamples: true });

    await bot.clerk.sends("/works");

    expect(bot.clerk.sees()).toBe(ru("place-watch.works.editors-only"));
  });
});

async function parksOf(bot: TestApp) {
  const rows = await bot.app.db.selectFrom("park").select(["id", "name"]).orderBy("id").execute();
  return rows.map(({ id, name }) => ({ id, name: JSON.parse(name) as Record<Locale, string> }));
}

async function follow(bot: TestApp, person: TestPerson, locale: Locale) {
  const t = translator(locale);
  const [park] = await parksOf(bot);
  if (!park) throw new Error("There are no sample parks");
  await greet(person, locale);
  await person.presses(t("board.open", plain));
  await person.presses(t("place-watch.open", plain));
  await person.presses(park.name[locale]);
  expect(person.sees()).toContain(bare(t("place-watch.added", { place: park.name[locale] })));
  return park;
}

/** A neighbour reports a fault; gives back words that nobody else may see. */
async function report(bot: TestApp, parkId: string, category: "road" | "water" | "security") {
  const neighbour = bot.newcomer();
  await greet(neighbour, "ru");
  const words = "Слова соседа";
  const place = { kind: "park", id: parkId } as const;
  await reportFault(bot.app.db, neighbour.id, { category, place, report: words });
  await bot.hurry();
  return words;
}

/** An object of the zone that stands there, in no park, is reported as broken. */
async function breaksAt(
  bot: TestApp,
  objectId: string,
  point: { latitude: number; longitude: number },
) {
  const object = await bot.app.db
    .updateTable("zone_object")
    .set(point)
    .where("id", "=", objectId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const neighbour = bot.newcomer();
  await greet(neighbour, "ru");
  await reportFault(bot.app.db, neighbour.id, { category: object.category, objectId });
  await bot.hurry();
}

function toldOf(person: TestPerson): number {
  const told = person
    .messages()
    .filter(({ reply_markup }) =>
      reply_markup?.inline_keyboard
        .flat()
        .some(
          (button) => "callback_data" in button && button.callback_data.startsWith("follow:stop"),
        ),
    );
  return told.at(-1)?.message_id ?? 0;
}
