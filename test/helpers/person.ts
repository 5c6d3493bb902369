import type { Message } from "@grammyjs/types";
import type { Simulator } from "../../src/simulator/simulator.js";
import type { Person } from "../../src/simulator/world/person.js";

/** Somebody in front of a telephone: acts, then waits until the bot has answered. */
export class TestPerson {
  constructor(
    readonly simulator: Simulator,
    readonly person: Person,
    readonly settle: () => Promise<void>,
    /** The chat where this person acts: the private chat, or the staff group. */
    readonly home: number = person.id,
  ) {}

  get id(): number {
    return this.person.id;
  }

  async sends(text: string, place: { thread?: number; replyTo?: number } = {}): Promise<void> {
    this.person.sends(text, { chat: this.home, ...place });
    await this.settle();
  }

  async presses(words: string, place: { thread?: number; message?: number } = {}): Promise<void> {
    this.person.presses(words, { chat: this.home, ...place });
    await this.settle();
  }

  async does(act: (person: Person) => unknown): Promise<void> {
    act(this.person);
    await this.settle();
  }

  /** What stands in the chat, oldest first. */
  messages(thread?: number): Message[] {
    return this.simulator.world.messages(this.home, thread);
  }

  /** The words of the newest message of the bot. */
  sees(thread?: number): string {
    return this.seesAll(thread).at(-1) ?? "";
  }

  /** The words of all messages of the bot, oldest first. */
  seesAll(thread?: number): string[] {
    return this.messages(thread)
      .filter((message) => message.from?.is_bot && (message.text ?? message.caption) !== undefined)
      .map((message) => message.text ?? message.caption ?? "");
  }

  /** The newest words over a button. */
  seesToast(): string {
    return this.simulator.world.toasts(this.id).at(-1)?.text ?? "";
  }

  /** The words on the buttons under the newest message of the bot. */
  seesButtons(thread?: number): string[] {
    const newest = this.messages(thread)
      .filter((message) => message.from?.is_bot)
      .at(-1);
    return (newest?.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
  }
}
