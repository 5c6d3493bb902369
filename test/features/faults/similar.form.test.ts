import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { topicOfCase } from "../../helpers/topics.js";
import { reportFault } from "../../helpers/faults.js";
import { bare, form, KNOWN, PUBLISHED, says, startReporting } from "../../helpers/reporting.js";

const ru = translator("ru");

describe("what is known nearby", () => {
  it("stands under its photo, and several are told apart", async () => {
    const bot = await startReporting("ru");
    const photo = bot.person.person.sendsPhoto().message.photo?.at(-1)?.file_id ?? "";
    await bot.settle();
    const known = [
      { photo },
      { caseId: 8, name: "", followers: 0, published: PUBLISHED, dueAt: null },
    ];
    const join = form.fields.find(({ id }) => id === "join");
    const answers = { similar: known.map((one) => ({ ...KNOWN, ...one })) };

    expect(join?.photo?.(answers)).toBe(photo);
    expect(join?.choices?.(ru, answers, "ru").flat()).toEqual([
      { value: "7", label: ru("report.join.one", { n: 1 }) },
      { value: "8", label: ru("report.join.one", { n: 2 }) },
      { value: "new", label: ru("report.join.new") },
    ]);
    expect(join?.ask(ru, answers, "ru")).toContain("Известно из публикации");
    expect(join?.ask(ru, answers, "ru")).toContain("Трещины в стенах");
  });

  it("is something else, and the form goes on", async () => {
    const bot = await startReporting("ru", { known: [{}, { caseId: 8 }] });
    await says(bot, "ru", "Нет света, подстанция № 12");
    await bot.person.presses(ru("report.category.confirm", plain));

    await bot.person.presses(ru("report.join.new", plain));

    expect(await bot.draft()).toMatchObject({ join: "new", asked: "q-power-extent" });
  });
});

describe.each(LOCALES)("somebody who follows a fault already and reads %s", (locale) => {
  const t = translator(locale);

  it("reads so when he reports it again, and adds to it by one tap", async () => {
    const bot = await startTestApp();
    const { investor } = bot;
    await greet(investor, locale);
    await reportFault(bot.app.db, investor.id, {
      ...{ category: "power", objectId: "substation-12", join: "new" },
    });
    await investor.sends("/complain");
    await investor.presses(t("consent.give", plain));

    await investor.sends("Нет света, подстанция № 12");
    await investor.presses(t("report.description.done", plain));
    await investor.presses(t("report.category.confirm", plain));
    expect(investor.sees()).toContain(t("report.join.yours"));
    expect(investor.sees()).toMatch(/C-\d{4}-000001/);
    await investor.presses(t("report.join.add-one", { n: 1, ...plain }));

    expect(investor.sees()).toContain(addedLine(locale));
    const kept = await bot.app.db.selectFrom("report").select("words").orderBy("id").execute();
    expect(kept.map(({ words }) => words)).toEqual(["Нет света", "Нет света, подстанция № 12"]);
    await bot.hurry();
    const thread = await topicOfCase(bot, 1);
    expect(bot.clerk.seesAll(thread).slice(1).join("\n")).toContain("Нет света, подстанция № 12");
  });

  const addedLine = (of: typeof locale) =>
    bare(translator(of)("report.join.added", { number: "|", name: "" })).split("|")[0] ?? "";
});
