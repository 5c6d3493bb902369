import { expect, it, onTestFinished } from "vitest";
import { BotProcess } from "../../src/cli/bot-process.js";
import type { CaseState, Db } from "../../src/db/schema.js";
import { translator } from "../../src/i18n/i18n.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { startSimulator } from "../../src/simulator/simulator.js";
import { seededRandom } from "../crash/seeded-random.js";
import { untilDone } from "../crash/until-done.js";
import { bareDatabaseUrl, onBothDatabases, openDatabase } from "../helpers/databases.js";
import { LONG_RUN, SEED, size } from "../helpers/size.js";
import { Crew, NUMBER, wordsOf } from "./crew.js";
import { NO_WATER, SIDING, STORM_SEWER, SUBSTATION } from "./faults.js";
import { bare, type Fault, Neighbourhood, type Resident } from "./residents.js";

/** So many come while the faults of a dozen people go from report to end; more kills are made in further lives. */
const KILLS_A_LIFE = 12;
const PEOPLE = 12;
/** Changes of the world, at least: while people report, and while what they reported is mended. */
const EVENTS = { reporting: 300, mending: 384 };

const LIFE: CaseState[] = [
  ...(["registered", "assigned", "fixed", "reopened", "assigned", "fixed", "closed"] as const),
];
/** What everybody hears of it who reported before it was first mended. */
const NEWS = LIFE.slice(LIFE.indexOf("fixed"));

onBothDatabases((kind) => {
  const kills = kind === "sqlite" ? size.repairKills : Math.ceil(size.repairKills / 3);

  it(
    `keeps the repair of every fault through ${kills} kills (SEED=${SEED})`,
    LONG_RUN,
    async () => {
      const databaseUrl = await bareDatabaseUrl(kind);

      const crews = await repairUnderFire(databaseUrl, kills);

      const db = openDatabase(databaseUrl);
      const faults = await listFaults(db);
      const residents = crews.flatMap(({ street }) => street.residents);
      expect(faults.map(({ number }) => number.slice(-6))).toEqual(
        faults.map((_, index) => String(index + 1).padStart(6, "0")),
      );
      expect(faults.reduce((sum, { followers }) => sum + followers.size, 0)).toBe(residents.length);
      const written = await listWritten(db);
      for (const { caseId, number, state, reopened, followers } of faults) {
        expect({ number, state, reopened }).toEqual({ number, state: "closed", reopened: 1 });
        const moves = await listMoves(db, caseId);
        expect(moves.map(({ to_state }) => to_state)).toEqual(LIFE);
        const words = [wordsOf(number, 1), wordsOf(number, 2)];
        expect(moves.flatMap(({ reason }) => reason ?? [])).toEqual(words);
        expect(await countPrompts(db, caseId)).toBeLessThanOrEqual(pressesOf(crews, number));

        for (const resident of residents.filter(({ person }) => followers.has(person.id))) {
          const { id } = resident.person;
          const sent = written.filter(({ chatId }) => chatId === id).map(({ text }) => text);
          expect(statesIn(sent, resident, number)).toEqual(NEWS);
          const read = textsOf(resident);
          expect(withoutRepeats(statesIn(read, resident, number))).toEqual(NEWS);
          expect(withoutRepeats(read.flatMap(clerkWordsIn))).toEqual(words);
          const named = read.flatMap((text) => text.match(new RegExp(NUMBER, "g")) ?? []);
          expect([...new Set(named)]).toEqual([number]);
        }
      }
      const asked = LOCALES.map((locale) => translator(locale)("incident.what-is-wrong"));
      expect(written.filter(({ text }) => asked.includes(text))).toHaveLength(faults.length);
    },
  );
});

/** Lets faults be reported, mended badly, and mended well while the bot is killed again and again. */
async function repairUnderFire(databaseUrl: string, kills: number): Promise<Crew[]> {
  const place = await openPlace(databaseUrl);
  const crews: Crew[] = [];
  await place.bot.start();
  for (let left = kills; left > 0; left -= KILLS_A_LIFE) {
    crews.push(await liveUnderFire(place, Math.min(left, KILLS_A_LIFE)));
  }
  const db = openDatabase(databaseUrl);
  await expect.poll(() => listUnsent(db)).toEqual([]);
  await place.bot.stop();
  return crews;
}

type Place = Awaited<ReturnType<typeof openPlace>>;

async function openPlace(databaseUrl: string) {
  const simulator = await startSimulator();
  const clerk = simulator.world.addPerson({ firstName: "Болат" });
  const members = [clerk];
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
  let events = 0;
  simulator.on("event", () => void events++);
  const random = seededRandom(SEED);
  return { simulator, clerk, group, bot, random, countEvents: () => events };
}

