import { expect, it } from "vitest";
import { Lanes } from "../../src/intake/lanes.js";

it("runs one lane in order and others beside it", async () => {
  const lanes = new Lanes(10);
  const done: string[] = [];
  const [slow, release] = gate();

  lanes.push("a", () => slow.then(() => void done.push("a1")));
  lanes.push("a", () => noted(done, "a2"));
  lanes.push("b", () => noted(done, "b1"));
  await lanes.settledTo(2);
  release();
  await lanes.settledTo(0);

  expect(done).toEqual(["b1", "a1", "a2"]);
});

it("runs no more at once than its bound", async () => {
  const lanes = new Lanes(3);
  let running = 0;
  let most = 0;

  for (let lane = 0; lane < 20; lane++) {
    lanes.push(`lane ${lane}`, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    });
  }
  await lanes.settledTo(0);

  expect(most).toBe(3);
  expect(running).toBe(0);
});

it("does not let one who writes a hundred times keep the others waiting", async () => {
  const lanes = new Lanes(1);
  const done: string[] = [];

  for (let turn = 1; turn <= 100; turn++) lanes.push("busy", () => noted(done, `busy ${turn}`));
  lanes.push("patient", () => noted(done, "patient"));
  await lanes.settledTo(0);

  expect(done.indexOf("patient")).toBe(1);
  expect(done.filter((name) => name !== "patient")).toEqual(
    Array.from({ length: 100 }, (_, turn) => `busy ${turn + 1}`),
  );
});

it("takes up a lane that was empty for a while", async () => {
  const lanes = new Lanes(2);
  const done: string[] = [];

  lanes.push("a", () => noted(done, "first"));
  await lanes.settledTo(0);
  lanes.push("a", () => noted(done, "second"));
  await lanes.settledTo(0);

  expect(done).toEqual(["first", "second"]);
  expect(lanes.size).toBe(0);
});

it("holds the one who brings more while too many wait", async () => {
  const lanes = new Lanes(1);
  const [slow, release] = gate();
  let isLet = false;
  lanes.push("a", () => slow);
  lanes.push("b", () => Promise.resolve());

  const waiting = lanes.settledTo(1).then(() => (isLet = true));
  await new Promise((resolve) => setImmediate(resolve));
  const before = isLet;
  release();
  await waiting;

  expect(before).toBe(false);
  expect(lanes.size).toBeLessThanOrEqual(1);
});

function noted(done: string[], name: string): Promise<void> {
  done.push(name);
  return Promise.resolve();
}

function gate(): [Promise<void>, () => void] {
  let open: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => (open = resolve));
  return [closed, () => open()];
}
