import { expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const NAME = "<b>Айдос</b> & {{name}} $t(start.menu)";

it("reads strange names as they are written, on both sides", async () => {
  const bot = await startTestApp();
  const investor = join(bot, { firstName: NAME, lastName: "👨‍🌾" });
  const clerk = join(bot, { firstName: `Клерк ${NAME}` }, bot.group.id);
  bot.group.addMember(clerk.person);
  await greet(investor, "ru");
  await investor.sends("/operator");
  await investor.presses(ru("consent.give", plain));
  await investor.sends("Где вход?");
  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;

  await clerk.presses(ru("case.take", plain), { thread });
  expect(clerk.seesAll(thread)[0]).toContain(NAME);
  expect(clerk.seesAll(thread)[0]).toContain(`Исполнитель: Клерк ${NAME}`);
  await clerk.presses(ru("case.answer", plain), { thread });
  expect(clerk.sees(thread)).toContain(`Клерк ${NAME},`);
  await clerk.sends("С улицы.", { thread });
  await investor.sends("Спасибо!");
  expect(clerk.seesAll(thread)).toContain(`Пишет ${NAME} 👨🌾:\nСпасибо!`);
  await clerk.sends("Отвечено", { thread });
  expect(clerk.sees(thread)).toContain(`Клерк ${NAME}, это сохранено`);

  await investor.sends("/mydata");
  expect(investor.sees()).toContain(NAME);
  await investor.presses(ru("case.my-case", plain));
  expect(investor.sees()).toContain(`Исполнитель: Клерк ${NAME}`);
  expect(bot.simulator.calls.filter(({ result }) => !result.ok)).toEqual([]);
});

it("keeps a name that turns the line round from spoiling the card", async () => {
  const bot = await startTestApp();
  const investor = join(bot, { firstName: "\u202Eсодйа\u2066", lastName: "\u200B\u200B" });
  await greet(investor, "ru");

  await investor.sends("/operator");
  await investor.presses(ru("consent.give", plain));
  await investor.sends("Где вход?");

  const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
  expect(bot.clerk.seesAll(thread)[0]).toContain("От кого: содйа (русский)");
});

/** Somebody with a name of one's own choice. */
function join(bot: TestApp, name: { firstName: string; lastName?: string }, home?: number) {
  const person = bot.simulator.world.addPerson({ ...name, languageCode: "ru" });
  return new TestPerson(bot.simulator, person, bot.settle, home);
}
