import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import type { SentFile } from "../../../src/simulator/world/person.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { answerUntil, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { pdf } from "../../helpers/files.js";
import type { TestPerson } from "../../helpers/person.js";
import { jpeg, phoneJpeg, pictureOf, SECRET } from "../../helpers/pictures.js";

const ru = translator("ru");
const LAND = buildAnswers(1, { areaM2: 12_000, track: "land", cost: 2_000_000, powerKw: 630 });
const PHOTO = picture("Устав.jpg", phoneJpeg({ turned: 6 }));

onBothDatabases((kind) => {
  it("staff see a picture sent as a file without the place and time that it carries", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await appliesWith(bot, bot.investor, [PHOTO, pdf("Баланс.pdf")]);

    const shown = filesIn(bot, 0);
    expect(shown.map(({ name }) => name).sort()).toEqual(["Баланс.pdf", "Устав.jpg"]);
    const copy = shown.find(({ name }) => name === "Устав.jpg")?.bytes ?? Buffer.alloc(0);
    expect(copy.includes(SECRET)).toBe(false);
    expect(pictureOf(copy)).toEqual(pictureOf(jpeg()));
  });

  it("staff learn once, in the later case, that the very same file stands in another", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const other = bot.newcomer("ru");
    await appliesWith(bot, bot.investor, [pdf("смета.pdf"), pdf("план.pdf")]);
    await appliesWith(bot, other, [pdf("смета.pdf"), pdf("план.pdf")]);

    const said = wordsIn(bot, 1).filter((text) => text.includes("A-2026-000001"));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Этот же файл есть в A-2026-000001 \(от \d+ \S+\)\.$/);
    expect(wordsIn(bot, 0).join("\n")).not.toContain("000002");
  });
});

describe("a picture sent as a file", () => {
  it("after the application was sent reaches staff the same way, once", async () => {
    const bot = await startTestApp();
    await appliesWith(bot, bot.investor, []);
    await addsDocument(bot, PHOTO);

    expect(filesIn(bot, 0)).toHaveLength(1);
    expect(filesIn(bot, 0)[0]?.bytes.includes(SECRET)).toBe(false);
  });

  it("waits until its bytes are here, and no file is lost meanwhile", async () => {
    const bot = await startTestApp();
    await appliesWith(bot, bot.investor, []);
    bot.simulator.faults.add({ kind: "500", method: "getFile", times: 1 });
    await addsDocument(bot, PHOTO);
    expect(filesIn(bot, 0)).toEqual([]);

    await fetchAgain(bot);

    expect(filesIn(bot, 0)).toHaveLength(1);
    expect(filesIn(bot, 0)[0]?.bytes.includes(SECRET)).toBe(false);
  });

  it("is named after no moment", async () => {
    const bot = await startTestApp();
    await appliesWith(bot, bot.investor, [picture("IMG_20261103_081500.jpg", PHOTO.bytes)]);

    expect(filesIn(bot, 0)[0]?.name).toMatch(/^picture-\d+\.jpg$/);
  });

  it("keeps its bytes as they were sent, for a dispute", async () => {
    const bot = await startTestApp();
    await appliesWith(bot, bot.investor, [PHOTO]);

    const [row] = await bot.app.db.selectFrom("attachment").selectAll().execute();
    expect(row).toMatchObject({ mime: "image/jpeg", size: PHOTO.bytes.length, state: "kept" });
  });

  it.each(LOCALES)("that is broken is not shown, and staff read why in %s", async (locale) => {
    const bot = await startTestApp();
    await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
    const broken = picture("Устав.jpg", PHOTO.bytes.subarray(0, 300));
    await appliesWith(bot, bot.investor, [broken]);

    expect(filesIn(bot, 0)).toEqual([]);
    const said = translator(locale)("attachment.not-safe", { name: "Устав.jpg" });
    expect(wordsIn(bot, 0)).toContain(said);
  });

  it("that can't be fetched for minutes is left out in words, and the files beside it go", async () => {
    const bot = await startTestApp();
    await appliesWith(bot, bot.investor, []);
    bot.simulator.faults.add({ kind: "500", method: "getFile", times: 2 });
    await addsDocument(bot, PHOTO, pdf("Баланс.pdf"));
    const longAgo = new Date(Date.now() - 10 * 60_000).toISOString();
    await bot.app.db
      .updateTable("outbox")
      .set({ created_at: longAgo })
      .where("state", "=", "waiting")
      .execute();
    await bot.hurry();

    expect(filesIn(bot, 0).map(({ name }) => name)).toEqual(["Баланс.pdf"]);
    expect(wordsIn(bot, 0)).toContain(ru("attachment.not-safe", { name: "Устав.jpg" }));

    await fetchAgain(bot);
    expect(filesIn(bot, 0).map(({ name }) => name)).toEqual(["Баланс.pdf", "Устав.jpg"]);
  });
});

it("the same file twice in one case is nothing to point out", async () => {
  const bot = await startTestApp();
  await appliesWith(bot, bot.investor, [pdf("смета.pdf"), pdf("смета.pdf")]);

  expect(wordsIn(bot, 0).join("\n")).not.toContain("Этот же файл");
});

function picture(name: string, bytes: Uint8Array): SentFile & { bytes: Buffer } {
  return { name, mimeType: "image/jpeg", bytes: Buffer.from(bytes) };
}

async function appliesWith(bot: TestApp, person: TestPerson, files: readonly SentFile[]) {
  await startApplying(person, "ru");
  await answerUntil(person, "ru", LAND, ru("documents.how"));
  for (const file of files) await person.does((one) => one.sendsDocument(file));
  await person.presses(ru(files.length === 0 ? "form.skip" : "documents.done", plain));
  await person.presses(ru("form.send", plain));
  await bot.settle();
}

async function addsDocument(bot: TestApp, ...files: readonly SentFile[]) {
  const { investor } = bot;
  await investor.sends("/cases");
  await investor.presses("A-2026-000001");
  await investor.presses(ru("documents.add", plain));
  for (const file of files) await investor.does((one) => one.sendsDocument(file));
  await bot.settle();
}

async function fetchAgain(bot: TestApp) {
  const next_at = new Date().toISOString();
  await bot.app.db.updateTable("attachment").set({ next_at }).execute();
  await bot.settle();
}

function messagesIn({ clerk, simulator, group }: TestApp, topic: number) {
  return clerk.messages(simulator.world.topics(group.id)[topic]?.threadId ?? 0);
}

function filesIn(bot: TestApp, topic: number): { name: string | undefined; bytes: Buffer }[] {
  const { files } = bot.simulator.world;
  return messagesIn(bot, topic).flatMap(({ document }) => {
    if (!document) return [];
    const bytes = Buffer.from(files.find(document.file_id)?.bytes ?? []);
    return [{ name: document.file_name, bytes }];
  });
}

function wordsIn(bot: TestApp, topic: number): string[] {
  return messagesIn(bot, topic).flatMap(({ text }) => text ?? []);
}
