import { isTyped } from "../../forms/choice-field.js";
import { isTooLarge } from "../../forms/sent-file.js";
import {
  type Answer,
  type Answers,
  DONE,
  type Field,
  type FileKind,
  type Form,
  type Gathered,
  type Parsed,
  type Part,
  type SentFile,
} from "../../forms/form.js";
import { givenField } from "../../forms/given-field.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { given, type Track } from "./application-answers.js";
import { CHECKLISTS, type DocumentId, guessDocument } from "./document-checklist.js";
import { checklistView, documentsView } from "./document.view.js";

const NUMBERS_PER_ROW = 5;
const PAPERS: readonly FileKind[] = ["photo", "document"];

/** The line that was tapped, for the next file or the next album. */
interface Aim {
  aim: DocumentId;
  albumId?: string;
}

type Problem = "too-large" | "not-a-file" | "nothing-yet";

const done = (t: Translate) => t("documents.done", plain);

/** Files under the checklist of the track: one by one or by album, in any order, until "Done". */
export const documents: Field = {
  id: "documents",
  gathers: true,
  isOptional: (answers) => gatheredIn(answers).files.length === 0,
  label: (t) => t("documents.label", plain),
  ask: (t, answers) => {
    const { files, note } = gatheredIn(answers);
    return checklistView(t, trackOf(answers), files, (note as Aim | undefined)?.aim);
  },
  explain: (t, problem) => t(`documents.${problem as Problem}`),
  show: (t, _value, _locale, answers) =>
    documentsView(t, trackOf(answers), gatheredIn(answers).files),
  choices: (t, answers) => {
    const track = trackOf(answers);
    const { files } = gatheredIn(answers);
    const numbers = CHECKLISTS[track]
      .map((id, index) => ({ value: id, label: String(index + 1) }))
      .filter(({ value }) => !files.some(({ tag }) => tag === value));
    const rows = [];
    for (let at = 0; at < numbers.length; at += NUMBERS_PER_ROW) {
      rows.push(numbers.slice(at, at + NUMBERS_PER_ROW));
    }
    return files.length > 0 ? [...rows, [{ value: DONE, label: done(t) }]] : rows;
  },
  parse: (answer, _, answers) => parseDocument(answer, answers),
};

function parseDocument(answer: Answer, answers: Answers): Parsed<typeof DONE> {
  const track = trackOf(answers);
  const { files, note } = gatheredIn(answers);
  const tapped = CHECKLISTS[track].find((id) => id === answer.choice);
  if (tapped) return { kind: "part", note: { aim: tapped } satisfies Aim };
  if (answer.choice === DONE || isTyped(answer.text, done)) {
    return files.length > 0 ? { kind: "value", value: DONE } : problem("nothing-yet");
  }
  const { file } = answer;
  if (!file || !PAPERS.includes(file.kind)) return problem("not-a-file");
  if (isTooLarge(file)) return problem("too-large");
  return partOf(track, file, note as Aim | undefined);
}

/** Sure words of the file win over the tapped line, which serves one file or one album. */
function partOf(track: Track, file: SentFile, note: Aim | undefined): Part {
  const words = `${file.name ?? ""} ${file.caption ?? ""}`;
  const isAimed = note && (note.albumId === undefined || note.albumId === file.albumId);
  const tag = guessDocument(track, words) ?? (isAimed ? note.aim : null);
  const part: Part = { kind: "part", file, tag };
  if (!isAimed || file.albumId === null) return part;
  return { ...part, note: { aim: note.aim, albumId: file.albumId } satisfies Aim };
}

/** Documents for a case that was filed before: each file goes to it at once, "Done" only says so. */
export const lateDocumentsForm: Form = {
  id: "documents",
  version: 1,
  command: "cases",
  title: (t) => t("documents.label", plain),
  hasSummary: false,
  fields: [givenField("caseId"), givenField("track"), documents],
};

function trackOf(answers: Answers): Track {
  return given(answers).track ?? "park";
}

function gatheredIn(answers: Answers): Gathered {
  const held = answers.documents as Partial<Gathered> | null | undefined | string;
  return typeof held === "object" && held?.files ? (held as Gathered) : { files: [] };
}

function problem(name: Problem): { kind: "problem"; problem: Problem } {
  return { kind: "problem", problem: name };
}
