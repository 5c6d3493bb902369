import { describe, expect, it } from "vitest";
import { reportForm } from "../../../src/features/faults/report/report.form.js";
import { readReport } from "../../../src/features/faults/report/read-report.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { storeMedia } from "../../../src/simulator/world/media.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { onBothDatabases } from "../../helpers/databases.js";
import { directory } from "../../helpers/directory.js";
import { type FormBot, startFormBot } from "../../helpers/form-bot.js";
import { bare, category, form, KNOWN, says, startReporting } from "../../helpers/reporting.js";

const ru = translator("ru");

describe.each<[Locale, string]>([
  ["kk", "свет жок 12 подстанция"],
  ["ru", "Нет света, подстанция № 12"],
  ["en", "No power at substation 12"],
])("a resident who writes in %s", (locale, words) => {
  const t = translator(locale);
  const tap = (bot: FormBot, label: string) => bot.person.presses(label);

  it("reports a power cut in six taps after the words", async () => {
    const bot = await startReporting(locale);
    expect(bot.person.sees()).toContain(bare(t("report.description.ask")));
    const object = directory.objects.find(({ id }) => id === "substation-12")?.name[locale];
    const taps = [
      t("report.description.done", plain),
      t("report.category.confirm", plain),
      directory.questions[0]?.choices?.[0]?.name[locale] ?? "",
      t("form.skip", plain),
      t("report.named.named", plain),
      t("form.send", plain),
    ];

    await bot.person.sends(words);
    await tap(bot, taps[0] ?? "");
    expect(bot.person.sees()).toContain(`${category(locale, "power")}, ${object}`);
    for (const label of taps.slice(1)) await tap(bot, label);

    expect(taps).toHaveLength(6);
    expect(bot.filings).toMatchObject([
      {
        answers: {
          report: words,
          category: "power",
          objectId: "substation-12",
          "q-power-extent": "whole",
          "q-power-since": null,
          named: "named",
        },
      },
    ]);
  });

  it("begins with a photo, picks a category and a place, and reads all before it is sent", async () => {
    const bot = await startReporting(locale);

    await bot.person.does((person) => person.sendsPhoto());
    expect(bot.person.sees()).toContain(bare(t("report.description.only-files", { files: 1 })));
    await tap(bot, t("report.description.done", plain));
    expect(bot.person.sees()).toContain(t("report.category.ask"));
    expect(bot.person.seesButtons()).toHaveLength(13 + 3);
    await tap(bot, category(locale, "road"));
    await tap(bot, t("form.list", plain));
    await tap(bot, directory.parks[1]?.name[locale] ?? "");
    await tap(
      bot,
      directory.questions.find(({ id }) => id === "q-road-passable")?.choices?.[2]?.name[locale] ??
        "",
    );
    await tap(bot, t("report.named.private", plain));

    const summary = bot.person.sees();
    expect(summary).toContain(t("report.title", plain));
    expect(summary).toContain(t("report.description.files", { n: 1 }));
    expect(summary).toContain(directory.parks[1]?.name[locale]);
    await tap(bot, t("form.send", plain));
    expect(bot.filings).toMatchObject([
      {
        answers: {
          report: "",
          category: "road",
          place: { kind: "park", id: "oak" },
          "q-road-passable": "none",
          named: "private",
        },
      },
    ]);
  });

  it("hears whom to call when life is in danger, and sends what there is by one tap", async () => {
    const bot = await startReporting(locale);
    const danger = { kk: "газ иісі шығып тұр", ru: "газом пахнет", en: "a smell of gas" }[locale];

    await says(bot, locale, danger);
    for (const number of ["112", "101", "104", directory.dutyPhone]) {
      expect(bot.person.sees()).toContain(number);
    }
    await tap(bot, t("report.danger.urgent", plain));

    expect(bot.filings).toMatchObject([
      { answers: { report: danger, danger: "urgent", category: "gas" } },
    ]);
    expect(await bot.draft()).toEqual({ asked: null });
  });

  it("joins the neighbours by one tap", async () => {
    const bot = await startReporting(locale, { known: [{}] });
    await says(bot, locale, words);
    await tap(bot, t("report.category.confirm", plain));

    expect(bot.person.sees()).toContain("C-2026-000123");
    expect(bot.person.sees()).toContain(t("report.join.followers", { count: 3 }));
    expect(bot.person.sees()).toContain(t("case.state.in_work"));
    await tap(bot, t("report.join.this", plain));

    expect(bot.filings).toMatchObject([{ answers: { report: words, join: "7" } }]);
  });
});

