import { afterEach, expect, it, vi } from "vitest";
import type { InboxRow } from "../../src/db/schema.js";
import { claimUpdate } from "../../src/intake/inbox.repository.js";
import { Intake, type Taking } from "../../src/intake/intake.js";
import { createLog } from "../../src/log.js";
import {
  type DatabaseKind,
  freshDatabase,
  onBothDatabases,
  type TestDatabase,
} from "../helpers/databases.js";
import { inboxRow, privateUpdate } from "./updates.js";

const WEEK_MS = 7 * 24 * 3_600_000;

afterEach(() => vi.useRealTimers());

onBothDatabases((kind) => {
  it("handles an update once, however often it comes", async () => {
    const { intake, handled } = await startIntake(kind);

    await intake.run(await intake.store([privateUpdate(1), privateUpdate(2)]));
    await intake.run(await intake.store([privateUpdate(2), privateUpdate(1)]));
    await intake.settled();

    expect(handled).toEqual(["1 new", "2 new"]);
  });

  it("answers each person in the order in which he wrote, and nobody waits for another", async () => {
    const { intake, handled, hold } = await startIntake(kind);
    const release = hold(1);

    await intake.run(
      await intake.store([privateUpdate(1, 11), privateUpdate(2, 11), privateUpdate(3, 12)]),
    );
    await expect.poll(() => handled).toContain("3 new");
    const before = [...handled];
    release();
    await intake.settled();

    expect(before).toEqual(["3 new"]);
    expect(handled).toEqual(["3 new", "1 new", "2 new"]);
  });

  it("marks an update as answered after the answer, and not before", async () => {
    const { intake, hold, states } = await startIntake(kind);
    const release = hold(1);

    await intake.run(await intake.store([privateUpdate(1)]));
    const during = await states();
    release();
    await intake.settled();

    expect(during).toEqual({ 1: 0 });
    expect(await states()).toEqual({ 1: 2 });
  });

  it("tries an update again in its place, then apologises once and goes on with the next", async () => {
    const { intake, handled, fail, states } = await startIntake(kind);
    fail(1, ["new", "new", "new"]);

    await intake.run(await intake.store([privateUpdate(1), privateUpdate(2)]));
    await intake.settled();

    expect(handled).toEqual(["1 new", "1 new", "1 new", "1 apology", "2 new"]);
    expect(await states()).toEqual({ 1: 2, 2: 2 });
  });

  it("does not repeat an effect that was stored before the failure", async () => {
    const { intake, handled, database } = await startIntake(kind, async (updateId, taking) => {
      if (taking === "repeat") return;
      await database.commit((trx) => claimUpdate(trx, updateId));
      throw new Error("the answer could not be sent");
    });

    await intake.run(await intake.store([privateUpdate(1)]));
    await intake.settled();

    expect(handled).toEqual(["1 new", "1 repeat"]);
  });

  it("takes up what the last process left: the unhandled as new, the unanswered as a repeat", async () => {
    const { intake, handled, leave, states } = await startIntake(kind);
    await leave(
      inboxRow(privateUpdate(1, 11), { state: 1 }),
      inboxRow(privateUpdate(2, 12)),
      inboxRow(privateUpdate(3, 13), { state: 2 }),
    );

    await intake.recover();
    await intake.settled();

    expect(handled.sort()).toEqual(["1 repeat", "2 new"]);
    expect(await states()).toEqual({ 1: 2, 2: 2, 3: 2 });
  });

  it("repeats only the newest answer in a chat, and none when newer words wait there", async () => {
    const { intake, handled, leave, states } = await startIntake(kind);
    await leave(
      inboxRow(privateUpdate(1, 11), { state: 1 }),
      inboxRow(privateUpdate(2, 11), { state: 1 }),
      inboxRow(privateUpdate(3, 12), { state: 1 }),
      inboxRow(privateUpdate(4, 12), { state: 0 }),
    );

    await intake.recover();
    await intake.settled();

    expect(handled.sort()).toEqual(["2 repeat", "4 new"]);
    expect(await states()).toEqual({ 1: 2, 2: 2, 3: 2, 4: 2 });
  });

  it("keeps the order of a chat from before the restart to after it", async () => {
    const { intake, handled, leave } = await startIntake(kind);
    await leave(
      inboxRow(privateUpdate(900, 11), { received_at: "2026-11-21T05:00:00.000Z" }),
      inboxRow(privateUpdate(5, 11), { received_at: "2026-11-21T05:00:01.000Z" }),
    );

    await intake.recover();
    await intake.run(await intake.store([privateUpdate(6, 11)]));
    await intake.settled();

    expect(handled).toEqual(["900 new", "5 new", "6 new"]);
  });

  it("forgets what was answered more than a week ago", async () => {
    const { intake, states } = await startIntake(kind);
    await intake.run(await intake.store([privateUpdate(1)]));
    await intake.settled();

    await intake.prune(new Date(Date.now() + WEEK_MS - 60_000));
    const within = await states();
    await intake.prune(new Date(Date.now() + WEEK_MS + 60_000));

    expect(within).toEqual({ 1: 2 });
    expect(await states()).toEqual({});
  });
});

