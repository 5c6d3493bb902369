import { expect, it, onTestFinished, vi } from "vitest";
import type { Message } from "@grammyjs/types";
import { LOCALES } from "../../src/i18n/locales.js";
import { translator } from "../../src/i18n/i18n.js";
import type { Person } from "../../src/simulator/world/person.js";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";
import { seededRandom } from "../crash/seeded-random.js";
import { startTestApp, type TestApp } from "../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../helpers/databases.js";
import { pdf } from "../helpers/files.js";
import { LONG_RUN, seedOr, size } from "../helpers/size.js";
import { phoneJpeg } from "../helpers/pictures.js";

const SEED = seedOr(900_004);
const COMMANDS = [
  ...["start", "menu", "help", "about", "parks", "space", "stats", "facts", "apply", "complain"],
  ...["cases", "case", "drafts", "cancel", "operator", "language", "mydata", "forget", "queue"],
  ...["digest", "dispatch", "category", "works", "duty", "holiday", "premises", "role", "template"],
  ...["case C-2026-000001", "role", "unheard"],
];
const WORDS = [
  ...["да", "Иә", "yes", ".", "😀", "12", "9:10", "31.12.2026", "+7 701 234 56 78", "500 м²"],
  ...["991231500707", "ТОО «Тест» & <b>", "C-2026-000001", "A-2026-000001", "другое", "нет"],
  ...["Подстанция 12 не работает", "Нет света на улице", "Жарық жоқ", "The road is flooded"],
  ...["Пахнет газом у ворот", "Искрит провод", "Қанша бос жер бар?", "What is free in park 3?"],
  ...[
    "Сколько жұмыс орны?",
    "Заменили кабель",
    "позвоните мне",
    "a".repeat(5_000),
    "слово ".repeat(400),
  ],
];

/** Somebody who presses and sends whatever comes to hand, in one chat. `SEED=` chooses another walk. */
interface Monkey {
  person: Person;
  chat: number;
}

onBothDatabases((kind) => {
  it(
    `whatever people press and send, and wherever, nobody meets an error (SEED=${SEED})`,
    LONG_RUN,
    async () => {
      const log: string[] = [];
      const written = vi.spyOn(process.stderr, "write").mockImplementation((line) => {
        log.push(String(line));
        return true;
      });
      onTestFinished(() => written.mockRestore());
      const bot = await startTestApp({
        databaseUrl: await freshDatabaseUrl(kind),
        logLevel: "warn",
        withSamples: true,
      });
      const random = seededRandom(SEED);
      const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
      const monkeys = monkeysOf(bot);

      for (let step = 0; step < size.monkeySteps; step++) {
        const monkey = pick(monkeys);
        const act = pick(ACTS);
        if (monkey && act) attempt(() => act(bot, monkey, pick));
        if (random() < 0.4) await bot.settle();
        const topic = random() < 0.01 ? pick(bot.simulator.world.topics(bot.group.id)) : undefined;
        if (topic) bot.group.deleteTopic(topic.threadId);
        if (random() < 0.005) await bot.restart();
      }
      await bot.hurry();

      expect(log.filter((line) => /"level":50|send failed/u.test(line))).toEqual([]);
      const sorry = LOCALES.map((locale) => translator(locale)("fallback.failed"));
      for (const { person } of monkeys) {
        const read = bot.simulator.world.messages(person.id).map(({ text }) => text ?? "");
        expect(read.filter((text) => sorry.some((one) => text.includes(one)))).toEqual([]);
      }
    },
  );
});

type Pick = <T>(all: readonly T[]) => T | undefined;

const ACTS: readonly ((bot: TestApp, monkey: Monkey, pick: Pick) => unknown)[] = [
  pressAny,
  pressAny,
  pressAny,
  pressAny,
  pressAny,
  pressAny,
  (bot, { person, chat }, pick) =>
    person.sends(`/${pick(COMMANDS)}`, { chat, ...placeOf(bot, chat, pick) }),
  (bot, { person, chat }, pick) =>
    person.sends(pick(WORDS) ?? "", { chat, ...placeOf(bot, chat, pick) }),
  (bot, { person, chat }, pick) =>
    person.sends(pick(WORDS) ?? "", { chat, ...placeOf(bot, chat, pick) }),
  (bot, { person, chat }, pick) => {
    const place = { chat, ...placeOf(bot, chat, pick) };
    const caption = pick([undefined, undefined, ...WORDS]);
    const under = caption === undefined ? place : { ...place, caption: caption.slice(0, 1_000) };
    const sends = [
      () => person.sendsPhoto(samplePhoto, under),
      () => person.sendsAlbum([samplePhoto, samplePhoto, samplePhoto], under),
      () => person.sendsLocation(undefined, place),
      () => person.sendsContact(undefined, place),
      () => person.sendsSticker("👍", place),
      () => person.sendsDocument(pdf("акт.pdf"), under),
      () =>
        person.sendsDocument(
          { name: "d.jpg", mimeType: "image/jpeg", bytes: Buffer.from(phoneJpeg({ turned: 6 })) },
          under,
        ),
    ];
    return pick(sends)?.();
  },
  (bot, { person, chat }, pick) => {
    const own = messagesIn(bot, chat).filter(({ from, text }) => from?.id === person.id && text);
    const message = pick(own.slice(-5));
    return message && person.edits(message, pick(WORDS)?.slice(0, 4_000) ?? "", { chat });
  },
  (bot, { person, chat }, pick) => {
    const message = pick(messagesIn(bot, chat).slice(-10));
    return message && person.forwards(message, { chat, ...placeOf(bot, chat, pick) });
  },
];

/** One of the buttons under one of the newest messages; old ones are pressed, too, but less. */
function pressAny(bot: TestApp, { person, chat }: Monkey, pick: Pick): unknown {
  const withButtons = messagesIn(bot, chat).filter(({ reply_markup }) => reply_markup);
  const message = pick([
    ...withButtons.slice(-3),
    ...withButtons.slice(-3),
    ...withButtons.slice(-15),
  ]);
  const rows = message?.reply_markup?.inline_keyboard ?? [];
  const places = rows.flatMap((row, y) => row.map((_, x) => [y, x] as const));
  const place = pick(places);
  return message && place && person.pressesAt(message, place[0], place[1], { chat });
}

/** Where words go: to the chat, a topic, or in reply to something. */
function placeOf(bot: TestApp, chat: number, pick: Pick): { thread?: number; replyTo?: number } {
  const replied = pick([undefined, undefined, pick(messagesIn(bot, chat).slice(-12))]);
  if (replied) {
    const thread = replied.message_thread_id;
    return { replyTo: replied.message_id, ...(thread !== undefined && { thread }) };
  }
  const topic = chat < 0 ? pick(bot.simulator.world.topics(bot.group.id)) : undefined;
  return topic ? { thread: topic.threadId } : {};
}

function messagesIn(bot: TestApp, chat: number): Message[] {
  return bot.simulator.world.messages(chat);
}

function monkeysOf(bot: TestApp): Monkey[] {
  const residents = LOCALES.map((locale) => bot.newcomer(locale).person);
  const staff = [bot.clerk, bot.otherClerk, bot.admin].map(({ person }) => person);
  return [
    ...[...residents, ...residents, bot.clerk.person].map((person) => ({
      person,
      chat: person.id,
    })),
    ...staff.map((person) => ({ person, chat: bot.group.id })),
  ];
}

/** What Telegram itself would not let somebody do is not done. */
function attempt(act: () => unknown): void {
  try {
    act();
  } catch {
    // A button that is a link, a message that is gone, an empty text.
  }
}
