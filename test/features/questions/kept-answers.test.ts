import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import type { TestPerson } from "../../helpers/person.js";
import { tablesWith } from "../privacy/stored.js";

const ru = translator("ru");
const QUESTION: Record<Locale, string> = {
  kk: "Асхана бар ма?",
  ru: "Есть ли у вас столовая?",
  en: "Is there a canteen?",
};
const AGAIN: Record<Locale, string> = {
  kk: "Айтыңызшы, сіздерде асхана барма",
  ru: "Подскажите пожалуйста, столовая у вас есть?",
  en: "do you have any canteens in the zone?",
};
const ANSWER: Record<Locale, string> = {
  kk: "Иә, асхана екінші корпуста, ол сағат 12-де ашылады.",
  ru: "Да, столовая есть во втором корпусе, она открыта с 12 часов.",
  en: "Yes, there is a canteen in the second building, it is open from 12.",
};

describe.each(LOCALES)("a question that the bot could not answer, in %s", (locale) => {
  it("is answered the next time by what the operator said, with date and source", async () => {
    const bot = await startTestApp();
    const thread = await answerOne(bot, locale);
    await bot.admin.presses(ru("answer.desk.keep", plain), { thread });
    const other = await join(bot, locale);

    await other.sends(AGAIN[locale]);

    const t = translator(locale);
    expect(other.sees()).toContain(t("answer.kept.head"));
    expect(other.sees()).toContain(QUESTION[locale]);
    expect(other.sees()).toContain(ANSWER[locale]);
    expect(other.sees()).toMatch(
      /(?:Source: the operator|Источник: оператор|Дереккөз: оператор), .*\d/,
    );
    expect(other.seesButtons()).toContain(t("question.send", plain));
  });
});

describe("an editor's yes", () => {
  it("is needed: a clerk who presses keeps nothing", async () => {
    const bot = await startTestApp();
    const thread = await answerOne(bot, "ru");

    await bot.otherClerk.presses(ru("answer.desk.keep", plain), { thread });

    expect(bot.otherClerk.seesToast()).toBe(ru("staff.editors-only", plain));
    expect(await bot.app.db.selectFrom("kept_answer").selectAll().execute()).toEqual([]);
    const other = await join(bot, "ru");
    await other.sends(AGAIN.ru);
    expect(other.sees()).not.toContain(ANSWER.ru);
  });

  it("comes from whoever has the role of an editor", async () => {
    const bot = await startTestApp();
    const thread = await answerOne(bot, "ru");
    await bot.app.db
      .updateTable("staff_member")
      .set({ role: "editor" })
      .where("user_id", "=", bot.clerk.id)
      .execute();

    await bot.clerk.presses(ru("answer.desk.keep", plain), { thread });

    expect(bot.clerk.seesToast()).toBe(ru("answer.desk.done", plain));
  });

  it("pressed twice keeps one answer", async () => {
    const bot = await startTestApp();
    const thread = await answerOne(bot, "ru");
    const place = { chat: bot.group.id, thread };

    bot.admin.person.presses(ru("answer.desk.keep", plain), place);
    bot.admin.person.presses(ru("answer.desk.keep", plain), place);
    await bot.settle();

    expect(await bot.app.db.selectFrom("kept_answer").selectAll().execute()).toHaveLength(1);
  });

  it("may come in other words than those of the person and of the clerk", async () => {
    const bot = await startTestApp();
    const thread = await answerOne(bot, "ru", "Есть ли столовая? Меня зовут Нурлан");
    await bot.admin.presses(ru("answer.desk.retype", plain), { thread });

    await bot.admin.sends("Есть ли столовая?\nДа, <b>есть</b> & работает.", {
      thread,
      ...toPrompt(bot, thread),
    });

    const other = await join(bot, "ru");
    await other.sends(AGAIN.ru);
    expect(other.sees()).toContain("Да, <b>есть</b> & работает.");
    expect(await tablesWith(bot.app.db, "Нурлан")).not.toContain("kept_answer_text");
  });

  it("asks again for both lines when one is missing", async () => {
    const bot = await startTestApp();
    const thread = await answerOne(bot, "ru");
    await bot.admin.presses(ru("answer.desk.retype", plain), { thread });

    await bot.admin.sends("Есть ли столовая?", { thread, ...toPrompt(bot, thread) });

    expect(bot.admin.sees(thread)).toBe(ru("answer.desk.how-to-write"));
    expect(bot.investor.sees()).toContain(ANSWER.ru);
  });
});

