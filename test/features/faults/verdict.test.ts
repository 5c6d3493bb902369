import { expect, it } from "vitest";
import { keepPromises } from "../../../src/features/cases/moves/promise.service.js";
import { closeSilent } from "../../../src/features/faults/resolution/silence.service.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { startTestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { commitOf, KINDS } from "../../helpers/faults.js";
import { fix, incidentOf, lastOf, neighboursOf, supervise, topicOf } from "../../helpers/mended.js";

const ru = translator("ru");
const DAY_MS = 24 * 3_600_000;

onBothDatabases((kind) => {
  it("closes what one neighbour finds fixed, and tells the others once", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["kk", "en"]);
    await fix(bot);
    const seen = second.seesAll().length;

    await first.presses(translator("kk")("incident.yes", plain));
    await bot.hurry();

    expect(first.seesToast()).toBe(translator("kk")("incident.thanks", plain));
    expect(await incidentOf(bot)).toMatchObject({ state: "closed", reopened: 0 });
    expect(second.seesAll()).toHaveLength(seen + 1);
    expect(second.sees()).toContain(translator("en")("incident.closed"));
    expect(second.seesButtons()).toContain(translator("en")("incident.not-fixed", plain));
  });

  it("reopens under the same number and the old date what a neighbour finds not fixed", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["ru", "kk"]);
    const before = await incidentOf(bot);
    await fix(bot);

    await second.presses(translator("kk")("incident.not-fixed", plain));
    await bot.hurry();

    expect(await incidentOf(bot)).toMatchObject({
      ...{ number: before.number, due_at: before.due_at, late_at: null },
      ...{ state: "reopened", reopened: 1, assignee_id: null },
    });
    expect(first.sees()).toContain(ru("incident.reopened"));
    expect(second.sees()).toBe(translator("kk")("incident.what-is-wrong"));
    expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain(
      ru("incident.desk.not-fixed", { number: before.number ?? "" }).replace(/<[^>]+>/g, ""),
    );
  });

  it("lets one of two neighbours who press at once reopen it, and tells the other where it stands", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["ru", "en"]);
    await fix(bot);

    first.person.presses(ru("incident.not-fixed", plain));
    second.person.presses(translator("en")("incident.not-fixed", plain));
    await bot.hurry();

    expect(await incidentOf(bot)).toMatchObject({ state: "reopened", reopened: 1 });
    const toasts = [first.seesToast(), second.seesToast()].join("\n");
    expect(toasts).toMatch(/передаём|pass it on/);
    const en = translator("en");
    const stands = [ru("case.state.reopened"), en("case.state.reopened")];
    expect(stands.some((state) => toasts.includes(state))).toBe(true);
  });

  it("closes what nobody spoke of until its day, once, and lets them speak for thirty days", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const [first, second] = await neighboursOf(bot, ["ru", "kk"]);
    await fix(bot);
    const seen = first.seesAll().length;
    const { db } = bot.app;

    await closeSilent(db, commitOf(db), KINDS, new Date(Date.now() + 6.9 * DAY_MS));
    expect(await incidentOf(bot)).toMatchObject({ state: "fixed" });
    const later = new Date(Date.now() + 7.1 * DAY_MS);
    await Promise.all([1, 2].map(() => closeSilent(db, commitOf(db), KINDS, later)));
    await bot.hurry();

    expect(await incidentOf(bot)).toMatchObject({ state: "closed" });
    expect(first.seesAll()).toHaveLength(seen + 1);
    expect(first.sees()).toContain(ru("incident.closed-silently"));
    await second.presses(translator("kk")("incident.not-fixed", plain));
    expect(await incidentOf(bot)).toMatchObject({ state: "reopened", reopened: 1 });
  });
});

