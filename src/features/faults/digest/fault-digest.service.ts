import type { Db } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { FINAL_STATES, isFinal, KNOWN } from "../../cases/record/case-state.js";
import { countFaults, type CountedFault } from "./fault-figures.js";
import { faultDigestView } from "./fault-digest.view.js";

const LATELY_MS = 30 * 24 * 3_600_000;

/** How faults stand, for staff; nothing when there are none and none were mended lately. */
export async function describeFaults(
  db: Db,
  locale: Locale,
  now: Date,
): Promise<string | undefined> {
  const since = new Date(now.getTime() - LATELY_MS).toISOString();
  const figures = countFaults(await listFaults(db, since), await listRatings(db, since), now);
  if (figures.open === 0 && figures.mended === 0) return undefined;
  return faultDigestView(translator(locale), locale, figures);
}

async function listFaults(db: Db, since: string): Promise<CountedFault[]> {
  const rows = await db
    .selectFrom("case")
    .innerJoin("incident", "incident.case_id", "case.id")
    .select(["case.state", "case.due_at", "case.is_urgent"])
    .select(["incident.category", "incident.reopened", "incident.fixed_at"])
    .where((eb) =>
      eb.or([
        eb("case.state", "not in", [...FINAL_STATES, KNOWN]),
        eb("incident.fixed_at", ">=", since),
      ]),
    )
    .execute();
  return rows.map(({ category, reopened, fixed_at, ...of }) => ({
    ...{ of, category, reopened },
    isOpen: !isFinal(of) && of.state !== "fixed",
    isMendedLately: fixed_at !== null && fixed_at >= since,
  }));
}

/** What people gave for what was mended since then. */
async function listRatings(db: Db, since: string): Promise<number[]> {
  const rows = await db
    .selectFrom("follower")
    .innerJoin("incident", "incident.case_id", "follower.case_id")
    .select("follower.rating")
    .where("incident.fixed_at", ">=", since)
    .where("follower.rating", "is not", null)
    .execute();
  return rows.flatMap(({ rating }) => rating ?? []);
}
