import { expect, it } from "vitest";
import { confirmAll, movableClock, refused, start } from "./start.js";

it("keeps one call waiting until somebody writes", async () => {
  const { simulator, api, aigerim } = await start();
  const callsBefore = simulator.calls.length;
  let isAnswered = false;

  const poll = api.getUpdates({ timeout: 30 }).finally(() => (isAnswered = true));
  await api.sendMessage(aigerim.id, "anybody there?");
  const wasAnsweredBefore = isAnswered;
  aigerim.sends("yes");
  const updates = await poll;

  expect(wasAnsweredBefore).toBe(false);
  expect(updates).toMatchObject([{ message: { text: "yes", from: { id: aigerim.id } } }]);
  const methods = simulator.calls.slice(callsBefore).map(({ method }) => method);
  expect(methods).toEqual(["sendMessage", "getUpdates"]);
});

it("answers with nothing when the time is over", async () => {
  const { api } = await start();

  expect(await api.getUpdates({ timeout: 1 })).toEqual([]);
});

it("delivers again until an offset confirms", async () => {
  const { simulator, api, aigerim } = await start();
  aigerim.sends("one");
  aigerim.sends("two");

  const first = await api.getUpdates({ limit: 1 });
  const again = await api.getUpdates({});
  const rest = await api.getUpdates({ offset: (first[0]?.update_id ?? 0) + 1 });

  expect(again.map(({ message }) => message?.text)).toEqual(["one", "two"]);
  expect(rest.map(({ message }) => message?.text)).toEqual(["two"]);
  expect(simulator.pendingUpdates()).toEqual(rest);
});

it("gives one answer to what came in one moment", async () => {
  const { api, aigerim } = await start();

  const poll = api.getUpdates({ timeout: 30 });
  aigerim.sends("one");
  aigerim.sends("two");

  expect(await poll).toHaveLength(2);
});

it("ends the older of two calls with a conflict", async () => {
  const { world, api, aigerim } = await start();
  const first = refused(api.getUpdates({ timeout: 30 }));
  await expect.poll(() => world.polling.isWaiting).toBe(true);

  const second = api.getUpdates({ timeout: 30 });
  const conflict = await first;
  aigerim.sends("hello");

  expect(conflict.error_code).toBe(409);
  expect(conflict.description).toBe(
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  );
  expect(await second).toHaveLength(1);
});

it("loses nothing when the caller hangs up", async () => {
  const { simulator, world, api, aigerim } = await start();
  const caller = new AbortController();
  const address = `${simulator.url}/bot${simulator.token}/getUpdates?timeout=30`;

  const poll = fetch(address, { signal: caller.signal }).catch(() => "hung up");
  await expect.poll(() => world.polling.isWaiting).toBe(true);
  caller.abort();
  await expect.poll(() => world.polling.isWaiting).toBe(false);
  aigerim.sends("hello");

  expect(await poll).toBe("hung up");
  expect(await api.getUpdates({ timeout: 30 })).toMatchObject([{ message: { text: "hello" } }]);
});

it("brings only the kinds of update that were asked for", async () => {
  const { api, aigerim } = await start();
  await api.getUpdates({ allowed_updates: ["message"] });

  const { message } = aigerim.sends("hello");
  const edit = aigerim.edits(message, "hello!");

  expect(edit).toBeUndefined();
  expect(await api.getUpdates({})).toMatchObject([{ message: { text: "hello" } }]);
});

it("leaves reactions out unless they are asked for by name", async () => {
  const { api, aigerim } = await start();
  const { message_id } = await api.sendMessage(aigerim.id, "hello");

  const unasked = aigerim.reacts(message_id, "👍");
  await api.getUpdates({ allowed_updates: ["message_reaction"] });
  const asked = aigerim.reacts(message_id, "👎");

  expect(unasked).toBeUndefined();
  expect(asked).toMatchObject({
    message_reaction: {
      old_reaction: [{ type: "emoji", emoji: "👍" }],
      new_reaction: [{ type: "emoji", emoji: "👎" }],
    },
  });
});

it("repeats an update once, though it was confirmed", async () => {
  const { simulator, api, aigerim } = await start();
  const { update } = aigerim.sends("hello");
  await confirmAll(api);
  const offset = (update?.update_id ?? 0) + 1;

  const [repeated] = simulator.redeliver("last");
  const again = await api.getUpdates({ offset });
  const after = await api.getUpdates({ offset });

  expect(repeated).toEqual(update);
  expect(again).toEqual([update]);
  expect(after).toEqual([]);
});

it("repeats the last few updates, or one", async () => {
  const { simulator, api, aigerim } = await start();
  const { update } = aigerim.sends("one");
  aigerim.sends("two");
  aigerim.sends("three");
  await confirmAll(api);

  const lastTwo = simulator.redeliver(2);
  const one = update && simulator.redeliver(update);

  expect(lastTwo.map(({ message }) => message?.text)).toEqual(["two", "three"]);
  expect(one).toEqual([update]);
});

it("forgets what nobody fetched for a day", async () => {
  const clock = movableClock();
  const { api, aigerim } = await start({ now: clock.now });
  aigerim.sends("old");
  clock.advance(25 * 3600_000);
  aigerim.sends("new");

  expect(await api.getUpdates({})).toMatchObject([{ message: { text: "new" } }]);
});

it("numbers updates upwards", async () => {
  const { api, aigerim, world } = await start();
  const bolat = world.addPerson({ firstName: "Bolat" });
  for (const person of [aigerim, bolat, aigerim]) person.sends("hello");

  const ids = (await api.getUpdates({})).map(({ update_id }) => update_id);

  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  expect(new Set(ids).size).toBe(3);
});
