import { formatDate } from "../../i18n/format.js";
import type { Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { NamedOffice } from "../cases/record/office.repository.js";
import type { Digest } from "./digest.js";

export function digestView(
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
