import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { startApplying } from "../../helpers/apply.js";

const ru = translator("ru");
const withSamples = true;

describe.each(LOCALES)("an investor who reads %s", (locale) => {
  const t = translator(locale);
  const sample = t("parks.sample").replace(/<[^>]+>/g, "");

  it("reads on every page of the catalogue that the parks are invented", async () => {
    const { investor } = await startTestApp({ withSamples });
    await greet(investor, locale);
    await investor.sends("/parks");
    const before = investor.messages().length;

    for (let page = 1; page <= 6; page++) {
      if (page > 1) await investor.presses("›");
      expect(investor.sees()).toContain(`· ${page}/6`);
      expect(investor.sees()).toMatch(new RegExp(`^${sample}`));

      const [park] = investor.seesButtons();
      await investor.presses(park ?? "");
      expect(investor.sees()).toContain(park);
      expect(investor.sees()).toMatch(new RegExp(`^${sample}`));
      await investor.presses(t("parks.back", plain));
    }

    expect(investor.messages()).toHaveLength(before);
  });

  it("reads the published totals without a catalogue, and what is not published", async () => {
    const { investor } = await startTestApp();
    await greet(investor, locale);

    await investor.sends("/parks");
    expect(investor.sees()).toMatch(/133[\u00A0,]900/);
    expect(investor.sees()).toContain(t("parks.totals.vacancy"));
    await investor.sends("/space");

    const [, notPublished] = t("parks.totals.heading.space").split("\n");
    expect(investor.sees()).toContain(notPublished);
    expect(investor.sees()).not.toContain(sample);
    await investor.presses(t("start.operator", plain));
    await investor.presses(t("consent.give", plain));
    expect(investor.sees()).toBe(t("question.ask"));
  });
});

describe("an investor before a park", () => {
  it("sees an invented park on the map as an invented one", async () => {
    const { investor } = await startTestApp({ withSamples });
    await greet(investor, "ru");
    await investor.sends("/start park-sample-03");

    await investor.presses(ru("parks.map", plain));

    expect(investor.messages().at(-1)?.venue).toMatchObject({
      title: "Берёза (образец)",
      address: ru("parks.sample-place", plain),
    });
  });

  it("comes by a link, before any language, and finds the park behind the gate", async () => {
    const { newcomer } = await startTestApp({ withSamples });
    const person = newcomer("kk");

    await person.sends("/start park-sample-01");
    await person.presses("Қазақша");

    expect(person.sees()).toContain("Арша (үлгі)");
  });

  it("gets a polite line for a park that nobody knows, by a link and by an old button", async () => {
    const { investor, app } = await startTestApp({ withSamples });
    await greet(investor, "ru");
    await investor.sends("/start park-nowhere");
    expect(investor.sees()).toBe(ru("parks.unknown"));
    await investor.sends("/parks");
    await app.db.deleteFrom("premises").where("park_id", "=", "sample-01").execute();
    await app.db.deleteFrom("park").where("id", "=", "sample-01").execute();

    await investor.presses("Можжевельник");

    expect(investor.seesToast()).toBe(ru("parks.unknown", plain));
  });
});

it.each(["parks", "space"] as const)(
  "looks at %s in the middle of a form and is asked the open question again",
  async (place) => {
    const { investor } = await startTestApp({ withSamples });
    await startApplying(investor, "ru");
    await investor.sends("/menu");

    await investor.presses(ru(`start.${place}`, plain));

    const [screen, question] = investor.seesAll().slice(-2);
    expect(screen).toContain("Образец");
    expect(question).toContain(ru("application.applicantKind.ask"));
  },
);
