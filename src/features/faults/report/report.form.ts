import { choiceRows, parseChoice } from "../../../forms/choice-field.js";
import { cleanLine, shortened } from "../../../text/clean-text.js";
import type { Answers, Field, Form } from "../../../forms/form.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { categoryField, objectField } from "./category.form.js";
import { type ReportAnswers, given } from "../record/report-answers.js";
import { dangerField } from "./danger.form.js";
import type { Directory } from "../record/directory.js";
import { outsideField, placeField } from "./place.form.js";
import { type ReadReport, remembering } from "./report-reading.js";
import { report, reportWords } from "./description.form.js";
import { isJoining, joinField, similar } from "./similar.form.js";
import { specialField } from "./special.form.js";

const LONGEST_SUBJECT = 40;

type Who = NonNullable<ReportAnswers["named"]>;
const WHO: readonly Who[] = ["named", "private"];

const whoLabel = (t: Translate, value: Who) => t(`report.named.${value}`, plain);

const named: Field<Who> = {
  id: "named",
  label: (t) => t("report.named.label", plain),
  ask: (t) => t("report.named.ask"),
  explain: (t) => t("report.choose"),
  show: (t, value) => whoLabel(t, value),
  choices: (t) => choiceRows(t, WHO, whoLabel, 1),
  parse: (answer) => parseChoice(answer, WHO, whoLabel),
};

interface Deps {
  /** What there is to choose from at this moment; staff change it while forms are open. */
  directory(): Directory;
  readReport: ReadReport;
}

/** The resident's form: a fault in a few taps, from words or a photo. */
export function reportForm({ directory, readReport }: Deps): Form {
  const read = remembering(readReport);
  let built: { directory: Directory; fields: readonly Field[] } | undefined;
  return {
    id: "report",
    version: 1,
    command: "complain",
    title: (t) => t("report.title", plain),
    subject: (answers) => {
      const words = shortened(cleanLine(reportWords(answers)), LONGEST_SUBJECT);
      return words === "" ? undefined : words;
    },
    hasSummary: true,
    isSentAtOnce: (answers) => given(answers).danger === "urgent" || isJoining(answers),
    get fields() {
      const now = directory();
      if (built?.directory !== now) built = { directory: now, fields: fieldsFor(now, read) };
      return built.fields;
    },
  };
}

function fieldsFor(directory: Directory, readReport: ReadReport): readonly Field[] {
  const read = (text: string) => readReport(text, directory);
  const readingOf = (answers: Answers) => read(reportWords(answers));
  const deps = { directory, readingOf, read };
  return [
    report,
    dangerField(directory, readingOf),
    categoryField(deps),
    objectField(deps),
    placeField(directory),
    outsideField(directory),
    similar,
    joinField(directory),
    ...directory.questions.map(specialField),
    named,
  ];
}
