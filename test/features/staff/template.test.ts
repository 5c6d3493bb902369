import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");
const WELCOME = [
  "/template Приём",
  "kk: Құрметті {name}, {number} қабылданды.",
  "Соңғы күні: {date}",
  "ru: Уважаемый {name}, {number} принята.",
  "en: Dear {name}, {number} is in work.",
].join("\n");
const READ: Record<Locale, string> = {
  kk: "Құрметті Айгерім, A-",
  ru: "Уважаемый Айгерім, A-",
  en: "Dear Айгерім, A-",
};

describe.each(LOCALES)("a ready answer", (locale) => {
  it(`is read in ${locale} by a person who chose that, and the history names it`, async () => {
    const { bot, thread } = await fileOne(locale);
    await bot.admin.sends(WELCOME);
    expect(bot.admin.sees()).toBe("Сохранено: Приём.");

    await bot.clerk.presses(ru("template.button", plain), { thread });
    await bot.clerk.presses("Приём", { thread });
    expect(bot.clerk.sees(thread)).toContain(READ[locale]);
    await bot.clerk.presses(ru("template.send", plain), { thread });

    expect(bot.investor.sees()).toContain(READ[locale]);
    const out = await bot.app.db
      .selectFrom("case_message")
      .select(["template", "delivery", "clerk_id"])
      .where("kind", "=", "out")
      .where("clerk_id", "is not", null)
      .execute();
    expect(out).toEqual([{ template: "Приём", delivery: "delivered", clerk_id: bot.clerk.id }]);
  });
});

it("goes out once, however often Send is pressed", async () => {
  const { bot, thread } = await fileOne("ru");
  await bot.admin.sends(WELCOME);
  await bot.clerk.presses(ru("template.button", plain), { thread });
  await bot.clerk.presses("Приём", { thread });

  const place = { chat: bot.group.id, thread };
  bot.clerk.person.presses(ru("template.send", plain), place);
  bot.clerk.person.presses(ru("template.send", plain), place);
  await bot.settle();

  const read = bot.investor.seesAll().filter((text) => text.includes(READ.ru));
  expect(read).toHaveLength(1);
});

it("asks once more before a colleague's case is answered", async () => {
  const { bot, thread } = await fileOne("ru");
  await bot.admin.sends(WELCOME);
  await bot.clerk.presses(ru("case.take", plain), { thread });
  await bot.otherClerk.presses(ru("template.button", plain), { thread });
  await bot.otherClerk.presses("Приём", { thread });
  await bot.otherClerk.presses(ru("template.send", plain), { thread });
  expect(bot.investor.seesAll().join("\n")).not.toContain(READ.ru);

  await bot.otherClerk.presses(ru("talk.anyway.send", plain), { thread });

  expect(bot.investor.sees()).toContain(READ.ru);
});

describe("/template", () => {
  it.each([
    [
      "without a language",
      "/template Приём\nkk: а\nru: б",
      ru("template.missing", { languages: ru("language.name.en") }),
    ],
    [
      "with a field that there is not",
      "/template Приём\nkk: а\nru: {phone}\nen: c",
      ru("template.unknown-field", { field: "{phone}" }),
    ],
    [
      "with a name too long",
      `/template ${"и".repeat(41)}\nkk: а\nru: б\nen: c`,
      ru("template.too-long"),
    ],
  ])("%s saves nothing, and says what is wrong", async (_, words, answer) => {
    const { admin, app } = await startTestApp();

    await admin.sends(words);

    expect(admin.sees()).toBe(answer.replace(/<[^>]+>/g, ""));
    expect(await app.db.selectFrom("template").selectAll().execute()).toEqual([]);
  });

  it("changes, shows and deletes what is there", async () => {
    const { admin, app } = await startTestApp();
    await admin.sends(WELCOME);
    await admin.sends("/template Приём\nkk: қазақша\nru: по-русски\nen: in English");

    await admin.sends("/template");
    await admin.presses("Приём");
    expect(admin.sees()).toContain("по-русски");
    await admin.presses(ru("template.delete", plain));

    expect(admin.sees()).toBe("Удалено: Приём.");
    expect(await app.db.selectFrom("template").selectAll().execute()).toEqual([]);
  });

  it("is not for everybody, but for an editor", async () => {
    const { clerk, app } = await startTestApp();
    await clerk.sends(WELCOME);
    expect(clerk.sees()).toBe(ru("staff.editors-only"));

    const row = { user_id: clerk.id, name: "Болат", note_told: 1, created_at: "" } as const;
    await app.db
      .insertInto("staff_member")
      .values({ ...row, role: "admin" })
      .execute();
    await clerk.sends(WELCOME);

    expect(clerk.sees()).toBe("Сохранено: Приём.");
  });
});

it("has no ready answers to offer at first, and says how to add one", async () => {
  const { bot, thread } = await fileOne("ru");

  await bot.clerk.presses(ru("template.button", plain), { thread });

  expect(bot.clerk.seesToast()).toBe(ru("template.none", plain));
});

async function fileOne(locale: Locale): Promise<{ bot: TestApp; thread: number }> {
  const bot = await startTestApp();
  await startApplying(bot.investor, locale);
  await fileApplicationBy(bot.investor, locale, buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}
