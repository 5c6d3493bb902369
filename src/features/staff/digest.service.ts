import { almatyDate, almatyTime } from "../../calendar/almaty-time.js";
import { isWorkingDay } from "../../calendar/working-days.js";
import type { Db, Trx } from "../../db/schema.js";
import { formatDate } from "../../i18n/format.js";
import { type Translate, translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { listOpenCases } from "../cases/record/case.repository.js";
import { listOffices, type NamedOffice } from "../cases/record/office.repository.js";
import { type Digest, makeDigest } from "./digest.js";
import { tellDesk } from "../desk/say-on-desk.js";
import { claimDay } from "../desk/setting.repository.js";
import { findStaffChat } from "../desk/staff.repository.js";
import { getWorkTime } from "../desk/work-time.repository.js";

const ALL_OPEN_CASES = 10_000;

/** What one kind of case adds to the digest, in words; nothing when there is nothing to say. */
export type DigestPart = (db: Db, locale: Locale, now: Date) => Promise<string | undefined>;

/** What is open, late and stuck now, in words. */
export async function describeDesk(
  db: Db,
  locale: Locale,
  now: Date,
  more?: DigestPart,
): Promise<string> {
  const cases = await listOpenCases(db, ALL_OPEN_CASES);
  const digest = makeDigest(await getWorkTime(db), cases, now);
  const offices = await listOffices(db, locale);
  const text = digestView(translator(locale), locale, { day: almatyDate(now), digest, offices });
  return [text, await more?.(db, locale, now)].filter(Boolean).join("\n\n");
}

/** Says the digest on the desk once each working day, from opening time on; not when nothing is open. */
export async function sayDailyDigest(trx: Trx, now: Date, more?: DigestPart): Promise<void> {
  const { calendar, hours } = await getWorkTime(trx);
  const day = almatyDate(now);
  const time = almatyTime(now);
  if (!isWorkingDay(calendar, day) || time < hours.opens || time >= hours.closes) return;
  if (!(await findStaffChat(trx)) || (await listOpenCases(trx, 1)).length === 0) return;
  if (!(await claimDay(trx, "digest.said", day))) return;
  await tellDesk(trx, undefined, (_, locale) => describeDesk(trx, locale, now, more));
}

function digestView(
  t: Translate,
  locale: Locale,
  shown: { day: string; digest: Digest; offices: readonly NamedOffice[] },
): string {
  const { open, registered, dueSoon, late, blockers } = shown.digest;
  const nameOf = (id: string) => shown.offices.find((office) => office.id === id)?.name ?? id;
  const stuck = blockers.map(({ officeId, count, longestDays: days }) =>
    t("desk.digest.blocker", { office: nameOf(officeId), cases: count, count: days }),
  );
  return [
    t("desk.digest.head", { date: formatDate(locale, shown.day) }),
    t("desk.digest.counts", { registered, open, dueSoon, late }),
    ...(stuck.length > 0 ? ["", t("desk.digest.stuck"), ...stuck] : []),
  ].join("\n");
}