it.each(LOCALES)("keeps the words and the photo of what is still wrong, in %s", async (locale) => {
  const bot = await startTestApp();
  const t = translator(locale);
  const [person] = await neighboursOf(bot, [locale]);
  await fix(bot);
  await person.presses(t("incident.not-fixed", plain));
  await bot.settle();
  expect(person.sees()).toBe(t("incident.what-is-wrong"));
  const replyTo = lastOf(person);

  await person.sends("Снова нет света", { replyTo });
  await person.does((one) => one.sendsPhoto(samplePhoto, { replyTo }));
  await bot.hurry();

  const desk = bot.clerk.messages(topicOf(bot));
  expect(desk.some(({ text }) => text?.includes("Снова нет света"))).toBe(true);
  expect(desk.filter(({ photo }) => photo)).toHaveLength(1);
  const kept = await bot.app.db.selectFrom("attachment").select(["stage", "person_id"]).execute();
  expect(kept).toEqual([{ stage: "before", person_id: person.id }]);
});

it("gives it to whoever answers for the category, and names him on the desk", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await bot.otherClerk.sends("Здравствуйте", { thread: topicOf(bot) });
  await supervise(bot, bot.otherClerk.id);
  await fix(bot);

  await person.presses(ru("incident.not-fixed", plain));
  await bot.hurry();

  expect(await incidentOf(bot)).toMatchObject({ assignee_id: bot.otherClerk.id });
  const told = bot.clerk.seesAll(topicOf(bot)).filter((text) => text.includes("не исправлено"));
  expect(told.join("\n")).toContain(ru("incident.desk.looks", { who: "Сауле" }));
});

it("says once that it is late when the promise ran out while it was called fixed", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await fix(bot);
  const later = new Date(Date.now() + 40 * DAY_MS);
  const { db } = bot.app;
  await keepPromises(db, commitOf(db), KINDS, later);
  await bot.settle();
  const { number } = await incidentOf(bot);
  const late = ru("clock.late.fault", { name: number ?? "", date: "|" }).split("|")[0] ?? "";
  const asLate = () => person.seesAll().filter((text) => text.includes(late));
  expect(asLate()).toEqual([]);

  await person.presses(ru("incident.not-fixed", plain));
  await keepPromises(db, commitOf(db), KINDS, later);
  await keepPromises(db, commitOf(db), KINDS, later);
  await bot.hurry();

  expect((await incidentOf(bot)).late_at).not.toBeNull();
  expect(asLate()).toHaveLength(1);
});

it("does not count a second mending as spoken of before it is", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await fix(bot);
  await person.presses(ru("incident.not-fixed", plain));
  await fix(bot);

  await person.presses(ru("incident.not-fixed", plain));

  expect(await incidentOf(bot)).toMatchObject({ state: "reopened", reopened: 2 });
});

it("changes nothing for a stranger, nor for a second press", async () => {
  const bot = await startTestApp();
  const [first, second] = await neighboursOf(bot, ["ru", "ru"]);
  await fix(bot);
  await bot.app.db.deleteFrom("follower").where("person_id", "=", second.id).execute();

  await second.presses(ru("incident.yes", plain));
  expect(second.seesToast()).toBe(ru("incident.not-followed", plain));
  await second.presses(ru("incident.not-fixed", plain));
  expect(second.seesToast()).toBe(ru("incident.not-followed", plain));
  expect(await incidentOf(bot)).toMatchObject({ state: "fixed" });

  const news = lastOf(first);
  await first.presses(ru("incident.not-fixed", plain));
  await first.presses(ru("incident.not-fixed", plain), { message: news });
  expect(first.seesToast()).toContain(ru("case.state.reopened", plain));
  expect(await incidentOf(bot)).toMatchObject({ state: "reopened", reopened: 1 });
});

it("asks to report anew what was closed more than thirty days ago", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  await fix(bot);
  await person.presses(ru("incident.yes", plain));
  const at = new Date(Date.now() - 31 * DAY_MS).toISOString();
  await bot.app.db.updateTable("case_event").set({ at }).where("to_state", "=", "closed").execute();

  await person.presses(ru("incident.not-fixed", plain));

  expect(person.seesToast()).toBe(ru("incident.too-late", plain));
  expect(await incidentOf(bot)).toMatchObject({ state: "closed" });
});
