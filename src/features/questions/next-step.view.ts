import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Category, Meaning, Subject } from "../../nlu/meaning.js";
import { menuPress } from "../../router/menu.press.js";
import { questionPress } from "./question.press.js";

/** Where a button of the next step leads; other features own the places. */
export interface Doors {
  /** Callback data of the picture that shows a figure, if there is one. */
  chart(factId: string): string | undefined;
}

interface Said {
  meaning: Meaning;
  /** Ids of the figures that the answer stated. */
  facts: readonly string[];
  /** The question in the log, if its words can be sent on. */
  questionId: number | undefined;
}

type Button = ReturnType<typeof InlineKeyboard.text>;

/** What was published as broken, and under which category its faults are known. */
const BROKEN: Partial<Record<Subject, Category>> = {
  ...({ station: "rail", siding: "rail", "station-works": "rail" } as const),
  ...({ storm: "storm_sewer", substation: "power" } as const),
};

/** The natural next step after an answer, row by row. */
export function nextStep(t: Translate, doors: Doors, said: Said): Button[][] {
  const { meaning, facts } = said;
  if (meaning.kind !== "fact") return [otherStep(t, meaning, said)];
  const subjects = meaning.topics.map(({ subject }) => subject);
  return afterFacts(t, doors.chart(facts[0] ?? ""), subjects);
}

function otherStep(
  t: Translate,
  meaning: Exclude<Meaning, { kind: "fact" }>,
  { questionId }: Said,
): Button[] {
  switch (meaning.kind) {
    case "availability":
      return [space(t), apply(t)];
    case "apply":
      return [apply(t)];
    case "status":
      return [InlineKeyboard.text(t("start.cases", plain), menuPress.cases.data())];
    case "operator":
      return [operator(t)];
    case "complaint":
      return [complain(t, questionId)];
    case "not_published":
      return [questionId === undefined ? operator(t) : send(t, questionId)];
    case "language":
    case "greeting":
    case "out_of_scope":
      return [InlineKeyboard.text(t("start.menu-button", plain), menuPress.open.data())];
  }
}

function afterFacts(
  t: Translate,
  chart: string | undefined,
  subjects: readonly Subject[],
): Button[][] {
  const figures = chart
    ? InlineKeyboard.text(t("answer.chart", plain), chart)
    : InlineKeyboard.text(t("start.stats", plain), menuPress.stats.data());
  if (subjects.some((subject) => subject.startsWith("parks"))) return [[figures, space(t)]];
  const category = subjects.map((subject) => BROKEN[subject]).find((one) => one !== undefined);
  return category ? [[figures, complain(t)], [faults(t, category)]] : [[figures]];
}

/** What is known to be broken of that kind now. */
function faults(t: Translate, category: Category): Button {
  return InlineKeyboard.text(t("board.open", plain), `board:open:c-${category}`);
}

export function send(t: Translate, questionId: number): Button {
  return InlineKeyboard.text(t("question.send", plain), questionPress.send.data(questionId));
}

function space(t: Translate): Button {
  return InlineKeyboard.text(t("start.space", plain), menuPress.space.data());
}

function apply(t: Translate): Button {
  return InlineKeyboard.text(t("start.apply", plain), menuPress.apply.data());
}

/** The words of a question in the log are the report, so that nobody says it twice. */
function complain(t: Translate, questionId?: number): Button {
  const data =
    questionId === undefined ? menuPress.complain.data() : `complain:words:${questionId}`;
  return InlineKeyboard.text(t("start.complain", plain), data);
}

function operator(t: Translate): Button {
  return InlineKeyboard.text(t("start.operator", plain), menuPress.operator.data());
}
