import { expect, it } from "vitest";
import { personView } from "../../src/simulator/world/views.js";
import { refusal, start } from "./start.js";

it("shows each person the commands of the narrowest scope in his language", async () => {
  const { api, world, aigerim } = await start();
  const john = world.addPerson({ firstName: "John", languageCode: "en" });
  const clerk = world.addPerson({ firstName: "Clerk", languageCode: "ru" });
  const desk = world.addGroup({ title: "Desk", members: [clerk, john] });
  const set = (description: string, other: Parameters<typeof api.setMyCommands>[1] = {}) =>
    api.setMyCommands([{ command: "help", description }], other);

  await set("default");
  await set("private kk", { scope: { type: "all_private_chats" }, language_code: "kk" });
  await set("private", { scope: { type: "all_private_chats" } });
  await set("John", { scope: { type: "chat", chat_id: john.id } });
  await set("desk", { scope: { type: "chat", chat_id: desk.id } });
  await set("desk's head", { scope: { type: "chat_administrators", chat_id: desk.id } });

  const shownTo = ({ id }: { id: number }) =>
    personView(world, id).commands.map(({ commands }) => commands[0]?.description);
  expect(shownTo(aigerim)).toEqual(["private kk"]);
  expect(shownTo(john)).toEqual(["John", "desk"]);
  expect(shownTo(clerk)).toEqual(["private", "desk's head"]);
});

it("shows the commands of another language when the client is set to it", async () => {
  const { api, world, aigerim } = await start();
  await api.setMyCommands([{ command: "help", description: "Help" }]);
  await api.setMyCommands([{ command: "help", description: "Помощь" }], { language_code: "ru" });

  aigerim.setsLanguage("ru");
  const { commands } = personView(world, aigerim.id);
  const { message } = aigerim.sends("/help");

  expect(commands[0]?.commands[0]?.description).toBe("Помощь");
  expect(message.from?.language_code).toBe("ru");
});

it("keeps and forgets commands by scope and language", async () => {
  const { api } = await start();
  const place = { scope: { type: "all_private_chats" }, language_code: "ru" } as const;
  const commands = [{ command: "parks", description: "Парки" }];

  await api.setMyCommands(commands, place);
  const kept = await api.getMyCommands(place);
  const elsewhere = await api.getMyCommands();
  await api.deleteMyCommands(place);

  expect(kept).toEqual(commands);
  expect(elsewhere).toEqual([]);
  expect(await api.getMyCommands(place)).toEqual([]);
});

it("refuses commands that Telegram does not take", async () => {
  const { api } = await start();
  const set = (command: string) => refusal(api.setMyCommands([{ command, description: "x" }]));

  expect(await set("Start")).toBe("Bad Request: BOT_COMMAND_INVALID");
  expect(await set("парки")).toBe("Bad Request: BOT_COMMAND_INVALID");
});

it("describes the bot in each language", async () => {
  const { api } = await start();

  await api.setMyDescription("Zone");
  await api.setMyDescription("Аймақ", { language_code: "kk" });
  await api.setMyShortDescription("Short");

  expect(await api.getMyDescription({ language_code: "kk" })).toEqual({ description: "Аймақ" });
  expect(await api.getMyDescription({ language_code: "ru" })).toEqual({ description: "Zone" });
  expect(await api.getMyShortDescription()).toEqual({ short_description: "Short" });
});

it("sets the menu button", async () => {
  const { api, aigerim } = await start();

  await api.setChatMenuButton({ chat_id: aigerim.id, menu_button: { type: "commands" } });

  expect(await api.getChatMenuButton({ chat_id: aigerim.id })).toEqual({ type: "commands" });
});
