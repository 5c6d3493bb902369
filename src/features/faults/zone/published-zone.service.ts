import type { Trx } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Category } from "../../../nlu/meaning.js";
import { insertCase, insertEvent } from "../../cases/record/case.repository.js";
import { NO_CLOCK } from "../../cases/record/case-clock.js";
import { NOBODY } from "../../cases/record/follower.repository.js";
import { getFact } from "../../facts/fact.repository.js";
import { insertIncident } from "../record/incident.repository.js";
import { findSpot } from "../record/location.service.js";
import zone from "./zone.json" with { type: "json" };

type InEachLanguage = Record<Locale, string>;

interface ZoneFile {
  objects: { id: string; category: Category; name: InEachLanguage }[];
  issues: { object: string; facts: string[] }[];
  questions: { id: string; category: Category; ask: InEachLanguage; choices: object[] | null }[];
}

/**
 * Brings in what the program ships with: the zone's objects that were published, the questions of each category, and
 * the issues that were published of them. What staff changed since stays as they left it.
 */
export async function loadZone(trx: Trx): Promise<void> {
  const { objects, issues, questions } = zone as ZoneFile;
  const created_at = new Date().toISOString();
  for (const { id, category, name } of objects) {
    await trx
      .insertInto("zone_object")
      .values({
        ...{ id, category, name: JSON.stringify(name), created_at },
        ...{ park_id: null, latitude: null, longitude: null },
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
  for (const [position, { id, category, ask, choices }] of questions.entries()) {
    await trx
      .insertInto("category_question")
      .values({
        ...{ id, category, position, ask: JSON.stringify(ask) },
        choices: choices && JSON.stringify(choices),
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
  for (const issue of issues) {
    const object = objects.find(({ id }) => id === issue.object);
    if (object) await publishIssue(trx, object, issue.facts);
  }
}

/** An issue is a case like any other, that nobody has reported here yet. Its day is the day of its source. */
async function publishIssue(
  trx: Trx,
  { id, category }: { id: string; category: Category },
  facts: string[],
): Promise<void> {
  const runKey = `published:${id}`;
  const known = await trx
    .selectFrom("case")
    .select("id")
    .where("run_key", "=", runKey)
    .executeTakeFirst();
  if (known) return;
  const { as_of } = await getFact(trx, facts[0] ?? "");
  const createdAt = `${as_of}T00:00:00.000Z`;
  const of = await insertCase(trx, {
    ...{ number: null, title: null, kind: "fault", state: "known", personId: NOBODY },
    ...{ runKey, updateId: 0, createdAt, clock: NO_CLOCK, isUrgent: false },
  });
  await insertEvent(trx, {
    ...{ case_id: of.id, kind: "filed", actor: "system", actor_id: null },
    ...{ to_state: of.state, at: createdAt },
  });
  await insertIncident(trx, {
    ...(await findSpot(trx, null, id)),
    ...{ case_id: of.id, category, since: createdAt, source: JSON.stringify(facts) },
  });
}
