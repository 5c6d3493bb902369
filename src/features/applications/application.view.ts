import type { Application } from "../../db/schema.js";
import { hintIdentityKind, maskIin } from "../../forms/fields/identity-number.js";
import { formatAreaRange } from "../../i18n/format.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { type Sector, sectorLabel, USUAL_AREA_M2 } from "./application.form.js";

/** The body of the staff's card: BIN in full, IIN masked, the phone unspaced so that Telegram makes it a link. */
export function applicationLines(t: Translate, locale: Locale, application: Application): string[] {
  const { area_min_m2: min, area_max_m2: max } = application;
  const isUnusual = min < USUAL_AREA_M2.min || max > USUAL_AREA_M2.max;
  const rows: [string, string | null][] = [
    ["applicantKind", t(`application.applicantKind.${application.applicant_kind}`, plain)],
    ["name", application.name],
    ["identityNumber", shownNumber(application.identity_number)],
    ["address", application.address],
    ["contactName", application.contact_name],
    ["position", application.position],
    [
      "phone",
      marked(t, application.phone.replace(";ext=", " #"), application.phone_doubtful === 1),
    ],
    ["email", application.email],
    ["projectName", application.project_name],
    ["sector", application.sector_other ?? sectorLabel(t, application.sector as Sector)],
    ["products", application.products],
    ["area", marked(t, formatAreaRange(locale, { min, max }), isUnusual)],
  ];
  return rows
    .filter((row): row is [string, string] => row[1] !== null)
    .map(([field, value]) =>
      t("application.kind-line", {
        label: t(`application.${field as "name"}.label`, plain),
        value,
      }),
    );
}

function shownNumber(number: string): string {
  return hintIdentityKind(number) === "bin" ? number : maskIin(number);
}

/** A value that the operator should look at twice. */
function marked(t: Translate, value: string, isUnusual: boolean): string {
  return isUnusual ? `${value} ${t("application.check.mark", plain)}` : value;
}
