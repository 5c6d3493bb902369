import { isTyped } from "../../../forms/choice-field.js";
import { cleanLines } from "../../../text/clean-text.js";
import {
  type Answer,
  type Answers,
  DONE,
  type Field,
  type Gathered,
  type Parsed,
  type SentFile,
} from "../../../forms/form.js";
import { boardPress } from "../record/board.press.js";
import type { Place } from "../record/report-answers.js";
import { isTooLarge } from "../../../forms/sent-file.js";
import { plain, type Translate } from "../../../i18n/i18n.js";

/** With the rest of the summary, this still fits in one message of Telegram. */
const LONGEST_WORDS = 2_000;
const CLEAR = "clear";

/** What the answer holds until it is done: message by message. */
interface Note {
  words: string[];
}

type Problem = "empty" | "nothing-yet" | "too-long" | "too-large" | "place-kept";

const done = (t: Translate) => t("report.description.done", plain);
const clear = (t: Translate) => t("report.description.clear", plain);

/** Words, photos, videos and albums, in any order and in as many messages as it takes, until "Done". */
export const report: Field<string> = {
  id: "report",
  gathers: true,
  takesLateFiles: true,
  label: (t) => t("report.description.label", plain),
  ask: (t, answers) => {
    const { words, files } = gatheredIn(answers);
    if (words.length + files === 0) return t("report.description.ask");
    if (words.length === 0) return t("report.description.only-files", { files });
    return t("report.description.so-far", { words: words.length, files });
  },
  explain: (t, problem) => t(`report.description.${problem as Problem}`),
  show: (t, _value, _locale, answers) => {
    const { words, files } = gatheredIn(answers);
    const counted = files > 0 ? [t("report.description.files", { n: files, ...plain })] : [];
    return [...words, ...counted].join("\n");
  },
  choices: (t, answers) => {
    const { words, files, isAgain } = gatheredIn(answers);
    return [
      ...(words.length + files > 0 ? [[{ value: DONE, label: done(t) }]] : []),
      ...(isAgain && words.length > 0 ? [[{ value: CLEAR, label: clear(t) }]] : []),
    ];
  },
  links: (t, answers) => {
    const { words, files } = gatheredIn(answers);
    const board = { data: boardPress.open.data(undefined), label: t("board.open", plain) };
    return words.length + files === 0 ? [board] : [];
  },
  parse: (answer, _, answers) => parseReport(answer, answers),
};

/** The words so far, however far the question is. */
export function reportWords(answers: Answers): string {
  return gatheredIn(answers).words.join("\n");
}

function parseReport(answer: Answer, answers: Answers): Parsed<string> {
  const { words, files } = gatheredIn(answers);
  if (answer.choice === CLEAR) return { kind: "part", note: noteOf([]) };
  if (answer.choice === DONE || isTyped(answer.text, done)) {
    if (words.length + files === 0) return { kind: "problem", problem: "nothing-yet" };
    return { kind: "value", value: words.join("\n") };
  }
  if (answer.location) {
    const place: Place = { kind: "point", ...answer.location };
    return { kind: "part", note: noteOf(words), also: { place }, problem: "place-kept" };
  }
  const said = cleanLines(answer.text ?? answer.file?.caption ?? "");
  if (said === "" && !answer.file) return { kind: "problem", problem: "empty" };
  const all = said === "" ? words : [...words, said];
  const isTooLong = all.join("\n").length > LONGEST_WORDS;
  return part(isTooLong ? beginningOf(words, said) : all, answer.file, isTooLong && "too-long");
}

/** As much of a message as there is room for after those before it. */
function beginningOf(words: string[], said: string): string[] {
  const room = LONGEST_WORDS - [...words, ""].join("\n").length;
  // What a cut leaves of a sign of two halves is taken away.
  const kept = cleanLines(said.slice(0, Math.max(room, 0)));
  return kept === "" ? words : [...words, kept];
}

/** What can be kept of one message is kept, and the person hears of the rest. */
function part(
  words: string[],
  file: SentFile | undefined,
  problem: Problem | false,
): Parsed<string> {
  const isLost = file !== undefined && isTooLarge(file);
  const named = isLost ? "too-large" : problem;
  return {
    kind: "part",
    note: noteOf(words),
    ...(file && !isLost && { file }),
    ...(named && { problem: named }),
  };
}

function noteOf(words: string[]): Note {
  return { words };
}

/** `isAgain`: the question was done before, and is asked once more. */
function gatheredIn({ report: held }: Answers): {
  words: string[];
  files: number;
  isAgain: boolean;
} {
  if (typeof held === "string") return { words: linesOf(held), files: 0, isAgain: true };
  const { files = [], note, done: before, words } = (held ?? {}) as Partial<Gathered & Note>;
  const said = words ?? (note as Note | undefined)?.words ?? linesOf(before ?? "");
  return { words: said, files: files.length, isAgain: before !== undefined };
}

function linesOf(text: string): string[] {
  return text === "" ? [] : [text];
}
