import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { BotProcess } from "../../src/cli/bot-process.js";
import { connect } from "../../src/db/connect.js";
import { translator } from "../../src/i18n/i18n.js";
import { startSimulator } from "../../src/simulator/simulator.js";
import { Crowd } from "./crowd.js";
import { listFiled } from "./filed.js";
import { seededRandom } from "./seeded-random.js";

const KILLS = Number(process.env.KILLS ?? 40);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Enough forms to be still at work at the last kill; four each stay under the limit of open cases. */
const PEOPLE = Math.ceil(KILLS * 0.7);
const FORMS_EACH = 4;
/** Calls of the API between two kills, at most: a form takes about seventeen. */
const MOST_CALLS = 50;

it(
  `keeps every answer of everybody through ${KILLS} kills (SEED=${SEED})`,
  { timeout: 60_000 + KILLS * 4_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "zone-kill-"));
    const databaseUrl = `sqlite:${join(folder, "zone.db")}`;
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
      rmSync(folder, { recursive: true, force: true });
    });
    const crowd = new Crowd(simulator, PEOPLE, FORMS_EACH);

    await bot.start();
    crowd.start();
    for (let kill = 0; kill < KILLS; kill++) {
      expect(crowd.isDone, `everybody was done before kill ${kill + 1}`).toBe(false);
      const calls = simulator.calls.length + 1 + Math.floor(random() * MOST_CALLS);
      await simulator
        .waitUntil(() => simulator.calls.length >= calls, { timeoutMs: 3_000 })
        .catch(() => undefined);
      await bot.kill();
      await bot.start();
    }
    await simulator
      .waitUntil(() => crowd.isDone, { timeoutMs: 60_000 })
      .catch((cause: unknown) => {
        throw new Error(`Somebody is stuck:\n${crowd.describeStuck()}`, { cause });
      });

    await bot.stop();
    const db = connect(databaseUrl);
    const rows = await listFiled(db);
    const cards = await db
      .selectFrom("outbox")
      .select("case_id")
      .where("method", "=", "card")
      .execute();
    await db.destroy();

    expect(new Set(cards.map((card) => card.case_id)).size).toBe(rows.length);
    for (const { person, given } of crowd.applicants) {
      const stored = rows.filter((row) => row.personId === person.id).map((row) => row.answers);
      expect(stored).toEqual(given);
    }
    expect(rows.map((row) => row.number?.slice(-6))).toEqual(
      rows.map((_, index) => String(index + 1).padStart(6, "0")),
    );
    for (const { person, locale } of crowd.applicants) {
      const first = translator(locale)("application.applicantKind.ask");
      const times = simulator.world
        .messages(person.id)
        .filter((message) => message.text?.includes(first)).length;
      expect(times).toBe(FORMS_EACH);
    }
  },
);
