import { describe, expect, it } from "vitest";
import { PAGES, PICTURE_THEMES, THEMES, hasPicture } from "../../../src/features/stats/theme.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { startApplying } from "../../helpers/apply.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const TEXT_THEMES = THEMES.filter((theme) => !hasPicture(theme));

/** How each picture was sent, in order: by an upload or by Telegram's id. */
function pictures({ simulator }: TestPerson) {
  return simulator.calls
    .filter(({ method }) => method === "sendPhoto")
    .map(({ params, result }) => ({
      by: String(params.photo).startsWith("attach://") ? "upload" : "id",
      isOk: result.ok,
    }));
}

describe.each(LOCALES)("an investor who reads %s", (locale) => {
  const t = translator(locale);

  it("turns every page of the themes in words in one message", async () => {
    const { investor } = await startTestApp();
    await greet(investor, locale);
    await investor.sends("/stats");
    const before = investor.messages().length;

    for (const theme of TEXT_THEMES) {
      await investor.presses(t(`stats.theme.${theme}`, plain));
      expect(investor.sees()).toContain(t(`stats.title.${theme}`, plain));
      for (let page = 2; page <= PAGES[theme].length; page++) {
        await investor.presses("›");
        expect(investor.sees()).toContain(`· ${page}/${PAGES[theme].length}`);
      }
      await investor.presses(t("stats.themes", plain));
      expect(investor.seesButtons()).toHaveLength(THEMES.length);
    }

    expect(investor.messages()).toHaveLength(before);
  });

  it("gets a picture with each theme that has one, and turns the pages under it", async () => {
    const { investor, simulator } = await startTestApp();
    await greet(investor, locale);
    await investor.sends("/stats");

    for (const theme of PICTURE_THEMES) {
      await investor.presses(t(`stats.theme.${theme}`, plain));
      const picture = investor.messages().at(-1);
      const file = simulator.world.files.find(picture?.photo?.at(-1)?.file_id ?? "");
      expect(Buffer.from(file?.bytes ?? []).toString("latin1")).toMatch(/^\x89PNG[^]{10000}/);

      for (let page = 1; page <= PAGES[theme].length; page++) {
        if (page > 1) await investor.presses("›");
        expect(investor.sees()).toContain(`· ${page}/${PAGES[theme].length}`);
        expect(investor.sees().length).toBeLessThanOrEqual(1024);
      }
      expect(investor.messages().at(-1)?.photo).toEqual(picture?.photo);
      await investor.presses(t("stats.themes", plain));
      expect(investor.sees()).toBe(t("stats.menu").replace(/<[^>]+>/g, ""));
    }
  });
});

it("uploads a picture once, and sends it by Telegram's id to everybody after", async () => {
  const { investor, newcomer } = await startTestApp();
  const other = newcomer("ru");
  await greet(investor, "ru");
  await greet(other, "ru");

  for (const person of [investor, investor, other]) {
    await person.sends("/stats");
    await person.presses(ru("stats.theme.projects", plain));
  }

  expect(pictures(investor).map(({ by }) => by)).toEqual(["upload", "id", "id"]);
  expect(other.messages().at(-1)?.photo).toEqual(investor.messages().at(-1)?.photo);
});

it("gets a picture again that Telegram no longer knows", async () => {
  const { investor, simulator } = await startTestApp();
  await greet(investor, "ru");
  await investor.sends("/stats");
  await investor.presses(ru("stats.theme.jobs", plain));
  simulator.faults.add({
    kind: "error",
    method: "sendPhoto",
    errorCode: 400,
    description: "Bad Request: wrong file identifier/HTTP URL specified",
    times: 1,
  });

  await investor.presses(ru("stats.theme.jobs", plain));
  await investor.presses(ru("stats.theme.jobs", plain));

  expect(pictures(investor)).toEqual([
    { by: "upload", isOk: true },
    { by: "id", isOk: false },
    { by: "upload", isOk: true },
    { by: "id", isOk: true },
  ]);
});

it("reads the figures in words when Telegram does not take the picture", async () => {
  const { investor, simulator } = await startTestApp();
  await greet(investor, "ru");
  await investor.sends("/stats");
  simulator.faults.add({ kind: "error", method: "sendPhoto", description: "IMAGE_PROCESS_FAILED" });

  await investor.presses(ru("stats.theme.parks", plain));

  expect(investor.messages().at(-1)?.photo).toBeUndefined();
  expect(investor.sees()).toContain("46\u00A0000");
  expect(investor.sees()).toContain(ru("facts.source", { of: "" }));
  await investor.presses("›");
  expect(investor.sees()).toContain("· 2/4");
});

it("reads the figures in words when they cannot be drawn", async () => {
  const { investor, app } = await startTestApp();
  await greet(investor, "ru");
  await investor.sends("/stats");
  await app.db.updateTable("fact").set({ value_number: 0 }).where("id", "=", "A21").execute();

  await investor.presses(ru("stats.theme.projects", plain));

  expect(investor.messages().at(-1)?.photo).toBeUndefined();
  expect(investor.sees()).toContain("124\u00A0млрд тенге");
});

it("looks at the figures in the middle of a form and is asked the open question again", async () => {
  const { investor } = await startTestApp();
  await startApplying(investor, "ru");
  await investor.sends("/menu");

  await investor.presses(ru("start.stats", plain));

  const [screen, question] = investor.seesAll().slice(-2);
  expect(screen).toContain(ru("start.stats", plain));
  expect(question).toContain(ru("application.applicantKind.ask"));
  await investor.presses(ru("stats.theme.jobs", plain));
  expect(investor.messages().at(-2)?.photo).toBeDefined();
  expect(investor.sees()).toBe(question);
  const before = investor.messages().length;
  await investor.presses("›");
  expect(investor.messages()).toHaveLength(before);
});

it("says how much is free now, as of which day, and less as soon as a place is held", async () => {
  const { investor, app } = await startTestApp({ withSamples: true });
  await greet(investor, "ru");
  const free = await app.db
    .selectFrom("premises")
    .select("id")
    .where("state", "=", "free")
    .execute();
  await investor.sends("/stats");
  expect(investor.sees()).toContain(`Сейчас свободно по каталогу: ${free.length}, площадь`);
  expect(investor.sees()).toContain("на 1 ноября 2026 года");
  expect(investor.sees()).toContain("Образец");

  await app.db
    .updateTable("premises")
    .set({ state: "reserved" })
    .where("id", "=", free[0]?.id ?? "")
    .execute();
  await investor.sends("/stats");

  expect(investor.sees()).toContain(`Сейчас свободно по каталогу: ${free.length - 1},`);
});
