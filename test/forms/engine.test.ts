import { describe, expect, it } from "vitest";
import { isTyped } from "../../src/forms/choice-field.js";
import { DONE, type Field, type Form, type Gathered, type Parsed } from "../../src/forms/form.js";
import { isTooLarge } from "../../src/forms/sent-file.js";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { storeMedia } from "../../src/simulator/world/media.js";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";
import { almaty } from "../../src/simulator/world/pressing.js";
import { onBothDatabases } from "../helpers/databases.js";
import { startFormBot } from "../helpers/form-bot.js";

const ru = translator("ru");

const base = (id: string): Field => ({
  id,
  label: () => id,
  ask: () => `ask ${id}`,
  explain: (_, problem) => problem,
  show: (_, value) => JSON.stringify(value),
  parse: ({ text }): Parsed<unknown> =>
    text === undefined ? { kind: "problem", problem: "words" } : { kind: "value", value: text },
});

const story: Field = {
  ...base("story"),
  gathers: true,
  takesLateFiles: true,
  ask: (_, answers) => `ask story ${gathered(answers.story).files.length}`,
  choices: () => [[{ value: DONE, label: "All" }]],
  parse: ({ text, choice, file }, _, answers): Parsed<unknown> => {
    const { note, done } = gathered(answers.story);
    const words = (note as { words: string[] } | undefined)?.words ?? (done ? [done] : []);
    if (choice === DONE || isTyped(text, () => "All")) {
      return { kind: "value", value: words.join("\n") };
    }
    if (file && isTooLarge(file)) {
      const kept = { words: [...words, ...(file.caption === null ? [] : [file.caption])] };
      return { kind: "part", note: kept, problem: "too large" };
    }
    const said = text ?? file?.caption ?? undefined;
    const kept = { words: said === undefined ? words : [...words, said] };
    return { kind: "part", note: kept, ...(file && { file }) };
  },
};

const place: Field = {
  ...base("place"),
  isOptional: true,
  requestsLocation: true,
  choices: (_t, _answers, locale) => [[{ value: "north", label: `North ${locale}` }]],
  parse: ({ text, choice, location }) => {
    const value = choice ?? location ?? text;
    return value === undefined
      ? { kind: "problem", problem: "no place" }
      : { kind: "value", value };
  },
};

const form = (...fields: Field[]): Form => ({
  id: "trial",
  version: 1,
  command: "form",
  title: () => "Trial",
  hasSummary: true,
  fields,
});

function gathered(value: unknown): Gathered {
  if (typeof value === "string") return { files: [], done: value };
  const held = value as Partial<Gathered> | undefined;
  return held?.files ? (held as Gathered) : { files: [], note: held ?? { words: [] } };
}

onBothDatabases((database) => {
  it("gathers words and files of one answer, however they are mixed", async () => {
    const { person, draft, db, simulator } = await startFormBot(form(story, base("next")), {
      database,
    });
    const album = { media_group_id: simulator.world.nextMediaGroupId() };

    await person.sends("no light");
    for (let n = 0; n < 3; n++) {
      const photo = storeMedia(simulator.world.files, { kind: "photo", ...samplePhoto });
      await person.does((one) => one.sendsContent({ ...photo, ...album }));
    }
    await person.sends("since morning");
    await person.does((one) => one.sendsVideo({ bytes: Buffer.from("film") }, { caption: "see" }));
    await person.does((one) =>
      one.sendsContent({
        voice: { file_id: "v", file_unique_id: "v", duration: 2, file_size: 10 },
      }),
    );
    await person.presses("All");

    expect(await draft()).toMatchObject({
      story: "no light\nsince morning\nsee",
      asked: "next",
    });
    const kinds = await db.selectFrom("attachment").select("kind").orderBy("id").execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(["photo", "photo", "photo", "video", "voice"]);
  });
});

describe("a gathering question", () => {
  it("tells of a video of 20.1 MB, and loses neither its words nor what was given", async () => {
    const { person, draft, db } = await startFormBot(form(story));
    const bytes = Buffer.alloc(20.1 * 1024 * 1024);

    await person.sends("no light");
    await person.does((one) => one.sendsVideo({ bytes }, { caption: "the yard" }));

    expect(person.sees()).toContain("too large\n\nask story 0");
    expect(await draft()).toMatchObject({ story: { words: ["no light", "the yard"] } });
    expect(await db.selectFrom("attachment").selectAll().execute()).toEqual([]);
  });

  it("takes a photo that comes after it was answered, whatever is asked then", async () => {
    const { person, draft, db } = await startFormBot(form(story, base("next")));
    await person.sends("no light");
    await person.presses("All");

    await person.does((one) => one.sendsPhoto(undefined, { caption: "here" }));
    expect(person.sees()).toContain(ru("form.file-added"));
    expect(person.sees()).toContain("ask next");
    await person.sends("words");
    await person.does((one) => one.sendsPhoto());

    expect(await draft()).toMatchObject({
      story: "no light\nhere",
      next: "words",
      asked: "summary",
    });
    expect(await db.selectFrom("attachment").selectAll().execute()).toHaveLength(2);
    expect(person.sees()).toContain(ru("form.check", { title: "Trial" }).replace(/<[^>]+>/g, ""));
  });
});

