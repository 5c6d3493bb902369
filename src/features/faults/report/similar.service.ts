import type { Db } from "../../../db/schema.js";
import type { Answers } from "../../../forms/form.js";
import { countFollowers, isFollower } from "../../cases/record/follower.repository.js";
import { getFact } from "../../facts/fact.repository.js";
import { given, type Similar } from "../record/report-answers.js";
import { listSimilar, type OpenIncident } from "../record/incident.repository.js";
import { findPhotoBefore } from "../record/photo.repository.js";
import { findSpot } from "../record/location.service.js";

/** What is known already of the fault that a draft speaks of, by category, object or distance. */
export async function lookUpSimilar(
  db: Db,
  answers: Answers,
  personId: number,
): Promise<Similar[]> {
  const { category, place, objectId } = given(answers);
  if (!category) return [];
  const found = await listSimilar(db, category, await findSpot(db, place, objectId));
  const similar = [];
  for (const one of found) similar.push(await describe(db, one, personId));
  return similar;
}

async function describe(
  db: Db,
  { of, incident }: OpenIncident,
  personId: number,
): Promise<Similar> {
  const [source = null] = JSON.parse(incident.source ?? "[]") as string[];
  return {
    caseId: of.id,
    name: of.number ?? "",
    category: incident.category,
    objectId: incident.object_id,
    followers: await countFollowers(db, of.id),
    isFollowed: await isFollower(db, of.id, personId),
    since: incident.since,
    dueAt: of.due_at,
    state: of.state,
    photo: (await findPhotoBefore(db, of.id)) ?? null,
    published: source === null ? null : await publishedWords(db, source),
  };
}

async function publishedWords(db: Db, factId: string): Promise<Similar["published"]> {
  const { text } = await getFact(db, factId);
  return text === null ? null : (JSON.parse(text) as Similar["published"]);
}
