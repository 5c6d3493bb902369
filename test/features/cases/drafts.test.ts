import { describe, expect, it } from "vitest";
import { momentInAlmaty } from "../../../src/calendar/almaty-time.js";
import { createForms } from "../../../src/bot.js";
import {
  eraseOldDrafts,
  remindOfDrafts,
} from "../../../src/features/cases/drafts/draft-care.service.js";
import { draftDropouts } from "../../../src/features/cases/drafts/dropout.repository.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { answerUntil, fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { directory } from "../../helpers/directory.js";
import { pdf } from "../../helpers/files.js";

const ru = translator("ru");
const NOON = momentInAlmaty("2027-03-10", "12:00");
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe.each(LOCALES)("a draft that was left, in %s", (locale) => {
  it("is remembered once, and goes on with one tap", async () => {
    const bot = await startTestApp();
    const t = translator(locale);
    await leaveDraft(bot, locale, NOON.getTime() - 25 * HOUR_MS);

    await remind(bot, NOON);
    await remind(bot, new Date(NOON.getTime() + HOUR_MS));
    await remind(bot, new Date(NOON.getTime() + 5 * DAY_MS));

    const reminders = bot.investor.seesAll().filter((text) => isReminder(text, locale));
    expect(reminders).toHaveLength(1);
    expect(reminders[0]).toContain(buildAnswers(1).projectName);
    await bot.investor.presses(t("form.go-on", plain));
    expect(bot.investor.sees()).toContain(t("application.sector.ask"));
  });
});

onBothDatabases((kind) => {
  it("nobody is reminded at night, within a day, or of a form that was sent", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await leaveDraft(bot, "ru", NOON.getTime() - 20 * HOUR_MS);

    await remind(bot, NOON);
    await remind(bot, momentInAlmaty("2027-03-11", "20:00"));
    await remind(bot, momentInAlmaty("2027-03-11", "08:59"));
    expect(bot.investor.seesAll().filter((text) => isReminder(text, "ru"))).toEqual([]);

    await bot.investor.sends("/apply");
    await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
    await remind(bot, momentInAlmaty("2027-03-20", "12:00"));
    expect(bot.investor.seesAll().filter((text) => isReminder(text, "ru"))).toEqual([]);
  });

  it("a draft is erased after thirty days, and counted at the question where it was left", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await leaveDraft(bot, "ru", NOON.getTime() - 31 * DAY_MS);

    await bot.app.db.transaction().execute((trx) => eraseOldDrafts(trx, NOON));

    const draft = await bot.app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
    expect(draft).toMatchObject({ state: "deleted", answers: "{}" });
    expect(await draftDropouts(bot.app.db, NOON)).toEqual([
      { form: "application", begun: 1, submitted: 0, left: [{ asked: "sector", count: 1 }] },
    ]);
    await bot.investor.sends("/apply");
    expect(bot.investor.sees()).toContain(ru("application.applicantKind.ask"));
  });
});

it("asks before it deletes a draft from its reminder", async () => {
  const bot = await startTestApp();
  await leaveDraft(bot, "ru", NOON.getTime() - 25 * HOUR_MS);
  await remind(bot, NOON);

  await bot.investor.presses(ru("form.delete", plain));
  const draft = () => bot.app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
  expect((await draft()).state).toBe("open");
  await bot.investor.presses(ru("form.delete", plain));

  expect((await draft()).state).toBe("deleted");
  expect(bot.investor.sees()).toBe(ru("form.deleted"));
});

it("erases files with the draft after thirty days", async () => {
  const bot = await startTestApp();
  const land = buildAnswers(1, { areaM2: 12_000, track: "land" });
  await startApplying(bot.investor, "ru");
  await answerUntil(bot.investor, "ru", land, ru("documents.how"));
  await bot.investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));
  await touch(bot, NOON.getTime() - 31 * DAY_MS);

  await bot.app.db.transaction().execute((trx) => eraseOldDrafts(trx, NOON));
  await bot.settle();

  expect(await bot.app.db.selectFrom("attachment").selectAll().execute()).toEqual([]);
});

it("tells staff in numbers where forms are left, and no names", async () => {
  const bot = await startTestApp();
  await leaveDraft(bot, "ru", Date.now() - 2 * DAY_MS);

  await bot.clerk.sends("/drafts");

  expect(bot.clerk.sees()).toContain(`${ru("application.sector.label", plain)}: 1`);
  expect(bot.clerk.sees()).not.toContain(buildAnswers(1).name);
});

/** Fills the form up to the sector, then goes away at this moment. */
async function leaveDraft(bot: TestApp, locale: Locale, leftAtMs: number) {
  const t = translator(locale);
  await startApplying(bot.investor, locale);
  await answerUntil(bot.investor, locale, buildAnswers(1), t("application.sector.ask"));
  await bot.investor.sends("/cancel");
  await touch(bot, leftAtMs);
}

async function touch({ app }: TestApp, atMs: number) {
  const updated_at = new Date(atMs).toISOString();
  await app.db.updateTable("draft").set({ updated_at }).execute();
}

async function remind(bot: TestApp, now: Date) {
  await bot.app.db.transaction().execute((trx) =>
    remindOfDrafts(
      trx,
      createForms(() => directory),
      now,
    ),
  );
  await bot.settle();
}

function isReminder(text: string, locale: Locale): boolean {
  const [words = ""] = translator(locale)("form.reminder", { title: "\n", date: "" }).split("\n");
  return text.startsWith(words);
}
