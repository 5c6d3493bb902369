import type { Clues } from "../rules/clues.js";
import { findComplaint, namesStormSewer } from "../rules/complaints.js";
import { findTopics, findTopicsAsked } from "../rules/decide.js";
import { weighCategories, weighKinds, type Kind } from "./learnt.js";
import type { Category, Meaning } from "../meaning.js";
import { findLanguageWish, readFilter } from "../rules/requests.js";
import { listTraits } from "./traits.js";

/** By how much the reading of the rules counts for more than what the words alone make likely. */
const RULES_WEIGH = 4.5;
const NOTHING_WEIGHS = 1.5;
/** Below it, words that no rule reads were not understood; nobody is turned away on weights alone. */
const LEAST_SURE = 0.4;

/**
 * The rules read what a text says; the weights, learnt from many questions, know what people who use such words want.
 * Where both agree that is it; where not, the likelier of the two readings, as far as the text can be read so.
 */
export function settle(c: Clues, byRules: Meaning | undefined): Meaning | undefined {
  if (byRules && isCertain(c, byRules)) return byRules;
  const traits = listTraits(c);
  if (!traits.some(isNotion)) return byRules;
  const likely = weighKinds(traits);
  const favoured = byRules?.kind ?? "out_of_scope";
  const favour = byRules ? RULES_WEIGH : NOTHING_WEIGHS;
  const ranked = [...likely]
    .map(([kind, share]) => ({ kind, odds: kind === favoured ? share * favour : share, share }))
    .sort((a, b) => b.odds - a.odds);
  for (const { kind, share } of ranked) {
    const isGuess = kind === "out_of_scope" && byRules?.kind !== kind;
    if (isGuess || (!byRules && share < LEAST_SURE)) return undefined;
    const meaning = readAs(kind, c, byRules, traits);
    if (meaning) return meaning;
  }
  return byRules;
}

/** Where no word is known, nothing can be weighed. */
function isNotion(trait: string): boolean {
  return trait.startsWith("c:") && trait !== "c:common";
}

/** A case's number, words that would change the rules and another city's zone need no weighing. */
function isCertain(c: Clues, meaning: Meaning): boolean {
  if (meaning.kind === "status") return meaning.number !== undefined;
  return meaning.kind === "out_of_scope" && c.has("injection", "other-city");
}

/** The text read as what it most likely is; nothing when it cannot be read so. */
function readAs(
  kind: Kind,
  c: Clues,
  byRules: Meaning | undefined,
  traits: readonly string[],
): Meaning | undefined {
  if (kind === "fact") return readFact(c, byRules);
  if (kind === "complaint") return { kind, category: findCategory(c, byRules, traits) };
  if (byRules?.kind === kind) return byRules;
  switch (kind) {
    case "availability":
      return { kind, filter: readFilter(c) };
    case "language": {
      const to = findLanguageWish(c);
      return to && { kind, to };
    }
    case "not_published":
      return { kind, near: [] };
    case "greeting":
      return { kind, form: c.has("who-are-you") ? "who" : c.has("thanks") ? "thanks" : "hello" };
    default:
      return { kind };
  }
}

function readFact(c: Clues, byRules: Meaning | undefined): Meaning | undefined {
  const read = byRules?.kind === "fact" ? byRules.topics : findTopics(c);
  const topics = findTopicsAsked(c) ?? read;
  return topics.length > 0 ? { kind: "fact", topics: [...topics] } : undefined;
}

function findCategory(c: Clues, byRules: Meaning | undefined, traits: readonly string[]): Category {
  const said = byRules?.kind === "complaint" ? byRules.category : findComplaint(c);
  // Most who write of a sewer mean the other one, so the weights would.
  if (said === "storm_sewer" && namesStormSewer(c)) return said;
  const likely = weighCategories(traits);
  const weight = (category: Category) =>
    (likely.get(category) ?? 0) * (category === said ? RULES_WEIGH : 1);
  return [...likely.keys()].reduce((a, b) => (weight(b) > weight(a) ? b : a));
}
