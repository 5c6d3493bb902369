import { reportForm } from "../../src/features/faults/report/report.form.js";
import type { Similar } from "../../src/features/faults/record/report-answers.js";
import { readReport } from "../../src/features/faults/report/read-report.js";
import { plain, translator } from "../../src/i18n/i18n.js";
import type { Locale } from "../../src/i18n/locales.js";
import type { Category } from "../../src/nlu/meaning.js";
import { directory } from "./directory.js";
import { type FormBot, startFormBot } from "./form-bot.js";

export const form = reportForm({ directory: () => directory, readReport });

interface Options {
  known?: readonly Partial<Similar>[];
  database?: "sqlite" | "postgres";
}

export async function startReporting(
  locale: Locale = "ru",
  { known = [], database }: Options = {},
) {
  const similar = known.map((one) => ({ ...KNOWN, ...one }));
  return startFormBot(form, {
    locale,
    ...(database && { database }),
    lookUps: { similar: () => Promise.resolve(similar) },
  });
}

export const KNOWN: Similar = {
  caseId: 7,
  name: "C-2026-000123",
  category: "power",
  objectId: "substation-12",
  followers: 3,
  isFollowed: false,
  since: "2026-11-26T04:10:00.000Z",
  dueAt: "2026-12-14T13:00:00.000Z",
  state: "in_work",
  photo: null,
  published: null,
};

export const PUBLISHED = { kk: "жарықшақтар", ru: "трещины в стенах", en: "cracks in the walls" };

export const bare = (html: string) => html.replace(/<[^>]+>/g, "");
export const category = (locale: Locale, id: Category) =>
  translator(locale)(`incident.category.${id}`, plain);

/** Words, and on to the next question. */
export async function says(bot: FormBot, locale: Locale, words: string): Promise<void> {
  await bot.person.sends(words);
  await bot.person.presses(translator(locale)("report.description.done", plain));
}
