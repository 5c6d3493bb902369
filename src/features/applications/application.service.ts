import type { NewApplication, Trx } from "../../db/schema.js";
import { takeFiles } from "../cases/moves/attachment.service.js";
import { announceCase, fileCase } from "../cases/moves/case.service.js";
import type { Filing } from "../cases/drafts/draft.service.js";
import { findPerson, setKnown } from "../people/person.repository.js";
import type { ApplicationAnswers } from "./application-answers.js";
import { insertApplication } from "./application.repository.js";

/** Files an application with everything that goes with it, or nothing: part of the transaction of the last answer. */
export async function fileApplication(trx: Trx, filing: Filing): Promise<void> {
  const answers = filing.answers as unknown as ApplicationAnswers;
  const filed = await fileCase(trx, {
    ...filing,
    kind: "application",
    letter: "A",
    title: answers.projectName,
    now: new Date(),
  });
  const person = await findPerson(trx, filing.personId);
  await insertApplication(trx, {
    ...toRow(answers),
    case_id: filed.id,
    locale: person?.locale ?? "ru",
    form_version: filing.formVersion,
  });
  await setKnown(trx, filing.personId, { kind: "investor", phone: answers.phone.e164 });
  await announceCase(trx, filed);
  await takeFiles(trx, filing.runKey, filed.id);
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
    track: answers.track,
    premises_id: answers.place?.premisesId ?? null,
    place: json(answers.place?.name),
    cost: json(answers.cost),
    own_money: json(answers.ownMoney),
    borrowed_money: json(answers.borrowedMoney),
    jobs: answers.jobs,
    power_kw: json(answers.powerKw),
    gas_m3_per_hour: json(answers.gasM3PerHour),
    water_m3_per_day: json(answers.waterM3PerDay),
    rail: answers.rail ?? null,
    study: answers.study ?? null,
    start_date: answers.startDate,
    exclusions: answers.exclusions ?? null,
  };
}

function json(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}
