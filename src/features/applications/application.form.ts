import { choiceRows, parseChoice } from "../../forms/choice-field.js";
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
import type { Answer, Field, Form, Parsed } from "../../forms/form.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { type ApplicationAnswers, given, type Sector, SECTORS } from "./application-answers.js";
import { checkField, sure } from "./application-field.js";
import { documents } from "./document.form.js";
import { projectFields } from "./project.form.js";
import { area, place, track } from "./track.form.js";

const APPLICANT_KINDS: readonly ApplicantKind[] = ["legal-entity", "sole-proprietor", "individual"];

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
const identityCheck = checkField(
  "identityCheck",
  ["applicantKind", "identityNumber"],
  (t, { identityNumber = "" }) => t("application.identityCheck.ask", { number: identityNumber }),
  (answers) => {
    const { applicantKind, identityNumber } = given(answers);
    if (!applicantKind || !identityNumber) return false;
    return parseIdentityNumber(identityNumber, applicantKind).kind === "doubtful";
  },
);

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

const phoneCheck = checkField(
  "phoneCheck",
  ["phone"],
  (t, { phone }) => t("application.phoneCheck.ask", { phone: phone ? formatPhone(phone) : "" }),
  (answers) => given(answers).phone?.valid === false,
);

const sector: Field<ApplicationAnswers["sector"]> = {
  id: "sector",
  label: (t) => t("application.sector.label", plain),
  ask: (t) => t("application.sector.ask"),
  explain: (t) => t("application.choose"),
  show: (t, value) => value.words ?? sectorLabel(t, value.id),
  choices: (t) => choiceRows(t, SECTORS, sectorLabel, 2),
  parse: (answer) => parseSectorAnswer(answer),
};

/** The one application for both tracks; what belongs to one of them only says so itself. */
export const applicationForm: Form = {
  id: "application",
  version: 2,
  command: "apply",
  title: (t) => t("application.title", plain),
  subject: (answers) => given(answers).projectName,
  hasSummary: true,
  fields: [
    applicantKind,
    place,
    area,
    track,
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
    ...projectFields,
    documents,
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

/** A branch from the list, or one in the applicant's own words. */
function parseSectorAnswer(answer: Answer): Parsed<ApplicationAnswers["sector"]> {
  const listed = parseChoice(answer, SECTORS, sectorLabel);
  if (listed.kind === "value") return { kind: "value", value: { id: listed.value } };
  const words = parseSector(answer.text ?? "");
  if (words.kind === "problem") return { kind: "problem", problem: "choose" };
  return { kind: "value", value: { id: "other", words: words.value } };
}

function kindLabel(t: Translate, kind: ApplicantKind): string {
  return t(`application.applicantKind.${kind}`, plain);
}

export function sectorLabel(t: Translate, sector: Sector): string {
  return t(`application.sector.${sector}`, plain);
}
