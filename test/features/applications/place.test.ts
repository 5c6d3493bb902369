import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy } from "../../helpers/apply.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");

it("reserves the place on approval, lets it with the agreement, and never names the holder to another", async () => {
  const { bot, place, rival } = await startWithTwoForOnePlace();
  const [first = 0, second = 0] = threads(bot);

  await decide(bot, first, ["take", "approve"]);
  expect(await place()).toMatchObject({ state: "reserved" });
  await decide(bot, second, ["take", "approve"]);

  const why = ru("application.place.taken", { number: "A-2026-000001", ...plain });
  expect(bot.clerk.seesToast()).toBe(why);
  expect(bot.clerk.sees(second)).toContain(why);
  expect(rival.seesAll().join()).not.toContain("A-2026-000001");

  await decide(bot, first, ["agree"]);
  expect(await place()).toMatchObject({ state: "leased" });
});

it("lets staff approve the second application without the place", async () => {
  const { bot, rival } = await startWithTwoForOnePlace();
  const [first = 0, second = 0] = threads(bot);
  await decide(bot, first, ["take", "approve"]);
  await decide(bot, second, ["take", "approve"]);

  await bot.clerk.presses(ru("application.place.drop", plain), { thread: second });
  await decide(bot, second, ["approve"]);

  expect(rival.sees()).toContain(ru("case.state.approved"));
});

it("frees the place when the application that holds it is rejected", async () => {
  const { bot, place } = await startWithTwoForOnePlace();
  const [first = 0] = threads(bot);
  await decide(bot, first, ["take", "approve"]);

  await bot.clerk.presses(ru("case.reject", plain), { thread: first });
  await bot.clerk.sends("Инвестор передумал", { thread: first });

  expect(await place()).toMatchObject({ state: "free" });
});

async function startWithTwoForOnePlace() {
  const bot = await startTestApp({ withSamples: true });
  const premises = bot.app.db.selectFrom("premises").selectAll();
  const free = await premises
    .where("kind", "=", "premises")
    .where("state", "=", "free")
    .executeTakeFirstOrThrow();
  const rival = bot.newcomer("ru");
  let n = 0;
  for (const person of [bot.investor, rival]) await applyFor(person, free, ++n);
  const place = () => premises.where("id", "=", free.id).executeTakeFirstOrThrow();
  return { bot, rival, place };
}

async function applyFor(person: TestPerson, place: { id: string; area_m2: number }, n: number) {
  await greet(person, "ru");
  await person.sends(`/start apply-${place.id}`);
  await person.presses(ru("consent.give", plain));
  await fileApplicationBy(person, "ru", buildAnswers(n, { areaM2: place.area_m2 }));
}

async function decide(
  bot: TestApp,
  thread: number,
  moves: readonly ("take" | "approve" | "agree")[],
) {
  for (const move of moves) await bot.clerk.presses(ru(`case.${move}`, plain), { thread });
}

function threads(bot: TestApp): number[] {
  return bot.simulator.world.topics(bot.group.id).map(({ threadId }) => threadId);
}
