import type { Message, Update } from "@grammyjs/types";
import type { Simulator } from "../../src/simulator/simulator.js";
import type { ChatRecord, MessageRecord } from "../../src/simulator/world/records.js";
import { briefly, keyboardLine, linesOf } from "./render.js";

interface Seen {
  message: Message;
  lines: string[];
  reactions: string;
}

/**
 * Writes down what became of each act: chat by chat and topic by topic, since only within these the order of messages
 * is certain. Who presses a button leaves no message, so that is heard when it happens.
 */
export class Transcript {
  readonly #blocks: string[] = [];
  readonly #seen = new Map<string, Seen>();
  readonly #keyboards = new Map<string, string>();
  readonly #toasts = new Map<number, number>();
  #presses: string[] = [];

  constructor(
    private readonly simulator: Simulator,
    private readonly nameOf: (id: number) => string,
  ) {
    simulator.on("event", (event) => {
      if (event.type !== "update-queued") return;
      this.#hear(simulator.pendingUpdates().find(({ update_id: id }) => id === event.updateId));
    });
  }

  /** Notes what is new in all chats since the last time, first of all where somebody acted. */
  note(firstId?: number): void {
    const { chats } = this.simulator.world;
    const ids = [...chats.keys()].sort((a, b) => Number(b === firstId) - Number(a === firstId));
    const changes = [
      ...this.#presses,
      ...ids.flatMap((id) => this.#newIn(this.simulator.world.getChat(id))),
    ];
    this.#presses = [];
    if (changes.length > 0) this.#blocks.push(changes.join("\n"));
  }

  /** A line between acts: what the reader can't see. */
  say(words: string): void {
    this.#blocks.push(`=== ${words}`);
  }

  toString(): string {
    return `${this.#blocks.join("\n\n")}\n`;
  }

  #hear(update: Update | undefined): void {
    const query = update?.callback_query;
    const message = query?.message;
    if (!query || !message) return;
    const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
    const pressed = buttons.find(
      (one) => "callback_data" in one && one.callback_data === query.data,
    );
    const who = this.nameOf(query.from.id);
    this.#presses.push(`${who} presses [${pressed?.text ?? "?"}] under ${briefly(message)}`);
  }

  #newIn(chat: ChatRecord): string[] {
    const places = new Map<string, string[]>();
    for (const record of this.#recordsOf(chat)) {
      const lines = this.#newOf(chat, record);
      if (lines.length === 0) continue;
      const place = this.#placeOf(chat, record.message);
      places.set(place, [...(places.get(place) ?? []), ...lines]);
    }
    const told = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ...told.flatMap(([place, lines]) => [`--- ${place}`, ...lines]),
      ...this.#newKeys(chat),
      ...this.#newToasts(chat),
    ];
  }

  /** What stands in the chat, and what stood there before and is gone. */
  #recordsOf(chat: ChatRecord): { message: Message; record?: MessageRecord }[] {
    const gone = [...this.#seen]
      .filter(([, { message }]) => message.chat.id === chat.id)
      .filter(([, { message }]) => !chat.messages.has(message.message_id))
      .map(([, { message }]) => ({ message }));
    const there = [...chat.messages.values()].map((record) => ({
      message: record.message,
      record,
    }));
    return [...gone, ...there];
  }

  #newOf(chat: ChatRecord, { message, record }: { message: Message; record?: MessageRecord }) {
    const key = `${chat.id} ${message.message_id}`;
    const before = this.#seen.get(key);
    if (!record) {
      this.#seen.delete(key);
      return [`✗ deleted: ${briefly(message)}`];
    }
    const now = { message, lines: linesOf(message), reactions: this.#reactionsOf(record) };
    this.#seen.set(key, now);
    return [...this.#wordsOf(before, now), ...reactionLines(before, now)];
  }

  #wordsOf(before: Seen | undefined, { message, lines }: Seen): string[] {
    if (before?.lines.join("\n") === lines.join("\n")) return [];
    const who = message.sender_chat ? "Somebody hidden" : this.nameOf(message.from?.id ?? 0);
    const reply = before ? undefined : message.reply_to_message;
    const isOnTopic = reply?.forum_topic_created !== undefined;
    const head = before
      ? `${who} changes ${briefly(before.message)} to:`
      : `${who}:${reply && !isOnTopic ? ` ↩ ${briefly(reply)}` : ""}`;
    const [first = "", ...rest] = lines;
    const isShort = head === `${who}:`;
    const body = isShort ? rest : lines;
    return [
      isShort ? `${head} ${first}` : head,
      ...body.map((line) => (line ? `    ${line}` : "")),
    ];
  }

  #reactionsOf({ reactions }: MessageRecord): string {
    return [...reactions].map(([by, list]) => `${this.nameOf(by)} ${list.join("")}`).join(", ");
  }

  #newKeys(chat: ChatRecord): string[] {
    return [...chat.members.keys()].flatMap((id) => {
      const view = this.simulator.world.keyboardOf(id, chat.id);
      const key = `${id} ${chat.id}`;
      const line = view && keyboardLine(view);
      const before = this.#keyboards.get(key);
      if (line === before) return [];
      if (line === undefined) this.#keyboards.delete(key);
      else this.#keyboards.set(key, line);
      return [`--- ${this.nameOf(id)} ${keyboardLine(view)}`];
    });
  }

  /** Told once for all chats of a person, at the private one. */
  #newToasts(chat: ChatRecord): string[] {
    if (chat.kind !== "private") return [];
    const toasts = this.simulator.world.toasts(chat.id);
    const fresh = toasts.slice(this.#toasts.get(chat.id) ?? 0).filter(({ text }) => text);
    this.#toasts.set(chat.id, toasts.length);
    const kind = (isAlert: boolean) => (isAlert ? "alert" : "toast");
    return fresh.map(
      ({ isAlert, text }) => `--- ${this.nameOf(chat.id)}: ${kind(isAlert)} “${text}”`,
    );
  }

  #placeOf(chat: ChatRecord, message: Message): string {
    if (chat.kind === "private") return `${this.nameOf(chat.id)}, in private`;
    if (!chat.isForum) return chat.title;
    const topic = message.is_topic_message && chat.topics.get(message.message_thread_id ?? 0);
    return `${chat.title} › ${topic ? topic.name : "General"}`;
  }
}

function reactionLines(before: Seen | undefined, { message, reactions }: Seen): string[] {
  if ((before?.reactions ?? "") === reactions) return [];
  return [`♥ ${reactions || "nobody"} under ${briefly(message)}`];
}
