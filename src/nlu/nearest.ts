import type { Locale } from "../i18n/locales.js";
import { detectLanguage } from "./read/language.js";
import { type Concept, LEXICON } from "./read/lexicon.js";
import type { Category, Filter, Meaning, Metric, Subject } from "./meaning.js";
import { findNotions } from "./read/notions.js";
import { SILENT } from "./read/question-words.js";
import { packReading } from "./reading-code.js";
import { readWords, type Word } from "./read/words.js";

export interface Nearest {
  /** What may be meant, by what was recognised: at most three, the likeliest first. */
  readings: Meaning[];
  /** The only word that nothing is known of, where it is one plain word of letters. */
  unknown: string | undefined;
}

const MOST = 3;

const fact = (metric: Metric, ...subjects: Subject[]): Meaning => ({
  kind: "fact",
  topics: subjects.map((subject) => ({ subject, metric })),
});
const place = (filter: Filter = {}): Meaning => ({ kind: "availability", filter });
const fault = (category: Category): Meaning => ({ kind: "complaint", category });
const apply: Meaning = { kind: "apply" };

/** What lies near a word, the most particular words first. */
const NEAR: readonly (readonly [readonly Concept[], readonly Meaning[]])[] = [
  [["storm"], [fact("state", "storm"), fault("storm_sewer")]],
  [
    ["siding", "station", "rail"],
    [fact("state", "station"), fault("rail")],
  ],
  [["substation"], [fact("state", "substation"), fault("power")]],
  [["power"], [place({ need: ["power"] }), fault("power")]],
  [["gas"], [place({ need: ["gas"] }), fault("gas")]],
  [["water"], [place({ need: ["water"] }), fault("water")]],
  [["documents", "apply-word", "eligible"], [apply]],
  [["land"], [place({ what: "land" }), apply]],
  [["room"], [place({ what: "premises" }), apply]],
  [
    ["lease", "price", "free"],
    [place(), apply],
  ],
  [
    ["vacancies", "jobs"],
    [fact("jobs", "implemented"), fact("jobs", "parks-11")],
  ],
  [
    ["investment", "money-amount"],
    [fact("money", "implemented"), fact("money", "parks-29")],
  ],
  [["tenant"], [fact("tenants", "parks-11"), fact("companies", "portfolio")]],
  [
    ["park"],
    [
      fact("count", "parks-29", "parks-11", "parks-18"),
      fact("area", "parks-29", "parks-11", "parks-18"),
      place(),
    ],
  ],
  [
    ["project", "company", "plant"],
    [fact("count", "implemented"), fact("companies", "portfolio")],
  ],
  [
    ["area", "square"],
    [fact("area", "parks-29", "parks-11", "parks-18"), place()],
  ],
  [["growth", "district"], [fact("growth", "district")]],
  [["my-case", "case-word"], [{ kind: "status" }]],
];

/** What lies nearest to a text that was not understood, or to which nothing published answers. */
export function findNearest(text: string, prior: Locale): Nearest {
  const words = readWords(text);
  const notions = findNotions(words, detectLanguage(words, prior));
  const readings = new Map<string, Meaning>();
  for (const [concepts, near] of NEAR) {
    if (!notions.has(...concepts)) continue;
    for (const meaning of near) readings.set(packReading(meaning), meaning);
  }
  const unknown = words.filter(isUnknown);
  const [only] = unknown;
  return {
    readings: [...readings.values()].slice(0, MOST),
    unknown: unknown.length === 1 && only && isPlainWord(only.text) ? only.text : undefined,
  };
}

function isUnknown({ text, folded, latin }: Word): boolean {
  if (!/^\p{L}{4,}/u.test(text) || SILENT.has(folded) || SILENT.has(latin)) return false;
  return (
    LEXICON.cyrillic.listForms(folded).length === 0 && LEXICON.latin.listForms(latin).length === 0
  );
}

/** Safe to be said back: letters of our own alphabets, and no longer than a word is. */
function isPlainWord(word: string): boolean {
  return /^(?:\p{Script=Cyrillic}{4,20}|\p{Script=Latin}{4,20})$/u.test(word);
}
