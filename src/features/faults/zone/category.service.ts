import type { Message } from "grammy/types";
import type { Trx } from "../../../db/schema.js";
import type { Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { readPoint } from "../../desk/registry/read-answer.js";
import { saveSetting } from "../../desk/setting.repository.js";
import {
  isNothing,
  LONGEST_NAME,
  LONGEST_QUESTION,
  readChoices,
  readTerm,
  readThree,
} from "./category-field.js";
import {
  findObject,
  findQuestion,
  insertObject,
  insertQuestion,
  listObjectsOf,
  listQuestionsOf,
  updateObject,
  updateQuestion,
} from "./category.repository.js";
import {
  CATEGORY_TERMS,
  type CategoryAsked,
  type CategoryTerm,
  categoryTermsView,
  objectView,
  questionEntryView,
} from "./category.view.js";
import type { Screen } from "../../desk/desk-screen.js";
import type { SpecialChoice } from "../record/directory.js";
import { getTerm } from "../record/incident-clock.service.js";

type Reader = { t: Translate; locale: Locale };

const TERM_KEYS = {
  react: "fault.react-days",
  solve: "fault.solve-days",
  "urgent-react": "fault.urgent-react-hours",
  "urgent-solve": "fault.urgent-solve-hours",
} as const satisfies Record<CategoryTerm, string>;

export function categoryOf(word: string | undefined): Category {
  return CATEGORIES.find((one) => one === word) ?? "other";
}

export async function categoryScreen(
  trx: Trx,
  { t, locale }: Reader,
  category: Category,
): Promise<Screen> {
  const term = (one: CategoryTerm) => getTerm(trx, TERM_KEYS[one], category);
  return categoryTermsView(t, locale, {
    category,
    terms: {
      react: await term("react"),
      solve: await term("solve"),
      "urgent-react": await term("urgent-react"),
      "urgent-solve": await term("urgent-solve"),
    },
    objects: await listObjectsOf(trx, category),
    questions: await listQuestionsOf(trx, category),
  });
}

/** The object; its category when it is gone. */
export async function objectScreen(trx: Trx, reader: Reader, id: string): Promise<Screen> {
  const object = await findObject(trx, id);
  if (!object || object.is_gone) return categoryScreen(trx, reader, object?.category ?? "other");
  return objectView(reader.t, object);
}

/** The question; its category when it is gone. */
export async function questionScreen(trx: Trx, reader: Reader, id: string): Promise<Screen> {
  const question = await findQuestion(trx, id);
  if (!question || question.is_gone) {
    return categoryScreen(trx, reader, question?.category ?? "other");
  }
  return questionEntryView(reader.t, question);
}

/** What a typed answer changed, as it stands now; `undefined` when it says nothing usable. */
export async function takeCategoryAnswer(
  trx: Trx,
  reader: Reader,
  { asked, id }: { asked: CategoryAsked; id: string },
  message: Message,
): Promise<Screen | undefined> {
  const text = message.text ?? "";
  const term = CATEGORY_TERMS.find((one) => one === asked);
  if (term) return setTerm(trx, reader, term, categoryOf(id), text);
  if (asked === "object-place") return setPlace(trx, reader, id, message);
  if (asked === "choices") return setChoices(trx, reader, id, text);
  const isObject = asked === "add-object" || asked === "object-name";
  const words = readThree(text, isObject ? LONGEST_NAME : LONGEST_QUESTION);
  if (!words) return undefined;
  switch (asked) {
    case "add-object":
      return objectScreen(trx, reader, await insertObject(trx, categoryOf(id), words));
    case "object-name":
      await updateObject(trx, id, { name: JSON.stringify(words) });
      return objectScreen(trx, reader, id);
    case "add-question":
      return questionScreen(trx, reader, await insertQuestion(trx, categoryOf(id), words));
    default:
      await updateQuestion(trx, id, { ask: JSON.stringify(words) });
      return questionScreen(trx, reader, id);
  }
}

async function setTerm(
  trx: Trx,
  reader: Reader,
  term: CategoryTerm,
  category: Category,
  text: string,
): Promise<Screen | undefined> {
  const value = readTerm(text);
  if (value === undefined && !isNothing(text)) return undefined;
  await saveSetting(trx, `${TERM_KEYS[term]}.${category}`, value?.toString());
  return categoryScreen(trx, reader, category);
}

async function setPlace(
  trx: Trx,
  reader: Reader,
  id: string,
  { text = "", location }: Message,
): Promise<Screen | undefined> {
  const point = readPoint({ text, location, locale: reader.locale });
  if (!point && !isNothing(text)) return undefined;
  const { latitude, longitude } = point ?? { latitude: null, longitude: null };
  await updateObject(trx, id, { latitude, longitude });
  return objectScreen(trx, reader, id);
}

async function setChoices(
  trx: Trx,
  reader: Reader,
  id: string,
  text: string,
): Promise<Screen | undefined> {
  const question = await findQuestion(trx, id);
  const before = JSON.parse(question?.choices ?? "[]") as SpecialChoice[];
  const choices = isNothing(text) ? null : readChoices(text, before);
  if (choices === undefined) return undefined;
  await updateQuestion(trx, id, { choices: choices && JSON.stringify(choices) });
  return questionScreen(trx, reader, id);
}
