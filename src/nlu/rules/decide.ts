import type { Meaning, Subject, Topic } from "../meaning.js";
import { findCaseNumber } from "../read/case-number.js";
import { type Clues, readClues } from "./clues.js";
import { findComplaint, findToldFault } from "./complaints.js";
import { anyOf, firstOf, not } from "./condition.js";
import { findMetrics } from "./metrics.js";
import * as requests from "./requests.js";
import { findSubjects } from "./subjects.js";
import { findDefaultSubjects, resolveTopics } from "./topics.js";

const UNPUBLISHED: Meaning = { kind: "not_published", near: [] };

/** Decides what is wanted. The order matters: a request outweighs the things that it mentions. */
export function decide(c: Clues): Meaning | undefined {
  const number = findCaseNumber(c.text);
  if (number) return { kind: "status", number };
  if (requests.isOutOfScope(c)) return { kind: "out_of_scope" };
  const to = requests.findLanguageWish(c);
  if (to) return { kind: "language", to };
  if (requests.asksWho(c)) return { kind: "greeting", form: "who" };
  if (requests.asksOthersContacts(c)) return UNPUBLISHED;
  const subjects = findSubjects(c);
  const category = isAboutState({ ...c, subjects }) ? undefined : findComplaint(c);
  const isCall = requests.wantsOperator(c) && !isSearch(c);
  if (isCall && (!category || c.has("operator-contact"))) return { kind: "operator" };
  if (requests.asksStatus(c)) return { kind: "status" };
  if (category) return { kind: "complaint", category };
  return decideBusiness(c, subjects);
}

const isSearch = anyOf("wish want|free|lease");

function decideBusiness(c: Clues, subjects: readonly Subject[]): Meaning | undefined {
  if (requests.asksUnpublished(c)) return UNPUBLISHED;
  if (!isFigureAsked({ ...c, subjects, metrics: findMetrics(c) })) {
    if (requests.wantsToApply(c)) return { kind: "apply" };
    if (requests.seeksPlace(c)) return { kind: "availability", filter: requests.readFilter(c) };
  }
  const fact = decideFact(c, subjects);
  if (fact?.kind === "fact") return fact;
  const isOwnTrade = subjects.length === 0 && c.has("we-make") && c.isQuestion;
  if (isOwnTrade) return { kind: "apply" };
  const told = findToldFault(c);
  return told ? { kind: "complaint", category: told } : (fact ?? decideManners(c));
}

const HISTORY = "instruct|by-when|why|crack|contractor|when|year";
const BROKEN = "lasting|our-place|complain-word|damage";

/** "Does the storm sewer work?" asks for what is published; "it is blocked, our yard is flooded" does not. */
const isAboutState = anyOf(
  `on:building ? ${HISTORY} -damage`,
  `on:any ? -${BROKEN}`,
  `on:building ${HISTORY} -${BROKEN}`,
);

const PLACE = "wish|land|room|free|want";

/** A published thing is asked about, though words of a request stand beside it. */
const isFigureAsked = firstOf<boolean>([
  [`on:any only:siding ${PLACE} -accept|by-when`, false],
  ["on:building free-strong|apply-word|lease", false],
  ["on:building", true],
  ["on:any -only:park-group how-many -wish", true],
  ["on:any -only:park-group free-strong|apply-word|want land|room|documents|submit", false],
  ["on:any -only:park-group", true],
  ["free-strong|lease|apply-word|documents|wish", false],
  ["on:target-2025 area|how-many|target", true],
  ["on:any -on:parks ? asks:any", true],
  ["how-many park|project|zone|company|jobs|output asks:any", true],
]);

function decideFact(c: Clues, subjects: readonly Subject[]): Meaning | undefined {
  const metrics = findMetrics(c);
  if (isOfOther({ ...c, subjects, metrics })) return UNPUBLISHED;
  const about = subjects.length > 0 ? subjects : findDefaultSubjects(metrics, c);
  if (about.length === 0) return isOnTopic(c) ? UNPUBLISHED : undefined;

  const { topics, isMissing } = resolveTopics(about, metrics, c);
  if (isAfterwards({ ...c, subjects: about, metrics })) {
    return { kind: "not_published", near: resolveTopics(about, [], c).topics.slice(0, 3) };
  }
  return isMissing || c.has("separate") ? UNPUBLISHED : { kind: "fact", topics };
}

const isOnTopic = anyOf("zone|park|project|tenant|company|plant");

/** The published things that a text speaks of, taken as a question for them. */
export function findTopics(c: Clues): readonly Topic[] {
  const subjects = findSubjects(c);
  const metrics = findMetrics(c);
  if (isOfOther({ ...c, subjects, metrics })) return [];
  const about = subjects.length > 0 ? subjects : findDefaultSubjects(metrics, c);
  return resolveTopics(about, metrics, c).topics;
}

const PLANTS = "on:plant|on:car-parts|on:auto-company|on:microclonal|on:drip";

/** Growth is published of the district alone; and figures of one year are never given for another. */
const isOfOther = anyOf(
  `asks:growth|asks:investment-growth growth -on:district|${PLANTS}`,
  `asks:growth|asks:investment-growth growth zone negative -${PLANTS}`,
  [`year -figure -on:target-2025|on:building|${PLANTS}`, isOfOtherYears],
);

/** Of these years nothing is published about parks and projects. */
function isOfOtherYears({ years }: Clues): boolean {
  return years.every((year) => year < 2016 || (year > 2016 && year < 2022) || year === 2024);
}

/** In a few words everything belongs to the question; "what was wrong with it?" goes on about a thing with a name. */
const isNoLetter = anyOf(`words:14|figures|on:building|${PLANTS}`);
const MOST_SENTENCES = 8;
const SENTENCE_END = /(?<=[.!?…])\s+(?=\p{L})|\n+/u;

/**
 * What a letter asks for stands at its end; who writes, and why, says nothing of it. Gives the topics of the last
 * sentence that names a published thing, with all that follows it; nothing for a text that is no letter.
 */
export function findTopicsAsked(c: Clues): readonly Topic[] | undefined {
  if (isNoLetter({ ...c, subjects: findSubjects(c) })) return undefined;
  const sentences = c.text.split(SENTENCE_END).slice(-MOST_SENTENCES);
  for (let from = sentences.length - 1; from > 0; from--) {
    const { clues } = readClues(sentences.slice(from).join(" "), c.locale);
    const topics = findSubjects(clues).length > 0 ? findTopics(clues) : [];
    if (topics.length > 0) return topics;
  }
  return undefined;
}

/** What became of an order, a deadline or a target, or how a thing of 2022 is today. */
export const isAfterwards = anyOf(
  [
    "on:building|on:target-2025|on:operator|on:plan-2022 target-met ? -#2016",
    not(anyOf("when|by-when|how-many|why", "or plan|target -negative")),
  ],
  // «Кому передадут?» asks for the name, not for what became of it.
  `on:operator returned ? -instruct -${requests.WHO}|=қайсы|=какой|=которой`,
  "now-strong on:building",
  "now-strong asks:jobs -created -on:parks-11 -figure:jobs",
);

const decideManners = firstOf<Meaning>([
  ["hello", { kind: "greeting", form: "hello" }],
  ["thanks", { kind: "greeting", form: "thanks" }],
]);
