import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { startTestApp } from "../../helpers/app.js";
import { SUBSTATION, appoint, someone, topicOf } from "../../helpers/dispatch.js";
import { reportFault } from "../../helpers/faults.js";
import { phoneJpeg, SECRET } from "../../helpers/pictures.js";
import { lastOf } from "../../helpers/mended.js";

const ru = translator("ru");

it.each(LOCALES)("tells a contractor what residents add, and never who, in %s", async (locale) => {
  const { bot, worker, resident, confirmed, number } = await given(locale);

  await resident.sends("Теперь <темно> и в цехе", { replyTo: confirmed });
  await resident.does((one) =>
    one.sendsPhoto(samplePhoto, { caption: "Вот щит", replyTo: confirmed }),
  );
  await bot.hurry();

  const head = translator(locale)("dispatch.job.added", { number }).replace(/<[^>]+>/g, "");
  const told = worker.seesAll().filter((text) => text.startsWith(head));
  expect(told).toEqual([`${head}\nТеперь <темно> и в цехе`, `${head}\nВот щит`]);
  expect(worker.messages().at(-1)?.photo).toBeDefined();
  expect(worker.seesAll().join("\n")).not.toContain("Ержан");
  await worker.sends("Понял", { replyTo: lastOf(worker) });
  await bot.hurry();
  expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain("Мастер: Понял");
});

it("gathers a burst for the contractor as it does for the desk", async () => {
  const { bot, worker, resident, confirmed } = await given("ru");
  const before = worker.seesAll().length;

  for (const words of ["раз", "два", "три", "четыре", "пять"]) {
    await resident.sends(words, { replyTo: confirmed });
  }
  await bot.hurry();

  expect(worker.seesAll()).toHaveLength(before + 4);
  expect(worker.sees()).toContain("четыре\nпять");
});

it("frees a picture sent as a file of what it tells", async () => {
  const { bot, worker, resident, confirmed } = await given("ru");
  const picture = {
    name: "щит.jpg",
    mimeType: "image/jpeg",
    bytes: Buffer.from(phoneJpeg({ turned: 6 })),
  };

  await resident.does((one) => one.sendsDocument(picture, { replyTo: confirmed }));
  await bot.hurry();

  const shown = worker.messages().flatMap(({ document }) => document ?? []);
  const { files } = bot.simulator.world;
  const bytes = shown.map(({ file_id }) => Buffer.from(files.find(file_id)?.bytes ?? []));
  expect(bytes.map((one) => one.length > 0 && one.includes(SECRET))).toEqual([false]);
});

it("keeps to itself a contact, and all that comes once the job is over", async () => {
  const { bot, worker, resident, confirmed } = await given("ru");
  await resident.does((one) => one.sendsContact(undefined, { replyTo: confirmed }));
  await bot.clerk.presses(ru("case.reject", plain), { thread: topicOf(bot) });
  await bot.clerk.sends("Уже разобрались", { thread: topicOf(bot) });
  await bot.hurry();
  const seen = worker.messages().length;

  await resident.sends("Ещё темно", { replyTo: confirmed });
  await bot.hurry();

  expect(worker.messages()).toHaveLength(seen);
  expect(worker.messages().some(({ contact }) => contact)).toBe(false);
});

async function given(locale: Locale) {
  const bot = await startTestApp();
  const worker = await someone(bot, locale);
  const resident = await someone(bot, "ru");
  await appoint(bot, worker, "add-contractor");
  await reportFault(bot.app.db, resident.id, { ...SUBSTATION, named: "private" });
  await bot.hurry();
  const { number } = await bot.app.db
    .selectFrom("case")
    .select("number")
    .where("number", "is not", null)
    .executeTakeFirstOrThrow();
  return { bot, worker, resident, confirmed: lastOf(resident), number: number ?? "" };
}
