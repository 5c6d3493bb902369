import { expect, it } from "vitest";
import { startSimulator } from "../../src/simulator/simulator.js";
import { start } from "./start.js";

it("opens the bot with the payload of a link", async () => {
  const { aigerim } = await start();

  const { message } = aigerim.starts("park-7");

  expect(message).toMatchObject({
    text: "/start park-7",
    entities: [{ type: "bot_command", offset: 0, length: 6 }],
  });
});

it("lifts a block by starting the bot anew", async () => {
  const { simulator, aigerim } = await start();
  aigerim.blocks();

  expect(() => aigerim.sends("hello")).toThrow("has blocked the bot");
  aigerim.starts();

  expect(simulator.pendingUpdates().map((update) => Object.keys(update)[1])).toEqual([
    "my_chat_member",
    "my_chat_member",
    "message",
  ]);
});

it("sends a text too long for one message in parts", async () => {
  const { simulator, aigerim } = await start();

  aigerim.sends("я".repeat(5000));

  const lengths = simulator.pendingUpdates().map(({ message }) => message?.text?.length);
  expect(lengths).toEqual([4096, 904]);
});

it("sends stickers, places and somebody else's contact", async () => {
  const { aigerim } = await start();

  aigerim.sendsSticker("🔥");
  aigerim.sendsLocation({ latitude: 43.3, longitude: 77 });
  aigerim.sendsContact({ phone_number: "+77010000000", first_name: "Bolat" });

  expect(aigerim.sees().slice(-3)).toMatchObject([
    { sticker: { emoji: "🔥" } },
    { location: { latitude: 43.3, longitude: 77 } },
    { contact: { first_name: "Bolat" } },
  ]);
  expect(aigerim.sees().at(-1)?.contact?.user_id).toBeUndefined();
});

it("forwards what was written elsewhere, with its author", async () => {
  const { aigerim, world } = await start();
  const bolat = world.addPerson({ firstName: "Bolat" });
  const { message } = bolat.sends("the road is broken");

  const { update } = aigerim.forwards(message);

  expect(update?.message).toMatchObject({
    from: { id: aigerim.id },
    text: "the road is broken",
    forward_origin: { type: "user", sender_user: { id: bolat.id } },
  });
});

it("lets nobody write where he is not", async () => {
  const { aigerim, world } = await start();
  const bolat = world.addPerson({ firstName: "Bolat" });
  const group = world.addGroup({ title: "Desk", members: [bolat] });

  expect(() => aigerim.sends("hi", { chat: group })).toThrow("is not in the chat");
  expect(() => aigerim.sends("hi", { chat: bolat.id })).toThrow("private chat of another");
  expect(() => aigerim.sends("  ")).toThrow("An empty message");
});

it("hides nobody but administrators behind a group", async () => {
  const { aigerim, world } = await start();
  const owner = world.addPerson({ firstName: "Owner" });
  const group = world.addGroup({ title: "Desk", members: [owner, aigerim] });

  expect(() => aigerim.sends("hi", { chat: group, isAnonymous: true })).toThrow("administrator");
});

it("keeps what was handed out as it was when the message changes later", async () => {
  const { simulator, aigerim } = await start();
  const { message } = aigerim.sends("5 ha");

  aigerim.edits(message, "7 ha");

  expect(simulator.pendingUpdates()).toMatchObject([
    { message: { text: "5 ha" } },
    { edited_message: { text: "7 ha" } },
  ]);
});

it("says that its port is taken", async () => {
  const { simulator } = await start();
  const port = Number(new URL(simulator.url).port);

  await expect(startSimulator({ port })).rejects.toThrow("EADDRINUSE");
});
