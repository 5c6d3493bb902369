import { expect, it, onTestFinished } from "vitest";
import { BotProcess } from "../../src/cli/bot-process.js";
import { connect } from "../../src/db/connect.js";
import { translator } from "../../src/i18n/i18n.js";
import { startSimulator } from "../../src/simulator/simulator.js";
import { bareDatabaseUrl, onBothDatabases } from "../helpers/databases.js";
import { LONG_RUN, SEED, size } from "../helpers/size.js";
import { Crowd } from "./crowd.js";
import { type Filed, listFiled } from "./filed.js";
import { seededRandom } from "./seeded-random.js";
import { countCalls, untilDone } from "./until-done.js";

const FORMS_EACH = 4;
/** Calls of the API between two kills, at most: a form takes about seventeen. */
const MOST_CALLS = 50;

onBothDatabases((kind) => {
  const kills = kind === "sqlite" ? size.formKills : Math.ceil(size.formKills / 4);

  it(
    `keeps every answer of everybody through ${kills} kills (SEED=${SEED})`,
    LONG_RUN,
    async () => {
      const { crowd, filed, announced } = await fillFormsUnderFire(
        await bareDatabaseUrl(kind),
        kills,
      );

      for (const { person, given } of crowd.applicants) {
        const own = filed.filter(({ personId }) => personId === person.id);
        expect(own.map(({ answers }) => answers)).toEqual(given);
      }
      expect(filed.map(({ number }) => number?.slice(-6))).toEqual(
        filed.map((_, index) => String(index + 1).padStart(6, "0")),
      );
      expect(announced).toBe(filed.length);
      expect(crowd.applicants.map((one) => timesAskedFirst(crowd, one))).toEqual(
        crowd.applicants.map(() => FORMS_EACH),
      );
    },
  );
});

/** Lets a crowd fill forms while the bot is killed again and again, to the last number. */
async function fillFormsUnderFire(databaseUrl: string, kills: number) {
  const random = seededRandom(SEED);
  const simulator = await startSimulator();
  const staff = simulator.world.addPerson({ firstName: "Болат" });
  const group = simulator.world.addGroup({
    title: "Desk",
    isForum: true,
    members: [staff],
    botIsAdmin: true,
  });
  const bot = new BotProcess({
    BOT_TOKEN: simulator.token,
    BOT_API_ROOT: simulator.url,
    DATABASE_URL: databaseUrl,
    STAFF_CHAT_ID: String(group.id),
    PORT: "0",
    LOG_LEVEL: "error",
  });
  onTestFinished(async () => {
    await bot.kill();
    await simulator.close();
  });
  // Enough people to be still at work at the last kill; four forms each stay under the limit of open cases.
  const crowd = new Crowd(simulator, Math.ceil(kills * 0.7), FORMS_EACH);

  await bot.start();
  crowd.start();
  for (let kill = 0; kill < kills; kill++) {
    expect(crowd.isDone, `everybody was done before kill ${kill + 1}`).toBe(false);
    const calls = countCalls(simulator) + 1 + Math.floor(random() * MOST_CALLS);
    await simulator
      .waitUntil(() => countCalls(simulator) >= calls, { timeoutMs: 3_000 })
      .catch(() => undefined);
    await bot.kill();
    await bot.start();
  }
  await untilDone(crowd);
  await bot.stop();
  return { crowd, ...(await readFiled(databaseUrl)) };
}

/** What was filed, and how many cases have their card written for staff. */
async function readFiled(databaseUrl: string): Promise<{ filed: Filed[]; announced: number }> {
  const db = connect(databaseUrl);
  const filed = await listFiled(db);
  const cards = await db
    .selectFrom("outbox")
    .select("case_id")
    .distinct()
    .where("method", "=", "card")
    .execute();
  await db.destroy();
  return { filed, announced: cards.length };
}

function timesAskedFirst({ simulator }: Crowd, { person, locale }: Crowd["applicants"][number]) {
  const first = translator(locale)("application.applicantKind.ask");
  return simulator.world.messages(person.id).filter(({ text }) => text?.includes(first)).length;
}
