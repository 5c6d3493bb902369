import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");

describe("words in a topic", () => {
  it("that reply to the topic's first message, to a note or to an answer stay among staff", async () => {
    const { bot, thread } = await fileOne();
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.sends("Ответ заявителю", { thread });
    await bot.clerk.sends("Первая заметка", { thread });
    const written = bot.clerk.messages(thread);
    const targets = [
      thread,
      ...written.filter(({ from }) => from?.id === bot.clerk.id).map((one) => one.message_id),
    ];
    const before = bot.investor.messages().length;

    for (const replyTo of targets) await bot.clerk.sends("Между нами", { thread, replyTo });

    expect(targets).toHaveLength(3);
    expect(bot.investor.messages()).toHaveLength(before);
    const notes = await bot.app.db
      .selectFrom("case_message")
      .selectAll()
      .where("kind", "=", "note")
      .execute();
    expect(notes.filter(({ text }) => text === "Между нами")).toHaveLength(3);
  });

  it("that reply to the card or to the person's words go to the person", async () => {
    const { bot, thread } = await fileOne();
    const card = bot.clerk.messages(thread).find((message) => message.reply_markup);
    await bot.clerk.sends("В ответ на карточку", { thread, replyTo: card?.message_id ?? 0 });
    expect(bot.investor.sees()).toContain("В ответ на карточку");
    await bot.investor.sends("Мои слова");
    const relayed = bot.clerk.messages(thread).filter(({ text }) => text?.includes("Мои слова"));

    await bot.clerk.sends("В ответ на слова", { thread, replyTo: relayed[0]?.message_id ?? 0 });

    expect(bot.investor.sees()).toContain("В ответ на слова");
  });

  it("with /note are kept without the command, whatever they reply to", async () => {
    const { bot, thread } = await fileOne();
    const card = bot.clerk.messages(thread).find((message) => message.reply_markup);
    const before = bot.investor.messages().length;

    await bot.clerk.sends("/note Позвонить", { thread, replyTo: card?.message_id ?? 0 });

    const note = await bot.app.db
      .selectFrom("case_message")
      .selectAll()
      .where("kind", "=", "note")
      .executeTakeFirstOrThrow();
    expect(note.text).toBe("Позвонить");
    expect(bot.investor.messages()).toHaveLength(before);
  });
});

describe("a clerk", () => {
  it("is known from the first action on, and not before", async () => {
    const { bot, thread } = await fileOne();
    const staff = () => bot.app.db.selectFrom("staff_member").selectAll().execute();
    expect(await staff()).toEqual([]);

    await bot.clerk.presses(ru("case.take", plain), { thread });

    expect(await staff()).toMatchObject([{ user_id: bot.clerk.id, name: "Болат", role: "clerk" }]);
    expect(bot.clerk.seesAll(thread)[0]).toContain(ru("case.card.assignee", { name: "Болат" }));
  });

  it("rejects an application with a reason only, and it then has no buttons", async () => {
    const { bot, thread } = await fileOne();
    await bot.clerk.presses(ru("case.reject", plain), { thread });
    expect(await stateOf(bot)).toBe("registered");

    await bot.clerk.sends("Место выделено.", { thread });

    expect(await stateOf(bot)).toBe("rejected");
    expect(bot.investor.sees()).toContain("Место выделено.");
    expect(bot.clerk.messages(thread).filter(hasButtons)).toEqual([]);
  });

  it.each(["take", "answer", "reject"] as const)(
    "who is late with the button %s reads that the case has ended",
    async (button) => {
      const { bot, thread } = await fileOne();
      await bot.clerk.presses(ru("case.reject", plain), { thread });
      const place = { chat: bot.group.id, thread };

      bot.clerk.person.sends("Место выделено.", place);
      bot.otherClerk.person.presses(ru(`case.${button}`, plain), place);
      await bot.settle();

      expect(bot.otherClerk.seesToast()).toContain(ru("case.state.rejected"));
      expect(await stateOf(bot)).toBe("rejected");
    },
  );

  it("who presses Take twice is told twice that the case is his", async () => {
    const { bot, thread } = await fileOne();
    const place = { chat: bot.group.id, thread };

    bot.clerk.person.presses(ru("case.take", plain), place);
    bot.clerk.person.presses(ru("case.take", plain), place);
    await bot.settle();

    const name = (
      await bot.app.db
        .selectFrom("case")
        .where("state", "!=", "known")
        .selectAll()
        .executeTakeFirstOrThrow()
    ).number;
    const toasts = bot.simulator.world.toasts(bot.clerk.id).map(({ text }) => text);
    expect(toasts).toEqual(Array(2).fill(ru("staff.taken", { name, ...plain })));
  });
});

async function fileOne(): Promise<{ bot: TestApp; thread: number }> {
  const bot = await startTestApp();
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  return { bot, thread: bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0 };
}

async function stateOf({ app }: TestApp): Promise<string> {
  return (
    await app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .executeTakeFirstOrThrow()
  ).state;
}

function hasButtons({ reply_markup: markup }: { reply_markup?: { inline_keyboard: unknown[] } }) {
  return (markup?.inline_keyboard.length ?? 0) > 0;
}

it("says where a note belongs when it is written beside all cases", async () => {
  const { clerk } = await startTestApp({ isForum: false });

  await clerk.sends("/note позвонить завтра");

  expect(clerk.sees()).toBe(translator("ru")("staff.note-where"));
});
