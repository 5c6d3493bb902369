import { join } from "node:path";
import { expect } from "vitest";
import type { Locale } from "../../src/i18n/locales.js";
import { startTestApp, type TestApp } from "../helpers/app.js";
import { TestPerson } from "../helpers/person.js";
import { keepHouseAfter, moveClock, stopClock } from "./clock.js";
import { Transcript } from "./transcript.js";

const NAMES = ["Ержан", "Гүлнар", "Марат", "Асель", "Тимур", "Дана"] as const;
const BETWEEN_ACTS_MS = 30_000;

/** A story is long, and a busy machine is slow. */
export const PATIENT = { timeout: 180_000 };

export interface Story extends TestApp {
  /** Somebody new, with a name of his own; at home in the private chat. */
  newcomer(languageCode?: string): TestPerson;
  /** A line between the acts, for the reader. */
  say(words: string): void;
  /** Lets time pass, and the program keep house at the end of it. */
  later(hours: number): Promise<void>;
  /** Somebody who acts in another chat than his own. */
  at(person: TestPerson, chatId: number): TestPerson;
  /** Thread of the topic whose name holds these words. */
  topic(words: string): number;
  /** Holds all that was seen against what was recorded before. */
  ends(path: string, locale: Locale): Promise<void>;
}

/** The bot whose every conversation is written down, by a clock that stands still during each act. */
export async function startStory(options: Parameters<typeof startTestApp>[0] = {}): Promise<Story> {
  stopClock();
  const bot = await startTestApp(options);
  const { simulator } = bot;
  const { world } = simulator;
  const nameOf = (id: number) => (id === world.bot.id ? "Bot" : world.person(id).user.first_name);
  const transcript = new Transcript(simulator, nameOf);

  /** Then what waits for half a minute has left too, and whatever order it came in is certain. */
  const settle = async (chatId?: number) => {
    await bot.settle();
    moveClock(BETWEEN_ACTS_MS);
    await bot.settle();
    transcript.note(chatId);
  };
  const recorded = ({ person, home }: TestPerson) =>
    new TestPerson(simulator, person, () => settle(home), home);
  let known = 0;
  await settle();

  return {
    ...bot,
    investor: recorded(bot.investor),
    clerk: recorded(bot.clerk),
    otherClerk: recorded(bot.otherClerk),
    admin: recorded(bot.admin),
    newcomer(languageCode = "ru") {
      const firstName = NAMES[known++ % NAMES.length] ?? "";
      const one = world.addPerson({ firstName, languageCode });
      return recorded(new TestPerson(simulator, one, bot.settle));
    },
    at: ({ person }, chatId) => recorded(new TestPerson(simulator, person, bot.settle, chatId)),
    settle,
    say: (words) => transcript.say(words),
    async later(hours) {
      transcript.say(`${hours} h later`);
      await keepHouseAfter(hours * 3_600_000);
      await settle();
    },
    topic(words) {
      const topics = world.topics(bot.group.id);
      const found = topics.find(({ name }) => name.includes(words));
      if (!found)
        throw new Error(`No topic says "${words}": ${topics.map(({ name }) => name).join()}`);
      return found.threadId;
    },
    async ends(path, locale) {
      const file = join(import.meta.dirname, "recorded", `${path}.${locale}.txt`);
      await expect(transcript.toString()).toMatchFileSnapshot(file);
    },
  };
}
