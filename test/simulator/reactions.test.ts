import { expect, it } from "vitest";
import { refusal, start } from "./start.js";

it("puts the bot's reaction under a message and takes it away", async () => {
  const { simulator, api, aigerim, world } = await start();
  const { message } = aigerim.sends("a note");
  const reactions = () => [...world.getMessage(aigerim.id, message.message_id).reactions];

  await api.setMessageReaction(aigerim.id, message.message_id, [{ type: "emoji", emoji: "✍" }]);
  const put = reactions();
  await api.setMessageReaction(aigerim.id, message.message_id, []);

  expect(put).toEqual([[world.bot.id, ["✍"]]]);
  expect(reactions()).toEqual([]);
  expect(simulator.pendingUpdates()).toHaveLength(1);
});

it("refuses emoji outside of Telegram's list, and more than one", async () => {
  const { api, aigerim } = await start();
  const { message_id } = await api.sendMessage(aigerim.id, "hi");
  const react = (...emoji: string[]) =>
    refusal(
      api.setMessageReaction(
        aigerim.id,
        message_id,
        emoji.map((each) => ({ type: "emoji", emoji: each as "👍" })),
      ),
    );

  expect(await react("✅")).toBe("Bad Request: REACTION_INVALID");
  expect(await react("👍", "👎")).toBe("Bad Request: REACTIONS_TOO_MANY");
  expect(await refusal(api.setMessageReaction(aigerim.id, 999, []))).toBe(
    "Bad Request: message to react not found",
  );
});
