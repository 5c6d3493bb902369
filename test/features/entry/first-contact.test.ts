import { expect, it, describe } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp } from "../../helpers/app.js";

const kk = translator("kk");
const ru = translator("ru");

describe("a newcomer", () => {
  it("is greeted in three languages, the one of the telephone first", async () => {
    const { newcomer } = await startTestApp();
    const person = newcomer("kk-KZ");

    await person.sends("/start");

    expect(person.seesButtons()).toEqual(["Қазақша", "Русский", "English"]);
    for (const locale of LOCALES)
      expect(person.sees()).toContain(translator(locale)("language.first"));
  });

  it.each([
    ["kk", "Қазақша"],
    ["ru", "Русский"],
    ["en", "English"],
  ] as const)("is spoken to in %s from then on", async (locale, button) => {
    const { newcomer } = await startTestApp();
    const person = newcomer("de");

    await person.sends("/start");
    await person.presses(button);

    expect(person.sees()).toBe(translator(locale)("start.hello"));
    await person.sends("/menu");
    expect(person.sees()).toBe(translator(locale)("start.menu"));
  });

  it("comes by a link to the form and finds it behind the two gates", async () => {
    const { newcomer } = await startTestApp();
    const person = newcomer("kk");

    await person.sends("/start apply");
    await person.presses("Қазақша");
    expect(person.sees()).toContain("Дербес деректеріңізді өңдеуге келісесіз бе?");
    await person.presses(kk("consent.give", plain));

    expect(person.sees()).toContain(kk("application.applicantKind.ask"));
  });

  it("who begins with words has them kept until the language is chosen", async () => {
    const { newcomer } = await startTestApp();
    const person = newcomer("ru");

    await person.sends("А что насчёт кактусов?");
    await person.presses("Русский");

    expect(person.sees()).toBe(ru("question.not-understood"));
  });

  it("can look at everything without consent, but sends no form", async () => {
    const { newcomer, app } = await startTestApp();
    const person = newcomer("ru");
    await greet(person, "ru");

    await person.sends("/apply");
    await person.presses(ru("consent.refuse", plain));
    await person.sends("/menu");

    expect(person.sees()).toBe(ru("start.menu"));
    expect(await app.db.selectFrom("draft").selectAll().execute()).toEqual([]);
  });
});

it("sees the list of commands in the chosen language", async () => {
  const { newcomer, simulator } = await startTestApp();
  const person = newcomer("ru");
  await greet(person, "kk");

  const known = () =>
    simulator.calls.some(
      ({ method, params }) =>
        method === "setMyCommands" && (params.scope as { chat_id?: number }).chat_id === person.id,
    );
  await simulator.waitUntil(known);

  const call = simulator.calls.find(
    ({ method, params }) =>
      method === "setMyCommands" && (params.scope as { chat_id?: number }).chat_id === person.id,
  );
  expect(JSON.stringify(call?.params.commands)).toContain(kk("commands.apply", plain));
});

it("who lets the bot in again after a block is written to again", async () => {
  const { investor, app } = await startTestApp();
  await greet(investor, "ru");

  await investor.does((person) => person.blocks());
  const blocked = await app.db.selectFrom("person").selectAll().executeTakeFirstOrThrow();
  await investor.does((person) => person.unblocks());
  await investor.sends("/menu");

  const after = await app.db
    .selectFrom("person")
    .selectAll()
    .where("id", "=", investor.id)
    .executeTakeFirstOrThrow();
  expect([blocked.blocked, after.blocked]).toEqual([1, 0]);
  expect(investor.sees()).toBe(ru("start.menu"));
});
