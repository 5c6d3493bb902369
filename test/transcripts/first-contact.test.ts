import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { greet } from "../helpers/app.js";
import { PATIENT, startStory, type Story } from "./story.js";

const NAMES: Record<Locale, string> = { kk: "Қазақша", ru: "Русский", en: "English" };
const WISH: Record<Locale, string> = {
  kk: "газы бар 500 м² цех керек",
  ru: "нужен цех 500 м² с газом",
  en: "I need a 500 m² workshop with gas",
};

describe.each(LOCALES)("somebody new who reads %s", PATIENT, (locale) => {
  const t = translator(locale);

  it("meets the bot: a language, the menu, what it can do", async () => {
    const story = await startStory();
    const person = story.newcomer(locale);

    await person.sends("Сәлем! Hi! Привет!");
    await person.sends("/start");
    await person.presses(NAMES[locale]);
    for (const command of ["/menu", "/help", "/about", "/cases", "/problems", "/cancel"]) {
      await person.sends(command);
    }
    await person.sends("/parks");
    await person.sends("/space");
    await person.sends("/nonsense");
    await person.sends("/start");

    await story.ends("first-contact", locale);
  });

  it("walks through the menu and changes the language", async () => {
    const story = await startStory();
    const person = story.newcomer(locale);
    await greet(person, locale);

    for (const button of ["parks", "space", "stats", "apply", "complain", "cases"] as const) {
      await person.sends("/menu");
      await person.presses(t(`start.${button}`, plain));
    }
    await person.presses(t("consent.refuse", plain));
    await person.sends("/operator");
    await person.presses(t("consent.refuse", plain));
    for (const next of LOCALES) {
      await person.sends("/language");
      await person.presses(NAMES[next]);
      await person.sends("/menu");
    }

    await story.ends("menu", locale);
  });

  it("reads the figures of the zone, each page with its picture", async () => {
    const story = await startStory();
    const person = story.newcomer(locale);
    await greet(person, locale);
    await person.sends("/stats");

    for (const theme of THEMES) {
      await person.presses(t(`stats.theme.${theme}`, plain));
      while (person.seesButtons().includes("›")) await person.presses("›");
      await person.presses(t("stats.themes", plain));
    }

    await story.ends("stats", locale);
  });

  it("looks for a place, finds one, and hears when another is free", async () => {
    const story = await startStory({ withSamples: true });
    const person = story.newcomer(locale);
    await greet(person, locale);

    await person.sends("/parks");
    await person.presses("›");
    await person.presses(person.seesButtons()[0] ?? "");
    await person.presses(t("parks.map", plain));
    await findsPlace(person, locale);
    await person.sends(WISH[locale]);
    await person.sends("/space");
    await person.presses(t("place.choice.premises", plain));
    await person.presses(t("parks.size.any", plain));
    await person.presses(t("place.show", { n: 0, ...plain }).split(/\d/)[0] ?? "");
    await person.presses(t("place.watch", plain));
    await frees(story, "Можжевельник");
    await person.sends("/space");
    await person.presses(t("place.watches", { n: 1, ...plain }));
    await person.presses(t("place.stop-nth", { n: 1, ...plain }));

    await story.ends("space", locale);
  });
});

const THEMES = [
  ...(["parks", "projects", "jobs", "plans", "plants"] as const),
  ...(["infrastructure", "governance", "district"] as const),
];

async function findsPlace(person: Story["investor"], locale: Locale): Promise<void> {
  const t = translator(locale);
  await person.sends("/space");
  await person.presses(t("place.choice.premises", plain));
  await person.presses(t("parks.size.200-500", plain));
  await person.presses(t("place.utility.gas", plain));
  await person.presses(t("place.next", plain));
  await person.presses(t("place.choice.height", { m: 6, ...plain }));
  await person.presses(t("place.choice.when-any", plain));
  await person.presses(person.seesButtons()[0] ?? "");
  await person.presses(t("parks.map", plain));
}

/** A clerk says that premises of this park, which were let, are free. */
async function frees({ admin }: Story, park: string): Promise<void> {
  await admin.sends("/premises");
  await admin.presses(park);
  await admin.presses(admin.seesButtons().find((label) => label.endsWith("· сдано")) ?? "");
  await admin.presses("свободно");
}
