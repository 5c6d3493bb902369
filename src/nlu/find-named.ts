import { LOCALES, type Locale } from "../i18n/locales.js";
import { fold } from "./read/fold.js";
import { likeness, readNameWords, type Kind, type NameWord } from "./read/name-words.js";
import { normalise } from "./read/normalise.js";

interface Named {
  id: string;
  name: Readonly<Record<Locale, string>>;
}

/** What a name is made of in one language. */
interface Profile {
  kind: Kind | undefined;
  own: readonly NameWord[];
  numbers: readonly NameWord[];
}

interface Text {
  words: readonly NameWord[];
  /** Folded words that are written as names are. */
  names: ReadonlySet<string>;
}

/** So far the word "street" may be from what it belongs to. */
const NEAR = 2;
/** What may stand between a thing and its number: «12-й подстанции», "substation no. 12". */
const LONGEST_BETWEEN = 3;
/** Of these a place has many: without its name one is not meant. */
const MANY: ReadonlySet<Kind | undefined> = new Set<Kind>(["street", "park", "zone"]);
/** A capital that begins no sentence, or whatever is in quotes. */
const NAME = /(?<=[^.!?\s]\s+)\p{Lu}[\p{L}-]*|(?<=[«"“„])\p{L}+/gu;

const CLAUSE_END = /[,;\n]/u;

const profiles = new WeakMap<Named, readonly Profile[]>();

/**
 * Which of these a text speaks of, however it is typed: by all words of a name, its number, and what kind of thing
 * it is. Nothing when several fit equally, or when the text has another number.
 */
export function findNamed(text: string, names: readonly Named[]): string | undefined {
  const marked = findNames(text);
  const clauses = text
    .split(CLAUSE_END)
    .map((part) => ({ words: readNameWords(part), names: marked }));
  const scored = names.map((named) => ({
    id: named.id,
    score: Math.max(...clauses.map((clause) => scoreOf(clause, named, names))),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const meant = scored.filter(({ score }) => score === best);
  return best > 0 && meant.length === 1 ? meant[0]?.id : undefined;
}

function scoreOf(text: Text, named: Named, among: readonly Named[]): number {
  return Math.max(
    ...profilesOf(named).map((profile) => {
      if (profile.own.length + profile.numbers.length > 0) return scoreName(text, profile);
      return text.words.some(({ kind }) => kind === profile.kind) ? 1 : 0;
    }),
    isOnlyOne(named, among) ? scoreKind(text, named) : 0,
  );
}

/** All words of the name and its number, close together. */
function scoreName(text: Text, { kind, own, numbers }: Profile): number {
  const places = own.map((word) => findPlace(text, word));
  if (places.includes(undefined)) return 0;
  const found = places as Place[];
  const anchors = found.length > 0 ? found.map(({ at }) => at) : placesOf(text, kind);
  const near = anchors.flatMap((at) => listNumbers(text, at));
  if (!numbers.every(({ word }) => near.includes(word.text))) return 0;
  if (numbers.length === 0 && kind !== "street" && found.some(({ at }) => isNumbered(text, at)))
    return 0;
  const isBesideKind = found.some(({ at }) => isNearKind(text, at, kind));
  const isSure = numbers.length > 0 || own.length > 1 || isBesideKind;
  if (!isSure && !found.some(({ at }) => isWrittenAsName(text, at, kind))) return 0;
  const likely = found.reduce((sum, { likeness: share }) => sum + share, 0);
  return 2 + likely + numbers.length + (isBesideKind ? 1 : 0);
}

interface Place {
  at: number;
  likeness: number;
}

function findPlace({ words }: Text, own: NameWord): Place | undefined {
  let best: Place | undefined;
  words.forEach((word, at) => {
    const share = word.kind === undefined ? likeness(own, word) : 0;
    if (share > (best?.likeness ?? 0)) best = { at, likeness: share };
  });
  return best;
}

function placesOf({ words }: Text, kind: Kind | undefined): number[] {
  return words.flatMap((word, at) => (kind !== undefined && word.kind === kind ? at : []));
}

/** The numbers that a word may have: those next to it, on both sides. */
function listNumbers({ words }: Text, of: number): string[] {
  return [-1, 1].flatMap((side) => {
    const next = words[of + side];
    const isBetween =
      next?.kind === "nothing" || (next !== undefined && next.word.text.length <= LONGEST_BETWEEN);
    const number = isBetween && !next.isNumber ? words[of + 2 * side] : next;
    return number?.isNumber ? number.word.text : [];
  });
}

/** «Алатау-3» is another park than «Алатау»; a street has houses. */
function isNumbered({ words }: Text, at: number): boolean {
  return words[at + 1]?.isNumber ?? false;
}

/** A name that has no kind of its own is a park's. */
function isNearKind(text: Text, at: number, kind: Kind = "park"): boolean {
  return placesOf(text, kind).some((other) => Math.abs(other - at) <= NEAR);
}

/** «Индустриальная зона» is not the station of that name. */
function isWrittenAsName(text: Text, at: number, kind: Kind | undefined): boolean {
  const beside = [text.words[at - 1], text.words[at + 1]].map((word) => word?.kind);
  const isOther = beside.some((one) => one !== undefined && one !== "nothing" && one !== kind);
  return !isOther && text.names.has(text.words[at]?.word.folded ?? "");
}

/** The only one of its kind needs no name: there is one railway station. */
function isOnlyOne(named: Named, among: readonly Named[]): boolean {
  const kind = kindOf(named);
  if (kind === undefined || MANY.has(kind) || hasNumber(named)) return false;
  return among.every((other) => other === named || kindOf(other) !== kind);
}

function scoreKind(text: Text, named: Named): number {
  return placesOf(text, kindOf(named)).length > 0 ? 1 : 0;
}

function kindOf(named: Named): Kind | undefined {
  return profilesOf(named).find(({ kind }) => kind !== undefined)?.kind;
}

function hasNumber(named: Named): boolean {
  return profilesOf(named).some(({ numbers }) => numbers.length > 0);
}

function profilesOf(named: Named): readonly Profile[] {
  const known = profiles.get(named);
  if (known) return known;
  const made = LOCALES.map((locale) => profileOf(named.name[locale]));
  profiles.set(named, made);
  return made;
}

/** What stands in brackets says something about the name, and is not in it. */
function profileOf(name: string): Profile {
  const words = readNameWords(name.replace(/\(.*?\)/gu, " "));
  const kinds = words.flatMap(({ kind }) => (kind === undefined || kind === "nothing" ? [] : kind));
  return {
    kind: kinds.find((kind) => kind !== "zone") ?? kinds[0],
    own: words.filter(({ kind, isNumber }) => kind === undefined && !isNumber),
    numbers: words.filter(({ isNumber }) => isNumber),
  };
}

function findNames(text: string): ReadonlySet<string> {
  if (!/\p{Ll}/u.test(text)) return new Set();
  return new Set(Array.from(text.matchAll(NAME), ([word]) => fold(normalise(word))));
}
