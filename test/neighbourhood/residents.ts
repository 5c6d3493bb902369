import type { Message } from "@grammyjs/types";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import type { Category } from "../../src/nlu/meaning.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import type { Person } from "../../src/simulator/world/person.js";

/** Something that is broken, in the words of those who see it. */
export interface Fault {
  category: Category;
  objectId: string | null;
  /** The object's button; `null` where the list holds none. */
  objectName: Readonly<Record<Locale, string>> | null;
  /** What residents write, in each language, also as people really type. */
  words: Readonly<Record<Locale, readonly string[]>>;
  /** Where, for those who are asked. */
  place: Readonly<Record<Locale, string>>;
}

export interface Resident {
  person: Person;
  locale: Locale;
  fault: Fault;
  words: string;
  named: "named" | "private";
  /** Puts the form aside at its first question, and begins anew with a photo out of the blue. */
  startsWithPhoto: boolean;
  /** Presses "Join" when the bot shows what is known; else goes on to the end. */
  isDone: boolean;
}

/** People of a zone who report what they see, each moved by what appears in the own chat. */
export class Neighbourhood {
  readonly residents: Resident[];
  readonly #lastSeen = new Map<number, number>();

  constructor(
    readonly simulator: Simulator,
    size: number,
    faultOf: (index: number) => Fault,
    startsWithPhoto: (index: number) => boolean = () => false,
  ) {
    this.residents = Array.from({ length: size }, (_, index) => {
      const locale = LOCALES[index % LOCALES.length] ?? "ru";
      const fault = faultOf(index);
      const said = fault.words[locale];
      const person = simulator.world.addPerson({
        firstName: `Resident ${index}`,
        languageCode: locale,
      });
      return {
        ...{ person, locale, fault, isDone: false, startsWithPhoto: startsWithPhoto(index) },
        words: said[index % said.length] ?? "",
        named: index % 2 ? ("named" as const) : ("private" as const),
      };
    });
  }

  get isDone(): boolean {
    return this.residents.every((resident) => resident.isDone);
  }

  /** Who is not done, and the last words in front of each. */
  describeStuck(): string {
    return this.residents
      .filter((resident) => !resident.isDone)
      .slice(0, 5)
      .map(({ person }) => {
        const last = this.simulator.world.messages(person.id).slice(-4);
        const words = last.map(({ from, text }) => `${from?.is_bot ? "bot" : "person"}: ${text}`);
        return `${person.id}:\n  ${words.join("\n  ")}`;
      })
      .join("\n");
  }

  /** Lets everybody press Start; from then on each message of the bot is answered. */
  start(): void {
    const byId = new Map(this.residents.map((resident) => [resident.person.id, resident]));
    this.simulator.on("event", (event) => {
      const resident = event.type === "message" ? byId.get(event.chatId) : undefined;
      if (resident) queueMicrotask(() => this.#look(resident));
    });
    for (const { person } of this.residents) person.starts();
  }

  #look(resident: Resident): void {
    const { person } = resident;
    const seen = this.#lastSeen.get(person.id) ?? 0;
    const fresh = this.simulator.world
      .messages(person.id)
      .filter((message) => message.from?.is_bot && message.message_id > seen)
      .at(-1);
    if (!fresh || resident.isDone) return;
    this.#lastSeen.set(person.id, fresh.message_id);
    this.#act(resident, fresh);
  }

  #act(resident: Resident, fresh: Message): void {
    const text = fresh.text ?? fresh.caption ?? "";
    if (/C-\d{4}-\d{6}/.test(text) && !text.includes(joinHead(resident.locale))) {
      resident.isDone = true;
      return;
    }
    // A greeting that comes again after a kill begins nothing anew: nobody types his command twice for it.
    const isBegun = resident.person.sees().some((message) => message.text === "/complain");
    if (isBegun && text.includes(translator(resident.locale)("start.hello"))) return;
    const buttons = (fresh.reply_markup?.inline_keyboard ?? []).flat().map((one) => one.text);
    nextStep(resident, text, buttons)?.(resident.person);
  }
}

export const bare = (words: string) => words.replace(/<[^>]+>/g, "");
const joinHead = (locale: Locale) => bare(translator(locale)("report.join.head"));

/** What a resident does next, by what stands newest in the chat; `undefined` when nothing is asked. */
function nextStep(
  { locale, fault, words, named, startsWithPhoto }: Resident,
  seen: string,
  buttons: readonly string[],
): ((person: Person) => unknown) | undefined {
  const t = translator(locale);
  const types = (text: string) => (person: Person) => person.sends(text);
  const presses = (label: string) => (person: Person) => person.presses(label);
  const category = t(`incident.category.${fault.category}`, plain);
  const isGuessed = () =>
    seen.includes(category) &&
    (fault.objectName === null || seen.includes(fault.objectName[locale]));
  const first = (text: string) => bare(text).split("\n")[0] ?? "";
  const kept = t("form.kept", { title: t("report.title", plain), command: "complain" });
  // After a kill the menu may stand where the word on the kept form stood.
  const putAside = startsWithPhoto ? [first(kept), t("start.menu")] : [];

  const steps: [string, () => (person: Person) => unknown][] = [
    [t("language.first"), () => presses(t("language.button", plain))],
    ["/forget", () => presses(t("consent.give", plain))],
    [t("start.hello"), () => types("/complain")],
    ...putAside.map((seenThen): (typeof steps)[number] => [
      seenThen,
      () => (person) => person.sendsPhoto(),
    ]),
    [first(t("report.description.only-files", { files: 1 })), () => types(words)],
    [
      first(t("report.description.ask")),
      () => (startsWithPhoto ? presses(t("form.later", plain)) : types(words)),
    ],
    [t("report.description.done", plain), () => presses(t("report.description.done", plain))],
    [first(t("report.danger.ask")), () => presses(t("report.danger.none", plain))],
    [joinHead(locale), () => presses(t("report.join.this", plain))],
    [
      first(t("report.category.guess", { guess: "|" })).split("|")[0] ?? "",
      () => presses(isGuessed() ? t("report.category.confirm", plain) : category),
    ],
    [t("report.category.ask"), () => presses(category)],
    [
      t("report.object.ask"),
      () => presses(fault.objectName?.[locale] ?? t("report.object.other", plain)),
    ],
    [first(t("report.place.ask")), () => types(fault.place[locale])],
    [first(t("report.named.ask")), () => presses(t(`report.named.${named}`, plain))],
  ];
  const step = steps.find(([question]) => seen.includes(question))?.[1];
  if (step) return step();
  // The summary, and before it the questions of the category, which nobody has to answer.
  const known = [t("form.send", plain), t("form.skip", plain)].find((one) => buttons.includes(one));
  return known === undefined ? undefined : presses(known);
}
