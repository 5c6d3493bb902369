import { describe, expect, it } from "vitest";
import { mergeIncidents } from "../../../src/features/faults/followers/merge.service.js";
import { moveCase } from "../../../src/features/cases/moves/move.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { KINDS, reportFault } from "../../helpers/faults.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const SUBSTATION = { category: "power", objectId: "substation-12" } as const;
const bare = (html: string) => html.replace(/<[^>]+>/g, "");

describe.each(LOCALES)("a resident who reads %s", (locale) => {
  const t = translator(locale);

  it("finds what was published, with its date, its plan and its source, and that no more is", async () => {
    const { investor } = await startTestApp();
    await greet(investor, locale);

    await investor.presses(t("board.open", plain));
    expect(investor.sees()).toContain(bare(t("board.head")));
    expect(investor.sees()).toContain("2022");
    await investor.presses(t("board.by-category", plain));
    expect(investor.seesButtons()).not.toContain(t("incident.category.other", plain));
    await investor.presses(t("incident.category.rail", plain));
    await investor.presses("1. ");

    expect(investor.sees()).toContain(t("case.state.known"));
    expect(investor.sees()).toContain(t("board.state-unpublished"));
    expect(investor.sees()).toMatch(/30 (октября|October)|30 қазан/);
    expect(investor.seesButtons()).toEqual([t("board.join", plain), t("board.back", plain)]);
    await investor.presses(t("board.back", plain));
    expect(investor.sees()).toContain(
      bare(t("board.only", { only: t("incident.category.rail", plain) })),
    );
  });

  it("reads in /help how to find known problems and follow a place, and is led there by command", async () => {
    const { investor } = await startTestApp({ withSamples: true });
    await greet(investor, locale);

    await investor.sends("/help");
    expect(investor.sees()).toContain("/problems");
    expect(investor.sees()).toContain("/follow");
    await investor.sends("/problems");
    expect(investor.sees()).toContain(bare(t("board.head")));
    await investor.sends("/follow");

    expect(investor.sees()).toContain(t("place-watch.choose-park"));
  });

  it("is led there from the form, and the form goes on", async () => {
    const { investor } = await startTestApp();
    await greet(investor, locale);
    await investor.sends("/complain");
    await investor.presses(t("consent.give", plain));

    await investor.presses(t("board.open", plain));

    expect(investor.seesAll().join("\n")).toContain(bare(t("board.head")));
    expect(investor.sees()).toContain(bare(t("report.description.ask")));
  });
});

describe("a resident who asks", () => {
  it.each([
    ["ru", "какие проблемы с электричеством?", "power"],
    ["ru", "есть ли проблемы с водой?", "water"],
    ["kk", "электр қуатында қандай ақау бар?", "power"],
    ["en", "any known problems with power?", "power"],
  ] as const)("in %s: %s sees the faults of that kind", async (locale, words, category) => {
    const t = translator(locale);
    const { investor } = await startTestApp();
    await greet(investor, locale);

    await investor.sends(words);

    const only = t(`incident.category.${category}`, plain);
    expect(investor.sees()).toContain(bare(t("board.only", { only })));
  });

  it.each([
    ["ru", "что сломано в зоне?"],
    ["kk", "қандай ақаулар бар?"],
    ["en", "what is broken in the zone?"],
  ] as const)("in %s: %s sees all of them", async (locale, words) => {
    const t = translator(locale);
    const { investor } = await startTestApp();
    await greet(investor, locale);

    await investor.sends(words);

    expect(investor.sees()).toContain(bare(t("board.head")));
    expect(investor.sees()).toContain("1. ");
  });

  it("whether the storm sewer works, gets the published answer and a way to what is known now", async () => {
    const { investor } = await startTestApp();
    await greet(investor, "kk");
    const kk = translator("kk");

    await investor.sends("ливневка работает ме?");
    await investor.presses(kk("board.open", plain));

    const only = kk("incident.category.storm_sewer", plain);
    expect(investor.sees()).toContain(bare(kk("board.only", { only })));
  });
});

describe("a resident who tells of a fault", () => {
  it.each([
    ["ru", "нет света, подстанция № 12"],
    ["kk", "жарық жоқ, № 12 қосалқы станция"],
    ["en", "no power, substation No. 12"],
  ] as const)("in %s: %s hears at once that it is known", async (locale, words) => {
    const t = translator(locale);
    const bot = await startTestApp();
    const neighbour = bot.newcomer();
    await greet(neighbour, "ru");
    await reportFault(bot.app.db, neighbour.id, { ...SUBSTATION, report: "тайна" });
    await greet(bot.investor, locale);

    await bot.investor.sends(words);

    expect(bot.investor.sees()).toContain(bare(t("board.known-head")));
    expect(bot.investor.sees()).toMatch(/C-\d{4}-000001/);
    expect(bot.investor.sees()).not.toContain("тайна");
    expect(bot.investor.seesButtons()).toContain(t("start.complain", plain));
    expect(bot.investor.seesButtons()).toContain(t("report.join.one", { n: 1, ...plain }));
  });
});

onBothDatabases((kind) => {
  it("lets a neighbour join by one tap, once, with a number and a date for what was only published", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const { investor } = bot;
    await greet(investor, "ru");
    await agree(bot, investor);
    await investor.presses(ru("board.open", plain));
    await investor.presses("1. ");
    const { message_id: message = 0 } = investor.messages().at(-1) ?? {};

    await investor.presses(ru("board.join", plain), { message });
    expect(investor.seesToast()).toBe(ru("board.said.joined", plain));
    expect(investor.sees()).toMatch(/C-\d{4}-000001/);
    const told = investor.messages().length;
    await investor.presses(ru("board.join", plain), { message });

    expect(investor.seesToast()).toBe(ru("board.said.known", plain));
    expect(investor.messages()).toHaveLength(told);
    const [of] = await bot.app.db
      .selectFrom("case")
      .selectAll()
      .where("number", "is not", null)
      .execute();
    expect(of).toMatchObject({ state: "registered", person_id: investor.id });
    expect(of?.due_at).not.toBeNull();
    expect(bot.simulator.world.topics(bot.group.id)).toHaveLength(1);
    const followers = await bot.app.db.selectFrom("follower").selectAll().execute();
    expect(followers).toHaveLength(1);
  });
});

