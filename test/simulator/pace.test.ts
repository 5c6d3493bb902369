import { expect, it } from "vitest";
import { movableClock, refused, start } from "./start.js";

it("lets a bot send no more than twenty messages a minute to a group", async () => {
  const clock = movableClock();
  const { api, world, aigerim } = await start({ now: clock.now, enforcesPace: true });
  const group = world.addGroup({ title: "Desk", members: [aigerim] });
  for (let count = 0; count < 20; count++) {
    await api.sendMessage(group.id, `card ${count}`);
    clock.advance(1000);
  }

  const error = await refused(api.sendMessage(group.id, "card 20"));
  clock.advance((error.parameters.retry_after ?? 0) * 1000);

  expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 40 } });
  await expect(api.sendMessage(group.id, "card 20")).resolves.toBeDefined();
});

it("lets a bot send no more than thirty messages a second to all", async () => {
  const clock = movableClock();
  const { api, world } = await start({ now: clock.now, enforcesPace: true });
  const people = Array.from({ length: 31 }, (_, index) => {
    const person = world.addPerson({ firstName: `Person ${index}` });
    person.starts();
    return person;
  });

  const answers = await Promise.allSettled(people.map(({ id }) => api.sendMessage(id, "news")));

  const refusedOnes = answers.filter(({ status }) => status === "rejected");
  expect(refusedOnes).toMatchObject([{ reason: { parameters: { retry_after: 1 } } }]);
});
