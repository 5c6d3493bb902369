import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { someone } from "../../helpers/dispatch.js";
import { reportFault } from "../../helpers/faults.js";
import {
  fix,
  incidentOf,
  lastOf,
  moveFault,
  neighboursOf,
  SUBSTATION,
  topicOf,
} from "../../helpers/mended.js";
import { topicOfCase } from "../../helpers/topics.js";

const ru = translator("ru");
const DAY_MS = 24 * 3_600_000;

describe.each(LOCALES)("words to a fault that has ended, in %s", (locale) => {
  const t = translator(locale);

  it("are answered by the way to say that it is not fixed, once in a row", async () => {
    const bot = await startTestApp();
    const [person] = await neighboursOf(bot, [locale]);
    const first = lastOf(person);
    await fix(bot);
    await person.presses(t("incident.yes", plain));
    await bot.hurry();
    const before = person.seesAll().length;

    await person.sends("Снова темно", { replyTo: first });
    await person.sends("Совсем темно", { replyTo: first });
    await bot.hurry();

    expect(person.seesAll()).toHaveLength(before + 1);
    expect(person.sees()).toContain(t("case.state.closed"));
    expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain("Совсем темно");
    await person.presses(t("incident.not-fixed", plain));
    expect(await incidentOf(bot)).toMatchObject({ state: "reopened" });
  });

  it.each(["reject", "forward"] as const)(
    "are read by staff, and lead to a new report, after %s",
    async (move) => {
      const bot = await startTestApp();
      const [person] = await neighboursOf(bot, [locale]);
      const first = lastOf(person);
      await moveFault(bot, move, "clerk", bot.clerk.id);

      await person.sends("Снова темно", { replyTo: first });
      await bot.hurry();

      expect(person.sees()).toContain(t("incident.over"));
      expect(person.seesButtons()).not.toContain(t("incident.not-fixed", plain));
      expect(bot.clerk.seesAll(topicOf(bot)).join("\n")).toContain("Снова темно");
    },
  );

  it("lead to a new report when it was closed too long ago", async () => {
    const bot = await startTestApp();
    const [person] = await neighboursOf(bot, [locale]);
    await fix(bot);
    await person.presses(t("incident.yes", plain));
    await bot.hurry();
    const at = new Date(Date.now() - 31 * DAY_MS).toISOString();
    await bot.app.db
      .updateTable("case_event")
      .set({ at })
      .where("to_state", "=", "closed")
      .execute();

    await person.sends("Снова темно", { replyTo: lastOf(person) });
    await bot.hurry();

    expect(person.sees()).toContain(t("incident.over"));
  });

  it("are told under which number it goes on", async () => {
    const bot = await startTestApp();
    const [first, second] = [await someone(bot, "ru"), await someone(bot, locale)];
    const confirmed = await reportTwo(bot, first.id, second);
    await mergeSecond(bot);
    const before = second.seesAll().length;

    await second.sends("Снова темно", { replyTo: confirmed });
    await second.sends("Совсем темно", { replyTo: confirmed });
    await bot.hurry();

    const { number } = await incidentOf(bot);
    expect(second.seesAll()).toHaveLength(before + 1);
    expect(second.sees()).toBe(bare(t("incident.goes-on-as", { number: number ?? "" })));
    expect(bot.clerk.sees(await topicOfCase(bot, 1))).toContain("Совсем темно");
  });
});

it("says again where it stands once something else was told of it", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  const first = lastOf(person);
  await moveFault(bot, "reject", "clerk", bot.clerk.id);
  await person.sends("Темно", { replyTo: first });
  await bot.hurry();
  const thread = topicOf(bot);
  const relay = bot.clerk.messages(thread).findLast(({ text }) => text?.includes("Темно"));
  await bot.clerk.sends("Это не наша сеть", { thread, replyTo: relay?.message_id ?? 0 });
  await bot.hurry();

  await person.sends("А чья?", { replyTo: first });
  await bot.hurry();

  expect(person.seesAll().filter((text) => text.includes(ru("incident.over")))).toHaveLength(2);
});

it("says nothing of the kind while it is worked on", async () => {
  const bot = await startTestApp();
  const [person] = await neighboursOf(bot, ["ru"]);
  const before = person.seesAll().length;

  await person.sends("Темно", { replyTo: lastOf(person) });
  await bot.hurry();

  expect(person.seesAll()).toHaveLength(before);
});

it("takes a reply to one's first message where the report went, after merging and parting", async () => {
  const bot = await startTestApp();
  const [first, second] = [await someone(bot, "ru"), await someone(bot, "ru")];
  const confirmed = await reportTwo(bot, first.id, second);
  await mergeSecond(bot);
  const thread = await topicOfCase(bot, 1);
  await bot.clerk.presses(ru("merge.button", plain), { thread });
  await bot.clerk.presses(ru("merge.split", { n: 2, ...plain }), { thread });
  await bot.hurry();

  await second.sends("Снова темно", { replyTo: confirmed });
  await bot.hurry();

  expect(bot.clerk.seesAll(await topicOfCase(bot, 3)).join("\n")).toContain("Снова темно");
  expect(second.seesAll()).not.toContain(ru("case.unknown"));
});

it("are refused in words when his report was parted, taken up again, and he left", async () => {
  const bot = await startTestApp();
  const [first, second] = [await someone(bot, "ru"), await someone(bot, "ru")];
  await reportFault(bot.app.db, first.id, SUBSTATION);
  await reportFault(bot.app.db, second.id, SUBSTATION);
  await bot.hurry();
  const confirmed = lastOf(second);
  const thread = await topicOfCase(bot, 1);
  await bot.clerk.presses(ru("merge.button", plain), { thread });
  await bot.clerk.presses(ru("merge.split", { n: 2, ...plain }), { thread });
  await bot.hurry();
  await mergeSecond(bot);
  const left = { left_at: new Date().toISOString() };
  await bot.app.db.updateTable("follower").set(left).where("person_id", "=", second.id).execute();

  await second.sends("Снова темно", { replyTo: confirmed });

  expect(second.sees()).toBe(ru("case.unknown"));
});

/** @returns the confirmation in front of the second one */
async function reportTwo(
  bot: TestApp,
  firstId: number,
  second: Awaited<ReturnType<typeof someone>>,
): Promise<number> {
  await reportFault(bot.app.db, firstId, SUBSTATION);
  await reportFault(bot.app.db, second.id, { ...SUBSTATION, join: "new" });
  await bot.hurry();
  return lastOf(second);
}

async function mergeSecond(bot: TestApp): Promise<void> {
  const thread = await topicOfCase(bot, 2);
  const { number } = await incidentOf(bot);
  await bot.clerk.presses(ru("case.merge", plain), { thread });
  await bot.clerk.presses(`${number}: Электроснабжение: Подстанция № 12`, { thread });
  await bot.clerk.presses(ru("merge.yes", plain), { thread });
  await bot.hurry();
}

function bare(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
