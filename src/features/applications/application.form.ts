import { choiceRows, isTyped, parseChoice } from "../../forms/choice-field.js";
import { type EmailProblem, parseEmail } from "../../forms/fields/email.js";
import {
  type ApplicantKind,
  type IdentityNumberProblem,
  parseIdentityNumber,
} from "../../forms/fields/identity-number.js";
import {
  formatPhone,
  parseContactPhone,
  parsePhone,
  type Phone,
  type PhoneProblem,
} from "../../forms/fields/phone.js";
import {
  parseAddress,
  parseName,
  parsePosition,
  parseProducts,
  parseSector,
  type TextProblem,
} from "../../forms/fields/text.js";
import type { Answer, Answers, Field, Form, Parsed } from "../../forms/form.js";
import { formatAreaRange } from "../../i18n/format.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { type AreaM2, type AreaProblem, parseArea } from "../../nlu/amounts.js";

const APPLICANT_KINDS: readonly ApplicantKind[] = ["legal-entity", "sole-proprietor", "individual"];

/** The branches that the operator's form names; "other" is asked for in words. */
export const SECTORS = [
  "machinery",
  "building-materials",
  "food",
  "light",
  "chemistry",
  "pharma",
  "furniture",
  "logistics",
  "other",
] as const;
export type Sector = (typeof SECTORS)[number];

/** Premises in a small park usually have this size; what lies outside is accepted and pointed out. */
export const USUAL_AREA_M2 = { min: 200, max: 1_000 };

/** What the fields below keep, by their ids. */
export interface ApplicationAnswers {
  applicantKind: ApplicantKind;
  name: string;
  identityNumber: string;
  address: string | null;
  contactName: string;
  position?: string;
  phone: Phone;
  email: string | null;
  projectName: string;
  sector: { id: Sector; words?: string };
  sectorOther?: string;
  products: string | null;
  area: AreaM2;
}

const given = (answers: Answers) => answers as Partial<ApplicationAnswers>;

const applicantKind: Field<ApplicantKind> = {
  id: "applicantKind",
  label: (t) => t("application.applicantKind.label", plain),
  ask: (t) => t("application.applicantKind.ask"),
  explain: (t) => t("application.choose"),
  show: (t, value) => kindLabel(t, value),
  choices: (t) => choiceRows(t, APPLICANT_KINDS, kindLabel, 1),
  parse: (answer) => parseChoice(answer, APPLICANT_KINDS, kindLabel),
};

const identityNumber: Field<string> = {
  id: "identityNumber",
  label: (t) => t("application.identityNumber.label", plain),
  ask: (t, answers) =>
    t(
      given(answers).applicantKind === "legal-entity"
        ? "application.identityNumber.ask-bin"
        : "application.identityNumber.ask-iin",
    ),
  explain: (t, problem) => t(`application.identityNumber.${problem as IdentityNumberProblem}`),
  show: (_, value) => value,
  parse: ({ text = "" }, _, answers) =>
    sure(parseIdentityNumber(text, given(answers).applicantKind ?? "legal-entity")),
};

/** The number is sound but of the other kind: the applicant has the last word. */
const identityCheck: Field<"yes"> = {
  ...checkField("identityCheck", (t, { identityNumber = "" }) =>
    t("application.identityCheck.ask", { number: identityNumber }),
  ),
  appliesTo: (answers) => {
    const { applicantKind, identityNumber } = given(answers);
    if (!applicantKind || !identityNumber) return false;
    return parseIdentityNumber(identityNumber, applicantKind).kind === "doubtful";
  },
};

const phone: Field<Phone> = {
  id: "phone",
  requestsContact: true,
  label: (t) => t("application.phone.label", plain),
  ask: (t) => t("application.phone.ask"),
  explain: (t, problem) => t(`application.phone.${problem as PhoneProblem}`),
  show: (_, value) => formatPhone(value),
  parse: ({ text, contact }) =>
    sure(contact ? parseContactPhone(contact.phone) : parsePhone(text ?? "")),
};

const phoneCheck: Field<"yes"> = {
  ...checkField("phoneCheck", (t, { phone }) =>
    t("application.phoneCheck.ask", { phone: phone ? formatPhone(phone) : "" }),
  ),
  appliesTo: (answers) => given(answers).phone?.valid === false,
};

const sector: Field<ApplicationAnswers["sector"]> = {
  id: "sector",
  label: (t) => t("application.sector.label", plain),
  ask: (t) => t("application.sector.ask"),
  explain: (t) => t("application.choose"),
  show: (t, value) => value.words ?? sectorLabel(t, value.id),
  choices: (t) => choiceRows(t, SECTORS, sectorLabel, 2),
  parse: (answer) => parseSectorAnswer(answer),
};

