import type { ApplicantKind } from "../../forms/fields/identity-number.js";
import type { Phone } from "../../forms/fields/phone.js";
import type { Answers } from "../../forms/form.js";
import type { Locale } from "../../i18n/locales.js";
import type { AreaM2, Money } from "../../nlu/amounts/amounts.js";
import type { Need } from "../../nlu/amounts/quantities.js";

/** What is applied for: premises in a small park, or a plot of land in the zone. */
export const TRACKS = ["park", "land"] as const;
export type Track = (typeof TRACKS)[number];

/** The branches that the operator's form names; "other" is asked for in words. */
export const SECTORS = [
  "machinery",
  "building-materials",
  "food",
  "light",
  "chemistry",
  "pharma",
  "furniture",
  "logistics",
  "other",
] as const;
export type Sector = (typeof SECTORS)[number];

export const STUDY_STATES = ["ready", "in-work", "none"] as const;
export type StudyState = (typeof STUDY_STATES)[number];

export const EXCLUSION_ANSWERS = ["no", "yes", "unsure"] as const;
export type ExclusionAnswer = (typeof EXCLUSION_ANSWERS)[number];

/** The place that somebody chose before applying; its name is kept, so that the form can show it by itself. */
export interface ChosenPlace {
  premisesId: string;
  name: Readonly<Record<Locale, string>>;
}

/** `isLand`: said in hectares or sotkas, which only land is. */
export interface Area extends AreaM2 {
  isLand?: boolean;
}

/** What the fields of the application keep, by their ids. */
export interface ApplicationAnswers {
  applicantKind: ApplicantKind;
  place?: ChosenPlace | null;
  area: Area;
  track: Track;
  name: string;
  identityNumber: string;
  address: string | null;
  contactName: string;
  position?: string;
  phone: Phone;
  email: string | null;
  projectName: string;
  sector: { id: Sector; words?: string };
  sectorOther?: string;
  products: string | null;
  cost: Money | null;
  ownMoney?: Money | null;
  borrowedMoney?: Money | null;
  jobs: number | null;
  powerKw?: Need | null;
  gasM3PerHour?: Need | null;
  waterM3PerDay?: Need | null;
  rail?: "yes" | "no" | null;
  study?: StudyState;
  startDate: string | null;
  exclusions?: ExclusionAnswer;
}

export const given = (answers: Answers) => answers as Partial<ApplicationAnswers>;

/** Premises in a small park usually have this size; what lies outside is accepted and pointed out. */
export const USUAL_PARK_AREA_M2 = { min: 200, max: 1_000 };
/** The city's portal gives plots from half a hectare. */
export const SMALLEST_PLOT_M2 = 5_000;

/** What such an area is usually for; `undefined` between the two tracks, where only the person knows. */
export function usualTrack({ min, max, isLand }: Area): Track | undefined {
  if (isLand || min >= SMALLEST_PLOT_M2) return "land";
  return max <= USUAL_PARK_AREA_M2.max ? "park" : undefined;
}

/** Accepted all the same: the operator looks at it. */
export function isUnusualArea(track: Track, { min, max }: AreaM2): boolean {
  if (track === "land") return min < SMALLEST_PLOT_M2;
  return min < USUAL_PARK_AREA_M2.min || max > USUAL_PARK_AREA_M2.max;
}

/** Whether own and borrowed money make the total; sums in different currencies cannot be compared. */
export function isSumOff({ cost, ownMoney, borrowedMoney }: Partial<ApplicationAnswers>): boolean {
  if (!cost || !ownMoney || !borrowedMoney) return false;
  const parts = [ownMoney, borrowedMoney].filter(({ max }) => max > 0);
  if (parts.some(({ currency }) => currency !== cost.currency)) return false;
  const min = ownMoney.min + borrowedMoney.min;
  const max = ownMoney.max + borrowedMoney.max;
  return max < cost.min || min > cost.max;
}
