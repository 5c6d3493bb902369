import { fold, foldLatin } from "./fold.js";
import { stemEnglish, stemKazakh, stemRussian } from "./stems.js";
import { countBits, isWithin, lettersOf, slipsAllowed } from "./typos.js";

const SHORTEST_MISSPELT = 5;
const LONGEST_ENDING = 5;
const MOST_REMEMBERED = 5_000;

type Alphabet = "cyrillic" | "latin";

/** How near a word must be; a "general" one gives way to any other near one. */
export type Matching = "exact" | "general" | "forgiving";
type Stemmer = (word: string) => string;

interface Stem {
  language: string;
  text: string;
}

/** One word of a phrase as the table gives it, ready for comparison. */
interface Form {
  id: number;
  text: string;
  ending: "any" | "usual" | "none";
  isForgiving: boolean;
  /** Of words so general that any other near one is likelier. */
  isGeneral: boolean;
  stems: readonly Stem[];
  letters: number;
}

interface Phrase<C extends string> {
  concept: C;
  forms: readonly number[];
}

/** The words of a table in one alphabet, each by its stem, a few slips forgiven. */
export class Vocabulary<C extends string> {
  private readonly forms: Form[] = [];
  private readonly byKey = new Map<string, Form>();
  private readonly exact = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly stems = new Map<string, number[]>();
  private readonly byInitial = new Map<string, Form[]>();
  /** Words seen lately: people use the same few thousand. */
  private readonly remembered = new Map<string, readonly number[]>();
  private readonly phrases = new Map<number, Phrase<C>[]>();

  constructor(private readonly stemmers: Readonly<Record<string, Stemmer>>) {}

  /** Each word is stemmed as its own language does, since endings of one cut words of another. */
  addPhrase(concept: C, language: string, words: readonly string[], kind: Matching): void {
    const forms = words.map((word) => this.addForm(word, language, kind));
    const [first = -1] = forms;
    add(this.phrases, first, { concept, forms });
  }

