import { Api, type Transformer } from "grammy";
import { onTestFinished } from "vitest";
import type { Commit } from "../../src/db/commit.js";
import type { Db, OutboxRow } from "../../src/db/schema.js";
import { createLog } from "../../src/log.js";
import { OutboxWorker, type OutboxHooks, type Prepared } from "../../src/outbox/outbox.js";
import { enqueue, type NewMessage } from "../../src/outbox/outbox.repository.js";
import { startSimulator } from "../../src/simulator/simulator.js";
import type { Person } from "../../src/simulator/world/person.js";
import { createHttpClient } from "../../src/telegram/http-client.js";
import { Pace, type PaceLimits } from "../../src/telegram/pace.js";
import { type DatabaseKind, freshDatabase } from "../helpers/databases.js";

const NO_HURRY: PaceLimits = {
  overallPerSecond: 100_000,
  privatePerSecond: 100_000,
  groupPerMinute: 100_000,
};

interface WorkerOptions {
  pace?: PaceLimits;
  hooks?: Partial<OutboxHooks>;
  /** Looks at each call before it leaves. */
  transformer?: Transformer;
}

/** A database, a Telegram with two people in it, and as many workers as the test starts. */
export async function prepareOutbox(kind: DatabaseKind) {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const { db, commit } = await freshDatabase(kind);
  const [aigerim, bolat] = ["Айгерім", "Болат"].map((firstName) => {
    const person = simulator.world.addPerson({ firstName });
    person.starts();
    return person;
  }) as [Person, Person];

  function startWorker(options: WorkerOptions = {}) {
    const http = createHttpClient(simulator.url);
    const api = new Api(simulator.token, http.options);
    if (options.transformer) api.config.use(options.transformer);
    const kicking: Commit = async (work) => {
      const result = await commit(work);
      worker.kick();
      return result;
    };
    const worker = new OutboxWorker({
      db,
      commit: kicking,
      api,
      pace: new Pace(options.pace ?? NO_HURRY),
      log: createLog("silent"),
      hooks: { ...PLAIN_HOOKS, ...options.hooks },
    });
    onTestFinished(async () => {
      await worker.stop();
      await http.close();
    });
    worker.start();
    return { worker, commit: kicking };
  }

  return {
    simulator,
    db,
    commit,
    aigerim,
    bolat,
    startWorker,
    /** Writes texts for people, without telling any worker. */
    write: async (...messages: NewMessage[]) =>
      commit(async (trx) => {
        for (const message of messages) await enqueue(trx, message);
      }),
    /** Waits until so many texts stand before a person, and gives them. */
    async texts(person: Person, count: number) {
      await simulator.waitUntil(() => textsOf(person).length >= count);
      return textsOf(person);
    },
  };
}

export function text(person: Person, words: string, more: Partial<NewMessage> = {}): NewMessage {
  return { chatId: person.id, method: "sendMessage", payload: { text: words }, ...more };
}

/** What the bot wrote to a person. */
export function textsOf(person: Person): string[] {
  return person
    .sees()
    .filter((message) => message.from?.is_bot)
    .map((message) => message.text ?? "");
}

export async function listRows(db: Db): Promise<OutboxRow[]> {
  return db.selectFrom("outbox").selectAll().orderBy("id").execute();
}

export function asWritten(row: OutboxRow): Prepared {
  const payload = JSON.parse(row.payload) as object;
  return { kind: "send", chatId: row.chat_id, method: row.method, payload };
}

/** A row is sent as it was written. */
export const PLAIN_HOOKS: OutboxHooks = {
  prepare: (row) => Promise.resolve(asWritten(row)),
  onSent: () => Promise.resolve(),
  onRefused: () => Promise.resolve("ended"),
};