const area: Field<AreaM2> = {
  id: "area",
  label: (t) => t("application.area.label", plain),
  ask: (t) => t("application.area.ask"),
  explain: (t, problem) => t(`application.area.${problem as AreaProblem}`),
  show: (_, value, locale) => formatAreaRange(locale, value),
  parse: ({ text = "" }, locale) => parseArea(text, locale),
};

const areaCheck: Field<"yes"> = {
  ...checkField("areaCheck", (t, { area }, locale) =>
    t("application.areaCheck.ask", { area: area ? formatAreaRange(locale, area) : "" }),
  ),
  appliesTo: (answers) => {
    const { area } = given(answers);
    return area !== undefined && (area.min < USUAL_AREA_M2.min || area.max > USUAL_AREA_M2.max);
  },
};

/** The application for a place in a small industrial park. */
export const applicationForm: Form = {
  id: "application",
  version: 1,
  title: (t) => t("application.title", plain),
  hasSummary: true,
  fields: [
    applicantKind,
    textField("name", parseName),
    identityNumber,
    identityCheck,
    textField("address", parseAddress, { isOptional: true }),
    textField("contactName", parseName),
    textField("position", parsePosition, {
      // An individual speaks for himself and holds no office.
      appliesTo: (answers) => given(answers).applicantKind !== "individual",
    }),
    phone,
    phoneCheck,
    textField("email", parseEmail, { isOptional: true }),
    textField("projectName", parseName),
    sector,
    textField("sectorOther", parseSector, {
      appliesTo: (answers) => {
        const chosen = given(answers).sector;
        return chosen?.id === "other" && chosen.words === undefined;
      },
    }),
    textField("products", parseProducts, { isOptional: true }),
    area,
    areaCheck,
  ],
};

type TextFieldId =
  | "name"
  | "address"
  | "contactName"
  | "position"
  | "email"
  | "projectName"
  | "sectorOther"
  | "products";

function textField(
  id: TextFieldId,
  parse: (text: string) => Parsed<string>,
  rest: Pick<Field<string>, "isOptional" | "appliesTo"> = {},
): Field<string> {
  return {
    id,
    label: (t) => t(`application.${id}.label`, plain),
    ask: (t) => t(`application.${id}.ask`),
    explain: (t, problem) =>
      id === "email"
        ? t(`application.email.${problem as EmailProblem}`)
        : t(`application.text.${problem as TextProblem}`),
    show: (_, value) => value,
    parse: ({ text = "" }) => parse(text),
    ...rest,
  };
}

/** "Is that right?" about another answer; "Back" leads to it. */
function checkField(
  id: string,
  ask: (t: Translate, answers: Partial<ApplicationAnswers>, locale: "kk" | "ru" | "en") => string,
): Field<"yes"> {
  const yes = (t: Translate) => t("application.check.yes", plain);
  return {
    id,
    isCheck: true,
    label: (t) => yes(t),
    ask: (t, answers, locale) => ask(t, given(answers), locale),
    explain: (t) => t("application.check.choose"),
    show: (t) => yes(t),
    choices: (t) => [[{ value: "yes", label: yes(t) }]],
    parse: (answer) =>
      answer.choice === "yes" || isTyped(answer.text, yes)
        ? { kind: "value", value: "yes" }
        : { kind: "problem", problem: "choose" },
  };
}

/** A branch from the list, or one in the applicant's own words. */
function parseSectorAnswer(answer: Answer): Parsed<ApplicationAnswers["sector"]> {
  const listed = parseChoice(answer, SECTORS, sectorLabel);
  if (listed.kind === "value") return { kind: "value", value: { id: listed.value } };
  const words = parseSector(answer.text ?? "");
  if (words.kind === "problem") return { kind: "problem", problem: "choose" };
  return { kind: "value", value: { id: "other", words: words.value } };
}

/** A doubtful value is kept; the check that follows asks about it. */
function sure<T>(parsed: Parsed<T> | { kind: "doubtful"; value: T }): Parsed<T> {
  return parsed.kind === "doubtful" ? { kind: "value", value: parsed.value } : parsed;
}

function kindLabel(t: Translate, kind: ApplicantKind): string {
  return t(`application.applicantKind.${kind}`, plain);
}

export function sectorLabel(t: Translate, sector: Sector): string {
  return t(`application.sector.${sector}`, plain);
}
