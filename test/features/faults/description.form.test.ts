import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { bare, says, startReporting } from "../../helpers/reporting.js";

const ru = translator("ru");

describe("what a resident tells first", () => {
  it("goes back to add words and a photo, and may erase the words", async () => {
    const bot = await startReporting();
    await says(bot, "ru", "яма на дороге");

    await bot.person.presses(ru("form.back", plain));
    await bot.person.presses(ru("report.description.clear", plain));
    await bot.person.does((person) => person.sendsPhoto());
    await says(bot, "ru", "нет интернета");

    expect(await bot.draft()).toMatchObject({ report: "нет интернета", asked: "category" });
    expect(bot.person.sees()).toContain(ru("incident.category.telecom"));
  });

  it.each(LOCALES)(
    "writes very much at once, and goes on with its beginning, in %s",
    async (locale) => {
      const bot = await startReporting(locale);
      const t = translator(locale);
      const words = `яма на дороге ${"🚧".repeat(1_500)}`;

      await bot.person.sends(words);
      expect(bot.person.sees()).toContain(t("report.description.too-long"));
      expect(bot.person.sees()).toContain(
        bare(t("report.description.so-far", { words: 1, files: 0 })),
      );
      await bot.person.presses(t("report.description.done", plain));

      const { report, asked } = await bot.draft();
      expect(words.startsWith(report as string)).toBe(true);
      expect((report as string).length).toBeGreaterThan(1_990);
      expect((report as string).length).toBeLessThanOrEqual(2_000);
      expect(asked).toBe("category");
    },
  );

  it("keeps what still has room of a further message, and files after it", async () => {
    const bot = await startReporting();

    await bot.person.sends("а".repeat(1_500));
    await bot.person.sends("б".repeat(1_500));
    await bot.person.sends("в".repeat(10));
    expect(bot.person.sees()).toContain(ru("report.description.too-long"));
    await bot.person.does((person) => person.sendsPhoto());
    expect(bot.person.sees()).toContain(
      bare(ru("report.description.so-far", { words: 2, files: 1 })),
    );
    await bot.person.presses(ru("report.description.done", plain));

    const { report } = await bot.draft();
    expect(report).toBe(`${"а".repeat(1_500)}\n${"б".repeat(499)}`);
  });

  it.each(LOCALES)(
    "says where it is when asked which object, and is not asked for the place, in %s",
    async (locale) => {
      const t = translator(locale);
      for (const where of ["Building 3, gate 7", undefined]) {
        const bot = await startReporting(locale);
        await says(bot, locale, "power is out");
        await bot.person.presses(t("report.category.confirm", plain));
        expect(await bot.draft()).toMatchObject({ asked: "objectId" });

        if (where) await bot.person.sends(where);
        else await bot.person.does((person) => person.sendsLocation());

        const { objectId, place, asked } = await bot.draft();
        expect(objectId).toBe(null);
        expect(place).toMatchObject(where ? { kind: "words", words: where } : { kind: "point" });
        expect(asked).not.toBe("place");
      }
    },
  );

  it("sends a video of 20.1 MB, is told so, and goes on with its words", async () => {
    const bot = await startReporting();
    const bytes = Buffer.alloc(20.1 * 1024 * 1024);

    await bot.person.does((person) => person.sendsVideo({ bytes }, { caption: "яма на дороге" }));
    expect(bot.person.sees()).toContain(ru("report.description.too-large"));
    await bot.person.presses(ru("report.description.done", plain));

    expect(await bot.draft()).toMatchObject({ report: "яма на дороге", asked: "category" });
  });
});
