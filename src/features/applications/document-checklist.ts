import type { Track } from "./application-answers.js";

/** What the city's portal asked for on each track; the park's own form is this application. */
export const CHECKLISTS = {
  park: ["registration", "no-tax-debt"],
  land: [
    "statement",
    "registration",
    "head-id",
    "charter",
    "financial-statements",
    "balance",
    "income",
    "cash-flow",
    "equity",
    "note",
    "study",
    "bank",
    "tax-debt",
  ],
} as const satisfies Record<Track, readonly string[]>;

export type DocumentId = (typeof CHECKLISTS)[Track][number];

/** Words of a file's name or caption that say surely what it is, in three languages. */
const WORDS: readonly (readonly [DocumentId, RegExp])[] = [
  ["statement", /заявлени|анкет|сауалнама|questionnaire/u],
  ["registration", /регистрац|тіркеу|registration/u],
  ["head-id", /удостоверени|паспорт|жеке куәлік|passport|identity card/u],
  ["charter", /устав|жарғы|charter/u],
  ["financial-statements", /финансов\p{L}* отч[её]т|қаржылық есеп|financial statement/u],
  ["balance", /баланс|balance/u],
  ["income", /прибыл|убытк|пайда|залал|income|profit/u],
  ["cash-flow", /движени\p{L}* ден|ддс|ақша қозғал|cash.?flow/u],
  ["equity", /изменени\p{L}* (?:в )?капитал|капиталдағы|equity/u],
  ["note", /пояснительн|түсіндірме|explanatory/u],
  ["study", /(?<!\p{L})тэ[он](?!\p{L})|технико.?экономич|техникалық.?экономик|feasibility/u],
  ["bank", /выписк|кредитн\p{L}* отч[её]т|банк|несие|bank|credit/u],
  ["tax-debt", /налог|салық|\btax\b/u],
  ["no-tax-debt", /налог|салық|\btax\b/u],
];

/** The document that such words name, when they name exactly one of the checklist. */
export function guessDocument(track: Track, words: string): DocumentId | null {
  const spoken = words
    .normalize("NFC")
    .toLowerCase()
    .replace(/[_.-]+/g, " ");
  const checklist: readonly DocumentId[] = CHECKLISTS[track];
  const named = WORDS.filter(([id, pattern]) => checklist.includes(id) && pattern.test(spoken));
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
}

export interface DocumentCount {
  have: number;
  of: number;
  missing: readonly DocumentId[];
  /** Files of which nobody said what they are: staff sort them. */
  unsorted: number;
}

export function countDocuments(
  track: Track,
  files: readonly { tag: string | null }[],
): DocumentCount {
  const checklist: readonly DocumentId[] = CHECKLISTS[track];
  const missing = checklist.filter((id) => !files.some(({ tag }) => tag === id));
  const unsorted = files.filter(({ tag }) => !checklist.some((id) => id === tag)).length;
  return { have: checklist.length - missing.length, of: checklist.length, missing, unsorted };
}
