import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { answerUntil, fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { onBothDatabases, freshDatabaseUrl } from "../../helpers/databases.js";

const ru = translator("ru");

describe.each(LOCALES)("an application in %s", (locale) => {
  const t = translator(locale);

  it("for premises in a park is light, and comes to a number", async () => {
    const { app, investor } = await startTestApp();
    await startApplying(investor, locale);

    await fileApplicationBy(investor, locale, buildAnswers(2, { areaM2: 620, powerKw: null }));

    const asked = investor.seesAll().join("\n");
    expect(asked).toContain(t("application.track.ask"));
    for (const heavy of ["study", "exclusions", "powerKw"] as const) {
      expect(asked).not.toContain(t(`application.${heavy}.ask`));
    }
    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ track: "park", area_min_m2: 620, cost: null, form_version: 2 });
    expect(investor.sees()).toContain("000001");
  });

  it("for land asks about money, jobs, utilities and the study, and comes to a number", async () => {
    const { app, investor, clerk, simulator, group } = await startTestApp();
    await startApplying(investor, locale);

    const answers = buildAnswers(1, {
      areaM2: 12_000,
      track: "land",
      cost: 2_000_000_000,
      jobs: 120,
      powerKw: 630,
      startDate: "2027",
    });
    await fileApplicationBy(investor, locale, answers);

    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    const money = (amount: number) => JSON.stringify({ min: amount, max: amount, currency: "KZT" });
    expect(row).toMatchObject({
      track: "land",
      cost: money(2_000_000_000),
      own_money: money(1_000_000_000),
      borrowed_money: money(1_000_000_000),
      jobs: 120,
      power_kw: JSON.stringify({ min: 630, max: 630 }),
      study: "in-work",
      start_date: "2027",
      exclusions: "no",
    });
    expect(investor.sees()).toContain("000001");
    const thread = simulator.world.topics(group.id)[0]?.threadId ?? 0;
    const card = clerk.sees(thread);
    expect(card).toContain("Земельный участок");
    expect(card).toContain("2\u00A0млрд тенге");
    expect(card).not.toContain(ru("application.check.mark"));
  });
});

describe("the area suggests the track", () => {
  it.each<[string, "park" | "land" | "between" | "small"]>([
    ["620 м²", "park"],
    ["150 м²", "small"],
    ["3 000 м²", "between"],
    ["20 соток", "land"],
    ["полгектара", "land"],
    ["6000", "land"],
  ])("as %s does, and the person confirms", async (words, hint) => {
    const { investor } = await startTestApp();
    await startApplying(investor, "ru");
    await answerUntil(investor, "ru", buildAnswers(1), ru("application.area.ask"));

    await investor.sends(words);

    const rest = ru(`application.track.hint.${hint}`, { area: "" }).trim();
    expect(investor.sees()).toContain(rest);
    const first = ru(hint === "land" ? "application.track.land" : "application.track.park", plain);
    expect(investor.seesButtons()[0]).toBe(first);
  });

  it("anew when it is changed in the summary, and what the other track asks is asked then", async () => {
    const { app, investor } = await startTestApp();
    const answers = buildAnswers(2, { cost: null });
    await startApplying(investor, "ru");
    await fileApplicationBy(investor, "ru", answers, { untilSummary: true });

    await investor.presses(ru("form.change", plain));
    await investor.presses(ru("application.area.label", plain));
    await investor.sends("2 га");
    expect(investor.sees()).toContain(ru("application.track.ask"));
    await fileApplicationBy(investor, "ru", { ...answers, track: "land", cost: 4_000_000 });

    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ track: "land", area_min_m2: 20_000, exclusions: "no" });
    expect(row.name).toBe(answers.name);
  });
});

