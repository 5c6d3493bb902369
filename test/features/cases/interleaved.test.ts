import { tmpdir } from "node:os";
import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Case, OutboxRow, OutboxState, Person, Trx } from "../../../src/db/schema.js";
import { carryOut } from "../../../src/features/cases/moves/reply.service.js";
import {
  findByStaffMessage,
  insertCaseMessage,
} from "../../../src/features/cases/record/case-message.repository.js";
import { insertCase } from "../../../src/features/cases/record/case.repository.js";
import { CARD } from "../../../src/features/cases/record/show-card.service.js";
import { saveCaseView } from "../../../src/features/cases/record/case-view.repository.js";
import { createKeptFiles } from "../../../src/files/kept-files.js";
import { deliveryHooks } from "../../../src/features/cases/card/delivery.service.js";
import { NO_CLOCK } from "../../../src/features/cases/record/case-clock.js";
import type { CaseKinds } from "../../../src/features/cases/record/case-kind.js";
import { moveCase } from "../../../src/features/cases/moves/move.service.js";
import { translator } from "../../../src/i18n/i18n.js";
import { listWithdrawable } from "../../../src/features/cases/record/conversation.repository.js";
import { RELAY, relayWords } from "../../../src/features/cases/messages/relay.service.js";
import { withdrawWords } from "../../../src/features/cases/messages/withdrawal.service.js";
import { savePerson } from "../../../src/features/people/person.repository.js";
import { saveStaffChat } from "../../../src/features/desk/staff.repository.js";
import { seededRandom } from "../../crash/seeded-random.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabase } from "../../helpers/databases.js";
import { LONG_RUN, SEED, size } from "../../helpers/size.js";
import { topicOfCase } from "../../helpers/topics.js";

/** So many runs share a transaction. */
const RUNS_AT_ONCE = 500;
const ACTS = 4;
const GROUP = -1_001;
const CLERKS = [901, 902];
const ru = translator("ru");
const KINDS = { application: {}, question: {} } as unknown as CaseKinds;
const ANSWERING = { kinds: KINDS, onAnswer: () => Promise.resolve() };

let lastId = 100_000;
const nextId = () => ++lastId;

/** Words carry the name of the one whom they concern, so that words in a wrong place give themselves away. */
const marked = (owner: number, n: number) => `для-${owner}: слова ${n}`;
const ownersIn = (text: string) =>
  [...text.matchAll(/для-(\d+)/g)].map(([, owner]) => Number(owner));

it(
  `brings words of two people and two clerks to nobody else, in ${size.orders} random orders (SEED=${SEED})`,
  LONG_RUN,
  async () => {
    const { commit } = await freshDatabase("sqlite");
    const random = seededRandom(SEED);
    const strays: string[] = [];
    let delivered = 0;
    await commit(async (trx) => {
      await saveStaffChat(trx, { id: GROUP, title: "Operator", hasTopics: true, locale: "ru" });
      await trx.insertInto("setting").values({ key: "talk.undo-seconds", value: "0" }).execute();
    });

    for (let run = 0; run < size.orders; run += RUNS_AT_ONCE) {
      await commit(async (trx) => {
        for (let n = 0; n < RUNS_AT_ONCE; n++) {
          const talk = await startTalk(trx, random, run + n);
          for (let act = 0; act < ACTS; act++) await talk.actAtRandom(act);
          await talk.post.deliver();
          strays.push(...talk.post.strays);
          delivered += talk.post.delivered;
        }
      });
    }

    expect(strays).toEqual([]);
    expect(delivered).toBeGreaterThan(size.orders);
  },
);

interface Party {
  person: Person;
  of: Case;
  thread: number;
  card: number;
}

/** Two people with a case each, and two clerks, who do something at random one after the other. */
async function startTalk(trx: Trx, random: () => number, run: number) {
  const parties = [await startCase(trx, run * 2 + 1), await startCase(trx, run * 2 + 2)];
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const post = new Post(trx, parties);

  async function write({ person, of }: Party, n: number) {
    const text = marked(person.id, n);
    const nothing = { media: undefined, albumId: undefined, replyToId: undefined };
    const words = { ...nothing, messageId: nextId(), text, isCorrection: false };
    const nameOn = () => Promise.resolve(person.name);
    await relayWords(trx, person, of.id, words, nameOn);
    if (random() > 0.3) return;
    const edited = { ...words, text: `${text} исправлено`, isCorrection: true };
    await relayWords(trx, person, of.id, edited, nameOn);
  }

  /** A clerk replies to any message of the desk, with words for its owner. */
  async function answer(n: number) {
    const [place, owner] = pick([...post.ownerOf]);
    const target = await findByStaffMessage(trx, GROUP, place);
    if (!target) throw new Error(`Nothing known stands at ${place}`);
    const words = { clerkId: pick(CLERKS), chatId: GROUP, messageId: nextId() };
    const said = { ...words, text: marked(owner, n) };
    await carryOut(trx, ru, ANSWERING, target.case_id, said);
  }

  async function take({ of }: Party) {
    const request = { caseId: of.id, move: "take", by: "clerk", actorId: pick(CLERKS) } as const;
    await moveCase(trx, KINDS, { ...request, now: new Date() });
  }

  async function withdraw({ person, of }: Party) {
    const [latest] = await listWithdrawable(trx, of.id, person.id, 1);
    if (latest) await withdrawWords(trx, latest, () => Promise.resolve(person.name));
  }

  return {
    post,
    async actAtRandom(n: number): Promise<unknown> {
      const dice = random();
      const party = pick(parties);
      if (dice < 0.4) return write(party, n);
      if (dice < 0.7) return answer(n);
      if (dice < 0.8) return take(party);
      return dice < 0.9 ? withdraw(party) : post.deliver();
    },
  };
}

