import type { Clues } from "../read/clues.js";
import { findCaseNumber } from "../read/case-number.js";
import { findComplaint, findToldFault } from "./complaints.js";
import type { Meaning, Metric, Subject, Topic } from "../meaning.js";
import { asksPresent, asksWhetherDone, findMetrics } from "./metrics.js";
import * as requests from "./requests.js";
import { findSubjects } from "./subjects.js";
import { findDefaultSubjects, resolveTopics } from "./topics.js";

/** A reading, with what it rests on: `own` are things the text itself named, for talks that go on. */
export interface Reading {
  meaning: Meaning;
  subjects: readonly Subject[];
  metrics: readonly Metric[];
}

export const INFRASTRUCTURE: readonly Subject[] = ["station", "siding", "storm", "substation"];

export const PLANTS: readonly Subject[] = [
  "pipe",
  "brb",
  "valtherm",
  "auto",
  "auto-company",
  "microclonal",
  "drip",
];

/** Decides what is wanted. The order matters: a request outweighs the things that it mentions. */
export function decide(c: Clues): Meaning | undefined {
  const number = findCaseNumber(c.text);
  if (number) return { kind: "status", number };
  if (requests.isOutOfScope(c)) return { kind: "out_of_scope" };
  const to = requests.findLanguageWish(c);
  if (to) return { kind: "language", to };
  if (requests.asksWho(c)) return { kind: "greeting", form: "who" };
  if (requests.asksOthersContacts(c)) return { kind: "not_published", near: [] };
  const subjects = findSubjects(c);
  const category = isAboutState(c, subjects) ? undefined : findComplaint(c);
  const isSearch = c.wish !== undefined && c.has("want", "free", "lease");
  const isCall = requests.wantsOperator(c) && !isSearch;
  if (isCall && (!category || c.has("operator-contact"))) return { kind: "operator" };
  if (requests.asksStatus(c)) return { kind: "status" };
  if (category) return { kind: "complaint", category };
  return decideBusiness(c, subjects);
}

function decideBusiness(c: Clues, subjects: readonly Subject[]): Meaning | undefined {
  const isUnpublished =
    requests.asksVacancies(c) ||
    requests.asksPrice(c) ||
    requests.asksAddress(c) ||
    requests.asksUtilities(c) ||
    requests.asksOccupancy(c) ||
    requests.asksNames(c);
  if (isUnpublished) return { kind: "not_published", near: [] };
  const isFigure = isFigureAsked(c, subjects);
  if (!isFigure && requests.wantsToApply(c)) return { kind: "apply" };
  if (!isFigure && requests.seeksPlace(c)) {
    return { kind: "availability", filter: requests.readFilter(c) };
  }
  const fact = decideFact(c, subjects);
  const isOwnTrade = subjects.length === 0 && c.has("we-make") && c.isQuestion;
  if (fact?.kind !== "fact" && isOwnTrade) return { kind: "apply" };
  const told = fact?.kind === "fact" ? undefined : findToldFault(c);
  if (told) return { kind: "complaint", category: told };
  return fact ?? decideManners(c);
}

/** "Does the storm sewer work?" asks for what is published; "it is blocked, our yard is flooded" does not. */
function isAboutState(c: Clues, subjects: readonly Subject[]): boolean {
  const isInfrastructure = subjects.some((subject) => INFRASTRUCTURE.includes(subject));
  const isHistory =
    c.has("instruct", "by-when", "why", "crack", "contractor", "when") || c.years.length > 0;
  if (isInfrastructure && c.isQuestion && isHistory && !c.has("damage")) return true;
  if (c.has("lasting", "our-place", "complain-word", "damage")) return false;
  if (!isInfrastructure) return subjects.length > 0 && c.isQuestion;
  return c.isQuestion || isHistory;
}

/** A published thing is asked about, though words of a request stand beside it. */
function isFigureAsked(c: Clues, subjects: readonly Subject[]): boolean {
  const metrics = findMetrics(c);
  const isParticular = subjects.some((subject) => subject !== "parks");
  const isPlace = c.wish !== undefined || c.has("land", "room", "free", "want");
  const isPlaceOnRail =
    subjects.every((s) => s === "siding") && isPlace && !c.has("accept", "by-when");
  if (isParticular && isPlaceOnRail) return false;
  const isOfBuilding = subjects.some((s) => INFRASTRUCTURE.includes(s));
  if (isOfBuilding) return !c.has("free-strong", "apply-word", "lease");
  if (isParticular && !subjects.every((s) => s.startsWith("parks") || s === "target-2025")) {
    const isRequest =
      c.has("free-strong", "apply-word", "want") && c.has("land", "room", "documents", "submit");
    return !isRequest || (c.has("how-many") && !c.wish);
  }
  if (c.has("free-strong", "lease", "apply-word", "documents") || c.wish) return false;
  if (subjects.includes("target-2025") && c.has("area", "how-many", "target")) return true;
  if (isParticular && c.isQuestion && metrics.length > 0) return true;
  const isCounted =
    c.has("how-many") && c.has("park", "project", "zone", "company", "jobs", "output");
  return isCounted && metrics.length > 0;
}

