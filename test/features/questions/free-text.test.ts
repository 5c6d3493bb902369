import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");

describe("a question in one's own words", () => {
  it.each([
    ["kk", "канша жумыс орны курылды", "3 314", "2023 жылғы 31 шілде"],
    ["kk", "jumys istep turgan park kansha?", "11", "2023 жылғы 31 шілде"],
    ["ru", "скока парков щас действует", "11", "31 июля 2023"],
    ["en", "How many jobs were created?", "3,314", "31 July 2023"],
  ] as const)(
    "in %s, %j, gets its figure with its date",
    async (locale, question, figure, date) => {
      const { investor } = await startTestApp();
      await greet(investor, locale);

      await investor.sends(question);

      expect(investor.sees().replaceAll("\u00a0", " ")).toContain(figure);
      expect(investor.sees()).toContain(date);
    },
  );

  it("goes on from what was just said", async () => {
    const { investor } = await startTestApp();
    await greet(investor, "ru");
    await investor.sends("Сколько парков действует?");

    await investor.sends("а строится?");

    expect(investor.sees().replaceAll("\u00a0", " ")).toContain("около 18");
  });

  it("that nothing published answers is said to be so, and one tap sends it to the operator", async () => {
    const { investor, clerk, simulator, group } = await startTestApp();
    await greet(investor, "ru");
    await investor.sends("Сколько стоит аренда?");
    expect(investor.sees()).toBe(ru("answer.not-published"));

    await investor.presses(ru("question.send", plain));
    await investor.presses(ru("consent.give", plain));

    const thread = simulator.world.topics(group.id)[0]?.threadId;
    expect(clerk.sees(thread)).toContain("Сколько стоит аренда?");
  });

  it("in another language can be answered in it by one tap", async () => {
    const { investor } = await startTestApp();
    await greet(investor, "ru");

    await investor.sends("Қанша шағын өнеркәсіптік парк бар?");

    expect(investor.sees()).toContain("31 июля 2023");
    expect(investor.seesButtons()).toContain("Қазақша");
  });

  it("for another language is granted at once", async () => {
    const { investor } = await startTestApp();
    await greet(investor, "ru");

    await investor.sends("Можно на казахском?");
    await investor.sends("/menu");

    expect(investor.sees()).toBe(translator("kk")("start.menu"));
  });

  it("by the number of a case shows that case", async () => {
    const { investor, app } = await startTestApp();
    await startApplying(investor, "ru");
    await fileApplicationBy(investor, "ru", buildAnswers(1));
    const { number } = await app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .executeTakeFirstOrThrow();

    await investor.sends(`Что с моей заявкой ${number}?`);

    expect(investor.sees()).toContain(ru("case.state.registered"));
  });
});

it("answers a question typed in the middle of a form, then asks the form's question again", async () => {
  const { investor, app } = await startTestApp();
  await startApplying(investor, "ru");
  await investor.presses(ru("application.applicantKind.legal-entity", plain));

  await investor.sends("Сколько парков действует?");

  expect(investor.sees()).toContain("11");
  expect(investor.sees()).toContain(ru("application.area.ask"));
  const draft = await app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
  expect(JSON.parse(draft.answers)).toEqual({ applicantKind: "legal-entity" });
});

it("answers a sure question in the middle of a talk, and offers to send it on", async () => {
  const { investor, clerk, simulator, group, app } = await startTestApp();
  await startApplying(investor, "ru");
  await fileApplicationBy(investor, "ru", buildAnswers(1));
  const thread = simulator.world.topics(group.id)[0]?.threadId ?? 0;
  await clerk.presses(ru("case.answer", plain), { thread });
  await clerk.sends("Что ещё рассказать?", { thread });

  await investor.sends("Сколько рабочих мест создано?");
  expect(investor.sees().replaceAll("\u00a0", " ")).toContain("3 314");
  const { number } = await app.db
    .selectFrom("case")
    .where("state", "!=", "known")
    .selectAll()
    .executeTakeFirstOrThrow();
  await investor.presses(ru("answer.send-to-case", { name: number ?? "", ...plain }));
  await investor.sends("Спасибо, подумаю до среды.");

  const seen = clerk.seesAll(thread).join("\n");
  expect(seen).toContain("Сколько рабочих мест создано?");
  expect(seen).toContain("Спасибо, подумаю до среды.");
});

it("gets the answer, and not the menu, when Telegram refused it once", async () => {
  const { investor, simulator } = await startTestApp();
  await greet(investor, "ru");
  simulator.faults.add({
    kind: "error",
    method: "sendMessage",
    chatId: investor.id,
    errorCode: 400,
    description: "Bad Request: passing trouble",
    times: 1,
  });

  await investor.sends("Сколько парков действует?");

  expect(investor.sees()).toContain("11");
});
