import type { Message } from "grammy/types";
import { isDay } from "../../../calendar/almaty-time.js";
import { LOCALES, type Locale } from "../../../i18n/locales.js";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";

/** What staff answer to a question of the desk. */
export interface Answer extends Pick<Message, "contact" | "forward_origin" | "from"> {
  /** Under a photo, too. */
  text: string;
  locale: Locale;
  /** File id of the photo that was sent. */
  photo?: string;
  location?: Point;
}

/** `undefined` for an answer that says nothing usable. */
export type Read<T> = (answer: Answer) => T | undefined;

interface Point {
  latitude: number;
  longitude: number;
}

export const LONGEST_NAME = 60;

export function answerOf(message: Message, locale: Locale): Answer {
  const { text, caption, photo, location, contact, forward_origin, from } = message;
  return {
    ...{ text: text ?? caption ?? "", locale, photo: photo?.at(-1)?.file_id },
    location: location && { latitude: location.latitude, longitude: location.longitude },
    ...{ contact, forward_origin, from },
  };
}

/** What is read is the new value of this column. */
export function column<K extends string, T>(name: K, read: Read<T>): Read<Record<K, T>> {
  return (answer) => {
    const value = read(answer);
    return value === undefined ? undefined : ({ [name]: value } as Record<K, T>);
  };
}

/** A dash takes away what need not be known. */
export function orNothing<T>(read: Read<T>): Read<T | null> {
  return (answer) => (/^[-–—]$/.test(answer.text.trim()) ? null : read(answer));
}

export function readName(text: string): string | undefined {
  const name = cleanLine(text);
  return /\p{L}/u.test(name) && name.length <= LONGEST_NAME ? name : undefined;
}

/** Three lines: in Kazakh, in Russian, in English. JSON, as tables keep it. */
export function readNames(text: string, longest = LONGEST_NAME): string | undefined {
  const names = readInEach(cleanLines(text).split("\n"), longest);
  return names && JSON.stringify(names);
}

/** Three parts, in the same order. */
export function readInEach(
  parts: readonly string[],
  longest: number,
): Record<Locale, string> | undefined {
  const [kk = "", ru = "", en = ""] = parts.map(cleanLine);
  const isWhole = parts.length === 3 && [kk, ru, en].every((one) => /\p{L}/u.test(one));
  return isWhole && [kk, ru, en].every((one) => one.length <= longest) ? { kk, ru, en } : undefined;
}

/** Lines after "kk:", "ru:" and "en:", in whatever order; what stands before is nothing. */
export function readTexts(lines: readonly string[]): Partial<Record<Locale, string>> {
  const texts: Partial<Record<Locale, string>> = {};
  let locale: Locale | undefined;
  for (const line of lines) {
    const [, code, text = line] = /^\s*(kk|ru|en)\s*:(.*)$/i.exec(line) ?? [];
    locale = LOCALES.find((one) => one === code?.toLowerCase()) ?? locale;
    if (locale === undefined) continue;
    const said = cleanLines(`${texts[locale] ?? ""}\n${text}`);
    if (said !== "") texts[locale] = said;
  }
  return texts;
}

/** A location, or "43.3300, 76.8300". */
export function readPoint({ text, location }: Answer): Point | undefined {
  if (location) return location;
  const [, north, east] = /^\s*(\d{1,2}\.\d+)\s*[,;\s]\s*(\d{1,3}\.\d+)\s*$/.exec(text) ?? [];
  const latitude = Number(north);
  const longitude = Number(east);
  return latitude <= 90 && longitude <= 180 ? { latitude, longitude } : undefined;
}

/** `01.02.2027` or `2027-02-01`, if there is such a day. */
export function readDay({ text }: Answer): string | undefined {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? [];
  const iso =
    year === "" ? text.trim() : [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  return isDay(iso) ? iso : undefined;
}

interface Bounds {
  least: number;
  most: number;
  /** How many digits there may be after the comma. */
  decimals?: number;
  /** Words that may follow it, in lower case. */
  units?: readonly string[];
}

/** A number within its bounds, with its unit or without: "1 200 кВт", "7,2 м". */
export function readNumber(
  { text }: Pick<Answer, "text">,
  { least, most, decimals = 0, units = [] }: Bounds,
): number | undefined {
  const [, whole = "", part = "", unit = ""] =
    /^(\d[\d\s]*)(?:[.,](\d+))?\s*(\p{L}*)\.?$/u.exec(text.trim()) ?? [];
  const value = Number(`${whole.replace(/\s/g, "") || "NaN"}.${part}`);
  const isSaid = part.length <= decimals && (unit === "" || units.includes(unit.toLowerCase()));
  return isSaid && value >= least && value <= most ? value : undefined;
}
