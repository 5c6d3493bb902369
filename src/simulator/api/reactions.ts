import { badRequest, notImitated } from "../rules/refusal.js";
import { isService } from "../world/content.js";
import { react } from "../world/reactions.js";
import type { Effects } from "./call.js";
import { getMessageTo, getWritableChat } from "./chats.js";

export const reactionEffects: Effects = {
  setMessageReaction: ({ world }, params) => {
    const chat = getWritableChat(world, params.chat_id);
    const record = getMessageTo("react", chat, params.message_id);
    if (isService(record.message)) throw badRequest("REACTION_INVALID");
    const wanted = params.reaction ?? [];
    // A bot has one reaction a message.
    if (wanted.length > 1) throw badRequest("REACTIONS_TOO_MANY");
    const emoji = wanted.map((reaction) => {
      if (reaction.type !== "emoji") throw notImitated(`reactions of type ${reaction.type}`);
      return reaction.emoji;
    });
    react(world, chat, world.bot, params.message_id, emoji);
    return true;
  },
};
