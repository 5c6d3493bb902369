import type { Message, Update } from "@grammyjs/types";
import type { Act, ActResult, Upload } from "../control-types.js";
import type { Place, Sent } from "./acting.js";
import type { Person, SentFile } from "./person.js";
import type { World } from "./world.js";

interface Deed {
  message?: Message | undefined;
  update?: Update | undefined;
}

/** Does what the page asks for in a person's name; throws an `Error` in plain words when it cannot be done. */
export function perform(world: World, act: Act): ActResult {
  const done = carryOut(world, act);
  const deeds: Deed[] = Array.isArray(done) ? done : [done];
  return {
    ok: true,
    messageIds: deeds.flatMap(({ message }) => message?.message_id ?? []),
    updateIds: deeds.flatMap(({ update }) => update?.update_id ?? []),
  };
}

function carryOut(world: World, act: Act): Deed | Sent[] {
  const person = world.person(act.person);
  const place = placeOf(act);
  switch (act.action) {
    case "send":
      return person.sends(act.text, place);
    case "photo":
      return person.sendsPhoto(fileOf(act.file), withCaption(place, act.caption));
    case "video":
      return person.sendsVideo(fileOf(act.file), withCaption(place, act.caption));
    case "document":
      return person.sendsDocument(fileOf(act.file), withCaption(place, act.caption));
    case "album": {
      const album = { ...withCaption(place, act.caption), kind: act.kind };
      return person.sendsAlbum(act.files.map(fileOf), album);
    }
    case "location":
      return person.sendsLocation({ latitude: act.latitude, longitude: act.longitude }, place);
    case "contact":
      return person.sendsContact(contactOf(act), place);
    case "sticker":
      return person.sendsSticker(act.emoji, place);
    case "forward":
      return person.forwards(world.getMessage(act.fromChat, act.messageId).message, place);
    case "press":
      return press(person, act, place);
    case "edit":
      return { update: person.edits(act.messageId, act.text, place) };
    case "react":
      return { update: person.reacts(act.messageId, act.emoji, place) };
    case "delete":
      person.deletes(act.messageId, place);
      return {};
    case "start":
      return person.starts(act.payload);
    case "block":
      return { update: person.blocks() };
    case "unblock":
      return { update: person.unblocks() };
    case "setLanguage":
      person.setsLanguage(act.languageCode);
      return {};
    default:
      return changeGroup(world, act);
  }
}

type GroupAct = Extract<
  Act,
  {
    action:
      | "createTopic"
      | "closeTopic"
      | "reopenTopic"
      | "deleteTopic"
      | "migrate"
      | "removeBot"
      | "addBot"
      | "setBotRights";
  }
>;

function changeGroup(world: World, act: GroupAct): Deed {
  const by = { id: act.person };
  const group = world.group(required(act.chat, "chat"));
  switch (act.action) {
    case "createTopic":
      group.createTopic(act.name, by);
      return {};
    case "closeTopic":
      group.closeTopic(required(act.thread, "thread"), by);
      return {};
    case "reopenTopic":
      group.reopenTopic(required(act.thread, "thread"), by);
      return {};
    case "deleteTopic":
      group.deleteTopic(required(act.thread, "thread"));
      return {};
    case "migrate":
      group.migrate(by);
      return {};
    case "removeBot":
      return { update: group.removeBot(by) };
    case "addBot":
      return { update: group.addBot(by) };
    case "setBotRights": {
      const { isAdmin, canManageTopics } = act;
      const rights = { isAdmin, ...(canManageTopics !== undefined && { canManageTopics }) };
      return { update: group.setBotRights(rights, by) };
    }
  }
}

type PressAct = Extract<Act, { action: "press" }>;

function press(person: Person, act: PressAct, place: Place): Deed {
  if (!("label" in act)) return person.pressesAt(act.messageId, act.row, act.column, place);
  const under = act.messageId === undefined ? {} : { message: act.messageId };
  return person.presses(act.label, { ...place, ...under });
}

function placeOf({ chat, thread, replyTo, isAnonymous }: Act): Place {
  return {
    ...(chat !== undefined && { chat }),
    ...(thread !== undefined && { thread }),
    ...(replyTo !== undefined && { replyTo }),
    ...(isAnonymous && { isAnonymous }),
  };
}

function withCaption(place: Place, caption: string | undefined) {
  return { ...place, ...(caption !== undefined && { caption }) };
}

function fileOf({ name, contentType, base64 }: Upload): SentFile {
  return { name, mimeType: contentType, bytes: Buffer.from(base64, "base64") };
}

function contactOf({ phoneNumber, firstName }: { phoneNumber?: string; firstName?: string }) {
  if (phoneNumber === undefined) return undefined;
  return { phone_number: phoneNumber, first_name: firstName ?? phoneNumber };
}

function required(value: number | undefined, name: string): number {
  if (value === undefined) throw new Error(`This act needs "${name}"`);
  return value;
}
