import type { Message } from "@grammyjs/types";
import type { CaseState } from "../../src/db/schema.js";
import { plain, translator } from "../../src/i18n/i18n.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import type { Group } from "../../src/simulator/world/group.js";
import type { Person } from "../../src/simulator/world/person.js";
import { bare, type Neighbourhood, type Resident } from "./residents.js";

const ru = translator("ru");
export const NUMBER = /C-\d{4}-\d{6}/;
const STATES = ["registered", "reopened", "assigned", "fixed", "closed"] as const;
/** So often a person presses twice at once. */
const DOUBLE_PRESS = 0.25;

/** What the clerk says when a fault was mended for the first or the second time. */
export function wordsOf(number: string, mending: number): string {
  return `Заменили <автомат> & кабель, ${number}\nраз ${mending}: «готово»`;
}

/** A fault as it stands in its topic. */
interface Job {
  thread: number;
  card: Message;
  number: string;
  state: CaseState | undefined;
  /** Which mending is under way, or was the latest: 1 until people say "not fixed". */
  mending: number;
}

interface Step {
  name: string;
  act(): void;
}

/**
 * A clerk who takes every fault and mends it twice, and the residents who find the first mending bad and the second
 * good: each moved by what stands in front of them.
 */
export class Crew {
  /** How often the clerk pressed "Fixed", by number. */
  readonly fixPresses = new Map<string, number>();
  readonly #lastStep = new Map<number, string>();

  constructor(
    readonly street: Neighbourhood,
    readonly desk: Readonly<{ clerk: Person; group: Group }>,
    readonly random: () => number,
  ) {}

  get isDone(): boolean {
    const closed = this.#jobs().filter(({ state }) => state === "closed");
    const numbers = new Set(closed.map(({ number }) => number));
    return this.street.residents.every((resident) => numbers.has(this.#numberOf(resident)));
  }

  get simulator(): Simulator {
    return this.street.simulator;
  }

  describeStuck(): string {
    const stuck = this.#jobs()
      .filter(({ state }) => state !== "closed")
      .map(({ thread }) => this.#saidIn(thread).slice(-4))
      .map((last) => last.map(({ text = "" }) => text.split("\n\n")[0]).join("\n  "));
    return [this.street.describeStuck(), ...stuck].join("\n");
  }

  start(): void {
    this.simulator.on("event", ({ type }) => {
      if (type === "message" || type === "edit" || type === "reaction") {
        queueMicrotask(() => this.#look());
      }
    });
  }

  /** Nothing came of it for a while: whoever waits does the same again. */
  pressAgain(): void {
    this.#lastStep.clear();
    this.#look();
  }

  #look(): void {
    for (const job of this.#jobs()) {
      const step = this.#nextStep(job);
      if (!step || step.name === this.#lastStep.get(job.thread)) continue;
      this.#lastStep.set(job.thread, step.name);
      step.act();
    }
  }

  #nextStep(job: Job): Step | undefined {
    switch (job.state) {
      case "registered":
      case "reopened":
        return { name: `take ${job.mending}`, act: () => this.#pressCard(job, "case.take") };
      case "assigned":
        // Whoever reports what is mended already reports another fault.
        return this.street.isDone ? this.#mend(job) : undefined;
      case "fixed":
        return this.#judge(job);
      default:
        return undefined;
    }
  }

  #mend(job: Job): Step {
    const { thread, number, mending } = job;
    const { clerk, group } = this.desk;
    const asked = bare(ru("staff.prompt.fix", { name: number }));
    const reopened = bare(ru("incident.desk.not-fixed", { number }));
    const newest = this.#saidIn(thread).findLast(
      ({ text }) => text?.includes(asked) || text?.includes(reopened),
    );
    if (newest?.text?.includes(asked)) {
      const place = { chat: group.id, thread, replyTo: newest };
      const act = () => void clerk.sends(wordsOf(number, mending), place);
      return { name: `answer ${newest.message_id}`, act };
    }
    const act = () => {
      const times = this.#pressCard(job, "case.fix");
      this.fixPresses.set(number, (this.fixPresses.get(number) ?? 0) + times);
    };
    return { name: `fix ${mending}`, act };
  }

  /** The first of those who follow says "not fixed", then the last one says "yes". */
  #judge({ thread, number, mending }: Job): Step | undefined {
    // Words of the clerk that are still under way may be the same ones again, and meant for this mending.
    if (!this.#isAllHeard(thread)) return undefined;
    const { residents } = this.street;
    const follows = (one: Resident) => this.#numberOf(one) === number;
    const judge = mending === 1 ? residents.find(follows) : residents.findLast(follows);
    if (!judge) return undefined;
    const { person, locale } = judge;
    const news = this.#chatOf(person).findLast(({ text }) =>
      text?.includes(wordsOf(number, mending)),
    );
    if (!news) return undefined;
    const verdict = mending === 1 ? "incident.not-fixed" : "incident.yes";
    const act = () => void this.#press(person, translator(locale)(verdict, plain), news);
    return { name: `judge ${mending}`, act };
  }

  #pressCard({ card }: Job, label: "case.take" | "case.fix"): number {
    return this.#press(this.desk.clerk, ru(label, plain), card);
  }

  #press(person: Person, label: string, message: Message): number {
    const times = this.random() < DOUBLE_PRESS ? 2 : 1;
    for (let time = 0; time < times; time++) {
      person.presses(label, { chat: message.chat.id, message });
    }
    return times;
  }

  /** What was reported in this street, as far as people have its number. */
  #jobs(): Job[] {
    const numbers = new Set(this.street.residents.map((resident) => this.#numberOf(resident)));
    const topics = this.simulator.world.topics(this.desk.group.id);
    return topics.flatMap(({ threadId: thread }) => {
      const head = bare(ru("case.card.fault", { name: "" })).trim();
      const card = this.#saidIn(thread).findLast(({ text }) => text?.startsWith(head));
      const text = card?.text ?? "";
      const number = NUMBER.exec(text)?.[0];
      if (!card || number === undefined || !numbers.has(number)) return [];
      const state = STATES.find((one) =>
        text.includes(bare(ru("case.card.state", { state: ru(`case.state.${one}`) }))),
      );
      const isReopened = text.includes(bare(ru("incident.card.reopened", { n: 1 })));
      return { thread, card, number, state, mending: isReopened ? 2 : 1 };
    });
  }

  /** Whether the bot has put a sign under all words of the clerk, or replied to them. */
  #isAllHeard(thread: number): boolean {
    const { clerk, group } = this.desk;
    const { world } = this.simulator;
    const replied = new Set(
      this.#saidIn(thread).map(({ reply_to_message }) => reply_to_message?.message_id),
    );
    return world
      .messages(group.id, thread)
      .filter(({ from }) => from?.id === clerk.id)
      .every(
        ({ message_id: id }) =>
          replied.has(id) || world.getMessage(group.id, id).reactions.size > 0,
      );
  }

  #numberOf({ person }: Resident): string {
    const told = this.#chatOf(person).find(({ text }) => NUMBER.test(text ?? ""));
    return NUMBER.exec(told?.text ?? "")?.[0] ?? "";
  }

  #saidIn(thread: number): Message[] {
    const { world } = this.simulator;
    return world.messages(this.desk.group.id, thread).filter(({ from }) => from?.is_bot);
  }

  #chatOf({ id }: Person): Message[] {
    return this.simulator.world.messages(id).filter(({ from }) => from?.is_bot);
  }
}
