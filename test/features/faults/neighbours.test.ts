import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { seededRandom } from "../../crash/seeded-random.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { reportFault } from "../../helpers/faults.js";
import { TestPerson } from "../../helpers/person.js";
import { SEED } from "../../helpers/size.js";

const NEIGHBOURS = 6;
const ACTS = 40;
const ru = translator("ru");

/** Words, and an answer to them, carry the name of whom they concern: in a wrong place they give themselves away. */
const marked = (name: string, n: number) => `для-${name}: слова ${n}`;

onBothDatabases((kind) => {
  it(`lets no neighbour learn who the others are, in random orders (SEED=${SEED})`, async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const random = seededRandom(SEED);
    const people = await meetNeighbours(bot);
    for (const { person } of people) {
      const named = random() < 0.5 ? "named" : "private";
      await reportFault(bot.app.db, person.id, { objectId: "substation-12", named });
    }
    await bot.settle();
    const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
    const confirmed = people.map(({ person }) => person.messages().at(-1)?.message_id ?? 0);

    for (let n = 0; n < ACTS; n++) {
      const at = Math.floor(random() * people.length);
      const one = people[at];
      if (random() < 0.5) {
        const text = marked(one?.name ?? "", n);
        one?.person.person.sends(text, { replyTo: confirmed[at] ?? 0 });
        await bot.settle();
      } else {
        await answerSomebody(bot, thread, random, n);
      }
    }
    await bot.hurry();

    for (const { person, name } of people) {
      const told = person.seesAll().join("\n");
      for (const other of people.filter((one) => one.name !== name)) {
        expect(told).not.toContain(other.name);
      }
    }
  });
});

async function meetNeighbours(bot: TestApp) {
  const people = [];
  for (let at = 0; at < NEIGHBOURS; at++) {
    const locale = LOCALES[at % LOCALES.length] ?? "ru";
    const name = `Сосед${"абвгде"[at]}`;
    const user = bot.simulator.world.addPerson({ firstName: name, languageCode: locale });
    const person = new TestPerson(bot.simulator, user, bot.settle);
    await greet(person, locale);
    people.push({ person, name });
  }
  return people;
}

/** A clerk replies to words of one neighbour with words for him, or writes to all of them. */
async function answerSomebody(bot: TestApp, thread: number, random: () => number, n: number) {
  const relays = bot.clerk
    .messages(thread)
    .filter(({ from, text }) => from?.is_bot && text?.includes("для-"));
  const relay = relays[Math.floor(random() * relays.length)];
  const names = relay?.text?.match(/для-(Сосед.)/)?.[1];
  if (relay && names) {
    const place = { thread, replyTo: relay.message_id };
    await bot.clerk.sends(marked(names, n), place);
    return;
  }
  await bot.clerk.presses(ru("case.answer", plain), { thread });
  await bot.clerk.sends(`всем: бригада выехала, ${n}`, { thread });
}
