import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";

const ru = translator("ru");
const bare = (html: string) => html.replace(/<[^>]+>/g, "");

const openDraft = ({ app }: TestApp) =>
  app.db.selectFrom("draft").selectAll().where("state", "=", "open").executeTakeFirstOrThrow();
const cases = ({ app }: TestApp) =>
  app.db.selectFrom("case").selectAll().where("person_id", "!=", 0).orderBy("id").execute();

/** From the open form to the number: words, a category, words for the place, no name. */
async function reports(bot: TestApp, locale: Locale, words: string): Promise<void> {
  const t = translator(locale);
  const { investor } = bot;
  await investor.sends(words);
  await investor.presses(t("report.description.done", plain));
  await investor.presses(t("incident.category.waste", plain));
  await investor.sends(`у ворот ${words}`);
  await investor.presses(t("report.named.private", plain));
  await investor.presses(t("form.send", plain));
}

const LETTER = {
  kk: "Ауладан қоқыс шығарылмай жатыр.",
  ru: "Со двора не вывозят мусор.",
  en: "Rubbish is not collected from our yard.",
};

describe.each(LOCALES)("a resident who reads %s", (locale) => {
  const t = translator(locale);

  it.each(["/complain", "menu"])("reports a fault from %s and gets a number", async (from) => {
    const bot = await startTestApp();
    await greet(bot.investor, locale);
    if (from === "menu") await bot.investor.presses(t("start.complain", plain));
    else await bot.investor.sends(from);
    await bot.investor.presses(t("consent.give", plain));
    expect(bot.investor.sees()).toContain(bare(t("report.description.ask")));

    await reports(bot, locale, "мусор");

    expect(bot.investor.sees()).toMatch(/C-\d{4}-000001/);
    expect(await cases(bot)).toMatchObject([{ kind: "fault", state: "registered" }]);
  });

  it("reports with a letter of 4,000 characters, keeps the first 2,000, and reads that", async () => {
    const bot = await startTestApp();
    const { investor } = bot;
    const letter = `${LETTER[locale]} `.repeat(200).slice(0, 4_000).trim();
    await greet(investor, locale);
    await investor.sends(letter);

    await investor.presses(t("start.complain", plain));
    await investor.presses(t("consent.give", plain));

    expect(investor.sees()).toContain(t("report.description.too-long"));
    const { report } = JSON.parse((await openDraft(bot)).answers) as { report: string };
    expect(report).toBe(letter.slice(0, 2_000).trim());
  });
});

onBothDatabases((kind) => {
  it("a fault told in passing becomes the report, and is not said twice", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const { investor } = bot;
    const words = "Аулада су тұрып қалды, ливневка жұмыс істемейді";
    const kk = translator("kk");
    await greet(investor, "kk");
    await investor.sends(words);

    await investor.presses(kk("start.complain", plain));
    await investor.presses(kk("consent.give", plain));
    expect(investor.sees()).toContain(kk("incident.category.storm_sewer", plain));
    await investor.presses(kk("report.category.confirm", plain));

    const draft = await openDraft(bot);
    expect(JSON.parse(draft.answers)).toMatchObject({ report: words, category: "storm_sewer" });
  });

  it("what is published of an object is shown before it is reported, and one tap joins it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const { investor } = bot;
    await greet(investor, "ru");
    await investor.sends("/complain");
    await investor.presses(ru("consent.give", plain));
    await investor.sends("Трещины в здании подстанции, боимся за свет");
    await investor.presses(ru("report.description.done", plain));
    await investor.presses(ru("incident.category.power", plain));
    await investor.presses("Подстанция № 12");

    expect(investor.sees()).toContain("Известно из публикации");
    expect(investor.sees()).toContain("8 апреля 2022");
    await investor.presses(ru("report.join.this", plain));

    expect(investor.sees()).toMatch(/C-\d{4}-000001/);
    const draft = await bot.app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
    expect(draft.state).toBe("submitted");
  });
});

it("is stopped at five open reports and told where they are", async () => {
  const bot = await startTestApp();
  await greet(bot.investor, "ru");
  await bot.investor.sends("/complain");
  await bot.investor.presses(ru("consent.give", plain));
  for (let n = 0; n < 5; n++) {
    await reports(bot, "ru", `мусор ${"абвгд"[n]}`);
    await bot.investor.sends("/complain");
  }

  expect(bot.investor.sees()).toBe(ru("report.too-many-open", { count: 5 }));
});

it("whose draft is of the form of one question goes on in this one", async () => {
  const bot = await startTestApp();
  await greet(bot.investor, "ru");
  await bot.investor.sends("/complain");
  await bot.investor.presses(ru("consent.give", plain));
  await bot.app.db.updateTable("draft").set({ form: "report", asked: "words" }).execute();

  await bot.investor.sends("не вывозят мусор");
  expect(bot.investor.sees()).toContain(ru("form.changed"));
  await reports(bot, "ru", "не вывозят мусор");

  expect(await cases(bot)).toMatchObject([{ kind: "fault" }]);
});

it("finds nobody else's words behind a button", async () => {
  const bot = await startTestApp();
  const { investor, admin } = bot;
  await greet(investor, "ru");
  await investor.sends("ливневка забита, двор затопило");
  const message = investor.messages().at(-1)?.message_id ?? 0;
  await bot.app.db.updateTable("question_log").set({ person_id: admin.id }).execute();

  await investor.presses(ru("start.complain", plain), { message });
  await investor.presses(ru("consent.give", plain));

  expect(investor.sees()).toContain(bare(ru("report.description.ask")));
});
