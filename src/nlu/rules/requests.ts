import type { Locale } from "../../i18n/locales.js";
import type { Clues } from "../read/clues.js";
import type { Filter, Utility } from "../meaning.js";

/** The language that somebody asks to switch to; the last one named, as in "from Russian to Kazakh". */
export function findLanguageWish(c: Clues): Locale | undefined {
  const named = (["kk", "ru", "en"] as const).filter((locale) => c.has(`lang-${locale}`));
  if (named.length === 0 || c.has("documents", "apply-word", "operator-contact")) return undefined;
  if (!c.has("switch") && c.words.length > 4) return undefined;
  const last = (locale: Locale) => Math.max(...c.at(`lang-${locale}`));
  // "In Russian, please: he doesn't read English."
  const wished = named.filter((locale) => !c.near("negative", `lang-${locale}`, 3));
  return (wished.length > 0 ? wished : named).reduce((a, b) => (last(b) > last(a) ? b : a));
}

/** Other cities, small talk and attempts to change the rules; words of the zone do not make them ours. */
export function isOutOfScope(c: Clues): boolean {
  if (c.has("injection")) return true;
  const isElsewhere = c.has("other-city") && !c.has("from-place", "we-make") && !c.has("alatau");
  if (
    isElsewhere &&
    (c.near("other-city", "zone", 4) || c.near("other-city", "park", 4) || !isOurs(c))
  ) {
    return true;
  }
  if (c.has("public-park")) return true;
  return c.has("chatter") && !isOurs(c);
}

function isOurs(c: Clues): boolean {
  return c.has(
    "zone",
    "park",
    "documents",
    "apply-word",
    "substation",
    "storm",
    "tenant",
    "room",
    "land",
    "station",
  );
}

export function wantsOperator(c: Clues): boolean {
  if (c.has("operator-word") && c.words.length <= 2 && !isWho(c) && !c.has("single-operator"))
    return true;
  if (c.near("operator-word", "want", 2) && !c.has("single-operator", "assets", "service-company"))
    return true;
  if (!c.has("operator") || c.has("whose-contact", "my-case")) return false;
  const isThing =
    c.has("single-operator", "service-company", "assets") || (c.has("operator-word") && isWho(c));
  if (isThing) return false;
  const isOfOthers =
    c.has("operator-contact", "address") &&
    c.has("park", "plant", "tenant", "valtherm", "pipe", "brb");
  if (isOfOthers || (c.has("c-telecom") && c.has("fault"))) return false;
  const spots = c.at("operator");
  const isOnlyPerson = spots.every((i) => c.at("people").includes(i)) && c.has("how-many");
  return !isOnlyPerson;
}

function isWho(c: Clues): boolean {
  return c.words.some(({ text }) => ["кто", "кім", "who", "kim", "kto", "ким"].includes(text));
}

/** Somebody's own papers or complaint: what became of them. */
export function asksStatus(c: Clues): boolean {
  if (c.has("my-case")) return c.has("outcome", "when", "question-word", "lasting") && !isHowTo(c);
  const isSent =
    c.has("filed") && (c.has("case-word", "documents", "apply-word") || c.has("lasting"));
  if (isSent) return c.has("outcome");
  return (
    c.has("case-word") &&
    c.has("outcome") &&
    !c.has("park", "submit", "review-time", "how-to", "documents")
  );
}

function isHowTo(c: Clues): boolean {
  return c.has("submit") && !c.has("outcome", "filed", "lasting");
}

/** "Are you a human?", however it is put; asking FOR a human is another matter. */
export function asksWho(c: Clues): boolean {
  if (c.has("zone", "park", "documents")) return false;
  const isYou = c.near("you", "people", 3) || c.near("you", "who-are-you", 3);
  return (
    c.has("who-are-you") ||
    (isYou && c.words.length <= 8 && !c.has("want", "operator-contact", "how-many"))
  );
}

/** Telephones of parks and plants, which nothing published gives. */
export function asksOthersContacts(c: Clues): boolean {
  const isOfOthers = c.has("park", "plant", "tenant", "valtherm-name", "whose-contact");
  return c.has("operator-contact") && isOfOthers && !c.has("my-case") && c.words.length <= 12;
}