describe("money that does not add up", () => {
  it("is asked about, taken, and pointed out to staff", async () => {
    const bot = await startTestApp();
    await applyForLandUntil(bot, "application.cost.ask");

    await bot.investor.sends("полтора млрд");
    await bot.investor.sends("200 млн тг");
    await bot.investor.sends("1 млрд");
    expect(bot.investor.sees()).toContain("1,5\u00A0млрд тенге");
    await bot.investor.presses(ru("application.check.yes", plain));
    await fileApplicationBy(bot.investor, "ru", LAND);

    expect(cardOf(bot)).toContain(`1,5\u00A0млрд тенге ${ru("application.check.mark")}`);
  });

  it("is corrected by going back, and then nothing is asked about it", async () => {
    const bot = await startTestApp();
    await applyForLandUntil(bot, "application.cost.ask");
    await bot.investor.sends("$2m");
    await bot.investor.sends("1 млн долларов");
    await bot.investor.sends("500 тысяч долларов");

    await bot.investor.presses(ru("form.back", plain));
    await bot.investor.sends("1 млн долларов");

    expect(bot.investor.sees()).toContain(ru("application.jobs.ask"));
  });

  it("is not asked about when own money is all there is", async () => {
    const bot = await startTestApp();
    await applyForLandUntil(bot, "application.cost.ask");

    await bot.investor.sends("$2m");
    await bot.investor.sends("$2m");
    await bot.investor.sends("нет");

    expect(bot.investor.sees()).toContain(ru("application.jobs.ask"));
    const draft = await bot.app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(draft.answers)).toMatchObject({
      borrowedMoney: { min: 0, max: 0, currency: "USD" },
    });
  });
});

it("asks back for a number that can be read in two ways", async () => {
  const bot = await startTestApp();
  await applyForLandUntil(bot, "application.cost.ask");

  await bot.investor.sends("1,500 млн");

  expect(bot.investor.sees()).toContain(ru("application.money.ambiguous"));
  expect(bot.investor.sees()).toContain(ru("application.cost.ask"));
});

it("rejects nobody: what makes an applicant doubtful is pointed out to staff", async () => {
  const bot = await startTestApp();
  await applyForLandUntil(bot, "application.exclusions.ask");

  await bot.investor.presses(ru("application.exclusions.yes", plain));
  await fileApplicationBy(bot.investor, "ru", LAND);

  const yes = ru("application.exclusions.yes", plain);
  expect(cardOf(bot)).toContain(`${yes} ${ru("application.check.mark")}`);
});

onBothDatabases((kind) => {
  it("a draft of the form's first version goes on in the new one", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const { app, investor } = bot;
    const answers = buildAnswers(1);
    await startApplying(investor, "ru");
    await answerUntil(investor, "ru", answers, ru("application.name.ask"));
    const old = {
      applicantKind: "legal-entity",
      name: answers.name,
      area: { min: 120, max: 120 },
      areaCheck: "yes",
    };
    await app.db
      .updateTable("draft")
      .set({ answers: JSON.stringify(old), asked: "areaCheck", form_version: 1 })
      .execute();

    await investor.sends("Да, верно");
    expect(investor.sees()).toContain(ru("form.changed"));
    expect(investor.sees()).toContain(ru("application.track.ask"));
    await fileApplicationBy(investor, "ru", answers);

    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: answers.name, area_min_m2: 120, form_version: 2 });
    const timesAsked = investor.seesAll().filter((it) => it.includes(ru("application.name.ask")));
    expect(timesAsked).toHaveLength(1);
  });
});

const LAND = buildAnswers(1, { areaM2: 12_000, track: "land", cost: 2_000_000, powerKw: 630 });

async function applyForLandUntil(
  { investor }: TestApp,
  key: "application.cost.ask" | "application.exclusions.ask",
) {
  await startApplying(investor, "ru");
  await answerUntil(investor, "ru", LAND, ru(key));
}

function cardOf({ clerk, simulator, group }: TestApp): string {
  return clerk.sees(simulator.world.topics(group.id)[0]?.threadId ?? 0);
}
