import type { NewApplication, Trx } from "../../db/schema.js";
import { announceCase, fileCase } from "../cases/case.service.js";
import type { Filing } from "../cases/draft.service.js";
import { findPerson, setKnown } from "../people/person.repository.js";
import type { ApplicationAnswers } from "./application.form.js";
import { insertApplication } from "./application.repository.js";

/** Files an application with everything that goes with it, or nothing: part of the transaction of the last answer. */
export async function fileApplication(trx: Trx, filing: Filing): Promise<void> {
  const filed = await fileCase(trx, {
    ...filing,
    kind: "application",
    letter: "A",
    now: new Date(),
  });
  const person = await findPerson(trx, filing.personId);
  const answers = filing.answers as unknown as ApplicationAnswers;
  await insertApplication(trx, {
    ...toRow(answers),
    case_id: filed.id,
    locale: person?.locale ?? "ru",
    form_version: filing.formVersion,
  });
  await setKnown(trx, filing.personId, { kind: "investor", phone: answers.phone.e164 });
  await announceCase(trx, filed);
}

function toRow(
  answers: ApplicationAnswers,
): Omit<NewApplication, "case_id" | "locale" | "form_version"> {
  return {
    applicant_kind: answers.applicantKind,
    name: answers.name,
    identity_number: answers.identityNumber,
    address: answers.address,
    contact_name: answers.contactName,
    position: answers.position ?? null,
    phone: answers.phone.extension
      ? `${answers.phone.e164};ext=${answers.phone.extension}`
      : answers.phone.e164,
    phone_doubtful: answers.phone.valid ? 0 : 1,
    email: answers.email,
    project_name: answers.projectName,
    sector: answers.sector.id,
    sector_other: answers.sector.words ?? answers.sectorOther ?? null,
    products: answers.products,
    area_min_m2: answers.area.min,
    area_max_m2: answers.area.max,
  };
}
