import { randomUUID } from "node:crypto";
import type { Commit } from "../../../db/commit.js";
import type { Db, Trx } from "../../../db/schema.js";
import type { DraftChange, Drafts } from "../../../forms/drafts.js";
import {
  type Answers,
  askedFields,
  comesBefore,
  type Form,
  nextStep,
  type Part,
  SUMMARY,
  withAnswer,
} from "../../../forms/form.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { dropWaiting, enqueue } from "../../../outbox/outbox.repository.js";
import type { Draft } from "../../../telegram/context.js";
import {
  eraseAttachments,
  insertAttachment,
  listAttachments,
} from "../messages/attachment.repository.js";
import { addToCase } from "../moves/attachment.service.js";
import { getCase } from "../record/case.repository.js";
import {
  findOpenDraft,
  getDraft,
  insertDraft,
  setDraft,
  setOtherDraftsAside,
  toDraft,
} from "./draft.repository.js";

/** So long after the last part of an album its question comes again, once. */
const ALBUM_QUIET_MS = 1_500;

/** What a completed form becomes, in the transaction of its last answer. */
export interface Filing {
  personId: number;
  updateId: number;
  /** One draft files one case, whatever happens in between. */
  runKey: string;
  formVersion: number;
  answers: Answers;
}
export type File = (trx: Trx, filing: Filing) => Promise<void>;

/** What the answers so far find in the database, as JSON, by the field that takes it. */
export type LookUps = Readonly<
  Record<string, (db: Db, answers: Answers, personId: number) => Promise<unknown>>
>;

/** Drafts in the database; by form id, `files` says what a completed one becomes, `lookUps` what is found for it. */
export function createDrafts(
  db: Db,
  commit: Commit,
  files: Readonly<Record<string, File>>,
  lookUps: Readonly<Record<string, LookUps>> = {},
): Drafts {
  return {
    open: (updateId, personId, form, start = {}) =>
      commit(async (trx) => {
        // Opening twice is opening once; the claim keeps the question from being asked twice.
        await claimUpdate(trx, updateId);
        return openDraft(trx, personId, form, start);
      }),

    begin: (personId, form, start = {}) => commit((trx) => openDraft(trx, personId, form, start)),

    change: (updateId, personId, draft, change) =>
      commit(async (trx) => {
        if (await claimUpdate(trx, updateId)) await changeDraft(trx, personId, draft, change);
        await dropWaiting(trx, gatheringLane(personId));
        return toDraft(await getDraft(trx, draft.id));
      }),

    addPart: (updateId, personId, draft, fieldId, part) =>
      commit(async (trx) => {
        if (await claimUpdate(trx, updateId)) await addPart(trx, personId, draft, fieldId, part);
        await dropWaiting(trx, gatheringLane(personId));
        return toDraft(await getDraft(trx, draft.id));
      }),

    async lookUp(form, fieldId, answers, personId) {
      const look = lookUps[form]?.[fieldId];
      if (!look) throw new Error(`Nothing looks up "${fieldId}" of the form "${form}"`);
      return look(db, answers, personId);
    },

    async listFiles(draft) {
      const files = await listAttachments(db, await runKeyOf(db, draft));
      return files.map(({ document_id, name }) => ({ tag: document_id, name }));
    },

    askSoon: (personId, { text, keyboard }) =>
      commit(async (trx) => {
        const lane = gatheringLane(personId);
        await dropWaiting(trx, lane);
        const payload = { text, reply_markup: keyboard };
        const waitMs = ALBUM_QUIET_MS;
        await enqueue(trx, { chatId: personId, method: "sendMessage", payload, lane, waitMs });
      }),

    submit: (updateId, personId, draft, answers) =>
      commit(async (trx) => {
        if (!(await claimUpdate(trx, updateId))) return;
        await dropWaiting(trx, gatheringLane(personId));
        const row = await getDraft(trx, draft.id);
        const file = files[draft.form];
        if (!file) throw new Error(`Nothing files the form "${draft.form}"; its draft is kept`);
        // From here on the answers live in the case; a second copy would have to be erased too.
        await setDraft(trx, draft.id, {
          answers: "{}",
          asked: null,
          state: "submitted",
          active: 0,
        });
        const { version: formVersion } = draft;
        await file(trx, { personId, updateId, runKey: row.run_key, formVersion, answers });
      }),

    delete: (updateId, draft) =>
      commit(async (trx) => {
        if (await claimUpdate(trx, updateId)) await deleteDraft(trx, draft.id);
      }),
  };
}