describe("a kept answer", () => {
  it("is found in each language in which it was given, and labelled where a language is missing", async () => {
    const { bot, thread } = await keepOne();
    const english = await join(bot, "en");
    await english.sends(AGAIN.ru);
    expect(english.sees()).toContain(translator("en")("answer.kept.head-in.ru"));
    expect(english.sees()).toContain(ANSWER.ru);
    await english.sends(AGAIN.en);
    expect(english.sees()).not.toContain(ANSWER.ru);

    const add = ru("answer.desk.add", { language: ru("language.name.en"), ...plain });
    await bot.admin.presses(add, { thread });
    await bot.admin.sends(`${QUESTION.en}\n${ANSWER.en}`, { thread, ...toPrompt(bot, thread) });

    await english.sends(AGAIN.en);
    expect(english.sees()).toContain(translator("en")("answer.kept.head"));
    expect(english.sees()).toContain(ANSWER.en);
    await english.sends(AGAIN.ru);
    expect(english.sees()).toContain(ANSWER.en);
  });

  it("never stands in for a published figure, nor for another question", async () => {
    const { bot } = await keepOne({ question: "Сколько парков действует?" });
    const other = await join(bot, "ru");

    await other.sends("Сколько парков действует?");
    expect(other.sees()).toContain("The Astana Times");
    await other.sends("Где столовая?");

    expect(other.sees()).not.toContain(ANSWER.ru);
  });

  it("is one tap away from the operator for whoever meant something else", async () => {
    const { bot } = await keepOne();
    const other = await join(bot, "ru");
    await other.sends(AGAIN.ru);

    await other.presses(ru("question.send", plain));
    await other.presses(ru("consent.give", plain));

    expect(other.sees()).toContain(ru("case.question-accepted"));
  });

  it("stays when the person who asked erases everything, with none of that person's words", async () => {
    const { bot, thread } = await keepOne({
      question: "Есть ли столовая? Это Нурлан",
      isRetyped: true,
    });
    await bot.clerk.presses(ru("case.close", plain), { thread });
    await bot.clerk.sends("Всего доброго.", { thread });

    await bot.investor.sends("/forget");
    await bot.investor.presses(ru("privacy.erase", plain));

    expect(await tablesWith(bot.app.db, "Нурлан")).toEqual([]);
    const other = await join(bot, "ru");
    await other.sends(AGAIN.ru);
    expect(other.sees()).toContain("Столовая открыта.");
  });
});

onBothDatabases((kind) => {
  it("a kept answer is listed by /facts, and nobody gets it once it is withdrawn", async () => {
    const { bot } = await keepOne({ databaseUrl: await freshDatabaseUrl(kind) });
    await bot.admin.sends("/facts");
    expect(bot.admin.sees()).toContain(QUESTION.ru);
    await bot.admin.presses(QUESTION.ru);
    expect(bot.admin.sees()).toContain(ANSWER.ru);

    await bot.otherClerk.presses(ru("answer.desk.withdraw", plain));
    expect(bot.otherClerk.seesToast()).toBe(ru("staff.editors-only", plain));
    await bot.admin.presses(ru("answer.desk.withdraw", plain));

    expect(bot.admin.sees()).toContain(bare(ru("answer.desk.withdrawn")));
    const other = await join(bot, "ru");
    await other.sends(AGAIN.ru);
    expect(other.sees()).not.toContain(ANSWER.ru);
    await bot.admin.sends("/facts");
    expect(bot.admin.sees()).toContain(ru("answer.desk.none"));
  });
});

it("shows strange words on the desk as they were written, and nothing turns the line round", async () => {
  const words = "<b>Шурум</b> & {{name}} $t(start.menu) \u202Eбурум\u202C?";
  const { bot, thread } = await keepOne({ question: words });
  await bot.admin.sends("/facts");
  const other = await join(bot, "ru");

  await other.sends(words);

  const shown = [...bot.admin.seesAll(thread), bot.admin.sees(), other.sees()];
  expect(other.sees()).toContain("<b>Шурум</b> & {{name}} $t(start.menu) бурум?");
  expect(bot.admin.sees()).toContain("<b>Шурум</b> & {{name}} $t(start.menu) бурум?");
  expect(shown.slice(2).join()).not.toMatch(/[\u202A-\u202E]/);
  expect(bot.simulator.calls.filter(({ result }) => !result.ok)).toEqual([]);
});

