import type { Message } from "@grammyjs/types";
import { expect, it, onTestFinished, vi } from "vitest";
import { untilDone } from "../crash/until-done.js";
import { startTestApp, type TestApp } from "../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../helpers/databases.js";
import { LONG_RUN, size } from "../helpers/size.js";
import { TELEGRAM_PACE } from "../../src/telegram/pace.js";
import { FAULTS, SUBSTATION } from "./faults.js";
import { type Fault, Neighbourhood } from "./residents.js";

const CROWD = size.residents;
const MINUTE_MS = 60_000;

onBothDatabases((kind) => {
  it("makes one fault of each thing that is broken, whoever reports it in whatever language", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });

    const street = await reportAll(bot, 24, (n) => FAULTS[n % FAULTS.length] ?? SUBSTATION);
    await bot.hurry();

    const filed = await listIncidents(bot);
    const named = filed.filter(({ object_id }) => object_id !== null);
    expect(named.map(({ object_id }) => object_id).sort()).toEqual([
      ...["access-road", "storm-sewer", "substation-12"],
    ]);
    const reports = await bot.app.db.selectFrom("report").selectAll().execute();
    for (const { person, words } of street.residents) {
      expect(reports.find((one) => one.person_id === person.id)?.words).toBe(words);
    }
    expect(reports).toHaveLength(24);
  });
});

it(
  `answers ${CROWD} people who report one substation in a minute, with one card and no storm`,
  LONG_RUN,
  async () => {
    vi.useFakeTimers({ toFake: ["Date"], shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    const bot = await startTestApp({ pace: TELEGRAM_PACE });

    const crowd = await reportAll(bot, CROWD, () => SUBSTATION);
    await letTimePass(bot);

    const filed = await listIncidents(bot);
    expect(filed).toHaveLength(1);
    const number = filed[0]?.number ?? "";
    expect(await count(bot, "report")).toBe(CROWD);
    expect(await count(bot, "follower")).toBe(CROWD);
    for (const { person } of crowd.residents) {
      const told = bot.simulator.world
        .messages(person.id)
        .filter((one) => one.text?.includes(number));
      expect(told.length).toBeGreaterThanOrEqual(1);
    }
    expect(bot.simulator.world.topics(bot.group.id)).toHaveLength(1);
    const cards = inGroup(bot).filter((one) => one.reply_markup !== undefined);
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).toContain(String(CROWD));
    expect(busiestMinute(bot)).toBeLessThanOrEqual(TELEGRAM_PACE.groupPerMinute);
    expect(await waitingRows(bot)).toEqual([]);
  },
);

async function reportAll(bot: TestApp, size: number, faultOf: (n: number) => Fault) {
  const street = new Neighbourhood(bot.simulator, size, faultOf);
  street.start();
  await untilDone(street);
  await bot.settle();
  return street;
}

async function letTimePass(bot: TestApp): Promise<void> {
  for (let minutes = 0; minutes < 5; minutes++) {
    vi.setSystemTime(Date.now() + MINUTE_MS);
    await bot.settle();
  }
}

async function listIncidents(bot: TestApp) {
  return bot.app.db
    .selectFrom("incident")
    .innerJoin("case", "case.id", "incident.case_id")
    .select(["case.number", "incident.object_id", "incident.category"])
    .where("case.state", "!=", "known")
    .execute();
}

async function count(bot: TestApp, table: "report" | "follower"): Promise<number> {
  return (await bot.app.db.selectFrom(table).select("case_id").execute()).length;
}

async function waitingRows(bot: TestApp) {
  return bot.app.db
    .selectFrom("outbox")
    .select(["method", "lane"])
    .where("state", "=", "waiting")
    .execute();
}

function inGroup({ simulator, group }: TestApp): Message[] {
  return simulator.world
    .topics(group.id)
    .flatMap(({ threadId }) => simulator.world.messages(group.id, threadId))
    .filter(({ from }) => from?.is_bot);
}

/** The most calls of one kind that the group got within a minute. */
function busiestMinute({ simulator, group }: TestApp): number {
  const kinds = [/^(send|copy|forward)/, /^edit/, /^createForumTopic/];
  const counts = kinds.flatMap((kind) => {
    const times = simulator.calls
      .filter(({ method, params }) => kind.test(method) && Number(params.chat_id) === group.id)
      .map(({ at }) => at);
    return times.map((from) => times.filter((at) => at >= from && at < from + MINUTE_MS).length);
  });
  return Math.max(...counts);
}
