import { choiceRows, isTyped, parseChoice } from "../../../forms/choice-field.js";
import type { Answer, Answers, Field, Parsed } from "../../../forms/form.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { given } from "../record/report-answers.js";
import type { Directory, ZoneObject } from "../record/directory.js";
import { parseNamed } from "../record/parse-named.js";
import { placeName, readPlace } from "./place.form.js";
import { namedIn, type Reading } from "./report-reading.js";

const CONFIRM = "ok";
const OTHER_OBJECT = "none";

const label = (t: Translate, category: Category) => t(`incident.category.${category}`, plain);
const confirm = (t: Translate) => t("report.category.confirm", plain);

interface Deps {
  directory: Directory;
  readingOf(answers: Answers): Reading;
  /** What words name by themselves. */
  read(text: string): Reading;
}

/** What is broken: guessed from the words and confirmed by one tap, with all else that they name; or picked. */
export function categoryField({ directory, readingOf, read }: Deps): Field<Category> {
  return {
    id: "category",
    about: ["report"],
    label: (t) => t("report.category.label", plain),
    ask: (t, answers, locale) => {
      const guess = nameOfGuess(t, locale, directory, readingOf(answers));
      return guess === undefined ? t("report.category.ask") : t("report.category.guess", { guess });
    },
    explain: (t) => t("report.choose"),
    show: (t, value) => label(t, value),
    choices: (t, answers) => [
      ...(readingOf(answers).category ? [[{ value: CONFIRM, label: confirm(t) }]] : []),
      ...choiceRows(t, CATEGORIES, label, 2),
    ],
    parse: (answer, _, answers) => {
      const isConfirmed = answer.choice === CONFIRM || isTyped(answer.text, confirm);
      const guess = isConfirmed ? settled(readingOf(answers)) : undefined;
      return guess ?? parseCategory(answer, read);
    },
  };
}

function parseCategory(answer: Answer, read: Deps["read"]): Parsed<Category> {
  const picked = parseChoice(answer, CATEGORIES, label);
  if (picked.kind === "value" || answer.text === undefined) return picked;
  return settled(read(answer.text)) ?? picked;
}

/** The category with the object or the place that was named beside it. */
function settled(reading: Reading): Parsed<Category> | undefined {
  const { category } = reading;
  return category && { kind: "value", value: category, also: namedIn(reading) };
}

function nameOfGuess(
  t: Translate,
  locale: Locale,
  directory: Directory,
  { category, objectId, place }: Reading,
): string | undefined {
  if (category === undefined) return undefined;
  const object = directory.objects.find(({ id }) => id === objectId);
  const where = object?.name[locale] ?? (place && placeName(t, locale, directory, place));
  return [label(t, category), ...(where === undefined ? [] : [where])].join(", ");
}

/** Which of the things of the zone it is. */
export function objectField({ directory, read }: Deps): Field<string | null> {
  const objectsOf = (answers: Answers) =>
    directory.objects.filter(({ category }) => category === given(answers).category);
  return {
    id: "objectId",
    about: ["category"],
    appliesTo: (answers) => objectsOf(answers).length > 0,
    label: (t) => t("report.object.label", plain),
    ask: (t) => t("report.object.ask"),
    explain: (t) => t("report.choose"),
    show: (_, value, locale) => nameOf(directory.objects, value, locale),
    choices: (t, answers, locale) => [
      ...objectsOf(answers).map(({ id, name }) => [{ value: id, label: name[locale] }]),
      [{ value: OTHER_OBJECT, label: other(t) }],
    ],
    parse: (answer, _, answers) => {
      if (answer.choice === OTHER_OBJECT || isTyped(answer.text, other)) {
        return { kind: "value", value: null };
      }
      const objects = objectsOf(answers);
      const told = answer.text === undefined ? undefined : read(answer.text).objectId;
      const named = parseNamed({ choice: told, ...answer }, objects);
      const place = named.kind === "value" ? undefined : readPlace(answer, directory);
      // Whoever says where it is instead has none of the list in mind.
      return place ? { kind: "value", value: null, also: { place } } : named;
    },
  };
}

const other = (t: Translate) => t("report.object.other", plain);

function nameOf(objects: readonly ZoneObject[], id: string | null, locale: Locale): string {
  return objects.find((object) => object.id === id)?.name[locale] ?? "";
}
