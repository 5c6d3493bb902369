import { choiceRows, parseChoice } from "../../../forms/choice-field.js";
import type { Answers, Field } from "../../../forms/form.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { type ReportAnswers, given } from "../record/report-answers.js";
import type { Directory } from "../record/directory.js";
import { whomToCall } from "./danger.view.js";
import { namedIn, type Reading } from "./report-reading.js";

type Danger = NonNullable<ReportAnswers["danger"]>;

const CHOICES: readonly Danger[] = ["urgent", "none"];

const label = (t: Translate, value: Danger) => t(`report.danger.${value}`, plain);

/** Stops the form at the first sign of danger to life: whom to call, and one tap that sends all as it is. */
export function dangerField(
  { questions, dutyPhone }: Directory,
  readingOf: (answers: Answers) => Reading,
): Field<Danger> {
  const telling = questions.filter(({ choices }) => choices?.some(({ isDanger }) => isDanger));
  return {
    id: "danger",
    isCheck: true,
    about: ["report", ...telling.map(({ id }) => id)],
    appliesTo: (answers) => {
      const answered = telling.filter(({ id }) => typeof answers[id] === "string");
      // Whoever was asked plainly knows better than his first words.
      if (answered.length === 0) return readingOf(answers).danger !== undefined;
      return answered.some(({ id, choices }) =>
        choices?.some(({ value, isDanger }) => isDanger && value === answers[id]),
      );
    },
    label: (t) => t("report.danger.label", plain),
    ask: (t) => `${whomToCall(t, dutyPhone)}\n\n${t("report.danger.then")}`,
    explain: (t) => t("report.choose"),
    show: (t, value) => label(t, value),
    choices: (t) => choiceRows(t, CHOICES, label, 1),
    parse: (answer, _, answers) => {
      const parsed = parseChoice(answer, CHOICES, label);
      const isHurried = parsed.kind === "value" && parsed.value === "urgent";
      return isHurried ? { ...parsed, also: guessed(readingOf(answers), answers) } : parsed;
    },
  };
}

/** Nothing more is asked, so what the words name stands unconfirmed; what was answered stays as it is. */
function guessed(reading: Reading, answers: Answers): Answers {
  const { category } = reading;
  if (category === undefined || given(answers).category !== undefined) return {};
  return { category, ...namedIn(reading) };
}