describe.each(LOCALES)("a question for a place, in %s", (locale) => {
  const t = translator(locale);

  it("takes where the person stands, and its keyboard goes with the answer", async () => {
    const { person, draft } = await startFormBot(form(place, base("next")), { locale });
    expect(person.person.keyboard()).toMatchObject({ kind: "keyboard" });

    await person.presses(t("form.share-place", plain));

    expect(await draft()).toMatchObject({ place: almaty, asked: "next" });
    expect(person.person.keyboard()).toBeUndefined();
  });

  it("shows the list on demand, in the person's language, and takes a tap on it", async () => {
    const { person, draft } = await startFormBot(form(base("first"), place), { locale });
    await person.sends("1");

    await person.presses(t("form.list", plain));
    expect(person.seesButtons()).toEqual([
      `North ${locale}`,
      ...[t("form.back", plain), t("form.skip", plain)],
      ...[t("form.later", plain), t("form.cancel", plain)],
    ]);
    await person.presses("North");

    expect(await draft()).toMatchObject({ place: "north", asked: "summary" });
    expect(person.person.keyboard()).toBeUndefined();
  });

  it.each(["back", "skip", "later"] as const)("knows “%s” as a word", async (verb) => {
    const { person, draft } = await startFormBot(form(base("first"), place), { locale });
    await person.sends("1");

    await person.presses(t(`form.${verb}`, plain));

    const asked = { back: "first", skip: "summary", later: "place" };
    expect((await draft()).asked).toBe(asked[verb]);
  });
});

it("takes a venue for the place where it is", async () => {
  const { person, draft } = await startFormBot(form(place));
  const location = { latitude: 43.3, longitude: 76.8 };

  await person.does((one) =>
    one.sendsContent({ location, venue: { location, title: "Gate", address: "1" } }),
  );

  expect(await draft()).toMatchObject({ place: location });
});

describe("an answer that is looked up", () => {
  const found: Field = { ...base("found"), isGiven: true, isLookedUp: true, about: ["a", "b"] };
  const pick: Field = {
    ...base("pick"),
    about: ["found"],
    appliesTo: ({ found }) => Array.isArray(found) && found.length > 0,
    ask: (_, { found }) => `ask pick of ${String(found)}`,
  };

  it("comes once all is there that it rests on, and anew when that changes", async () => {
    const looked: unknown[] = [];
    const { person, draft } = await startFormBot(form(base("a"), base("b"), found, pick), {
      lookUps: {
        found: (_db, answers, personId) => {
          looked.push([answers.a, answers.b, personId]);
          return Promise.resolve(answers.b === "none" ? null : [answers.a, answers.b]);
        },
      },
    });

    await person.sends("1");
    expect(looked).toEqual([]);
    await person.sends("2");
    expect(person.sees()).toContain("ask pick of 1,2");
    await person.sends("x");
    await person.presses(ru("form.change", plain));
    await person.presses("b");
    await person.sends("3");
    expect(person.sees()).toContain("ask pick of 1,3");
    await person.presses(ru("form.back", plain));
    await person.sends("none");

    expect(looked).toEqual([
      ["1", "2", person.id],
      ["1", "3", person.id],
      ["1", "none", person.id],
    ]);
    expect(await draft()).toEqual({ a: "1", b: "none", found: null, asked: "summary" });
  });
});

describe("a question with a picture", () => {
  const shown = (words: string): Field => ({
    ...base("it"),
    ask: () => words,
    photo: ({ first }) => first as string,
    choices: () => [[{ value: "yes", label: "Yes" }]],
  });

  it.each([
    ["under it", "ask it", true],
    ["without it where they are too long for a caption", "а".repeat(1_025), false],
  ])("has its words and buttons %s", async (_, words, hasPhoto) => {
    const { person, draft } = await startFormBot(form(base("first"), shown(words)));
    const photo = person.person.sendsPhoto().message.photo?.at(-1)?.file_id ?? "";

    await person.sends(photo);
    expect(person.messages().at(-1)?.photo !== undefined).toBe(hasPhoto);
    expect(person.sees()).toContain(words);
    await person.presses("Yes");

    expect((await draft()).asked).toBe("it");
    expect(person.sees()).toContain("words");
  });

  it("is asked in words when Telegram does not take the picture", async () => {
    const { person } = await startFormBot(form(base("first"), shown("ask it")));

    await person.sends("no such file");

    expect(person.sees()).toContain("ask it");
    expect(person.seesButtons()[0]).toBe("Yes");
  });
});

it("one tap may settle another question too, and one answer may send all at once", async () => {
  const first: Field = {
    ...base("a"),
    parse: () => ({ kind: "value", value: "1", also: { b: "2" } }),
  };
  const { person, filings } = await startFormBot({
    ...form(first, base("b"), base("c"), base("d")),
    isSentAtOnce: ({ c }) => c === "now",
  });

  await person.sends("tap");
  expect(person.sees()).toContain("ask c");
  await person.sends("now");

  expect(filings).toMatchObject([{ answers: { a: "1", b: "2", c: "now" } }]);
});
