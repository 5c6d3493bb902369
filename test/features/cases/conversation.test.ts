import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { topicOfCase } from "../../helpers/topics.js";

const ru = translator("ru");

describe.each([
  ["a forum", true],
  ["a plain group", false],
] as const)("the desk in %s", (_, isForum) => {
  it("carries words both ways between the investor and the clerk", async () => {
    const bot = await startTestApp({ isForum });
    const thread = await file(bot);

    await bot.clerk.presses(ru("case.take", plain), place(thread));
    await bot.clerk.presses(ru("case.answer", plain), place(thread));
    await bot.clerk.sends("Пришлите, пожалуйста, план.", place(thread));
    await bot.investor.sends("План пришлю завтра, спасибо.");

    expect(bot.investor.seesAll().join("\n")).toContain("Пришлите, пожалуйста, план.");
    expect(bot.clerk.seesAll(thread).join("\n")).toContain("План пришлю завтра, спасибо.");
  });

  it("gives a case to the first of two clerks", async () => {
    const bot = await startTestApp({ isForum });
    const thread = await file(bot);

    bot.clerk.person.presses(ru("case.take", plain), { chat: bot.group.id, ...place(thread) });
    bot.otherClerk.person.presses(ru("case.take", plain), { chat: bot.group.id, ...place(thread) });
    await bot.settle();

    const toasts = [bot.clerk.seesToast(), bot.otherClerk.seesToast()];
    expect(toasts.filter((toast) => toast === ru("staff.taken-already", plain))).toHaveLength(1);
    const [row] = await bot.app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .execute();
    expect(row?.state).toBe("under_review");
  });

  it("shows the clerk that an answer was saved and then accepted", async () => {
    const bot = await startTestApp({ isForum });
    const thread = await file(bot);

    await bot.clerk.presses(ru("case.answer", plain), place(thread));
    await bot.clerk.sends("Ждём Вас.", place(thread));

    const reactions = bot.simulator.calls.filter(({ method }) => method === "setMessageReaction");
    expect(reactions.map(({ params }) => JSON.stringify(params.reaction))).toEqual([
      expect.stringContaining("✍"),
      expect.stringContaining("👌"),
    ]);
  });

  it("brings a photo of the investor to the desk and the clerk's document back", async () => {
    const bot = await startTestApp({ isForum });
    const thread = await file(bot);
    const confirmation = bot.investor.messages().at(-1);

    await bot.investor.does((person) => person.sendsPhoto(undefined, { replyTo: confirmation }));
    const photo = bot.clerk.messages(thread).find((message) => message.photo);
    await bot.clerk.does((person) =>
      person.sendsDocument(
        { bytes: Buffer.from("%PDF-1.4"), name: "ответ.pdf", mimeType: "application/pdf" },
        { chat: bot.group.id, ...place(thread), replyTo: photo },
      ),
    );

    expect(photo?.from?.is_bot).toBe(true);
    expect(bot.investor.messages().at(-1)?.document?.file_name).toBe("ответ.pdf");
  });
});

it("asks which case words belong to when two are being talked about", async () => {
  const bot = await startTestApp();
  await file(bot);
  await bot.investor.sends("/apply");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(2));
  for (const { threadId: thread } of bot.simulator.world.topics(bot.group.id)) {
    await bot.clerk.presses(ru("case.answer", plain), { thread });
    await bot.clerk.sends("Уточните, пожалуйста, площадь.", { thread });
  }

  await bot.investor.sends("Можно больше.");
  expect(bot.investor.sees()).toBe(ru("case.which"));
  const [second] = bot.investor.seesButtons();
  await bot.investor.presses(second ?? "");

  expect(bot.clerk.seesAll(await topicOfCase(bot, 2)).join("\n")).toContain("Можно больше.");
});

it("keeps both versions when the investor corrects a message to a clerk", async () => {
  const bot = await startTestApp();
  const thread = await file(bot);
  const confirmation = bot.investor.messages().at(-1);
  await bot.investor.does((person) => person.sends("Нужно 300 м²", { replyTo: confirmation }));
  const sent = bot.investor
    .messages()
    .filter((message) => message.text === "Нужно 300 м²")
    .at(-1);

  await bot.investor.does((person) => sent && person.edits(sent, "Нужно 400 м²"));

  const seen = bot.clerk.seesAll(thread).join("\n");
  expect(seen).toContain("Нужно 300 м²");
  expect(seen).toContain("Нужно 400 м²");
});

it("moves the desk with a group that became a supergroup", async () => {
  const bot = await startTestApp({ isForum: false, kind: "group" });
  await file(bot);

  const moved = bot.group.migrate();
  await bot.settle();
  const confirmation = bot.investor.messages().at(-1);
  await bot.investor.does((person) => person.sends("Вы ещё там?", { replyTo: confirmation }));

  const seen = bot.simulator.world
    .messages(moved.id)
    .map((message) => message.text ?? "")
    .join("\n");
  expect(seen).toMatch(/A-\d{4}-000001/);
  expect(seen).toContain("Вы ещё там?");
});

it("says again that words were saved, and nothing else, after the receipt was lost", async () => {
  const bot = await startTestApp();
  await file(bot);
  const confirmation = bot.investor.messages().at(-1);
  const before = bot.investor.messages().length;
  const fault = {
    kind: "error",
    errorCode: 400,
    description: "Bad Request: passing trouble",
  } as const;
  bot.simulator.faults.add({
    ...fault,
    method: "setMessageReaction",
    chatId: bot.investor.id,
    times: 1,
  });
  bot.simulator.faults.add({ ...fault, method: "sendMessage", chatId: bot.investor.id, times: 1 });

  await bot.investor.does((person) => person.sends("Ещё слово", { replyTo: confirmation }));

  expect(bot.investor.messages()).toHaveLength(before + 1);
  const kept = await bot.app.db
    .selectFrom("case_message")
    .select("id")
    .where("kind", "=", "in")
    .execute();
  expect(kept).toHaveLength(1);
});

async function file(bot: TestApp): Promise<number | undefined> {
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  return bot.simulator.world.topics(bot.group.id)[0]?.threadId;
}

function place(thread: number | undefined): { thread?: number } {
  return thread === undefined ? {} : { thread };
}
