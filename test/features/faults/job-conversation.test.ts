import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { SUBSTATION, appoint, someone, stateOf, topicOf } from "../../helpers/dispatch.js";
import { reportFault } from "../../helpers/faults.js";
import { lastOf } from "../../helpers/mended.js";

const ru = translator("ru");

describe.each(LOCALES)("a reply of a worker to his job, in %s", (locale) => {
  const t = translator(locale);

  it("reaches the topic as his note, and no resident", async () => {
    const { bot, worker, resident } = await atWork(locale);
    const seen = resident.seesAll().length;
    const job = lastOf(worker);

    await worker.sends("Нужен автогидроподъёмник", { replyTo: job });
    await worker.does((one) => one.sendsPhoto(samplePhoto, { caption: "Вот щит", replyTo: job }));
    await bot.hurry();

    const desk = bot.clerk.messages(topicOf(bot));
    const said = bot.clerk.seesAll(topicOf(bot)).join("\n");
    expect(said).toContain("Мастер: Нужен автогидроподъёмник");
    expect(desk.find(({ photo }) => photo)?.caption).toContain("Вот щит");
    expect(worker.seesAll()).not.toContain(t("case.unknown"));
    const receipts = bot.simulator.calls.filter(({ method }) => method === "setMessageReaction");
    expect(receipts).toHaveLength(2);
    expect(resident.seesAll()).toHaveLength(seen);
  });

  it("reaches the topic also when it is as long as a message can be", async () => {
    const { bot, worker } = await atWork(locale);
    const words = "слово ".repeat(682).trim();

    await worker.sends(words, { replyTo: lastOf(worker) });
    await bot.hurry();

    expect(bot.clerk.seesAll(topicOf(bot)).some((text) => text.includes(words))).toBe(true);
  });

  it("is refused in words once the job is not his", async () => {
    const { bot, worker } = await atWork(locale);
    const job = lastOf(worker);
    await bot.clerk.presses(ru("case.reject", plain), { thread: topicOf(bot) });
    await bot.clerk.sends("Уже разобрались", { thread: topicOf(bot) });
    await bot.hurry();

    await worker.sends("Еду", { replyTo: job });
    await bot.hurry();

    expect(worker.sees()).toBe(t("dispatch.job.not-yours"));
    expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).not.toContain("Еду");
  });

  it("comes with the first language when the job was there before he started the bot", async () => {
    const bot = await startTestApp();
    const worker = bot.newcomer(locale);
    await appoint(bot, worker, "add-contractor");
    const resident = await someone(bot, "ru");
    await reportFault(bot.app.db, resident.id, { ...SUBSTATION, report: "Искрит щит" });
    await bot.hurry();
    expect(worker.seesAll()).toEqual([]);

    await greet(worker, locale);
    await bot.hurry();
    await worker.presses(t("dispatch.job.begin", plain));

    expect(worker.seesAll().filter((text) => text.includes("Искрит щит"))).toHaveLength(1);
    expect(await stateOf(bot)).toBe("in_work");
  });
});

it("is what was done, while the worker is asked for that", async () => {
  const { bot, worker, resident } = await atWork("ru");
  const job = lastOf(worker);
  await worker.presses(ru("dispatch.job.fixed", plain));

  await worker.sends("Заменили автомат", { replyTo: job });
  await worker.presses(ru("dispatch.work.done-button", plain));
  await bot.hurry();

  expect(await stateOf(bot)).toBe("fixed");
  expect(resident.sees()).toContain("Заменили автомат");
});

it("stays among staff, and what a clerk replies to it", async () => {
  const { bot, worker, resident } = await atWork("ru");
  const thread = topicOf(bot);
  await worker.does((one) =>
    one.sendsLocation({ latitude: 43.3, longitude: 77 }, { replyTo: lastOf(worker) }),
  );
  await bot.hurry();
  const seen = resident.seesAll().length;
  const head = bot.clerk.messages(thread).findLast(({ text }) => text === "Мастер:");

  await bot.clerk.sends("Пусть подождёт", { thread, replyTo: head?.message_id ?? 0 });
  await bot.hurry();

  expect(head).toBeDefined();
  expect(resident.seesAll()).toHaveLength(seen);
});

it("takes all parts of a worker's album", async () => {
  const { bot, worker } = await atWork("ru");
  const job = lastOf(worker);

  await worker.does((one) => one.sendsAlbum([samplePhoto, samplePhoto], { replyTo: job }));
  await bot.hurry();

  expect(bot.clerk.messages(topicOf(bot)).filter(({ photo }) => photo)).toHaveLength(2);
});

async function atWork(locale: "kk" | "ru" | "en") {
  const bot = await startTestApp();
  const worker = await someone(bot, locale);
  const resident = await someone(bot, "ru");
  await appoint(bot, worker, "add-contractor");
  await reportFault(bot.app.db, resident.id, SUBSTATION);
  await bot.settle();
  return { bot, worker, resident };
}