/** Carries what waits, as the worker does, and notes what came to a wrong place. */
class Post {
  readonly strays: string[] = [];
  delivered = 0;
  /** Whose case stands at a place of the desk. */
  readonly ownerOf: Map<number, number>;
  readonly #hooks;

  constructor(
    readonly trx: Trx,
    readonly parties: readonly Party[],
  ) {
    this.ownerOf = new Map(parties.map(({ card, person }) => [card, person.id]));
    this.#hooks = deliveryHooks({
      db: trx,
      kinds: KINDS,
      files: createKeptFiles(tmpdir()),
      loseDesk: () => Promise.resolve(),
    });
  }

  async deliver(): Promise<void> {
    for (let rows = await this.#waiting(); rows.length > 0; rows = await this.#waiting()) {
      for (const row of rows) {
        await this.trx
          .updateTable("outbox")
          .set({ state: "sent" })
          .where("id", "=", row.id)
          .execute();
        if (row.method !== CARD) await this.#carry(row);
      }
    }
  }

  async #carry(row: OutboxRow): Promise<void> {
    const prepared = await this.#hooks.prepare(row);
    if (prepared.kind !== "send") return;
    const { chatId, method } = prepared;
    const payload = prepared.payload as SentPayload;
    const owner = this.#ownerOfPlace(chatId, payload);
    const replied = payload.reply_parameters?.message_id;
    const isFarReply =
      chatId === GROUP && replied !== undefined && this.ownerOf.get(replied) !== owner;
    if (isFarReply) this.strays.push(`a reply for ${owner} hangs on ${replied}`);
    const wrong = ownersIn(payload.text ?? "").filter((one) => one !== owner);
    this.strays.push(...wrong.map((one) => `words for ${one} reached ${owner}`));
    this.delivered += 1;
    if (method !== "sendMessage" || owner === undefined) return;
    const message_id = nextId();
    if (chatId === GROUP && row.method === RELAY) this.ownerOf.set(message_id, owner);
    await this.#hooks.onSent(this.trx, row, chatId, { message_id });
  }

  #ownerOfPlace(chatId: number, { message_id: edited, message_thread_id }: SentPayload) {
    if (chatId !== GROUP) return chatId;
    if (edited !== undefined) return this.ownerOf.get(edited);
    return this.parties.find(({ thread }) => thread === message_thread_id)?.person.id;
  }

  async #waiting(): Promise<OutboxRow[]> {
    const rows = await this.trx
      .selectFrom("outbox")
      .selectAll()
      .where("state", "=", sql.lit<OutboxState>("waiting"))
      .execute();
    return rows.sort((a, b) => a.id - b.id);
  }
}

interface SentPayload {
  text?: string;
  message_id?: number;
  message_thread_id?: number;
  reply_parameters?: { message_id: number };
}

async function startCase(trx: Trx, id: number): Promise<Party> {
  const user = { id, is_bot: false, first_name: `Человек ${id}` };
  const person = await savePerson(trx, user);
  const createdAt = new Date().toISOString();
  const of = await insertCase(trx, {
    ...{ number: null, title: null, kind: "application", personId: id, runKey: `run-${id}` },
    ...{ updateId: id, createdAt, clock: NO_CLOCK },
  });
  const [thread, card] = [nextId(), nextId()];
  const place = { case_id: of.id, kind: "card", staff_chat_id: GROUP } as const;
  await insertCaseMessage(trx, { ...place, staff_message_id: card });
  await saveCaseView(trx, of.id, { chat_id: GROUP, thread_id: thread, card_message_id: card });
  return { person, of, thread, card };
}

it(`brings words to nobody else through Telegram itself (SEED=${SEED})`, async () => {
  const bot = await startTestApp();
  const random = seededRandom(SEED);
  const people = [bot.investor, bot.newcomer("ru")];
  for (const [n, person] of people.entries()) {
    await startApplying(person, "ru");
    await fileApplicationBy(person, "ru", buildAnswers(n));
  }
  const threads = [await topicOfCase(bot, 1), await topicOfCase(bot, 2)];
  const confirmations = people.map((person) => person.messages().at(-1)?.message_id ?? 0);

  for (let n = 0; n < 60; n++) {
    const at = random() < 0.5 ? 0 : 1;
    const text = marked(at, n);
    if (random() < 0.5) {
      people[at]?.person.sends(text, { replyTo: confirmations[at] ?? 0 });
    } else {
      const clerk = random() < 0.5 ? bot.clerk : bot.otherClerk;
      clerk.person.sends(text, { chat: bot.group.id, ...target(bot, threads[at] ?? 0, random) });
    }
    if (random() < 0.2) await bot.settle();
  }
  await bot.hurry();

  for (const at of [0, 1]) {
    const told = people[at]?.seesAll().join("\n") ?? "";
    const onDesk = bot.clerk.seesAll(threads[at]).join("\n");
    expect(told).toContain(`для-${at}`);
    expect(onDesk).toContain(`для-${at}`);
    expect(told + onDesk).not.toContain(`для-${1 - at}`);
  }
});

/** Any message of the bot in a topic: its card, or words of the person. */
function target({ clerk }: TestApp, thread: number, random: () => number) {
  const known = clerk
    .messages(thread)
    .filter(({ from, text }) => from?.is_bot && /A-|для-/.test(text ?? ""));
  const replyTo = known[Math.floor(random() * known.length)]?.message_id ?? null;
  return { thread, replyTo };
}
