import { HttpError } from "grammy";
import { expect, it, onTestFinished, vi } from "vitest";
import { Faults } from "../../src/simulator/rules/faults.js";
import { post, refused, start } from "./start.js";

it("asks for patience as often as told", async () => {
  const { simulator, api, aigerim } = await start();
  simulator.faults.add({ method: "sendMessage", kind: "429", retryAfter: 3, times: 1 });

  const error = await refused(api.sendMessage(aigerim.id, "hi"));
  const sent = await api.sendMessage(aigerim.id, "hi");

  expect(error).toMatchObject({
    error_code: 429,
    description: "Too Many Requests: retry after 3",
    parameters: { retry_after: 3 },
  });
  expect(sent.text).toBe("hi");
});

it("drops the answer after the effect, or the call before it", async () => {
  const { simulator, api, aigerim } = await start();
  const send = (text: string) => api.sendMessage(aigerim.id, text);

  simulator.faults.add({ method: "sendMessage", kind: "cut-after", times: 1 });
  await expect(send("done, but nobody knows")).rejects.toThrow(HttpError);
  simulator.faults.add({ method: "sendMessage", kind: "cut-before", times: 1 });
  await expect(send("never done")).rejects.toThrow(HttpError);

  expect(aigerim.sees().map(({ text }) => text)).toEqual(["/start", "done, but nobody knows"]);
  expect(simulator.calls.slice(-2).map(({ result }) => result)).toEqual([
    { ok: false, cut: true, tookEffect: true },
    { ok: false, cut: true, tookEffect: false },
  ]);
});

it("fails with a code and words of choice", async () => {
  const { simulator, api, aigerim } = await start();
  const description = "Bad Request: TOPIC_CLOSED";
  simulator.faults.add({ method: /^send/, kind: "error", errorCode: 400, description, times: 1 });

  const error = await refused(api.sendMessage(aigerim.id, "hi"));

  expect(error.description).toBe(description);
});

it("is down for everyone until the fault is gone", async () => {
  const { simulator } = await start();

  simulator.faults.add({ kind: "500" });
  const down = await post(simulator, "getMe", {});
  simulator.faults.clear();
  const up = await post(simulator, "getMe", {});

  const body = { ok: false, error_code: 500, description: "Internal Server Error" };
  expect(down).toEqual({ status: 500, body });
  expect(up.status).toBe(200);
});

it("is down for as long as told", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const faults = new Faults(Math.random, () => undefined);
  faults.add({ kind: "500", forSeconds: 5 });

  vi.advanceTimersByTime(4999);
  const before = faults.strike("getMe", undefined);
  vi.advanceTimersByTime(1);

  expect(before).toMatchObject([{ kind: "500" }]);
  expect(faults.strike("getMe", undefined)).toEqual([]);
});

it("strikes one chat and leaves the others alone", async () => {
  const { simulator, api, aigerim, world } = await start();
  const bolat = world.addPerson({ firstName: "Bolat" });
  bolat.starts();
  simulator.faults.add({ chatId: bolat.id, kind: "500" });

  const fine = await api.sendMessage(aigerim.id, "hi");
  const struck = await refused(api.sendMessage(bolat.id, "hi"));

  expect(fine.text).toBe("hi");
  expect(struck.error_code).toBe(500);
});

it("strikes by chance, and the same for the same seed", async () => {
  const strikes = async () => {
    const { simulator } = await start({ seed: 7 });
    simulator.faults.add({ method: "getMe", kind: "500", probability: 0.5 });
    const answers = [];
    for (let call = 0; call < 12; call++) answers.push(await post(simulator, "getMe", {}));
    return answers.map(({ status }) => status);
  };

  const first = await strikes();

  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await strikes()).toEqual(first);
});

it("is slow when told, and still does what was asked", async () => {
  const { simulator, api, aigerim } = await start();
  simulator.faults.add({ method: "sendMessage", kind: "latency", delayMs: 40, times: 1 });
  const began = performance.now();

  await api.sendMessage(aigerim.id, "slow");

  expect(performance.now() - began).toBeGreaterThanOrEqual(39);
  expect(aigerim.sees().at(-1)?.text).toBe("slow");
});
