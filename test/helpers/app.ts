import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type App, createApp } from "../../src/app.js";
import { type Config, loadConfig } from "../../src/config.js";
import type { Locale } from "../../src/i18n/locales.js";
import type { NewFault } from "../../src/simulator/rules/faults.js";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.js";
import type { Group } from "../../src/simulator/world/group.js";
import type { Person } from "../../src/simulator/world/person.js";
import type { PaceLimits } from "../../src/telegram/pace.js";
import { freshDatabaseUrl } from "./databases.js";
import { TestPerson } from "./person.js";
import { quickFolder } from "./quick-folder.js";

/** So wide that no test waits for its turn; the pace has tests of its own. */
export const NO_HURRY: PaceLimits = {
  overallPerSecond: 100_000,
  privatePerSecond: 100_000,
  groupPerMinute: 100_000,
};

interface Options {
  databaseUrl?: string;
  isForum?: boolean;
  /** A plain group can become a supergroup later. */
  kind?: "group" | "supergroup";
  withSamples?: boolean;
  pace?: PaceLimits;
  botIsAdmin?: boolean;
  /** How long a clerk's answer waits for a second thought; 0 unless a test is about that. */
  undoSeconds?: number;
  /** What the program writes about itself; nothing unless a test reads it. */
  logLevel?: string;
  /** How Telegram misbehaves from before the bot's start. */
  faults?: readonly NewFault[];
}

export interface TestApp {
  app: App;
  /** Where the bytes of files are kept. */
  filesFolder: string;
  simulator: Simulator;
  group: Group;
  investor: TestPerson;
  clerk: TestPerson;
  otherClerk: TestPerson;
  admin: TestPerson;
  /** Somebody new, who has not pressed Start. */
  newcomer(languageCode?: string): TestPerson;
  /** Waits until the bot has nothing left to do. */
  settle(): Promise<void>;
  /** Lets what waits for a later moment leave at once. */
  hurry(): Promise<void>;
  /** Ends the bot in good order and starts it again on the same database. */
  restart(): Promise<void>;
}

/** The whole bot against a fresh simulator and a fresh database; people act, and nothing sleeps. */
export async function startTestApp(options: Options = {}): Promise<TestApp> {
  const simulator = await startSimulator();
  const { world } = simulator;
  const person = (firstName: string, languageCode = "ru") =>
    world.addPerson({ firstName, languageCode });
  const people = {
    investor: person("Айгерім"),
    clerk: person("Болат"),
    otherClerk: person("Сауле"),
    admin: person("Admin"),
  };
  const { clerk, otherClerk, admin } = people;
  const botIsAdmin = options.botIsAdmin ?? true;
  const group = world.addGroup({
    title: "Operator",
    kind: options.kind ?? "supergroup",
    isForum: options.isForum ?? true,
    members: [admin, clerk, otherClerk],
    botIsAdmin,
  });

  for (const fault of options.faults ?? []) simulator.faults.add(fault);
  const filesFolder = mkdtempSync(join(quickFolder(), "zone-files-"));
  const databaseUrl = options.databaseUrl ?? (await freshDatabaseUrl("sqlite"));
  const config = configFor(simulator, group.id, admin, { ...options, databaseUrl, filesFolder });
  const pace = options.pace ?? NO_HURRY;
  const running = { app: createApp(config, { pace }) };
  await running.app.start();
  const undo = { key: "talk.undo-seconds", value: String(options.undoSeconds ?? 0) };
  await running.app.db
    .insertInto("setting")
    .values(undo)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  onTestFinished(async () => {
    await running.app.stop();
    await simulator.close();
    rmSync(filesFolder, { recursive: true, force: true });
  });

  const settle = () => settleApp(simulator, running.app);
  const wrap = (one: Person, home?: number) => new TestPerson(simulator, one, settle, home);
  return {
    get app() {
      return running.app;
    },
    filesFolder,
    simulator,
    group,
    investor: wrap(people.investor),
    clerk: wrap(clerk, group.id),
    otherClerk: wrap(otherClerk, group.id),
    admin: wrap(admin, group.id),
    newcomer: (languageCode) => wrap(person("Ержан", languageCode)),
    settle,
    async hurry() {
      await settle();
      const next_at = new Date().toISOString();
      const { db } = running.app;
      await db.updateTable("outbox").set({ next_at }).where("state", "=", "waiting").execute();
      await settle();
    },
    async restart() {
      await running.app.stop();
      running.app = createApp(config, { pace });
      await running.app.start();
      await settle();
    },
  };
}

function configFor(
  simulator: Simulator,
  groupId: number,
  admin: Person,
  options: Options & { databaseUrl: string; filesFolder: string },
) {
  const config = loadConfig({
    BOT_TOKEN: simulator.token,
    BOT_API_ROOT: simulator.url,
    DATABASE_URL: options.databaseUrl,
    FILES_FOLDER: options.filesFolder,
    STAFF_CHAT_ID: String(groupId),
    ADMIN_IDS: String(admin.id),
    PORT: "0",
    LOG_LEVEL: options.logLevel ?? "silent",
    ...(options.withSamples && { TRY_MODE: "1" }),
  });
  return config as Config & { token: string };
}

async function settleApp(simulator: Simulator, app: App): Promise<void> {
  await simulator.waitUntil(() => simulator.pendingUpdates().length === 0, {
    hint: "an empty queue of updates",
  });
  await app.settled();
}

/** A person who has chosen a language and stands before the menu. */
export async function greet(person: TestPerson, locale: Locale): Promise<void> {
  const names: Record<Locale, string> = { kk: "Қазақша", ru: "Русский", en: "English" };
  await person.sends("/start");
  await person.presses(names[locale]);
}
