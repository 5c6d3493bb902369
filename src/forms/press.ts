/** What a button of a form does. Those with a field belong to one question and die with it. */
export type Press =
  | { verb: "pick"; field: string; value: string }
  | { verb: "change" | NavigationVerb; field: string }
  | { verb: "send" | "lines" | "summary" | "delete" | "stay" | "leave" };

/** What can be done with any question besides answering it. `keep` leaves its answer as it is. */
export const NAVIGATION_VERBS = ["back", "keep", "skip", "later", "cancel"] as const;
export type NavigationVerb = (typeof NAVIGATION_VERBS)[number];

const WITH_FIELD = new Set<string>([...NAVIGATION_VERBS, "change"]);
const ALONE = new Set(["send", "lines", "summary", "delete", "stay", "leave"]);

/** The data of a button, at most 64 bytes: `form:<form>:<verb>[:<field>[:<value>]]`. */
export function pressData(form: string, press: Press): string {
  const parts = ["form", form, press.verb];
  if ("field" in press) parts.push(press.field);
  if ("value" in press) parts.push(press.value);
  return parts.join(":");
}

/** Which form a button belongs to and what it does; `undefined` for the buttons of others. */
export function parsePress(data: string): { form: string; press: Press } | undefined {
  const [prefix, form, verb, field, value] = data.split(":");
  if (prefix !== "form" || !form || !verb) return undefined;
  if (verb === "pick" && field && value) return { form, press: { verb, field, value } };
  if (WITH_FIELD.has(verb) && field) return { form, press: { verb, field } as Press };
  return ALONE.has(verb) ? { form, press: { verb } as Press } : undefined;
}
