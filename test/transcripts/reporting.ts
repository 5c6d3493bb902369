import { plain, translator } from "../../src/i18n/i18n.js";
import type { Locale } from "../../src/i18n/locales.js";
import { greet } from "../helpers/app.js";
import type { TestPerson } from "../helpers/person.js";
import type { Story } from "./story.js";

export const WORDS: Record<
  Locale,
  { noLight: string; since: string; waste: string; gate: string }
> = {
  kk: {
    noLight: "№ 12 қосалқы станцияда жарық жоқ",
    since: "Таңнан бері",
    waste: "Ауладан қоқыс шығарылмай жатыр",
    gate: "№ 2 қақпаның жанында",
  },
  ru: {
    noLight: "Нет света, подстанция № 12",
    since: "С утра",
    waste: "Со двора не вывозят мусор",
    gate: "У ворот № 2",
  },
  en: {
    noLight: "No power, substation No. 12",
    since: "Since the morning",
    waste: "Rubbish is not collected from our yard",
    gate: "At gate No. 2",
  },
};

/** Somebody who has chosen a language and agreed to the processing of his data, with the form open. */
export async function startsReport(story: Story, locale: Locale): Promise<TestPerson> {
  const person = story.newcomer(locale);
  await greet(person, locale);
  await person.sends("/complain");
  await person.presses(translator(locale)("consent.give", plain));
  return person;
}

/** From the open form to the fault that the words name. */
export async function saysNoLight(person: TestPerson, locale: Locale): Promise<void> {
  const t = translator(locale);
  await person.sends(WORDS[locale].noLight);
  await person.presses(t("report.description.done", plain));
  await person.presses(t("report.category.confirm", plain));
}

/** From what is known nearby to the number: it is another fault. */
export async function filesNoLight(
  person: TestPerson,
  locale: Locale,
  named: "named" | "private" = "named",
): Promise<void> {
  const t = translator(locale);
  await person.presses(t("report.join.new", plain));
  await person.presses(person.seesButtons()[0] ?? "");
  await person.sends(WORDS[locale].since);
  await person.presses(t(`report.named.${named}`, plain));
  await person.presses(t("form.send", plain));
}

/** From the open form to the number of a fault of which nothing is known. */
export async function filesWaste(person: TestPerson, locale: Locale): Promise<void> {
  const t = translator(locale);
  await person.sends(WORDS[locale].waste);
  await person.presses(t("report.description.done", plain));
  await person.presses(t("report.category.confirm", plain));
  await person.sends(WORDS[locale].gate);
  await person.presses(t("report.named.named", plain));
  await person.presses(t("form.send", plain));
}