it("offers staff to keep a long answer in shorter words only", async () => {
  const bot = await startTestApp();
  const thread = await answerOne(bot, "ru");
  await bot.clerk.presses(ru("case.answer", plain), { thread });

  await bot.clerk.sends("Ж".repeat(4_096), { thread });

  expect(bot.clerk.seesButtons(thread)).toEqual([ru("answer.desk.retype", plain)]);
});

describe("what people ask in vain", () => {
  it("is counted for staff by what it means, without names and numbers of people", async () => {
    const bot = await startTestApp();
    for (const words of [QUESTION.ru, AGAIN.ru, "столовая есть?"]) {
      const person = await join(bot, "ru");
      await person.sends(words);
      await person.sends(words);
    }
    const person = await join(bot, "ru");
    await person.sends("<b>Где</b> медпункт 8 701 123-45-67?");

    await bot.clerk.sends("/facts");

    expect(bot.clerk.sees()).toMatch(/столовая есть\? — 3/i);
    expect(bot.clerk.sees()).toContain("<b>Где</b> медпункт …? — 1");
    expect(bot.clerk.sees()).not.toContain("Ержан");
  });

  it("is no longer counted once an answer is kept", async () => {
    const { bot } = await keepOne();
    const other = await join(bot, "ru");
    await other.sends("Где медпункт?");

    await bot.clerk.sends("/facts");

    const [, asked = ""] = bot.clerk.sees().split(bare(ru("answer.desk.asked")));
    expect(asked).toContain("медпункт");
    expect(asked).not.toContain("столовая");
  });
});

it("records how a question was understood and what the operator answered", async () => {
  const bot = await startTestApp();
  await answerOne(bot, "ru");
  await bot.investor.sends("Сколько парков действует?");

  const log = await bot.app.db.selectFrom("question_log").selectAll().orderBy("id").execute();

  expect(log.map(({ kind }) => kind)).toEqual([expect.stringMatching(/^not_/), "fact"]);
  const answer = await bot.app.db
    .selectFrom("case_message")
    .select("text")
    .where("id", "=", log[0]?.answer_message_id ?? 0)
    .executeTakeFirstOrThrow();
  expect(answer.text).toBe(ANSWER.ru);
});

/** A person asks what the bot does not know, and a clerk answers. */
async function answerOne(
  bot: TestApp,
  locale: Locale,
  question = QUESTION[locale],
): Promise<number> {
  const t = translator(locale);
  await greet(bot.investor, locale);
  await bot.investor.sends("/operator");
  await bot.investor.presses(t("consent.give", plain));
  if (question === QUESTION[locale]) {
    await bot.investor.sends("/cancel");
    await bot.investor.sends(question);
    await bot.investor.presses(t("question.send", plain));
  } else {
    await bot.investor.sends(question);
  }
  const thread = bot.simulator.world.topics(bot.group.id).at(-1)?.threadId ?? 0;
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends(ANSWER[locale], { thread });
  return thread;
}

interface Keeping {
  question?: string;
  isRetyped?: boolean;
  databaseUrl?: string;
}

async function keepOne({ question = QUESTION.ru, isRetyped, databaseUrl }: Keeping = {}) {
  const bot = await startTestApp({ ...(databaseUrl && { databaseUrl }) });
  const thread = await answerOne(bot, "ru", question);
  if (isRetyped) {
    await bot.admin.presses(ru("answer.desk.retype", plain), { thread });
    await bot.admin.sends("Есть ли столовая?\nСтоловая открыта.", {
      thread,
      ...toPrompt(bot, thread),
    });
  } else {
    await bot.admin.presses(ru("answer.desk.keep", plain), { thread });
  }
  return { bot, thread };
}

/** As a telephone does that was asked for a reply. */
function toPrompt(bot: TestApp, thread: number) {
  const prompts = bot.admin.messages(thread).filter((one) => one.from?.is_bot);
  return { replyTo: prompts.at(-1)?.message_id ?? 0 };
}

async function join(bot: TestApp, locale: Locale): Promise<TestPerson> {
  const person = bot.newcomer("ru");
  await greet(person, locale);
  return person;
}

function bare(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
