import { describe, expect, it } from "vitest";
import { keepPromises } from "../../../src/features/cases/moves/promise.service.js";
import { saveStaffRole } from "../../../src/features/desk/staff.repository.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { someone } from "../../helpers/dispatch.js";
import { commitOf, KINDS } from "../../helpers/faults.js";
import { fix, incidentOf, neighboursOf, supervise, topicOf } from "../../helpers/mended.js";

const LATER_MS = 40 * 24 * 3_600_000;

describe.each(LOCALES)("a resident who says that it is not fixed, in %s", (locale) => {
  const t = translator(locale);

  it("reads of no head where none is set", async () => {
    const bot = await startTestApp();
    const [person] = await neighboursOf(bot, [locale]);
    await fix(bot);

    await person.presses(t("incident.not-fixed", plain));
    await bot.hurry();

    expect(person.sees()).toBe(t("incident.what-is-wrong"));
    expect(person.seesAll().join("\n")).not.toMatch(/руковод|басшы|\bhead\b/i);
  });

  it("reads that the head knows where one is set", async () => {
    const bot = await startTestApp();
    const [person] = await neighboursOf(bot, [locale]);
    const head = await someone(bot, locale);
    await supervise(bot, head.id);
    await fix(bot);

    await person.presses(t("incident.not-fixed", plain));
    await bot.hurry();

    expect(person.sees()).toBe(`${t("incident.head-knows")}\n${t("incident.what-is-wrong")}`);
    expect(head.sees()).toContain((await incidentOf(bot)).number);
  });
});

describe.each(LOCALES)("a repair that is late, in %s", (locale) => {
  const t = translator(locale);

  it("is told to whoever answers for its category, and not to the heads besides", async () => {
    const bot = await startTestApp();
    const [person] = await neighboursOf(bot, [locale]);
    const [head, supervisor] = [await someone(bot, locale), await someone(bot, locale)];
    await appointHead(bot, head.id);
    await supervise(bot, supervisor.id);
    const before = head.seesAll().length;

    await passTheTerm(bot);

    const { number } = await incidentOf(bot);
    const told = t("clock.late.head", { name: number ?? "", date: "|" }).split("|")[0] ?? "";
    expect(supervisor.sees()).toContain(told.replace(/<[^>]+>/g, ""));
    expect(head.seesAll()).toHaveLength(before);
    expect(person.seesAll().join("\n")).not.toMatch(/руковод|басшы|\bhead\b/i);
  });

  it("is told to the heads where nobody answers for its category", async () => {
    const bot = await startTestApp();
    await neighboursOf(bot, [locale]);
    const head = await someone(bot, locale);
    await appointHead(bot, head.id);

    await passTheTerm(bot);

    expect(head.sees()).toContain((await incidentOf(bot)).number);
  });
});

it("calls by name on the desk whoever answers for a late repair and never started the bot", async () => {
  const bot = await startTestApp();
  await neighboursOf(bot, ["ru"]);
  await bot.otherClerk.sends("Здравствуйте", { thread: topicOf(bot) });
  await supervise(bot, bot.otherClerk.id);

  await passTheTerm(bot);

  expect(bot.clerk.seesAll(topicOf(bot)).some((text) => text.startsWith("Сауле, "))).toBe(true);
});

async function passTheTerm(bot: TestApp): Promise<void> {
  const { db } = bot.app;
  await keepPromises(db, commitOf(db), KINDS, new Date(Date.now() + LATER_MS));
  await bot.hurry();
}

async function appointHead({ app }: TestApp, id: number): Promise<void> {
  await commitOf(app.db)((trx) => saveStaffRole(trx, { id, name: "Басшы" }, "head"));
}
