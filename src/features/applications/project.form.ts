import type { Answers, Field, Parsed } from "../../forms/form.js";
import { parseStartDate, type StartDateProblem } from "../../forms/fields/start-date.js";
import { formatMoneyRange, formatNumber, formatRange } from "../../i18n/format.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import {
  type CountProblem,
  type Money,
  type MoneyProblem,
  parseCount,
  parseMoney,
} from "../../nlu/amounts/amounts.js";
import {
  type Need,
  type NeedProblem,
  parseGas,
  parsePower,
  parseWater,
} from "../../nlu/amounts/quantities.js";
import {
  EXCLUSION_ANSWERS,
  type ExclusionAnswer,
  given,
  isSumOff,
  STUDY_STATES,
  type StudyState,
} from "./application-answers.js";
import { checkField, choiceField } from "./application-field.js";

const isLand = (answers: Answers) => given(answers).track === "land";
const isPark = (answers: Answers) => !isLand(answers);

/** The cost of the project; a park needs no figures, so there it may be left out, and its parts with it. */
const hasCost = (answers: Answers) => isLand(answers) || Boolean(given(answers).cost);

const moneyCheck = checkField(
  "moneyCheck",
  ["cost", "ownMoney", "borrowedMoney"],
  (t, { cost, ownMoney, borrowedMoney }, locale) =>
    t("application.moneyCheck.ask", {
      cost: cost ? formatMoneyRange(locale, cost) : "",
      own: ownMoney ? formatMoneyRange(locale, ownMoney) : "",
      borrowed: borrowedMoney ? formatMoneyRange(locale, borrowedMoney) : "",
    }),
  (answers) => isSumOff(given(answers)),
);

const jobs: Field<number> = {
  id: "jobs",
  isOptional: isPark,
  label: (t) => t("application.jobs.label", plain),
  ask: (t) => t("application.jobs.ask"),
  explain: (t, problem) => t(`application.jobs.${problem as CountProblem}`),
  show: (_, value, locale) => formatNumber(locale, value),
  parse: ({ text = "" }, locale) => parseCount(text, locale),
};

/** A park's applicant is asked about utilities only when there is something to say. */
const utilities: Field<"yes" | "no"> = {
  ...choiceField("utilities", ["yes", "no"] as const, yesNoLabel, {
    label: (t) => t("application.utilities.ask", plain),
    ask: (t) => t("application.utilities.ask"),
  }),
  isCheck: true,
  appliesTo: isPark,
};

const needsUtilities = (answers: Answers) => isLand(answers) || answers.utilities === "yes";

const rail: Field<"yes" | "no"> = {
  ...choiceField("rail", ["yes", "no"] as const, yesNoLabel, {
    label: (t) => t("application.rail.label", plain),
    ask: (t) => t("application.rail.ask"),
  }),
  isOptional: true,
  appliesTo: needsUtilities,
};

const study = choiceField<StudyState>(
  "study",
  STUDY_STATES,
  (t, value) => t(`application.study.${value}`, plain),
  {
    label: (t) => t("application.study.label", plain),
    ask: (t) => t("application.study.ask"),
    appliesTo: isLand,
  },
);

const startDate: Field<string> = {
  id: "startDate",
  isOptional: true,
  label: (t) => t("application.startDate.label", plain),
  ask: (t) => t("application.startDate.ask"),
  explain: (t, problem) => t(`application.startDate.${problem as StartDateProblem}`),
  show: (_, value) => value,
  parse: ({ text = "" }) => parseStartDate(text),
};

/** Art. 18(2) of the law on zones, as the model questionnaire prints it: pointed out to staff, never a refusal. */
const exclusions = choiceField<ExclusionAnswer>(
  "exclusions",
  EXCLUSION_ANSWERS,
  (t, value) => t(`application.exclusions.${value}`, plain),
  {
    label: (t) => t("application.exclusions.label", plain),
    ask: (t) => t("application.exclusions.ask"),
    appliesTo: isLand,
  },
);

/** What the project is like: money, jobs, utilities, time. */
export const projectFields: readonly Field[] = [
  moneyField("cost", { isOptional: isPark }),
  moneyField("ownMoney", { isOptional: isPark, appliesTo: hasCost }),
  moneyField("borrowedMoney", { isOptional: isPark, appliesTo: hasCost }),
  moneyCheck,
  jobs,
  utilities,
  needField("powerKw", parsePower),
  needField("gasM3PerHour", parseGas),
  needField("waterM3PerDay", parseWater),
  rail,
  study,
  startDate,
  exclusions,
] as Field[];

function moneyField(
  id: "cost" | "ownMoney" | "borrowedMoney",
  rest: Pick<Field<Money>, "isOptional" | "appliesTo">,
): Field<Money> {
  return {
    id,
    label: (t) => t(`application.${id}.label`, plain),
    ask: (t) => t(`application.${id}.ask`),
    explain: (t, problem) => t(`application.money.${problem as MoneyProblem}`),
    show: (_, value, locale) => formatMoneyRange(locale, value),
    parse: ({ text = "" }, locale, answers) =>
      id === "cost" ? parseMoney(text, locale) : parsePart(text, locale, answers),
    ...rest,
  };
}

// Said of a part of the money that there is none of.
const NOTHING = /^\s*(?:0|ноль|нет|не будет|без \p{L}+|жоқ|жок|нөл|none|no|zero|nothing)[\s.!]*$/iu;

/** A part of the money may be nothing; it is counted in the currency of the whole. */
function parsePart(text: string, locale: Locale, answers: Answers): Parsed<Money> {
  const parsed = parseMoney(text, locale);
  const isNothing = parsed.kind === "problem" && parsed.problem === "too-small";
  if (!isNothing && !NOTHING.test(text)) return parsed;
  const currency = given(answers).cost?.currency ?? "KZT";
  return { kind: "value", value: { min: 0, max: 0, currency } };
}

function needField(
  id: "powerKw" | "gasM3PerHour" | "waterM3PerDay",
  parse: (text: string, locale: Locale) => Parsed<Need>,
): Field<Need> {
  return {
    id,
    isOptional: true,
    appliesTo: needsUtilities,
    label: (t) => t(`application.${id}.label`, plain),
    ask: (t) => t(`application.${id}.ask`),
    explain: (t, problem) =>
      problem === "other-unit"
        ? t(`application.${id}.other-unit`)
        : t(`application.need.${problem as Exclude<NeedProblem, "other-unit">}`),
    show: (t, value, locale) =>
      t(`application.${id}.value`, { amount: formatRange(locale, value), ...plain }),
    parse: ({ text = "" }, locale) => parse(text, locale),
  };
}

function yesNoLabel(t: Translate, value: "yes" | "no"): string {
  return t(`application.yes-no.${value}`, plain);
}