/** Erases what was given, also its files; the question that stood open stays, for the count of where people stop. */
export async function deleteDraft(trx: Trx, id: number): Promise<void> {
  const { run_key: runKey, person_id: personId } = await getDraft(trx, id);
  await setDraft(trx, id, { state: "deleted", active: 0, answers: "{}" });
  await eraseAttachments(trx, { runKey });
  await dropWaiting(trx, gatheringLane(personId));
}

async function openDraft(trx: Trx, personId: number, form: Form, start: Answers): Promise<Draft> {
  const known = await findOpenDraft(trx, personId, form.id);
  const row =
    known ??
    (await insertDraft(trx, {
      personId,
      form: form.id,
      version: form.version,
      asked: nextStep(form, {}),
      runKey: randomUUID(),
    }));
  const draft = begun(form, toDraft(row), start);
  await setDraft(trx, row.id, {
    active: 1,
    form_version: form.version,
    answers: JSON.stringify(draft.answers),
    asked: draft.asked,
  });
  await setOtherDraftsAside(trx, personId, row.id);
  return { ...draft, version: form.version, isActive: true };
}

/**
 * The draft with answers that came from elsewhere. An open question that they answer gives way to the next one, or to
 * one before it that they call for.
 */
function begun(form: Form, draft: Draft, start: Answers): Draft {
  const given = Object.entries(start);
  if (given.length === 0) return draft;
  let answers = draft.answers;
  for (const [id, value] of given) answers = withAnswer(form, answers, id, value);
  const { asked } = draft;
  const next = nextStep(form, answers);
  const isAnswered = asked === null || asked in start || !isAskedIn(form, answers, asked);
  return { ...draft, answers, asked: isAnswered || comesBefore(form, next, asked) ? next : asked };
}

function isAskedIn(form: Form, answers: Answers, asked: string): boolean {
  if (asked === SUMMARY) return nextStep(form, answers) === SUMMARY;
  return askedFields(form, answers).some((field) => field.id === asked);
}

/** A file goes to the draft, or straight to the case that a form adds to; the rest of a part is the answer's note. */
async function addPart(
  trx: Trx,
  personId: number,
  draft: Draft,
  fieldId: string,
  part: Part & { asked?: string },
) {
  const { file, tag: documentId = null, note, asked } = part;
  const others = Object.entries(draft.answers).filter(([id]) => id !== fieldId);
  const answers = { ...Object.fromEntries(others), ...(note !== undefined && { [fieldId]: note }) };
  await setDraft(trx, draft.id, packed({ answers, ...(asked !== undefined && { asked }) }));
  if (!file) return;
  const caseId = caseOf(draft);
  if (caseId !== undefined) return addToCase(trx, caseId, { file, documentId });
  const { run_key: runKey } = await getDraft(trx, draft.id);
  await insertAttachment(trx, { runKey, personId, caseId: null, documentId, file });
}

/** The case to which a form adds: given when the form was opened, never typed. */
function caseOf({ answers }: Draft): number | undefined {
  return typeof answers.caseId === "number" ? answers.caseId : undefined;
}

async function runKeyOf(db: Db, draft: Draft): Promise<string> {
  const caseId = caseOf(draft);
  const row = caseId === undefined ? await getDraft(db, draft.id) : await getCase(db, caseId);
  return row.run_key;
}

/** Where the question waits that comes once an album is complete. */
function gatheringLane(personId: number): string {
  return `gathering:${personId}`;
}

async function changeDraft(trx: Trx, personId: number, draft: Draft, change: DraftChange) {
  await setDraft(trx, draft.id, packed(change));
  if (change.isActive) await setOtherDraftsAside(trx, personId, draft.id);
}

function packed({ answers, asked, isActive }: DraftChange) {
  return {
    ...(answers !== undefined && { answers: JSON.stringify(answers) }),
    ...(asked !== undefined && { asked }),
    ...(isActive !== undefined && { active: isActive ? (1 as const) : (0 as const) }),
  };
}
