import { expect, it } from "vitest";
import { generateSchema } from "../../src/simulator/schema/generate.js";
import { loadSchema } from "../../src/simulator/schema/load.js";
import { createParamsCheck } from "../../src/simulator/schema/validate.js";

it("holds the same methods and limits as the types that the bot is written with", () => {
  const generated = generateSchema();

  const remedy = "run: npx tsx src/simulator/schema/write.ts";
  expect(loadSchema(), remedy).toEqual(JSON.parse(JSON.stringify(generated)));
  expect(Object.keys(generated.methods).length).toBeGreaterThan(180);
});

const button = (callback_data: string) => ({
  reply_markup: { inline_keyboard: [[{ text: "Take", callback_data }]] },
});

it.each([
  ["sendMessage", { text: "hi" }, "chat_id is empty"],
  ["sendMessage", { chat_id: 1 }, "message text is empty"],
  ["sendMessage", { chat_id: 1, text: "hi", parse_mode: "html5" }, "unsupported parse_mode"],
  ["sendMessage", { chat_id: 1, text: "hi", ...button("x".repeat(65)) }, "BUTTON_DATA_INVALID"],
  ["sendMessage", { chat_id: 1, text: "hi", ...button("ң".repeat(33)) }, "BUTTON_DATA_INVALID"],
  [
    "sendMessage",
    { chat_id: 1, text: "hi", keyboard: [] },
    "sendMessage: the parameters must NOT have additional properties (keyboard)",
  ],
  [
    "answerCallbackQuery",
    { callback_query_id: "1", text: "x".repeat(201) },
    "answerCallbackQuery: text must NOT have more than 200 characters",
  ],
  ["editMessageText", { chat_id: 1, message_id: "one", text: "hi" }, /message_id must be integer/],
  [
    "setMessageReaction",
    { chat_id: 1, message_id: 1, reaction: [{ type: "emoji", emoji: "🚀" }] },
    "REACTION_INVALID",
  ],
  ["sendMediaGroup", { chat_id: 1, media: [{ type: "photo", media: "x" }] }, /fewer than 2 items/],
  ["createForumTopic", { chat_id: 1, name: "x".repeat(129) }, /more than 128 characters/],
  ["getUpdates", { limit: 101 }, /limit must be <= 100/],
] as const)("refuses %s with %j", (method, params, words) => {
  const check = createParamsCheck(loadSchema());

  const problem = check(method, params);

  expect(problem).toMatch(words);
});

it.each([
  ["sendMessage", { chat_id: "@zone", text: "hi", ...button("x".repeat(64)) }],
  [
    "sendMessage",
    {
      chat_id: 1,
      text: "hi",
      reply_markup: { keyboard: [["Back", { text: "My phone", request_contact: true }]] },
    },
  ],
  [
    "setMyCommands",
    { commands: [{ command: "start", description: "Start" }], scope: { type: "chat", chat_id: 5 } },
  ],
  ["setMessageReaction", { chat_id: 1, message_id: 1, reaction: [{ type: "emoji", emoji: "✍" }] }],
  ["getMe", {}],
] as const)("accepts %s with %j", (method, params) => {
  const check = createParamsCheck(loadSchema());

  expect(check(method, params)).toBeUndefined();
});