  /** The forms that a word may be; those nearest to it when it is misspelt. */
  listForms(word: string): readonly number[] {
    const known = this.remembered.get(word);
    if (known) return known;
    const exact = this.listExact(word);
    const forms = this.covers(exact, word) ? exact : [...exact, ...this.listNear(word)];
    if (this.remembered.size === MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(word, forms);
    return forms;
  }

  /** The phrases of the table that begin with a form. */
  listPhrases(form: number): readonly Phrase<C>[] {
    return this.phrases.get(form) ?? [];
  }

  private addForm(written: string, language: string, kind: Matching): number {
    const key = `${language} ${written} ${kind}`;
    const known = this.byKey.get(key);
    if (known) return known.id;

    const text = written.replace(/[=*]/g, "");
    const ending = written.endsWith("*") ? "any" : written.startsWith("=") ? "none" : "usual";
    const stems =
      ending === "usual" ? this.stemsOf(text).filter((s) => s.language === language) : [];
    const letters = lettersOf(text);
    const form: Form = {
      id: this.forms.length,
      text,
      ending,
      stems,
      letters,
      isForgiving: kind !== "exact",
      isGeneral: kind === "general",
    };
    this.byKey.set(key, form);
    this.forms.push(form);
    add(ending === "any" ? this.prefixes : this.exact, text, form.id);
    if (ending === "any" && language === "kk") add(this.prefixes, softened(text), form.id);
    for (const stem of stems) {
      add(this.stems, keyOf(stem), form.id);
      if (language === "kk")
        add(this.stems, keyOf({ language, text: softened(stem.text) }), form.id);
    }
    add(this.byInitial, text[0] ?? "", form);
    return form.id;
  }

  /** A known beginning says little about a long word: «салқын» is not all of «салқындтқыш». */
  private covers(forms: readonly number[], word: string): boolean {
    return forms.some((id) => {
      const form = this.forms[id];
      return form !== undefined && form.text.length >= word.length - LONGEST_ENDING;
    });
  }

  private listExact(word: string): number[] {
    const found = new Set(this.exact.get(word));
    for (let length = 1; length <= word.length; length++) {
      for (const id of this.prefixes.get(word.slice(0, length)) ?? []) found.add(id);
    }
    for (const stem of this.stemsOf(word)) {
      for (const id of this.stems.get(keyOf(stem)) ?? []) found.add(id);
    }
    return [...found];
  }

  /** Among words that begin alike, or with the first two letters swapped. */
  private listNear(word: string): number[] {
    if (word.length < SHORTEST_MISSPELT || /[0-9]/.test(word)) return [];
    const typed = { word, stems: this.stemsOf(word), letters: lettersOf(word) };
    const forms = this.byInitial.get(word[0] ?? "") ?? [];
    const swapped = this.byInitial.get(word[1] ?? "") ?? [];
    for (const slips of [1, 2]) {
      const near = [
        ...forms.filter((form) => isNear(form, typed, slips)),
        ...swapped.filter((form) => form.text[1] === word[0] && isNear(form, typed, slips)),
      ];
      const likely = near.some(({ isGeneral }) => !isGeneral)
        ? near.filter((f) => !f.isGeneral)
        : near;
      if (likely.length > 0) return likely.map(({ id }) => id);
    }
    return [];
  }

  private stemsOf(word: string): readonly Stem[] {
    return Object.entries(this.stemmers).map(([language, stem]) => ({
      language,
      text: stem(word),
    }));
  }
}

interface Typed {
  word: string;
  stems: readonly Stem[];
  letters: number;
}

function isNear(form: Form, typed: Typed, slips: number): boolean {
  if (!form.isForgiving || form.ending === "none" || slips > slipsAllowed(form.text.length))
    return false;
  if (countBits(form.letters & ~typed.letters) > slips) return false;
  if (form.ending === "any") {
    const isShort = form.text.length <= SHORTEST_MISSPELT;
    const rest = typed.word.length - form.text.length;
    if (rest > (isShort ? 2 : 6)) return false;
    if (isShort && form.text.slice(0, 3) !== typed.word.slice(0, 3)) return false;
    return isWithin(slips, form.text, typed.word, true);
  }
  return typed.stems.some(
    ({ language, text }) =>
      slips <= slipsAllowed(text.length) &&
      form.stems.some((s) => s.language === language && isWithin(slips, s.text, text, false)),
  );
}

/** Words and phrases by what they mean, as a table gives them. */
type Table<C extends string> = Readonly<Record<C, { kk: string; ru: string; en: string }>>;
export type Lexicon<C extends string> = Readonly<Record<Alphabet, Vocabulary<C>>>;

export function buildLexicon<C extends string>(
  table: Table<C>,
  matchingOf: (concept: C, phrase: string) => Matching,
): Lexicon<C> {
  const lexicon = {
    cyrillic: new Vocabulary<C>({ kk: stemKazakh, ru: stemRussian }),
    latin: new Vocabulary<C>({ en: stemEnglish }),
  };
  for (const concept of Object.keys(table) as C[]) {
    for (const language of ["kk", "ru", "en"] as const) {
      const alphabet = language === "en" ? "latin" : "cyrillic";
      const asFolded = language === "en" ? foldLatin : foldMarked;
      for (const phrase of table[concept][language].toLowerCase().split(", ")) {
        const words = phrase.split(" ").map((word) => asFolded(word));
        lexicon[alphabet].addPhrase(concept, language, words, matchingOf(concept, phrase));
      }
    }
  }
  return lexicon;
}

/** Before a vowel a Kazakh «қ», «к», «п» turns soft: салық, салығы; тармақ, тармағы. */
function softened(word: string): string {
  return word.replace(/к$/u, "г").replace(/п$/u, "б");
}

function keyOf({ language, text }: Stem): string {
  return `${language} ${text}`;
}

function foldMarked(word: string): string {
  return `${word.startsWith("=") ? "=" : ""}${fold(word.replace(/[=*]/g, ""))}${word.endsWith("*") ? "*" : ""}`;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
