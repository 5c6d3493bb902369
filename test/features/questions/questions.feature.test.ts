import { describe, expect, it } from "vitest";
import { almatyDate } from "../../../src/calendar/almaty-time.js";
import { formatDay } from "../../../src/i18n/format.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";

const ru = translator("ru");
const WORDS = "Когда освободится цех?\nНужно к весне.";

describe.each(LOCALES)("a person who writes to the operator in %s", (locale) => {
  const t = translator(locale);

  it("reaches the desk and reads the answer", async () => {
    const { investor, clerk, simulator, group } = await startTestApp();
    await greet(investor, locale);
    await investor.sends("/operator");
    await investor.presses(t("consent.give", plain));
    expect(investor.sees()).toBe(t("question.ask"));

    await investor.sends(WORDS);
    const day = formatDay(locale, almatyDate(new Date()));
    const name = t("case.question-of", { day, ...plain });
    expect(investor.sees()).toContain(t("case.question-accepted"));
    const thread = simulator.world.topics(group.id)[0]?.threadId ?? 0;
    expect(clerk.sees(thread)).toContain(WORDS);
    expect(clerk.sees(thread)).not.toMatch(/[AC]-\d{4}-\d+/);
    expect(clerk.seesButtons(thread)).toContain(ru("case.answer", plain));

    await investor.sends("/cases");
    expect(investor.sees()).toContain(name);
    expect(investor.seesButtons()).toEqual([expect.stringMatching(`^${name}: Когда освободится`)]);

    await clerk.presses(ru("case.answer", plain), { thread });
    await clerk.sends("Цех освободится в марте.", { thread });
    expect(investor.sees()).toContain("Цех освободится в марте.");
    expect(investor.sees()).toContain(name);
  });
});

describe("a person in the form to the operator", () => {
  it.each([
    ["no words at all", "… 123", "question.empty"],
    ["a whole letter", "а".repeat(3_001), "question.too-long"],
  ] as const)("who sends %s reads what is wrong and is asked again", async (_, words, problem) => {
    const bot = await startAsking();

    await bot.investor.sends(words);

    expect(bot.investor.sees()).toBe(`${ru(problem)}\n\n${ru("question.ask")}`);
    expect(
      await bot.app.db.selectFrom("case").where("state", "!=", "known").selectAll().execute(),
    ).toEqual([]);
  });

  it("is asked for words when a sticker comes", async () => {
    const { investor } = await startAsking();

    await investor.does((person) => person.sendsSticker());

    expect(investor.sees()).toBe(`${ru("question.empty")}\n\n${ru("question.ask")}`);
  });

  it("opens a question of its own and reads it on the button of the case", async () => {
    const { investor } = await startAsking();
    await investor.sends(WORDS);

    await investor.presses(ru("case.my-case", plain));

    expect(investor.sees()).toContain(WORDS.replace("\n", " "));
    expect(investor.sees()).toContain(ru("case.state.registered"));
  });

  it("is stopped at five open questions, and goes on when one is closed", async () => {
    const { investor, clerk, simulator, group } = await startAsking();
    for (let n = 1; n <= 5; n++) {
      await investor.sends(`Вопрос ${n}?`);
      await investor.sends("/operator");
    }
    expect(investor.sees()).toBe(ru("question.too-many-open", { count: 5 }));
    await investor.sends("Ещё один вопрос?");
    await investor.presses(ru("question.send", plain));
    expect(investor.sees()).toBe(ru("question.too-many-open", { count: 5 }));

    const thread = simulator.world.topics(group.id)[0]?.threadId ?? 0;
    await clerk.presses(ru("case.close", plain), { thread });
    await clerk.sends("Спасибо за вопрос.", { thread });
    await investor.presses(ru("question.send", plain));

    expect(investor.sees()).toContain(ru("case.question-accepted"));
  });
});

async function startAsking(): Promise<TestApp> {
  const bot = await startTestApp();
  await greet(bot.investor, "ru");
  await bot.investor.sends("/operator");
  await bot.investor.presses(ru("consent.give", plain));
  return bot;
}
