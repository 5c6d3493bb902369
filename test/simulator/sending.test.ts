import { Keyboard } from "grammy";
import { expect, it } from "vitest";
import { refusal, start } from "./start.js";

it("gives back the message as Telegram keeps it", async () => {
  const { api, aigerim, world } = await start();

  const sent = await api.sendMessage(aigerim.id, "  <b>11 парк</b>\n46 000 м² &amp; /space ", {
    parse_mode: "HTML",
  });

  expect(sent).toMatchObject({
    from: { id: world.bot.id, is_bot: true },
    chat: { id: aigerim.id, type: "private", first_name: "Aigerim" },
    text: "11 парк\n46 000 м² & /space",
    entities: [
      { type: "bold", offset: 0, length: 7 },
      { type: "bot_command", offset: 20, length: 6 },
    ],
  });
  expect(aigerim.sees().at(-1)).toEqual(sent);
});

it("numbers messages upwards in each chat by itself", async () => {
  const { api, aigerim, world } = await start();
  const bolat = world.addPerson({ firstName: "Bolat" });
  bolat.starts();

  const first = await api.sendMessage(aigerim.id, "one");
  const second = await api.sendMessage(aigerim.id, "two");
  const other = await api.sendMessage(bolat.id, "one");

  expect([first, second, other].map(({ message_id }) => message_id)).toEqual([2, 3, 2]);
});

it.each([
  ["nothing", "", "Bad Request: message text is empty"],
  ["only white space", " \n ", "Bad Request: message text is empty"],
  ["4097 characters", "ә".repeat(4097), "Bad Request: message is too long"],
  [
    "broken HTML",
    "<b>x",
    `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
  ],
  [
    "an unknown tag",
    "<p>x</p>",
    `Bad Request: can't parse entities: Unsupported start tag "p" at byte offset 0`,
  ],
])("refuses to send %s", async (_, text, words) => {
  const { api, aigerim } = await start();

  expect(await refusal(api.sendMessage(aigerim.id, text, { parse_mode: "HTML" }))).toBe(words);
});

it("counts 4096 characters after the markup is read", async () => {
  const { api, aigerim } = await start();

  const sent = await api.sendMessage(aigerim.id, `<b>${"ә".repeat(4096)}</b>`, {
    parse_mode: "HTML",
  });

  expect(sent.text).toHaveLength(4096);
});

it("refuses Markdown rather than showing it wrong", async () => {
  const { api, aigerim } = await start();

  const words = await refusal(api.sendMessage(aigerim.id, "*x*", { parse_mode: "MarkdownV2" }));

  expect(words).toContain("does not imitate parse_mode MarkdownV2");
});

it("does not find a chat that is not there", async () => {
  const { api } = await start();

  expect(await refusal(api.sendMessage(42, "hi"))).toBe("Bad Request: chat not found");
  expect(await refusal(api.sendMessage("@nobody_here", "hi"))).toBe("Bad Request: chat not found");
});

it("does not let the bot write to someone who never started it", async () => {
  const { api, world } = await start();
  const bolat = world.addPerson({ firstName: "Bolat" });

  const words = await refusal(api.sendMessage(bolat.id, "hi"));

  expect(words).toBe("Forbidden: bot can't initiate conversation with a user");
});

it("does not let the bot write to someone who blocked it, until unblocked", async () => {
  const { api, aigerim } = await start();

  const block = aigerim.blocks();
  const words = await refusal(api.sendMessage(aigerim.id, "hi"));
  const unblock = aigerim.unblocks();

  expect(words).toBe("Forbidden: bot was blocked by the user");
  expect(block?.my_chat_member).toMatchObject({
    chat: { id: aigerim.id },
    old_chat_member: { status: "member" },
    new_chat_member: { status: "kicked" },
  });
  expect(unblock?.my_chat_member?.new_chat_member.status).toBe("member");
  await expect(api.sendMessage(aigerim.id, "hi")).resolves.toBeDefined();
});

it("does not let the bot write to a deleted account", async () => {
  const { api, aigerim } = await start();
  aigerim.deletesAccount();

  expect(await refusal(api.sendMessage(aigerim.id, "hi"))).toBe("Forbidden: user is deactivated");
});

it("replies to a message that is there, and refuses one that is not", async () => {
  const { api, aigerim } = await start();
  const { message } = aigerim.sends("question");
  const replyTo = (message_id: number, allow_sending_without_reply = false) => ({
    reply_parameters: { message_id, allow_sending_without_reply },
  });

  const reply = await api.sendMessage(aigerim.id, "answer", replyTo(message.message_id));
  const words = await refusal(api.sendMessage(aigerim.id, "answer", replyTo(999)));
  const loose = await api.sendMessage(aigerim.id, "answer", replyTo(999, true));

  expect(reply.reply_to_message).toMatchObject({ text: "question" });
  expect(words).toBe("Bad Request: message to be replied not found");
  expect(loose.reply_to_message).toBeUndefined();
});

it("sends a place, a venue and a contact", async () => {
  const { api, aigerim } = await start();

  await api.sendLocation(aigerim.id, 43.3, 76.9);
  await api.sendVenue(aigerim.id, 43.3, 76.9, "Industrial park", "Almaty");
  await api.sendContact(aigerim.id, "+77272000000", "Operator");

  expect(aigerim.sees().slice(-3)).toMatchObject([
    { location: { latitude: 43.3, longitude: 76.9 } },
    { venue: { title: "Industrial park", address: "Almaty" }, location: { latitude: 43.3 } },
    { contact: { phone_number: "+77272000000", first_name: "Operator" } },
  ]);
});

it("shows that the bot types", async () => {
  const { simulator, api, aigerim } = await start();
  const actions: string[] = [];
  simulator.on("event", (event) => event.type === "typing" && actions.push(event.action));

  await api.sendChatAction(aigerim.id, "typing");

  expect(actions).toEqual(["typing"]);
});

it("asks for a phone number in private chats only", async () => {
  const { api, world } = await start();
  const clerk = world.addPerson({ firstName: "Clerk" });
  const group = world.addGroup({ title: "Desk", members: [clerk] });
  const reply_markup = new Keyboard().requestContact("My phone");

  const words = await refusal(api.sendMessage(group.id, "Phone?", { reply_markup }));

  expect(words).toBe("Bad Request: phone number can be requested in private chats only");
});

it.each([
  ["an empty button", { text: " ", callback_data: "x" }, "text can't be empty"],
  ["a link that is none", { text: "Site", url: "almaty" }, "is invalid"],
])("refuses a keyboard with %s", async (_, button, words) => {
  const { api, aigerim } = await start();
  const reply_markup = { inline_keyboard: [[button]] };

  expect(await refusal(api.sendMessage(aigerim.id, "hi", { reply_markup }))).toContain(words);
});
