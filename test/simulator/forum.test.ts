import { expect, it } from "vitest";
import { refusal, start } from "./start.js";

async function startForum(rights: { botCanManageTopics?: boolean } = {}) {
  const parts = await start();
  const [asel, berik] = ["Asel", "Berik"].map((firstName) => parts.world.addPerson({ firstName }));
  if (!asel || !berik) throw new Error("Two people are needed");
  const members = [asel, berik];
  const options = { title: "Desk", isForum: true, members, botIsAdmin: true, ...rights };
  const desk = parts.world.addGroup(options);
  return { ...parts, asel, berik, desk };
}

it("makes a topic whose id is that of its first message", async () => {
  const { api, desk } = await startForum();

  const topic = await api.createForumTopic(desk.id, "A-2026-000001 Алма");

  expect(topic).toMatchObject({ name: "A-2026-000001 Алма", icon_color: 0x6fb9f0 });
  expect(desk.topics()).toMatchObject([{ threadId: topic.message_thread_id, isClosed: false }]);
  expect(desk.messages(topic.message_thread_id)).toMatchObject([
    {
      message_id: topic.message_thread_id,
      is_topic_message: true,
      forum_topic_created: { name: "A-2026-000001 Алма" },
    },
  ]);
});

it("hangs every plain message of a topic on the message that began it", async () => {
  const { api, desk, asel } = await startForum();
  const { message_thread_id: thread } = await api.createForumTopic(desk.id, "Case");

  const card = await api.sendMessage(desk.id, "card", { message_thread_id: thread });
  const note = asel.sends("a note", { chat: desk, thread });
  const reply = asel.sends("a reply", { chat: desk, thread, replyTo: card });

  expect(card.reply_to_message?.message_id).toBe(thread);
  expect(note.update?.message).toMatchObject({
    message_thread_id: thread,
    is_topic_message: true,
    reply_to_message: { message_id: thread, forum_topic_created: { name: "Case" } },
  });
  expect(reply.update?.message).toMatchObject({
    message_thread_id: thread,
    reply_to_message: { message_id: card.message_id, text: "card" },
  });
  expect(reply.message.reply_to_message).not.toHaveProperty("reply_to_message");
});

it("keeps General apart, without a thread", async () => {
  const { api, desk, asel } = await startForum();
  const { message_thread_id: thread } = await api.createForumTopic(desk.id, "Case");
  await api.sendMessage(desk.id, "in the topic", { message_thread_id: thread });

  const { message } = asel.sends("in general", { chat: desk });

  expect(message.message_thread_id).toBeUndefined();
  expect(desk.messages(null).map(({ text }) => text)).toEqual(["in general"]);
});

it("does not know General by a number", async () => {
  const { api, desk } = await startForum();
  await api.createForumTopic(desk.id, "Case");

  const words = await refusal(api.sendMessage(desk.id, "hi", { message_thread_id: 1 }));

  expect(words).toBe("Bad Request: message thread not found");
});

it("puts a reply of the bot in the topic of what it replies to", async () => {
  const { api, desk, asel } = await startForum();
  const { message_thread_id: thread } = await api.createForumTopic(desk.id, "Case");
  const { message } = asel.sends("a note", { chat: desk, thread });

  const reply = await api.sendMessage(desk.id, "noted", {
    reply_parameters: { message_id: message.message_id },
  });

  expect(reply.message_thread_id).toBe(thread);
});

it("does not find a topic that is gone", async () => {
  const { api, desk } = await startForum();
  const { message_thread_id: thread } = await api.createForumTopic(desk.id, "Case");
  await api.sendMessage(desk.id, "card", { message_thread_id: thread });

  desk.deleteTopic(thread);

  expect(desk.messages()).toEqual([]);
  const send = api.sendMessage(desk.id, "more", { message_thread_id: thread });
  expect(await refusal(send)).toBe("Bad Request: message thread not found");
  expect(await refusal(api.editForumTopic(desk.id, thread, { name: "New" }))).toBe(
    "Bad Request: TOPIC_ID_INVALID",
  );
});

it("lets only those write in a closed topic who may open it", async () => {
  const { api, desk, asel, berik } = await startForum();
  const { threadId } = desk.createTopic("Made by a clerk", asel);
  desk.closeTopic(threadId, asel);
  const send = () => api.sendMessage(desk.id, "card", { message_thread_id: threadId });

  await expect(send()).resolves.toBeDefined();
  desk.setBotRights({ isAdmin: true, canManageTopics: false });

  expect(await refusal(send())).toBe("Bad Request: TOPIC_CLOSED");
  expect(() => berik.sends("note", { chat: desk, thread: threadId })).toThrow("is closed");
});

it("tells the bot what people do to topics, save their end", async () => {
  const { simulator, desk, asel } = await startForum();

  const { threadId } = desk.createTopic("Talk", asel);
  desk.closeTopic(threadId, asel);
  desk.reopenTopic(threadId, asel);
  desk.deleteTopic(threadId);

  expect(simulator.pendingUpdates().map(({ message }) => message)).toMatchObject([
    { forum_topic_created: { name: "Talk" } },
    { forum_topic_closed: {} },
    { forum_topic_reopened: {} },
  ]);
});

it("renames, closes and opens a topic, and refuses to do it twice", async () => {
  const { api, desk } = await startForum();
  const { message_thread_id: thread } = await api.createForumTopic(desk.id, "Case");

  await api.editForumTopic(desk.id, thread, { name: "Case ✅" });
  await api.closeForumTopic(desk.id, thread);

  expect(desk.topics()).toMatchObject([{ name: "Case ✅", isClosed: true }]);
  const notModified = "Bad Request: TOPIC_NOT_MODIFIED";
  expect(await refusal(api.closeForumTopic(desk.id, thread))).toBe(notModified);
  expect(await refusal(api.editForumTopic(desk.id, thread, { name: "Case ✅" }))).toBe(notModified);
});

it("makes topics only in forums and with the right to", async () => {
  const { api, desk, world, asel } = await startForum({ botCanManageTopics: false });
  const plain = world.addGroup({ title: "Plain", members: [asel], botIsAdmin: true });

  expect(await refusal(api.createForumTopic(desk.id, "x"))).toBe(
    "Bad Request: not enough rights to create a topic",
  );
  expect(await refusal(api.createForumTopic(plain.id, "x"))).toBe(
    "Bad Request: the chat is not a forum",
  );
});

it("does not delete the first message of a topic, but the topic", async () => {
  const { api, desk } = await startForum();
  const { message_thread_id: thread } = await api.createForumTopic(desk.id, "Case");

  const words = await refusal(api.deleteMessage(desk.id, thread));
  await api.deleteForumTopic(desk.id, thread);

  expect(words).toBe("Bad Request: message can't be deleted");
  expect(desk.topics()).toEqual([]);
});
