import { describe, expect, it } from "vitest";
import { momentInAlmaty } from "../../../src/calendar/almaty-time.js";
import { addWorkingDays } from "../../../src/calendar/working-days.js";
import { describeDesk, sayDailyDigest } from "../../../src/features/staff/digest.service.js";
import { getWorkTime } from "../../../src/features/desk/work-time.repository.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { startTestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { startWithApplication } from "../../helpers/filed.js";

const ru = translator("ru");

describe.each(LOCALES)("/digest in %s", (locale) => {
  const t = translator(locale);

  it("counts what is new, open, due soon and late, and shows where it is stuck", async () => {
    const { bot, thread, getCase } = await startWithApplication(locale);
    await bot.clerk.sends("/digest");
    const counts = { registered: 1, open: 1, dueSoon: 0, late: 0 };
    expect(bot.clerk.sees()).toContain(t("desk.digest.counts", counts));

    await bot.clerk.presses(t("case.take", plain), { thread });
    await bot.clerk.presses(t("case.council", plain), { thread });
    await bot.clerk.sends("Ждём совет.", { thread });
    const { office_since, due_at } = await getCase();
    const { calendar, hours } = await getWorkTime(bot.app.db);
    const later = addWorkingDays(calendar, new Date(office_since), 5);
    const text = await describeDesk(bot.app.db, locale, momentInAlmaty(later, "10:00"));
    const end = await describeDesk(bot.app.db, locale, new Date(due_at ?? ""));

    expect(hours.opens).toBe("09:00");
    expect(text).toContain(t("desk.digest.counts", { ...counts, registered: 0 }));
    expect(text).toMatch(/1.+5 (?:жұмыс күні|рабочих дней|working days)$/);
    expect(end).toContain(t("desk.digest.counts", { ...counts, registered: 0, late: 1 }));
  });
});

onBothDatabases((kind) => {
  it("says the digest by itself once each working day, and not on a day off", async () => {
    const databaseUrl = await freshDatabaseUrl(kind);
    const { bot } = await startWithApplication("ru", { databaseUrl });
    const moments = [
      "2026-12-14 08:59",
      "2026-12-14 09:00",
      "2026-12-14 09:01",
      "2026-12-16 10:00",
    ];

    for (const moment of moments) {
      const [day = "", time = ""] = moment.split(" ");
      const now = momentInAlmaty(day, time);
      await bot.app.db.transaction().execute((trx) => sayDailyDigest(trx, now));
    }
    await bot.settle();

    expect(bot.clerk.seesAll().filter((text) => text.includes("Рабочий стол:"))).toHaveLength(1);
  });
});

describe("/holiday", () => {
  it("moves the terms that begin after it, and leaves those already promised", async () => {
    const { bot, getCase } = await startWithApplication();
    const { due_at } = await getCase();
    const dueDay = due_at?.slice(0, 10) ?? "";

    await bot.admin.sends(`/holiday ${dueDay} off`);

    expect(bot.admin.sees()).toContain("теперь выходной");
    expect((await getCase()).due_at).toBe(due_at);
    const { calendar } = await getWorkTime(bot.app.db);
    expect(calendar.daysOff).toContain(dueDay);
    await bot.admin.sends("/holiday");
    expect(bot.admin.sees()).toContain(ru("desk.holiday.how").replace(/<[^>]+>/g, ""));
  });

  it("makes a Saturday working, and a holiday, too", async () => {
    const bot = await startTestApp();

    await bot.admin.sends("/holiday 2026-11-28 on");
    await bot.admin.sends("/holiday 2026-12-16 on");

    const { calendar } = await getWorkTime(bot.app.db);
    const friday = momentInAlmaty("2026-11-27", "12:00");
    expect(addWorkingDays(calendar, friday, 1)).toBe("2026-11-28");
    expect(calendar.daysOff).not.toContain("2026-12-16");
  });

  it.each(["/holiday 2026-02-30 off", "/holiday tomorrow off", "/holiday 2026-12-17"])(
    "explains itself instead of guessing at %s",
    async (words) => {
      const bot = await startTestApp();

      await bot.admin.sends(words);

      expect(bot.admin.sees()).toContain(ru("desk.holiday.how").replace(/<[^>]+>/g, ""));
      expect(await bot.app.db.selectFrom("holiday").selectAll().execute()).toEqual([]);
    },
  );

  it("is refused to a clerk", async () => {
    const bot = await startTestApp();

    await bot.clerk.sends("/holiday 2026-12-17 off");

    expect(bot.clerk.sees()).toBe(ru("staff.admins-only"));
  });
});
