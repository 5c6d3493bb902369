import { findNamedCategory } from "./complaints.js";
import type { Category } from "../meaning.js";
import type { Locale } from "../../i18n/locales.js";
import { readClues } from "./read-clues.js";

/** Words for trouble in general, by how they begin. */
const TROUBLE =
  /(?:^|[^\p{L}])(?:проблем|неполад|неисправн|полом|авари|слома|отключен|ақау|мәселе|апат|бұзыл|problem|fault|outage|broken|breakdown)/iu;
/** What is asked of everything: the whole zone, or whatever is known. */
const ALL = /известн|белгілі|known|(?:^|[^\p{L}])(?:зон|аймақ|zone)/iu;
const ASKS = /\?|(?:^|[^\p{L}])(?:как[иао]|что|есть|қандай|қайсы|бар ма|what|which|any)/iu;
/** So few words about trouble leave nothing else that could be meant. */
const FEW_WORDS = 3;

/** Whether a text asks what is broken, and of which kind; a fault that is told is no question. */
export function findFaultQuestion(
  text: string,
  locale: Locale,
): { category: Category | undefined } | undefined {
  if (!TROUBLE.test(text) || !ASKS.test(text)) return undefined;
  const category = findNamedCategory(readClues(text, locale).clues);
  const isOfAll = ALL.test(text) || text.trim().split(/\s+/u).length <= FEW_WORDS;
  return category !== undefined || isOfAll ? { category } : undefined;
}
