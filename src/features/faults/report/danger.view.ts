import type { Translate } from "../../../i18n/i18n.js";

/** Whom to call when life is in danger: the numbers of the country, and the zone's own when there is one. HTML. */
export function whomToCall(t: Translate, dutyPhone: string | null): string {
  const duty = dutyPhone === null ? [] : [t("report.danger.duty", { phone: dutyPhone })];
  return [t("report.danger.ask"), ...duty].join("\n");
}
