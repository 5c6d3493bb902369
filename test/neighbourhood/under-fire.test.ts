import { expect, it, onTestFinished } from "vitest";
import { BotProcess } from "../../src/cli/bot-process.js";
import { connect } from "../../src/db/connect.js";
import { translator } from "../../src/i18n/i18n.js";
import { startSimulator } from "../../src/simulator/simulator.js";
import { seededRandom } from "../crash/seeded-random.js";
import { countCalls, untilDone } from "../crash/until-done.js";
import { bareDatabaseUrl, onBothDatabases } from "../helpers/databases.js";
import { LONG_RUN, SEED, size } from "../helpers/size.js";
import { FAULTS, SUBSTATION } from "./faults.js";
import { Neighbourhood } from "./residents.js";

const MOST_CALLS = 60;

onBothDatabases((kind) => {
  const kills = kind === "sqlite" ? size.reportKills : Math.ceil(size.reportKills / 3);

  it(
    `keeps every report of everybody through ${kills} kills (SEED=${SEED})`,
    LONG_RUN,
    async () => {
      const databaseUrl = await bareDatabaseUrl(kind);

      const street = await reportUnderFire(databaseUrl, kills);

      const { reports, incidents, photos } = await readFiled(databaseUrl);
      for (const { person, words, named, startsWithPhoto } of street.residents) {
        const own = reports.filter(({ person_id }) => person_id === person.id);
        expect(own.map((one) => one.words)).toEqual([words]);
        if (startsWithPhoto) expect(photos).toContain(own[0]?.run_key);
        // Whoever joined his neighbours was not asked, and then the name is kept back.
        if (named === "private") expect(own[0]?.is_private).toBe(1);
      }
      const objects = incidents.flatMap(({ object_id }) => object_id ?? []);
      expect(objects.sort()).toEqual([...new Set(objects)].sort());
      expect(incidents.map(({ number }) => number?.slice(-6)).sort()).toEqual(
        incidents.map((_, index) => String(index + 1).padStart(6, "0")),
      );
      const typing = street.residents.filter((one) => !one.startsWithPhoto);
      expect(typing.map((one) => timesAskedFirst(street, one))).toEqual(typing.map(() => 1));
    },
  );
});

/** Lets a neighbourhood report what is broken while the bot is killed again and again, to the last number. */
async function reportUnderFire(databaseUrl: string, kills: number): Promise<Neighbourhood> {
  const random = seededRandom(SEED);
  const simulator = await startSimulator();
  const staff = simulator.world.addPerson({ firstName: "Болат" });
  const members = [staff];
  const desk = { title: "Desk", isForum: true, members, botIsAdmin: true };
  const group = simulator.world.addGroup(desk);
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
  const size = Math.max(12, kills * 4);
  const faultOf = (n: number) => FAULTS[n % FAULTS.length] ?? SUBSTATION;
  const street = new Neighbourhood(simulator, size, faultOf, (n) => n % 4 === 3);

  await bot.start();
  street.start();
  for (let kill = 0; kill < kills && !street.isDone; kill++) {
    const calls = countCalls(simulator) + 1 + Math.floor(random() * MOST_CALLS);
    await simulator
      .waitUntil(() => countCalls(simulator) >= calls, { timeoutMs: 3_000 })
      .catch(() => undefined);
    await bot.kill();
    await bot.start();
  }
  await untilDone(street);
  await bot.stop();
  return street;
}

async function readFiled(databaseUrl: string) {
  const db = connect(databaseUrl);
  const reports = await db.selectFrom("report").selectAll().execute();
  const incidents = await db
    .selectFrom("incident")
    .innerJoin("case", "case.id", "incident.case_id")
    .select(["case.number", "incident.object_id"])
    .where("case.state", "!=", "known")
    .execute();
  const files = await db.selectFrom("attachment").select("run_key").execute();
  await db.destroy();
  return { reports, incidents, photos: files.map((file) => file.run_key) };
}

function timesAskedFirst(
  { simulator }: Neighbourhood,
  { person, locale }: Neighbourhood["residents"][number],
) {
  const [first = ""] = translator(locale)("report.description.ask")
    .replace(/<[^>]+>/g, "")
    .split("\n");
  return simulator.world.messages(person.id).filter(({ text }) => text?.includes(first)).length;
}
