import { parseAddress } from "../../../forms/fields/text.js";
import type { Answer, Choice, Field, Parsed } from "../../../forms/form.js";
import { isTyped } from "../../../forms/choice-field.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { given, type Place } from "../record/report-answers.js";
import type { Directory, Named } from "../record/directory.js";
import { isWithin } from "../record/distance.js";
import { parseNamed } from "../record/parse-named.js";

const PER_ROW = 2;
/** Telegram refuses a keyboard of more than a hundred buttons; what is left out can be typed. */
const MOST_LISTED = 90;
const DIGITS = 5;
/** Where another thing was asked for, fewer words are taken for a slip. */
const FEWEST_WORDS = 2;

/** A pin, a park or a street of the list, or words; a known object is a place already. */
export function placeField(directory: Directory): Field<Place> {
  const listed = listedIn(directory);
  return {
    id: "place",
    isOptional: true,
    requestsLocation: true,
    appliesTo: (answers) => !given(answers).objectId,
    label: (t) => t("report.place.label", plain),
    ask: (t) => t("report.place.ask"),
    explain: (t) => t("report.place.problem"),
    show: (t, value, locale) => placeName(t, locale, directory, value),
    ...(listed.length > 0 && { choices: (_t, _answers, locale) => listRows(listed, locale) }),
    parse: (answer) => parsePlace(answer, listed),
  };
}

/** A place that is told before it is asked for: a pin, or a few words that are no question. */
export function readPlace(answer: Answer, directory: Directory): Place | undefined {
  const text = answer.text?.trim() ?? "";
  const isTold = text.split(/\s+/u).length >= FEWEST_WORDS && !text.includes("?");
  if (answer.location === undefined && !isTold) return undefined;
  const place = parsePlace(answer, listedIn(directory));
  return place.kind === "value" ? place.value : undefined;
}

function listedIn({ parks, streets }: Directory): Named[] {
  return [
    ...parks.map((park) => ({ ...park, id: `park-${park.id}` })),
    ...streets.map((street) => ({ ...street, id: `street-${street.id}` })),
  ];
}

function listRows(listed: readonly Named[], locale: Locale): Choice[][] {
  const choices = listed
    .slice(0, MOST_LISTED)
    .map(({ id, name }) => ({ value: id, label: name[locale] }));
  return choices.flatMap((_, at) => (at % PER_ROW === 0 ? [choices.slice(at, at + PER_ROW)] : []));
}

function parsePlace(answer: Answer, listed: readonly Named[]): Parsed<Place> {
  if (answer.location) return { kind: "value", value: { kind: "point", ...answer.location } };
  const named = parseNamed(answer, listed);
  if (named.kind === "value") {
    const [, kind, id] = /^(park|street)-(.+)$/.exec(named.value) ?? [];
    return { kind: "value", value: { kind: kind as "park" | "street", id: id ?? "" } };
  }
  const words = parseAddress(answer.text ?? "");
  return words.kind === "problem"
    ? words
    : { kind: "value", value: { kind: "words", words: words.value } };
}

/** A place as people read it: plain text. */
export function placeName(
  t: Translate,
  locale: Locale,
  { parks, streets }: Directory,
  place: Place,
): string {
  switch (place.kind) {
    case "point": {
      const { latitude, longitude } = place;
      const point = `${latitude.toFixed(DIGITS)}, ${longitude.toFixed(DIGITS)}`;
      return t("report.place.point", { point, ...plain });
    }
    case "park":
      return parks.find(({ id }) => id === place.id)?.name[locale] ?? "";
    case "street":
      return streets.find(({ id }) => id === place.id)?.name[locale] ?? "";
    case "words":
      return place.words;
  }
}

const yes = (t: Translate) => t("report.outside.yes", plain);

/** A pin far from here is taken, once the person says that it is no slip; "Back" leads to it. */
export function outsideField({ zone }: Directory): Field<"yes"> {
  return {
    id: "outside",
    isCheck: true,
    about: ["place"],
    appliesTo: (answers) => {
      const { place } = given(answers);
      return place?.kind === "point" && !isWithin(place, zone);
    },
    label: yes,
    ask: (t) => t("report.outside.ask"),
    explain: (t) => t("report.choose"),
    show: yes,
    choices: (t) => [[{ value: "yes", label: yes(t) }]],
    parse: (answer) =>
      answer.choice === "yes" || isTyped(answer.text, yes)
        ? { kind: "value", value: "yes" }
        : { kind: "problem", problem: "choose" },
  };
}
