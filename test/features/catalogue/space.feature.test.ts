import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { startApplying } from "../../helpers/apply.js";

const withSamples = true;
const ru = translator("ru");

describe.each(LOCALES)("an investor who reads %s", (locale) => {
  const t = translator(locale);
  const sample = t("parks.sample").replace(/<[^>]+>/g, "");

  it("finds a place with a few taps, in one message that is always a sample", async () => {
    const { investor } = await startTestApp({ withSamples });
    await greet(investor, locale);
    await investor.sends("/space");
    const before = investor.messages().length;

    await investor.presses(t("place.choice.premises", plain));
    expect(investor.sees()).toContain(t("place.ask.area"));
    await investor.presses(t("parks.size.200-500", plain));
    await investor.presses(t("place.utility.gas", plain));
    expect(investor.seesButtons()).toContain(`✓ ${t("place.utility.gas", plain)}`);
    await investor.presses(t("place.next", plain));
    await investor.presses(t("place.choice.height", { m: 6, ...plain }));
    await investor.presses(t("place.choice.when-any", plain));

    expect(investor.messages()).toHaveLength(before);
    expect(investor.sees()).toMatch(new RegExp(`^${sample}`));
    expect(firstBlock(investor.sees())).toContain(t("place.fits"));
  });

  it("is shown everything when no question is answered, page by page", async () => {
    const { investor, app } = await startTestApp({ withSamples });
    await greet(investor, locale);
    await investor.sends("/space");
    const free = await app.db
      .selectFrom("premises")
      .select("id")
      .where("state", "=", "free")
      .execute();

    await investor.presses(t("place.show", { n: free.length, ...plain }));
    const pages = Number(/· 1\/(\d+)/.exec(investor.sees())?.[1]);
    for (let page = 2; page <= pages; page++) {
      await investor.presses("›");
      expect(investor.sees()).toMatch(new RegExp(`^${sample}`));
    }

    expect(pages).toBe(Math.ceil(free.length / 5));
    expect(investor.sees()).toContain(`${free.length}. `);
    expect(investor.sees()).not.toContain("✗");
  });

  it("types a wish as people type, and goes on from it in words", async () => {
    const { investor } = await startTestApp({ withSamples });
    await greet(investor, locale);

    await investor.sends(WISHES[locale].first);
    expect(readable(investor.sees())).toContain(WISHES[locale].heard);
    expect(investor.sees()).toContain("1. ");
    await investor.sends(WISHES[locale].more);

    expect(readable(investor.sees())).toContain(WISHES[locale].heardMore);
  });

  it("opens one place, looks where it is, and applies for it", async () => {
    const { investor, app } = await startTestApp({ withSamples });
    await greet(investor, locale);
    await investor.sends("/space");
    await investor.presses(t("place.choice.premises", plain));
    await investor.presses(showWords(locale));
    const [first] = investor.seesButtons();

    await investor.presses(first ?? "");
    expect(investor.sees()).toMatch(new RegExp(`^${sample}`));
    expect(investor.sees()).toContain(first?.replace(/^\d+\. /, ""));
    await investor.presses(t("parks.map", plain));
    expect(investor.messages().at(-1)?.venue).toBeDefined();
    await investor.presses(t("place.apply", plain));
    await investor.presses(t("consent.give", plain));

    expect(investor.sees()).toContain(t("application.applicantKind.ask"));
    const draft = await app.db.selectFrom("draft").select("answers").executeTakeFirstOrThrow();
    expect(JSON.parse(draft.answers)).toMatchObject({
      place: expect.objectContaining({
        premisesId: expect.stringMatching(/^sample-/) as string,
      }) as object,
    });
  });
});

const WISHES: Record<Locale, { first: string; heard: string; more: string; heardMore: string }> = {
  kk: {
    first: "500 шаршы метр цех керек, газы бар",
    heard: "Сізге керегі: үй-жай, кемінде 500 м², қажет: газ",
    more: "250 кВт",
    heardMore: "қажет: электр қуаты, газ, кемінде 250 кВт",
  },
  ru: {
    first: "цех 500 м2 с газом",
    heard: "Вы ищете: помещение, от 500 м², нужны: газ",
    more: "250 кВт",
    heardMore: "нужны: электричество, газ, от 250 кВт",
  },
  en: {
    first: "workshop 500 m2 with gas",
    heard: "You want: premises, from 500 m², with: gas",
    more: "250 kW",
    heardMore: "with: electricity, gas, from 250 kW",
  },
};

describe("an investor", () => {
  it("reads of each place that does not fit in what it differs", async () => {
    const { investor } = await startTestApp({ withSamples });
    await greet(investor, "ru");

    await investor.sends("нужен цех 700 м2 с подъездным путём, потолок 12 м");

    expect(readable(investor.sees())).toContain("Свободных мест:");
    expect(readable(firstBlock(investor.sees()))).toMatch(/✗ .*потолок \d/);
    expect(investor.seesButtons()).toContain(ru("place.watch", plain));
  });

  it("sees a photo of a place that has one", async () => {
    const { investor, app } = await startTestApp({ withSamples });
    await greet(investor, "ru");
    investor.person.sendsPhoto();
    await investor.settle();
    const photo = investor
      .messages()
      .find((message) => message.photo)
      ?.photo?.at(-1)?.file_id;
    await app.db
      .updateTable("premises")
      .set({ photo: photo ?? "" })
      .where("state", "=", "free")
      .execute();
    await investor.sends("/space");
    await investor.presses("Показать");

    await investor.presses("1. ");

    expect(investor.messages().at(-1)?.photo).toBeDefined();
    expect(investor.sees()).toContain("Образец");
  });

  it("is told in words that the place was taken meanwhile", async () => {
    const { investor, app } = await startTestApp({ withSamples });
    await greet(investor, "ru");
    await investor.sends("/space");
    await investor.presses("Показать");
    await investor.presses("1. ");
    await app.db.updateTable("premises").set({ state: "reserved" }).execute();

    await investor.presses(ru("place.apply", plain));

    expect(investor.seesToast()).toBe(ru("place.not-free", plain));
  });

  it("asks for a place in the middle of a form, by the menu, and is asked the open question again", async () => {
    const { investor } = await startTestApp({ withSamples });
    await startApplying(investor, "ru");

    await investor.sends("/space");

    const [screen, question] = investor.seesAll().slice(-2);
    expect(screen).toContain(ru("place.ask.what"));
    expect(question).toContain(ru("application.applicantKind.ask"));
  });

  it("asks without a catalogue and reads what is published", async () => {
    const { investor } = await startTestApp();
    await greet(investor, "ru");

    await investor.sends("цех 500 м2 с газом");
    expect(investor.sees()).toContain("не сказано");
    await investor.presses(ru("start.space", plain));

    expect(investor.sees()).toMatch(/133[\u00A0 ]900/);
  });
});

/** The first place on a page of results. */
function firstBlock(text: string): string {
  return text.split("\n\n").find((block) => block.startsWith("1. ")) ?? "";
}

/** The button without the count at its end. */
function showWords(locale: Locale): string {
  return translator(locale)("place.show", { n: 0, ...plain }).split(" (")[0] ?? "";
}

function readable(text: string): string {
  return text.replaceAll("\u00A0", " ");
}
