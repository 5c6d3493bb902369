import { isTyped } from "../../../forms/choice-field.js";
import type { Answers, Choice, Field } from "../../../forms/form.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { given, type Similar } from "../record/report-answers.js";
import type { Directory } from "../record/directory.js";
import { knownNearbyView } from "./similar.view.js";

const NEW = "new";
/** More than this is no help to anybody who stands in the dark. */
const MOST_SHOWN = 3;

/** What is known already near the place: found in the database, never asked. */
export const similar: Field = {
  id: "similar",
  isGiven: true,
  isLookedUp: true,
  about: ["category", "objectId", "place"],
  appliesTo: (answers) => given(answers).category !== undefined,
  label: () => "",
  ask: () => "",
  explain: () => "",
  show: () => "",
  parse: () => ({ kind: "problem", problem: "given" }),
};

const mine = (t: Translate) => t("report.join.new", plain);

/** "Is it one of these?": one tap joins the neighbours, and sends the report. */
export function joinField(directory: Directory): Field<string> {
  return {
    id: "join",
    isCheck: true,
    about: ["similar"],
    appliesTo: (answers) => shown(answers).length > 0,
    label: mine,
    ask: (t, answers, locale) => knownNearbyView(t, locale, directory, shown(answers)),
    explain: (t) => t("report.choose"),
    show: mine,
    photo: (answers) => shown(answers).find(({ photo }) => photo !== null)?.photo ?? undefined,
    choices: (t, answers) => [
      ...shown(answers).map((one, index, all) => [joinChoice(t, one, index, all)]),
      [{ value: NEW, label: mine(t) }],
    ],
    parse: ({ choice, text }, _, answers) => {
      if (choice === NEW || isTyped(text, mine)) return { kind: "value", value: NEW };
      const known = shown(answers);
      const picked = known.find((one, index) => {
        const isIt = (t: Translate) => joinChoice(t, one, index, known).label;
        return choice === String(one.caseId) || isTyped(text, isIt);
      });
      return picked
        ? { kind: "value", value: String(picked.caseId) }
        : { kind: "problem", problem: "choose" };
    },
  };
}

/** Whether the person said that the report is about a fault that is known. */
export function isJoining(answers: Answers): boolean {
  const { join } = given(answers);
  return join !== undefined && join !== NEW;
}

function joinChoice(
  t: Translate,
  { caseId, isFollowed }: Similar,
  index: number,
  all: readonly Similar[],
): Choice {
  const label =
    all.length === 1
      ? t(isFollowed ? "report.join.add" : "report.join.this", plain)
      : t(isFollowed ? "report.join.add-one" : "report.join.one", { n: index + 1, ...plain });
  return { value: String(caseId), label };
}

function shown(answers: Answers): readonly Similar[] {
  return (given(answers).similar ?? []).slice(0, MOST_SHOWN);
}
