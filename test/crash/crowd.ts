import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import type { Person } from "../../src/simulator/world/person.js";
import { type Answers, buildAnswers, nextMove } from "../helpers/applicant.js";

/** Somebody who files several applications and answers every message of the bot, at once and once. */
export interface Applicant {
  person: Person;
  locale: Locale;
  /** What was given, form by form. */
  given: Answers[];
  /** Forms begun so far, the present one included. */
  begun: number;
  isDone: boolean;
}

/** People who all fill forms at the same time, each moved by what appears in the own chat. */
export class Crowd {
  readonly applicants: Applicant[];
  readonly #lastSeen = new Map<number, number>();

  constructor(
    readonly simulator: Simulator,
    size: number,
    readonly formsEach: number,
  ) {
    this.applicants = Array.from({ length: size }, (_, index) => {
      const locale = LOCALES[index % LOCALES.length] ?? "ru";
      const person = simulator.world.addPerson({
        firstName: `Person ${index}`,
        languageCode: locale,
      });
      const given = Array.from({ length: formsEach }, (_, n) => buildAnswers(index * 10 + n));
      return { person, locale, given, begun: 0, isDone: false };
    });
  }

  get isDone(): boolean {
    return this.applicants.every((applicant) => applicant.isDone);
  }

  /** Who is not done, and the last words in front of each: where a run got stuck. */
  describeStuck(): string {
    return this.applicants
      .filter((applicant) => !applicant.isDone)
      .map(({ person, begun }) => {
        const last = this.simulator.world.messages(person.id).slice(-4);
        const words = last.map(({ from, text }) => `${from?.is_bot ? "bot" : "person"}: ${text}`);
        return `${person.id}, form ${begun}:\n  ${words.join("\n  ")}`;
      })
      .join("\n");
  }

  /** Lets everybody press Start; from then on each message of the bot is answered. */
  start(): void {
    const byId = new Map(this.applicants.map((applicant) => [applicant.person.id, applicant]));
    this.simulator.on("event", (event) => {
      const applicant = event.type === "message" ? byId.get(event.chatId) : undefined;
      if (applicant) queueMicrotask(() => this.#look(applicant));
    });
    for (const { person } of this.applicants) person.starts();
  }

  #look(applicant: Applicant): void {
    const { person } = applicant;
    const seen = this.#lastSeen.get(person.id) ?? 0;
    const fresh = this.simulator.world
      .messages(person.id)
      .filter((message) => message.from?.is_bot && message.message_id > seen)
      .at(-1);
    if (!fresh || applicant.isDone) return;
    this.#lastSeen.set(person.id, fresh.message_id);
    this.#act(applicant, fresh.text ?? "");
  }

  #act(applicant: Applicant, text: string): void {
    const { person, locale, given, begun } = applicant;
    const t = translator(locale);
    const answers = given[begun - 1];
    const newest = this.simulator.world.messages(person.id).at(-1);
    const move = answers && nextMove(locale, answers, newest);
    if (text.includes(t("language.first"))) person.presses(t("language.button", plain));
    else if (text.includes(t("start.hello"))) this.#begin(applicant);
    else if (text.includes("/forget")) person.presses(t("consent.give", plain));
    else if (/A-\d{4}-\d{6}/.test(text)) this.#begin(applicant);
    else move?.(person);
  }

  /** One form after the other; a repeated greeting or number begins nothing. */
  #begin(applicant: Applicant): void {
    const { person } = applicant;
    const numbers = new Set(
      this.simulator.world
        .messages(person.id)
        .flatMap((message) => message.text?.match(/A-\d{4}-\d{6}/)?.[0] ?? []),
    );
    if (numbers.size < applicant.begun) return;
    if (applicant.begun === this.formsEach) {
      applicant.isDone = true;
      return;
    }
    applicant.begun++;
    person.sends("/apply");
  }
}
