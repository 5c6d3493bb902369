import { randomUUID } from "node:crypto";
import type { Commit } from "../../db/commit.js";
import type { Trx } from "../../db/schema.js";
import type { DraftChange, Drafts } from "../../forms/drafts.js";
import { type Answers, type Form, nextStep } from "../../forms/form.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import type { Draft } from "../../telegram/context.js";
import {
  findOpenDraft,
  getDraft,
  insertDraft,
  setDraft,
  setOtherDraftsAside,
  toDraft,
} from "./draft.repository.js";

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

/** Drafts in the database; `files` says by form id what a completed one becomes. */
export function createDrafts(commit: Commit, files: Readonly<Record<string, File>>): Drafts {
  return {
    open: (updateId, personId, form) =>
      commit(async (trx) => {
        // Opening twice is opening once; the claim keeps the question from being asked twice.
        await claimUpdate(trx, updateId);
        return openDraft(trx, personId, form);
      }),

    change: (updateId, personId, draft, change) =>
      commit(async (trx) => {
        if (await claimUpdate(trx, updateId)) await changeDraft(trx, personId, draft, change);
        return toDraft(await getDraft(trx, draft.id));
      }),

    submit: (updateId, personId, draft, answers) =>
      commit(async (trx) => {
        if (!(await claimUpdate(trx, updateId))) return;
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
        if (!(await claimUpdate(trx, updateId))) return;
        await setDraft(trx, draft.id, { state: "deleted", active: 0, answers: "{}", asked: null });
      }),
  };
}

async function openDraft(trx: Trx, personId: number, form: Form): Promise<Draft> {
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
  if (known) await setDraft(trx, row.id, { active: 1, form_version: form.version });
  await setOtherDraftsAside(trx, personId, row.id);
  return { ...toDraft(row), version: form.version, isActive: true };
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
