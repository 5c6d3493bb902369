import { expect, it } from "vitest";
import { start } from "./start.js";

it("waits for the bot's answer without sleeping", async () => {
  const { simulator, api, aigerim } = await start();
  const answered = () => aigerim.sees().at(-1)?.text === "answer";

  const waiting = simulator.waitUntil(answered);
  await api.sendMessage(aigerim.id, "not yet");
  await api.sendMessage(aigerim.id, "answer");

  await expect(waiting).resolves.toBeUndefined();
});

it("says what did not come in time", async () => {
  const { simulator } = await start();

  const waiting = simulator.waitUntil(() => false, { timeoutMs: 20, hint: "the receipt" });

  await expect(waiting).rejects.toThrow("In 20 ms the receipt did not come");
});

it("passes on what goes wrong while looking", async () => {
  const { simulator } = await start();

  const waiting = simulator.waitUntil(() => Promise.reject(new Error("no such table")));

  await expect(waiting).rejects.toThrow("no such table");
});
