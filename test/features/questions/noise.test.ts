import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import type { Person } from "../../../src/simulator/world/person.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { startApplying } from "../../helpers/apply.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const file = { file_id: "AwACAgIAAxkBAAE", file_unique_id: "AgADunique", duration: 3 };

/** What people send besides words. */
const NOISE: [what: string, send: (person: Person) => unknown, answer: string][] = [
  ["a voice message", (person) => person.sendsContent({ voice: file }), "fallback.voice"],
  ["a sticker", (person) => person.sendsSticker(), "fallback.not-text"],
  ["a contact", (person) => person.sendsContact(), "fallback.not-text"],
];

describe.each(LOCALES)("a person who reads %s", (locale) => {
  it("gets a polite line for what says nothing", async () => {
    const { investor } = await startTestApp();
    const t = translator(locale);
    await greet(investor, locale);

    for (const [what, send, answer] of NOISE) {
      await investor.does(send);
      expect(investor.sees(), what).toBe(t(answer as "fallback.voice"));
    }
    const [, menu] = investor.messages();
    await investor.does((person) => menu && person.forwards(menu));
    expect(investor.sees()).toBe(t("fallback.forwarded"));
    await investor.sends("/weather");
    expect(investor.sees()).toBe(t("fallback.command"));
  });
});

it("takes an unknown command for a command in the middle of a form, and asks again", async () => {
  const { investor } = await startTestApp();
  await startApplying(investor, "ru");

  await investor.sends("/weather");

  const [line, question] = investor.seesAll().slice(-2);
  expect(line).toBe(ru("fallback.command"));
  expect(question).toContain(ru("application.applicantKind.ask"));
});

/** Words that break what is not careful with them. */
const STRANGE: [what: string, words: string][] = [
  ["HTML", "<b>Ура & <a href='x'>где</a></i> &lt;br&gt; <script>"],
  ["marks of our own texts", "{{name}} $t(start.menu) $1 $& %s __x__ *y* `z`"],
  ["letters that run the other way", "שלום \u202Eкирпич\u202C مرحبا abc"],
  ["emoji", "👨‍👩‍👧‍👦🏳️‍🌈".repeat(40)],
  ["letters of two halves at the cut", `${"я".repeat(59)}😀😀`],
  ["no spaces at all", "х".repeat(2_900)],
];

describe("strange words", () => {
  it.each(STRANGE)("reach both sides as they were written: %s", async (_, words) => {
    const bot = await startTestApp();
    await greet(bot.investor, "ru");

    await bot.investor.sends(words);
    await bot.investor.presses(ru("question.send", plain));
    await bot.investor.presses(ru("consent.give", plain));
    const [topic] = bot.simulator.world.topics(bot.group.id);
    const thread = topic?.threadId ?? 0;
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.sends(words, { thread });

    expect(bot.clerk.seesAll(thread)[0]).toContain(words);
    // Half a letter, or one that turns the line round, would spoil the list of topics.
    expect(topic?.name).not.toMatch(/\p{Surrogate}|[\u202A-\u202E]/u);
    expect(bot.investor.sees()).toContain(words);
    await bot.investor.sends("/cases");
    expect(bot.investor.seesButtons()).toHaveLength(1);
    expect(bot.simulator.calls.filter(({ result }) => !result.ok)).toEqual([]);
  });
});

describe("a message as long as Telegram lets one be", () => {
  const long = "Ж".repeat(4_095) + "!";

  it("is asked to be shorter when nobody understood it", async () => {
    const { investor, app } = await startTestApp();
    await greet(investor, "ru");

    await investor.sends(long);

    expect(investor.sees()).toBe(ru("question.too-long"));
    expect(await app.db.selectFrom("question_log").selectAll().execute()).toEqual([]);
  });

  it("reaches the clerk whole, and comes back whole", async () => {
    const { investor, clerk, simulator, group } = await startTestApp();
    await greet(investor, "ru");
    await investor.sends("/operator");
    await investor.presses(ru("consent.give", plain));
    await investor.sends("Куда прислать описание?");
    const thread = simulator.world.topics(group.id)[0]?.threadId ?? 0;

    await clerk.presses(ru("case.answer", plain), { thread });
    await clerk.sends(long, { thread });
    expect(investor.sees()).toBe(long);
    await investor.sends(long);
    expect(clerk.seesAll(thread)).toContain(long);
    await investor.does((person) => person.edits(sentBy(investor), `${long.slice(1)}?`));
    expect(clerk.seesAll(thread)).toContain(`${long.slice(1)}?`);
    await clerk.presses(ru("case.close", plain), { thread });
    await clerk.sends(long, { thread });

    expect(investor.seesAll().slice(-2)).toEqual([expect.stringContaining("Закрыто"), long]);
  });
});

/** The newest message that the person sent. */
function sentBy(person: TestPerson) {
  const sent = person.messages().filter((message) => message.from?.id === person.id);
  return sent.at(-1)?.message_id ?? 0;
}
