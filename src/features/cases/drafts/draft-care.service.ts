import { InlineKeyboard } from "grammy";
import { almatyDate, almatyTime } from "../../../calendar/almaty-time.js";
import type { DraftRow, Trx } from "../../../db/schema.js";
import { type Form, formTitle } from "../../../forms/form.js";
import { formatDate } from "../../../i18n/format.js";
import { plain, translator } from "../../../i18n/i18n.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import { findPerson } from "../../people/person.repository.js";
import { listDraftsToRemind, listExpiredDrafts, setReminded, toDraft } from "./draft.repository.js";
import { deleteDraft } from "./draft.service.js";
import { draftPress } from "./draft.press.js";

const DAY_MS = 24 * 3_600_000;
/** People hear of a draft a day after its last touch, once, and not at night. */
const REMIND_AFTER_MS = DAY_MS;
const KEEP_MS = 30 * DAY_MS;
const DAYTIME = { from: "09:00", until: "20:00" };

/** Writes the one reminder of each draft that was left a day ago, with the mark that it was written. */
export async function remindOfDrafts(
  trx: Trx,
  forms: ReadonlyMap<string, Form>,
  now: Date,
): Promise<void> {
  const time = almatyTime(now);
  if (time < DAYTIME.from || time >= DAYTIME.until) return;
  // A form of one question needs no reminder.
  const long = [...forms.values()].filter((form) => form.hasSummary).map((form) => form.id);
  const before = new Date(now.getTime() - REMIND_AFTER_MS).toISOString();
  for (const row of await listDraftsToRemind(trx, long, before)) {
    const form = forms.get(row.form);
    if (form && (await setReminded(trx, row.id, now.toISOString()))) await remind(trx, form, row);
  }
}

async function remind(trx: Trx, form: Form, row: DraftRow): Promise<void> {
  const locale = (await findPerson(trx, row.person_id))?.locale ?? "ru";
  const t = translator(locale);
  const until = new Date(Date.parse(row.updated_at) + KEEP_MS);
  const text = t("form.reminder", {
    title: formTitle(t, form, toDraft(row).answers),
    date: formatDate(locale, almatyDate(until)),
  });
  const reply_markup = new InlineKeyboard()
    .text(t("form.go-on", plain), draftPress.open.data(row.id))
    .row()
    .text(t("form.delete", plain), draftPress.delete.data(row.id));
  const payload = { text, reply_markup };
  await enqueue(trx, { chatId: row.person_id, method: "sendMessage", payload });
}

/** Erases drafts that nobody touched for thirty days, and their files. */
export async function eraseOldDrafts(trx: Trx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_MS).toISOString();
  for (const { id } of await listExpiredDrafts(trx, before)) await deleteDraft(trx, id);
}
