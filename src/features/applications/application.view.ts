import type { Application } from "../../db/schema.js";
import { hintIdentityKind, maskIin } from "../../forms/fields/identity-number.js";
import { formatAreaRange, formatMoneyRange, formatNumber, formatRange } from "../../i18n/format.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { Money } from "../../nlu/amounts/amounts.js";
import type { Need } from "../../nlu/amounts/quantities.js";
import { type ChosenPlace, isSumOff, isUnusualArea, type Sector } from "./application-answers.js";
import { sectorLabel } from "./application.form.js";

type Row = readonly [field: string, value: string | null];

/** The body of the staff's card: BIN in full, IIN masked, the phone unspaced so that Telegram makes it a link. */
export function applicationLines(t: Translate, locale: Locale, application: Application): string[] {
  const rows: Row[] = [
    ...trackRows(t, locale, application),
    ...applicantRows(t, application),
    ...projectRows(t, locale, application),
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

/** The place by its name, as the applicant chose it. */
export function placeName(locale: Locale, { place }: Application): string | null {
  return place === null ? null : (JSON.parse(place) as ChosenPlace["name"])[locale];
}

function trackRows(t: Translate, locale: Locale, application: Application): Row[] {
  const area = { min: application.area_min_m2, max: application.area_max_m2 };
  const isUnusual = isUnusualArea(application.track, area);
  return [
    ["track", t(`application.track.${application.track}`, plain)],
    ["place", placeName(locale, application)],
    ["area", marked(t, formatAreaRange(locale, area), isUnusual)],
  ];
}

function applicantRows(t: Translate, application: Application): Row[] {
  // The portal's form for land is one of legal entities.
  const isUnusual = application.track === "land" && application.applicant_kind !== "legal-entity";
  const kind = t(`application.applicantKind.${application.applicant_kind}`, plain);
  const phone = application.phone.replace(";ext=", " #");
  return [
    ["applicantKind", marked(t, kind, isUnusual)],
    ["name", application.name],
    ["identityNumber", shownNumber(application.identity_number)],
    ["address", application.address],
    ["contactName", application.contact_name],
    ["position", application.position],
    ["phone", marked(t, phone, application.phone_doubtful === 1)],
    ["email", application.email],
  ];
}

function projectRows(t: Translate, locale: Locale, application: Application): Row[] {
  const cost = parsed<Money>(application.cost);
  const ownMoney = parsed<Money>(application.own_money);
  const borrowedMoney = parsed<Money>(application.borrowed_money);
  const isOff = isSumOff({ cost, ownMoney, borrowedMoney });
  const { exclusions, rail, study, jobs } = application;
  return [
    ["projectName", application.project_name],
    ["sector", application.sector_other ?? sectorLabel(t, application.sector as Sector)],
    ["products", application.products],
    ["cost", cost && marked(t, formatMoneyRange(locale, cost), isOff)],
    ["ownMoney", ownMoney && formatMoneyRange(locale, ownMoney)],
    ["borrowedMoney", borrowedMoney && formatMoneyRange(locale, borrowedMoney)],
    ["jobs", jobs === null ? null : formatNumber(locale, jobs)],
    ["powerKw", needed(t, locale, "powerKw", application.power_kw)],
    ["gasM3PerHour", needed(t, locale, "gasM3PerHour", application.gas_m3_per_hour)],
    ["waterM3PerDay", needed(t, locale, "waterM3PerDay", application.water_m3_per_day)],
    ["rail", rail && t(`application.yes-no.${rail}`, plain)],
    ["study", study && t(`application.study.${study}`, plain)],
    ["startDate", application.start_date],
    [
      "exclusions",
      exclusions &&
        marked(t, t(`application.exclusions.${exclusions}`, plain), exclusions !== "no"),
    ],
  ];
}

function needed(
  t: Translate,
  locale: Locale,
  field: "powerKw" | "gasM3PerHour" | "waterM3PerDay",
  json: string | null,
): string | null {
  const need = parsed<Need>(json);
  return need && t(`application.${field}.value`, { amount: formatRange(locale, need), ...plain });
}

function parsed<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T);
}

function shownNumber(number: string): string {
  return hintIdentityKind(number) === "bin" ? number : maskIin(number);
}

/** A value that the operator should look at twice. */
function marked(t: Translate, value: string, isUnusual: boolean): string {
  return isUnusual ? `${value} ${t("application.check.mark", plain)}` : value;
}
