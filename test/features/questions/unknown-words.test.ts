import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";

const ru = translator("ru");
const WORDS = "А что насчёт кактусов?";

describe.each(LOCALES)("words in %s that nobody understood", (locale) => {
  it("go to the operator with one tap, behind the gate of consent", async () => {
    const t = translator(locale);
    const bot = await startWriting(locale);
    expect(bot.investor.sees()).toBe(t("question.not-understood"));

    await bot.investor.presses(t("question.send", plain));
    expect(bot.investor.seesButtons()).toEqual([
      t("consent.give", plain),
      t("consent.refuse", plain),
    ]);
    expect(topics(bot)).toEqual([]);
    await bot.investor.presses(t("consent.give", plain));

    expect(bot.investor.sees()).toContain(t("case.question-accepted"));
    expect(bot.clerk.sees(topics(bot)[0])).toContain(WORDS);
    await bot.investor.sends("/cases");
    expect(bot.investor.sees()).toContain(WORDS);
  });
});

describe("the button under words that nobody understood", () => {
  it("pressed twice at once makes one case", async () => {
    const bot = await startWriting("ru", { hasConsent: true });

    bot.investor.person.presses(ru("question.send", plain));
    bot.investor.person.presses(ru("question.send", plain));
    await bot.settle();

    expect(bot.investor.seesAll()).toContain(ru("question.sent-already"));
    expect(topics(bot)).toHaveLength(1);
    expect(
      await bot.app.db.selectFrom("case").where("state", "!=", "known").selectAll().execute(),
    ).toHaveLength(1);
  });

  it("sends the words above it, not the newest ones", async () => {
    const bot = await startWriting("ru", { hasConsent: true });
    const [offer] = bot.investor.messages().slice(-1);
    await bot.investor.sends("И парковка?");

    await bot.investor.presses(ru("question.send", plain), { message: offer?.message_id ?? 0 });

    expect(bot.clerk.sees(topics(bot)[0])).toContain(WORDS);
    expect(bot.clerk.sees(topics(bot)[0])).not.toContain("парковка");
  });

  it("sends nothing for a person who does not agree", async () => {
    const bot = await startWriting("ru");

    await bot.investor.presses(ru("question.send", plain));
    await bot.investor.presses(ru("consent.refuse", plain));

    expect(bot.investor.sees()).toBe(ru("consent.refused"));
    expect(topics(bot)).toEqual([]);
  });

  it("says that it no longer works once the words were erased", async () => {
    const bot = await startWriting("ru", { hasConsent: true });
    const [offer] = bot.investor.messages().slice(-1);
    await bot.investor.sends("/forget");
    await bot.investor.presses(ru("privacy.erase", plain));

    await bot.investor.presses(ru("question.send", plain), { message: offer?.message_id ?? 0 });
    await bot.investor.presses(ru("consent.give", plain));

    expect(bot.investor.sees()).toBe(ru("fallback.old-button"));
    expect(topics(bot)).toEqual([]);
  });

  it("is no way around the gate, by whatever link", async () => {
    const bot = await startWriting("ru");

    await bot.investor.sends("/start question-1");

    expect(bot.investor.seesButtons()).toContain(ru("consent.give", plain));
    expect(topics(bot)).toEqual([]);
  });
});

it("takes words after an open question for a question of their own, until a clerk has written", async () => {
  const bot = await startWriting("ru", { hasConsent: true });
  await bot.investor.presses(ru("question.send", plain));

  await bot.investor.sends("Вегетарианцев не обижаете?");
  expect(bot.investor.sees()).toBe(ru("question.not-understood"));
  const thread = topics(bot)[0] ?? 0;
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends("Столовая есть.", { thread });
  await bot.investor.sends("Спасибо!");

  expect(bot.clerk.sees(thread)).toContain("Спасибо!");
});

it("brings words that came before any language to the operator too", async () => {
  const bot = await startTestApp();
  const person = bot.newcomer("kk");
  await person.sends(WORDS);
  await person.presses("Русский");

  await person.presses(ru("question.send", plain));
  await person.presses(ru("consent.give", plain));

  expect(bot.clerk.sees(topics(bot)[0])).toContain(WORDS);
});

/** A person who has just written words that mean nothing to the bot. */
async function startWriting(locale: Locale, { hasConsent = false } = {}): Promise<TestApp> {
  const bot = await startTestApp();
  await greet(bot.investor, locale);
  if (hasConsent) {
    await bot.investor.sends("/operator");
    await bot.investor.presses(translator(locale)("consent.give", plain));
    await bot.investor.sends("/cancel");
  }
  await bot.investor.sends(WORDS);
  return bot;
}

function topics({ simulator, group }: TestApp): number[] {
  return simulator.world.topics(group.id).map(({ threadId }) => threadId);
}
