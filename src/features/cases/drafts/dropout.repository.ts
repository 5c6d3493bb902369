import type { Db } from "../../../db/schema.js";

const DAY_MS = 24 * 3_600_000;

/** How far people come with a form: counts only. */
export interface Dropouts {
  form: string;
  begun: number;
  submitted: number;
  /** The question that stood open when a form was deleted or left for a day, and how often; the most frequent first. */
  left: { asked: string; count: number }[];
}

export async function draftDropouts(db: Db, now = new Date()): Promise<Dropouts[]> {
  const totals = await db
    .selectFrom("draft")
    .select((eb) => [
      "form",
      eb.fn.countAll<number | string>().as("begun"),
      eb.fn
        .sum<number | string>(eb.case().when("state", "=", "submitted").then(1).else(0).end())
        .as("submitted"),
    ])
    .groupBy("form")
    .orderBy("form")
    .execute();
  const left = await db
    .selectFrom("draft")
    .select((eb) => ["form", "asked", eb.fn.countAll<number | string>().as("count")])
    .where("asked", "is not", null)
    .where((eb) =>
      eb.or([
        eb("state", "=", "deleted"),
        eb.and([
          eb("state", "=", "open"),
          eb("updated_at", "<", new Date(now.getTime() - DAY_MS).toISOString()),
        ]),
      ]),
    )
    .groupBy(["form", "asked"])
    .execute();
  return totals.map(({ form, begun, submitted }) => ({
    form,
    begun: Number(begun),
    submitted: Number(submitted),
    left: left
      .filter((row) => row.form === form)
      .map(({ asked, count }) => ({ asked: asked ?? "", count: Number(count) }))
      .sort((a, b) => b.count - a.count || a.asked.localeCompare(b.asked)),
  }));
}
