import type { Db, Fact, Trx } from "../../db/schema.js";
import { publishedFacts } from "./published-facts.js";

/** Brings the table up to what the program ships with. Doing it twice is doing it once. */
export async function loadFacts(trx: Trx): Promise<void> {
  for (const { id, ...values } of publishedFacts()) {
    await trx
      .insertInto("fact")
      .values({ id, ...values })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
      .execute();
  }
}

export async function listFacts(db: Db): Promise<Fact[]> {
  return db.selectFrom("fact").selectAll().orderBy("id").execute();
}

export async function listFactsByTopic(db: Db, topic: string): Promise<Fact[]> {
  return db.selectFrom("fact").selectAll().where("topic", "=", topic).orderBy("id").execute();
}

/** @throws when there is no such fact: ids come from our own code, never from a person */
export async function getFact(db: Db, id: string): Promise<Fact> {
  return db.selectFrom("fact").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}
