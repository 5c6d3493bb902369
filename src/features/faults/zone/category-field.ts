import { randomUUID } from "node:crypto";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import {
  type Answer,
  column,
  orNothing,
  type Read,
  readInEach,
  readNames,
  readNumber,
  readPoint,
} from "../../desk/registry/read-answer.js";
import type { SpecialChoice } from "../record/directory.js";

const LONGEST_QUESTION = 200;
const LONGEST_CHOICE = 40;
const MOST_CHOICES = 10;
/** Days or hours. */
const TERM = { least: 1, most: 365 };
/** Before a choice that speaks of danger to life. */
const DANGER = /^!\s*/;

/** The terms that a category may have of its own: settings, by their keys without the category. */
export const TERM_FIELDS = {
  react: column("fault.react-days", orNothing(readTerm)),
  solve: column("fault.solve-days", orNothing(readTerm)),
  "urgent-react": column("fault.urgent-react-hours", orNothing(readTerm)),
  "urgent-solve": column("fault.urgent-solve-hours", orNothing(readTerm)),
};

export const OBJECT_FIELDS = {
  "object-name": column("name", ({ text }) => readNames(text)),
  "object-place": (answer: Answer) => {
    const point = orNothing(readPoint)(answer);
    return point === null ? { latitude: null, longitude: null } : point;
  },
};

/** `before`: the choices that the question has. */
export function questionFields(before: readonly SpecialChoice[]) {
  return {
    "question-text": column("ask", readQuestion),
    choices: column("choices", orNothing(readChoices(before))),
  };
}

export const readQuestion: Read<string> = ({ text }) => readNames(text, LONGEST_QUESTION);

function readTerm(answer: Answer): number | undefined {
  return readNumber(answer, TERM);
}

/**
 * A choice a line, `kk | ru | en`, with `!` before one that speaks of danger. A choice that stays keeps the value under
 * which it was answered before.
 */
function readChoices(before: readonly SpecialChoice[]): Read<string> {
  return ({ text }) => {
    const lines = cleanLines(text).split("\n").map(cleanLine).filter(Boolean);
    if (lines.length < 2 || lines.length > MOST_CHOICES) return undefined;
    const choices: SpecialChoice[] = [];
    for (const line of lines) {
      const name = readInEach(line.replace(DANGER, "").split("|"), LONGEST_CHOICE);
      if (!name) return undefined;
      const known = before.find((choice) => choice.name.ru === name.ru);
      const value = known?.value ?? randomUUID().slice(0, 8);
      choices.push({ value, name, ...(DANGER.test(line) && { isDanger: true }) });
    }
    return JSON.stringify(choices);
  };
}
