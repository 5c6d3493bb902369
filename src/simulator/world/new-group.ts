import type { BotMembership, MemberView } from "../control-types.js";
import { emptyChat, freshCollections, goneMember, plainMember } from "./chats.js";
import type { ChatRecord } from "./records.js";
import type { World } from "./world.js";

export interface HasId {
  id: number;
}

export interface NewGroup {
  id?: number;
  title: string;
  /** Default "supergroup"; a plain "group" can migrate later. */
  kind?: "group" | "supergroup";
  username?: string;
  isForum?: boolean;
  /** The first one is the owner. */
  members?: HasId[];
  administrators?: HasId[];
  /** Default true; a group without the bot can get it by `addBot`. */
  hasBot?: boolean;
  botIsAdmin?: boolean;
  /** Default: as `botIsAdmin`. */
  botCanManageTopics?: boolean;
}

export interface BotRights {
  isAdmin: boolean;
  /** Default: as `isAdmin`; so for the others. */
  canManageTopics?: boolean;
  canDeleteMessages?: boolean;
  canPinMessages?: boolean;
}

export function newGroup(world: World, values: NewGroup): ChatRecord {
  const { kind = "supergroup", members = [], administrators = [], hasBot = true } = values;
  if (kind === "group" && values.isForum) throw new Error("Only a supergroup can be a forum");
  for (const { id } of [...members, ...administrators]) world.getPerson(id);
  const roles: [number, MemberView["status"]][] = [
    ...members.map(({ id }, index): [number, MemberView["status"]] => [
      id,
      index === 0 ? "creator" : "member",
    ]),
    ...administrators.map(({ id }): [number, MemberView["status"]] => [id, "administrator"]),
  ];
  const number = world.nextGroupNumber();
  const id = values.id ?? (kind === "group" ? -4_000_000 - number : supergroupId(number));
  if (world.chats.has(id)) throw new Error(`The id ${id} is taken`);
  return {
    ...emptyChat,
    ...freshCollections(),
    id,
    kind,
    title: values.title,
    ...(values.username && { username: values.username }),
    isForum: values.isForum ?? false,
    // The first message of a forum is that of its creation: a topic never gets the number 1, which is General's.
    lastMessageId: values.isForum ? 1 : 0,
    members: new Map(roles),
    bot: hasBot
      ? membershipOf({
          isAdmin: values.botIsAdmin ?? false,
          ...(values.botCanManageTopics !== undefined && {
            canManageTopics: values.botCanManageTopics,
          }),
        })
      : goneMember,
  };
}

/** Ids of supergroups begin with -100. */
export function supergroupId(number: number): number {
  return -1_002_000_000_000 - number;
}

export function membershipOf({ isAdmin, ...rights }: BotRights): BotMembership {
  if (!isAdmin) return plainMember;
  return {
    status: "administrator",
    canManageTopics: rights.canManageTopics ?? true,
    canDeleteMessages: rights.canDeleteMessages ?? true,
    canPinMessages: rights.canPinMessages ?? true,
  };
}
