import { describe, expect, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { answerUntil, fileApplicationBy, startApplying } from "../helpers/apply.js";
import { greet, startTestApp as startApp, type TestApp } from "../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../helpers/databases.js";
import { buildAnswers } from "../helpers/applicant.js";
import { topicOfCase } from "../helpers/topics.js";

const ru = translator("ru");

/** The promises of the product, each by its name, on both databases. */
onBothDatabases((kind) => {
  const startTestApp = async (options: Parameters<typeof startApp>[0] = {}) =>
    startApp({ databaseUrl: await freshDatabaseUrl(kind), ...options });

  describe("1. Nothing is acknowledged before it is stored", () => {
    it("answers what was written while the bot was down", async () => {
      const bot = await startTestApp();
      await greet(bot.investor, "ru");

      await bot.app.stop();
      bot.investor.person.sends("/menu");
      bot.investor.person.sends("/help");
      await bot.restart();

      const [menu, help] = bot.investor.seesAll().slice(-2);
      expect(menu).toBe(ru("start.menu"));
      expect(help).toContain("/apply");
    });
  });

  describe("2. One update, one effect on what is stored", () => {
    it("takes an answer once, however often Telegram repeats it", async () => {
      const bot = await startTestApp();
      await startApplying(bot.investor, "ru");
      await answerUntil(bot.investor, "ru", buildAnswers(1), ru("application.name.ask"));
      await bot.investor.sends("ТОО «Алма»");

      bot.simulator.redeliver(3);
      await bot.settle();

      expect(bot.investor.sees()).toContain(ru("application.identityNumber.ask-bin"));
      const draft = await bot.app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
      expect(JSON.parse(draft.answers)).toMatchObject({ name: "ТОО «Алма»" });
      expect(draft.asked).toBe("identityNumber");
    });

    it("files one application when Send is pressed twice at once", async () => {
      const bot = await startTestApp();
      await startApplying(bot.investor, "ru");
      await fileApplicationBy(bot.investor, "ru", buildAnswers(1), { untilSummary: true });

      bot.investor.person.presses(ru("form.send", plain));
      bot.investor.person.presses(ru("form.send", plain));
      await bot.settle();

      const cases = await bot.app.db
        .selectFrom("case")
        .where("state", "!=", "known")
        .selectAll()
        .execute();
      expect(cases).toHaveLength(1);
    });
  });

  describe("3. “Accepted, No. …” is said only after the commit, and is never lost", () => {
    it("says the number even when Telegram fails at that very moment", async () => {
      const bot = await startTestApp();
      await startApplying(bot.investor, "ru");
      await fileApplicationBy(bot.investor, "ru", buildAnswers(1), { untilSummary: true });
      bot.simulator.faults.add({
        kind: "500",
        method: "sendMessage",
        chatId: bot.investor.id,
        times: 2,
      });

      await bot.investor.presses(ru("form.send", plain));
      await bot.simulator.waitUntil(() => /A-\d{4}-000001/.test(bot.investor.sees()));

      const [row] = await bot.app.db
        .selectFrom("case")
        .where("state", "!=", "known")
        .selectAll()
        .execute();
      expect(bot.investor.sees()).toContain(row?.number);
    });
  });

  describe("4. What must reach someone else goes through the outbox", () => {
    it("tells the clerk when the person has blocked the bot, with a phone to call", async () => {
      const bot = await startTestApp();
      const thread = await applyAndFindTopic(bot);
      bot.investor.person.blocks();

      await bot.clerk.presses(ru("case.answer", plain), { thread });
      await bot.clerk.sends("Когда Вам удобно?", { thread });

      expect(bot.clerk.seesAll(thread).join("\n")).toContain(
        ru("staff.not-delivered-blocked", { phone: "+77011100001" }),
      );
      const [answer] = await bot.app.db
        .selectFrom("case_message")
        .selectAll()
        .where("kind", "=", "out")
        .where("clerk_id", "=", bot.clerk.id)
        .execute();
      expect(answer?.delivery).toBe("blocked");
    });

    it("keeps cards for a desk that is away until it is back", async () => {
      const bot = await startTestApp();
      bot.group.removeBot();
      await bot.settle();
      await startApplying(bot.investor, "ru");
      await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
      expect(bot.investor.sees()).toMatch(/A-\d{4}-000001/);

      bot.group.addBot(bot.admin.person, { isAdmin: true });
      await bot.settle();

      const [topic] = bot.simulator.world.topics(bot.group.id);
      expect(bot.clerk.seesAll(topic?.threadId).join()).toMatch(/A-\d{4}-000001/);
    });
  });

  describe("5. A case lives in the database; a topic is only a view of it", () => {
    it("rebuilds a deleted topic once, though twenty messages come at the same time", async () => {
      const bot = await startTestApp();
      const thread = await applyAndFindTopic(bot);
      bot.group.deleteTopic(thread);
      const confirmation = bot.investor.messages().at(-1);

      for (let n = 1; n <= 20; n++) {
        bot.investor.person.sends(`Дополнение ${n}`, { replyTo: confirmation });
      }
      await bot.settle();

      const topics = bot.simulator.world.topics(bot.group.id);
      expect(topics).toHaveLength(1);
      const seen = bot.clerk.seesAll(topics[0]?.threadId).join("\n");
      expect(seen).toMatch(/A-\d{4}-000001/);
      expect(seen).toContain("Дополнение 1");
    });
  });

  describe("6. The addressee comes from a stored id", () => {
    it("sends each answer to the person of its card, whatever names the texts hold", async () => {
      const bot = await startTestApp();
      const other = bot.newcomer("ru");
      await startApplying(bot.investor, "ru");
      await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
      await startApplying(other, "ru");
      await fileApplicationBy(other, "ru", buildAnswers(2, { name: "ТОО «A-2026-000001»" }));
      const [first, second] = [await topicOfCase(bot, 1), await topicOfCase(bot, 2)];

      await bot.clerk.presses(ru("case.answer", plain), { thread: second });
      await bot.clerk.presses(ru("case.answer", plain), { thread: first });
      await bot.clerk.sends("Ответ первому: A-2026-000002", { thread: first });

      expect(bot.investor.sees()).toContain("Ответ первому");
      expect(other.sees()).not.toContain("Ответ первому");
    });

    it("keeps plain words in a topic among staff, and says so once", async () => {
      const bot = await startTestApp();
      const thread = await applyAndFindTopic(bot);
      const before = bot.investor.messages().length;

      await bot.clerk.sends("Надо проверить участок", { thread });
      await bot.clerk.sends("И позвонить", { thread });

      expect(bot.investor.messages()).toHaveLength(before);
      const told = bot.clerk.seesAll(thread).filter((text) => text.includes("заметка"));
      expect(told).toHaveLength(1);
    });
  });

  describe("8. A draft is never lost", () => {
    it("goes on at the next question after a restart, in a language changed in the middle", async () => {
      const bot = await startTestApp();
      await startApplying(bot.investor, "ru");
      const individual = buildAnswers(1, { applicantKind: "individual" });
      await answerUntil(bot.investor, "ru", individual, ru("application.name.ask"));
      await bot.investor.sends("Ахметов Айдос");

      await bot.restart();
      await bot.investor.sends("/language");
      await bot.investor.presses("Қазақша");
      await bot.investor.sends("991231500707");

      const kk = translator("kk");
      expect(bot.investor.sees()).toContain(kk("application.address.ask"));
      const draft = await bot.app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
      expect(JSON.parse(draft.answers)).toMatchObject({ name: "Ахметов Айдос" });
    });
  });

  describe("10. Nobody sees or does what is not theirs", () => {
    it("gives the same words for somebody else's case and for an unknown one", async () => {
      const bot = await startTestApp();
      await startApplying(bot.investor, "ru");
      await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
      const [row] = await bot.app.db
        .selectFrom("case")
        .where("state", "!=", "known")
        .selectAll()
        .execute();
      const stranger = bot.newcomer("ru");
      await greet(stranger, "ru");

      await stranger.sends(`/start case-${row?.number}`);
      const foreign = stranger.sees();
      await stranger.sends("/start case-A-2026-999999");

      expect(stranger.sees()).toBe(foreign);
      expect(foreign).toBe(ru("case.unknown"));
    });

    it("masks an IIN on the card", async () => {
      const bot = await startTestApp();
      await startApplying(bot.investor, "ru");
      const answers = buildAnswers(1, {
        applicantKind: "individual",
        identityNumber: "991231500707",
      });
      await fileApplicationBy(bot.investor, "ru", answers);

      const [topic] = bot.simulator.world.topics(bot.group.id);
      const card = bot.clerk.seesAll(topic?.threadId).join("\n");
      expect(card).toContain("9912******07");
      expect(card).not.toContain("991231500707");
    });
  });

  describe("11. Bad input gets a clear sentence and the question again", () => {
    it("tells what is wrong with a BIN and keeps what was given", async () => {
      const bot = await startTestApp();
      await startApplying(bot.investor, "ru");
      await answerUntil(bot.investor, "ru", buildAnswers(1), ru("application.name.ask"));
      await bot.investor.sends("ТОО «Алма»");

      await bot.investor.sends("491240001803");

      expect(bot.investor.sees()).toContain(ru("application.identityNumber.checksum"));
      expect(bot.investor.sees()).toContain(ru("application.identityNumber.ask-bin"));
      const draft = await bot.app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
      expect(JSON.parse(draft.answers)).toMatchObject({ name: "ТОО «Алма»" });
    });
  });

  describe("12. A flood of messages from one person does not drown the staff", () => {
    it("brings a hundred messages of one person to the desk as a few, and keeps them all", async () => {
      const bot = await startTestApp();
      const thread = await applyAndFindTopic(bot);
      const confirmation = bot.investor.messages().at(-1);
      const before = bot.clerk.seesAll(thread).length;

      for (let n = 1; n <= 100; n++) {
        bot.investor.person.sends(`Сообщение ${n}`, { replyTo: confirmation });
      }
      await bot.settle();

      expect(bot.clerk.seesAll(thread).length - before).toBeLessThanOrEqual(5);
      const kept = await bot.app.db
        .selectFrom("case_message")
        .selectAll()
        .where("kind", "=", "in")
        .execute();
      expect(kept).toHaveLength(100);
      expect(bot.investor.seesAll()).toContain(ru("case.gathered"));
    });
  });
});

async function applyAndFindTopic(bot: TestApp): Promise<number> {
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  const [topic] = bot.simulator.world.topics(bot.group.id);
  if (!topic) throw new Error("No topic was made for the application");
  return topic.threadId;
}