onBothDatabases((database) => {
  it("an album of ten with gaps and words in between is one report", async () => {
    const bot = await startReporting("ru", { database });
    const album = { media_group_id: bot.simulator.world.nextMediaGroupId() };
    const sendsPart = () => {
      const photo = storeMedia(bot.simulator.world.files, { kind: "photo", ...samplePhoto });
      return bot.person.does((person) => person.sendsContent({ ...photo, ...album }));
    };

    for (let n = 0; n < 5; n++) await sendsPart();
    await bot.person.sends("яма на дороге");
    for (let n = 0; n < 5; n++) await sendsPart();
    await bot.person.sends("у въезда");
    await bot.person.presses(ru("report.description.done", plain));
    await bot.person.presses(ru("report.category.confirm", plain));

    expect(await bot.draft()).toMatchObject({
      report: "яма на дороге\nу въезда",
      category: "road",
      asked: "place",
    });
    const files = await bot.db.selectFrom("attachment").selectAll().execute();
    expect(files).toHaveLength(10);
  });
});

describe("a resident in the middle of the form", () => {
  it("puts a pin outside the zone, is asked once, and is believed", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "яма на дороге");
    await bot.person.presses(ru("report.category.confirm", plain));

    await bot.person.presses(ru("form.share-place", plain));
    expect(bot.person.sees()).toContain(ru("report.outside.ask"));
    await bot.person.presses(ru("report.outside.yes", plain));

    expect(await bot.draft()).toMatchObject({
      place: { kind: "point", latitude: 43.238949 },
      outside: "yes",
      asked: "q-road-passable",
    });
  });

  it("puts another pin after the first was outside, and is not asked again inside", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "яма на дороге");
    await bot.person.presses(ru("report.category.confirm", plain));
    await bot.person.presses(ru("form.share-place", plain));

    await bot.person.presses(ru("form.back", plain));
    await bot.person.does((person) =>
      person.sendsLocation({ latitude: 43.331, longitude: 76.831 }),
    );

    expect((await bot.draft()).asked).toBe("q-road-passable");
  });

  it("writes the place in words, also when the first try is no place", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "яма на дороге");
    await bot.person.presses(ru("report.category.confirm", plain));

    await bot.person.sends("123");
    expect(bot.person.sees()).toContain(ru("report.place.problem"));
    await bot.person.sends("первая УЛИЦА");
    expect(await bot.draft()).toMatchObject({ place: { kind: "street", id: "first" } });
    await bot.person.presses(ru("form.back", plain));
    await bot.person.sends("у ворот № 2");

    expect(await bot.draft()).toMatchObject({ place: { kind: "words", words: "у ворот № 2" } });
  });

  it("is stopped by a special answer that speaks of danger, says that there is none, and goes on", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "Нет света, подстанция № 12");
    await bot.person.presses(ru("report.category.confirm", plain));

    await bot.person.presses("Оборван или оголён провод");
    expect(bot.person.sees()).toContain("112");
    await bot.person.presses(ru("report.danger.none", plain));
    expect((await bot.draft()).asked).toBe("q-power-since");
    await bot.person.sends("09:10");

    expect(await bot.draft()).toMatchObject({ danger: "none", asked: "named" });
  });

  it("sends a danger that only a special answer tells, with all that was answered before", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "Нет света, подстанция № 12");
    await bot.person.presses(category("ru", "rail"));
    await bot.person.presses("Подъездные пути");
    await bot.person.presses(ru("form.skip", plain));

    await bot.person.presses("Да, есть угроза");
    await bot.person.presses(ru("report.danger.urgent", plain));

    const answers = { category: "rail", objectId: "access-road", danger: "urgent" };
    expect(bot.filings).toMatchObject([{ answers }]);
  });

  it("is not asked of danger twice when the plain question is answered with no", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "газом пахнет у ворот");
    await bot.person.presses(ru("report.danger.none", plain));
    await bot.person.presses(category("ru", "gas"));
    await bot.person.presses(ru("form.skip", plain));

    await bot.person.presses("Нет");

    expect((await bot.draft()).asked).toBe("named");
  });

  it("changes the language, keeps the answers, and reads the next question in it", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "яма на дороге");

    await bot.person.sends("/language");
    await bot.person.presses("Қазақша");
    await bot.person.presses(translator("kk")("report.category.confirm", plain));

    expect(bot.person.sees()).toContain(bare(translator("kk")("report.place.ask")));
    expect(await bot.draft()).toMatchObject({ report: "яма на дороге", category: "road" });
  });

  it("leaves and comes back to the same question", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "яма на дороге");

    await bot.person.presses(ru("form.later", plain));
    expect(bot.person.sees()).toContain("/complain");
    await bot.person.sends("/form");

    expect(bot.person.sees()).toContain(
      bare(ru("report.category.guess", { guess: category("ru", "road") })),
    );
  });

  it("presses a button of an earlier question, and nothing changes", async () => {
    const bot = await startReporting();
    await bot.person.sends("яма на дороге");
    const earlier = bot.person.messages().at(-1)?.message_id ?? 0;
    await bot.person.presses(ru("report.description.done", plain));

    await bot.person.presses(ru("report.description.done", plain), { message: earlier });

    expect(bot.person.seesToast()).toBe(ru("form.old-question"));
    expect((await bot.draft()).asked).toBe("category");
  });

  it("goes on at the next question when staff take the open one away", async () => {
    let now = directory;
    const changing = reportForm({ directory: () => now, readReport });
    const lookUps = { similar: () => Promise.resolve([]) };
    const bot = await startFormBot(changing, { lookUps });
    await says(bot, "ru", "Нет света, подстанция № 12");
    await bot.person.presses(ru("report.category.confirm", plain));
    expect((await bot.draft()).asked).toBe("q-power-extent");

    now = { ...directory, questions: [] };
    await bot.person.sends("на всей площадке");

    expect(bot.person.sees()).toContain(ru("form.changed"));
    expect(await bot.draft()).toMatchObject({ objectId: "substation-12", asked: "named" });
  });

  it.each([
    ["ливневая канализация забита", "storm_sewer"],
    ["ливневка забита", "storm_sewer"],
    ["нөсер кәрізі бітеліп қалды", "storm_sewer"],
    ["дауыл суының нөсерлік кәрізі толып кетті", "storm_sewer"],
    ["storm sewer is blocked", "storm_sewer"],
    ["the storm drainage is clogged", "storm_sewer"],
    ["канализация забита", "sewerage"],
    ["кәріз бітеліп қалды", "sewerage"],
    ["the sewer is blocked", "sewerage"],
  ] as const)("tells rain water from foul water: %s", async (words, what) => {
    const bot = await startReporting();

    await says(bot, "ru", words);

    expect(bot.person.sees()).toContain(category("ru", what));
    await bot.person.presses(ru("report.category.confirm", plain));
    expect(await bot.draft()).toMatchObject({ category: what });
  });

  it("types a category in his own words", async () => {
    const bot = await startReporting();
    await bot.person.does((person) => person.sendsPhoto());
    await bot.person.presses(ru("report.description.done", plain));

    await bot.person.sends("свет");

    expect(await bot.draft()).toMatchObject({ category: "power", asked: "objectId" });
  });
});

it("every button of the form fits into what Telegram carries", () => {
  const answers = { report: "", category: "power", similar: [{ ...KNOWN, caseId: 2 ** 31 }] };
  const data = LOCALES.flatMap((locale) =>
    form.fields.flatMap((field) =>
      (field.choices?.(translator(locale), answers, locale) ?? [])
        .flat()
        .map(({ value }) => `form:report:pick:${field.id}:${value}`),
    ),
  );

  expect(data.length).toBeGreaterThan(50);
  expect(data.filter((one) => Buffer.byteLength(one) > 64)).toEqual([]);
});