it("asks for consent before anybody follows a fault, and goes on with it once it is given", async () => {
  const bot = await startTestApp();
  const { investor } = bot;
  await greet(investor, "ru");
  await investor.presses(ru("board.open", plain));
  await investor.presses("1. ");

  await investor.presses(ru("board.join", plain));
  expect(await bot.app.db.selectFrom("follower").selectAll().execute()).toEqual([]);
  await investor.presses(ru("consent.give", plain));

  expect(investor.seesAll().join("\n")).toMatch(/C-\d{4}-000001/);
  const followers = await bot.app.db.selectFrom("follower").select("person_id").execute();
  expect(followers).toEqual([{ person_id: investor.id }]);
});

it("joins a fault where it goes on when it was taken up in another one, and nothing that is none", async () => {
  const bot = await startTestApp();
  const { investor } = bot;
  const [first, second] = [bot.newcomer("ru"), bot.newcomer("ru")];
  for (const person of [investor, first, second]) await greet(person, "ru");
  await agree(bot, investor);
  await reportFault(bot.app.db, first.id, { ...SUBSTATION, join: "new" });
  await reportFault(bot.app.db, second.id, { ...SUBSTATION, join: "new" });
  const [from, into] = await bot.app.db
    .selectFrom("case")
    .selectAll()
    .where("number", "is not", null)
    .orderBy("id")
    .execute();
  const merge = { fromId: from?.id ?? 0, intoId: into?.id ?? 0, clerkId: bot.clerk.id };
  await bot.app.db
    .transaction()
    .execute((trx) => mergeIncidents(trx, KINDS, { ...merge, now: new Date() }));

  await investor.sends(`/start join-${from?.id}`);
  expect(investor.seesAll().join("\n")).toContain(into?.number);
  await investor.sends("/start join-999999");

  expect(investor.sees()).toBe(ru("board.said.over"));
});

/** What the first form would have asked. */
async function agree(bot: TestApp, { id }: TestPerson): Promise<void> {
  const consent_at = new Date().toISOString();
  await bot.app.db.updateTable("person").set({ consent_at }).where("id", "=", id).execute();
}

describe("what neighbours never see", () => {
  it.each([
    ["a theft", { category: "security", objectId: "substation-12" }],
    ["somebody's noise", { category: "other", place: { kind: "street", id: "first" } }],
    [
      "a place in somebody's own words",
      { category: "water", place: { kind: "words", words: "у ворот дома Ивана" } },
    ],
    [
      "somebody's pin",
      { category: "water", place: { kind: "point", latitude: 43.33, longitude: 76.83 } },
    ],
  ] as const)("%s", async (_what, answers) => {
    const bot = await startTestApp();
    await greet(bot.investor, "ru");
    await bot.investor.presses(ru("board.open", plain));
    const before = bot.investor.sees();

    await reportFault(bot.app.db, bot.investor.id, { ...answers, named: "private" });
    await bot.settle();
    await bot.investor.presses(ru("board.open", plain));

    expect(bot.investor.sees()).toBe(before);
  });
});

it("shows a mended fault for a month, after what is open", async () => {
  const bot = await startTestApp();
  await greet(bot.investor, "ru");
  await reportFault(bot.app.db, bot.investor.id, { ...SUBSTATION, join: "new" });
  const of = await bot.app.db
    .selectFrom("case")
    .selectAll()
    .where("number", "is not", null)
    .executeTakeFirstOrThrow();
  const request = {
    caseId: of.id,
    by: "clerk",
    actorId: 1,
    hasProof: true,
    now: new Date(),
  } as const;
  await bot.app.db
    .transaction()
    .execute((trx) => moveCase(trx, KINDS, { ...request, move: "fix" }));
  await bot.settle();

  expect((await board(bot)).trim().split("\n\n").at(-1)).toContain(of.number);
  await bot.app.db
    .updateTable("incident")
    .set({ fixed_at: new Date(Date.now() - 31 * 24 * 3_600_000).toISOString() })
    .where("case_id", "=", of.id)
    .execute();

  expect(await board(bot)).not.toContain(of.number);
});

it("turns the pages of a long board and finds the faults of one park", async () => {
  const bot = await startTestApp({ withSamples: true });
  await greet(bot.investor, "ru");
  const parks = await bot.app.db.selectFrom("park").selectAll().orderBy("id").execute();
  for (const { id } of parks.slice(0, 3)) {
    await reportFault(bot.app.db, bot.investor.id, {
      category: "road",
      place: { kind: "park", id },
    });
  }
  await bot.settle();

  await board(bot);
  await bot.investor.presses(ru("board.next", plain));
  expect(bot.investor.sees()).toContain("6. ");
  await bot.investor.presses(ru("board.by-park", plain));
  const name = (JSON.parse(parks[1]?.name ?? "{}") as { ru: string }).ru;
  await bot.investor.presses(name);

  expect(bot.investor.sees()).toContain(name);
  expect(bot.investor.sees()).not.toContain("2. ");
});

async function board(bot: TestApp): Promise<string> {
  await bot.investor.sends("/menu");
  await bot.investor.presses(ru("board.open", plain));
  return bot.investor.sees();
}
