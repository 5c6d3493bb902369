import type { Chat, Message, Update, User } from "grammy/types";
import { expect, it } from "vitest";
import { laneOf } from "../../src/intake/lane-of.js";

const aigerim: User = { id: 11, is_bot: false, first_name: "Айгерім" };
const bolat: User = { id: 12, is_bot: false, first_name: "Болат" };
const privately: Chat = { id: 11, type: "private", first_name: "Айгерім" };
const group: Chat = { id: -100, type: "supergroup", title: "Operator" };
const forum: Chat = { id: -200, type: "supergroup", title: "Operator", is_forum: true };

const said = (chat: Chat, from: User, more: object = {}) =>
  ({ message_id: 1, date: 1, chat, from, text: "words", ...more }) as Message & Update["message"];
const pressed = (message: Message, from: User) =>
  ({ id: "1", from, chat_instance: "1", data: "x", message }) as Update["callback_query"];
const inTopic = { is_topic_message: true, message_thread_id: 5 };

it.each<[string, Partial<Update>, string]>([
  ["words in a private chat", { message: said(privately, aigerim) }, "private:11"],
  ["a changed message", { edited_message: said(privately, aigerim) as never }, "private:11"],
  [
    "a press in a private chat",
    { callback_query: pressed(said(privately, aigerim), aigerim)! },
    "private:11",
  ],
  ["words in a topic", { message: said(forum, bolat, inTopic) }, "topic:-200:5"],
  [
    "a press in a topic",
    { callback_query: pressed(said(forum, aigerim, inTopic), bolat)! },
    "topic:-200:5",
  ],
  ["words in the forum's General", { message: said(forum, bolat) }, "group:-200:12"],
  ["a person in a plain group", { message: said(group, bolat) }, "group:-100:12"],
  [
    "a reply in a plain group, which Telegram numbers like a thread",
    { message: said(group, aigerim, { message_thread_id: 5 }) },
    "group:-100:11",
  ],
  [
    "a press in a plain group: the lane of who presses, not of who wrote",
    { callback_query: pressed(said(group, aigerim), bolat)! },
    "group:-100:12",
  ],
  ["somebody blocks the bot", { my_chat_member: { chat: privately } as never }, "private:11"],
  ["a reaction", { message_reaction: { chat: group } as never }, "group:-100:0"],
  ["an update without a chat", {}, "update:77"],
])("%s", (_name, update, lane) => {
  expect(laneOf({ update_id: 77, ...update })).toBe(lane);
});
