import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { storeMedia } from "../../../src/simulator/world/media.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { answerUntil, fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { pdf } from "../../helpers/files.js";

const ru = translator("ru");
const LAND = buildAnswers(1, { areaM2: 12_000, track: "land", cost: 2_000_000, powerKw: 630 });

describe.each(LOCALES)("documents in %s", (locale) => {
  const t = translator(locale);

  it("are sent one by one or not at all, named by their file or by a tap, and counted", async () => {
    const bot = await startTestApp();
    await standBeforeDocuments(bot, locale);
    expect(bot.investor.sees()).toContain(t("documents.name.charter"));

    await bot.investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));
    expect(bot.investor.sees()).toContain(bare(t("documents.missing", { have: 1, of: 13 })));
    await bot.investor.presses("11");
    expect(bot.investor.sees()).toContain(t("documents.name.study"));
    await bot.investor.does((person) => person.sendsDocument(pdf("scan-1.pdf")));
    await bot.investor.does((person) => person.sendsPhoto());
    expect(bot.investor.sees()).toContain(bare(t("documents.missing", { have: 2, of: 13 })));
    expect(bot.investor.sees()).toContain(t("documents.unsorted", { n: 1 }));

    await bot.investor.presses(t("documents.done", plain));
    expect(bot.investor.sees()).toContain(t("documents.count", { have: 2, of: 13 }));
    await bot.investor.presses(t("form.send", plain));

    expect(bot.investor.sees()).toContain("000001");
    const rows = await attachments(bot);
    expect(rows.map((row) => [row.document_id, row.state, row.mime])).toEqual([
      ["charter", "kept", "application/pdf"],
      ["study", "kept", "application/pdf"],
      [null, "kept", "image/jpeg"],
    ]);
    expect(card(bot)).toContain(`2 из 13`);
    expect(topicFiles(bot)).toHaveLength(3);
  });
});

onBothDatabases((kind) => {
  it("an album of ten with pauses and words in between is gathered whole, and answered once", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await standBeforeDocuments(bot, "ru");
    const album = bot.simulator.world.nextMediaGroupId();
    const before = bot.investor.seesAll().length;

    for (let n = 0; n < 5; n++) await sendsPart(bot, album, `scan-${n}.pdf`);
    await quiet(bot, () => bot.investor.seesAll().length > before);
    await bot.investor.sends("сейчас пришлю остальное");
    expect(bot.investor.sees()).toContain(ru("documents.not-a-file"));
    for (let n = 5; n < 10; n++) await sendsPart(bot, album, `scan-${n}.pdf`);

    expect(await attachments(bot)).toHaveLength(10);
    await quiet(bot, () => bot.investor.sees().includes(ru("documents.unsorted", { n: 10 })));
    // One for each half of the album, and one for the words between them.
    expect(bot.investor.seesAll().length - before).toBe(3);
  });

  it("a restart in the middle loses no file, and the form goes on", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await standBeforeDocuments(bot, "ru");
    await bot.investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));

    await bot.restart();
    await bot.investor.does((person) => person.sendsDocument(pdf("Баланс.pdf")));
    await bot.investor.presses(ru("documents.done", plain));
    await bot.investor.presses(ru("form.send", plain));

    expect((await attachments(bot)).map((row) => row.document_id)).toEqual(["charter", "balance"]);
    expect(card(bot)).toContain("2 из 13");
  });
});

it("answers an album with one message, once it is whole", async () => {
  const bot = await startTestApp();
  await standBeforeDocuments(bot, "ru");
  const before = bot.investor.seesAll().length;

  await bot.investor.does((person) =>
    person.sendsAlbum([pdf("Устав.pdf"), pdf("Баланс.pdf"), pdf("c.pdf")], { kind: "document" }),
  );
  await quiet(bot, () => bot.investor.seesAll().length > before);

  expect(bot.investor.seesAll()).toHaveLength(before + 1);
  expect(bot.investor.sees()).toContain(bare(ru("documents.missing", { have: 2, of: 13 })));
});

it("an album that was tapped for one document is that document, and the next file is not", async () => {
  const bot = await startTestApp();
  await standBeforeDocuments(bot, "ru");
  await bot.investor.presses("4");

  await bot.investor.does((person) =>
    person.sendsAlbum([pdf("1.pdf"), pdf("2.pdf")], { kind: "document" }),
  );
  await bot.investor.does((person) => person.sendsDocument(pdf("3.pdf")));

  const ids = (await attachments(bot)).map((row) => row.document_id);
  expect(ids).toEqual(["charter", "charter", null]);
});

it("is told that 20.1 MB are too much, and the form goes on", async () => {
  const bot = await startTestApp();
  await standBeforeDocuments(bot, "ru");

  await bot.investor.does((person) => person.sendsDocument(pdf("план.pdf", 20.1 * 1024 * 1024)));

  expect(bot.investor.sees()).toContain(ru("documents.too-large"));
  expect(bot.investor.sees()).toContain(ru("documents.how"));
  expect(await attachments(bot)).toEqual([]);
});

