import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import type { Locale } from "../../../i18n/locales.js";
import { parseArea, parseMoney } from "../../../nlu/amounts/amounts.js";
import type { ParkChange, PremisesChange } from "../record/inventory.repository.js";

/** What staff answer to a question about the catalogue. */
export interface StaffAnswer {
  text: string;
  locale: Locale;
  /** File id of the photo that was sent. */
  photo?: string;
  location?: { latitude: number; longitude: number };
}

/** `undefined` for an answer that says nothing usable: the question is asked again. */
type Parse<T> = (answer: StaffAnswer) => T | undefined;

const LONGEST_NAME = 60;
const LARGEST_KW = 100_000;
const HIGHEST_M = 40;
/** Takes away what need not be known. */
const NOTHING = /^[-–—]$/;

/** The typed answers about premises that exist. */
export const PREMISES_FIELDS = {
  area: (answer) => wrap("area_m2", readArea(answer)),
  power: (answer) => orNothing("power_kw", answer, readPower),
  ceiling: (answer) => orNothing("ceiling_m", answer, readCeiling),
  "free-from": (answer) => orNothing("free_from", answer, readDay),
  price: (answer) => orNothing("price_kzt_m2", answer, readPrice),
  photo: (answer) => orNothing("photo", answer, ({ photo }) => photo),
} as const satisfies Record<string, Parse<PremisesChange>>;
export type PremisesField = keyof typeof PREMISES_FIELDS;

/** The typed answers about a park that exists. */
export const PARK_FIELDS = {
  "park-name": (answer) => wrap("name", readNames(cleanLines(answer.text).split("\n"))),
  "park-area": (answer) => wrap("area_m2", readArea(answer)),
  "park-place": ({ text, location }) => location ?? readCoordinates(text),
} as const satisfies Record<string, Parse<ParkChange>>;
export type ParkField = keyof typeof PARK_FIELDS;

/** Three names, the area and the coordinates, a line each. */
export function parseNewPark(answer: StaffAnswer) {
  const lines = cleanLines(answer.text).split("\n");
  const [areaLine = "", placeLine = ""] = lines.slice(3);
  const name = readNames(lines.slice(0, 3));
  const area_m2 = readArea({ ...answer, text: areaLine });
  const place = readCoordinates(placeLine);
  if (lines.length !== 5 || name === undefined || area_m2 === undefined || !place) return undefined;
  return { name, area_m2, ...place };
}

export function readArea({ text, locale }: StaffAnswer): number | undefined {
  const area = parseArea(text, locale);
  if (area.kind === "problem" || area.value.min !== area.value.max) return undefined;
  return Math.round(area.value.min);
}

function readPower({ text }: StaffAnswer): number | undefined {
  const [, amount = ""] = /^([\d\s\u00A0]+)(?:квт|kw)?\.?$/iu.exec(text.trim()) ?? [];
  const kw = Number(amount.replace(/[\s\u00A0]/gu, "") || NaN);
  return kw <= LARGEST_KW ? kw : undefined;
}

function readCeiling({ text }: StaffAnswer): number | undefined {
  const [, amount = ""] = /^(\d{1,2}(?:[.,]\d)?)\s*(?:м|m)?\.?$/iu.exec(text.trim()) ?? [];
  const m = Number(amount.replace(",", ".") || NaN);
  return m > 0 && m <= HIGHEST_M ? m : undefined;
}

function readPrice({ text, locale }: StaffAnswer): number | undefined {
  const bare = Number(text.replace(/[\s\u00A0]/gu, ""));
  if (Number.isInteger(bare) && bare > 0 && bare < 1_000) return bare;
  const money = parseMoney(text, locale);
  if (money.kind === "problem" || money.value.currency !== "KZT") return undefined;
  return money.value.min === money.value.max ? money.value.min : undefined;
}

/** `01.02.2027` or `2027-02-01`, if there is such a day. */
function readDay({ text }: StaffAnswer): string | undefined {
  const iso = text
    .trim()
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
    );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const date = new Date(`${iso}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isDay ? iso : undefined;
}

/** JSON as the table keeps it. */
function readNames(lines: readonly string[]): string | undefined {
  const [kk = "", ru = "", en = ""] = lines.map(cleanLine);
  const isWhole = lines.length === 3 && [kk, ru, en].every((name) => /\p{L}/u.test(name));
  if (!isWhole || [kk, ru, en].some((name) => name.length > LONGEST_NAME)) return undefined;
  return JSON.stringify({ kk, ru, en });
}

export function readCoordinates(text: string): { latitude: number; longitude: number } | undefined {
  const [, north, east] = /^\s*(\d{1,2}\.\d+)\s*[,;\s]\s*(\d{1,3}\.\d+)\s*$/.exec(text) ?? [];
  const latitude = Number(north);
  const longitude = Number(east);
  return latitude <= 90 && longitude <= 180 ? { latitude, longitude } : undefined;
}

function wrap<K extends string, T>(column: K, value: T | undefined) {
  return value === undefined ? undefined : ({ [column]: value } as Record<K, T>);
}

function orNothing<K extends string, T>(column: K, answer: StaffAnswer, read: Parse<T>) {
  const isNothing = NOTHING.test(answer.text.trim());
  return isNothing ? ({ [column]: null } as Record<K, null>) : wrap(column, read(answer));
}
