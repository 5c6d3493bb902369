import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");

describe.each([
  ["a forum", true],
  ["a plain group", false],
] as const)("in %s", (_, isForum) => {
  it("a reply to a clerk's words replies to them on the desk", async () => {
    const { bot, thread } = await fileOne(isForum);
    await bot.clerk.presses(ru("case.answer", plain), place(thread));
    await bot.clerk.sends("Какая площадь?", place(thread));
    const written = newest(bot.clerk.messages(thread), "Какая площадь?");

    const answer = newest(bot.investor.messages(), "Какая площадь?");
    await bot.investor.sends("300 м²", { replyTo: answer });

    const relayed = bot.clerk.messages(thread).at(-1);
    expect(relayed?.text).toContain("300 м²");
    expect(relayed?.reply_to_message?.message_id).toBe(written);
  });

  it("a reply to one's own earlier words replies to them on the desk", async () => {
    const { bot, thread } = await fileOne(isForum);
    await bot.investor.sends("Первое", { replyTo: newest(bot.investor.messages(), "A-") });
    await bot.investor.sends("Ещё к первому", {
      replyTo: newest(bot.investor.messages(), "Первое"),
    });

    const [first, second] = bot.clerk.messages(thread).slice(-2);
    expect(first?.text).toContain("Первое");
    expect(second?.reply_to_message?.message_id).toBe(first?.message_id);
  });

  it("an answer to particular words is a reply to them in the person's chat", async () => {
    const { bot, thread } = await fileOne(isForum);
    await bot.investor.sends("Вопрос раз", { replyTo: newest(bot.investor.messages(), "A-") });
    const asked = newest(bot.investor.messages(), "Вопрос раз");
    await bot.investor.sends("Вопрос два", { replyTo: newest(bot.investor.messages(), "A-") });

    const relayed = newest(bot.clerk.messages(thread), "Вопрос раз");
    await bot.clerk.sends("Ответ на первый", { ...place(thread), replyTo: relayed });

    expect(bot.investor.messages().at(-1)?.reply_to_message?.message_id).toBe(asked);
  });
});

it("shows words as an ordinary message when what they reply to is gone with its topic", async () => {
  const { bot, thread } = await fileOne(true);
  await bot.investor.sends("Первое", { replyTo: newest(bot.investor.messages(), "A-") });
  bot.group.deleteTopic(thread ?? 0);

  await bot.investor.sends("Второе", { replyTo: newest(bot.investor.messages(), "Первое") });

  const [topic] = bot.simulator.world.topics(bot.group.id);
  expect(bot.clerk.seesAll(topic?.threadId).at(-1)).toContain("Второе");
});

async function fileOne(isForum: boolean): Promise<{ bot: TestApp; thread: number | undefined }> {
  const bot = await startTestApp({ isForum });
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId };
}

function place(thread: number | undefined): { thread?: number } {
  return thread === undefined ? {} : { thread };
}

function newest(messages: { text?: string; message_id: number }[], words: string): number {
  return messages.filter(({ text }) => text?.includes(words)).at(-1)?.message_id ?? 0;
}
