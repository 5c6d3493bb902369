import type { Application, Db } from "../../src/db/schema.js";
import type { Answers } from "../helpers/applicant.js";

/** What was filed, in order, as the people gave it. */
export interface Filed {
  personId: number;
  number: string | null;
  answers: Answers;
}

export async function listFiled(db: Db): Promise<Filed[]> {
  const rows = await db
    .selectFrom("application")
    .innerJoin("case", "case.id", "application.case_id")
    .selectAll("application")
    .select(["case.person_id", "case.number"])
    .orderBy("case.id")
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    number: row.number,
    answers: toAnswers(row),
  }));
}

function toAnswers(row: Application): Answers {
  return {
    applicantKind: row.applicant_kind,
    name: row.name,
    identityNumber: row.identity_number,
    address: row.address,
    contactName: row.contact_name,
    position: row.position ?? "",
    phone: row.phone,
    email: row.email,
    projectName: row.project_name,
    sector: row.sector as Answers["sector"],
    products: row.products,
    areaM2: row.area_min_m2,
    track: row.track,
    cost: endOf(row.cost),
    jobs: row.jobs,
    powerKw: endOf(row.power_kw),
    startDate: row.start_date,
  };
}

function endOf(json: string | null): number | null {
  return json === null ? null : (JSON.parse(json) as { max: number }).max;
}
