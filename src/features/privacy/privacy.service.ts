import type { Case, Trx } from "../../db/schema.js";
import { eraseAttachments } from "../cases/messages/attachment.repository.js";
import { insertEvent } from "../cases/record/case.repository.js";
import { FINAL_STATES } from "../cases/record/case-state.js";
import { CARD, showCard } from "../cases/record/show-card.service.js";
import { listOpenDrafts } from "../cases/drafts/draft.repository.js";
import { deleteDraft } from "../cases/drafts/draft.service.js";
import { eraseFollowing, eraseReports } from "./fault-privacy.service.js";
import { DESK } from "../../outbox/outbox.repository.js";

/** Stands where something was erased. */
const ERASED = "—";

/**
 * Erases what a person gave, wherever it lies: drafts, watches, closed cases, their talk, both queues. Open cases stay, since
 * people work on them; number, date and state of closed ones stay as the register.
 */
export async function erasePerson(trx: Trx, personId: number, closed: Case[]): Promise<void> {
  for (const { id } of await listOpenDrafts(trx, personId)) await deleteDraft(trx, id);
  await trx
    .updateTable("draft")
    .set({ answers: "{}", asked: null, state: "deleted", active: 0 })
    .where("person_id", "=", personId)
    .execute();
  await trx
    .deleteFrom("question_log")
    .where("person_id", "=", personId)
    .where("case_id", "is", null)
    .execute();
  await trx.deleteFrom("watch").where("person_id", "=", personId).execute();
  await trx
    .updateTable("person")
    .set({
      phone: null,
      consent_at: null,
      pending: null,
      talk: null,
      updated_at: new Date().toISOString(),
    })
    .where("id", "=", personId)
    .execute();
  await trx.deleteFrom("album_part").where("chat_id", "=", personId).execute();
  await eraseFollowing(trx, personId);
  for (const of of closed) await eraseFor(trx, of, personId);
  await eraseLists(trx);
  await eraseSent(trx, personId);
}

/** A fault is its neighbours', too: of a closed one only what this person gave is erased. */
async function eraseFor(trx: Trx, { id, kind }: Case, personId: number): Promise<void> {
  if (kind !== "fault") return eraseCase(trx, id, personId);
  await eraseReports(trx, id, personId);
  await insertEvent(trx, { case_id: id, kind: "erased", actor: "person", actor_id: personId });
  await showCard(trx, id);
}

/** Erases what people gave to cases that were closed before this moment: the term that they were told. */
export async function eraseCasesClosedBefore(trx: Trx, closedBefore: string): Promise<void> {
  const due = await trx
    .selectFrom("case")
    .select(["id", "person_id"])
    .where("state", "in", FINAL_STATES)
    .where("updated_at", "<", closedBefore)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_event")
            .select("case_event.id")
            .whereRef("case_event.case_id", "=", "case.id")
            .where("case_event.kind", "=", "erased")
            .where("case_event.actor", "=", "system"),
        ),
      ),
    )
    .execute();
  for (const { id } of due) await eraseCase(trx, id, null);
  if (due.length > 0) await eraseLists(trx);
}

/** `personId`: who asked for it; `null` when the term ran out. */
async function eraseCase(trx: Trx, caseId: number, personId: number | null): Promise<void> {
  await trx
    .updateTable("application")
    .set({
      name: ERASED,
      identity_number: ERASED,
      address: null,
      contact_name: ERASED,
      position: null,
      phone: ERASED,
      email: null,
      project_name: ERASED,
      products: null,
      sector_other: null,
      cost: null,
      own_money: null,
      borrowed_money: null,
      start_date: null,
    })
    .where("case_id", "=", caseId)
    .execute();
  await trx
    .updateTable("question_log")
    .set({ text: ERASED })
    .where("case_id", "=", caseId)
    .execute();
  await eraseReports(trx, caseId, null);
  await eraseAttachments(trx, { caseId });
  await trx.updateTable("case").set({ title: null }).where("id", "=", caseId).execute();
  await trx.updateTable("case_message").set({ text: null }).where("case_id", "=", caseId).execute();
  // The states and their days stay: they are the register.
  await trx.updateTable("case_event").set({ reason: null }).where("case_id", "=", caseId).execute();
  await trx
    .updateTable("outbox")
    .set({ payload: "{}" })
    .where("case_id", "=", caseId)
    .where("state", "!=", "waiting")
    .execute();
  // Words that a desk out of reach never saw; its card will show that nothing is left.
  await trx
    .updateTable("outbox")
    .set({ payload: "{}", state: "refused", error: "erased before it was sent" })
    .where("lane", "=", `desk:${caseId}`)
    .where("state", "=", "waiting")
    .where("method", "!=", CARD)
    .execute();
  const actor = personId === null ? "system" : "person";
  await insertEvent(trx, { case_id: caseId, kind: "erased", actor, actor_id: personId });
  await showCard(trx, caseId);
}

/** What was said to the person and is done with; the inbox keeps no words of its own accord. */
async function eraseSent(trx: Trx, personId: number): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ payload: "{}" })
    .where("chat_id", "=", personId)
    .where("state", "!=", "waiting")
    .execute();
}

/** Lists that staff asked for name the cases of everybody. */
async function eraseLists(trx: Trx): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ payload: "{}" })
    .where("chat_id", "=", DESK)
    .where("case_id", "is", null)
    .where("state", "!=", "waiting")
    .execute();
}