it("is told which file is of a wrong type, whatever its name, and it does not count", async () => {
  const bot = await startTestApp();
  await standBeforeDocuments(bot, "ru");
  const program = {
    name: "Устав.pdf",
    mimeType: "application/pdf",
    bytes: Buffer.from("MZ\x90\0"),
  };

  await bot.investor.does((person) => person.sendsDocument(program));

  expect(bot.investor.seesAll().slice(-2).join("\n")).toContain(
    ru("documents.wrong-type", { name: "Устав.pdf" }),
  );
  await bot.investor.does((person) => person.sendsDocument(pdf("Баланс.pdf")));
  expect(bot.investor.sees()).toContain(bare(ru("documents.missing", { have: 1, of: 13 })));
});

it("counts the very same file once", async () => {
  const bot = await startTestApp();
  await standBeforeDocuments(bot, "ru");
  await bot.investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));
  const sent = bot.investor.messages().find((message) => message.document);

  await bot.investor.does((person) => sent && person.forwards(sent));
  await bot.investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));

  expect(await attachments(bot)).toHaveLength(2);
  await bot.investor.presses(ru("documents.done", plain));
  await bot.investor.presses(ru("form.send", plain));
  expect(topicFiles(bot)).toHaveLength(1);
});

describe("documents after the application was sent", () => {
  it("reach the desk as an album, count on the card, and are thanked for", async () => {
    const bot = await startTestApp();
    await applyForLand(bot);
    await bot.investor.sends("/cases");
    await bot.investor.presses("A-2026-000001");
    await bot.investor.presses(ru("documents.add", plain));
    expect(bot.investor.sees()).toContain(bare(ru("documents.missing", { have: 0, of: 13 })));

    await bot.investor.does((person) =>
      person.sendsAlbum([pdf("Устав.pdf"), pdf("Баланс.pdf")], { kind: "document" }),
    );
    await quiet(bot, () => topicFiles(bot).length === 2);
    await bot.investor.presses(ru("documents.done", plain));
    await bot.settle();

    const groups = new Set(topicFiles(bot).map((message) => message.media_group_id));
    expect([...groups]).not.toContain(undefined);
    expect(groups.size).toBe(1);
    expect(card(bot)).toContain("2 из 13");
    expect(bot.investor.sees()).toContain("2 из 13");
  });

  it("open to nobody but the applicant", async () => {
    const bot = await startTestApp();
    await applyForLand(bot);
    await bot.investor.sends("/cases");
    await bot.investor.presses("A-2026-000001");
    const stranger = bot.newcomer("ru");
    await startApplying(stranger, "ru");

    await stranger.sends("/start case-A-2026-000001");

    expect(stranger.seesAll().join("\n")).toContain(ru("case.unknown"));
    expect(stranger.seesButtons()).not.toContain(ru("documents.add", plain));
  });
});

it("erases the bytes with the draft", async () => {
  const bot = await startTestApp();
  await standBeforeDocuments(bot, "ru");
  await bot.investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));
  expect(keptFiles(bot)).toHaveLength(1);

  await bot.investor.sends("/forget");
  await bot.investor.presses(ru("privacy.erase", plain));

  expect(keptFiles(bot)).toEqual([]);
  expect(await attachments(bot)).toEqual([]);
});

it("fetches a file again when Telegram fails, and loses none", async () => {
  const bot = await startTestApp();
  await standBeforeDocuments(bot, "ru");
  bot.simulator.faults.add({ kind: "500", method: "getFile", times: 1 });

  await bot.investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));
  const now = new Date().toISOString();
  await bot.app.db.updateTable("attachment").set({ next_at: now }).execute();
  await bot.settle();

  expect((await attachments(bot))[0]).toMatchObject({ attempts: 1, state: "kept" });
  expect(bot.investor.sees()).toContain(bare(ru("documents.missing", { have: 1, of: 13 })));
});

async function standBeforeDocuments(bot: TestApp, locale: "kk" | "ru" | "en") {
  await startApplying(bot.investor, locale);
  await answerUntil(bot.investor, locale, LAND, translator(locale)("documents.how"));
}

async function applyForLand({ investor }: TestApp) {
  await startApplying(investor, "ru");
  await fileApplicationBy(investor, "ru", LAND);
}

/** Waits for what comes once an album has stopped coming. */
async function quiet(bot: TestApp, isSeen: () => boolean) {
  await bot.simulator.waitUntil(isSeen);
  await bot.settle();
}

/** One part of an album: its parts may come with any pause between them. */
async function sendsPart({ simulator, investor }: TestApp, album: string, name: string) {
  const media = storeMedia(simulator.world.files, {
    kind: "document",
    mimeType: "application/pdf",
    ...pdf(name),
    name,
  });
  await investor.does((person) => person.sendsContent({ media_group_id: album, ...media }));
}

function attachments({ app }: TestApp) {
  return app.db.selectFrom("attachment").selectAll().orderBy("id").execute();
}

function card({ clerk, simulator, group }: TestApp): string {
  return clerk.seesAll(simulator.world.topics(group.id)[0]?.threadId ?? 0)[0] ?? "";
}

function topicFiles({ clerk, simulator, group }: TestApp) {
  const thread = simulator.world.topics(group.id)[0]?.threadId ?? 0;
  return clerk.messages(thread).filter((message) => message.document ?? message.photo);
}

function keptFiles({ filesFolder }: TestApp): string[] {
  if (!existsSync(filesFolder)) return [];
  const all = readdirSync(filesFolder, { recursive: true, encoding: "utf8" });
  return all.filter((path) => /[0-9a-f]{64}$/.test(path));
}

function bare(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
