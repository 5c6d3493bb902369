import type { ChatView } from "../control-types.js";
import type { World } from "./world.js";

export interface Roles {
  investor: number | undefined;
  resident: number | undefined;
  staff: { clerkId: number; groupId: number } | undefined;
}

/** Whose phones to show: as the host says, else those outside the first group, and the group's first member. */
export function findRoles(world: World): Roles {
  const { phones } = world.host;
  if (phones) {
    const { investor, resident, clerk, staffChat } = phones;
    return { investor, resident, staff: { clerkId: clerk, groupId: staffChat } };
  }
  const group = world.chats.find(({ chat }) => chat.type !== "private");
  const members = group?.members.map(({ personId }) => personId) ?? [];
  const [investor, resident] = world.people
    .map(({ user }) => user.id)
    .filter((id) => !members.includes(id));
  const clerkId = members[0];
  const hasStaff = group !== undefined && clerkId !== undefined;
  const staff = hasStaff ? { clerkId, groupId: group.chat.id } : undefined;
  return { investor, resident, staff };
}

/** The group, or what it has become. */
export function findGroup(world: World, id: number): ChatView | undefined {
  const chat = world.findChat(id);
  return chat?.migratedTo === undefined ? chat : findGroup(world, chat.migratedTo);
}
