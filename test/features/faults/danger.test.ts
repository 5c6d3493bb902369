import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { reportFault } from "../../helpers/faults.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const FIRE: Record<Locale, string> = {
  kk: "Қоймада өрт шықты",
  ru: "Горит склад у ворот 3",
  en: "The warehouse at gate 3 is on fire",
};
const call = (locale: Locale) => bare(translator(locale)("report.danger.ask"));

describe.each(LOCALES)("whoever writes in %s that something burns", (locale) => {
  const t = translator(locale);

  it("reads at once whom to call, and sends it as urgent by one tap", async () => {
    const bot = await startTestApp();
    const { investor } = bot;
    await greet(investor, locale);
    await agree(investor, locale);

    await investor.sends(FIRE[locale]);
    expect(investor.sees()).toContain(call(locale));
    await investor.presses(t("report.danger.urgent", plain));

    expect(investor.sees()).toMatch(/C-\d{4}-000001/);
    expect(await urgent(bot)).toEqual([{ words: FIRE[locale], is_urgent: 1 }]);
  });

  it("reads it before the question of consent, which comes after", async () => {
    const { investor } = await startTestApp();
    await greet(investor, locale);

    await investor.sends(FIRE[locale]);

    expect(investor.seesAll().slice(-2)[0]).toContain(call(locale));
    await investor.presses(t("consent.give", plain));
    await investor.presses(t("report.danger.urgent", plain));
    expect(investor.sees()).toMatch(/C-\d{4}-000001/);
  });

  it("reads it in the language of the words before one was chosen, and then goes on", async () => {
    const bot = await startTestApp();
    const newcomer = bot.newcomer("ru");
    await newcomer.sends(FIRE[locale]);

    expect(newcomer.seesAll()[0]).toContain(call(locale));
    const names = { kk: "Қазақша", ru: "Русский", en: "English" };
    await newcomer.presses(names[locale]);
    await newcomer.presses(t("consent.give", plain));
    await newcomer.presses(t("report.danger.urgent", plain));
    expect(await urgent(bot)).toEqual([{ words: FIRE[locale], is_urgent: 1 }]);
  });
});

onBothDatabases((kind) => {
  it("tells whom to call in the middle of another form and of a talk, where the words go on", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const { investor } = bot;
    await startApplying(investor, "ru");
    await fileApplicationBy(investor, "ru", buildAnswers(1));
    await bot.settle();
    const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
    const replyTo = investor.messages().find(({ text }) => text?.includes("A-"))?.message_id ?? 0;

    await investor.sends("У нас пахнет газом в цехе", { replyTo });
    expect(investor.sees()).toContain(call("ru"));
    expect(bot.clerk.sees(thread)).toContain("пахнет газом");
    await investor.presses(ru("start.complain", plain));
    await investor.presses(ru("report.danger.urgent", plain));

    expect(await urgent(bot)).toMatchObject([{ words: "У нас пахнет газом в цехе" }]);
  });
});

describe("danger to life", () => {
  it("is told in another form, which stays open", async () => {
    const { investor } = await startTestApp();
    await startApplying(investor, "ru");

    await investor.sends("горит щит в цехе");

    expect(investor.seesAll().slice(-2)[0]).toContain(call("ru"));
    expect(investor.seesButtons()).toContain(ru("form.later", plain));
  });

  it("comes first also in a report that was begun about something else", async () => {
    const { investor } = await startTestApp();
    await greet(investor, "ru");
    await agree(investor, "ru");
    await investor.sends("/complain");
    await investor.sends("яма на дороге");
    await investor.presses(ru("report.description.done", plain));
    await investor.presses(ru("form.later", plain));

    await investor.sends(FIRE.ru);

    expect(investor.sees()).toContain(call("ru"));
    expect(investor.seesButtons()).toContain(ru("report.danger.urgent", plain));
  });

  it("is taken from somebody whose five reports are open", async () => {
    const bot = await startTestApp();
    const { investor } = bot;
    await greet(investor, "ru");
    await agree(investor, "ru");
    for (let n = 0; n < 5; n++) {
      const report = `мусор ${"абвгд"[n] ?? ""}`;
      await reportFault(bot.app.db, investor.id, { report, category: "waste", join: "new" });
    }
    await bot.settle();

    await investor.sends(FIRE.ru);
    await investor.presses(ru("report.danger.urgent", plain));

    expect((await urgent(bot)).map(({ words }) => words)).toContain(FIRE.ru);
  });

  it.each([
    ["ru", "Почему закрыта станция, боятся схода поездов?"],
    ["kk", "12 косалкы станциянын гимаратына не болган, жер шогип кеткен бе"],
    ["en", "Is there a fire station in the zone?"],
  ] as const)("is not heard in a question, in %s: %s", async (locale, words) => {
    const { investor } = await startTestApp();
    await greet(investor, locale);

    await investor.sends(words);

    expect(investor.seesAll().join("\n")).not.toContain(call(locale));
  });
});

it.each([
  ["Горит склад у ворот 3", "other"],
  ["На дороге искрит оборванный провод", "power"],
  ["Пахнет газом у ворот", "gas"],
  ["Вагон сошёл с рельсов у переезда", "rail"],
  ["Горит трансформатор на подстанции 12", "power"],
  ["жарылыс болды цехта", "other"],
  ["Explosion in the workshop", "other"],
  ["The roof is collapsing", "other"],
  ["Взрыв в котельной", "heat"],
])("goes to whoever mends that: %s", async (words, category) => {
  const bot = await startTestApp();
  const { investor } = bot;
  await greet(investor, "ru");
  await agree(investor, "ru");

  await investor.sends(words);
  await investor.presses(ru("report.danger.urgent", plain));

  const filed = await bot.app.db
    .selectFrom("incident")
    .selectAll()
    .where("source", "is", null)
    .execute();
  expect(filed.map((one) => one.category)).toEqual([category]);
});

async function agree(person: TestPerson, locale: Locale): Promise<void> {
  const t = translator(locale);
  await person.sends("/complain");
  await person.presses(t("consent.give", plain));
  await person.presses(t("form.later", plain));
}

async function urgent({ app }: TestApp) {
  return app.db
    .selectFrom("case")
    .innerJoin("report", "report.case_id", "case.id")
    .select(["report.words", "case.is_urgent"])
    .where("case.is_urgent", "=", 1)
    .execute();
}

function bare(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