it("lets the mark of an answer ride with the next batch, in one transaction", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { intake, handled, states, commits } = await startIntake("sqlite");

  await intake.run(await intake.store([privateUpdate(1)]));
  await expect.poll(() => handled).toEqual(["1 new"]);
  await new Promise((resolve) => setImmediate(resolve));
  await intake.store([privateUpdate(2)]);

  expect(await states()).toEqual({ 1: 2, 2: 0 });
  expect(commits()).toBe(2);
});

it("marks an answer by itself when no batch comes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { intake, handled, states, commits } = await startIntake("sqlite");

  await intake.run(await intake.store([privateUpdate(1)]));
  await expect.poll(() => handled).toEqual(["1 new"]);
  await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(25);
  await expect.poll(() => commits()).toBe(2);

  expect(await states()).toEqual({ 1: 2 });
});

interface Started {
  intake: Intake;
  database: TestDatabase;
  /** What was handled, in the order in which it ended: "<update> <taking>". */
  handled: string[];
  /** The update waits until the given function is called. */
  hold: (updateId: number) => () => void;
  /** The update fails when it is taken so, as often as listed. */
  fail: (updateId: number, takings: Taking[]) => void;
  /** Rows of a process that is gone. */
  leave: (...rows: InboxRow[]) => Promise<void>;
  states: () => Promise<Record<number, number>>;
  commits: () => number;
}

type Work = (updateId: number, taking: Taking) => Promise<void>;

async function startIntake(kind: DatabaseKind, work?: Work): Promise<Started> {
  const database = await freshDatabase(kind);
  const handled: string[] = [];
  const gates = new Map<number, Promise<void>>();
  const failures = new Map<number, Taking[]>();
  let commits = 0;

  const intake = new Intake({
    db: database.db,
    commit: (write) => database.commit(write).finally(() => commits++),
    log: createLog("silent"),
    async handle({ update_id }, taking) {
      await gates.get(update_id);
      handled.push(`${update_id} ${taking}`);
      await work?.(update_id, taking);
      const failing = failures.get(update_id) ?? [];
      if (failing[0] === taking) throw new Error(`failed as ${failing.shift()}`);
    },
  });

  return {
    intake,
    database,
    handled,
    hold(updateId) {
      let release = () => {};
      gates.set(updateId, new Promise((resolve) => (release = resolve)));
      return () => release();
    },
    fail: (updateId, takings) => void failures.set(updateId, takings),
    async leave(...rows) {
      await database.db.insertInto("inbox").values(rows).execute();
    },
    async states() {
      const rows = await database.db.selectFrom("inbox").select(["update_id", "state"]).execute();
      return Object.fromEntries(rows.map((row) => [row.update_id, row.state]));
    },
    commits: () => commits,
  };
}
