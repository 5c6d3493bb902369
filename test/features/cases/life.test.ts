import { faultKind } from "../../../src/features/faults/kind/incident-kind.service.js";
import { describe, expect, it } from "vitest";
import { applicationKind } from "../../../src/features/applications/application.feature.js";
import type { CaseKindView } from "../../../src/features/cases/record/case-kind.js";
import { moveCase } from "../../../src/features/cases/moves/move.service.js";
import { questionKind } from "../../../src/features/questions/questions.feature.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { startWithApplication } from "../../helpers/filed.js";

const ru = translator("ru");

describe.each(LOCALES)("an application in %s", (locale) => {
  const t = translator(locale);
  const button = (name: "take" | "request_docs" | "council" | "approve" | "agree" | "reject") =>
    t(`case.${name}`, plain);

  it("goes all the way to the agreement, and its person reads each step with its date", async () => {
    const { bot, thread } = await startWithApplication(locale);
    const { clerk, investor } = bot;

    await clerk.presses(button("take"), { thread });
    expect(investor.sees()).toContain(t("case.state.under_review"));
    expect(investor.sees()).toContain(t("case.own.assignee", { name: "Болат" }));
    await clerk.presses(button("council"), { thread });
    await clerk.sends("Заседание в декабре.", { thread });
    expect(investor.sees()).toContain(t("case.state.council"));
    expect(investor.sees()).toContain("Заседание в декабре.");
    await clerk.presses(button("approve"), { thread });
    expect(investor.sees()).toContain(t("clock.next-is-agreement"));
    await clerk.presses(button("agree"), { thread });
    expect(investor.sees()).toContain(t("case.state.agreement"));

    await investor.presses(t("case.my-case", plain));
    const steps = ["registered", "under_review", "council", "approved", "agreement"] as const;
    const places = steps.map((state) => investor.sees().lastIndexOf(t(`case.state.${state}`)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(investor.seesButtons()).toEqual([]);
  });

  it("is rejected with the clerk's reason", async () => {
    const { bot, thread, getCase } = await startWithApplication(locale);

    await bot.clerk.presses(button("reject"), { thread });
    await bot.clerk.sends("Площадь занята.", { thread });

    expect((await getCase()).state).toBe("rejected");
    expect(bot.investor.sees()).toContain(t("case.state.rejected"));
    expect(bot.investor.sees()).toContain("Площадь занята.");
  });

  it("waits for documents with its clock stopped, and goes on when the investor writes", async () => {
    const { bot, thread, getCase } = await startWithApplication(locale);
    await bot.clerk.presses(button("take"), { thread });
    const before = await getCase();

    await bot.clerk.presses(button("request_docs"), { thread });
    await bot.clerk.sends("Нужен устав.", { thread });
    expect(bot.investor.sees()).toContain("Нужен устав.");
    expect(bot.investor.sees()).toContain(t("clock.waits-for-you"));
    expect(await getCase()).toMatchObject({ state: "docs_requested", due_at: null });

    await bot.investor.sends("Вот устав.");
    expect(bot.investor.sees()).toContain(t("case.state.under_review"));
    expect(await getCase()).toMatchObject({ state: "under_review", left_minutes: null });
    expect((await getCase()).due_at).not.toBeNull();
    expect((await getCase()).term_minutes).toBe(before.term_minutes);
  });

  it("is withdrawn by its investor, who is asked once more", async () => {
    const { bot, thread, getCase } = await startWithApplication(locale);
    await bot.investor.presses(t("case.my-case", plain));

    await bot.investor.presses(t("case.withdraw", plain));
    await bot.investor.presses(t("case.withdraw-no", plain));
    expect((await getCase()).state).toBe("registered");
    await bot.investor.presses(t("case.withdraw", plain));
    await bot.investor.presses(t("case.withdraw-yes", plain));

    expect((await getCase()).state).toBe("withdrawn");
    expect(bot.investor.sees()).toContain(t("case.state.withdrawn"));
    const card = bot.clerk.messages(thread).find(({ text }) => text?.includes("A-"));
    expect(card?.text).toContain(t("case.state.withdrawn"));
    expect(card?.reply_markup?.inline_keyboard ?? []).toEqual([]);
  });

  it("lies on the desk of the power company, and both sides see it", async () => {
    const { bot, thread, getCase } = await startWithApplication(locale);
    const {
      kk,
      ru: russian,
      en,
    } = JSON.parse(
      (await bot.app.db.selectFrom("office").select("name").where("id", "=", "power").execute())[0]
        ?.name ?? "{}",
    ) as Record<"kk" | "ru" | "en", string>;
    const power = { kk, ru: russian, en }[locale];

    await bot.clerk.presses(t("case.office", plain), { thread });
    await bot.clerk.presses(power, { thread });
    await bot.clerk.sends("Ждём технические условия.", { thread });

    expect((await getCase()).office_id).toBe("power");
    expect(bot.investor.sees()).toContain(t("clock.at-office", { office: power }));
    expect(bot.investor.sees()).toContain("Ждём технические условия.");
    await bot.investor.presses(t("case.my-case", plain));
    expect(bot.investor.sees()).toContain(t("case.own.office", { office: power, count: 0 }));
    expect(bot.clerk.seesAll(thread)[0]).toContain(power);
  });
});

describe("what the table of states does not allow", () => {
  it("is refused to an old button, with the present state in words", async () => {
    const { bot, thread, getCase } = await startWithApplication();
    await bot.clerk.presses(ru("case.take", plain), { thread });
    const card = bot.clerk.messages(thread).find(({ text }) => text?.includes("A-"));
    const approve = (card?.reply_markup?.inline_keyboard ?? [])
      .flat()
      .find(({ text }) => text === ru("case.approve", plain));
    await bot.clerk.presses(ru("case.reject", plain), { thread });

    bot.clerk.person.sends("Нет места.", { chat: bot.group.id, thread });
    bot.otherClerk.person.presses(approve?.text ?? "", { chat: bot.group.id, thread });
    await bot.settle();

    expect((await getCase()).state).toBe("rejected");
    expect(bot.otherClerk.seesToast()).toContain(ru("case.state.rejected"));
  });

  it("is refused to the words of a second clerk, whose prompt came too late", async () => {
    const { bot, thread, getCase } = await startWithApplication();
    await bot.clerk.presses(ru("case.reject", plain), { thread });
    await bot.otherClerk.presses(ru("case.reject", plain), { thread });
    const prompts = bot.clerk.messages(thread).slice(-2);
    await bot.clerk.sends("Первая причина", { thread, replyTo: prompts[0]?.message_id ?? 0 });

    await bot.otherClerk.sends("Вторая причина", {
      thread,
      replyTo: prompts[1]?.message_id ?? 0,
    });

    expect((await getCase()).state).toBe("rejected");
    expect(bot.investor.seesAll().join()).toContain("Первая причина");
    expect(bot.investor.seesAll().join()).not.toContain("Вторая причина");
    expect(bot.clerk.sees(thread)).toContain(ru("case.state.rejected"));
  });

  it("is refused to an investor after the decision", async () => {
    const { bot, thread, getCase } = await startWithApplication();
    await bot.investor.presses(ru("case.my-case", plain));
    await bot.investor.presses(ru("case.withdraw", plain));
    await bot.clerk.presses(ru("case.take", plain), { thread });
    await bot.clerk.presses(ru("case.approve", plain), { thread });

    await bot.investor.presses(ru("case.withdraw-yes", plain));

    expect((await getCase()).state).toBe("approved");
    expect(bot.investor.seesAll().join()).toContain("Отозвать уже нельзя");
  });

  it("needs words where a reason is asked, and says so for a picture", async () => {
    const { bot, thread, getCase } = await startWithApplication();
    await bot.clerk.presses(ru("case.reject", plain), { thread });
    const prompt = bot.clerk.messages(thread).at(-1);

    await bot.clerk.does((person) =>
      person.sendsPhoto(undefined, { chat: bot.group.id, thread, replyTo: prompt }),
    );

    expect((await getCase()).state).toBe("registered");
    expect(bot.clerk.sees(thread)).toBe(ru("staff.words-needed", plain));
  });
});

onBothDatabases((kind) => {
  it("has one effect when two clerks approve at the same moment", async () => {
    const databaseUrl = await freshDatabaseUrl(kind);
    const { bot, thread, getCase } = await startWithApplication("ru", { databaseUrl });
    await bot.clerk.presses(ru("case.take", plain), { thread });
    const place = { chat: bot.group.id, thread };

    bot.clerk.person.presses(ru("case.approve", plain), place);
    bot.otherClerk.person.presses(ru("case.approve", plain), place);
    await bot.settle();

    expect((await getCase()).state).toBe("approved");
    const moves = await bot.app.db
      .selectFrom("case_event")
      .selectAll()
      .where("to_state", "=", "approved")
      .execute();
    expect(moves).toHaveLength(1);
    const told = bot.investor.seesAll().filter((text) => text.includes("Одобрено"));
    expect(told).toHaveLength(1);
  });
});

it("tells staff who moved a case, when and why, with /case", async () => {
  const { bot, thread, getCase } = await startWithApplication();
  await bot.clerk.presses(ru("case.take", plain), { thread });
  await bot.otherClerk.presses(ru("case.request_docs", plain), { thread });
  await bot.otherClerk.sends("Нет устава", { thread });

  await bot.clerk.sends(`/case ${(await getCase()).number}`);

  expect(bot.clerk.sees()).toMatch(/Зарегистрировано · Айгерім\n/);
  expect(bot.clerk.sees()).toMatch(/На рассмотрении · Болат\n/);
  expect(bot.clerk.sees()).toMatch(/Запрошены дополнительные документы · Сауле\nНет устава/);
});

it("takes an answer to a new application for its taking", async () => {
  const { bot, thread, getCase } = await startWithApplication();

  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends("Здравствуйте!", { thread });

  expect(await getCase()).toMatchObject({ state: "under_review", assignee_id: bot.clerk.id });
  expect(bot.investor.sees()).toContain("Здравствуйте!");
});

it("lets a kind of case refuse a move, and then changes nothing", async () => {
  const { bot, getCase } = await startWithApplication();
  const before = await getCase();
  const application: CaseKindView = {
    ...applicationKind,
    onMove: (_trx, _of, { to }) =>
      Promise.resolve(to === "rejected" ? { refused: () => "place taken" } : undefined),
  };
  const kinds = { application, fault: faultKind, question: questionKind };
  const words = { clerkId: bot.clerk.id, chatId: bot.group.id, messageId: 1, text: "Нет места" };
  const request = {
    caseId: before.id,
    by: "clerk",
    actorId: bot.clerk.id,
    now: new Date(),
  } as const;

  const outcomes = await bot.app.db
    .transaction()
    .execute(async (trx) => [
      await moveCase(trx, kinds, { ...request, move: "reject", words }),
      await moveCase(trx, kinds, { ...request, move: "take" }),
    ]);

  expect(outcomes).toMatchObject([{ kind: "refused" }, { kind: "moved" }]);
  expect((await getCase()).state).toBe("under_review");
  expect(bot.investor.seesAll().join()).not.toContain("Нет места");
});
