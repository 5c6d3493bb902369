import { LOCALES, type Locale } from "../../i18n/locales.js";
import { fold } from "./fold.js";
import type { Word } from "./words.js";

export interface Language {
  locale: Locale;
  /** Kazakh or Russian typed in Latin letters. */
  isTranslit: boolean;
  /** Enough was said in this language to offer a switch to it. */
  isSure: boolean;
}

const ONLY_KAZAKH = /[әғқңөұүһі]/u;

const KAZAKH = folded(
  "мен сен сіз біз бұл осы сол қанша неше қандай қашан қайда қалай неге кім бар жоқ ма ме ба бе па пе мен пен " +
    "және үшін туралы дейін бойынша керек қажет болды болады болған деген екен еді ғой бос жер алаң жұмыс " +
    "құжат өтінім өтініш беру бере ала аламыз алу бір екі үш төрт бес тұр жатыр отыр жүр емес арқылы жылы жылға " +
    "сәлем сәлеметсіз рақмет рахмет бізде сізде аймақ аймақта жоба парктер парктің паркте қазір енді тағы барлығы " +
    "қай не бойынша жылдан ашылды құрылды салынған істеп келеді едім осында ақша құны тілі",
);
const RUSSIAN = folded(
  "я мы вы он они это этот эта эти что как где когда почему сколько какой какая какие есть нет не и в на с по для " +
    "от до из за под при или ли можно нужно нужен нужна у нас вас мне нам вам ваш ваша наш же уже еще там тут все " +
    "если чтобы только так ну вот был была были будет сейчас можете подскажите пожалуйста здравствуйте добрый день " +
    "работает сделать заявку к о об а но во со хотел хотим второй опять скажите спасибо чем кто",
);
const ENGLISH = new Set(
  (
    "the a an is are was were be been am do does did have has had of to in on at for with from by about and or not " +
    "no you your we our i my me it its this that these those there here how what which when where why who can could " +
    "will would should please any some all many much more than as if but so get got want need hello hi thanks thank " +
    "they their them us one two years year per up out"
  ).split(" "),
);
// Words of English that are as well Russian or Kazakh in Latin letters.
const IN_BOTH = new Set("a i do on to no my so men at or me bar park is as us up in".split(" "));

const KAZAKH_ENDING =
  /(?:лар|лер|дар|дер|тар|тер|нин|дин|тин|дан|ден|тан|тен|ган|ген|кан|кен|ади|еди|миз|низ|инда|инде|ини|сини|ма|ме|уге|уга)$/u;
const RUSSIAN_ENDING =
  /(?:ого|его|ому|ему|ами|иами|ах|ить|ать|ает|иут|ите|ете|аиа|ое|ение|ости|ост|ит|ат|ов|ски|скои|ние|ниа|ки|ку)$/u;

/** Tells the language of a text; the person's own decides what the words leave open. */
export function detectLanguage(words: readonly Word[], prior: Locale): Language {
  const score: Record<Locale, number> = { kk: 0, ru: 0, en: 0 };
  for (const word of words) addWord(score, word);
  const latin = words.filter((word) => word.latin !== "").length;
  const isLatin = latin * 2 > words.filter((word) => /\p{L}/u.test(word.text)).length;
  if (!isLatin) score.en = 0;
  score[prior] += 0.6;

  const [locale, second] = inOrder(score);
  return {
    locale,
    isTranslit: isLatin && locale !== "en",
    isSure: score[locale] >= score[second] + 2,
  };
}

function inOrder(score: Record<Locale, number>): [Locale, Locale] {
  const [first = "ru", second = "kk"] = LOCALES.toSorted((a, b) => score[b] - score[a]);
  return [first, second];
}

function addWord(score: Record<Locale, number>, { text, folded, latin }: Word): void {
  const weight = IN_BOTH.has(latin) ? 0.4 : 1;
  if (ONLY_KAZAKH.test(text)) score.kk += 2;
  if (KAZAKH.has(folded)) score.kk += weight;
  if (RUSSIAN.has(folded)) score.ru += weight;
  if (ENGLISH.has(latin)) score.en += IN_BOTH.has(latin) ? 0.6 : 1.5;
  if (latin !== "" && /(?:tion|ing|ght|ed|ly|ck|ee|oo|ough|ould|th|wh)/u.test(text))
    score.en += 0.5;
  if (text.length < 5) return;
  if (KAZAKH_ENDING.test(folded)) score.kk += 0.5;
  if (RUSSIAN_ENDING.test(folded)) score.ru += 0.5;
}

function folded(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").map(fold));
}
