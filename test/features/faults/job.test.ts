import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { startTestApp } from "../../helpers/app.js";
import {
  SUBSTATION,
  appoint,
  someone,
  stateOf,
  theCase,
  timesToldOver,
  topicOf,
} from "../../helpers/dispatch.js";
import { reportFault } from "../../helpers/faults.js";
import { topicOfCase } from "../../helpers/topics.js";

const ru = translator("ru");

describe("a contractor who puts off what he was writing about a job", () => {
  it.each(LOCALES)("reads which button leads back, and goes on there, in %s", async (locale) => {
    const bot = await startTestApp();
    const t = translator(locale);
    const worker = await someone(bot, locale);
    const resident = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const job = worker.messages().at(-1)?.message_id ?? 0;
    await worker.presses(t("dispatch.job.fixed", plain));
    await worker.does((person) => person.sendsPhoto());
    await worker.sends("Заменили автомат");

    await worker.presses(t("form.later", plain));
    const kept = worker.sees();
    await worker.presses(t("dispatch.job.fixed", plain), { message: job });
    const again = worker.sees();
    await worker.sends("/cancel");
    const keptAgain = worker.sees();
    await worker.presses(t("dispatch.job.fixed", plain), { message: job });
    await worker.presses(t("dispatch.work.done-button", plain));

    expect(kept).toBe(t("dispatch.job.kept", { button: t("dispatch.job.fixed", plain) }));
    expect(keptAgain).toBe(kept);
    expect(again).toContain(t("dispatch.work.more", { photos: 1 }));
    expect(resident.sees()).toContain("Заменили автомат");
    expect(resident.messages().at(-1)?.photo).toBeDefined();
  });

  it("reads the same where he was to say why he can't", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    const resident = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();

    await worker.presses(ru("dispatch.job.cannot", plain));
    await worker.presses(ru("form.later", plain));

    const button = ru("dispatch.job.cannot", plain);
    expect(worker.sees()).toBe(ru("dispatch.job.kept", { button }));
  });
});

describe("a contractor whose fault staff end", () => {
  it.each(
    (["fix", "reject", "forward"] as const).flatMap((move) =>
      LOCALES.map((locale) => [move, locale] as const),
    ),
  )("hears once that his job is over after %s, in %s", async (move, locale) => {
    const bot = await startTestApp();
    const worker = await someone(bot, locale);
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();
    const thread = topicOf(bot);

    await bot.clerk.presses(ru(`case.${move}`, plain), { thread });
    await bot.clerk.sends("Уже разобрались", { thread });

    expect(timesToldOver(worker, locale, await theCase(bot))).toBe(1);
    expect(timesToldOver(resident, "ru", await theCase(bot))).toBe(0);
  });

  it("hears it as well when the fault goes on in another one", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await appoint(bot, worker, "add-contractor");
    await reportFault(bot.app.db, resident.id, { ...SUBSTATION, join: "new" });
    await bot.hurry();
    const thread = await topicOfCase(bot, 2);
    const into = await theCase(bot);

    await bot.clerk.presses(ru("case.merge", plain), { thread });
    await bot.clerk.presses(`${into.number}: Электроснабжение: Подстанция № 12`, { thread });
    await bot.clerk.presses(ru("merge.yes", plain), { thread });
    await bot.hurry();

    const number = (into.number ?? "").replace(/1$/, "2");
    expect(timesToldOver(worker, "ru", { number })).toBe(1);
  });

  it("hears nothing of it when he ended the job himself", async () => {
    const bot = await startTestApp();
    const worker = await someone(bot, "ru");
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, SUBSTATION);
    await bot.settle();

    await worker.presses(ru("dispatch.job.fixed", plain));
    await worker.sends("Заменили автомат");
    await worker.presses(ru("dispatch.work.done-button", plain));

    expect(await stateOf(bot)).toBe("fixed");
    expect(timesToldOver(worker, "ru", await theCase(bot))).toBe(0);
  });
});