export function decideFact(c: Clues, subjects: readonly Subject[]): Meaning | undefined {
  const metrics = findMetrics(c);
  if (isUnpublishedGrowth(c, subjects, metrics) || isOfOtherYear(c, subjects)) {
    return { kind: "not_published", near: [] };
  }
  const about = subjects.length > 0 ? subjects : findDefaultSubjects(metrics, c);
  if (about.length === 0) return isOnTopic(c) ? { kind: "not_published", near: [] } : undefined;

  const { topics, isMissing } = resolveTopics(about, metrics, c);
  if (isAfterwards(c, about, metrics)) return { kind: "not_published", near: nearest(about, c) };
  if (isMissing || c.has("separate")) return { kind: "not_published", near: [] };
  return { kind: "fact", topics };
}

/** The published things that a text speaks of, taken as a question for them. */
export function findTopics(c: Clues): readonly Topic[] {
  const subjects = findSubjects(c);
  const metrics = findMetrics(c);
  if (isOfOtherYear(c, subjects) || isUnpublishedGrowth(c, subjects, metrics)) return [];
  const about = subjects.length > 0 ? subjects : findDefaultSubjects(metrics, c);
  return resolveTopics(about, metrics, c).topics;
}

/** Figures of one year are never given for another: of these years nothing is published about parks and projects. */
function isOfOtherYear(c: Clues, subjects: readonly Subject[]): boolean {
  const isDated = subjects.some((s) => [...INFRASTRUCTURE, ...PLANTS, "target-2025"].includes(s));
  if (isDated || c.quoted.length > 0 || c.years.length === 0) return false;
  return c.years.every((year) => year < 2016 || (year > 2016 && year < 2022) || year === 2024);
}

function isUnpublishedGrowth(c: Clues, subjects: readonly Subject[], metrics: readonly Metric[]) {
  const isGrowth = metrics.includes("growth") || metrics.includes("investment-growth");
  const isPlant = subjects.some((s) => PLANTS.includes(s));
  return (
    isGrowth &&
    !isPlant &&
    c.has("growth") &&
    (!subjects.includes("district") || (c.has("zone") && c.has("negative")))
  );
}

/** What became of an order, a deadline or a target, or how a thing of 2022 is today. */
export function isAfterwards(
  c: Clues,
  subjects: readonly Subject[],
  metrics: readonly Metric[],
): boolean {
  const isOrdered = subjects.some((s) =>
    [...INFRASTRUCTURE, "target-2025", "operator", "plan-2022"].includes(s),
  );
  if (isOrdered && asksWhetherDone(c) && !isAskingWhen(c)) return true;
  if (subjects.includes("operator") && c.has("returned") && c.isQuestion && !namesWhom(c))
    return true;
  if (!asksPresent(c)) return false;
  const isState = subjects.some((s) => INFRASTRUCTURE.includes(s));
  return (
    isState ||
    (metrics.includes("jobs") &&
      !c.has("created") &&
      !subjects.includes("parks-11") &&
      !c.quoted.some(({ metric }) => metric === "jobs"))
  );
}

/** «Кому передадут?» asks for the name, not for what became of it. */
function namesWhom(c: Clues): boolean {
  return c.has("instruct") || c.words.some(({ folded }) => WHO.test(folded));
}

const WHO = /^(?:кто|кому|кем|ким|кимге|каиси|какои|ухо|ухом|которои)$/u;

function isAskingWhen(c: Clues): boolean {
  const isPlanOrFact = c.has("or") && c.has("plan", "target") && !c.has("negative");
  return isPlanOrFact || c.has("when", "by-when", "how-many", "why");
}

function nearest(subjects: readonly Subject[], c: Clues) {
  return resolveTopics(subjects, [], c).topics.slice(0, 3);
}

function isOnTopic(c: Clues): boolean {
  return c.has("zone", "park", "project", "tenant", "company", "plant");
}

function decideManners(c: Clues): Meaning | undefined {
  if (c.has("hello")) return { kind: "greeting", form: "hello" };
  if (c.has("thanks")) return { kind: "greeting", form: "thanks" };
  return undefined;
}
