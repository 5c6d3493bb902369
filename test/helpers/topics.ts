import type { TestApp } from "./app.js";

/**
 * Thread of the topic of the nth case by its number, 1 for the first. Cases filed together get their
 * topics in any order, so the order of topics tells nothing.
 */
export async function topicOfCase({ app }: TestApp, nth: number): Promise<number> {
  const threads = await app.db
    .selectFrom("case")
    .leftJoin("case_view", "case_view.case_id", "case.id")
    .select("case_view.thread_id")
    .where("case.number", "is not", null)
    .orderBy("case.id")
    .execute();
  const thread = threads[nth - 1]?.thread_id;
  if (!thread) throw new Error(`Case ${nth} of ${threads.length} has no topic`);
  return thread;
}
