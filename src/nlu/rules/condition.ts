import type { Metric, Subject } from "../meaning.js";
import { fold } from "../read/fold.js";
import { CONCEPTS, type Concept } from "../read/lexicon.js";
import { PUBLISHED } from "../read/published.js";
import type { Clues } from "./clues.js";

/** A text, with what it was found to be about so far. */
export interface Scene extends Clues {
  subjects?: readonly Subject[];
  metrics?: Iterable<Metric>;
}

type Holds = (scene: Scene) => boolean;

/**
 * What must be true of a text, in words apart by spaces: all of them must hold. A word holds when one of its parts,
 * apart by `|`, does; with a minus before it, when none does. A part is
 *
 *     park             a notion of `lexicon.json` that is said
 *     launch~3~plant   two notions, at most three words from each other
 *     place/park/area  a notion said by a word that says none of the others as well
 *     c-gas&fault      one word that says both
 *     =кому            this very word, however it is typed
 *     #18 @2022        a number, a year
 *     figure:jobs      a published figure of this subject, or for this metric
 *     on:storm         a subject, or family of subjects, found in the text; `only:storm` when all are such
 *     asks:money       a metric that is asked
 *     words:8          so many words at most
 *     wish figure ...  one of `MARKS`
 */
export type Condition = string | Holds;

/** Conditions that must hold together. */
type When = Condition | readonly Condition[];
type Row<T> = readonly [when: When, then: T];

const MARKS: Readonly<Record<string, Holds>> = {
  "?": (c) => c.isQuestion,
  "??": (c) => c.text.includes("?"),
  always: () => true,
  wish: (c) => c.wish !== undefined,
  unknown: (c) => c.unknown > 0,
  year: (c) => c.years.length > 0,
  figure: (c) => c.quoted.length > 0,
  figures: (c) => c.quoted.length > 1,
  "on:any": ({ subjects = [] }) => subjects.length > 0,
  "asks:any": ({ metrics = [] }) => [...metrics].length > 0,
};

/** A name that nothing is called by is a slip in a table, told at the start. */
const NAMES: ReadonlySet<string> = new Set(
  Object.entries(PUBLISHED).flatMap(([subject, { family = "", tells }]) => [
    ...[subject, family, ...tells],
  ]),
);

/** Whether one of the rows holds. */
export function anyOf(...rows: When[]): Holds {
  const tests = rows.map(compile);
  return (scene) => tests.some((holds) => holds(scene));
}

export function not(condition: Condition): Holds {
  const holds = compile(condition);
  return (scene) => !holds(scene);
}

/** What the first row that holds says. */
export function firstOf<T>(rows: readonly Row<T>[]): (scene: Scene) => T | undefined {
  const tests = rows.map(([when, then]) => [compile(when), then] as const);
  return (scene) => tests.find(([holds]) => holds(scene))?.[1];
}

/** What all rows that hold say, in their order. */
export function allOf<T>(rows: readonly Row<T>[]): (scene: Scene) => T[] {
  const tests = rows.map(([when, then]) => [compile(when), then] as const);
  return (scene) => tests.filter(([holds]) => holds(scene)).map(([, then]) => then);
}

function compile(when: When): Holds {
  const conditions = typeof when === "string" || typeof when === "function" ? [when] : when;
  const tests = conditions.flatMap((one) =>
    typeof one === "string" ? one.split(" ").map(readWord) : one,
  );
  return (scene) => tests.every((holds) => holds(scene));
}

function readWord(word: string): Holds {
  if (word.startsWith("-")) {
    const holds = readWord(word.slice(1));
    return (scene) => !holds(scene);
  }
  const parts = word.split("|").map(readPart);
  return (scene) => parts.some((holds) => holds(scene));
}

function readPart(part: string): Holds {
  const mark = MARKS[part];
  if (mark) return mark;
  const [, sign = "", name = ""] = /^(=|#|@|\w+:)(.+)$/u.exec(part) ?? [];
  if (/^(?:figure|on|only|asks):$/.test(sign) && !NAMES.has(name)) throw unknown(name);
  switch (sign) {
    case "=": {
      const folded = fold(name);
      return ({ words }) => words.some((w) => w.folded === folded || w.latin === name);
    }
    case "#":
      return ({ values }) => values.includes(Number(name));
    case "@":
      return ({ years }) => years.includes(Number(name));
    case "figure:":
      return ({ quoted }) => quoted.some((q) => q.subject === name || q.metric === name);
    case "on:":
      return ({ subjects = [] }) => subjects.some((subject) => isOf(subject, name));
    case "only:":
      return ({ subjects = [] }) => subjects.every((subject) => isOf(subject, name));
    case "asks:":
      return ({ metrics = [] }) => [...metrics].some((metric) => metric === name);
    case "words:":
      return ({ words }) => words.length <= Number(name);
    default:
      return readNotions(part);
  }
}

function isOf(subject: Subject, name: string): boolean {
  return subject === name || PUBLISHED[subject].family === name;
}

function readNotions(part: string): Holds {
  const [, one = part, sign = "", two = ""] = /^(.+?)(\/|&|~[0-9]+~)(.+)$/.exec(part) ?? [];
  const a = asNotion(one);
  if (sign === "") return ({ has }) => has(a);
  if (sign === "/") {
    const others = two.split("/").map(asNotion);
    return ({ at }) => at(a).some((i) => !others.some((b) => at(b).includes(i)));
  }
  const b = asNotion(two);
  if (sign === "&") return ({ at }) => at(a).some((i) => at(b).includes(i));
  const most = Number(sign.slice(1, -1));
  return ({ near }) => near(a, b, most);
}

function asNotion(name: string): Concept {
  const known = CONCEPTS.find((concept) => concept === name);
  if (!known) throw unknown(name);
  return known;
}

function unknown(name: string): Error {
  return new Error(`"${name}" in a condition is no notion, subject, metric or mark`);
}
