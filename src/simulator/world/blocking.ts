import type { Update } from "@grammyjs/types";
import { memberUpdate, personAsMember } from "./members.js";
import type { World } from "./world.js";

/** A person blocks the bot or lets it back in; the bot is told of a change. */
export function setBlocked(world: World, personId: number, isBlocked: boolean): Update | undefined {
  const person = world.getPerson(personId);
  if (person.hasBlockedBot === isBlocked) return undefined;
  person.hasBlockedBot = isBlocked;
  world.tellPerson(personId);

  const welcome = personAsMember(world.bot, "member");
  const blocked = personAsMember(world.bot, "kicked");
  const [before, after] = isBlocked ? [welcome, blocked] : [blocked, welcome];
  const chat = world.getChat(personId);
  return world.updates.push({
    my_chat_member: memberUpdate(world, chat, person.user, before, after),
  });
}
