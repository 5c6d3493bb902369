import type { BotCommandScope } from "@grammyjs/types";
import { badRequest } from "../rules/refusal.js";
import type { World } from "../world/world.js";
import type { Effects } from "./call.js";
import { getKnownChat } from "./chats.js";

export const profileEffects: Effects = {
  setMyCommands: ({ world }, { commands, scope, language_code }) => {
    if (commands.length > 100) throw badRequest("too many commands specified");
    for (const { command } of commands) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    }
    world.profile.setCommands(checkedScope(world, scope), language_code ?? "", [...commands]);
    tellEveryone(world);
    return true;
  },

  deleteMyCommands: ({ world }, params = {}) => {
    world.profile.setCommands(checkedScope(world, params.scope), params.language_code ?? "", []);
    tellEveryone(world);
    return true;
  },

  getMyCommands: ({ world }, params) =>
    world.profile.listCommands(checkedScope(world, params.scope), params.language_code ?? ""),

  setMyName: ({ world }, { name, language_code }) => {
    world.profile.setText("name", language_code ?? "", name ?? "");
    return true;
  },

  getMyName: ({ world }, { language_code }) => ({
    name: world.profile.getText("name", language_code ?? "") || world.bot.first_name,
  }),

  setMyDescription: ({ world }, { description, language_code }) => {
    world.profile.setText("description", language_code ?? "", description ?? "");
    return true;
  },

  getMyDescription: ({ world }, { language_code }) => ({
    description: world.profile.getText("description", language_code ?? ""),
  }),

  setMyShortDescription: ({ world }, { short_description, language_code }) => {
    world.profile.setText("shortDescription", language_code ?? "", short_description ?? "");
    return true;
  },

  getMyShortDescription: ({ world }, { language_code }) => ({
    short_description: world.profile.getText("shortDescription", language_code ?? ""),
  }),

  setChatMenuButton: ({ world }, { chat_id, menu_button }) => {
    world.profile.setMenuButton(chat_id, menu_button ?? { type: "default" });
    return true;
  },

  getChatMenuButton: ({ world }, { chat_id }) => world.profile.getMenuButton(chat_id),
};

/** A scope of one chat needs that chat; another form of its id is the same scope. */
function checkedScope(world: World, scope: BotCommandScope = { type: "default" }): BotCommandScope {
  if (!("chat_id" in scope)) return scope;
  return { ...scope, chat_id: getKnownChat(world, scope.chat_id).id };
}

/** Which list a person sees depends on scope, language and place, so all are told anew. */
function tellEveryone(world: World): void {
  for (const [id, { hasStarted }] of world.people) if (hasStarted) world.tellPerson(id);
}
