import { expect, it } from "vitest";
import type { NewGroup } from "../../src/simulator/world/new-group.js";
import { confirmAll, refused, refusal, start } from "./start.js";

async function startGroup(options: Partial<NewGroup> = {}) {
  const parts = await start();
  const asel = parts.world.addPerson({ firstName: "Asel", username: "asel_desk" });
  const group = parts.world.addGroup({ title: "Desk", members: [asel], ...options });
  return { ...parts, asel, group };
}

it("shows a plain member bot only commands and replies to itself", async () => {
  const { api, asel, group } = await startGroup();
  const question = await api.sendMessage(group.id, "Who takes it?");
  const says = (text: string) => asel.sends(text, { chat: group }).update?.message?.text;

  expect(says("good morning")).toBeUndefined();
  expect(says("/queue")).toBe("/queue");
  expect(says("/queue@zone_simulated_bot")).toBe("/queue@zone_simulated_bot");
  expect(says("/queue@another_bot")).toBeUndefined();
  expect(asel.sends("I do", { chat: group, replyTo: question }).update).toBeDefined();
});

it("shows an administrator bot everything", async () => {
  const { asel, group } = await startGroup({ botIsAdmin: true });

  expect(asel.sends("good morning", { chat: group }).update).toMatchObject({
    message: { text: "good morning", chat: { id: group.id, type: "supergroup", title: "Desk" } },
  });
});

it("tells of reactions only an administrator bot", async () => {
  const { api, asel, group } = await startGroup();
  await api.getUpdates({ allowed_updates: ["message_reaction"] });
  const { message_id } = await api.sendMessage(group.id, "done");

  const asMember = asel.reacts(message_id, "👍", { chat: group });
  group.setBotRights({ isAdmin: true });
  const asAdmin = asel.reacts(message_id, "🔥", { chat: group });

  expect(asMember).toBeUndefined();
  expect(asAdmin?.message_reaction).toMatchObject({ user: { id: asel.id } });
});

it("names the group where an administrator hides behind it", async () => {
  const { asel, group } = await startGroup({ botIsAdmin: true });

  const { update } = asel.sends("hidden", { chat: group, isAnonymous: true });

  expect(update?.message).toMatchObject({
    from: { username: "GroupAnonymousBot" },
    sender_chat: { id: group.id },
  });
});

it("tells the bot that it was brought in, given rights, and thrown out", async () => {
  const { api, asel, group } = await startGroup({ hasBot: false });
  const outside = await refusal(api.sendMessage(group.id, "hi"));

  const added = group.addBot(asel);
  const promoted = group.setBotRights({ isAdmin: true, canManageTopics: false });
  const removed = group.removeBot();

  expect(outside).toBe("Forbidden: bot is not a member of the supergroup chat");
  const statuses = [added, promoted, removed].map((update) => [
    update?.my_chat_member?.old_chat_member.status,
    update?.my_chat_member?.new_chat_member.status,
  ]);
  expect(statuses).toEqual([
    ["left", "member"],
    ["member", "administrator"],
    ["administrator", "kicked"],
  ]);
  expect(promoted?.my_chat_member?.new_chat_member).toMatchObject({ can_manage_topics: false });
  expect(await refusal(api.sendMessage(group.id, "hi"))).toBe(
    "Forbidden: bot was kicked from the supergroup chat",
  );
});

it("lets the bot leave", async () => {
  const { api, asel, group } = await startGroup();

  await api.leaveChat(group.id);

  expect(asel.sends("/queue", { chat: group }).update).toBeUndefined();
  expect(await refusal(api.getChat(group.id))).toContain("Forbidden");
});

it("gives the members of a group by their standing", async () => {
  const { api, world, asel, group, aigerim } = await startGroup({ botIsAdmin: true });
  const berik = world.addPerson({ firstName: "Berik" });
  group.addMember(berik);

  const statusOf = async (id: number) => (await api.getChatMember(group.id, id)).status;

  expect(await statusOf(asel.id)).toBe("creator");
  expect(await statusOf(berik.id)).toBe("member");
  expect(await statusOf(aigerim.id)).toBe("left");
  expect(await statusOf(world.bot.id)).toBe("administrator");
  const administrators = await api.getChatAdministrators(group.id);
  expect(administrators.map(({ user }) => user.first_name)).toEqual(["Asel", "Zone"]);
  expect(await refusal(api.getChatMember(group.id, 42))).toBe(
    "Bad Request: PARTICIPANT_ID_INVALID",
  );
});

it("tells of people who come and go", async () => {
  const { simulator, api, world, group } = await startGroup({ botIsAdmin: true });
  await api.getUpdates({ allowed_updates: ["message", "chat_member"] });
  await confirmAll(api);
  const berik = world.addPerson({ firstName: "Berik" });

  group.addMember(berik);
  group.removeMember(berik);

  expect(simulator.pendingUpdates()).toMatchObject([
    { message: { new_chat_members: [{ id: berik.id }] } },
    { chat_member: { new_chat_member: { status: "member" } } },
    { message: { left_chat_member: { id: berik.id } } },
    { chat_member: { new_chat_member: { status: "left" } } },
  ]);
});

it("gives a group that becomes a supergroup another id", async () => {
  const { simulator, api, asel, group } = await startGroup({ kind: "group", botIsAdmin: true });
  asel.sends("before", { chat: group });
  await confirmAll(api);

  const next = group.migrate();
  const error = await refused(api.sendMessage(group.id, "card"));
  const sent = await api.sendMessage(next.id, "card");

  expect(simulator.pendingUpdates()).toMatchObject([
    { message: { chat: { id: group.id, type: "group" }, migrate_to_chat_id: next.id } },
    { message: { chat: { id: next.id, type: "supergroup" }, migrate_from_chat_id: group.id } },
  ]);
  expect(error.description).toBe("Bad Request: group chat was upgraded to a supergroup chat");
  expect(error.parameters).toEqual({ migrate_to_chat_id: next.id });
  expect(sent.message_id).toBe(2);
  expect(asel.sends("after", { chat: next }).update).toBeDefined();
});

it("pins with the right to, and shows the pin", async () => {
  const { api, group } = await startGroup({ botIsAdmin: true });
  const { message_id } = await api.sendMessage(group.id, "rules");

  await api.pinChatMessage(group.id, message_id);
  const { pinned_message } = await api.getChat(group.id);
  await api.unpinChatMessage(group.id, message_id);
  group.setBotRights({ isAdmin: true, canPinMessages: false });

  expect(pinned_message).toMatchObject({ text: "rules" });
  expect((await api.getChat(group.id)).pinned_message).toBeUndefined();
  expect(await refusal(api.pinChatMessage(group.id, message_id))).toBe(
    "Bad Request: not enough rights to manage pinned messages in the chat",
  );
});

it("makes a thread of the replies in a plain supergroup", async () => {
  const { api, asel, group } = await startGroup({ botIsAdmin: true });
  const card = await api.sendMessage(group.id, "card");

  const { message } = asel.sends("a note", { chat: group, replyTo: card });

  expect(message.message_thread_id).toBe(card.message_id);
  expect(message.is_topic_message).toBeUndefined();
});
