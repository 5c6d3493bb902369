import type { Contact, Location, Message, Update, User } from "@grammyjs/types";
import type { KeyboardView, Toast } from "../control-types.js";
import {
  captionContent,
  chatAt,
  sendContent,
  sendText,
  textContent,
  type Place,
  type Sent,
} from "./acting.js";
import { setBlocked } from "./blocking.js";
import type { NewFile } from "./file-store.js";
import { forwardedContent } from "./forwarding.js";
import { storeMedia } from "./media.js";
import { changeMessage, removeMessages, unixTime } from "./post.js";
import type { Content } from "./content.js";
import {
  almaty,
  ownContact,
  pressAt,
  pressLabel,
  type Pressed,
  type PressPlace,
} from "./pressing.js";
import { react } from "./reactions.js";
import { samplePhoto } from "./sample-photo.js";
import type { World } from "./world.js";

/** A file that a person sends. */
export type SentFile = Partial<Pick<NewFile, "name" | "mimeType">> & Pick<NewFile, "bytes">;

export interface FilePlace extends Place {
  caption?: string;
}

/** Which message of the place is meant. */
type MessageRef = number | Pick<Message, "message_id">;

/** A simulated person. What is done here is done at once, and tells the bot what Telegram would tell it. */
export class Person {
  constructor(
    private readonly world: World,
    readonly id: number,
  ) {}

  get user(): User {
    return this.world.getPerson(this.id).user;
  }

  /** Presses Start, with the payload of a link if there is one; lifts a block. */
  starts(payload?: string): Sent {
    if (this.world.getPerson(this.id).hasBlockedBot) this.unblocks();
    return this.sends(payload ? `/start ${payload}` : "/start");
  }

  /** Sends words; of a text too long for one message the last part is given back. */
  sends(text: string, place: Place = {}): Sent {
    const sent = sendText(this.world, this.id, text, place).at(-1);
    if (!sent) throw new Error("Nothing was sent");
    return sent;
  }

  /** Presses the newest button that says so, inline or on the keyboard below. */
  presses(words: string, place: PressPlace = {}): Pressed {
    return pressLabel(this.world, this.id, words, place);
  }

  /** Presses an inline button by row and column, counted from 0. */
  pressesAt(message: MessageRef, row: number, column: number, place: Place = {}): Pressed {
    return pressAt(this.world, this.id, idOf(message), [row, column], place);
  }

  sendsPhoto(file: SentFile = samplePhoto, place: FilePlace = {}): Sent {
    return this.sendFile("photo", file, place);
  }

  sendsVideo(file: SentFile, place: FilePlace = {}): Sent {
    return this.sendFile("video", { name: "video.mp4", mimeType: "video/mp4", ...file }, place);
  }

  sendsDocument(file: SentFile, place: FilePlace = {}): Sent {
    return this.sendFile("document", file, place);
  }

  /** Photos, videos or documents as one album: a message each, the caption under the first. */
  sendsAlbum(
    files: SentFile[],
    { kind = "photo", caption, ...place }: FilePlace & { kind?: NewFile["kind"] } = {},
  ): Sent[] {
    const album = { media_group_id: this.world.nextMediaGroupId() };
    return files.map((file, index) =>
      this.sendFile(kind, file, { ...place, ...(index === 0 && { caption }) }, album),
    );
  }

  sendsLocation(location: Pick<Location, "latitude" | "longitude"> = almaty, place?: Place): Sent {
    return this.sendsContent({ location }, place);
  }

  /** Without a contact the person's own, as the request button sends it. */
  sendsContact(contact?: Contact, place?: Place): Sent {
    const { user, phoneNumber } = this.world.getPerson(this.id);
    return this.sendsContent({ contact: contact ?? ownContact(user, phoneNumber) }, place);
  }

  sendsSticker(emoji = "👍", place?: Place): Sent {
    const sticker = {
      type: "regular" as const,
      file_id: "CAACAgIAAxkBAAEsticker",
      file_unique_id: "AgADsticker",
      width: 512,
      height: 512,
      is_animated: false,
      is_video: false,
      emoji,
    };
    return this.sendsContent({ sticker }, place);
  }

  /** Sends anything that a message can hold. */
  sendsContent(content: Content, place: Place = {}): Sent {
    return sendContent(this.world, this.id, content, place);
  }

  /** Forwards a message that the person can see. */
  forwards({ chat, message_id }: Pick<Message, "chat" | "message_id">, place?: Place): Sent {
    const { message } = this.world.getMessage(chat.id, message_id);
    return this.sendsContent(forwardedContent(message), place);
  }

  /** Changes the words of an own message. */
  edits(ref: MessageRef, words: string, place: Place = {}): Update | undefined {
    const chat = chatAt(this.world, this.id, place);
    const record = this.world.getMessage(chat.id, idOf(ref));
    if (record.message.from?.id !== this.id) throw new Error("One edits only one's own messages");
    const isText = record.message.text !== undefined;
    const before = isText ? { entities: undefined } : { caption_entities: undefined };
    const change = isText ? textContent(words) : captionContent(words);
    const edit_date = unixTime(this.world);
    changeMessage(this.world, chat, record, { ...before, ...change, edit_date });
    if (!record.isSeenByBot) return undefined;
    return this.world.updates.push({
      edited_message: record.message as Update["edited_message"] & object,
    });
  }

  /** Deletes a message, of which Telegram tells bots nothing. */
  deletes(ref: MessageRef, place: Place = {}): void {
    removeMessages(this.world, chatAt(this.world, this.id, place), [idOf(ref)]);
  }

  /** Puts a reaction under a message in place of the former one; without an emoji takes it away. */
  reacts(ref: MessageRef, emoji?: string, place: Place = {}): Update | undefined {
    const chat = chatAt(this.world, this.id, place);
    return react(this.world, chat, this.user, idOf(ref), emoji ? [emoji] : []);
  }

  blocks(): Update | undefined {
    return setBlocked(this.world, this.id, true);
  }

  unblocks(): Update | undefined {
    return setBlocked(this.world, this.id, false);
  }

  /** Sets the language of the Telegram client; without a code the client tells none. */
  setsLanguage(languageCode: string | undefined): void {
    const person = this.world.getPerson(this.id);
    const user = { ...person.user };
    delete user.language_code;
    person.user = languageCode ? { ...user, language_code: languageCode } : user;
    this.world.tellPerson(this.id);
  }

  /** The account is gone: the bot can no longer write to it. */
  deletesAccount(): void {
    this.world.getPerson(this.id).isDeactivated = true;
  }

  /** What the private chat with the bot shows, or another chat. */
  sees(chatId = this.id): Message[] {
    return this.world.messages(chatId);
  }

  toasts(): Toast[] {
    return this.world.toasts(this.id);
  }

  keyboard(chatId = this.id): KeyboardView | undefined {
    return this.world.keyboardOf(this.id, chatId);
  }

  private sendFile(
    kind: NewFile["kind"],
    { bytes, name = `${kind}.jpg`, mimeType = "image/jpeg" }: SentFile,
    { caption, ...place }: FilePlace,
    more: Content = {},
  ): Sent {
    const media = storeMedia(this.world.files, { kind, name, mimeType, bytes });
    return this.sendsContent({ ...more, ...media, ...captionContent(caption) }, place);
  }
}

function idOf(ref: MessageRef): number {
  return typeof ref === "number" ? ref : ref.message_id;
}
