import { Bot } from "grammy";
import { expect, it, onTestFinished } from "vitest";
import { startSimulator } from "../../src/simulator/simulator.js";

it("answers a thousand people, each in his own chat", async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const { world } = simulator;
  const bot = new Bot(simulator.token, { client: { apiRoot: simulator.url } });
  bot.on("message:text", (ctx) => ctx.reply(`to ${ctx.message.text}`));
  const people = Array.from({ length: 1000 }, (_, index) =>
    world.addPerson({ firstName: `Person ${index}` }),
  );

  const running = bot.start();
  for (const [index, person] of people.entries()) person.sends(`question ${index}`);
  await simulator.waitUntil(() => people.every((person) => person.sees().length === 2));
  await bot.stop();
  await running;

  const wrong = people.filter(
    (person, index) => person.sees().at(-1)?.text !== `to question ${index}`,
  );
  expect(wrong).toEqual([]);
  expect(simulator.pendingUpdates()).toEqual([]);
});
