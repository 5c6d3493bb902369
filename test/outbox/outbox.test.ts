import { expect, it } from "vitest";
import { enqueue } from "../../src/outbox/outbox.repository.js";
import type { FaultKind } from "../../src/simulator/control-types.js";
import { onBothDatabases } from "../helpers/databases.js";
import { asWritten, listRows, prepareOutbox, text, textsOf } from "./start-worker.js";

onBothDatabases((kind) => {
  it("gives one person his messages in order, through 429, errors and broken connections", async () => {
    const { simulator, aigerim, startWorker, write, texts, db } = await prepareOutbox(kind);
    await write(...["1", "2", "3", "4", "5"].map((words) => text(aigerim, words)));
    const faultAfter: Record<string, FaultKind> = { 1: "429", 2: "500", 3: "cut-before" };
    simulator.on("event", (event) => {
      const fault = event.type === "message" && faultAfter[event.view.message.text ?? ""];
      if (fault) simulator.faults.add({ method: "sendMessage", kind: fault, times: 1 });
    });

    const { worker } = startWorker();
    const seen = await texts(aigerim, 5);
    await worker.settled();

    expect(seen).toEqual(["1", "2", "3", "4", "5"]);
    expect((await listRows(db)).map((row) => [row.state, row.attempts])).toEqual([
      ["sent", 1],
      ["sent", 2],
      ["sent", 2],
      ["sent", 2],
      ["sent", 1],
    ]);
  });

  it("repeats a message whose answer was lost rather than lose it, and keeps the order", async () => {
    const { simulator, aigerim, startWorker, write, texts, db } = await prepareOutbox(kind);
    await write(text(aigerim, "1"), text(aigerim, "2"));
    simulator.faults.add({ method: "sendMessage", kind: "cut-after", times: 1 });

    const { worker } = startWorker();
    const seen = await texts(aigerim, 3);
    await worker.settled();

    expect(seen).toEqual(["1", "1", "2"]);
    expect((await listRows(db)).map((row) => row.attempts)).toEqual([2, 1]);
  });

  it("lets nobody wait for another's trouble", async () => {
    const { simulator, aigerim, bolat, startWorker, write, texts } = await prepareOutbox(kind);
    await write(text(aigerim, "held"), text(bolat, "free"));
    simulator.faults.add({ chatId: aigerim.id, kind: "429", retryAfter: 30 });

    startWorker();
    const seen = await texts(bolat, 1);

    expect(seen).toEqual(["free"]);
    expect(textsOf(aigerim)).toEqual([]);
  });

  it("waits as long as Telegram says, with every message for that chat", async () => {
    const { simulator, aigerim, startWorker, write, texts } = await prepareOutbox(kind);
    simulator.faults.add({ method: "sendMessage", kind: "429", retryAfter: 1, times: 1 });
    await write(text(aigerim, "refused at first"));

    const { worker, commit } = startWorker();
    await simulator.waitUntil(() => simulator.calls.some((call) => !call.result.ok));
    await worker.settled();
    await commit((trx) => enqueue(trx, text(aigerim, "in another lane", { lane: "another" })));
    await texts(aigerim, 2);

    const [refused, ...sent] = simulator.calls.filter((call) => call.method === "sendMessage");
    expect(sent).toHaveLength(2);
    expect(Math.min(...sent.map((call) => call.at)) - refused!.at).toBeGreaterThanOrEqual(1_000);
  });

  it("counts a try before it leaves, so that a kill in between is known", async () => {
    const { aigerim, startWorker, write, texts, db } = await prepareOutbox(kind);
    const atDeparture: (number | undefined)[] = [];
    await write(text(aigerim, "hi"));

    startWorker({
      transformer: async (call, method, payload, signal) => {
        atDeparture.push((await listRows(db))[0]?.attempts);
        return call(method, payload, signal);
      },
    });
    await texts(aigerim, 1);

    expect(atDeparture).toEqual([1]);
  });

  it("keeps a refusal for good with its reason, tells the case, and goes on", async () => {
    const { aigerim, bolat, startWorker, write, texts, db } = await prepareOutbox(kind);
    const told: string[] = [];
    aigerim.blocks();
    await write(
      text(aigerim, "to a closed door", { lane: "shared" }),
      text(bolat, "to an open one", { lane: "shared" }),
    );

    const { worker } = startWorker({
      hooks: {
        onRefused: (_trx, row, refusal) => {
          told.push(`${row.id} ${refusal}`);
          return Promise.resolve("ended");
        },
      },
    });
    await texts(bolat, 1);
    await worker.settled();

    expect(await listRows(db)).toMatchObject([
      { state: "refused", error: "403 Forbidden: bot was blocked by the user", attempts: 1 },
      { state: "sent", error: null },
    ]);
    expect(told).toEqual(["1 blocked"]);
  });

  it("sends again at once when the ground of a refusal was mended", async () => {
    const { aigerim, startWorker, write, texts, db } = await prepareOutbox(kind);
    await write(text(aigerim, "", { payload: { text: "", reply_parameters: { message_id: 99 } } }));

    const { worker } = startWorker({
      hooks: {
        onRefused: async (trx, row) => {
          const payload = JSON.stringify({ text: "mended" });
          await trx.updateTable("outbox").set({ payload }).where("id", "=", row.id).execute();
          return "retry";
        },
      },
    });
    const seen = await texts(aigerim, 1);
    await worker.settled();

    expect(seen).toEqual(["mended"]);
    expect(await listRows(db)).toMatchObject([{ state: "sent", attempts: 2 }]);
  });

  it("takes an edit that changes nothing as done", async () => {
    const { aigerim, startWorker, write, texts, db } = await prepareOutbox(kind);
    await write(text(aigerim, "card"));
    const { worker, commit } = startWorker();
    await texts(aigerim, 1);
    const message_id = aigerim.sees().at(-1)!.message_id;

    await commit(async (trx) => {
      const edit = { chatId: aigerim.id, method: "editMessageText" };
      await enqueue(trx, { ...edit, payload: { message_id, text: "card" } });
    });
    await worker.settled();

    expect((await listRows(db)).map((row) => row.state)).toEqual(["sent", "sent"]);
  });

  it("makes the ground first, then sends the row itself", async () => {
    const { aigerim, startWorker, write, texts, db } = await prepareOutbox(kind);
    const made: unknown[] = [];
    await write(text(aigerim, "words"));

    const { worker } = startWorker({
      hooks: {
        prepare: (row) =>
          Promise.resolve(
            made.length > 0
              ? asWritten(row)
              : {
                  kind: "send",
                  chatId: row.chat_id,
                  method: "sendMessage",
                  payload: { text: "ground" },
                  step: (_trx, result) => Promise.resolve(void made.push(result)),
                },
          ),
      },
    });
    const seen = await texts(aigerim, 2);
    await worker.settled();

    expect(seen).toEqual(["ground", "words"]);
    expect(made).toMatchObject([{ text: "ground" }]);
    expect(await listRows(db)).toMatchObject([{ state: "sent" }]);
  });

  it("sends what a row holds at the last moment, also what was added while it was on its way", async () => {
    const { aigerim, startWorker, write, texts, commit, db } = await prepareOutbox(kind);
    let isGrown = false;
    await write(text(aigerim, "first words"));

    const { worker } = startWorker({
      hooks: {
        prepare: async (row) => {
          const prepared = asWritten(row);
          if (isGrown) return prepared;
          isGrown = true;
          const payload = JSON.stringify({ text: "first words\nand more" });
          await commit((trx) =>
            trx.updateTable("outbox").set({ payload }).where("id", "=", row.id).execute(),
          );
          return prepared;
        },
      },
    });
    const seen = await texts(aigerim, 1);
    await worker.settled();

    expect(seen).toEqual(["first words\nand more"]);
    expect(await listRows(db)).toMatchObject([{ attempts: 1, state: "sent" }]);
  });

  it("forgets no message that is written while its lane comes to an end", async () => {
    const { aigerim, startWorker, texts, write } = await prepareOutbox(kind);
    const count = 60;
    const { worker, commit } = startWorker({
      hooks: { onSent: (_trx, row) => Promise.resolve(void writeNextAfter(row.id)) },
    });

    // Each next message comes a little later after the one before, so some meet the end of the lane.
    function writeNextAfter(id: number, ticks = id % 15): void {
      if (id >= count) return;
      if (ticks > 0) return void setImmediate(() => writeNextAfter(id, ticks - 1));
      void commit((trx) => enqueue(trx, text(aigerim, String(id + 1))));
    }

    await write(text(aigerim, "1"));
    worker.kick();
    const seen = await texts(aigerim, count);

    expect(seen).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)));
  });

  it("goes on after a restart with what the last process left", async () => {
    const { simulator, aigerim, startWorker, write, texts, db } = await prepareOutbox(kind);
    await write(text(aigerim, "1"), text(aigerim, "2"), text(aigerim, "3"));
    const outage = simulator.faults.add({ method: "sendMessage", kind: "500" });
    const first = startWorker();
    await simulator.waitUntil(() => (simulator.faults.list()[0]?.struck ?? 0) > 0);
    await first.worker.stop();
    simulator.faults.remove(outage.id);

    const second = startWorker();
    const seen = await texts(aigerim, 3);
    await second.worker.settled();

    expect(seen).toEqual(["1", "2", "3"]);
    expect((await listRows(db)).map((row) => row.state)).toEqual(["sent", "sent", "sent"]);
  });

  it("takes up a lane that stopped by a fault of the program", async () => {
    const { aigerim, bolat, startWorker, write, texts } = await prepareOutbox(kind);
    let failures = 0;
    await write(text(aigerim, "in the end"), text(bolat, "much later", { waitMs: 3_600_000 }));

    startWorker({
      hooks: {
        prepare: (row) =>
          row.chat_id === aigerim.id && failures++ === 0
            ? Promise.reject(new Error("a fault of the program"))
            : Promise.resolve(asWritten(row)),
      },
    });
    const seen = await texts(aigerim, 1);

    expect(seen).toEqual(["in the end"]);
  });
});

it("keeps Telegram's pace: one message a second to a person, whatever the lane", async () => {
  const { simulator, aigerim, startWorker, write, texts } = await prepareOutbox("sqlite");
  await write(text(aigerim, "1"), text(aigerim, "2"), text(aigerim, "3", { lane: "other" }));

  startWorker({ pace: { overallPerSecond: 30, privatePerSecond: 1, groupPerMinute: 20 } });
  await texts(aigerim, 3);

  const [first, , third] = simulator.calls.filter((call) => call.method === "sendMessage");
  expect(third!.at - first!.at).toBeGreaterThanOrEqual(1_900);
});
