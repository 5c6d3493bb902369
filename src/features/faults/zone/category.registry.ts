import type { CategoryQuestion, ZoneObjectRow } from "../../../db/fault-schema.js";
import type { Trx } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { LOCALES } from "../../../i18n/locales.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { shortened } from "../../../text/clean-text.js";
import { escapeHtml } from "../../../text/html.js";
import {
  adds,
  type Button,
  type Entry,
  inRows,
  questions,
  type Reader,
} from "../../desk/registry/entry.js";
import { nameIn, nameLines } from "../../desk/registry/names.js";
import { readNames } from "../../desk/registry/read-answer.js";
import { saveSetting } from "../../desk/setting.repository.js";
import type { SpecialChoice } from "../record/directory.js";
import { getTerm } from "../record/incident-clock.service.js";
import { OBJECT_FIELDS, questionFields, readQuestion, TERM_FIELDS } from "./category-field.js";
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

const LONGEST_LABEL = 40;
/** In Kazakh, in Russian, in English; the second speaks of danger. */
const EXAMPLE_CHOICES = "Иә | Да | Yes\n! Ұшқын бар | Искрит | It sparks";

const categories: Entry = {
  id: "categories",
  command: "category",
  right: "edit",
  open(_trx, { t }) {
    const opened = CATEGORIES.map((key) => ({
      label: t(`incident.category.${key}`, plain),
      to: { entry: category, key },
    }));
    return Promise.resolve({ text: t("category.head"), rows: inRows(2, opened) });
  },
};

/** What is promised in a category, the objects that it is about, and the questions that are asked in it. */
const category: Entry = {
  id: "category",
  right: "edit",
  async open(trx, { t, locale }, key) {
    const of = CATEGORIES.find((one) => one === key);
    if (!of) return undefined;
    const objects = await listObjectsOf(trx, of);
    const asked = await listQuestionsOf(trx, of);
    const terms = questions(TERM_FIELDS, fieldWords(t), (trx, change) =>
      saveTerms(trx, of, change),
    );
    const lists = (entry: Entry, named: readonly { id: string; name: string }[]) => ({
      list: named.map(({ id, name }) => ({
        label: shortened(nameIn(locale, name), LONGEST_LABEL),
        to: { entry, key: id },
      })),
    });
    return {
      text: [
        `<b>${t(`incident.category.${of}`)}</b>`,
        ...(await termLines(trx, t, of)),
        t("category.counts", { objects: objects.length, questions: asked.length }),
      ].join("\n"),
      rows: [
        ...inRows(2, terms),
        lists(object, objects),
        [
          {
            id: "add-object",
            label: t("category.add-object", plain),
            ask: t("category.ask.add-object"),
            take: adds(object, ({ text }) => readNames(text), {
              insert: (trx, name) => insertObject(trx, of, name),
              change: (trx, id, name) => updateObject(trx, id, { name }),
            }),
          },
        ],
        lists(
          question,
          asked.map(({ id, ask }) => ({ id, name: ask })),
        ),
        [
          {
            id: "add-question",
            label: t("category.add-question", plain),
            ask: t("category.ask.add-question"),
            take: adds(question, readQuestion, {
              insert: (trx, ask) => insertQuestion(trx, of, ask),
              change: (trx, id, ask) => updateQuestion(trx, id, { ask }),
            }),
          },
        ],
        [{ label: t("category.back", plain), to: { entry: categories } }],
      ],
    };
  },
};

const object: Entry = {
  id: "zone-object",
  right: "edit",
  async open(trx, { t }, key) {
    const found = await findObject(trx, key);
    if (!found) return undefined;
    return {
      text: [...nameLines(found.name), t("category.place", { place: placeOf(found) })].join("\n"),
      rows: [
        questions(OBJECT_FIELDS, fieldWords(t), (trx, change) => updateObject(trx, key, change)),
        lastRow(t, found, (trx) => updateObject(trx, key, { is_gone: 1 })),
      ],
    };
  },
};

const question: Entry = {
  id: "category-question",
  right: "edit",
  async open(trx, reader, key) {
    const found = await findQuestion(trx, key);
    if (!found) return undefined;
    const { t } = reader;
    const choices = JSON.parse(found.choices ?? "[]") as SpecialChoice[];
    return {
      text: [...nameLines(found.ask), "", choicesText(reader, choices)].join("\n"),
      rows: [
        questions(questionFields(choices), fieldWords(t), (trx, change) =>
          updateQuestion(trx, key, change),
        ),
        lastRow(t, found, (trx) => updateQuestion(trx, key, { is_gone: 1 })),
      ],
    };
  },
};

export const categoryEntries = [categories, category, object, question];

type FieldId =
  keyof typeof TERM_FIELDS | keyof typeof OBJECT_FIELDS | keyof ReturnType<typeof questionFields>;

function fieldWords(t: Translate) {
  return {
    label: (id: FieldId) => t(`category.field.${id}`, plain),
    ask: (id: FieldId) => t(`category.ask.${id}`, { example: EXAMPLE_CHOICES }),
  };
}

async function termLines(trx: Trx, t: Translate, of: Category): Promise<string[]> {
  return [
    t("category.react", { days: await getTerm(trx, "fault.react-days", of) }),
    t("category.solve", { days: await getTerm(trx, "fault.solve-days", of) }),
    t("category.urgent", {
      react: await getTerm(trx, "fault.urgent-react-hours", of),
      solve: await getTerm(trx, "fault.urgent-solve-hours", of),
    }),
  ];
}

/** `null` takes the common term again. */
async function saveTerms(
  trx: Trx,
  of: Category,
  change: Readonly<Record<string, number | null>>,
): Promise<void> {
  for (const [key, value] of Object.entries(change)) {
    await saveSetting(trx, `${key}.${of}`, value?.toString());
  }
}

function placeOf({ latitude, longitude }: ZoneObjectRow): string {
  if (latitude === null || longitude === null) return "—";
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

function choicesText({ t }: Reader, choices: readonly SpecialChoice[]): string {
  if (choices.length === 0) return t("category.free-words");
  const lines = choices.map(({ name, isDanger }) =>
    escapeHtml(`${isDanger ? "! " : ""}${LOCALES.map((locale) => name[locale]).join(" | ")}`),
  );
  return `<code>${lines.join("\n")}</code>`;
}

/** Residents are asked no more about what is hidden; what was answered before keeps its words. */
function lastRow(
  t: Translate,
  of: Pick<ZoneObjectRow | CategoryQuestion, "category">,
  hide: (trx: Trx) => Promise<void>,
): Button[] {
  const to = { entry: category, key: of.category };
  return [
    {
      id: "hide",
      label: t("category.hide", plain),
      async act(trx) {
        await hide(trx);
        return to;
      },
    },
    { label: t("category.to-category", plain), to },
  ];
}
