import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers, type Answers } from "../../helpers/applicant.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { answerUntil, fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { tablesWith } from "./stored.js";

const ru = translator("ru");
const answers = buildAnswers(1, {
  applicantKind: "individual",
  name: "Сейтқали Нұрболат",
  identityNumber: "991231500707",
});

describe("a person who erases", () => {
  it("leaves nothing of a closed case, of drafts and of idle words, anywhere", async () => {
    const bot = await startTestApp();
    const thread = await talkAndClose(bot);
    await bot.investor.sends("/apply");
    await answerUntil(bot.investor, "ru", buildAnswers(2), ru("application.email.ask"));
    await bot.investor.sends("/cancel");
    await bot.investor.sends("Расскажите секрет вопроса");
    const { name: draftName, phone: draftPhone } = buildAnswers(2);
    const traces = [...tracesOf(answers), draftName, draftPhone, "секрет"];
    for (const trace of traces) expect(await tablesWith(bot.app.db, trace)).not.toEqual([]);

    await bot.investor.sends("/forget");
    await bot.investor.presses(ru("privacy.erase", plain));

    for (const trace of traces) expect(await tablesWith(bot.app.db, trace), trace).toEqual([]);
    const [card] = bot.clerk.seesAll(thread);
    expect(card).toMatch(/A-\d{4}-000001/);
    expect(card).toContain("—");
    for (const trace of traces) expect(card).not.toContain(trace);
  });

  it("says which cases stay while they are open, keeps them whole, and erases them later", async () => {
    const bot = await startTestApp();
    const thread = await talk(bot);
    const { number } = await bot.app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .executeTakeFirstOrThrow();

    await bot.investor.sends("/forget");
    expect(bot.investor.sees()).toContain(ru("privacy.stays", { cases: number }));
    await bot.investor.presses(ru("privacy.erase", plain));
    const kept = await bot.app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ name: answers.name, phone: answers.phone });

    await bot.clerk.presses(ru("case.reject", plain), { thread });
    await bot.clerk.sends("Всего доброго.", { thread });
    await bot.investor.sends("/forget");
    expect(bot.investor.sees()).not.toContain(number);
    await bot.investor.presses(ru("privacy.erase", plain));

    expect(await tablesWith(bot.app.db, answers.name)).toEqual([]);
    await bot.investor.sends("/cases");
    expect(bot.investor.sees()).toContain(number);
  });

  it("leaves the cases of everybody else alone", async () => {
    const bot = await startTestApp();
    await talkAndClose(bot);
    const other = bot.newcomer("ru");
    await greet(other, "ru");

    await other.sends("/forget");
    await other.presses(ru("privacy.erase", plain));

    expect(await tablesWith(bot.app.db, answers.name)).toContain("application");
  });

  it("forgets words that the desk has not seen yet", async () => {
    const bot = await startTestApp();
    await talkAndClose(bot);
    const closing = bot.investor.messages().at(-1);
    bot.group.removeBot();
    await bot.settle();
    await bot.investor.does((person) => person.sends("Тайна напоследок", { replyTo: closing }));

    await bot.investor.sends("/forget");
    await bot.investor.presses(ru("privacy.erase", plain));
    bot.group.addBot(bot.admin.person, { isAdmin: true });
    await bot.settle();

    expect(await tablesWith(bot.app.db, "Тайна")).toEqual([]);
    expect(bot.clerk.seesAll().join()).not.toContain("Тайна");
  });

  it("asks for consent again before the next form", async () => {
    const bot = await startTestApp();
    await talkAndClose(bot);
    await bot.investor.sends("/forget");
    await bot.investor.presses(ru("privacy.erase", plain));

    await bot.investor.sends("/apply");

    expect(bot.investor.seesButtons()).toContain(ru("consent.give", plain));
  });
});

/** What a person has said of himself, as it may lie about. */
function tracesOf({ name, identityNumber, contactName, phone, email, projectName }: Answers) {
  const said = ["Слова заявителя", "Слова оператора", "Слова между собой"];
  return [name, identityNumber, contactName, phone, email ?? "", projectName, ...said];
}

/** An application, a look at the queue, and words in every direction. */
async function talk(bot: TestApp): Promise<number> {
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", answers);
  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
  await bot.clerk.sends("/queue");
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends("Слова оператора", { thread });
  await bot.investor.sends("Слова заявителя");
  await bot.clerk.sends("Слова между собой", { thread });
  return thread;
}

async function talkAndClose(bot: TestApp): Promise<number> {
  const thread = await talk(bot);
  await bot.clerk.presses(ru("case.reject", plain), { thread });
  await bot.clerk.sends("Всего доброго.", { thread });
  return thread;
}
