import { Api } from "grammy";
import { expect, it, onTestFinished } from "vitest";
import type { Commit } from "../../src/db/commit.js";
import { Intake } from "../../src/intake/intake.js";
import { Polling } from "../../src/intake/polling.js";
import { createLog } from "../../src/log.js";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.js";
import { createHttpClient } from "../../src/telegram/http-client.js";
import { freshDatabase, type TestDatabase } from "../helpers/databases.js";

const HALF_A_MINUTE_MS = 30_000;

it("tells Telegram that it has an update only after the update is stored", async () => {
  const { simulator, person, start, refuseWrites } = await prepare();
  const { polling, handled } = start();
  await polling.start();
  const allowWrites = refuseWrites();

  person.sends("important");
  await expect.poll(() => refuseWrites.calls).toBeGreaterThan(0);
  const atTelegram = simulator.pendingUpdates().length;
  allowWrites();
  await expect.poll(() => handled).toEqual(["important"]);

  expect(atTelegram).toBe(1);
  await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);
});

it("takes up all that waited at Telegram before what the last process left", async () => {
  const { person, start } = await prepare();
  for (let n = 1; n <= 120; n++) person.sends(`words ${n}`);
  const { polling, intake, handled } = start();

  await polling.start();
  await intake.settled();

  expect(handled).toEqual(Array.from({ length: 120 }, (_, n) => `words ${n + 1}`));
});

it("starts through an outage and answers when Telegram is back", async () => {
  const { simulator, person, start } = await prepare();
  simulator.faults.add({ method: "getUpdates", kind: "500", times: 1 });
  simulator.faults.add({ method: "getUpdates", kind: "cut-after", times: 1 });
  person.sends("anybody there?");
  const { polling, intake, handled } = start();

  await polling.start();
  await intake.settled();

  expect(handled).toEqual(["anybody there?"]);
});

it("goes on after an outage while it runs", async () => {
  const { simulator, person, start } = await prepare();
  const { polling, handled, fatal } = start();
  await polling.start();
  simulator.faults.add({ method: "getUpdates", kind: "500", times: 2 });

  person.sends("first");
  person.sends("second");
  await expect.poll(() => handled).toEqual(["first", "second"]);

  expect(fatal).toEqual([]);
});

it("hears again what it has heard, and does nothing twice", async () => {
  const { simulator, person, start } = await prepare();
  const { polling, handled } = start();
  await polling.start();
  person.sends("once");
  await expect.poll(() => handled).toEqual(["once"]);
  await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);

  simulator.redeliver("last");
  person.sends("later");
  await expect.poll(() => handled).toContain("later");

  expect(handled).toEqual(["once", "later"]);
});

it("stops with a plain word when another program polls with the same token", async () => {
  const { start } = await prepare();
  const first = start();
  const second = start();

  await first.polling.start();
  await second.polling.start();
  await expect.poll(() => first.fatal).toHaveLength(1);

  expect(first.fatal[0]).toMatch(/Another program is polling with this BOT_TOKEN \(409\)/);
  expect(second.fatal).toEqual([]);
});

it.each([
  [409, "Conflict: terminated by other getUpdates request", /^Another program/],
  [401, "Unauthorized", /^Telegram refuses BOT_TOKEN \(401 Unauthorized\)/],
])("gives up with a plain word already at the start: %i", async (errorCode, description, words) => {
  const { simulator, start } = await prepare();
  simulator.faults.add({ method: "getUpdates", kind: "error", errorCode, description });
  const { polling, fatal } = start();

  await polling.start();

  expect(fatal).toEqual([expect.stringMatching(words)]);
});

it("ends at once when told to, though Telegram would let it wait half a minute", async () => {
  const { simulator, start } = await prepare();
  const { polling } = start();
  await polling.start();
  await simulator.waitUntil(() => simulator.world.polling.isPolling);

  const before = performance.now();
  await polling.stop();

  expect(performance.now() - before).toBeLessThan(HALF_A_MINUTE_MS / 2);
});

async function prepare() {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const database = await freshDatabase("sqlite");
  const person = simulator.world.addPerson({ firstName: "Айгерім" });
  const disk = breakableDisk(database);
  return {
    simulator,
    person,
    refuseWrites: disk.refuseWrites,
    start: () => startPolling(simulator, { ...database, commit: disk.commit }),
  };
}

function startPolling(simulator: Simulator, { db, commit }: TestDatabase) {
  const http = createHttpClient(simulator.url);
  const api = new Api(simulator.token, http.options);
  const log = createLog("silent");
  const handled: string[] = [];
  const fatal: string[] = [];
  const intake = new Intake({
    db,
    commit,
    log,
    handle: (update) => Promise.resolve(void handled.push(update.message?.text ?? "")),
  });
  const polling = new Polling({ api, intake, log, onFatal: (message) => fatal.push(message) });
  onTestFinished(async () => {
    await polling.stop();
    await intake.settled();
    await http.close();
  });
  return { polling, intake, handled, fatal };
}

/** A database that can be told to refuse every write, as a full disk does. */
function breakableDisk({ commit }: TestDatabase) {
  let isFull = false;
  const refuseWrites = Object.assign(
    () => {
      isFull = true;
      return () => void (isFull = false);
    },
    { calls: 0 },
  );
  const breakable: Commit = (work) => {
    if (!isFull) return commit(work);
    refuseWrites.calls++;
    return Promise.reject(new Error("database or disk is full"));
  };
  return { commit: breakable, refuseWrites };
}
