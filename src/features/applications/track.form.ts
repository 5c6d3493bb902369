import { choiceRows, parseChoice } from "../../forms/choice-field.js";
import type { Field } from "../../forms/form.js";
import { formatAreaRange } from "../../i18n/format.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { type AreaProblem, parseArea } from "../../nlu/amounts/amounts.js";
import { readAmounts } from "../../nlu/amounts/areas.js";
import {
  type Area,
  type ChosenPlace,
  given,
  type Track,
  TRACKS,
  USUAL_PARK_AREA_M2,
  usualTrack,
} from "./application-answers.js";
import { choiceField } from "./application-field.js";

const ANY_PLACE = ["any"] as const;

/** Never asked of its own accord: it comes with "Apply for this one", and can be given up. */
export const place: Field<ChosenPlace | null> = {
  ...choiceField<string>("place", ANY_PLACE, (t) => t("application.place.any", plain), {
    label: (t) => t("application.place.label", plain),
    ask: (t) => t("application.place.ask"),
  }),
  appliesTo: (answers) => Boolean(given(answers).place),
  show: (_, value, locale) => value?.name[locale] ?? "",
  parse: (answer) => {
    const any = parseChoice(answer, ANY_PLACE, (t) => t("application.place.any", plain));
    return any.kind === "problem" ? any : { kind: "value", value: null };
  },
};

export const area: Field<Area> = {
  id: "area",
  label: (t) => t("application.area.label", plain),
  ask: (t) => t("application.area.ask"),
  explain: (t, problem) => t(`application.area.${problem as AreaProblem}`),
  show: (_, value, locale) => formatAreaRange(locale, value),
  parse: ({ text = "" }, locale) => {
    const parsed = parseArea(text, locale);
    if (parsed.kind === "problem" || !readAmounts(text, locale).isLand) return parsed;
    return { kind: "value", value: { ...parsed.value, isLand: true } };
  },
};

/** The area suggests the track; the person has the last word. */
export const track: Field<Track> = {
  ...choiceField("track", TRACKS, trackLabel, {
    label: (t) => t("application.track.label", plain),
    ask: (t) => t("application.track.ask"),
  }),
  about: ["area"],
  ask: (t, answers, locale) => {
    const { area, applicantKind } = given(answers);
    if (!area) return t("application.track.ask");
    const usual = usualTrack(area);
    const isSmall = usual === "park" && area.min < USUAL_PARK_AREA_M2.min;
    const hint = isSmall ? "small" : (usual ?? "between");
    return [
      t(`application.track.hint.${hint}`, { area: formatAreaRange(locale, area) }),
      ...(usual !== "park" && applicantKind !== "legal-entity"
        ? [t("application.track.legal-entities")]
        : []),
      t("application.track.ask"),
    ].join("\n\n");
  },
  choices: (t, answers) => {
    const { area } = given(answers);
    const isLandFirst = area !== undefined && usualTrack(area) === "land";
    const order = isLandFirst ? [...TRACKS].reverse() : TRACKS;
    return choiceRows(t, order, trackLabel, 1);
  },
};

function trackLabel(t: Translate, value: Track): string {
  return t(`application.track.${value}`, plain);
}
