import { Attempts } from "../../../db/attempts.js";
import type { Commit } from "../../../db/commit.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import { findPerson } from "../../people/person.repository.js";
import { tellDesk } from "../../desk/say-on-desk.js";
import { findStaffMember, listHeads } from "../../desk/staff.repository.js";
import { getWorkTime } from "../../desk/work-time.repository.js";
import { extendClock } from "../record/case-clock.js";
import type { CaseKinds } from "../record/case-kind.js";
import { changeCase, insertEvent, lockCase } from "../record/case.repository.js";
import { type ClerkWords, sendWords } from "../messages/answer.service.js";
import { tellAudience } from "./case.service.js";
import { showCard } from "../record/show-card.service.js";
import { getOfficeName } from "../record/office.repository.js";
import { claimLateness, claimWarning, listNewlyLate, listToWarn } from "./promise.repository.js";
import { lateDeskView, lateHeadView, lateView, newDateView, warningView } from "./promise.view.js";

/**
 * Says of every promise what its hour asks for: that it is nearly over, or that it is broken. Each once.
 *
 * @throws AggregateError when some could not be said; the others were, and these are tried again the next time
 */
export async function keepPromises(
  db: Db,
  commit: Commit,
  kinds: CaseKinds,
  now: Date,
): Promise<void> {
  const attempts = new Attempts(commit);
  for (const id of await listToWarn(db, now)) await attempts.make((trx) => warn(trx, id, now));
  for (const id of await listNewlyLate(db, now)) {
    await attempts.make((trx) => sayLate(trx, kinds, id, now));
  }
  attempts.end("Some promises could not be kept");
}

async function warn(trx: Trx, caseId: number, now: Date): Promise<void> {
  const of = await claimWarning(trx, caseId, now);
  if (!of) return;
  await tellDesk(trx, of.id, (t, locale) => warningView(t, locale, of));
}

/** The person hears it plainly, staff on their desk, and whoever oversees it in his own chat, or by name on the desk. */
async function sayLate(trx: Trx, kinds: CaseKinds, caseId: number, now: Date): Promise<void> {
  const of = await claimLateness(trx, caseId, now);
  if (!of) return;
  await tellAudience(trx, of, ({ t, locale }) => lateView(t, locale, of));

  const unreached: { id: number; name: string }[] = [];
  for (const id of await listOverseers(trx, kinds, of)) {
    const person = await findPerson(trx, id);
    if (person?.locale && !person.blocked) await tellHead(trx, of, id, person.locale);
    else {
      const name = (await findStaffMember(trx, id))?.name ?? person?.name ?? String(id);
      unreached.push({ id, name });
    }
  }
  await tellDesk(trx, of.id, (t, locale) => lateDeskView(t, locale, { of, heads: unreached }));
}

async function listOverseers(trx: Trx, kinds: CaseKinds, of: Case): Promise<number[]> {
  const { overseers } = kinds[of.kind];
  return overseers ? overseers(trx, of) : (await listHeads(trx)).map((head) => head.user_id);
}

async function tellHead(trx: Trx, of: Case, chatId: number, locale: "kk" | "ru" | "en") {
  const clerk = of.assignee_id === null ? undefined : await findStaffMember(trx, of.assignee_id);
  const office = await getOfficeName(trx, locale, of.office_id);
  const text = lateHeadView(translator(locale), locale, { of, assignee: clerk?.name, office });
  await enqueue(trx, { chatId, method: "sendMessage", payload: { text } });
}

export interface Extension {
  caseId: number;
  /** Working days, from the date that will not be kept. */
  days: number;
  /** Why, for the person. */
  words: ClerkWords & { text: string };
  now: Date;
}

/** Gives the person a new date with the reason, in words; `false` when no promise runs. */
export async function extendPromise(trx: Trx, extension: Extension): Promise<boolean> {
  const { days, words, now } = extension;
  const before = await lockCase(trx, extension.caseId);
  if (before.due_at === null) return false;
  const clock = extendClock(await getWorkTime(trx), now, before, days);
  const of = await changeCase(trx, before, clock, now);
  if (!of) return false;
  await insertEvent(trx, {
    case_id: of.id,
    kind: "extended",
    actor: "clerk",
    actor_id: words.clerkId,
    reason: words.text,
    detail: { from: before.due_at, to: of.due_at },
    at: now.toISOString(),
  });
  await sendWords(trx, of, words, ({ t, locale, text }) => newDateView(t, locale, of, text));
  await showCard(trx, of.id);
  return true;
}
