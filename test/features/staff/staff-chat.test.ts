import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import type { NewGroup } from "../../../src/simulator/world/new-group.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");

describe("/bind", () => {
  it("by an administrator moves the desk, and the old group can do nothing any more", async () => {
    const bot = await startTestApp();
    await file(bot);
    const oldThread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
    const { group, admin } = otherGroup(bot, { botIsAdmin: true, isForum: true });

    await admin.sends("/bind");
    expect(admin.seesAll()).toContain(ru("staff.bound"));
    await bot.investor.sends("/apply");
    await fileApplicationBy(bot.investor, "ru", buildAnswers(2));
    await bot.clerk.presses(ru("case.take", plain), { thread: oldThread });

    expect(bot.clerk.seesToast()).toBe(ru("staff.not-here"));
    const states = await bot.app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .select("state")
      .execute();
    expect(states).toEqual([{ state: "registered" }, { state: "registered" }]);
    const [topic] = bot.simulator.world.topics(group.id);
    expect(topic?.name).toContain(buildAnswers(2).name);
  });

  it("is refused to everybody else, on the desk and elsewhere", async () => {
    const bot = await startTestApp();
    const { clerk } = otherGroup(bot, { botIsAdmin: true });

    for (const someone of [bot.clerk, clerk]) {
      await someone.sends("/bind");
      expect(someone.sees()).toBe(ru("staff.admins-only"));
    }

    const desk = await bot.app.db.selectFrom("staff_chat").selectAll().executeTakeFirstOrThrow();
    expect(desk.chat_id).toBe(bot.group.id);
  });
});

describe("a group that is not the desk", () => {
  it("reads one line, and the bot is gone", async () => {
    const bot = await startTestApp();
    const { group, clerk } = otherGroup(bot, { hasBot: false });

    group.addBot(clerk.person);
    await bot.settle();

    expect(clerk.seesAll()).toEqual([ru("staff.wrong-group")]);
    expect(bot.simulator.world.getChat(group.id).bot.status).toBe("left");
  });

  it("where the bot may not write is left without a word", async () => {
    const bot = await startTestApp();
    const { group, clerk } = otherGroup(bot, { hasBot: false });
    const description = "Bad Request: not enough rights to send text messages to the chat";
    bot.simulator.faults.add({
      kind: "error",
      chatId: group.id,
      method: "sendMessage",
      description,
    });

    group.addBot(clerk.person);
    await bot.settle();

    expect(bot.simulator.world.getChat(group.id).bot.status).toBe("left");
  });

  it("keeps the bot when an administrator brings it, who may bind it there", async () => {
    const bot = await startTestApp();
    const { group, admin } = otherGroup(bot, { hasBot: false });

    group.addBot(admin.person);
    await bot.settle();

    expect(admin.seesAll()).toEqual([]);
    expect(bot.simulator.world.getChat(group.id).bot.status).toBe("member");
  });
});

describe("an administrator who hides behind the group", () => {
  it("is asked in the same topic to show himself, and nothing is done", async () => {
    const bot = await startTestApp();
    await file(bot);
    const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
    const before = bot.investor.messages().length;

    await bot.clerk.presses(ru("case.answer", plain), { thread });
    const prompt = bot.clerk.messages(thread).at(-1)?.message_id ?? 0;
    await bot.admin.does((person) =>
      person.sends("Тайный ответ", {
        chat: bot.group.id,
        thread,
        replyTo: prompt,
        isAnonymous: true,
      }),
    );

    expect(bot.admin.messages(thread).at(-1)?.text).toBe(ru("staff.anonymous"));
    expect(bot.investor.messages()).toHaveLength(before);
  });

  it("is left alone in a group that is not the desk", async () => {
    const bot = await startTestApp();
    const { group, admin } = otherGroup(bot, { botIsAdmin: true });

    await admin.does((person) => person.sends("Привет", { chat: group.id, isAnonymous: true }));

    expect(admin.messages()).toHaveLength(1);
  });
});

async function file(bot: TestApp): Promise<void> {
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
}

/** A second group of the administrator and a clerk. */
function otherGroup({ simulator, settle, admin, clerk }: TestApp, options: Partial<NewGroup>) {
  const members = [admin.person, clerk.person];
  const group = simulator.world.addGroup({ title: "Other", members, ...options });
  const here = ({ person }: TestPerson) => new TestPerson(simulator, person, settle, group.id);
  return { group, admin: here(admin), clerk: here(clerk) };
}
