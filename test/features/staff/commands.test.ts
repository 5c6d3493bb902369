import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");
const kk = translator("kk");

describe("/queue", () => {
  it("says that nothing waits", async () => {
    const { clerk } = await startTestApp();

    await clerk.sends("/queue");

    expect(clerk.sees()).toContain(ru("staff.queue.empty"));
  });

  it("lists what is open with its state, whose desk it is on and its due date, in the topic where it was asked", async () => {
    const bot = await startTestApp();
    const [first, second] = await fileTwo(bot);
    await bot.clerk.presses(ru("case.take", plain), { thread: second?.threadId ?? 0 });

    await bot.clerk.sends("/queue", { thread: first?.threadId ?? 0 });

    const list = bot.clerk.sees(first?.threadId);
    expect(list).toMatch(/A-\d{4}-000001 — Зарегистрировано · Оператор, до \d+ \S+ \d{4} года\n/);
    expect(list).toMatch(/A-\d{4}-000002 — На рассмотрении · Оператор, до /);
    expect(list).toContain(buildAnswers(1).name);
  });

  it("fits in one message even when twenty cases with long names wait", async () => {
    const bot = await startTestApp();
    for (let n = 1; n <= 4; n++) {
      const person = bot.newcomer("ru");
      await startApplying(person, "ru");
      for (let i = 1; i <= 5; i++) {
        const name = `ТОО «${"Ы".repeat(190)}»`;
        await fileApplicationBy(person, "ru", buildAnswers(1, { name, projectName: name }));
        await person.sends("/apply");
      }
    }

    await bot.clerk.sends("/queue");

    expect(bot.clerk.sees().match(/A-\d{4}-\d{6}/g)).toHaveLength(15);
  });
});

describe("/case", () => {
  it.each(["A-{year}-000001", "a-{year}-000001", "А-{year}-000001"])(
    "shows the card anew for %s, and says so where it was asked",
    async (written) => {
      const bot = await startTestApp();
      const [first] = await fileTwo(bot);
      const [row] = await bot.app.db
        .selectFrom("case")
        .where("state", "!=", "known")
        .selectAll()
        .orderBy("id")
        .execute();
      const year = row?.number?.slice(2, 6) ?? "";
      await bot.app.db.updateTable("application").set({ name: "ТОО «Новое имя»" }).execute();

      await bot.clerk.sends(`/case ${written.replace("{year}", year)}`);

      expect(bot.clerk.sees()).toContain(ru("staff.card-shown", { number: row?.number }));
      expect(bot.clerk.seesAll(first?.threadId)[0]).toContain("ТОО «Новое имя»");
    },
  );

  it.each(["/case", "/case A-2026-999999", "/case <b>"])("%s gets an example", async (command) => {
    const { clerk } = await startTestApp();

    await clerk.sends(command);

    expect(clerk.sees()).toBe(ru("staff.no-such-case"));
  });
});

describe("/language on the desk", () => {
  it("chosen by an administrator is the language of cards and commands", async () => {
    const bot = await startTestApp();
    await fileTwo(bot);

    await bot.admin.sends("/language");
    await bot.admin.presses("Қазақша");
    await bot.simulator.waitUntil(() => listShown(bot).includes(kk("commands.staff.queue", plain)));
    const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
    await bot.clerk.presses(ru("case.take", plain), { thread });

    expect(bot.admin.seesToast()).toBe(kk("language.chosen", plain));
    expect(bot.clerk.seesAll(thread)[0]).toContain(kk("case.state.under_review"));
    expect(bot.clerk.seesToast()).toMatch(/^Сіз қабылдадыңыз: A-/);
    await bot.clerk.sends("/queue");
    expect(bot.clerk.sees()).toContain("Ашық өтінімдер");
  });

  it("is refused to a clerk, by command and by button", async () => {
    const bot = await startTestApp();

    await bot.clerk.sends("/language");
    expect(bot.clerk.sees()).toBe(ru("staff.admins-only"));
    await bot.admin.sends("/language");
    await bot.clerk.presses("English");

    expect(bot.clerk.seesToast()).toBe(ru("staff.admins-only", plain));
    await bot.clerk.sends("/queue");
    expect(bot.clerk.sees()).toContain(ru("staff.queue.empty"));
  });
});

async function fileTwo(bot: TestApp) {
  await startApplying(bot.investor, "ru");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(1));
  await bot.investor.sends("/apply");
  await fileApplicationBy(bot.investor, "ru", buildAnswers(2));
  return bot.simulator.world.topics(bot.group.id);
}

/** The list behind "/" in the staff group. */
function listShown({ simulator, group }: TestApp): string {
  const scope = { type: "chat", chat_id: group.id } as const;
  return JSON.stringify(simulator.world.profile.listCommands(scope, ""));
}
