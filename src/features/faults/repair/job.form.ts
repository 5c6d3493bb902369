import { cleanLines } from "../../../text/clean-text.js";
import { isTyped } from "../../../forms/choice-field.js";
import {
  type Answers,
  DONE,
  type Field,
  type Form,
  type Gathered,
  type Parsed,
} from "../../../forms/form.js";
import { givenField } from "../../../forms/given-field.js";
import { plain, type Translate } from "../../../i18n/i18n.js";

const LONGEST_WORDS = 3_000;

type Problem = "nothing" | "photo-only" | "too-long";

/** Words of a note that is not done yet. */
interface Note {
  words: string;
}

const done = (t: Translate) => t("dispatch.work.done-button", plain);

/** What was done, in words or photos, until "Done"; a form of its own, so that nothing typed to it goes elsewhere. */
export const workDoneForm: Form = {
  id: "work-done",
  version: 1,
  kept: (t) => keptAt(t, "fixed"),
  title: (t) => t("dispatch.work.title", plain),
  hasSummary: false,
  fields: [
    givenField("incidentId"),
    {
      id: "work",
      about: ["incidentId"],
      gathers: true,
      label: (t) => t("dispatch.work.title", plain),
      ask: (t, answers) => {
        const { photos, words } = gatheredIn(answers);
        if (photos === 0 && words === "") return t("dispatch.work.ask");
        return t("dispatch.work.more", { photos });
      },
      explain: (t, problem) => t(`dispatch.work.${problem as Problem}`),
      show: () => "",
      choices: (t, answers) => {
        const { photos, words } = gatheredIn(answers);
        return photos > 0 || words !== "" ? [[{ value: DONE, label: done(t) }]] : [];
      },
      parse: ({ text, choice, file }, _, answers) => {
        const { photos, words } = gatheredIn(answers);
        if (choice === DONE || isTyped(text, done)) {
          return photos > 0 || words !== "" ? { kind: "value", value: words } : problem("nothing");
        }
        if (file && file.kind !== "photo") return problem("photo-only");
        const said = [words, cleanLines(file?.caption ?? text ?? "")].filter(Boolean).join("\n");
        if (said.length > LONGEST_WORDS) return problem("too-long");
        if (!file && said === words) return problem("nothing");
        const note: Note = { words: said };
        return { kind: "part", note, ...(file && { file, tag: tagOf(answers) }) };
      },
    } satisfies Field,
  ],
};

/** Why whoever was given a fault cannot mend it: for staff. */
export const workCannotForm: Form = {
  id: "work-cannot",
  version: 1,
  kept: (t) => keptAt(t, "cannot"),
  title: (t) => t("dispatch.cannot.title", plain),
  hasSummary: false,
  fields: [
    givenField("incidentId"),
    {
      id: "reason",
      about: ["incidentId"],
      label: (t) => t("dispatch.cannot.title", plain),
      ask: (t) => t("dispatch.cannot.ask"),
      explain: (t, problem) => t(`dispatch.cannot.${problem as "nothing" | "too-long"}`),
      show: () => "",
      parse: ({ text = "" }) => {
        const value = cleanLines(text);
        if (!/\p{L}/u.test(value)) return problem("nothing");
        if (value.length > LONGEST_WORDS) return problem("too-long");
        return { kind: "value", value };
      },
    } satisfies Field,
  ],
};

/** The button that opened the form leads back to it. */
function keptAt(t: Translate, button: "fixed" | "cannot"): string {
  return t("dispatch.job.kept", { button: t(`dispatch.job.${button}`, plain) });
}

/** The files of a fault are told by this from those of another one that was begun in the same draft. */
export function tagOf({ incidentId }: Answers): string {
  return String(incidentId);
}

function gatheredIn(answers: Answers): { photos: number; words: string } {
  const held = answers.work as Partial<Gathered> | Note | null | undefined | string;
  if (typeof held !== "object" || held === null) return { photos: 0, words: "" };
  const { files = [], note = held } = held as Partial<Gathered>;
  const photos = files.filter(({ tag }) => tag === tagOf(answers)).length;
  return { photos, words: (note as Partial<Note>).words ?? "" };
}

function problem(name: Problem): Extract<Parsed<never>, { kind: "problem" }> {
  return { kind: "problem", problem: name };
}