/** From the first report to the last "yes" of a dozen people. */
async function liveUnderFire(place: Place, kills: number): Promise<Crew> {
  const street = new Neighbourhood(place.simulator, PEOPLE, faultOf);
  const crew = new Crew(street, place, place.random);
  street.start();
  crew.start();
  // Reports under fire have a test of their own: most kills are kept for the repairs.
  const early = Math.floor(kills / 4);
  await killWithin(EVENTS.reporting, early, place, crew);
  await untilDone(street);
  await killWithin(EVENTS.mending, kills - early, place, crew);
  await untilDone(crew);
  return crew;
}

/** Kills the bot so many times in a stretch of events, once in each of as many equal parts. */
async function killWithin(stretch: number, kills: number, place: Place, crew: Crew) {
  const { simulator, bot, random, countEvents } = place;
  const begin = countEvents();
  for (let kill = 0; kill < kills; kill++) {
    expect(crew.isDone, `all was mended before kill ${kill + 1} of ${kills}`).toBe(false);
    const next = begin + ((kill + random()) * stretch) / kills;
    await simulator
      .waitUntil(() => countEvents() > next, { timeoutMs: 3_000 })
      .catch(() => undefined);
    await bot.kill();
    if (kill % 3 === 2) crew.pressAgain();
    await bot.start();
  }
}

/** One fault of which only one person knows, and three that are seen in every language. */
function faultOf(index: number): Fault {
  const objects = [SUBSTATION, STORM_SEWER, SIDING];
  const seen = objects[Math.floor(index / LOCALES.length) % objects.length];
  return index === 0 || !seen ? NO_WATER : seen;
}

async function listFaults(db: Db) {
  const faults = await db
    .selectFrom("incident")
    .innerJoin("case", "case.id", "incident.case_id")
    .select(["incident.case_id as caseId", "case.number", "case.state", "incident.reopened"])
    .where("case.state", "!=", "known")
    .orderBy("case.number")
    .execute();
  const followers = await db.selectFrom("follower").selectAll().execute();
  return faults.map((fault) => ({
    ...fault,
    number: fault.number ?? "",
    followers: new Set(
      followers.filter((one) => one.case_id === fault.caseId).map((one) => one.person_id),
    ),
  }));
}

/** Each state that a fault was in and why, in order; that it was published before does not count. */
async function listMoves(db: Db, caseId: number) {
  return db
    .selectFrom("case_event")
    .select(["to_state", "reason"])
    .where("case_id", "=", caseId)
    .where("kind", "in", ["filed", "moved"])
    .where("to_state", "!=", "known")
    .orderBy("id")
    .execute();
}

async function countPrompts(db: Db, caseId: number): Promise<number> {
  const prompts = await db
    .selectFrom("case_message")
    .select("id")
    .where("case_id", "=", caseId)
    .where("purpose", "=", "move:fix")
    .execute();
  return prompts.length;
}

/** What was written to be sent, each once however often it arrived. */
async function listWritten(db: Db) {
  const rows = await db.selectFrom("outbox").select(["chat_id", "payload"]).orderBy("id").execute();
  return rows.map(({ chat_id: chatId, payload }) => {
    const { text = "" } = JSON.parse(payload) as { text?: string };
    return { chatId, text };
  });
}

async function listUnsent(db: Db) {
  return db
    .selectFrom("outbox")
    .select(["method", "lane", "state", "error"])
    .where("state", "!=", "sent")
    .execute();
}

/** How often the clerk pressed "Fixed" on a fault. */
function pressesOf(crews: Crew[], number: string): number {
  return crews.reduce((sum, { fixPresses }) => sum + (fixPresses.get(number) ?? 0), 0);
}

function textsOf({ person }: Resident): string[] {
  return person
    .sees()
    .filter(({ from }) => from?.is_bot)
    .map(({ text = "" }) => text);
}

/** The states of which somebody was told in his language, from the first mending on. */
function statesIn(texts: string[], { locale }: Resident, number: string) {
  const t = translator(locale);
  const [head = ""] = bare(t("incident.moved", { number, name: "|", state: "" })).split("|");
  const told = texts
    .map(bare)
    .filter((text) => text.startsWith(head))
    .map((text) => text.split("\n")[1])
    .map((line) => LIFE.find((state) => t(`case.state.${state}`) === line) ?? line);
  return told.slice(told.indexOf("fixed"));
}

/** The clerk's words as they stand in the news of a mending. */
function clerkWordsIn(text: string): string[] {
  const words = text.split("\n\n")[1];
  return words?.includes("<автомат>") ? [words] : [];
}

/** What was sent again after a kill stands there twice in a row. */
function withoutRepeats<T>(items: T[]): T[] {
  return items.filter((item, at) => item !== items[at - 1]);
}
