import { momentInAlmaty } from "../../../calendar/almaty-time.js";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import { plain, translator } from "../../../i18n/i18n.js";
import { LOCALES, type Locale } from "../../../i18n/locales.js";
import { findNamedCategory } from "../../../nlu/rules/complaints.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { readClues } from "../../../nlu/rules/clues.js";
import type { Directory } from "../record/directory.js";
import { parseNamed } from "../record/parse-named.js";
import type { WatchedPlace } from "./follow.repository.js";

const LONGEST_TEXT = 600;
const MOMENT = /^(?:(\d{1,2})\.(\d{1,2})\.(\d{4})\s+)?(\d{1,2}):(\d{2})$/;

export interface Works {
  place: WatchedPlace;
  category: Category;
  from: Date;
  to: Date;
  words: Partial<Record<Locale, string>>;
}

export type ParsedWorks =
  | { kind: "nothing" }
  | ({ kind: "works" } & Works)
  | { kind: "problem"; problem: "place" | "category" | "time" | "past" | "words" | "too-long" };

/** Reads the place, the category and the time, a line each, and after them "kk:", "ru:" and "en:" with the words. */
export function parseWorks(text: string, directory: Directory, now: Date): ParsedWorks {
  if (text.trim() === "") return { kind: "nothing" };
  const [placeLine = "", categoryLine = "", timeLine = "", ...rest] = text.trim().split("\n");
  const place = readPlace(cleanLine(placeLine), directory);
  if (!place) return { kind: "problem", problem: "place" };
  const category = readCategory(cleanLine(categoryLine));
  if (!category) return { kind: "problem", problem: "category" };
  const time = readPeriod(cleanLine(timeLine));
  if (!time) return { kind: "problem", problem: "time" };
  if (time.to <= time.from || time.to <= now) return { kind: "problem", problem: "past" };
  const words = readWords(rest);
  if (Object.keys(words).length === 0) return { kind: "problem", problem: "words" };
  if (Object.values(words).some((one) => one.length > LONGEST_TEXT)) {
    return { kind: "problem", problem: "too-long" };
  }
  return { kind: "works", place, category, ...time, words };
}

function readPlace(text: string, { parks, streets }: Directory): WatchedPlace | undefined {
  const park = parseNamed({ choice: text, text }, parks);
  if (park.kind === "value") return { kind: "park", id: park.value };
  const street = parseNamed({ choice: text, text }, streets);
  return street.kind === "value" ? { kind: "street", id: street.value } : undefined;
}

function readCategory(text: string): Category | undefined {
  const typed = text.toLocaleLowerCase();
  const named = CATEGORIES.find((one) =>
    LOCALES.some(
      (locale) =>
        translator(locale)(`incident.category.${one}`, plain).toLocaleLowerCase() === typed,
    ),
  );
  return named ?? findNamedCategory(readClues(text, "ru").clues);
}

/** "28.11.2026 09:00 - 17:00"; the end may lie on another day. */
function readPeriod(text: string): { from: Date; to: Date } | undefined {
  const [first = "", last = ""] = text.split(/\s*[-–—]\s*/);
  const from = readMoment(first);
  const to = from && readMoment(last, from.date);
  return to && { from: from.moment, to: to.moment };
}

function readMoment(text: string, sameDay?: string) {
  const found = MOMENT.exec(text);
  if (!found) return undefined;
  const [, day, month, year, hour = "", minute = ""] = found;
  const two = (part: string) => part.padStart(2, "0");
  const date = year === undefined ? sameDay : `${year}-${two(month ?? "")}-${two(day ?? "")}`;
  if (date === undefined || !isDay(date) || Number(hour) > 23 || Number(minute) > 59) {
    return undefined;
  }
  return { date, moment: momentInAlmaty(date, `${two(hour)}:${minute}`) };
}

/** 31 November would roll over into December. */
function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

function readWords(lines: readonly string[]): Partial<Record<Locale, string>> {
  const words: Partial<Record<Locale, string>> = {};
  let locale: Locale | undefined;
  for (const line of lines) {
    const [, code, text = line] = /^\s*(kk|ru|en)\s*:(.*)$/i.exec(line) ?? [];
    locale = code ? (code.toLowerCase() as Locale) : locale;
    if (locale === undefined) continue;
    const said = cleanLines(`${words[locale] ?? ""}\n${text}`);
    if (said !== "") words[locale] = said;
  }
  return words;
}
