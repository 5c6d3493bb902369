import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");

describe.each(LOCALES)("a person who reads %s", (locale) => {
  const t = translator(locale);
  const shown = (html: string) => html.replace(/<[^>]+>/g, "");

  it("finds menu, help, what the bot is, and that no form is open", async () => {
    const { investor } = await startTestApp();
    await greet(investor, locale);

    await investor.sends("/menu");
    expect(investor.sees()).toBe(t("start.menu"));
    expect(investor.seesButtons()).toHaveLength(9);
    await investor.sends("/help");
    expect(investor.sees()).toBe(shown(t("start.help")));
    await investor.sends("/about");
    expect(investor.sees()).toBe(shown(t("start.about")));
    await investor.sends("/cancel");
    expect(investor.sees()).toBe(t("start.nothing-open"));
    await investor.sends("/start");
    expect(investor.sees()).toBe(t("start.hello"));
  });

  it("comes to the right place from each button of the menu", async () => {
    const { investor } = await startTestApp();
    await greet(investor, locale);
    const places = [
      ["parks", shown(t("parks.totals.heading.parks"))],
      ["space", shown(t("parks.totals.heading.space"))],
      ["stats", shown(t("stats.menu"))],
      ["cases", t("case.none")],
      ["language", t("language.choose")],
      ["apply", shown(t("consent.ask"))],
      ["complain", shown(t("consent.ask"))],
      ["operator", shown(t("consent.ask"))],
    ] as const;

    for (const [button, words] of places) {
      await investor.sends("/menu");
      await investor.presses(t(`start.${button}`, plain));
      expect(investor.sees(), button).toContain(words);
    }
  });
});

describe("a link", () => {
  it.each([
    ["apply", "application.applicantKind.ask"],
    ["complain", "report.description.ask"],
    ["operator", "question.ask"],
  ] as const)("to %s opens the form at once for whoever has agreed before", async (link, asked) => {
    const { investor } = await startTestApp();
    await startApplying(investor, "ru");
    await investor.sends("/cancel");

    await investor.sends(`/start ${link}`);

    expect(investor.sees()).toContain(ru(asked).replace(/<[^>]+>/g, ""));
  });

  it("to a form that was begun goes on where it was left", async () => {
    const { investor } = await startTestApp();
    await startApplying(investor, "ru");
    await investor.presses(ru("application.applicantKind.individual", plain));

    await investor.sends("/start apply");

    expect(investor.sees()).toContain(ru("application.area.ask"));
  });

  it("to one's own case shows where it stands, however the number is written", async () => {
    const { investor, app } = await startTestApp();
    await startApplying(investor, "ru");
    await fileApplicationBy(investor, "ru", buildAnswers(1));
    const { number } = await app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .executeTakeFirstOrThrow();

    await investor.sends(`/start case-${number?.toLowerCase()}`);

    expect(investor.sees()).toContain(number);
    expect(investor.sees()).toContain(ru("case.state.registered"));
  });

  it.each(["nothing-known", "park-", "question-7", "text:"])(
    "that nobody knows (%s) gets an answer all the same",
    async (link) => {
      const { investor } = await startTestApp();
      await startApplying(investor, "ru");
      await investor.sends("/cancel");
      const before = investor.seesAll().length;

      await investor.sends(`/start ${link}`);

      expect(investor.seesAll()).toHaveLength(before + 1);
      expect(investor.sees()).toMatch(/Здравствуйте!|больше не действует/);
    },
  );

  it("in the middle of a form leads there, and the open question comes again", async () => {
    const { investor } = await startTestApp({ withSamples: true });
    await startApplying(investor, "ru");

    await investor.sends("/start park-sample-01");

    const [park, question] = investor.seesAll().slice(-2);
    expect(park).toContain("Можжевельник");
    expect(question).toContain(ru("application.applicantKind.ask"));
  });
});

it.each([
  ["stats", "stats.menu"],
  ["help", "start.help"],
  ["about", "start.about"],
] as const)("keeps a newcomer's /%s until a language is there", async (command, key) => {
  const { newcomer } = await startTestApp();
  const person = newcomer("ru");

  await person.sends(`/${command}`);
  await person.presses("Русский");

  expect(person.sees()).toBe(ru(key).replace(/<[^>]+>/g, ""));
});
