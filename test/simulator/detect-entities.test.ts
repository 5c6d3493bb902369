import { expect, it } from "vitest";
import { withDetectedEntities } from "../../src/simulator/text/detect-entities.js";

function find(text: string) {
  const { entities } = withDetectedEntities({ text, entities: [] });
  return entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
}

it.each([
  ["/start park-7", [["bot_command", "/start"]]],
  ["/queue@zone_bot now", [["bot_command", "/queue@zone_bot"]]],
  ["5/6 және км/сағ", []],
  ["See https://almaty.kz/parks?a=1, please", [["url", "https://almaty.kz/parks?a=1"]]],
  ["almaty.kz және т.б.", [["url", "almaty.kz"]]],
  ["asel@zone.kz", [["email", "asel@zone.kz"]]],
  ["@clerk_one, қараңыз", [["mention", "@clerk_one"]]],
  ["#су_басу және #12", [["hashtag", "#су_басу"]]],
  ["+7 (701) 123-45-67", [["phone_number", "+7 (701) 123-45-67"]]],
])("finds in %s what Telegram finds", (text, found) => {
  expect(find(text)).toEqual(found);
});

it("looks for nothing inside code", () => {
  const code = { type: "code" as const, offset: 0, length: 13 };

  const { entities } = withDetectedEntities({ text: "A-2026-000123 /case", entities: [code] });

  expect(entities).toEqual([code, { type: "bot_command", offset: 14, length: 5 }]);
});