/** How full the parks are is in no published text. */
export function asksOccupancy(c: Clues): boolean {
  const isRate =
    c.has("percent", "how-many", "question-word") && c.has("area", "park", "place", "room");
  return (
    c.has("occupancy") &&
    isRate &&
    !c.has("apply-word", "documents", "free-strong", "fault", "jobs")
  );
}

/** How much power or gas a park has: nothing published says it. */
export function asksUtilities(c: Clues): boolean {
  return (
    c.has("park", "zone") &&
    c.has("power", "gas", "water", "sewer") &&
    c.has("how-many") &&
    !c.wish &&
    !c.has("room", "land", "free")
  );
}

export function asksVacancies(c: Clues): boolean {
  if (c.wish || c.quoted.length > 0) return false;
  return c.has("vacancies") && !c.has("created", "launch", "plan", "implemented");
}

export function asksPrice(c: Clues): boolean {
  if (c.has("tariff") || (c.has("buy") && !c.has("market", "pipe", "brb", "valtherm"))) return true;
  if (c.has("tax")) return !c.has("documents");
  const isOfPlace = c.has("lease", "room", "land", "square", "per-unit");
  const isHowMuch = c.has("price", "per-unit") || (c.has("cost") && c.has("how-many"));
  if (isOfPlace && isHowMuch && !c.has("own-money", "output", "investment")) {
    return c.has("lease", "per-unit", "price") || !c.has("park", "project");
  }
  if (c.has("lease") && c.has("how-many") && !c.wish && !c.has("free", "have", "room", "land"))
    return true;
  return (
    c.has("price") && !c.has("park", "project", "plant", "zone", "company", "launch", "completion")
  );
}

export function asksAddress(c: Clues): boolean {
  return (
    c.has("address") &&
    !c.has("how-many") &&
    c.has("park", "zone", "plant", "tenant", "company", "valtherm", "pipe", "brb", "substation")
  );
}

export function asksNames(c: Clues): boolean {
  if (!c.has("names")) return false;
  const isOfWhom =
    c.has("whose-contact", "valtherm-name", "company", "tenant", "park", "auto", "plant") ||
    c.quoted.length > 0;
  return isOfWhom && !c.has("service-company", "single-operator", "operator-word", "launch");
}

export function wantsToApply(c: Clues): boolean {
  if (c.has("documents") && !c.has("vacancies")) return true;
  if (c.has("apply-word")) return true;
  if (c.has("decides") && c.has("land", "place", "eligible", "review-time")) return true;
  const isPlace = c.has("park", "zone", "land", "room", "place", "resident", "tenant");
  if (c.has("review-time") && isPlace && c.isQuestion && !c.has("how-many", "working", "built"))
    return true;
  if (
    c.has("how-to") &&
    isPlace &&
    c.has("want", "eligible", "submit", "place", "resident") &&
    !c.has("free-strong", "growth")
  ) {
    return !c.wish || c.has("submit", "eligible");
  }
  return c.has("eligible") && c.isQuestion && !c.has("free-strong", "how-many", "tax", "price");
}

const NEEDS: readonly Utility[] = ["power", "gas", "water", "rail", "sewer"];

export function seeksPlace(c: Clues): boolean {
  const isPlace = c.has("room", "land", "place", "area", "park", "square");
  if (c.has("free-strong") && (isPlace || c.has("have", "lease", "zone") || c.words.length <= 3))
    return true;
  if (c.has("free") && isPlace && !c.has("project")) return true;
  const isWanted = c.has("want", "have", "lease");
  if (c.wish && (isWanted || c.has("room", "land", "we-make"))) return true;
  if (c.has("lease") && (isPlace || c.has("have", "want"))) return true;
  return c.has("want", "have") && c.has("room", "land") && !c.has("topics", "project", "station");
}

export function readFilter(c: Clues): Filter {
  const filter: Filter = { ...(c.wish ?? c.bareWish) };
  const need = NEEDS.filter((utility) => isNeeded(c, utility));
  if (need.length > 0) filter.need = need;
  const what = findWhat(c);
  if (what) filter.what = what;
  return filter;
}

function isNeeded(c: Clues, utility: Utility): boolean {
  if (utility === "rail") return c.has("rail", "siding");
  return c.has(utility);
}

/** A land word or hectares make it land, also where a workshop is to be built there. */
function findWhat(c: Clues): Filter["what"] {
  if (c.isLandSize || c.has("land")) return "land";
  return c.has("room") ? "premises" : undefined;
}
